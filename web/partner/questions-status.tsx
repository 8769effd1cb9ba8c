import type { QuestionSummaryShape } from '../../src/questions/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { Sign } from '../shared/sign.tsx';

/** How far it is: a word and a sign, the same on the line and in the lists. */
export function QuestionStatus({ of }: { of: Pick<QuestionSummaryShape, 'status' | 'outcome'> }) {
  const { t } = useLanguage();
  if (of.status === 'open')
    return (
      <Sign tone="warn" mark="clock">
        {t('questions.status.open')}
      </Sign>
    );
  if (of.status === 'answered')
    return (
      <Sign tone="accent" mark="dot">
        {t('questions.status.answered')}
      </Sign>
    );
  return (
    <Sign tone="quiet" mark="check">
      {of.outcome ? t(`questions.outcome.${of.outcome}`) : t('questions.status.closed')}
    </Sign>
  );
}

import type { ImportShape } from '../../../src/intake/schema.ts';
import { useLanguage } from '../../shared/language.ts';
import { Sign } from '../../shared/sign.tsx';

const looks = {
  running: { tone: 'accent', mark: 'clock' },
  done: { tone: 'good', mark: 'check' },
  failed: { tone: 'bad', mark: 'alert' },
  cancelled: { tone: 'quiet', mark: 'stop' },
  undone: { tone: 'quiet', mark: 'stop' },
} as const;

/** How an import stands; one that is done but refused rows says so. */
export function ImportStatus({ of: { status, rejected } }: { of: ImportShape }) {
  const { t } = useLanguage();
  const isPartly = status === 'done' && rejected > 0;
  return isPartly ? (
    <Sign tone="warn" mark="alert">
      {t('imports.partly')}
    </Sign>
  ) : (
    <Sign {...looks[status]}>{t(`imports.status.${status}`)}</Sign>
  );
}

type Language = ReturnType<typeof useLanguage>;

/** What became of a file, in one sentence. */
export function answerOf(one: ImportShape, t: Language['t'], words: Language['words']): string {
  const { label: name, status, lines, accepted, repeated, rejected } = one;
  if (status === 'running') return t('imports.answerRunning', { name });
  if (status === 'failed') return t('imports.answerFailed', { name });
  if (status === 'cancelled') return t('imports.answerCancelled', { name });
  if (status === 'undone') return t('imports.answerUndone', { name });
  if (accepted > 0) return t('imports.answerDone', { name, count: accepted, rows: words.number(accepted) });
  if (repeated > 0 && rejected === 0) return t('imports.answerKnown', { name });
  return lines === 0 ? t('imports.answerEmpty', { name }) : t('imports.answerAllRefused', { name });
}

import type { StatementShape } from '../../src/statements/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { drawn, toGo } from '../shared/numbers.ts';
import { Bar } from '../shared/ui/bar.tsx';
import { nextStep } from './stages.ts';

/** How far it still is to the next threshold. */
export function NextStep({ line }: { line: StatementShape['lines'][number] }) {
  const { t, words } = useLanguage();
  const next = nextStep(line.steps, line.value);
  if (!next || line.value === null) return null;
  const write = (amount: string) => toGo(amount, line.value_unit, words);
  return (
    <div className="next">
      <Bar
        parts={[{ key: 'now', share: Math.max(drawn(line.value), 0) / Math.max(drawn(next.at), 1e-6), look: 'full' }]}
      />
      <p className="small tabular">
        {t('line.next', { left: write(next.left) })}{' '}
        <span className="quiet">{t('line.nextAt', { at: write(next.at) })}</span>
      </p>
    </div>
  );
}

import { useLanguage } from '../language.ts';
import { isBelow, minus, percentOf, rounded, total, written } from '../numbers.ts';
import { Bar } from './bar.tsx';
import { budgetShares } from './geometry.ts';
import './budget-bar.css';

interface Props {
  readonly currency: string;
  readonly budget: string;
  /** What is certain, what is granted but can still change, and what is expected to come on top of both. */
  readonly final: string;
  readonly open: string;
  readonly expected?: string;
  /** To the last decimal, and without the sum, below a line that says it already. */
  readonly exactly?: boolean;
}

/** Spent, committed and expected against a budget: in one bar, and every part of it in words, so that it needs no table. */
export function BudgetBar({ currency, budget, final, open, expected, exactly = false }: Props) {
  const { t, words } = useLanguage();
  const write = (amount: string) => (exactly ? written : rounded)(amount, currency, words);
  const spent = total([final, open]);
  const { parts, mark } = budgetShares(budget, [final, open, expected ?? '0']);
  const percent = percentOf(spent, budget);
  return (
    <div className="budget">
      {exactly ? null : (
        <p className="budget-main">
          <strong>{write(spent)}</strong> {t('budget.of', { amount: write(budget), percent })}
        </p>
      )}
      <Bar
        tone={percent >= 100 ? 'bad' : percent >= 90 ? 'warn' : 'accent'}
        mark={mark < 1 ? mark : undefined}
        parts={[
          { key: 'final', share: parts[0]!, look: 'full' },
          { key: 'open', share: parts[1]!, look: 'hatched' },
          { key: 'expected', share: parts[2]!, look: 'dotted' },
        ]}
      />
      <p className="small quiet tabular budget-parts">
        <span>{t('budget.final', { amount: write(final) })}</span>
        <span>{t('budget.open', { amount: write(open) })}</span>
        <span>
          {isBelow(budget, spent)
            ? t('budget.over', { amount: write(minus(spent, budget)) })
            : t('budget.left', { amount: write(minus(budget, spent)) })}
        </span>
        {expected === undefined ? null : <span>{t('budget.expected', { amount: write(expected) })}</span>}
        {expected === undefined ? null : <Outcome left={minus(budget, total([spent, expected]))} write={write} />}
      </p>
    </div>
  );
}

function Outcome({ left, write }: { left: string; write: (amount: string) => string }) {
  const { t } = useLanguage();
  return isBelow(left, '0') ? (
    <strong>{t('budget.expectedOver', { amount: write(minus('0', left)) })}</strong>
  ) : (
    <span>{t('budget.expectedLeft', { amount: write(left) })}</span>
  );
}

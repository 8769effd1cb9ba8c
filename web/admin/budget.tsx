import type { ProgramShape } from '../../src/programs/schema.ts';
import { Bar } from '../shared/bar.tsx';
import { useLanguage } from '../shared/language.ts';
import { drawn, isBelow, minus, percentOf, rounded, total, written } from '../shared/numbers.ts';

type Asked = Pick<ProgramShape, 'budget' | 'trend' | 'currency' | 'spent' | 'other_units'>;

/** What is granted against the budget: in one bar, and in words. Exact figures go below the page's answer, which says the sum already. */
export function Budget({ program, exactly = false }: { program: Asked; exactly?: boolean }) {
  const { t, words } = useLanguage();
  const { budget, currency, trend } = program;
  const write = (amount: string) => (exactly ? written : rounded)(amount, currency, words);
  if (!budget && exactly) return <p className="small quiet">{t('budget.none')}</p>;
  if (!budget) return <NoBudget program={program} write={write} />;
  const periods = budget.period === null ? trend : trend.filter(({ period }) => period === budget.period);
  const open = total(periods.filter(({ closed }) => !closed).map(({ amount }) => amount));
  const final = minus(budget.spent, open);
  const over = isBelow(budget.amount, budget.spent);
  const scale = Math.max(drawn(budget.amount), drawn(budget.spent), 1);
  return (
    <div className="budget">
      {exactly ? null : (
        <p className="budget-main">
          <strong>{write(budget.spent)}</strong>{' '}
          {t('budget.of', { amount: write(budget.amount), percent: percentOf(budget.spent, budget.amount) })}
        </p>
      )}
      <Bar
        tone={toneOf(percentOf(budget.spent, budget.amount))}
        parts={[
          { key: 'final', share: drawn(final) / scale, look: 'full' },
          { key: 'open', share: drawn(open) / scale, look: 'hatched' },
        ]}
      />
      <p className="small quiet tabular budget-parts">
        <span>{t('budget.final', { amount: write(final) })}</span>
        <span>{t('budget.open', { amount: write(open) })}</span>
        <span>
          {over
            ? t('budget.over', { amount: write(minus(budget.spent, budget.amount)) })
            : t('budget.left', { amount: write(budget.left) })}
        </span>
      </p>
    </div>
  );
}

const toneOf = (percent: number) => (percent >= 100 ? 'bad' : percent >= 90 ? 'warn' : 'accent');

function NoBudget({ program, write }: { program: Asked; write: (amount: string) => string }) {
  const { t, words } = useLanguage();
  const others = program.other_units.map(({ unit, amount }) => words.amount(amount, unit));
  const money = program.trend.length > 0 && drawn(program.spent) !== 0 ? [write(program.spent)] : [];
  const all = [...money, ...others];
  return (
    <div className="budget">
      <p className="budget-main">
        <strong>{all.length > 0 ? words.and(all) : t('budget.nothing')}</strong>
      </p>
      <p className="small quiet">{t('budget.none')}</p>
    </div>
  );
}

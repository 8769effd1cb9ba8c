import type { ProgramShape } from '../../src/programs/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { drawn, minus, rounded, total, written } from '../shared/numbers.ts';
import { BudgetBar } from '../shared/ui/budget-bar.tsx';

type Asked = Pick<ProgramShape, 'budget' | 'trend' | 'currency' | 'spent' | 'other_units'>;

/** What is granted against the budget. Exact figures go below the page's answer, which says the sum already. */
export function Budget({ program, exactly = false }: { program: Asked; exactly?: boolean }) {
  const { t, words } = useLanguage();
  const { budget, currency, trend } = program;
  if (!budget && exactly) return <p className="small quiet">{t('budget.none')}</p>;
  if (!budget)
    return <NoBudget program={program} write={(amount) => (exactly ? written : rounded)(amount, currency, words)} />;
  const periods = budget.period === null ? trend : trend.filter(({ period }) => period === budget.period);
  const open = total(periods.filter(({ closed }) => !closed).map(({ amount }) => amount));
  return (
    <BudgetBar
      currency={currency}
      budget={budget.amount}
      final={minus(budget.spent, open)}
      open={open}
      exactly={exactly}
    />
  );
}

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

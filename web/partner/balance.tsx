import type { Words } from '../../src/engine/words.ts';
import type { StatementShape } from '../../src/statements/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { isMoney, isNothing, total, written } from '../shared/numbers.ts';
import { quarterName } from '../shared/periods.ts';
import { Bone } from '../shared/states.tsx';
import { Status } from '../shared/ui/status.tsx';
import { type Amount, type Quarter, statusOf, totalsOf } from './quarters.ts';

interface Props {
  readonly quarter: Quarter;
  /** The statements that have been fetched. */
  readonly full: readonly StatementShape[];
  readonly complete: boolean;
  readonly name: string | undefined;
}

/** The answer: what was earned, whether that is certain, and when it is paid. */
export function Balance({ quarter, full, complete, name }: Props) {
  const { t, words } = useLanguage();
  const { money, others } = amountsOf(quarter.statements);
  const main = money.length > 0 ? money : others;
  const status = statusOf(quarter.statements);
  const final = amountsOf(quarter.statements.filter((one) => one.status === 'final')).money;
  const period = quarterName(quarter.year, quarter.quarter, words);
  const amount =
    main.length > 0 ? words.and(main.map((one) => written(one.amount, one.unit, words))) : t('statement.nothing');
  const sentence = name
    ? t('statement.theyEarned', { name, amount, period })
    : t('statement.youEarned', { amount, period });
  return (
    <header className="balance">
      <title>{`${amount} · ${name ?? period} · Vliegwiel`}</title>
      <p className="balance-status">
        <Status of={status === 'final' ? 'final' : 'provisional'}>
          {status === 'final'
            ? t('statement.finalText')
            : status === 'partly' && final.length > 0
              ? t('statement.partlyText', {
                  amount: words.and(final.map((one) => written(one.amount, one.unit, words))),
                })
              : t('statement.provisionalText')}
        </Status>
      </p>
      <h1 className="answer" data-status={status}>
        {sentence}
      </h1>
      {money.length > 0 && others.length > 0 ? (
        <p className="answer-more">
          {t('statement.besides', { amounts: words.and(others.map((one) => words.amount(one.amount, one.unit))) })}
        </p>
      ) : null}
      {money.length === 0 ? null : complete ? (
        <Payments statements={full} words={words} />
      ) : (
        <Bone width="16rem" style={{ marginTop: '1rem' }} />
      )}
    </header>
  );
}

function amountsOf(statements: readonly { totals: readonly Amount[] }[]): { money: Amount[]; others: Amount[] } {
  const totals = totalsOf(statements).filter(({ amount }) => !isNothing(amount));
  return { money: totals.filter(({ unit }) => isMoney(unit)), others: totals.filter(({ unit }) => !isMoney(unit)) };
}

/** On which days how much of it can be paid. */
function Payments({ statements, words }: { statements: readonly StatementShape[]; words: Words }) {
  const { t } = useLanguage();
  const byDay = new Map<string, Amount[]>();
  for (const { pays_on, totals, carried } of statements) {
    const money = totals.filter(({ unit, amount }) => isMoney(unit) && !isNothing(amount));
    if (pays_on && !carried && money.length > 0) byDay.set(pays_on, [...(byDay.get(pays_on) ?? []), ...money]);
  }
  const kept = totalsOf(statements.filter(({ carried }) => carried)).filter(
    ({ unit, amount }) => isMoney(unit) && !isNothing(amount),
  );
  const days = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
  if (days.length === 0 && kept.length === 0) return <p className="answer-more">{t('statement.payUnknown')}</p>;
  return (
    <ul className="payments">
      {days.map(([day, amounts]) => {
        const units = [...new Set(amounts.map(({ unit }) => unit))];
        const sums = units.map((unit) => ({
          unit,
          amount: total(amounts.filter((one) => one.unit === unit).map((one) => one.amount)),
        }));
        return (
          <li key={day} className="tabular">
            {t('statement.paysOn', {
              amount: words.and(sums.map((one) => written(one.amount, one.unit, words))),
              day: words.date(day),
            })}
          </li>
        );
      })}
      {kept.length > 0 ? (
        <li className="tabular">
          {t('statement.kept', { amount: words.and(kept.map((one) => written(one.amount, one.unit, words))) })}
        </li>
      ) : null}
    </ul>
  );
}

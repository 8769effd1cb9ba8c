import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../shared/language.ts';
import { drawn, isMoney, rounded } from '../shared/numbers.ts';
import { quarterName } from '../shared/periods.ts';
import { Column } from '../shared/ui/column.tsx';
import { type Quarter, statusOf, totalsOf } from './quarters.ts';

/** All quarters with what they came to: a picture of how it went, and the way to another one. */
export function PeriodStrip({ quarters, current }: { quarters: readonly Quarter[]; current: string }) {
  const { t, words } = useLanguage();
  const chosen = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another quarter is another element to bring into view
  useEffect(() => {
    const item = chosen.current;
    item?.parentElement?.scrollTo({ left: item.offsetLeft - 32 });
  }, [current]);
  const columns = quarters.map((quarter) => ({
    quarter,
    money: totalsOf(quarter.statements).find(({ unit }) => isMoney(unit)),
  }));
  const most = Math.max(...columns.map(({ money }) => (money ? drawn(money.amount) : 0)), 1);
  return (
    <nav className="strip no-print" aria-label={t('statement.periods')}>
      <ul>
        {columns.map(({ quarter, money }) => {
          const isCurrent = quarter.key === current;
          const share = money ? Math.max(drawn(money.amount), 0) / most : 0;
          return (
            <li key={quarter.key} ref={isCurrent ? chosen : undefined}>
              <Link
                to="."
                search={({ line: _, ...now }) => ({ ...now, period: quarter.key })}
                resetScroll={false}
                aria-current={isCurrent ? 'true' : undefined}
                activeProps={{}}
              >
                <span className="strip-bar" aria-hidden="true">
                  <Column share={share} isFinal={statusOf(quarter.statements) === 'final'} />
                </span>
                <span className="tabular strip-amount">{money ? rounded(money.amount, money.unit, words) : '–'}</span>
                <span className="small">
                  <span aria-hidden="true">
                    {words.t(`Q${quarter.quarter}`, `K${quarter.quarter}`)} {quarter.year}
                  </span>
                  <span className="unseen">{quarterName(quarter.year, quarter.quarter, words)}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

import type { StatementShape } from '../../src/statements/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { written } from '../shared/numbers.ts';
import { dayText, momentText, periodBrief } from '../shared/periods.ts';

/** Corrections of closed periods, and amounts given by hand: each says what it corrects. */
export function Adjustments({ statement }: { statement: StatementShape }) {
  const { t, words } = useLanguage();
  return (
    <div className="adjustments">
      <h4 className="small">{t('statement.adjustments')}</h4>
      <ul className="lines">
        {statement.adjustments.map((one) => (
          <li key={one.posting} className="line">
            <div className="line-head">
              <span className="line-name">
                {one.text}
                <span className="small quiet">
                  {one.about_period && one.reason !== 'adjustment'
                    ? `${t('statement.about', { period: periodBrief(one.about_period, words) })} · `
                    : ''}
                  {momentText(one.posted_at, words)}
                </span>
                {one.facts.map((fact) => (
                  <span key={`${fact.source} ${fact.id}`} className="small quiet tabular">
                    {dayText(fact.date, words)} · {fact.id}
                    {fact.corrects ? ` · ${t('facts.corrects', { id: fact.corrects })}` : ''}
                  </span>
                ))}
              </span>
              <span className="number line-amount">{written(one.amount, one.unit, words)}</span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

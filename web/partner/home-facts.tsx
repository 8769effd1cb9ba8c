import type { FactShape } from '../../src/facts/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { isMoney, written } from '../shared/numbers.ts';
import { dayText } from '../shared/periods.ts';

const shown = 5;

/** What came in last, so that a partner sees that it was heard. */
export function LastFacts({ facts }: { facts: readonly FactShape[] }) {
  const { t, words } = useLanguage();
  if (facts.length === 0) return null;
  return (
    <section aria-labelledby="last">
      <h2 id="last">{t('home.last')}</h2>
      <ul className="home-list">
        {facts.slice(0, shown).map((fact) => (
          <li key={`${fact.source} ${fact.id}`}>
            <div className="home-row">
              <span>
                {t(`home.source.${fact.source}`)} <span className="quiet tabular">{fact.id}</span>
              </span>
              <span className="number">
                {fact.amount !== null && isMoney(fact.currency) ? written(fact.amount, fact.currency, words) : ''}
              </span>
            </div>
            <p className="home-about small quiet">{dayText(fact.date, words)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

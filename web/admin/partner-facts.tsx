import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FactShape } from '../../src/facts/schema.ts';
import type { PartnerSummaryShape } from '../../src/insights/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { written } from '../shared/numbers.ts';
import { dayText } from '../shared/periods.ts';

const first = 5;

/** The last that was taken in of it, trainings apart. */
export function PartnerFacts({ summary: { facts, trainings } }: { summary: PartnerSummaryShape }) {
  const { t } = useLanguage();
  return (
    <>
      <section className="section">
        <div className="section-head">
          <h2>{t('partnerPage.trainings')}</h2>
        </div>
        {trainings.length === 0 ? (
          <p className="quiet">{t('partnerPage.noTrainings')}</p>
        ) : (
          <Facts facts={trainings} caption={t('partnerPage.trainings')} />
        )}
      </section>
      <section className="section">
        <div className="section-head">
          <h2>{t('partnerPage.facts')}</h2>
        </div>
        {facts.length === 0 ? (
          <p className="quiet">{t('partnerPage.noFacts')}</p>
        ) : (
          <Facts facts={facts} caption={t('partnerPage.facts')} />
        )}
      </section>
    </>
  );
}

function Facts({ facts, caption }: { facts: readonly FactShape[]; caption: string }) {
  const { t, words } = useLanguage();
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? facts : facts.slice(0, first);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, with the keyboard too */}
      <section className="scroll" aria-label={caption} tabIndex={0}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('partnerPage.day')}</th>
              <th scope="col">{t('partnerPage.what')}</th>
              <th scope="col" className="number">
                {t('partnerPage.quantity')}
              </th>
              <th scope="col" className="number">
                {t('partnerPage.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((fact) => (
              <tr key={`${fact.source} ${fact.id}`}>
                <th scope="row" className="tabular">
                  {dayText(fact.date, words)}
                </th>
                <td>
                  {whatOf(fact, t)}
                  <br />
                  <span className="small quiet">
                    {fact.corrects ? t('partnerPage.corrects', { id: fact.id, other: fact.corrects }) : fact.id}
                  </span>
                </td>
                <td className="number">{fact.quantity === null ? '' : words.number(fact.quantity)}</td>
                <td className="number">{fact.amount === null ? '' : written(fact.amount, fact.currency, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {shown.length < facts.length ? (
        <Button variant="subtle" onClick={() => setIsAll(true)}>
          {t('partnerPage.showAll', { count: facts.length })}
        </Button>
      ) : null}
    </>
  );
}

function whatOf(fact: FactShape, t: ReturnType<typeof useLanguage>['t']): string {
  const details: Record<string, unknown> = { ...fact };
  const parts = ['kind', 'course', 'level', 'stage', 'product', 'category', 'customer', 'person', 'status']
    .map((key) => details[key])
    .filter((part): part is string => typeof part === 'string' && part !== '');
  const source = fact.source === 'trainings' ? [] : [t(`partnerPage.${fact.source}`)];
  return [...source, ...parts].join(' · ');
}

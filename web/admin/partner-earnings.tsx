import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PartnerSummaryShape } from '../../src/insights/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { isNothing, written } from '../shared/numbers.ts';
import { capital, dayText, periodBrief, periodName } from '../shared/periods.ts';
import { Status } from '../shared/ui/status.tsx';
import { quarterOf } from './partner-goals.tsx';
import './trend.css';

const first = 8;

type Earned = PartnerSummaryShape['earned'][number];

/** What it earned per program and period, the latest first; each opens its statement. */
export function PartnerEarnings({ partner, earned }: { partner: string; earned: readonly Earned[] }) {
  const { t } = useLanguage();
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? earned : earned.slice(0, first);
  return (
    <section className="section">
      <div className="section-head">
        <h2>{t('partnerPage.earned')}</h2>
      </div>
      {earned.length === 0 ? (
        <p className="quiet">{t('partnerPage.noEarned')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, with the keyboard too
        <section className="scroll" aria-label={t('partnerPage.earned')} tabIndex={0}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t('partnerPage.program')}</th>
                <th scope="col">{t('trend.period')}</th>
                <th scope="col" className="number">
                  {t('partnerPage.amount')}
                </th>
                <th scope="col">{t('trend.state')}</th>
                <th scope="col">{t('partnerPage.paysOn')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <Row key={`${one.program} ${one.period}`} partner={partner} earned={one} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {shown.length < earned.length ? (
        <Button variant="subtle" onClick={() => setIsAll(true)}>
          {t('partnerPage.showAll', { count: earned.length })}
        </Button>
      ) : null}
    </section>
  );
}

function Row({ partner, earned }: { partner: string; earned: Earned }) {
  const { t, words } = useLanguage();
  const totals = earned.totals.filter(({ amount }) => !isNothing(amount));
  return (
    <tr>
      <th scope="row">
        <Link
          to="/partners/$partner"
          params={{ partner }}
          search={{ program: earned.program, period: quarterOf(earned) }}
        >
          {earned.program_name}
        </Link>
      </th>
      <td>
        <span className="wide-only">{capital(periodName({ ...earned, key: earned.period }, words))}</span>
        <span className="phone-only">{periodBrief(earned.period, words)}</span>
      </td>
      <td className={totals.length > 0 ? 'number' : 'number quiet'}>
        {totals.length > 0
          ? words.and(totals.map(({ amount, unit }) => written(amount, unit, words)))
          : t('table.nothing')}
      </td>
      <td>
        <Status of={earned.status} />
      </td>
      <td className="tabular">{earned.pays_on ? dayText(earned.pays_on, words) : t('partnerPage.unknown')}</td>
    </tr>
  );
}

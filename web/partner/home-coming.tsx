import { Link } from '@tanstack/react-router';
import type { PartnerSummaryShape } from '../../src/insights/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { written } from '../shared/numbers.ts';
import { periodBrief } from '../shared/periods.ts';
import { Status } from '../shared/ui/status.tsx';
import { type Coming, comingOf } from './home.ts';
import { quarterKey } from './quarters.ts';

/** Money on its way, in the order in which it is paid. */
export function ComingList({ summary }: { summary: PartnerSummaryShape }) {
  const { t } = useLanguage();
  const coming = comingOf(summary);
  return (
    <section aria-labelledby="coming">
      <h2 id="coming">{t('home.coming')}</h2>
      {coming.length === 0 ? <p className="quiet">{t('home.nothingComing')}</p> : null}
      <ul className="home-list">
        {coming.map((one) => (
          <ComingRow key={`${one.when} ${one.day}`} coming={one} partner={summary.partner} />
        ))}
      </ul>
    </section>
  );
}

function ComingRow({ coming: { when, day, from, amounts }, partner }: { coming: Coming; partner: string }) {
  const { t, words } = useLanguage();
  const isFinal = when === 'now' || from.every(({ status }) => status === 'final');
  return (
    <li>
      <div className="home-row">
        <span className="home-name">
          {when === 'day' ? t('home.paidOn', { day: words.date(day!) }) : t(`home.when.${when}`)}
        </span>
        <span className="number home-amount">
          {amounts.map(({ unit, amount }) => (
            <span key={unit}>{written(amount, unit, words)}</span>
          ))}
        </span>
      </div>
      <p className="home-about small">
        <Status of={isFinal ? 'final' : 'provisional'} />
        {from.map(({ program, program_name, period, from: begins, to }) => (
          <Link
            key={`${program} ${period}`}
            to="/partners/$partner"
            params={{ partner }}
            search={{ program, period: quarterKey(to.startsWith('9999') ? begins : to) }}
          >
            {program_name}, {periodBrief(period, words)}
          </Link>
        ))}
      </p>
    </li>
  );
}

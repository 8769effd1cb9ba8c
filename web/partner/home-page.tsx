import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { PartnerSummaryShape } from '../../src/insights/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { useLive } from '../shared/live.ts';
import { written } from '../shared/numbers.ts';
import { momentText, quarterName } from '../shared/periods.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { Status } from '../shared/ui/status.tsx';
import { earnedNow } from './home.ts';
import { ToDo } from './home-actions.tsx';
import { ComingList } from './home-coming.tsx';
import { LastFacts } from './home-facts.tsx';
import { summaryQuery } from './home-queries.ts';
import { NextSteps } from './home-steps.tsx';
import './home.css';

const route = getRouteApi('/signed-in/home');

/** What have I earned, what is coming and when, how far to the next step, and what can I do? */
export function HomePage() {
  const { language } = useLanguage();
  const { partner } = route.useRouteContext();
  const summary = useQuery(summaryQuery(partner, language));
  useLive();
  if (summary.isPending) return <HomeLoading />;
  if (!summary.data) return <Failed error={summary.error} again={() => summary.refetch()} />;
  return <Home summary={summary.data} />;
}

function Home({ summary }: { summary: PartnerSummaryShape }) {
  const { t, words } = useLanguage();
  return (
    <article className="home">
      <Answer summary={summary} />
      <div className="home-parts">
        <ComingList summary={summary} />
        <NextSteps goals={summary.goals} />
        <ToDo partner={summary.partner} />
        <LastFacts facts={summary.facts} />
      </div>
      {summary.calculated_at ? (
        <p className="small quiet home-calculated">
          {t('program.calculated', { when: momentText(summary.calculated_at, words) })}
        </p>
      ) : null}
    </article>
  );
}

function Answer({ summary }: { summary: PartnerSummaryShape }) {
  const { t, words } = useLanguage();
  const { key, year, quarter, money, others } = earnedNow(summary);
  const period = quarterName(year, quarter, words);
  const main = money.length > 0 ? money : others;
  const amount = words.and(main.map((one) => written(one.amount, one.unit, words)));
  const sentence = main.length > 0 ? t('home.earned', { amount, period }) : t('home.nothing', { period });
  const times = useChanges(amount);
  return (
    <header className="balance">
      <title>{`${main.length > 0 ? amount : t('place.home')} · Vliegwiel`}</title>
      <p className="balance-status">
        <Status of="provisional">{t('home.provisional')}</Status>
      </p>
      <h1 className="answer">
        <span key={times} className={times > 0 ? 'changed' : undefined}>
          {sentence}
        </span>
      </h1>
      <p role="status" className="unseen">
        {times > 0 ? t('home.now', { sentence }) : ''}
      </p>
      {money.length > 0 && others.length > 0 ? (
        <p className="answer-more">
          {t('statement.besides', { amounts: words.and(others.map((one) => words.amount(one.amount, one.unit))) })}
        </p>
      ) : null}
      <p className="home-proof">
        <Link to="/partners/$partner" params={{ partner: summary.partner }} search={{ period: key }}>
          {t('home.proof')}
        </Link>
      </p>
    </header>
  );
}

/** How many times a text has changed since it was first shown. */
function useChanges(text: string): number {
  const [times, setTimes] = useState(0);
  const before = useRef(text);
  useEffect(() => {
    if (before.current !== text) setTimes((count) => count + 1);
    before.current = text;
  }, [text]);
  return times;
}

function HomeLoading() {
  return (
    <Loading>
      <div className="home">
        <Bone width="8rem" />
        <Bone width="min(100%, 34rem)" height="2.5rem" style={{ marginTop: '0.75rem' }} />
        <div className="home-parts">
          {['a', 'b'].map((key) => (
            <div key={key}>
              <Bone width="10rem" height="1.25rem" />
              <Bone height="3rem" style={{ marginTop: '1rem' }} />
              <Bone height="3rem" style={{ marginTop: '1rem' }} />
            </div>
          ))}
        </div>
      </div>
    </Loading>
  );
}

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { PartnerSummaryShape } from '../../src/insights/schema.ts';
import type { PartnerShape } from '../../src/partners/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { isNothing, minus, written } from '../shared/numbers.ts';
import { dayText, momentText } from '../shared/periods.ts';
import { partnerQuery } from '../shared/queries.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { PartnerEarnings } from './partner-earnings.tsx';
import { PartnerFacts } from './partner-facts.tsx';
import { PartnerGoals } from './partner-goals.tsx';
import { PartnerNotes } from './partner-notes.tsx';
import { PartnerPeople, PartnerQuestions } from './partner-people.tsx';
import { summaryQuery } from './partners-queries.ts';
import './partner.css';

const route = getRouteApi('/signed-in/partners/$partner/overview');

/** All that the company knows of a partner, its earnings first. */
export function PartnerPage() {
  const { language } = useLanguage();
  const { partner: code } = route.useParams();
  const partner = useQuery(partnerQuery(code));
  const summary = useQuery(summaryQuery(code, language));
  const again = () => Promise.all([partner.refetch(), summary.refetch()]);
  if (partner.data && summary.data) return <Partner key={code} partner={partner.data} summary={summary.data} />;
  const error = partner.error ?? summary.error;
  return error ? <Failed error={error} again={again} /> : <PartnerLoading />;
}

function Partner({ partner, summary }: { partner: PartnerShape; summary: PartnerSummaryShape }) {
  const { t, words } = useLanguage();
  return (
    <article className="partner-page">
      <title>{`${partner.name} · Vliegwiel`}</title>
      <Head partner={partner} summary={summary} />
      <div>
        <PartnerGoals partner={partner.code} goals={summary.goals} />
        <PartnerEarnings partner={partner.code} earned={summary.earned} />
        <PartnerFacts summary={summary} />
        {summary.calculated_at ? (
          <p className="small quiet section">
            {t('program.calculated', { when: momentText(summary.calculated_at, words) })}
          </p>
        ) : null}
      </div>
      <div>
        <PartnerNotes partner={partner.code} />
        <PartnerQuestions partner={partner.code} />
        <PartnerPeople partner={partner.code} />
      </div>
    </article>
  );
}

function Head({ partner, summary }: { partner: PartnerShape; summary: PartnerSummaryShape }) {
  const { t, words } = useLanguage();
  const { code, name, type, tier, region, country, tags } = partner;
  const about = [code, t(`type.${type}`), tier, region, country, ...tags].filter((part) => part !== null);
  return (
    <header>
      <p className="small">
        <Link to="/partners">{t('partnerPage.back')}</Link>
      </p>
      <h1 className="partner-title">{name}</h1>
      <p className="small quiet partner-about">
        <span>{about.join(' · ')}</span>{' '}
        <span>{t('partnerPage.since', { day: dayText(partner.valid_from, words) })}</span>
      </p>
      <p className="answer">{answerOf(summary, t, words)}</p>
      <p className="partner-links">
        <Link to="/partners/$partner" params={{ partner: code }}>
          {t('partnerPage.asPartner')}
        </Link>
        <Above parent={partner.parent} />
        {partner.children > 0 ? (
          <Link to="/partners" search={{ where: `parent~${encodeURIComponent(code)}` }}>
            {t('partnerPage.below', { count: partner.children })}
          </Link>
        ) : null}
      </p>
    </header>
  );
}

function Above({ parent }: { parent: string | null }) {
  const { t } = useLanguage();
  const above = useQuery({ ...partnerQuery(parent ?? ''), enabled: parent !== null }).data;
  if (!parent) return null;
  return (
    <Link to="/partners/$partner/overview" params={{ partner: parent }}>
      {t('partnerPage.above', { name: above?.name ?? parent })}
    </Link>
  );
}

type Language = ReturnType<typeof useLanguage>;

function answerOf({ balances }: PartnerSummaryShape, t: Language['t'], words: Language['words']): string {
  const some = balances.filter(({ earned, open }) => !isNothing(earned) || !isNothing(open));
  if (some.length === 0) return t('partnerPage.nothing');
  const unpaid = some.filter(({ open }) => !isNothing(open));
  const isUnpaid = some.every(({ earned, open }) => isNothing(minus(earned, open)));
  const earned = words.and(some.map((one) => written(one.earned, one.unit, words)));
  if (unpaid.length === 0) return t('partnerPage.answerPaid', { earned });
  if (isUnpaid) return t('partnerPage.answerUnpaid', { earned });
  return t('partnerPage.answer', { earned, open: words.and(unpaid.map((one) => written(one.open, one.unit, words))) });
}

function PartnerLoading() {
  return (
    <Loading>
      <Bone width="6rem" height="0.8rem" />
      <Bone width="min(100%, 18rem)" height="1.5rem" style={{ marginTop: '1rem' }} />
      <Bone width="min(100%, 36rem)" height="2.25rem" style={{ marginTop: '1.5rem' }} />
      {['a', 'b', 'c'].map((key) => (
        <Bone key={key} height="6rem" style={{ marginTop: '2rem' }} />
      ))}
    </Loading>
  );
}

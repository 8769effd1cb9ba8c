import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import type { DecisionShape, OverviewShape } from '../../src/insights/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { rounded } from '../shared/numbers.ts';
import { dayText, periodName } from '../shared/periods.ts';
import { totalsQuery } from '../shared/queries.ts';
import { type Mark, Sign, type Tone } from '../shared/sign.tsx';
import { Bone, Empty, Failed, Loading } from '../shared/states.tsx';
import { OverviewProgram } from './overview-program.tsx';
import { overviewQuery } from './partners-queries.ts';
import './overview.css';

/** Where a manager lands: what to decide first, then how every program stands. */
export function OverviewPage() {
  const { t, language } = useLanguage();
  const overview = useQuery(overviewQuery(language));
  return (
    <>
      <title>{`${t('overview.title')} · Vliegwiel`}</title>
      {overview.isPending ? <OverviewLoading /> : null}
      {overview.isError && !overview.data ? <Failed error={overview.error} again={() => overview.refetch()} /> : null}
      {overview.data ? <Overview overview={overview.data} /> : null}
    </>
  );
}

function Overview({ overview }: { overview: OverviewShape }) {
  const { t } = useLanguage();
  return (
    <>
      <Answer overview={overview} />
      {overview.programs.length === 0 ? (
        <Empty title={t('overview.none')} text={t('overview.noneText')}>
          <Link to="/programs">{t('overview.toPrograms')}</Link>
        </Empty>
      ) : (
        <section aria-label={t('overview.programs')}>
          {overview.programs.map((program) => (
            <OverviewProgram key={program.program} program={program} day={overview.day} />
          ))}
        </section>
      )}
    </>
  );
}

/** The first decision in the largest size, the others below it. */
function Answer({ overview }: { overview: OverviewShape }) {
  const { t } = useLanguage();
  const [first, ...others] = overview.decisions;
  return (
    <header>
      <h1 className="answer overview-answer">
        {first ? <DecisionLink decision={first} overview={overview} /> : t('overview.nothing')}
      </h1>
      <Spent />
      {others.length > 0 ? (
        <section className="overview-decisions" aria-label={t('overview.decisions')}>
          <p>{t('overview.more', { count: others.length })}</p>
          <ul>
            {others.map((decision) => (
              <li key={`${decision.kind} ${decision.program} ${decision.id} ${decision.period}`}>
                <Sign {...looks[decision.kind]}>
                  <DecisionLink decision={decision} overview={overview} />
                </Sign>{' '}
                <Since decision={decision} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </header>
  );
}

const looks: Record<DecisionShape['kind'], { tone: Tone; mark: Mark }> = {
  version_in_review: { tone: 'accent', mark: 'pen' },
  budget_over: { tone: 'bad', mark: 'alert' },
  budget_nearly: { tone: 'warn', mark: 'alert' },
  period_to_close: { tone: 'accent', mark: 'clock' },
  run_failed: { tone: 'bad', mark: 'stop' },
  import_failed: { tone: 'bad', mark: 'stop' },
  questions_open: { tone: 'accent', mark: 'dot' },
};

/** Budgets are judged anew each time: since today says nothing. */
function Since({ decision: { kind, since } }: { decision: DecisionShape }) {
  const { t, words } = useLanguage();
  if (kind === 'budget_over' || kind === 'budget_nearly') return null;
  return <span className="small quiet">{t('overview.since', { day: dayText(since.slice(0, 10), words) })}</span>;
}

function DecisionLink({ decision, overview }: { decision: DecisionShape; overview: OverviewShape }) {
  const { t, words } = useLanguage();
  const { kind, program, period, count, version, label } = decision;
  const known = useRouter().routesByPath as Record<string, unknown>;
  const name = overview.programs.find((one) => one.program === program)?.name ?? program ?? '';
  const days = { from: decision.since, to: decision.since };
  const holes = {
    name,
    count,
    version: version ?? 0,
    label: label ?? '',
    period: period ? periodName({ key: period, ...days }, words) : '',
  };
  const text = t(`overview.${kind}`, holes);
  const place = placeOf(decision);
  if (place in known) return <Link to={place as '/'}>{text}</Link>;
  return program ? (
    <Link to="/programs/$program" params={{ program }}>
      {text}
    </Link>
  ) : (
    text
  );
}

function placeOf({ kind }: DecisionShape): string {
  if (kind === 'import_failed') return '/imports';
  if (kind === 'questions_open') return '/questions';
  return kind === 'run_failed' ? '/runs' : '';
}

function Spent() {
  const { t, words } = useLanguage();
  const totals = useQuery(totalsQuery()).data;
  if (!totals || totals.programs === 0) return null;
  const money = totals.money.map(({ currency, budget, spent }) =>
    t('programs.spentOf', { spent: rounded(spent, currency, words), budget: rounded(budget, currency, words) }),
  );
  const partners = words.count(
    totals.partners_earning,
    'partner earns',
    'partners earn',
    'partner verdient',
    'partners verdienen',
  );
  const programs = words.count(totals.programs, 'program', 'programs', 'programma', 'programma’s');
  return <p className="answer-more">{t('programs.answer', { money: words.and(money), programs, partners })}</p>;
}

function OverviewLoading() {
  return (
    <Loading>
      <Bone width="min(100%, 40rem)" height="2.5rem" />
      <Bone width="24rem" style={{ marginTop: '1rem', maxWidth: '100%' }} />
      {['a', 'b'].map((key) => (
        <div key={key} className="overview-program">
          <Bone width="14rem" height="1.25rem" />
          <div className="overview-parts">
            <Bone height="16rem" />
            <Bone height="8rem" />
          </div>
        </div>
      ))}
    </Loading>
  );
}

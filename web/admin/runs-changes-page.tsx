import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { RunChangesShape } from '../../src/insights/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { useLive } from '../shared/live.ts';
import { isNegative, isNothing, minus, written } from '../shared/numbers.ts';
import { dayText, momentText } from '../shared/periods.ts';
import { descriptionQuery, programsQuery } from '../shared/queries.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { runChangesQuery } from './runs-queries.ts';
import { measuredText, periodText, runAnswer, tookText } from './runs-words.ts';
import './runs.css';

const route = getRouteApi('/signed-in/runs/$run');

/** One run: what it changed, who moved most, and what looks unlike the partner's own past. */
export function RunChangesPage() {
  const { language } = useLanguage();
  const { run } = route.useParams();
  const found = useQuery(runChangesQuery(run, language));
  useLive();
  if (found.data) return <Changes of={found.data} />;
  return found.isError ? <Failed error={found.error} again={() => found.refetch()} /> : <ChangesLoading />;
}

function Changes({ of }: { of: RunChangesShape }) {
  const { t, words, language } = useLanguage();
  const { run, previous, totals } = of;
  const programs = useQuery(programsQuery(language)).data;
  const name = programs?.find(({ program }) => program === run.program)?.name ?? run.program;
  const took = tookText(run, { t, words, language });
  const lookedAt = { count: run.cells, rows: words.number(run.cells), day: dayText(run.as_of, words), took };
  const isSettled = run.status === 'done';
  return (
    <article className="run-page">
      <title>{`${name} · ${t('runs.title')} · Vliegwiel`}</title>
      <header>
        <p className="small">
          <Link to="/runs">{t('runs.back')}</Link>
        </p>
        <h1 className="answer">{runAnswer(run, name, { t, words, language })}</h1>
        {totals.map((total) => (
          <p key={total.unit} className="run-total">
            {totalText(total, t, words)}
          </p>
        ))}
        <p className="answer-more">
          {run.status === 'failed' ? `${t('runs.failed')} ` : null}
          {isSettled && run.changed === 0 ? `${t('runs.nothing')} ` : null}
          {isSettled ? t('runs.lookedAt', lookedAt) : null}
        </p>
        <p className="small quiet">
          {t(`runs.kinds.${run.kind}`)} · {momentText(run.started_at, words)}
          {previous ? (
            <>
              {' · '}
              <Link to="/runs/$run" params={{ run: previous }}>
                {t('runs.previous')}
              </Link>
            </>
          ) : null}
        </p>
        {run.error ? (
          <p role="alert" className="run-error">
            {run.error}
          </p>
        ) : null}
      </header>
      {totals.length > 0 ? <Totals of={totals} /> : null}
      {isSettled && run.changed > 0 ? <Odd of={of} /> : null}
      {isSettled && run.changed > 0 ? <Movers of={of} /> : null}
    </article>
  );
}

type Language = ReturnType<typeof useLanguage>;
type Total = RunChangesShape['totals'][number];

function totalText({ change, unit, partners }: Total, t: Language['t'], words: Language['words']): string {
  const facts = { count: partners, rows: words.number(partners) };
  if (isNothing(change)) return t('runs.same', facts);
  if (isNegative(change)) return t('runs.less', { ...facts, amount: written(minus('0', change), unit, words) });
  return t('runs.more', { ...facts, amount: written(change, unit, words) });
}

const signed = (amount: string, unit: string, words: Language['words']): string =>
  `${isNegative(amount) || isNothing(amount) ? '' : '+'}${written(amount, unit, words)}`;

function Totals({ of }: { of: readonly Total[] }) {
  const { t, words } = useLanguage();
  return (
    <section className="section" aria-labelledby="run-totals">
      <h2 id="run-totals">{t('runs.totals')}</h2>
      <table className="figures run-totals" aria-labelledby="run-totals">
        <thead>
          <tr>
            <th scope="col">{t('runs.unit')}</th>
            <th scope="col" className="number">
              {t('runs.before')}
            </th>
            <th scope="col" className="number">
              {t('runs.after')}
            </th>
            <th scope="col" className="number">
              {t('runs.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ unit, before, after, change }) => (
            <tr key={unit}>
              <th scope="row">{unit}</th>
              <td className="number">{written(before, unit, words)}</td>
              <td className="number">{written(after, unit, words)}</td>
              <td className="number">{signed(change, unit, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The names of incentives; their codes until these are there, or where a later version dropped one. */
function useIncentives(program: string): (id: string) => string {
  const { language } = useLanguage();
  const described = useQuery(descriptionQuery(program, language)).data;
  return (id) => described?.incentives.find((one) => one.id === id)?.name ?? id;
}

function Odd({ of: { run, anomalies } }: { of: RunChangesShape }) {
  const { t, words } = useLanguage();
  const nameOf = useIncentives(run.program);
  return (
    <section className="section" aria-labelledby="run-odd">
      <h2 id="run-odd">{t('runs.odd')}</h2>
      {anomalies.length === 0 ? <p className="quiet">{t('runs.oddNone')}</p> : null}
      <ul className="run-odd">
        {anomalies.map(({ partner, partner_name: name, period, incentive, unit, value, median, score, stretches }) => {
          const facts = {
            period: periodText(period, words),
            value: measuredText(value, unit, words),
            median: measuredText(median, unit, words),
            stretches,
          };
          return (
            <li key={`${partner} ${period} ${incentive}`}>
              <p>
                <Link to="/partners/$partner" params={{ partner }} search={{ period, program: run.program }}>
                  {name}
                </Link>{' '}
                <span className="quiet">· {nameOf(incentive)}</span>
              </p>
              <p>
                {isNegative(score) ? t('runs.oddBelow', facts) : t('runs.oddAbove', facts)}{' '}
                <span className="quiet">
                  {t('runs.oddScore', { score: words.number(isNegative(score) ? score.slice(1) : score) })}
                </span>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Movers({ of: { run, movers } }: { of: RunChangesShape }) {
  const { t, words } = useLanguage();
  const nameOf = useIncentives(run.program);
  return (
    <section className="section" aria-labelledby="run-movers">
      <h2 id="run-movers">{t('runs.movers')}</h2>
      {movers.length === 0 ? (
        <p className="quiet">{t('runs.moversNone')}</p>
      ) : (
        <table className="figures run-movers" aria-labelledby="run-movers">
          <thead>
            <tr>
              <th scope="col">{t('runs.partner')}</th>
              <th scope="col" className="runs-wide">
                {t('runs.incentive')}
              </th>
              <th scope="col" className="number runs-wide">
                {t('runs.before')}
              </th>
              <th scope="col" className="number">
                {t('runs.after')}
              </th>
              <th scope="col" className="number">
                {t('runs.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {movers.map(({ partner, partner_name: name, period, incentive, unit, before, after, change }) => (
              <tr key={`${partner} ${period} ${incentive} ${unit}`}>
                <th scope="row">
                  <Link to="/partners/$partner" params={{ partner }} search={{ period, program: run.program }}>
                    {name}
                  </Link>
                  <span className="runs-under small quiet">{periodText(period, words)}</span>
                </th>
                <td className="runs-wide">{nameOf(incentive)}</td>
                <td className="number runs-wide">{written(before, unit, words)}</td>
                <td className="number">{written(after, unit, words)}</td>
                <td className="number">{signed(change, unit, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ChangesLoading() {
  return (
    <Loading>
      <Bone width="6rem" height="0.8rem" />
      <Bone width="min(100%, 34rem)" height="2.5rem" style={{ marginTop: '1rem' }} />
      <Bone width="20rem" style={{ marginTop: '1rem' }} />
      <Bone height="14rem" style={{ marginTop: '3rem' }} />
    </Loading>
  );
}

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ProgramShape } from '../../src/programs/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { written } from '../shared/numbers.ts';
import { daysText, momentText } from '../shared/periods.ts';
import { programQuery } from '../shared/queries.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { Status } from '../shared/ui/status.tsx';
import { Budget } from './budget.tsx';
import { decisionsOf } from './decisions.ts';
import { Partners } from './partners.tsx';
import { DecisionSign } from './program-row.tsx';
import { Rules } from './rules.tsx';
import { hasMoney, TrendBars, TrendTable } from './trend.tsx';
import './programs.css';
import './program.css';

const route = getRouteApi('/signed-in/programs/$program');

/** One program: what it has paid and to whom, and its rules in sentences. */
export function ProgramPage() {
  const { language } = useLanguage();
  const { program: id } = route.useParams();
  const program = useQuery(programQuery(id, language));
  if (program.data) return <Program program={program.data} />;
  return program.isError ? <Failed error={program.error} again={() => program.refetch()} /> : <ProgramLoading />;
}

function Program({ program }: { program: ProgramShape }) {
  const { t, words } = useLanguage();
  const { session } = route.useRouteContext();
  const decisions = decisionsOf(program);
  return (
    <article className="program-page">
      <title>{`${program.name} · Vliegwiel`}</title>
      <header>
        <p className="small">
          <Link to="/programs">{t('program.back')}</Link>
        </p>
        <h1 className="program-title">{program.name}</h1>
        <p className="program-signs">
          <Status of={program.status} />
          <span className="small quiet">
            {words.and(program.kinds.map((kind) => t(`kind.${kind}`)))} · {t(`per.${program.period}`)} ·{' '}
            {daysText(program.starts, program.ends, words)}
          </span>
          <Link className="small" to="/programs/$program/versions" params={{ program: program.program }}>
            {t('versions.list')}
          </Link>
          {session.scopes.includes('programs:write') ? (
            <Link className="small" to="/programs/$program/edit" params={{ program: program.program }}>
              {t('program.change')}
            </Link>
          ) : null}
        </p>
        <p className="answer program-answer">{answerOf(program, t, words)}</p>
        {decisions.length > 0 ? (
          <p className="program-signs">
            {decisions.map((decision) => (
              <DecisionSign key={decision.what} decision={decision} currency={program.currency} />
            ))}
          </p>
        ) : null}
        <div className="program-budget">
          <Budget program={program} exactly />
        </div>
      </header>
      <Periods program={program} />
      <Rules program={program.program} />
      <div>
        {program.trend.length > 0 ? <Partners program={program} /> : null}
        {program.calculated_at ? (
          <p className="small quiet section">
            {t('program.calculated', { when: momentText(program.calculated_at, words) })}
          </p>
        ) : null}
      </div>
    </article>
  );
}

function answerOf(
  { currency, spent, other_units, partners_earning, budget }: ProgramShape,
  t: ReturnType<typeof useLanguage>['t'],
  words: ReturnType<typeof useLanguage>['words'],
): string {
  const others = other_units.map(({ unit, amount }) => words.amount(amount, unit));
  const money = budget || others.length === 0 || !/^-?0(\.0*)?$/.test(spent) ? [written(spent, currency, words)] : [];
  const partners = words.count(
    partners_earning,
    'partner earns',
    'partners earn',
    'partner verdient',
    'partners verdienen',
  );
  const amount = words.and([...money, ...others]);
  return budget
    ? t('program.answerOf', { amount, budget: written(budget.amount, currency, words), partners })
    : t('program.answer', { amount, partners });
}

function Periods({ program }: { program: ProgramShape }) {
  const { t } = useLanguage();
  const { trend, currency, name } = program;
  return (
    <section className="section" aria-labelledby="periods">
      <div className="section-head">
        <h2 id="periods">{t('program.periods')}</h2>
      </div>
      {trend.length === 0 ? (
        <p className="quiet">{t('trend.none')}</p>
      ) : (
        <>
          <figure className="program-chart">
            <figcaption className="small quiet">
              {hasMoney(trend) ? t('trend.title', { currency }) : t('trend.partnersTitle')}
              <span className="keys">
                <span>
                  <i className="key" /> {t('status.final')}
                </span>
                <span>
                  <i className="key" data-look="hatched" /> {t('status.provisional')}
                </span>
              </span>
            </figcaption>
            <TrendBars trend={trend} tall />
          </figure>
          <TrendTable trend={trend} currency={currency} caption={t('trend.caption', { name })} />
        </>
      )}
    </section>
  );
}

function ProgramLoading() {
  return (
    <Loading>
      <Bone width="6rem" height="0.8rem" />
      <Bone width="min(100%, 18rem)" height="1.5rem" style={{ marginTop: '1rem' }} />
      <Bone width="min(100%, 36rem)" height="2.5rem" style={{ marginTop: '1.5rem' }} />
      <Bone width="min(100%, 36rem)" height="0.5rem" style={{ marginTop: '1.5rem' }} />
      <div className="section">
        {['a', 'b', 'c', 'd'].map((key) => (
          <Bone key={key} width="min(100%, 52rem)" height="1.5rem" style={{ marginBottom: '1rem' }} />
        ))}
      </div>
    </Loading>
  );
}

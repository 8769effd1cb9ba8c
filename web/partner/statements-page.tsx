import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useLanguage } from '../shared/language.ts';
import { drawn, isMoney, isNothing, written } from '../shared/numbers.ts';
import { capital, quarterName } from '../shared/periods.ts';
import { statementsQuery } from '../shared/queries.ts';
import { Bone, Empty, Failed, Loading } from '../shared/states.tsx';
import { Column } from '../shared/ui/column.tsx';
import { Status } from '../shared/ui/status.tsx';
import { byAmount, type Quarter, quartersOf, statusOf, totalsOf } from './quarters.ts';
import './statements.css';

const route = getRouteApi('/signed-in/my/statements');

/** A partner's statements by year: what each year came to, and each quarter of it. */
export function StatementsPage() {
  const { t, language } = useLanguage();
  const partner = route.useRouteContext().session.partner?.code ?? '';
  const search = route.useSearch();
  const found = useQuery({ ...statementsQuery(partner, language), enabled: partner !== '' });
  if (found.isPending) return <StatementsLoading />;
  if (!found.data) return <Failed error={found.error} again={() => found.refetch()} />;
  const quarters = quartersOf(found.data).reverse();
  const years = [...new Set(quarters.map(({ year }) => year))];
  const year = years.find((one) => one === search.year) ?? years[0];
  if (year === undefined)
    return (
      <article className="narrow">
        <Empty title={t('statement.none')} text={t('statement.noneText')} />
      </article>
    );
  return (
    <article className="narrow">
      <YearHead year={year} quarters={quarters.filter((one) => one.year === year)} />
      {years.length > 1 ? <Years years={years} current={year} /> : null}
      <Quarters partner={partner} quarters={quarters.filter((one) => one.year === year)} />
    </article>
  );
}

const amountsOf = (quarters: readonly Quarter[]) =>
  totalsOf(quarters.flatMap(({ statements }) => statements)).filter(({ amount }) => !isNothing(amount));

function YearHead({ year, quarters }: { year: string; quarters: readonly Quarter[] }) {
  const { t, words } = useLanguage();
  const all = amountsOf(quarters);
  const money = all.filter(({ unit }) => isMoney(unit));
  const others = all.filter(({ unit }) => !isMoney(unit));
  const main = money.length > 0 ? money : others;
  const status = statusOf(quarters.flatMap(({ statements }) => statements));
  const amount =
    main.length > 0 ? words.and(main.map((one) => written(one.amount, one.unit, words))) : t('statement.nothing');
  return (
    <header>
      <title>{`${t('place.statements')} · ${year} · Vliegwiel`}</title>
      <h1 className="answer">{t('statements.inYear', { amount, year })}</h1>
      {money.length > 0 && others.length > 0 ? (
        <p className="answer-more">
          {t('statement.besides', { amounts: words.and(others.map((one) => words.amount(one.amount, one.unit))) })}
        </p>
      ) : null}
      <p className="answer-more">{t(`statements.year.${status}`)}</p>
    </header>
  );
}

function Years({ years, current }: { years: readonly string[]; current: string }) {
  const { t } = useLanguage();
  return (
    <nav className="years" aria-label={t('statements.years')}>
      {years.map((year) => (
        <Link
          key={year}
          to="."
          search={{ year }}
          activeProps={{}}
          aria-current={year === current ? 'true' : undefined}
          resetScroll={false}
        >
          {year}
        </Link>
      ))}
    </nav>
  );
}

function Quarters({ partner, quarters }: { partner: string; quarters: readonly Quarter[] }) {
  const money = (quarter: Quarter) => {
    const found = amountsOf([quarter]).find(({ unit }) => isMoney(unit));
    return found ? Math.max(drawn(found.amount), 0) : 0;
  };
  const most = Math.max(...quarters.map(money), 1);
  return (
    <ul className="quarters">
      {quarters.map((quarter) => (
        <QuarterRow key={quarter.key} partner={partner} quarter={quarter} share={money(quarter) / most} />
      ))}
    </ul>
  );
}

function QuarterRow({ partner, quarter, share }: { partner: string; quarter: Quarter; share: number }) {
  const { t, words } = useLanguage();
  const { statements } = quarter;
  const status = statusOf(statements);
  const amounts = amountsOf([quarter]);
  const programs = byAmount(statements).map((id) => statements.filter(({ program }) => program === id));
  return (
    <li>
      <div className="quarter-head">
        <span className="quarter-bar" aria-hidden="true">
          <Column share={share} isFinal={status === 'final'} />
        </span>
        <h2>
          <Link to="/partners/$partner" params={{ partner }} search={{ period: quarter.key }}>
            {capital(quarterName(quarter.year, quarter.quarter, words))}
          </Link>
        </h2>
        <span className="quarter-status">
          <Status of={status === 'final' ? 'final' : 'provisional'} />
        </span>
        <Totals of={amounts} />
      </div>
      <ul className="quarter-programs small">
        {programs.map((own) => {
          const earned = totalsOf(own).filter(({ amount }) => !isNothing(amount));
          if (earned.length === 0) return null;
          return (
            <li key={own[0]!.program}>
              <span className="quiet">{own[0]!.program_name}</span>
              <Totals of={earned} />
            </li>
          );
        })}
      </ul>
      {amounts.length === 0 ? <p className="small quiet quarter-none">{t('statements.nothingEarned')}</p> : null}
    </li>
  );
}

function Totals({ of }: { of: readonly { unit: string; amount: string }[] }) {
  const { words } = useLanguage();
  return (
    <span className="number quarter-amount">
      {of.map(({ unit, amount }) => (
        <span key={unit}>{written(amount, unit, words)}</span>
      ))}
    </span>
  );
}

function StatementsLoading() {
  return (
    <Loading>
      <div className="narrow">
        <Bone width="min(100%, 30rem)" height="2.5rem" />
        {['a', 'b', 'c', 'd'].map((key) => (
          <Bone key={key} height="3.5rem" style={{ marginTop: '2rem' }} />
        ))}
      </div>
    </Loading>
  );
}

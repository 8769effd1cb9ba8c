import { Button } from '@mantine/core';
import { type QueryClient, useInfiniteQuery, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { StatementShape } from '../../src/statements/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { partnerQuery, statementQuery, statementsQuery } from '../shared/queries.ts';
import { Bone, Empty, Failed, Loading } from '../shared/states.tsx';
import { Balance } from './balance.tsx';
import { type Reader, ReaderPlace } from './line-reader.ts';
import { PeriodStrip } from './period-strip.tsx';
import { ProgramPart } from './program-part.tsx';
import { byAmount, type Quarter, quartersOf } from './quarters.ts';
import { lineKey, questionsQuery } from './questions-data.ts';
import './statement.css';

const route = getRouteApi('/signed-in/partners/$partner');

/** What a partner earned in a quarter, when it is paid, and the proof of every amount. */
export function StatementPage() {
  const { t, language } = useLanguage();
  const { partner } = route.useParams();
  const { session } = route.useRouteContext();
  const summaries = useQuery(statementsQuery(partner, language));
  const search = route.useSearch();
  const reader = useReading(partner);
  const isOwn = session.partner?.code === partner;
  if (summaries.isPending) return <StatementLoading />;
  if (!summaries.data) return <Failed error={summaries.error} again={() => summaries.refetch()} />;
  const shown = summaries.data.filter(({ program }) => !search.program || program === search.program);
  const quarters = quartersOf(shown);
  const named = (line: { program: string; period: string }) =>
    search.line?.startsWith(lineKey({ ...line, incentive: '' })) ?? false;
  const quarter =
    quarters.find(({ key }) => key === search.period) ??
    quarters.find(({ statements }) => statements.some(named)) ??
    quarters.at(-1);
  return (
    <ReaderPlace value={reader}>
      <article className="statement narrow">
        {isOwn ? null : <Whose partner={partner} />}
        {quarter ? (
          <QuarterStatement
            partner={partner}
            name={isOwn ? undefined : quarter.statements[0]?.partner_name}
            quarters={quarters}
            quarter={quarter}
          />
        ) : (
          <Empty title={t('statement.none')} text={t('statement.noneText')} />
        )}
      </article>
    </ReaderPlace>
  );
}

/** Who reads, and what was asked about this partner's statements. */
function useReading(partner: string): Reader {
  const { session } = route.useRouteContext();
  const { line } = route.useSearch();
  const maySee = session.scopes.includes('questions:read');
  const pages = useInfiniteQuery({ ...questionsQuery({ partner }, 500), enabled: maySee }).data?.pages;
  const side = session.partner ? 'partner' : 'company';
  const mayWrite = session.scopes.includes('questions:write');
  return useMemo(
    () => ({ side, mayWrite, line, questions: pages?.flatMap(({ items }) => items) ?? [] }),
    [side, mayWrite, line, pages],
  );
}

/** For a manager: whose statement it is, and the way back. */
function Whose({ partner }: { partner: string }) {
  const { t } = useLanguage();
  const { program } = route.useSearch();
  const about = useQuery(partnerQuery(partner)).data;
  return (
    <p className="small whose">
      {program ? (
        <Link to="/programs/$program" params={{ program }} className="no-print">
          {t('statement.backToProgram')}
        </Link>
      ) : (
        <Link to="/programs" className="no-print">
          {t('program.back')}
        </Link>
      )}
      {about ? (
        <span className="quiet">
          {[about.name, about.code, t(`type.${about.type}`), about.tier, about.country].filter(Boolean).join(' · ')}
        </span>
      ) : null}
      {program ? (
        <Link to="." search={({ program: _, ...rest }) => rest} className="no-print">
          {t('statement.allPrograms')}
        </Link>
      ) : null}
    </p>
  );
}

interface Shown {
  readonly partner: string;
  /** Of the partner, when somebody else is reading. */
  readonly name: string | undefined;
  readonly quarters: readonly Quarter[];
  readonly quarter: Quarter;
}

function QuarterStatement({ partner, name, quarters, quarter }: Shown) {
  const { t, language } = useLanguage();
  const [everything, setEverything] = useState(false);
  const { statements } = quarter;
  const results = useQueries({
    queries: statements.map(({ program, period }) => statementQuery({ partner, program, period }, language)),
  });
  const full = results.map(({ data }) => data).filter((data): data is StatementShape => data !== undefined);
  const programs = byAmount(statements);
  // All at once: what is shown must not move under a thumb when the rest arrives.
  const ready = results.every(({ isPending }) => !isPending);
  const client = useQueryClient();
  const print = async () => {
    flushSync(() => setEverything(true));
    await settled(client);
    window.print();
  };
  return (
    <>
      <Balance quarter={quarter} full={full} complete={full.length === statements.length} name={name} />
      <PeriodStrip quarters={quarters} current={quarter.key} />
      {programs.map((program) => (
        <ProgramPart
          key={program}
          summaries={statements.filter((one) => one.program === program)}
          results={results.filter((_, index) => statements[index]?.program === program)}
          ready={ready}
          everything={everything}
        />
      ))}
      <p className="section no-print">
        <Button variant="default" onClick={print}>
          {t('statement.print')}
        </Button>
      </p>
    </>
  );
}

/** Waits until what was unfolded has been fetched, five seconds at most. */
async function settled(client: QueryClient): Promise<void> {
  for (let round = 0; round < 50 && (round === 0 || client.isFetching() > 0); round++)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

function StatementLoading() {
  return (
    <Loading>
      <div className="narrow statement">
        <Bone width="min(100%, 34rem)" height="2.5rem" />
        <Bone width="min(100%, 20rem)" style={{ marginTop: '1rem' }} />
        <Bone height="5rem" style={{ marginTop: '2rem' }} />
        {['a', 'b', 'c'].map((key) => (
          <div key={key} className="section">
            <Bone width="12rem" height="1.25rem" />
            <Bone height="3rem" style={{ marginTop: '1rem' }} />
          </div>
        ))}
      </div>
    </Loading>
  );
}

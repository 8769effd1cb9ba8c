import { Button, Checkbox, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ProgramShape } from '../../src/programs/schema.ts';
import type { RunShape } from '../../src/runs/schema.ts';
import { answer, api } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { useLive } from '../shared/live.ts';
import { momentText } from '../shared/periods.ts';
import { programsQuery, sessionQuery } from '../shared/queries.ts';
import { Sign } from '../shared/sign.tsx';
import { Bone, Empty, Failed, Loading } from '../shared/states.tsx';
import { RunsPeriods } from './runs-periods.tsx';
import { runsQuery } from './runs-queries.ts';
import { runAnswer, tookText } from './runs-words.ts';
import './runs.css';
import '@mantine/core/styles/Checkbox.css';

const route = getRouteApi('/signed-in/runs');

/** What was calculated last, which periods wait for a decision, and every run before. */
export function RunsPage() {
  const { t, language } = useLanguage();
  const { program } = route.useSearch();
  const programs = useQuery(programsQuery(language));
  const runs = useInfiniteQuery(runsQuery(program));
  useLive();
  const items = runs.data?.pages.flatMap((page) => page.items);
  const failed = [runs, programs].find((one) => one.isError && !one.data);
  return (
    <>
      <title>{`${t('runs.title')} · Vliegwiel`}</title>
      {failed ? <Failed error={failed.error} again={() => void failed.refetch()} /> : null}
      {!failed && !(items && programs.data) ? <RunsLoading /> : null}
      {items && programs.data ? (
        <>
          <Head last={items[0]} programs={programs.data} />
          <RunsPeriods programs={programs.data} />
          <section className="section" aria-labelledby="runs-list">
            <div className="section-head">
              <h2 id="runs-list">{t('runs.list')}</h2>
              <ProgramChoice programs={programs.data} />
            </div>
            {items.length === 0 ? <Empty title={t('runs.none')} text={t('runs.noneText')} /> : null}
            {items.length > 0 ? <RunsTable of={items} programs={programs.data} /> : null}
            {runs.hasNextPage ? (
              <Button
                mt="md"
                variant="default"
                loading={runs.isFetchingNextPage}
                onClick={() => void runs.fetchNextPage()}
              >
                {t('runs.older')}
              </Button>
            ) : null}
          </section>
        </>
      ) : null}
    </>
  );
}

interface Programs {
  readonly programs: readonly ProgramShape[];
}

const nameOf = (programs: readonly ProgramShape[], id: string): string =>
  programs.find(({ program }) => program === id)?.name ?? id;

function Head({ last, programs }: Programs & { last: RunShape | undefined }) {
  const language = useLanguage();
  const { t, words } = language;
  const session = useQuery(sessionQuery()).data;
  return (
    <header className="runs-head">
      <div>
        {last ? <p className="small quiet">{`${t('runs.last')}, ${momentText(last.started_at, words)}`}</p> : null}
        <h1 className="answer">{last ? runAnswer(last, nameOf(programs, last.program), language) : t('runs.title')}</h1>
        {last ? (
          <p className="answer-more">
            <Link to="/runs/$run" params={{ run: last.id }}>
              {t('runs.look')}
            </Link>
          </p>
        ) : null}
      </div>
      {session?.scopes.includes('runs:write') ? <Calculate programs={programs} /> : null}
    </header>
  );
}

/** A run by hand; what it came to is opened when it is done. */
function Calculate({ programs }: Programs) {
  const { t } = useLanguage();
  const { program: asked } = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const running = programs.filter(({ status }) => status === 'active' || status === 'ended');
  const [chosen, setChosen] = useState<string>();
  const [isFull, setIsFull] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const program = chosen ?? running.find((one) => one.program === asked)?.program ?? running[0]?.program;
  if (!program) return null;
  const calculate = async () => {
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      const body = { program, kind: isFull ? ('full' as const) : ('incremental' as const) };
      const { id } = await answer(api.POST('/api/v1/runs', { body }));
      void client.invalidateQueries({ queryKey: ['runs'] });
      await navigate({ to: '/runs/$run', params: { run: id } });
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <div className="runs-calculate">
      <div>
        <Select
          aria-label={t('runs.which')}
          data={running.map((one) => ({ value: one.program, label: one.name }))}
          value={program}
          onChange={(next) => setChosen(next ?? undefined)}
          allowDeselect={false}
        />
      </div>
      <Button loading={isBusy} onClick={() => void calculate()}>
        {t('runs.calculate')}
      </Button>
      <Checkbox
        className="runs-fully"
        label={t('runs.fully')}
        description={t('runs.fullyHelp')}
        checked={isFull}
        onChange={({ currentTarget: { checked } }) => setIsFull(checked)}
      />
      {error ? <Failed error={error} again={() => void calculate()} /> : null}
    </div>
  );
}

function ProgramChoice({ programs }: Programs) {
  const { t } = useLanguage();
  const { program } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Select
      aria-label={t('runs.program')}
      placeholder={t('runs.every')}
      data={programs.map((one) => ({ value: one.program, label: one.name }))}
      value={program ?? null}
      onChange={(next) => void navigate({ search: next ? { program: next } : {}, replace: true, resetScroll: false })}
      clearable
      clearButtonProps={{ 'aria-label': t('runs.every') }}
    />
  );
}

const looks = {
  running: { tone: 'accent', mark: 'clock' },
  failed: { tone: 'bad', mark: 'alert' },
} as const;

function RunsTable({ of, programs }: Programs & { of: readonly RunShape[] }) {
  const language = useLanguage();
  const { t, words } = language;
  return (
    <table className="figures runs" aria-label={t('runs.list')}>
      <thead>
        <tr>
          <th scope="col">{t('runs.program')}</th>
          <th scope="col" className="runs-wide">
            {t('runs.when')}
          </th>
          <th scope="col" className="runs-wide">
            {t('runs.kind')}
          </th>
          <th scope="col" className="number">
            {t('runs.results')}
          </th>
          <th scope="col" className="number">
            {t('runs.changed')}
          </th>
          <th scope="col" className="number runs-wide">
            {t('runs.took')}
          </th>
        </tr>
      </thead>
      <tbody>
        {of.map((run) => (
          <tr key={run.id}>
            <th scope="row">
              <Link to="/runs/$run" params={{ run: run.id }}>
                {nameOf(programs, run.program)}
              </Link>
              <span className="runs-narrow small quiet">{momentText(run.started_at, words)}</span>
              {run.status === 'done' ? null : (
                <span className="runs-state">
                  <Sign {...looks[run.status]}>{t(`runs.state.${run.status}`)}</Sign>
                </span>
              )}
            </th>
            <td className="runs-wide">{momentText(run.started_at, words)}</td>
            <td className="runs-wide">{t(`runs.kinds.${run.kind}`)}</td>
            <td className="number">{words.number(run.cells)}</td>
            <td className="number">{words.number(run.changed)}</td>
            <td className="number runs-wide">{tookText(run, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RunsLoading() {
  return (
    <Loading>
      <Bone width="min(100%, 36rem)" height="2.5rem" />
      <div className="section">
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <Bone key={key} height="2rem" style={{ marginTop: '1rem' }} />
        ))}
      </div>
    </Loading>
  );
}

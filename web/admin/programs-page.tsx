import { Button, Select, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Language } from '../../src/engine/words.ts';
import type { ProgramShape } from '../../src/programs/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { rounded } from '../shared/numbers.ts';
import { programsQuery, totalsQuery } from '../shared/queries.ts';
import { Bone, Empty, Failed, Loading } from '../shared/states.tsx';
import { decisionsOf } from './decisions.ts';
import { ProgramRow } from './program-row.tsx';
import './programs.css';

const route = getRouteApi('/signed-in/programs');

/** The manager's first page: how the money stands, then every program. */
export function ProgramsPage() {
  const { t, language } = useLanguage();
  const programs = useQuery(programsQuery(language));
  return (
    <>
      <title>{`${t('programs.title')} · Vliegwiel`}</title>
      {programs.isPending ? <ProgramsLoading /> : null}
      {programs.isError && !programs.data ? <Failed error={programs.error} again={() => programs.refetch()} /> : null}
      {programs.data ? <Programs programs={programs.data} language={language} /> : null}
    </>
  );
}

function Programs({ programs, language }: { programs: readonly ProgramShape[]; language: Language }) {
  const { t } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const asking = programs.filter((program) => decisionsOf(program).length > 0).length;
  if (programs.length === 0)
    return (
      <Empty title={t('programs.none')} text={t('programs.noneText')}>
        <NewProgram />
      </Empty>
    );
  const isAsking = (program: ProgramShape) => decisionsOf(program).length > 0;
  const shown = programs
    .filter((program) => fits(program, search, language))
    .sort((a, b) => Number(isAsking(b)) - Number(isAsking(a)));
  return (
    <>
      <Answer programs={programs} asking={asking} />
      <section className="section" aria-label={t('programs.list')}>
        <div className="programs-head">
          <Filters programs={programs} />
          <NewProgram />
        </div>
        {shown.length === 0 ? (
          <Empty title={t('programs.noFit')} text={t('programs.noFitText')}>
            <Button onClick={() => navigate({ search: {}, replace: true })}>{t('programs.showAll')}</Button>
          </Empty>
        ) : (
          <ProgramList programs={shown} />
        )}
      </section>
    </>
  );
}

function NewProgram() {
  const { t } = useLanguage();
  const { session } = route.useRouteContext();
  if (!session.scopes.includes('programs:write')) return null;
  return <Button renderRoot={(props) => <Link to="/programs/new" {...props} />}>{t('programs.make')}</Button>;
}

type Search = ReturnType<typeof route.useSearch>;

function fits(program: ProgramShape, { q, kind, status, decide }: Search, language: Language): boolean {
  if (status && program.status !== status) return false;
  if (kind && !program.kinds.some((one) => one === kind)) return false;
  if (decide && decisionsOf(program).length === 0) return false;
  const wanted = (q ?? '').trim().toLocaleLowerCase(language);
  return `${program.name} ${program.program}`.toLocaleLowerCase(language).includes(wanted);
}

/** "€182,340 of €250,000 spent in 5 programs · 96 partners earning" */
function Answer({ programs, asking }: { programs: readonly ProgramShape[]; asking: number }) {
  const { t, words } = useLanguage();
  const { decide } = route.useSearch();
  const navigate = route.useNavigate();
  const totals = useQuery(totalsQuery()).data;
  const money = (totals?.money ?? []).map(({ currency, budget, spent }) =>
    t('programs.spentOf', { spent: rounded(spent, currency, words), budget: rounded(budget, currency, words) }),
  );
  return (
    <>
      <h1 className="answer">
        {totals ? (
          t('programs.answer', {
            money: words.and(money),
            programs: words.count(totals.programs, 'program', 'programs', 'programma', 'programma’s'),
            partners: words.count(
              totals.partners_earning,
              'partner earns',
              'partners earn',
              'partner verdient',
              'partners verdienen',
            ),
          })
        ) : (
          <Bone width="min(100%, 36rem)" height="2.25rem" />
        )}
      </h1>
      <p className="answer-more">
        {asking === 0 ? t('programs.allWell', { count: programs.length }) : null}
        {asking > 0 ? (
          <button
            type="button"
            className="plain"
            aria-pressed={decide === true}
            onClick={() =>
              navigate({ search: ({ decide: on, ...rest }) => (on ? rest : { ...rest, decide: true }), replace: true })
            }
          >
            {decide ? t('programs.showAll') : t('programs.asking', { count: asking })}
          </button>
        ) : null}
      </p>
    </>
  );
}

function Filters({ programs }: { programs: readonly ProgramShape[] }) {
  const { t } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => field.current?.focus()]]);
  const change = (part: { q?: string | null; kind?: string | null; status?: string | null }) => {
    const next = { ...search, ...part };
    const given = Object.entries(next).filter(([, value]) => value !== null && value !== '' && value !== undefined);
    void navigate({ search: Object.fromEntries(given) as Search, replace: true });
  };
  const kinds = [...new Set(programs.flatMap((program) => program.kinds))];
  const statuses = [...new Set(programs.map(({ status }) => status))];
  return (
    <search className="filters">
      <TextInput
        ref={field}
        type="search"
        aria-label={t('programs.searchAll')}
        placeholder={t('programs.searchHint')}
        value={search.q ?? ''}
        onChange={(event) => change({ q: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'ArrowDown' && step(1)}
      />
      <Select
        aria-label={t('programs.kind')}
        placeholder={t('programs.everyKind')}
        data={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={search.kind ?? null}
        onChange={(kind) => change({ kind })}
        clearable
        clearButtonProps={{ 'aria-label': t('programs.everyKind') }}
      />
      <Select
        aria-label={t('programs.status')}
        placeholder={t('programs.everyStatus')}
        data={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
        value={search.status ?? null}
        onChange={(status) => change({ status })}
        clearable
        clearButtonProps={{ 'aria-label': t('programs.everyStatus') }}
      />
    </search>
  );
}

/** Moves the focus to the next program, or to the first when none has it. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.program-link')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  links[at === -1 && by === -1 ? links.length - 1 : at + by]?.focus();
}

/** Arrow keys go from program to program, Enter opens. */
function ProgramList({ programs }: { programs: readonly ProgramShape[] }) {
  useHotkeys([
    ['ArrowDown', () => step(1)],
    ['ArrowUp', () => step(-1)],
  ]);
  return (
    <ul className="programs">
      {programs.map((program) => (
        <ProgramRow key={program.program} program={program} />
      ))}
    </ul>
  );
}

function ProgramsLoading() {
  return (
    <Loading>
      <Bone width="min(100%, 40rem)" height="2.5rem" />
      <Bone width="12rem" style={{ marginTop: '1rem' }} />
      <div className="section">
        {['a', 'b', 'c', 'd', 'e'].map((key) => (
          <div key={key} className="program">
            <div>
              <Bone width="14rem" height="1.25rem" />
              <Bone width="10rem" height="0.8rem" style={{ marginTop: '0.5rem' }} />
            </div>
            <Bone height="2.5rem" />
            <Bone width="4rem" />
            <Bone height="2rem" />
          </div>
        ))}
      </div>
    </Loading>
  );
}

import { Button, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ImportShape, importKinds } from '../../../src/intake/schema.ts';
import { useLanguage } from '../../shared/language.ts';
import { useLive } from '../../shared/live.ts';
import { momentText } from '../../shared/periods.ts';
import { Bone, Empty, Failed, Loading } from '../../shared/states.tsx';
import { answerOf, ImportStatus } from './import-words.tsx';
import { importStatuses, importsQuery, kindIn, statusIn } from './queries.ts';
import { RunningImport } from './running-import.tsx';
import './imports.css';

const route = getRouteApi('/signed-in/imports');

/** What came in last, what is coming in, and every import before. */
export function ImportsPage() {
  const { t, language } = useLanguage();
  const search = route.useSearch();
  const filter = { kind: kindIn(search.kind), status: statusIn(search.status) };
  const imports = useInfiniteQuery({ ...importsQuery(filter, language), refetchInterval: whileRunning });
  useLive();
  const items = imports.data?.pages.flatMap((page) => page.items);
  const isNarrowed = Boolean(filter.kind ?? filter.status);
  return (
    <>
      <title>{`${t('imports.title')} · Vliegwiel`}</title>
      {items ? null : <h1 className="unseen">{t('imports.title')}</h1>}
      {imports.isPending ? <ImportsLoading /> : null}
      {imports.isError && !items ? <Failed error={imports.error} again={() => imports.refetch()} /> : null}
      {items?.length === 0 && !isNarrowed ? <None /> : null}
      {items && (items.length > 0 || isNarrowed) ? (
        <>
          <Head last={isNarrowed ? undefined : items[0]} />
          {items
            .filter(({ status }) => status === 'running')
            .map((one) => (
              <section className="section" key={one.id} aria-label={one.label}>
                <RunningImport of={one} />
              </section>
            ))}
          <section className="section" aria-labelledby="imports-list">
            <div className="section-head">
              <h2 id="imports-list">{t('imports.list')}</h2>
            </div>
            <Filters />
            {items.length === 0 ? <NoFit /> : <List of={items} />}
            {imports.hasNextPage ? (
              <Button
                variant="default"
                loading={imports.isFetchingNextPage}
                onClick={() => void imports.fetchNextPage()}
              >
                {t('imports.older')}
              </Button>
            ) : null}
          </section>
        </>
      ) : null}
    </>
  );
}

const whileRunning = ({ state }: { state: { data?: { pages: { items: ImportShape[] }[] } | undefined } }) =>
  state.data?.pages.some(({ items }) => items.some(({ status }) => status === 'running')) ? 2_000 : false;

function Head({ last }: { last: ImportShape | undefined }) {
  const { t, words } = useLanguage();
  return (
    <header className="imports-head">
      <div>
        {last ? (
          <p className="small quiet">{`${t('imports.lastAnswer')}, ${momentText(last.started_at, words)}`}</p>
        ) : null}
        <h1 className="answer">{last ? answerOf(last, t, words) : t('imports.title')}</h1>
        {last && last.rejected > 0 ? (
          <p className="answer-more">
            <Link to="/imports/$import" params={{ import: last.id }}>
              {t('imports.refused', { count: last.rejected, rows: words.number(last.rejected) })}
            </Link>
          </p>
        ) : null}
      </div>
      <Start />
    </header>
  );
}

function Start() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  return <Button onClick={() => void navigate({ to: '/imports/new' })}>{t('imports.start')}</Button>;
}

function None() {
  const { t } = useLanguage();
  return (
    <>
      <h1 className="unseen">{t('imports.title')}</h1>
      <Empty title={t('imports.none')} text={t('imports.noneText')}>
        <Start />
      </Empty>
    </>
  );
}

function NoFit() {
  const { t } = useLanguage();
  const navigate = route.useNavigate();
  return (
    <Empty title={t('imports.noFit')} text={t('imports.noFitText')}>
      <Button variant="light" onClick={() => void navigate({ search: {}, replace: true })}>
        {t('imports.showAll')}
      </Button>
    </Empty>
  );
}

function Filters() {
  const { t } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: { kind?: string | null; status?: string | null }) => {
    const given = Object.entries({ ...search, ...part }).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(given) as typeof search, replace: true });
  };
  return (
    <search className="imports-filters">
      <Select
        aria-label={t('imports.ofKind')}
        placeholder={t('imports.everyKind')}
        data={importKinds.map((value) => ({ value, label: t(`imports.kinds.${value}`) }))}
        value={search.kind ?? null}
        onChange={(kind) => change({ kind })}
        clearable
        clearButtonProps={{ 'aria-label': t('imports.everyKind') }}
      />
      <Select
        aria-label={t('imports.ofStatus')}
        placeholder={t('imports.everyStatus')}
        data={importStatuses.map((value) => ({ value, label: t(`imports.status.${value}`) }))}
        value={search.status ?? null}
        onChange={(status) => change({ status })}
        clearable
        clearButtonProps={{ 'aria-label': t('imports.everyStatus') }}
      />
    </search>
  );
}

function List({ of }: { of: readonly ImportShape[] }) {
  return (
    <ul className="imports">
      {of.map((one) => (
        <Row key={one.id} of={one} />
      ))}
    </ul>
  );
}

function Row({ of: one }: { of: ImportShape }) {
  const { t, words } = useLanguage();
  const { id, label, kind, status, started_at: started, lines, accepted, repeated, rejected } = one;
  const counted = (count: number) => ({ count, rows: words.number(count) });
  return (
    <li className="import-row">
      <div>
        <Link to="/imports/$import" params={{ import: id }} className="import-link">
          {label}
        </Link>
        <p className="small quiet">
          {t(`imports.kinds.${kind}`)} · {momentText(started, words)}
        </p>
      </div>
      <p className="tabular">
        {status === 'running' ? t('imports.readSoFar', counted(lines)) : t('imports.taken', counted(accepted))}
        <span className="small quiet import-rest">
          {repeated > 0 ? t('imports.known', counted(repeated)) : null}
          {repeated > 0 && rejected > 0 ? ' · ' : null}
          {rejected > 0 ? t('imports.refused', counted(rejected)) : null}
        </span>
      </p>
      <ImportStatus of={one} />
    </li>
  );
}

function ImportsLoading() {
  return (
    <Loading>
      <Bone width="min(100%, 32rem)" height="2.5rem" />
      <div className="section">
        {['a', 'b', 'c', 'd', 'e'].map((key) => (
          <div key={key} className="import-row">
            <div>
              <Bone width="12rem" height="1.25rem" />
              <Bone width="9rem" height="0.8rem" style={{ marginTop: '0.5rem' }} />
            </div>
            <Bone width="8rem" />
            <Bone width="5rem" />
          </div>
        ))}
      </div>
    </Loading>
  );
}

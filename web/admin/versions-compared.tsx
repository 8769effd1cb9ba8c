import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { ProgramShape, VersionSummaryShape } from '../../src/programs/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { Bone, Failed, Loading } from '../shared/states.tsx';
import { comparedQuery, versionQuery } from './versions-queries.ts';
import { VersionsSentences } from './versions-sentences.tsx';

const route = getRouteApi('/signed-in/programs/$program/versions');
// It brings the engine along.
const ProgramPreview = lazy(() => import('./preview/program-preview.tsx'));

interface Props {
  readonly program: ProgramShape;
  /** Newest first. */
  readonly versions: readonly VersionSummaryShape[];
}

/** Two versions beside each other; which two stands in the address. */
export function VersionsCompared({ program, versions }: Props) {
  const { t } = useLanguage();
  const search = route.useSearch();
  const numbers = versions.map(({ version }) => version);
  const after = numbers.find((one) => one === search.after) ?? numbers[0];
  const before =
    numbers.find((one) => one === search.before) ?? numbers.find((one) => after !== undefined && one < after);
  return (
    <section className="section" aria-labelledby="compared">
      <h2 id="compared">{t('versions.compare')}</h2>
      {before === undefined || after === undefined ? (
        <p className="quiet">{t('versions.onlyOne')}</p>
      ) : (
        <>
          <Choose versions={versions} before={before} after={after} />
          <Compared program={program.program} before={before} after={after} />
          <Cost key={`${before} ${after}`} program={program.program} before={before} after={after} />
        </>
      )}
    </section>
  );
}

function Choose({ versions, before, after }: { before: number; after: number } & Pick<Props, 'versions'>) {
  const { t } = useLanguage();
  const navigate = route.useNavigate();
  const data = versions.map(({ version, status }) => ({
    value: String(version),
    label: `${t('versions.one', { version })} · ${t(`status.${status}`)}`,
  }));
  const choose = (which: 'before' | 'after') => (value: string | null) =>
    value && navigate({ search: (now) => ({ ...now, [which]: Number(value) }), replace: true, resetScroll: false });
  return (
    <div className="filters">
      <Select
        label={t('versions.before')}
        data={data}
        value={String(before)}
        allowDeselect={false}
        onChange={choose('before')}
      />
      <Select
        label={t('versions.after')}
        data={data}
        value={String(after)}
        allowDeselect={false}
        onChange={choose('after')}
      />
    </div>
  );
}

interface Pair {
  readonly program: string;
  readonly before: number;
  readonly after: number;
}

function Compared({ program, before, after }: Pair) {
  const compared = useQuery(comparedQuery(program, before, after));
  if (compared.isError) return <Failed error={compared.error} again={() => compared.refetch()} />;
  if (!compared.data)
    return (
      <Loading>
        <Bone height="8rem" />
      </Loading>
    );
  return <VersionsSentences difference={compared.data} />;
}

/** What the later of the two would have cost: asked for, because it takes the server some work. */
function Cost({ program, before, after }: Pair) {
  const { t, language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const version = useQuery({ ...versionQuery(program, after, language), enabled: isOpen });
  if (!isOpen)
    return (
      <p className="versions-cost">
        <Button variant="light" onClick={() => setOpen(true)}>
          {t('versions.showPreview')}
        </Button>
      </p>
    );
  if (version.isError) return <Failed error={version.error} again={() => version.refetch()} />;
  const waiting = (
    <Loading>
      <Bone height="12rem" />
    </Loading>
  );
  if (!version.data) return waiting;
  return (
    <Suspense fallback={waiting}>
      <ProgramPreview document={version.data.document} compareWith={before} />
    </Suspense>
  );
}

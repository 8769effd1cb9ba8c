import { Select } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { answer, api } from '../shared/api.ts';
import { useLanguage } from '../shared/language.ts';
import { Bone, Empty, Failed, Loading } from '../shared/states.tsx';
import { partnerProgramsQuery } from './home-queries.ts';
import './what-if.css';

const route = getRouteApi('/signed-in/my/what-if');

/** The engine comes with it, once there is something to try. */
const WhatIfTool = lazy(async () => ({ default: (await import('./what-if-tool.tsx')).WhatIfTool }));

/** Fetched once for as long as the page is open: nothing is asked of the server while one slides. */
const ownFactsQuery = (partner: string, program: string) =>
  queryOptions({
    queryKey: ['what-if', partner, program],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: () =>
      answer(
        api.GET('/api/v1/partners/{partner}/programs/{program}/facts-for-preview', {
          params: { path: { partner, program } },
        }),
      ),
  });

/** What would more of something bring? */
export function WhatIfPage() {
  const { t, language } = useLanguage();
  const { partner } = route.useRouteContext();
  const search = route.useSearch();
  const navigate = useNavigate();
  const programs = useQuery(partnerProgramsQuery(partner, language));
  if (programs.isPending) return <WhatIfLoading />;
  if (!programs.data) return <Failed error={programs.error} again={() => programs.refetch()} />;
  const mine = programs.data.items.filter(({ status, period }) => status === 'taking_part' && period !== null);
  const chosen = mine.find(({ program }) => program === search.program) ?? mine[0];
  if (!chosen) return <Empty title={t('whatIf.none')} text={t('whatIf.noneText')} />;
  return (
    <article className="narrow what-if">
      <title>{`${t('place.whatIf')} · Vliegwiel`}</title>
      {mine.length > 1 ? (
        <Select
          className="what-if-program"
          label={t('whatIf.program')}
          data={mine.map(({ program, name }) => ({ value: program, label: name }))}
          value={chosen.program}
          onChange={(program) =>
            program && navigate({ to: '.', search: { program }, replace: true, resetScroll: false })
          }
          allowDeselect={false}
        />
      ) : null}
      <Tool key={chosen.program} partner={partner} program={chosen.program} />
    </article>
  );
}

function Tool({ partner, program }: { partner: string; program: string }) {
  const facts = useQuery(ownFactsQuery(partner, program));
  if (facts.isPending) return <WhatIfLoading />;
  if (!facts.data) return <Failed error={facts.error} again={() => facts.refetch()} />;
  return (
    <Suspense fallback={<WhatIfLoading />}>
      <WhatIfTool given={facts.data} />
    </Suspense>
  );
}

function WhatIfLoading() {
  return (
    <Loading>
      <div className="narrow what-if">
        <Bone width="8rem" />
        <Bone width="min(100%, 30rem)" height="2.5rem" style={{ marginTop: '0.75rem' }} />
        <Bone height="4rem" style={{ marginTop: '3rem' }} />
        <Bone height="4rem" style={{ marginTop: '1.5rem' }} />
      </div>
    </Loading>
  );
}

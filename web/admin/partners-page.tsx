import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Language } from '../../src/engine/words.ts';
import type { PartnerShape } from '../../src/partners/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { Bone, Loading } from '../shared/states.tsx';
import { DataTable } from '../shared/ui/data-table.tsx';
import { type TableView, useTableAddress } from '../shared/ui/table-address.ts';
import type { Column } from '../shared/ui/table-shape.ts';
import { allPartnersQuery } from './partners-queries.ts';
import { PartnersTree } from './partners-tree.tsx';
import '@mantine/core/styles/FloatingIndicator.css';
import './partners.css';

const route = getRouteApi('/signed-in/partners');

/** Every partner: as a list to search, sort and filter, or as the tree that they form. */
export function PartnersPage() {
  const { t, words, language } = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [view, setView] = useTableAddress();
  const partners = useQuery(allPartnersQuery());
  const columns = useColumns(partners.data ?? []);
  const open = ({ code }: PartnerShape) =>
    void navigate({ to: '/partners/$partner/overview', params: { partner: code }, search: {} });
  return (
    <div className="partners-page">
      <title>{`${t('partners.title')} · Vliegwiel`}</title>
      <div className="partners-head">
        <h1 className="answer">
          {partners.data ? answerOf(partners.data, t, words) : <Bone width="min(100%, 28rem)" height="2.25rem" />}
        </h1>
        <div className="partners-do">
          <SegmentedControl
            aria-label={t('partners.shownAs')}
            value={search.as ?? 'list'}
            onChange={(as) =>
              navigate({ search: ({ as: _, ...rest }) => (as === 'tree' ? { ...rest, as } : rest), replace: true })
            }
            data={[
              { value: 'list', label: t('partners.asList') },
              { value: 'tree', label: t('partners.asTree') },
            ]}
          />
          <ImportLink />
        </div>
      </div>
      {search.as === 'tree' && partners.data ? (
        <PartnersTree partners={partners.data} q={view.q} onSearch={(q) => setView({ q })} />
      ) : null}
      {search.as === 'tree' && partners.isPending ? (
        <Loading>
          <Bone height="12rem" />
        </Loading>
      ) : null}
      {search.as !== 'tree' || partners.isError ? (
        <DataTable
          name={t('partners.title')}
          columns={columns}
          rows={partners.data}
          idOf={({ code }) => code}
          view={view}
          onView={setView}
          onOpen={open}
          error={partners.error}
          again={() => partners.refetch()}
          exports={{ csv: fileOf(view, 'csv', language), xlsx: fileOf(view, 'xlsx', language) }}
          empty={{ title: t('partners.none'), text: t('partners.noneText'), action: <ImportLink /> }}
        />
      ) : null}
    </div>
  );
}

/** The wizard for files of every kind; it is told that these are partners. */
function ImportLink() {
  const { t } = useLanguage();
  return (
    <Button
      variant="default"
      renderRoot={(props) => <Link to="/imports/new" search={{ kind: 'partners' }} {...props} />}
    >
      {t('partners.import')}
    </Button>
  );
}

function answerOf(
  partners: readonly PartnerShape[],
  t: ReturnType<typeof useLanguage>['t'],
  words: ReturnType<typeof useLanguage>['words'],
): string {
  const types = [...new Set(partners.map(({ type }) => type))];
  const counts = types
    .map((type) => ({ type, count: partners.filter((one) => one.type === type).length }))
    .sort((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ type, count }) => t(`partners.${type}`, { count }).replace(String(count), words.number(count)));
  const all = words.count(partners.length, 'partner', 'partners', 'partner', 'partners');
  if (counts.length < 2) return all;
  const holes = { all, counts: words.and(counts) };
  return types.length > 3 ? t('partners.answer', holes) : t('partners.answerAll', holes);
}

/** The file holds what the table shows; the figure of partners below is not something that the server filters by. */
function fileOf({ q, where }: TableView, format: 'csv' | 'xlsx', language: Language): string {
  const { type, tier, region, country, tags, parent } = where;
  const asked = { search: q, type, tier, region, country, tag: tags, parent, format, language };
  const given = Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/api/v1/exports/partners?${new URLSearchParams(given)}`;
}

const distinct = (values: readonly (string | null)[]) =>
  [...new Set(values)]
    .filter((value) => value !== null)
    .toSorted()
    .map((value) => ({ value, label: value }));

function useColumns(partners: readonly PartnerShape[]): Column<PartnerShape>[] {
  const { t } = useLanguage();
  return useMemo(() => {
    const names = new Map(partners.map(({ code, name }) => [code, name]));
    const types = [...new Set(partners.map(({ type }) => type))];
    const parents = partners
      .filter(({ children }) => children > 0)
      .map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }));
    return [
      { id: 'name', header: t('partners.name'), value: ({ name }) => name, width: 3 },
      { id: 'code', header: t('partners.code'), value: ({ code }) => code },
      {
        id: 'type',
        header: t('partners.type'),
        value: ({ type }) => type,
        cell: ({ type }) => t(`type.${type}`),
        choices: types.map((value) => ({ value, label: t(`type.${value}`) })),
        width: 1.5,
      },
      {
        id: 'tier',
        header: t('partners.tier'),
        value: ({ tier }) => tier,
        choices: distinct(partners.map(({ tier }) => tier)),
      },
      {
        id: 'region',
        header: t('partners.region'),
        value: ({ region }) => region,
        choices: distinct(partners.map(({ region }) => region)),
      },
      {
        id: 'country',
        header: t('partners.country'),
        value: ({ country }) => country,
        choices: distinct(partners.map(({ country }) => country)),
      },
      {
        id: 'tags',
        header: t('partners.tags'),
        value: ({ tags }) => (tags.length > 0 ? tags.join(', ') : null),
        values: ({ tags }) => tags,
        choices: distinct(partners.flatMap(({ tags }) => tags)),
        width: 1.5,
      },
      {
        id: 'parent',
        header: t('partners.parent'),
        value: ({ parent }) => parent,
        cell: ({ parent }) =>
          parent ? (names.get(parent) ?? parent) : <span className="quiet">{t('table.nothing')}</span>,
        choices: parents,
        width: 2,
      },
      {
        id: 'children',
        header: t('partners.children'),
        kind: 'number',
        value: ({ children }) => String(children),
      },
    ];
  }, [partners, t]);
}

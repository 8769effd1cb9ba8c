import { TextInput, Tree, type TreeNodeData, useTree } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import type { PartnerShape } from '../../src/partners/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { Empty } from '../shared/states.tsx';
import '@mantine/core/styles/Tree.css';

interface Props {
  readonly partners: readonly PartnerShape[];
  readonly q: string;
  readonly onSearch: (q: string) => void;
}

/** More than these stay folded: their heads are enough to go on from. */
const mostUnfolded = 200;

/** Who stands below whom. What is looked for is shown with all above it. */
export function PartnersTree({ partners, q, onSearch }: Props) {
  const { t, words, language } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => field.current?.focus()]]);
  const byCode = useMemo(() => new Map(partners.map((partner) => [partner.code, partner])), [partners]);
  const found = useMemo(
    () => keptOf(partners, byCode, q.trim().toLocaleLowerCase(language)),
    [partners, byCode, q, language],
  );
  const data = useMemo(() => nodesOf(partners, byCode, found.kept), [partners, byCode, found]);
  const unfolded = q.trim() !== '' && found.hits <= mostUnfolded ? [...found.above] : [];
  return (
    <section aria-label={t('partners.tree')}>
      <div className="partners-look">
        <TextInput
          ref={field}
          type="search"
          aria-label={t('table.look', { name: t('partners.tree') })}
          placeholder={t('table.searchHint')}
          value={q}
          onChange={({ currentTarget: { value } }) => onSearch(value)}
        />
        <p className="small quiet" role="status">
          {t('partners.found', { shown: words.number(found.hits), all: words.number(partners.length) })}
        </p>
      </div>
      {data.length === 0 ? <Empty title={t('table.noFit')} text={t('partners.noFitText')} /> : null}
      <Nodes key={q} data={data} byCode={byCode} unfolded={unfolded} />
    </section>
  );
}

interface NodesProps {
  readonly data: TreeNodeData[];
  readonly byCode: ReadonlyMap<string, PartnerShape>;
  readonly unfolded: readonly string[];
}

/** Begins anew with what is looked for, so that hits are never folded away. */
function Nodes({ data, byCode, unfolded }: NodesProps) {
  const { t } = useLanguage();
  const tree = useTree({ initialExpandedState: Object.fromEntries(unfolded.map((code) => [code, true])) });
  return (
    <Tree
      className="partners-tree"
      data={data}
      tree={tree}
      levelOffset="lg"
      aria-label={t('partners.tree')}
      renderNode={({ node, expanded, hasChildren, elementProps }) => (
        <div {...elementProps}>
          <span className="partners-fold" aria-hidden="true">
            {hasChildren ? (expanded ? '▾' : '▸') : ''}
          </span>
          <Node partner={byCode.get(node.value)!} />
        </div>
      )}
    />
  );
}

function Node({ partner }: { partner: PartnerShape }) {
  const { t, words } = useLanguage();
  const { code, name, type, tier, children } = partner;
  const below = t('partners.below', { count: children }).replace(String(children), words.number(children));
  return (
    <span>
      <Link to="/partners/$partner/overview" params={{ partner: code }} onClick={(event) => event.stopPropagation()}>
        {name}
      </Link>{' '}
      <span className="small quiet">
        {[code, t(`type.${type}`), tier, children > 0 ? below : null].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}

/** What fits, and everyone above it; whoever is above a hit is unfolded. */
function keptOf(partners: readonly PartnerShape[], byCode: ReadonlyMap<string, PartnerShape>, wanted: string) {
  const hits = partners.filter(({ code, name }) => `${name} ${code}`.toLocaleLowerCase().includes(wanted));
  const above = new Set<string>();
  for (const hit of hits) {
    let parent = hit.parent;
    while (parent && !above.has(parent)) {
      above.add(parent);
      parent = byCode.get(parent)?.parent ?? null;
    }
  }
  return { hits: hits.length, above, kept: new Set([...hits.map(({ code }) => code), ...above]) };
}

/** A partner whose parent is out of sight stands on top. */
function nodesOf(
  partners: readonly PartnerShape[],
  byCode: ReadonlyMap<string, PartnerShape>,
  kept: ReadonlySet<string>,
): TreeNodeData[] {
  const below = new Map<string | null, PartnerShape[]>();
  for (const partner of partners) {
    if (!kept.has(partner.code)) continue;
    const parent = partner.parent && byCode.has(partner.parent) ? partner.parent : null;
    const siblings = below.get(parent);
    if (siblings) siblings.push(partner);
    else below.set(parent, [partner]);
  }
  const nodes = (parent: string | null): TreeNodeData[] =>
    (below.get(parent) ?? []).map(({ code, name }) => {
      const children = nodes(code);
      return { value: code, label: name, ...(children.length > 0 ? { children } : {}) };
    });
  return nodes(null);
}

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PreviewPartnerNamedShape, PreviewResultShape, PreviewShape } from '../../../src/previews/schema.ts';
import { useLanguage } from '../../shared/language.ts';
import { isBelow, isNothing, rounded } from '../../shared/numbers.ts';
import { momentText } from '../../shared/periods.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { type DotItem, DotStrip } from '../../shared/ui/dot-strip.tsx';
import { type TableView, viewOf } from '../../shared/ui/table-address.ts';
import type { Column } from '../../shared/ui/table-shape.ts';
import { previewPartnersQuery } from './queries.ts';

interface Props {
  readonly preview: PreviewShape;
  readonly result: PreviewResultShape;
  readonly onPartner: (code: string) => void;
}

/** Winners and losers: a dot for each, and all of them in a table; either leads to that partner's own calculation. */
export function PreviewPartners({ preview, result, onPartner }: Props) {
  const { t, words } = useLanguage();
  const partners = useQuery(previewPartnersQuery(preview.id));
  // Beside other tables on the page, so not in its address.
  const [view, setView] = useState<TableView>(() => viewOf({}));
  const columns = useColumns(preview, result);
  const { currency } = result;
  const dots = useMemo(() => (partners.data ?? []).flatMap(dotOf), [partners.data]);
  return (
    <>
      {dots.some(({ state }) => state !== 'warn') ? (
        <DotStrip
          about={{
            title: t('preview.dots'),
            unit: currency,
            source: t('preview.source', { when: momentText(preview.asked_at, words) }),
          }}
          dots={dots}
          states={{ good: t('preview.winning'), warn: t('preview.same'), bad: t('preview.losing') }}
          write={(amount) => rounded(amount, currency, words)}
          mark={{ at: '0', label: t('preview.equal') }}
          onOpen={onPartner}
        />
      ) : null}
      <DataTable
        name={t('preview.partners')}
        columns={columns}
        rows={partners.data}
        idOf={({ partner }) => partner}
        view={view}
        onView={(change) => setView((now) => ({ ...now, ...change }))}
        error={partners.error}
        again={() => partners.refetch()}
        onOpen={({ partner }) => onPartner(partner)}
        empty={{ title: t('preview.noPartners'), text: t('preview.noPartnersText') }}
      />
    </>
  );
}

function useColumns(preview: PreviewShape, { currency, compared }: PreviewResultShape) {
  const { t } = useLanguage();
  const version = preview.compared_with;
  return useMemo<Column<PreviewPartnerNamedShape>[]>(
    () => [
      {
        id: 'partner',
        header: t('preview.partner'),
        value: ({ name, partner }) => `${name ?? ''} ${partner}`.trim(),
        width: 3,
      },
      { id: 'amount', header: t('preview.amount'), kind: 'number', currency, value: ({ amount }) => amount },
      ...(compared
        ? ([
            {
              id: 'compared',
              header: t('preview.compared', { version }),
              kind: 'number',
              currency,
              value: ({ compared_amount }) => compared_amount,
            },
            {
              id: 'difference',
              header: t('preview.difference'),
              kind: 'number',
              currency,
              value: ({ difference }) => difference,
            },
          ] satisfies Column<PreviewPartnerNamedShape>[])
        : []),
    ],
    [t, currency, compared, version],
  );
}

function dotOf({ partner, name, difference }: PreviewPartnerNamedShape): DotItem[] {
  if (difference === null) return [];
  const state = isNothing(difference) ? 'warn' : isBelow(difference, '0') ? 'bad' : 'good';
  return [{ id: partner, name: name ?? partner, value: difference, state }];
}

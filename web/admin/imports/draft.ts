import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportKind, PreviewShape } from '../../../src/intake/schema.ts';
import { useLanguage } from '../../shared/language.ts';
import { proposeKind, proposeMapping } from './proposal.ts';
import { type Chosen, type Locale, previewQuery, type Reading } from './queries.ts';

interface Settled {
  readonly kind: ImportKind;
  readonly declared: Pick<Reading, 'mapping' | 'locale'>;
  /** Whether columns with other names than ours were taken for something. */
  readonly isRecognised: boolean;
}

export type Draft = ReturnType<typeof useDraft>;

/** The file and how it is to be read: first as it seems or was read before, then as a person says. */
export function useDraft(asked: ImportKind | undefined) {
  const { language } = useLanguage();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>();
  const [settled, setSettled] = useState<Settled>();
  const settle = async ({ of, kind: wanted }: { of: Chosen; kind?: ImportKind }): Promise<Settled> => {
    const look = (kind: ImportKind) => client.fetchQuery(previewQuery(of, { kind }, language));
    const guess = wanted ?? asked ?? 'sales';
    const first = await look(guess);
    const columns = first.columns.map(({ column }) => column);
    const kind = wanted ?? asked ?? proposeKind(of.file.name, columns);
    const shown = kind === guess ? first : await look(kind);
    const mapping = shown.proposed ? {} : proposeMapping(kind, columns);
    const isRecognised = Object.keys(mapping).length > 0;
    return { kind, isRecognised, declared: isRecognised ? { mapping } : {} };
  };
  const settling = useMutation({ mutationFn: settle, onSuccess: setSettled });
  const declared = settled?.declared ?? {};
  const looked = useQuery({
    ...previewQuery(chosen, { kind: settled?.kind ?? 'sales', ...declared }, language),
    enabled: chosen !== undefined && settled !== undefined,
  });
  const preview = settled ? looked.data : undefined;
  const isUntouched = declared.mapping === undefined && declared.locale === undefined;
  const remembered = isUntouched ? preview?.proposed : undefined;
  const choose = (file: File) => {
    const of = { file, key: `${file.name} ${file.size} ${file.lastModified} ${Date.now()}` };
    setChosen(of);
    setSettled(undefined);
    settling.mutate({ of });
  };
  return {
    chosen,
    preview,
    kind: settled?.kind,
    isRecognised: settled?.isRecognised ?? false,
    isRemembered: Boolean(remembered),
    isLooking: settling.isPending || looked.isFetching,
    error: settling.error ?? looked.error,
    reading: {
      kind: settled?.kind ?? 'sales',
      mapping: declared.mapping ?? remembered?.mapping,
      locale: declared.locale ?? (remembered?.locale as Locale | undefined),
    } satisfies Reading,
    choose,
    chooseKind: (kind: ImportKind) => chosen && settling.mutate({ of: chosen, kind }),
    again: () => {
      if (settled) void looked.refetch();
      else if (chosen) settling.mutate({ of: chosen });
    },
    declare: (part: Settled['declared']) => settled && setSettled({ ...settled, declared: part }),
  };
}

/** Our column → the file's, as it is read now: what was declared, and what bears our own name. */
export function shownMapping({ mapping = {} }: Reading, { columns }: PreviewShape): Record<string, string> {
  const found = columns.flatMap(({ column, field }) => (field === null ? [] : [[field, column] as const]));
  return { ...Object.fromEntries(found), ...mapping };
}

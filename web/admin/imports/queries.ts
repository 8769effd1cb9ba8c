import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type ImportKind, type ImportShape, importKinds } from '../../../src/intake/schema.ts';
import { answer, api } from '../../shared/api.ts';

/** How a file is to be read: what is in it, which column is what, how numbers and dates are written. */
export interface Reading {
  readonly kind: ImportKind;
  /** Our column → the file's, or `=` and a value for all rows. Without it, as files like it were read before. */
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  readonly locale?: Locale | undefined;
}

export interface Locale {
  readonly decimal?: 'point' | 'comma' | undefined;
  readonly grouping?: 'point' | 'comma' | 'space' | 'apostrophe' | undefined;
  readonly dates?: 'ymd' | 'dmy' | 'mdy' | undefined;
}

const given = <T extends object>(filter: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as never;

export const importsQuery = (
  filter: { kind?: ImportKind | undefined; status?: ImportShape['status'] | undefined },
  language: string,
) =>
  infiniteQueryOptions({
    queryKey: ['imports', filter, language],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/imports', {
          params: { query: { ...given(filter), limit: 25, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const importQuery = (id: string, language: string) =>
  queryOptions({
    queryKey: ['import', id, language],
    queryFn: () => answer(api.GET('/api/v1/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? 1_000 : false),
  });

export const rejectedQuery = (id: string, language: string) =>
  infiniteQueryOptions({
    queryKey: ['import-rejected', id, language],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/imports/{id}/rejected', {
          params: {
            path: { id },
            query: { limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const previewQuery = (chosen: Chosen | undefined, reading: Reading, language: string) =>
  queryOptions({
    queryKey: ['import-preview', chosen?.key, reading, language],
    enabled: chosen !== undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: () => previewFile(chosen!.file, reading),
  });

/** A file that was chosen; each time anew, also when it has the same name. */
export interface Chosen {
  readonly file: File;
  readonly key: string;
}

/** Enough for the first rows; a workbook cannot be cut. */
const previewBytes = 1_000_000;

export async function previewFile(file: File, reading: Reading) {
  const isWhole = file.size <= previewBytes || file.name.toLowerCase().endsWith('.xlsx');
  const part = isWhole ? file : await beginningOf(file);
  return answer(api.POST('/api/v1/imports/preview', { body: formOf(part, file.name, reading) as never }));
}

/** Whole lines, so that the last one is not taken for a wrong one. */
async function beginningOf(file: File): Promise<Blob> {
  const bytes = new Uint8Array(await file.slice(0, previewBytes).arrayBuffer());
  const end = bytes.lastIndexOf(10);
  return new Blob([end > 0 ? bytes.slice(0, end + 1) : bytes]);
}

/** The fields first and the file last, so that it streams in. */
export function formOf(
  file: Blob,
  name: string,
  { kind, mapping, locale }: Reading,
  more: Record<string, string> = {},
) {
  const form = new FormData();
  form.append('kind', kind);
  if (mapping) form.append('mapping', JSON.stringify(mapping));
  if (locale) form.append('locale', JSON.stringify(locale));
  for (const [key, value] of Object.entries(more)) form.append(key, value);
  form.append('file', file, name);
  return form;
}

export const importStatuses = [
  'running',
  'done',
  'failed',
  'cancelled',
  'undone',
] as const satisfies readonly ImportShape['status'][];

/** What an address may have said, or nothing of it. */
export const kindIn = (text: string | undefined): ImportKind | undefined => importKinds.find((kind) => kind === text);
export const statusIn = (text: string | undefined): ImportShape['status'] | undefined =>
  importStatuses.find((status) => status === text);

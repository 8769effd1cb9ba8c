import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { storableJson } from '../platform/storable.ts';
import type { Mapping } from './plan.ts';
import type { Locale } from './readers.ts';
import type { ImportKind } from './schema.ts';

/** How files with certain columns were read the last time that they were mapped. */
export interface Remembered {
  readonly mapping: Mapping;
  readonly locale: Locale;
}

/** The same for the same names, in whatever order and case. */
const hashOf = (header: readonly string[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(header.map((name) => name.trim().toLowerCase()).sort()))
    .digest();

/** Keeps what was declared of a file, when anything was, for the next one with the same columns. */
export async function rememberMapping(
  db: Database,
  kind: ImportKind,
  header: readonly string[],
  { mapping = {}, decimal, grouping, dates }: { mapping?: Mapping | undefined } & Locale,
): Promise<void> {
  const locale = { decimal, grouping, dates };
  if (Object.keys(mapping).length + Object.values(locale).filter(Boolean).length === 0) return;
  await sql`
    insert into import_mapping (kind, headers, mapping, locale)
    values (${kind}, ${hashOf(header)}, ${storableJson(mapping)}::jsonb, ${storableJson(locale)}::jsonb)
    on conflict (kind, headers) do update set mapping = excluded.mapping, locale = excluded.locale, used_at = now()`.execute(
    db,
  );
}

export async function rememberedFor(
  db: Database,
  kind: ImportKind,
  header: readonly string[],
): Promise<Remembered | undefined> {
  const { rows } = await sql<Remembered>`
    select mapping, locale from import_mapping where kind = ${kind} and headers = ${hashOf(header)}`.execute(db);
  return rows[0];
}

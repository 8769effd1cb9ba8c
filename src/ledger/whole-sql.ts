import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

/** One line of the ledger as any database says it that has been through the same: without the numbers and moments of this one. */
export interface PlainEntry {
  readonly partner: string;
  readonly program: string | null;
  readonly about_period: string | null;
  readonly statement_period: string | null;
  readonly incentive: string | null;
  readonly reason: string;
  readonly note: string | null;
  readonly unit: string;
  readonly account: string;
  /** Minor units; positive is debit. */
  readonly amount_minor: bigint;
}

/** Read for so many partners at once. */
const partnersAtOnce = 500;

/** The whole ledger, in an order that depends on what it says only, also where two databases sort texts differently. */
export async function* wholeLedger(db: Database): AsyncGenerator<PlainEntry[]> {
  let after = '';
  for (;;) {
    const { rows: partners } = await sql<{ id: number; code: string }>`
      select id, code from partner where code collate "C" > ${after} order by code collate "C" limit ${partnersAtOnce}`.execute(
      db,
    );
    if (partners.length === 0) return;
    yield await entriesOf(
      db,
      partners.map(({ id }) => id),
    );
    after = partners.at(-1)!.code;
  }
}

async function entriesOf(db: Database, partnerIds: readonly number[]): Promise<PlainEntry[]> {
  const { rows } = await sql<Omit<PlainEntry, 'account'> & { debit: string; credit: string }>`
    select p.code as partner, g.slug as program, o.about_period, o.statement_period, o.incentive, o.reason, o.note, o.unit, o.debit, o.credit,
      o.amount_minor
    from posting o join partner p on p.id = o.partner_id left join program g on g.id = o.program_id
    where o.partner_id = any (${partnerIds}::int[])
    order by p.code collate "C", g.slug collate "C", o.about_period collate "C", o.statement_period collate "C", o.incentive collate "C",
      o.reason collate "C", o.note collate "C", o.unit collate "C", o.debit collate "C", o.credit collate "C", o.amount_minor`.execute(
    db,
  );
  return rows.flatMap(({ debit, credit, ...entry }) => [
    { ...entry, account: debit },
    { ...entry, account: credit, amount_minor: -entry.amount_minor },
  ]);
}

import type { IsoDate } from '../engine/period.ts';
import type { Database } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';
import { page, readCursor } from '../platform/page.ts';
import type { PartnerQuery, PartnerShape } from './schema.ts';
import { type PartnerVersionRow, selectPartner, selectPartners, selectPartnerVersions } from './sql.ts';

const partnerName = { en: 'partner', nl: 'partner' };

/** One page of partners as they are on `day`, by code. */
export async function listPartners(
  db: Database,
  query: PartnerQuery,
  day: IsoDate,
): Promise<{ items: PartnerShape[]; next: string | null }> {
  const after = readCursor(query.cursor, 1)?.[0];
  const rows = await selectPartners(db, query, after, day);
  return page(
    rows,
    query.limit,
    (row) => [row.code],
    (row) => row,
  );
}

/** One partner as it is on `day`. A Problem (404) when there is none with this code. */
export async function getPartner(db: Database, code: string, day: IsoDate): Promise<PartnerShape> {
  const partner = await selectPartner(db, code, day);
  if (!partner) throw notFound(partnerName, code);
  return partner;
}

/** Everything that held of a partner, newest first. A Problem (404) when there is none with this code. */
export async function listPartnerVersions(db: Database, code: string): Promise<PartnerVersionRow[]> {
  const versions = await selectPartnerVersions(db, code);
  if (versions.length === 0) throw notFound(partnerName, code);
  return versions;
}

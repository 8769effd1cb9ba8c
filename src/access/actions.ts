import { randomBytes } from 'node:crypto';
import type { Database } from '../platform/database.ts';
import { invalid, notFound, Problem } from '../platform/errors.ts';
import type { Caller } from './caller.ts';
import { findPersonByEmail, insertMember } from './people-sql.ts';
import { type NewKeyShape, partnerScopes, type SignInShape } from './schema.ts';
import { findKey, findPartner, idsBelow, insertKey, isBelow, type KeyRow } from './sql.ts';

const keyPrefix = 'vlw_';

/** Who holds this key; undefined when it is unknown, revoked or expired. */
export async function callerOfKey(db: Database, key: string): Promise<Caller | undefined> {
  const found = key.startsWith(keyPrefix) ? await findKey(db, key) : undefined;
  if (!found) return undefined;
  const partner = found.partner_id === null ? null : { id: found.partner_id, code: found.partner! };
  return { id: `key:${found.id}`, by: 'key', scopes: found.scopes, partner };
}

/** Somebody of the demo: its manager, or of a partner. Nobody can sign in as one of them where the demo is off. */
export async function demoPerson(db: Database, wanted: SignInShape): Promise<string> {
  const partner = wanted.role === 'partner' ? await findPartner(db, wanted.partner) : undefined;
  if (wanted.role === 'partner' && !partner) throw unknownPartner(wanted.partner);
  const isSecond = wanted.role === 'manager' && wanted.second === true;
  const email = `${partner ? `partner-${partner.id}` : isSecond ? 'second-manager' : 'manager'}@demo.invalid`;
  const known = await findPersonByEmail(db, email);
  if (known) return known.id;
  const added = await insertMember(db, {
    email,
    name: partner?.name ?? (isSecond ? 'Second manager' : 'Manager'),
    language: partner?.language ?? 'en',
    role: partner ? 'partner_admin' : isSecond ? 'manager' : 'owner',
    partnerId: partner?.id ?? null,
    by: 'demo',
  });
  // Another request may have been first.
  return added ?? (await findPersonByEmail(db, email))!.id;
}

/** Makes an API key. `secret` is the key: it cannot be shown again. */
export async function createKey(db: Database, wanted: NewKeyShape): Promise<{ key: KeyRow; secret: string }> {
  const partner = wanted.partner === undefined ? undefined : await findPartner(db, wanted.partner);
  if (wanted.partner !== undefined) {
    if (!partner) throw unknownPartner(wanted.partner);
    const tooMuch = wanted.scopes.find((scope) => !partnerScopes.includes(scope));
    if (tooMuch) throw notForPartnerKeys(tooMuch);
  }
  const secret = keyPrefix + randomBytes(32).toString('base64url');
  const key = await insertKey(db, {
    name: wanted.name,
    secret,
    scopes: [...new Set(wanted.scopes)],
    partnerId: partner?.id ?? null,
    expiresOn: wanted.expires_on ?? null,
  });
  return { key, secret };
}

/** Throws, as if there were no such partner, unless the caller may see the partner with this code. */
export async function requireSight(db: Database, caller: Caller, code: string, today: string): Promise<void> {
  if (caller.partner === null || caller.partner.code === code) return;
  if (!(await isBelow(db, code, caller.partner.id, today))) throw unknownPartner(code);
}

/** The partners whose data the caller sees; null for everybody's. For lists, which name no partner. */
export async function seenPartners(db: Database, caller: Caller, today: string): Promise<number[] | null> {
  return caller.partner ? idsBelow(db, caller.partner.id, today) : null;
}

/** The id of the partner with this code. A Problem (404) when there is none. */
export async function partnerIdOf(db: Database, code: string): Promise<number> {
  const found = await findPartner(db, code);
  if (!found) throw unknownPartner(code);
  return found.id;
}

export function unknownPartner(code: string): Problem {
  return notFound({ en: 'partner', nl: 'partner' }, code);
}

export function noDemo(): Problem {
  return new Problem({
    code: 'demo-sign-in-off',
    status: 403,
    title: { en: 'Signing in by role is for the demo only.', nl: 'Aanmelden met een rol is alleen voor de demo.' },
    detail: {
      en: 'Use an API key: `vliegwiel key create`. For a demo, start with VLIEGWIEL_DEMO=yes.',
      nl: 'Gebruik een API-sleutel: `vliegwiel key create`. Start voor een demo met VLIEGWIEL_DEMO=yes.',
    },
  });
}

function notForPartnerKeys(scope: string): Problem {
  return invalid(
    'scope-not-for-partners',
    {
      en: `A key of one partner cannot have the scope ${scope}.`,
      nl: `Een sleutel van één partner kan het recht ${scope} niet hebben.`,
    },
    {
      detail: { en: `Possible are: ${partnerScopes.join(', ')}.`, nl: `Mogelijk zijn: ${partnerScopes.join(', ')}.` },
      where: { path: ['scopes'] },
    },
  );
}

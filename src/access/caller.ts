import { Problem } from '../platform/errors.ts';
import type { PersonRow } from './people-sql.ts';
import { roleScopes } from './roles.ts';
import type { Scope } from './schema.ts';

/** Who asks, and what that allows. */
export type Caller = {
  /** The same for the same caller: answers kept for one are never given to another. */
  id: string;
  by: 'nobody' | 'session' | 'key';
  scopes: readonly Scope[];
  /** Whose data is seen, with that of the partners below it; null for the whole company. */
  partner: { id: number; code: string } | null;
  /** Who it is, when it is somebody. */
  person?: PersonRow;
};

/** Who may call a route. Every route says so; one that does not is refused when the server is built. */
export type Access = { scope: Scope | null; partners: boolean; anyone: boolean; people?: true };

/** Open to everybody. */
export const forAnyone: Access = { scope: null, partners: true, anyone: true };
/** The company's people, and its keys with this scope. */
export const forCompany = (scope: Scope): Access => ({ scope, partners: false, anyone: false });
/** As {@link forCompany}, and partners for what is theirs. */
export const forPartnersToo = (scope: Scope): Access => ({ scope, partners: true, anyone: false });

/** Everybody who is signed in; a key is not somebody. */
export const forPeople: Access = { scope: null, partners: true, anyone: false, people: true };

export function nobody(address: string): Caller {
  return { id: `address:${address}`, by: 'nobody', scopes: [], partner: null };
}

export function personCaller(person: PersonRow): Caller {
  const partner = person.partner_id === null ? null : { id: person.partner_id, code: person.partner! };
  return { id: `person:${person.id}`, by: 'session', scopes: roleScopes[person.role], partner, person };
}

/** Throws unless the caller may call a route with this access. */
export function requireAccess(caller: Caller, access: Access): void {
  if (access.anyone) return;
  if (caller.by === 'nobody') throw notSignedIn();
  if (access.people && !caller.person) throw forPeopleOnly();
  if (caller.partner && !access.partners) throw notForPartners();
  if (access.scope && !caller.scopes.includes(access.scope)) throw withoutScope(access.scope);
}

export function notSignedIn(): Problem {
  return new Problem({
    code: 'not-signed-in',
    status: 401,
    title: { en: 'You are not signed in.', nl: 'U bent niet aangemeld.' },
    detail: {
      en: 'Sign in, or send an API key as `Authorization: Bearer …`.',
      nl: 'Meld u aan, of stuur een API-sleutel als `Authorization: Bearer …`.',
    },
  });
}

export function wrongCredentials(): Problem {
  return new Problem({
    code: 'wrong-credentials',
    status: 401,
    title: {
      en: 'This key is unknown, revoked or expired.',
      nl: 'Deze sleutel is onbekend, ingetrokken of verlopen.',
    },
    detail: { en: 'Ask the company for a new one.', nl: 'Vraag het bedrijf om een nieuwe.' },
  });
}

function forPeopleOnly(): Problem {
  return new Problem({
    code: 'people-only',
    status: 403,
    title: { en: 'This is for people who are signed in.', nl: 'Dit is voor mensen die zijn aangemeld.' },
    detail: { en: 'An API key has no account.', nl: 'Een API-sleutel heeft geen account.' },
  });
}

function notForPartners(): Problem {
  return new Problem({
    code: 'not-for-partners',
    status: 403,
    title: { en: 'This is for the company only.', nl: 'Dit is alleen voor het bedrijf.' },
  });
}

function withoutScope(scope: Scope): Problem {
  return new Problem({
    code: 'scope-missing',
    status: 403,
    title: { en: `This takes the scope ${scope}.`, nl: `Hiervoor is het recht ${scope} nodig.` },
    detail: { en: 'Use a key that has it.', nl: 'Gebruik een sleutel die het heeft.' },
    params: { scope },
  });
}

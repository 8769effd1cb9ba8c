import { randomBytes } from 'node:crypto';
import { noMail, reachesPeople } from '../mail/actions.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database.ts';
import { conflict, invalid, notFound } from '../platform/errors.ts';
import { unknownPartner } from './actions.ts';
import type { Caller } from './caller.ts';
import { invitationUrl, sendInvitation } from './letters.ts';
import {
  countOwners,
  findPerson,
  insertMember,
  lockMembers,
  type PersonRow,
  removeMember,
  setInvitation,
  setRole,
} from './people-sql.ts';
import { isPartnerRole } from './roles.ts';
import type { NewPersonShape, Role } from './schema.ts';
import { findCompany, findPartner, isDemo } from './sql.ts';

const invitationDays = 7;

/** On whose behalf something is done. `partner`: whose people only; null for everybody's. */
export type Actor = { name: string; partner: { id: number; code: string } | null };

export const actorOf = (caller: Caller): Actor => ({
  name: caller.person ? `${caller.person.name} (${caller.person.email})` : caller.id,
  partner: caller.partner,
});

/** Invites a person and sends the link. With `printed`, the caller shows the link itself, and mail need not work. */
export async function invite(
  db: Database,
  config: Config,
  wanted: NewPersonShape,
  by: Actor,
  printed = false,
): Promise<{ id: string; link: string }> {
  const mustReach = !printed && !reachesPeople(config, await isDemo(db));
  if (mustReach) throw noMail();
  const partner = await partnerFor(db, wanted, by);
  return db.transaction().execute(async (tx) => {
    const id = await insertMember(tx, {
      email: wanted.email,
      name: wanted.name,
      language: wanted.language ?? partner?.language ?? 'en',
      role: wanted.role,
      partnerId: partner?.id ?? null,
      by: by.name,
    });
    if (id === undefined) throw alreadyHere(wanted.email);
    const person = (await findPerson(tx, id))!;
    return { id, link: await sendLink(tx, config, person, wanted.to ?? null, by) };
  });
}

/** Sends a new link to somebody who has not used theirs; the old one stops working. */
export async function inviteAgain(db: Database, config: Config, id: string, by: Actor): Promise<void> {
  if (!reachesPeople(config, await isDemo(db))) throw noMail();
  await db.transaction().execute(async (tx) => {
    const person = await personOf(tx, id, by);
    if (person.accepted_at) throw hasAccepted();
    await sendLink(tx, config, person, null, by);
  });
}

async function sendLink(
  tx: Database,
  config: Config,
  person: PersonRow,
  to: string | null,
  by: Actor,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await setInvitation(tx, { person: person.id, token, to, days: invitationDays, by: by.name });
  const company = (await findCompany(tx))?.name ?? 'Vliegwiel';
  await sendInvitation(tx, config, person, { token, company, by: by.name, days: invitationDays });
  return invitationUrl(config, token);
}

export async function changeRole(db: Database, id: string, role: Role, by: Actor): Promise<PersonRow> {
  return db.transaction().execute(async (tx) => {
    await lockMembers(tx);
    const person = await personOf(tx, id, by);
    if (isPartnerRole(role) !== (person.partner_id !== null)) throw otherSide();
    if (person.role === 'owner' && role !== 'owner') await keepAnOwner(tx);
    await setRole(tx, id, role, by.name);
    return (await findPerson(tx, id))!;
  });
}

export async function remove(db: Database, id: string, by: Actor): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockMembers(tx);
    const person = await personOf(tx, id, by);
    if (person.role === 'owner') await keepAnOwner(tx);
    await removeMember(tx, id, by.name);
  });
}

/** The person with this id, if it is the actor's to manage; else as if there were none. */
export async function personOf(db: Database, id: string, by: Actor): Promise<PersonRow> {
  const person = await findPerson(db, id);
  if (!person || (by.partner && person.partner_id !== by.partner.id))
    throw notFound({ en: 'person', nl: 'persoon' }, id);
  return person;
}

async function partnerFor(db: Database, wanted: NewPersonShape, by: Actor) {
  const code = wanted.partner ?? by.partner?.code;
  if (by.partner && (!isPartnerRole(wanted.role) || code !== by.partner.code)) throw ownColleaguesOnly();
  if (isPartnerRole(wanted.role) !== (code !== undefined)) throw otherSide();
  if (code === undefined) return undefined;
  const partner = await findPartner(db, code);
  if (!partner) throw unknownPartner(code);
  return partner;
}

async function keepAnOwner(tx: Database): Promise<void> {
  if ((await countOwners(tx)) > 1) return;
  throw conflict(
    'last-owner',
    { en: 'This is the last owner.', nl: 'Dit is de laatste eigenaar.' },
    { en: 'Make somebody else owner first.', nl: 'Maak eerst iemand anders eigenaar.' },
  );
}

function alreadyHere(email: string) {
  return conflict(
    'person-exists',
    { en: `Somebody with the address ${email} is here already.`, nl: `Er is al iemand met het adres ${email}.` },
    { en: 'Change their role, or use another address.', nl: 'Wijzig de rol, of gebruik een ander adres.' },
  );
}

function hasAccepted() {
  return conflict(
    'invitation-accepted',
    { en: 'The invitation was accepted.', nl: 'De uitnodiging is al aangenomen.' },
    { en: 'On the page to sign in, a link can be asked for.', nl: 'Op de aanmeldpagina kan een link worden gevraagd.' },
  );
}

function otherSide() {
  return invalid('role-of-other-side', {
    en: 'The roles partner_admin and partner_user are for people of a partner, and the others for the company’s.',
    nl: 'De rollen partner_admin en partner_user zijn voor mensen van een partner, de andere voor die van het bedrijf.',
  });
}

function ownColleaguesOnly() {
  return invalid('own-colleagues-only', {
    en: 'You can invite colleagues of your own organisation only.',
    nl: 'U kunt alleen collega’s van uw eigen organisatie uitnodigen.',
  });
}

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import type { Language } from '../platform/language.ts';
import { containing } from '../platform/page.ts';
import type { Role } from './schema.ts';
import { hashOf } from './sql.ts';

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  language: Language;
  two_factor: boolean;
  role: Role;
  partner_id: number | null;
  partner: string | null;
  invited_at: Date;
  invited_by: string;
  accepted_at: Date | null;
  changed_at: Date;
  changed_by: string;
};

const columns = sql`
  p.id, p.name, p.email, p.language, coalesce(p.two_factor_enabled, false) as two_factor, m.role, m.partner_id,
  partner.code as partner, m.invited_at, m.invited_by, m.accepted_at, m.changed_at, m.changed_by`;
const people = sql`
  person p join membership m on m.person_id = p.id and m.removed_at is null left join partner on partner.id = m.partner_id`;

export async function findPerson(db: Database, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`select ${columns} from ${people} where p.id = ${id}`.execute(db);
  return rows[0];
}

export async function findPersonByEmail(db: Database, email: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`select ${columns} from ${people} where p.email = ${email}`.execute(db);
  return rows[0];
}

export type PeopleFilter = {
  /** Of this partner only. */
  partner: number | null;
  /** Of the company or of its partners only. */
  side?: 'company' | 'partners' | undefined;
  search?: string | undefined;
};

/** By e-mail address. */
export async function listPeople(
  db: Database,
  { partner, side, search, after, limit }: PeopleFilter & { after: string; limit: number },
): Promise<PersonRow[]> {
  const like = search === undefined ? null : containing(search);
  const { rows } = await sql<PersonRow>`
    select ${columns} from ${people}
    where p.email > ${after} and (${partner}::int is null or m.partner_id = ${partner}::int)
      and (${side ?? null}::text is null or (m.partner_id is null) = (${side ?? null}::text = 'company'))
      and (${like}::text is null or p.email ilike ${like} or p.name ilike ${like}
        or partner.name ilike ${like} or partner.code ilike ${like})
    order by p.email limit ${limit}`.execute(db);
  return rows;
}

/** Only who belongs here begins a session. */
export async function mayBegin(db: Database, person: string): Promise<boolean> {
  const { rows } = await sql`select from membership where person_id = ${person} and removed_at is null`.execute(db);
  return rows.length > 0;
}

/** Whoever has signed in has shown that the address is theirs; the invitation has done its work. */
export async function markAccepted(db: Database, person: string): Promise<void> {
  await sql`
    with p as (update person set email_verified = true where id = ${person} and not email_verified)
    update membership set accepted_at = coalesce(accepted_at, now()), invitation_hash = null
    where person_id = ${person} and (accepted_at is null or invitation_hash is not null)`.execute(db);
}

export type NewMember = {
  email: string;
  name: string;
  language: Language;
  role: Role;
  partnerId: number | null;
  by: string;
};

/** Adds a person, or takes one back who was removed; undefined when somebody with this address is here. */
export async function insertMember(tx: Database, member: NewMember): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with someone as (
      insert into person (id, name, email, language)
      values (${randomUUID()}, ${member.name}, ${member.email}, ${member.language})
      on conflict (email) do update set name = excluded.name, language = excluded.language, updated_at = now()
        where exists (select from membership m where m.person_id = person.id and m.removed_at is not null)
      returning id)
    insert into membership (person_id, role, partner_id, invited_by, changed_by)
    select id, ${member.role}, ${member.partnerId}::int, ${member.by}, ${member.by} from someone
    on conflict (person_id) do update set role = excluded.role, partner_id = excluded.partner_id, invited_at = now(),
      invited_by = excluded.invited_by, changed_at = now(), changed_by = excluded.changed_by, accepted_at = null, removed_at = null
    returning person_id as id`.execute(tx);
  return rows[0]?.id;
}

export async function setInvitation(
  tx: Database,
  invitation: { person: string; token: string; to: string | null; days: number; by: string },
): Promise<void> {
  await sql`
    update membership set invitation_hash = ${hashOf(invitation.token)}, invitation_to = ${invitation.to},
      invitation_ends_at = now() + make_interval(days => ${invitation.days}), changed_at = now(), changed_by = ${invitation.by}
    where person_id = ${invitation.person}`.execute(tx);
}

/** Uses an invitation up, so that of two who try at once one gets in. */
export async function takeInvitation(db: Database, token: string): Promise<{ person: string; to: string } | undefined> {
  const { rows } = await sql<{ person: string; to: string }>`
    update membership set invitation_hash = null
    where invitation_hash = ${hashOf(token)} and invitation_ends_at > now() and removed_at is null
    returning person_id as person, coalesce(invitation_to, '/') as "to"`.execute(db);
  return rows[0];
}

/** Held while roles change, so that two owners cannot remove each other at once. */
export async function lockMembers(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('vliegwiel members', 0))`.execute(tx);
}

export async function countOwners(tx: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from membership where role = 'owner' and removed_at is null`.execute(tx);
  return rows[0]!.count;
}

export async function setRole(tx: Database, person: string, role: Role, by: string): Promise<void> {
  await sql`
    update membership set role = ${role}, changed_at = now(), changed_by = ${by} where person_id = ${person}`.execute(
    tx,
  );
}

/** Ends what somebody may do, with all sessions and ways to sign in; who invited and removed whom stays. */
export async function removeMember(tx: Database, person: string, by: string): Promise<void> {
  await sql`
    with s as (delete from person_session where person_id = ${person}),
      l as (delete from person_login where person_id = ${person}),
      f as (delete from person_two_factor where person_id = ${person}),
      p as (update person set two_factor_enabled = false, email_verified = false, updated_at = now() where id = ${person})
    update membership set removed_at = now(), changed_at = now(), changed_by = ${by}, invitation_hash = null
    where person_id = ${person}`.execute(tx);
}

export async function updatePerson(
  db: Database,
  person: string,
  changes: { name: string | undefined; language: Language | undefined },
): Promise<void> {
  await sql`
    update person set name = coalesce(${changes.name ?? null}, name), language = coalesce(${changes.language ?? null}, language),
      updated_at = now() where id = ${person}`.execute(db);
}

export async function hasPassword(db: Database, person: string): Promise<boolean> {
  const { rows } = await sql`
    select from person_login where person_id = ${person} and provider_id = 'credential' and password is not null`.execute(
    db,
  );
  return rows.length > 0;
}

export type SessionOfPerson = {
  id: string;
  way: string | null;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
};

export async function listSessions(db: Database, person: string): Promise<SessionOfPerson[]> {
  const { rows } = await sql<SessionOfPerson>`
    select id, way, ip_address, user_agent, created_at from person_session
    where person_id = ${person} and expires_at > now() order by created_at desc limit 100`.execute(db);
  return rows;
}

/** `but`: a session that goes on. */
export async function deleteSessions(db: Database, person: string, but = ''): Promise<void> {
  await sql`delete from person_session where person_id = ${person} and id <> ${but}`.execute(db);
}

/** Forgets sessions, proofs and counts of tries that are over; tells how many. */
export async function deleteOldSignIns(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with s as (delete from person_session where expires_at < now() returning 1),
      p as (delete from person_proof where expires_at < now() - interval '1 day' returning 1),
      t as (delete from person_try where last_request < extract(epoch from now() - interval '1 day') * 1000 returning 1)
    select (select count(*) from s)::int + (select count(*) from p)::int + (select count(*) from t)::int as count`.execute(
    db,
  );
  return rows[0]!.count;
}

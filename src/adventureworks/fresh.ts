import { sql } from 'kysely';
import { openStore, type Store } from '../platform/database.ts';
import { codeOf, Problem } from '../platform/errors.ts';
import { migrate } from '../platform/migrate.ts';

/** Makes an empty, migrated database beside the one at `url`, in place of an earlier one of that name, and opens it. */
export async function freshDatabase(url: string, name: string): Promise<Store> {
  const owner = openStore(url, { role: 'owner', max: 1, name: 'vliegwiel adventureworks' });
  try {
    await sql`drop database if exists ${sql.id(name)} with (force)`.execute(owner.db);
    await sql`create database ${sql.id(name)}`.execute(owner.db);
  } catch (error) {
    if (codeOf(error) === '42501') throw mayNotCreate(name);
    throw error;
  } finally {
    await owner.close();
  }
  const fresh = url.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${name}`);
  await migrate(fresh);
  return openStore(fresh, { name: 'vliegwiel adventureworks' });
}

const mayNotCreate = (name: string) =>
  new Problem({
    code: 'may-not-create-database',
    status: 503,
    title: {
      en: `This account may not make the database ${name}.`,
      nl: `Dit account mag de database ${name} niet maken.`,
    },
    detail: {
      en: 'Leave DATABASE_URL unset for the PostgreSQL that comes along, or use an account with CREATEDB.',
      nl: 'Laat DATABASE_URL weg voor de meegeleverde PostgreSQL, of gebruik een account met CREATEDB.',
    },
  });

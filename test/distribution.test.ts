import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { distribution } from '../src/distribution.ts';
import type { Database } from '../src/platform/database.ts';
import { testDatabase } from './harness/database.ts';

/*
 * What Citus asks of tables, read from the catalogue of a migrated database: Citus itself need not be installed where this runs.
 */

const store = await testDatabase();
const owner = store.owner();

const { column, distributed, reference, local } = distribution;
const classes: readonly (readonly string[])[] = [distributed, reference, local];
const classOf = (table: string): string =>
  distributed.includes(table) ? 'distributed' : reference.includes(table) ? 'reference' : 'local';

async function faults(db: Database): Promise<string[]> {
  const found = [unclassified, withoutColumn, keys, foreignKeys, sequences, triggers];
  const lists: string[][] = [];
  for (const check of found) lists.push(await check(db));
  return lists.flat();
}

const names = (tables: readonly string[]) => sql`any (${tables}::text[])`;
const inPublic = sql`relnamespace = 'public'::regnamespace`;

/** A table in no list or in two, and a name without a table. */
async function unclassified(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where ${inPublic} and relkind in ('r', 'p', 'f')`.execute(db);
  const tables = rows.map(({ name }) => name);
  const listed = classes.flat();
  return [
    ...tables
      .filter((name) => listed.filter((one) => one === name).length !== 1)
      .map((name) => `${name} is in ${listed.filter((one) => one === name).length} lists`),
    ...listed.filter((name) => !tables.includes(name)).map((name) => `there is no table ${name}`),
  ];
}

/** Every growing table has the column, filled, given rather than computed, and of one type. */
async function withoutColumn(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string; type: string | null; filled: boolean; generated: string }>`
    select relname as name, format_type(atttypid, atttypmod) as type, attnotnull as filled, attgenerated as generated
    from pg_class left join pg_attribute on attrelid = pg_class.oid and attname = ${column} and not attisdropped
    where ${inPublic} and relname = ${names(distributed)}`.execute(db);
  return rows.flatMap(({ name, type, filled, generated }) =>
    type === null
      ? [`${name} has no ${column}`]
      : type !== 'integer' || !filled || generated !== ''
        ? [`${name}.${column} is ${type}, ${filled ? 'filled' : 'may be null'}, generated “${generated}”`]
        : [],
  );
}

/** Primary and unique keys, unique indexes and exclusions of growing tables hold the column. */
async function keys(db: Database): Promise<string[]> {
  const { rows } = await sql<{ key: string; table: string }>`
    select i.relname as key, t.relname as table
    from pg_index join pg_class i on i.oid = indexrelid join pg_class t on t.oid = indrelid
    where t.relnamespace = 'public'::regnamespace and t.relname = ${names(distributed)} and (indisunique or indisexclusion)
      and not exists (select from pg_attribute where attrelid = indrelid and attname = ${column}
        and attnum = any (indkey[0:indnkeyatts - 1]))`.execute(db);
  return rows.map(({ key, table }) => `${key} of ${table} is without ${column}`);
}

/** Between growing tables with the column on both sides; from growing to reference tables; else only within one list. */
async function foreignKeys(db: Database): Promise<string[]> {
  const { rows } = await sql<{ key: string; from: string; to: string; pairs: string[] }>`
    select conname as key, f.relname as "from", t.relname as "to",
      array(select a.attname || '=' || b.attname from unnest(conkey, confkey) as pair (mine, theirs)
        join pg_attribute a on a.attrelid = conrelid and a.attnum = mine
        join pg_attribute b on b.attrelid = confrelid and b.attnum = theirs) as pairs
    from pg_constraint join pg_class f on f.oid = conrelid join pg_class t on t.oid = confrelid
    where contype = 'f' and connamespace = 'public'::regnamespace`.execute(db);
  return rows.flatMap(({ key, from, to, pairs }) => {
    const way = `${classOf(from)} → ${classOf(to)}`;
    if (way === 'distributed → distributed')
      return pairs.includes(`${column}=${column}`) ? [] : [`${key} ties ${from} to ${to} without ${column}`];
    const isFine = ['distributed → reference', 'reference → reference', 'local → local'].includes(way);
    return isFine ? [] : [`${key} leads from ${from} to ${to}: ${way}`];
  });
}

/** Numbers come from plain sequences, large ones where rows are written on any machine. */
async function sequences(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string; column: string }>`
    select relname as name, attname as column from pg_class join pg_attribute on attrelid = pg_class.oid
    where ${inPublic} and relname = ${names([...distributed, ...reference])} and attidentity <> ''`.execute(db);
  const { rows: small } = await sql<{ name: string; sequence: string }>`
    select t.relname as name, s.relname as sequence
    from pg_attrdef d join pg_depend on classid = 'pg_attrdef'::regclass and objid = d.oid and refclassid = 'pg_class'::regclass
    join pg_class s on s.oid = refobjid and s.relkind = 'S' join pg_sequence on seqrelid = s.oid join pg_class t on t.oid = adrelid
    where t.relnamespace = 'public'::regnamespace and t.relname = ${names(distributed)} and seqtypid <> 'int8'::regtype`.execute(
    db,
  );
  return [
    ...rows.map((one) => `${one.name}.${one.column} is an identity`),
    ...small.map((one) => `${one.sequence} of ${one.name} is no bigint`),
  ];
}

async function triggers(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string; what: string }>`
    select relname as name, 'trigger ' || tgname as what from pg_trigger join pg_class on pg_class.oid = tgrelid
    where not tgisinternal and ${inPublic} and relname = ${names([...distributed, ...reference])}
    union all
    select relname, 'rule ' || rulename from pg_rewrite join pg_class on pg_class.oid = ev_class
    where relkind in ('r', 'p') and ${inPublic} and relname = ${names([...distributed, ...reference])}`.execute(db);
  return rows.map(({ name, what }) => `${name} has the ${what}`);
}

test('every table is of one kind, and fit for it', async () => {
  expect(await faults(owner.db)).toEqual([]);
});

test('the check saw the tables, their keys and their foreign keys', async () => {
  const { rows } = await sql<{ tables: number; keys: number; foreign_keys: number }>`
    select (select count(*)::int from pg_class where ${inPublic} and relkind = 'r') as tables,
      (select count(*)::int from pg_index join pg_class on pg_class.oid = indrelid
        where indisunique and ${inPublic} and relname = ${names(distributed)}) as keys,
      (select count(*)::int from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace) as foreign_keys`.execute(
    owner.db,
  );
  expect(rows[0]!.tables).toBe(classes.flat().length);
  expect(rows[0]!.keys).toBeGreaterThanOrEqual(distributed.length);
  expect(rows[0]!.foreign_keys).toBeGreaterThan(10);
});

describe('what is planted is seen:', () => {
  const cases: [string, string, string][] = [
    ['a table that nobody listed', 'create table stray (id int)', 'stray is in 0 lists'],
    ['a listed table that is gone', 'drop table dirty', 'there is no table dirty'],
    ['a growing table without a partner', 'alter table cell drop partner_id cascade', 'cell has no partner_id'],
    ['no partner', 'alter table dirty drop constraint dirty_pkey, alter partner_id drop not null', 'may be null'],
    ['another type', 'alter table dirty alter partner_id type bigint', 'dirty.partner_id is bigint'],
    ['a unique index', 'create unique index planted on sale (fact_id)', 'planted of sale is without partner_id'],
    ['a key beside it', 'create unique index planted on sale (seq) include (partner_id)', 'planted of sale is without'],
    [
      'a primary key',
      'alter table posting drop constraint posting_pkey, add constraint planted primary key (id)',
      'planted of posting is without partner_id',
    ],
    [
      'an exclusion',
      'alter table sale add constraint planted exclude using btree (fact_id with =)',
      'planted of sale is without partner_id',
    ],
    [
      'a foreign key between growing tables',
      'create unique index one on sale (seq); alter table dirty add constraint planted foreign key (id) references sale (seq)',
      'planted ties dirty to sale without partner_id',
    ],
    [
      'a foreign key to a growing table',
      'alter table hand_goal add constraint planted foreign key (partner_id, goal_set) references sale (partner_id, fact_id)',
      'planted leads from hand_goal to sale: reference → distributed',
    ],
    [
      'a foreign key to a local table',
      'alter table cell add constraint planted foreign key (run_id) references run',
      'planted leads from cell to run: distributed → local',
    ],
    [
      'a foreign key from a local table',
      'alter table run add constraint planted foreign key (program_id) references program',
      'planted leads from run to program: local → reference',
    ],
    [
      'an identity',
      'alter table posting add planted bigint generated always as identity',
      'posting.planted is an ident',
    ],
    [
      'a small sequence',
      'create sequence planted as integer; alter table sale alter quantity set default nextval($$planted$$)',
      'planted of sale is no bigint',
    ],
    [
      'a trigger',
      `create function planted() returns trigger language plpgsql as 'begin return new; end';
       create trigger planted before insert on sale for each row execute function planted()`,
      'sale has the trigger planted',
    ],
    ['a rule', 'create rule planted as on insert to sale do also nothing', 'sale has the rule planted'],
  ];
  test.each(cases)('%s', async (_name, statement, expected) => {
    class Undone extends Error {}
    const seen = owner.db.transaction().execute(async (tx) => {
      for (const one of statement.split(/;(?= (?:alter|create))|;\n/)) await sql.raw(one).execute(tx);
      throw new Undone((await faults(tx)).join('\n'));
    });
    await expect(seen).rejects.toThrow(expected);
  });

  test('a foreign key between growing tables with the partner on both sides is fine', async () => {
    const seen = owner.db.transaction().execute(async (tx) => {
      await sql`alter table activity add constraint planted foreign key (partner_id, corrects) references sale (partner_id, fact_id)`.execute(
        tx,
      );
      throw new Error(JSON.stringify(await faults(tx)));
    });
    await expect(seen).rejects.toThrow('[]');
  });
});

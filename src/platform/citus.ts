import pg from 'pg';
import { applicationRole, types } from './database.ts';
import { codeOf, Problem } from './errors.ts';
import { holdMigrations } from './migrate.ts';

/** Which tables are spread over machines, and how. Every table is in one of the lists. */
export interface Distribution {
  /** Distributed tables are spread by it: each has it in every key, with the same type. */
  readonly column: string;
  readonly distributed: readonly string[];
  /** Copied to every machine, in an order in which foreign keys point back. */
  readonly reference: readonly string[];
  readonly local: readonly string[];
}

export type Kind = 'distributed' | 'reference';
export interface Spread {
  readonly table: string;
  readonly as: Kind;
}

type ForeignKey = { table: string; name: string; definition: string };

/**
 * Spreads the tables of a migrated database over the machines of a Citus cluster: those that are not yet, so that it can be run again after
 * every migration. Returns what it changed. All or nothing; throws a Problem when the cluster is not ready for it.
 */
export async function distribute(url: string, distribution: Distribution): Promise<Spread[]> {
  return asOwner(url, async (client) => {
    await checkCluster(client);
    const missing = await notYet(client, distribution);
    if (missing.length === 0) return [];
    await client.query('begin');
    try {
      // What was written to one table on several connections could not be followed by a change of another that points to it.
      await client.query(`set local citus.multi_shard_modify_mode to 'sequential'`);
      await copyFunctions(client);
      await dropPolicies(client);
      const keys = await takeForeignKeys(client, missing);
      for (const one of missing) await spread(client, one, distribution, missing);
      for (const { table, name, definition } of keys)
        await client.query(`alter table ${table} add constraint ${name} ${definition}`);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
    return missing;
  });
}

/** Whether some of these tables are spread over machines already. */
export async function isDistributed(url: string, distribution: Distribution): Promise<boolean> {
  return asOwner(url, async (client) => {
    if ((await versionOf(client)) === undefined) return false;
    const kinds = await kindsOf(client);
    return distribution.distributed.some((table) => kinds.get(table) === 'distributed');
  });
}

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, types, application_name: 'vliegwiel migrate' });
  await client.connect();
  try {
    await holdMigrations(client);
    return await work(client);
  } catch (error) {
    throw codeOf(error) === '42501' ? notAllowed(error) : error;
  } finally {
    await client.end();
  }
}

async function versionOf(client: pg.Client): Promise<string | undefined> {
  const found = await client.query<{ there: boolean }>(`select to_regproc('citus_version') is not null as there`);
  if (!found.rows[0]!.there) return undefined;
  return (await client.query<{ version: string }>('select citus_version() as version')).rows[0]!.version;
}

async function checkCluster(client: pg.Client): Promise<void> {
  const version = await versionOf(client);
  if (version === undefined) throw withoutCitus();
  const major = Number(/\d+/.exec(version)?.[0]);
  if (major < oldest) throw tooOld(version);
  const { rows } = await client.query<{ coordinator: boolean; machines: boolean }>(`
    select coalesce(bool_or(groupid = 0), false) as coordinator, coalesce(bool_or(isactive and shouldhaveshards), false) as machines
    from pg_dist_node`);
  if (!rows[0]!.coordinator || !rows[0]!.machines) throw withoutMachines();
  await checkRole(client);
}

/** Citus up to 12 plans some changes of tables that are on one machine to do nothing, when they look at tables that are on all. */
const oldest = 13;

/** Machines talk to each other as the role that asks, so that it has to be let in everywhere. */
async function checkRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ machine: string }>(`
    select nodename || ':' || nodeport as machine
    from run_command_on_workers('select coalesce((select rolcanlogin from pg_roles where rolname = ''${applicationRole}''), false)')
    where not success or result not in ('t', 'true')`);
  if (rows.length > 0) throw withoutRole(rows.map(({ machine }) => machine).join(', '));
}

/** How Citus sees the tables; those that it holds on one machine only are left out. */
async function kindsOf(client: pg.Client): Promise<Map<string, Kind>> {
  const { rows } = await client.query<{ table: string; kind: Kind }>(`
    select relname as table, case partmethod when 'h' then 'distributed' else 'reference' end as kind
    from pg_dist_partition join pg_class on pg_class.oid = logicalrelid
    where relnamespace = 'public'::regnamespace and (partmethod = 'h' or partmethod = 'n' and repmodel = 't')`);
  return new Map(rows.map(({ table, kind }) => [table, kind]));
}

/** What is still to be done, in the order in which it can be. */
async function notYet(client: pg.Client, { distributed, reference }: Distribution): Promise<Spread[]> {
  const kinds = await kindsOf(client);
  const wanted = [
    ...reference.map((table): Spread => ({ table, as: 'reference' })),
    ...distributed.map((table): Spread => ({ table, as: 'distributed' })),
  ];
  for (const { table, as } of wanted) {
    const kind = kinds.get(table);
    if (kind !== undefined && kind !== as) throw otherwise(table, kind, as);
  }
  return wanted.filter(({ table }) => !kinds.has(table));
}

/** Functions that were made before the cluster was are not yet on its other machines, where statements call them. */
async function copyFunctions(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select p.oid::regprocedure::text as name from pg_proc p
    where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = p.oid and deptype = 'e')
      and not exists (select from pg_dist_object d where d.classid = 'pg_proc'::regclass and d.objid = p.oid)
    order by prokind = 'a', 1`);
  for (const { name } of rows) await client.query('select create_distributed_function($1)', [name]);
}

/** Citus takes none that ask something of other tables: routes alone keep partners apart then, and who has no other way in than by a policy has none. */
async function dropPolicies(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string; roles: string }>(
    `select polrelid::regclass::text as table, quote_ident(polname) as name, r.roles
     from pg_policy join pg_class on pg_class.oid = polrelid
     cross join lateral (select string_agg(quote_ident(rolname), ', ') as roles from pg_roles where oid = any (polroles) and rolname <> $1) r
     where relnamespace = 'public'::regnamespace`,
    [applicationRole],
  );
  for (const { table, name, roles } of rows) {
    await client.query(`drop policy ${name} on ${table}; alter table ${table} disable row level security`);
    if (roles) await client.query(`revoke all on ${table} from ${roles}`);
  }
}

/**
 * Takes away the foreign keys of the tables that are to be spread, and says how to put them back. With them in place, Citus would take in
 * the tables at their other end as well, one by one and in another way.
 */
async function takeForeignKeys(client: pg.Client, missing: readonly Spread[]): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
       and (conrelid = any ($1::regclass[]) or confrelid = any ($1::regclass[])) order by 1, 2`,
    [missing.map(({ table }) => `public.${table}`)],
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  return rows;
}

async function spread(
  client: pg.Client,
  { table, as }: Spread,
  { column, distributed }: Distribution,
  missing: readonly Spread[],
): Promise<void> {
  if (as === 'reference') {
    await client.query('select create_reference_table($1)', [`public.${table}`]);
    return;
  }
  // One that is there already, in this order or from an earlier time: a partner's rows are together on one machine.
  const there = distributed.filter((one) => !missing.some((other) => other.table === one));
  const beside = there[0] ?? (distributed[0] === table ? undefined : distributed[0]);
  await client.query('select create_distributed_table($1, $2, colocate_with => $3)', [
    `public.${table}`,
    column,
    beside === undefined ? 'none' : `public.${beside}`,
  ]);
}

function withoutCitus(): Problem {
  return new Problem({
    code: 'citus-missing',
    status: 503,
    title: {
      en: 'This database has no Citus: its tables stay on one machine.',
      nl: 'Deze database heeft geen Citus: de tabellen blijven op één machine.',
    },
    detail: {
      en: 'Install Citus on every machine, run `create extension citus` in this database on each of them, and name the coordinator in DATABASE_URL. docs/cluster.md goes through it.',
      nl: 'Installeer Citus op elke machine, voer op elk ervan `create extension citus` in deze database uit en noem de coördinator in DATABASE_URL. docs/cluster.md loopt het na.',
    },
  });
}

function tooOld(version: string): Problem {
  return new Problem({
    code: 'citus-too-old',
    status: 503,
    title: {
      en: `This is ${version}; Vliegwiel needs Citus ${oldest} or newer.`,
      nl: `Dit is ${version}; Vliegwiel heeft Citus ${oldest} of nieuwer nodig.`,
    },
    detail: {
      en: 'Upgrade Citus on every machine, then run this again.',
      nl: 'Werk Citus bij op elke machine en voer dit opnieuw uit.',
    },
  });
}

function withoutMachines(): Problem {
  return new Problem({
    code: 'citus-not-ready',
    status: 503,
    title: {
      en: 'The cluster does not know its coordinator, or no machine that rows may be put on.',
      nl: 'Het cluster kent zijn coördinator niet, of geen machine waarop rijen mogen staan.',
    },
    detail: {
      en: `On the coordinator: select citus_set_coordinator_host('<its name>', 5432); then for each worker: select citus_add_node('<its name>', 5432).`,
      nl: `Op de coördinator: select citus_set_coordinator_host('<zijn naam>', 5432); daarna voor elke worker: select citus_add_node('<zijn naam>', 5432).`,
    },
  });
}

function withoutRole(machines: string): Problem {
  return new Problem({
    code: 'citus-without-role',
    status: 503,
    title: {
      en: `The role ${applicationRole} cannot log in on ${machines}.`,
      nl: `De rol ${applicationRole} kan niet inloggen op ${machines}.`,
    },
    detail: {
      en: `On the coordinator: alter role ${applicationRole} login. Where the role is missing, on that machine: set citus.enable_ddl_propagation to off; create role ${applicationRole} login. Let pg_hba.conf there admit it from the other machines.`,
      nl: `Op de coördinator: alter role ${applicationRole} login. Waar de rol ontbreekt, op die machine: set citus.enable_ddl_propagation to off; create role ${applicationRole} login. Laat pg_hba.conf daar haar toe vanaf de andere machines.`,
    },
  });
}

function otherwise(table: string, kind: Kind, wanted: Kind): Problem {
  const nl = { distributed: 'verdeeld', reference: 'referentietabel' };
  return new Problem({
    code: 'citus-other-kind',
    status: 503,
    title: {
      en: `The table ${table} is ${kind === 'reference' ? 'a reference table' : 'distributed'} on this cluster, not ${wanted === 'reference' ? 'a reference table' : 'distributed'}.`,
      nl: `De tabel ${table} is op dit cluster ${nl[kind]}, niet ${nl[wanted]}.`,
    },
    detail: {
      en: `Bring it back with: select undistribute_table('${table}', cascade_via_foreign_keys => true); then run this again.`,
      nl: `Haal haar terug met: select undistribute_table('${table}', cascade_via_foreign_keys => true); en voer dit opnieuw uit.`,
    },
  });
}

function notAllowed(cause: unknown): Problem {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Problem({
    code: 'database-not-allowed',
    status: 503,
    title: {
      en: 'The database account may not spread its tables over machines.',
      nl: 'Het databaseaccount mag de tabellen niet over machines verdelen.',
    },
    detail: {
      en: `It must own the tables. PostgreSQL says: ${reason}.`,
      nl: `Het moet eigenaar van de tabellen zijn. PostgreSQL zegt: ${reason}.`,
    },
    cause,
  });
}

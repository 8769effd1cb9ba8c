import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import type { Vitals } from './served.ts';

/* How the server and the database are doing, once a second. */

export type Sample = Vitals & {
  /** Since the load began. */
  seconds: number;
  /** Private memory of all processes of the database, and what they share, in MB. */
  database: number;
  shared: number;
  connections: number;
  /** In MB. */
  tables: number;
  wal: number;
  /** Written to temporary files since the load began. */
  temporary: number;
};

export type Sampling = { readonly samples: Sample[]; stop(): Promise<void> };

const second = 1000;

/** `vitals` gives the server's own last report; `postmaster` is the number of the database's first process. */
export async function startSampling(url: string, postmaster: number, vitals: () => Vitals): Promise<Sampling> {
  const client = new pg.Client({ connectionString: url, application_name: 'soak' });
  await client.connect();
  const from = performance.now();
  const first = await sizesOf(client);
  const samples: Sample[] = [];
  let busy: Promise<void> | undefined;
  const take = async () => {
    const sizes = await sizesOf(client);
    samples.push({
      ...vitals(),
      ...memoryOf(postmaster),
      ...sizes,
      temporary: sizes.temporary - first.temporary,
      seconds: (performance.now() - from) / 1000,
    });
  };
  const timer = setInterval(() => {
    busy ??= take().finally(() => {
      busy = undefined;
    });
  }, second);
  return {
    samples,
    stop: async () => {
      clearInterval(timer);
      await busy;
      await client.end();
    },
  };
}

type Sizes = Pick<Sample, 'connections' | 'tables' | 'wal' | 'temporary'>;

async function sizesOf(client: pg.Client): Promise<Sizes> {
  const { rows } = await client.query<Sizes>(`
    select (select count(*)::int from pg_stat_activity where backend_type = 'client backend' and application_name <> 'soak') as connections,
      pg_database_size(current_database())::float8 / 1048576 as tables,
      (select sum(size)::float8 / 1048576 from pg_ls_waldir()) as wal,
      (select temp_bytes::float8 / 1048576 from pg_stat_database where datname = current_database()) as temporary`);
  return rows[0]!;
}

/** Memory of a process and its children. What they share is counted once: the most that one of them has touched. */
function memoryOf(postmaster: number): { database: number; shared: number } {
  let database = 0;
  let shared = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = statusOf(name);
    const value = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    if (Number(name) !== postmaster && value('PPid') !== postmaster) continue;
    database += value('RssAnon') / 1024;
    shared = Math.max(shared, value('RssShmem') / 1024);
  }
  return { database, shared };
}

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

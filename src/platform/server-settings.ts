import { statfsSync } from 'node:fs';
import { chown, readFile, rename, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.ts';

/** Sensible for a small machine; what the owner adds to postgresql.conf after our line wins. */
export async function writeSettings(server: {
  data: string;
  socket: string;
  account: Account;
  durable: boolean;
}): Promise<void> {
  const megabytes = Math.floor(totalmem() / 1_048_576);
  const buffers = server.durable ? Math.max(64, Math.min(512, Math.floor(megabytes / 8))) : 64;
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: server.socket,
    unix_socket_permissions: '0700',
    max_connections: '200',
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.floor(megabytes / 2)}MB`,
    work_mem: '32MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    // What a killed process had asked for is not gone on with: its locks are free soon.
    client_connection_check_interval: '10s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // A container's small /dev/shm cannot hold the memory of parallel queries.
    dynamic_shared_memory_type: sharedMemory() < 268_435_456 ? 'mmap' : 'posix',
    ...(server.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  const file = join(server.data, 'vliegwiel.conf');
  const head = '# Written when it changes; your own settings go at the end of postgresql.conf.';
  await replaceFile(server, file, `${head}\n${lines.join('\n')}\n`);
  const main = join(server.data, 'postgresql.conf');
  const text = await readFile(main, 'utf8');
  if (!text.includes("include 'vliegwiel.conf'"))
    await replaceFile(server, main, `${text}\ninclude 'vliegwiel.conf'\n`);
}

/** As a whole or not at all: on a full disk the settings that are there stay, and the server can start with them. */
async function replaceFile({ account }: { account: Account }, file: string, text: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => '')) === text) return;
  const fresh = `${file}.new`;
  await writeFile(fresh, text, { mode: 0o600 });
  if (account) await chown(fresh, account.uid, account.gid);
  await rename(fresh, file);
}

function sharedMemory(): number {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize;
  } catch {
    return process.platform === 'linux' ? 0 : Number.MAX_SAFE_INTEGER;
  }
}

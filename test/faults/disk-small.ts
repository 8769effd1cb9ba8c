import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own that can be filled up. */
export type SmallDisk = {
  readonly folder: string;
  free(): number;
  /** Takes all room but so many bytes. */
  fill(leave?: number): void;
  makeRoom(): void;
  remove(): void;
};

/** Undefined where this account may not mount anything. */
export function smallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-disk-'));
  chmodSync(folder, 0o755);
  const mounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  const filler = join(folder, 'filler');
  const free = () => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    free,
    fill: (leave = 0) => {
      const file = openSync(filler, 'a');
      const piece = Buffer.alloc(64 * 1024, 1);
      try {
        while (free() > leave) writeSync(file, piece, 0, Math.min(piece.length, Math.max(4096, free() - leave)));
      } catch {
        // Full.
      } finally {
        closeSync(file);
      }
    },
    makeRoom: () => rmSync(filler, { force: true }),
    remove: () => {
      // Whoever still has a file open there keeps it until it ends.
      spawnSync('/bin/umount', ['-l', folder]);
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    },
  };
}

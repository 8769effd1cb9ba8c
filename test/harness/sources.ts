import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Path from the root, with forward slashes → text. */
export type Sources = ReadonlyMap<string, string>;

export function readSources(folders: readonly string[], pattern: RegExp): Sources {
  const sources = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !pattern.test(entry.name)) continue;
      const path = join(entry.parentPath ?? entry.path, entry.name);
      sources.set(relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
    }
  }
  return new Map([...sources].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

export type Import = { from: string; to: string; isRelative: boolean };

/** Every import, dynamic and type-only ones included; a relative one as a path from the root. */
export function importsOf(sources: Sources): Import[] {
  const found: Import[] = [];
  for (const [from, text] of sources) {
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      const isRelative = fileName.startsWith('.');
      found.push({ from, to: isRelative ? posix.join(posix.dirname(from), fileName) : fileName, isRelative });
    }
  }
  return found;
}

export function parse(path: string, text: string): ts.SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kind);
}

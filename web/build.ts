import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

/** What a partner's phone may have to fetch before it shows its home: gzipped JavaScript, in bytes. */
export const firstLoadLimit = 200_000;

const partnersFirstPage = 'web/partner/home-page.tsx';

/** Puts a gzipped copy beside every text file, which the server hands out as it is. After writing: earlier, the code is not yet what it will be. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css)$/.test(file)))
        writeFileSync(join(dir, `${name}.gz`), gzipSync(readFileSync(join(dir, name)), { level: 9 }));
    },
  };
}

/** Says after a build how much JavaScript a partner fetches first, and fails when that is too much. */
export function firstLoad(): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      const names = firstNames(bundle);
      if (!names)
        return this.error(
          `the entry and ${partnersFirstPage} are not both a chunk of their own, or the languages are not`,
        );
      const size = names.reduce((total, name) => total + gzipSync(readFileSync(join(dir, name))).length, 0);
      const text = `A partner's first load: ${(size / 1000).toFixed(1)} kB of gzipped JavaScript (limit ${firstLoadLimit / 1000})`;
      if (size > firstLoadLimit) return this.error(text);
      process.stdout.write(`${text}\n`);
    },
  };
}

/** The files of the entry, the partner's page and the longer one of the languages, and what they import. */
function firstNames(bundle: Rollup.OutputBundle): string[] | undefined {
  const chunks = Object.values(bundle).filter((file): file is Rollup.OutputChunk => file.type === 'chunk');
  const isFirst = ({ isEntry, facadeModuleId }: Rollup.OutputChunk) =>
    isEntry || facadeModuleId?.replaceAll('\\', '/').endsWith(partnersFirstPage);
  const needed = new Set(chunks.filter(isFirst));
  const languages = chunks.filter(({ facadeModuleId }) => /texts[\\/](en|nl)\.ts$/.test(facadeModuleId ?? ''));
  if (needed.size !== 2 || languages.length !== 2) return undefined;
  needed.add(languages.reduce((a, b) => (a.code.length > b.code.length ? a : b)));
  for (const { imports } of needed) {
    for (const name of imports) {
      const imported = bundle[name];
      if (imported?.type === 'chunk') needed.add(imported);
    }
  }
  return [...needed].map(({ fileName }) => fileName);
}

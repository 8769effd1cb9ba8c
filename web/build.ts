import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { type Plugin, type Rollup, type UserConfig, build as viteBuild } from 'vite';

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

/**
 * What a partner's first page needs comes as one file: each file costs the time there and back, and browsers fetch few at once. What that is, a build of
 * its own tells: the file would otherwise hold all that the modules in it could be used for. The page names it from the start, with the texts of either
 * language, instead of finding out file by file.
 */
export function firstChunk(): Plugin {
  const modules = new Set<string>();
  return {
    name: 'first-chunk',
    apply: 'build',
    async config({ root, build: options }) {
      for (const id of await modulesOfFirst(root, options)) modules.add(id);
      const groups = [{ name: 'first', test: (id: string) => modules.has(id) }];
      return { build: { chunkSizeWarningLimit: 700, rolldownOptions: { output: { codeSplitting: { groups } } } } };
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
        const addressOf = (name: string) =>
          `/${chunks.find(({ facadeModuleId }) => slashes(facadeModuleId ?? '').endsWith(name))?.fileName}`;
        const texts = ['en', 'nl']
          .map((language) => ` data-${language}="${addressOf(`texts/${language}.ts`)}"`)
          .join('');
        return {
          html: html.replace('<script src="/before-paint.js"', (script) => `${script}${texts}`),
          tags: [
            { tag: 'link', attrs: { rel: 'modulepreload', href: addressOf(partnersFirstPage) }, injectTo: 'head' },
          ],
        };
      },
    },
  };
}

/** The modules of the files that are fetched first when nobody puts them together. */
async function modulesOfFirst(root: string | undefined, options: UserConfig['build']): Promise<string[]> {
  const build = { ...options, write: false, minify: false, reportCompressedSize: false };
  const plugins: Plugin[] = [react() as unknown as Plugin];
  const built = await viteBuild({ configFile: false, logLevel: 'warn', plugins, build, ...(root ? { root } : {}) });
  const { output } = built as Rollup.RollupOutput;
  const bundle = Object.fromEntries(output.map((file) => [file.fileName, file]));
  const ids = firstFiles(bundle)?.flatMap(({ moduleIds }) => moduleIds) ?? [];
  // What is asked for by name stays a file of its own.
  return ids.filter(
    (id) => !/index\.html|web\/main\.tsx$|\/texts\//.test(slashes(id)) && !slashes(id).endsWith(partnersFirstPage),
  );
}

const slashes = (id: string): string => id.replaceAll('\\', '/');

/** Says after a build how much JavaScript a partner fetches first, and fails when that is too much. */
export function firstLoad(): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      const files = firstFiles(bundle);
      if (!files)
        return this.error(
          `the entry and ${partnersFirstPage} are not both a chunk of their own, or the languages are not`,
        );
      const size = files.reduce((total, { fileName }) => total + gzipSync(readFileSync(join(dir, fileName))).length, 0);
      const text = `A partner's first load: ${(size / 1000).toFixed(1)} kB of gzipped JavaScript (limit ${firstLoadLimit / 1000})`;
      if (size > firstLoadLimit) return this.error(text);
      process.stdout.write(`${text}\n`);
    },
  };
}

/** The files of the entry, the partner's page and the longer one of the languages, and what they import. */
function firstFiles(bundle: Rollup.OutputBundle): Rollup.OutputChunk[] | undefined {
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
  return [...needed];
}

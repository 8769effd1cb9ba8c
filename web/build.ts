import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

/** What a partner's phone may have to fetch before it shows a statement: gzipped JavaScript, in bytes. */
export const firstLoadLimit = 200_000;

const partnersFirstPage = 'web/partner/statement-page.tsx';

/** Says after a build how much JavaScript a partner fetches first, and fails when that is too much. */
export function firstLoad(): Plugin {
  let text = '';
  return {
    name: 'first-load',
    apply: 'build',
    closeBundle() {
      if (text) process.stdout.write(`${text}\n`);
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file): file is Rollup.OutputChunk => file.type === 'chunk');
      const first = chunks.filter(
        (chunk) => chunk.isEntry || chunk.facadeModuleId?.replaceAll('\\', '/').endsWith(partnersFirstPage),
      );
      if (first.length !== 2)
        this.error(`expected the entry and ${partnersFirstPage} as chunks, found ${first.length}`);
      const needed = new Set(first);
      for (const chunk of needed) {
        for (const name of chunk.imports) {
          const imported = bundle[name];
          if (imported?.type === 'chunk') needed.add(imported);
        }
      }
      const size = [...needed].reduce((total, { code }) => total + gzipSync(code).length, 0);
      text = `A partner's first load: ${(size / 1000).toFixed(1)} kB of gzipped JavaScript (limit ${firstLoadLimit / 1000})`;
      if (size > firstLoadLimit) this.error(text);
      this.emitFile({ type: 'asset', fileName: 'first-load.json', source: JSON.stringify({ bytes: size }) });
    },
  };
}

/** Puts a gzipped copy beside every text file, which the server hands out as it is. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|svg)$/.test(fileName)) continue;
        const source = gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 });
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source });
      }
    },
  };
}

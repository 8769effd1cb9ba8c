import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandLine } from '../src/cli.ts';
import { exitCodes } from '../src/platform/command.ts';
import { describeSettings } from '../src/platform/config.ts';
import { readDocument } from '../src/programs/document.ts';
import { places } from '../web/shared/navigation.ts';
import { place as placesEn } from '../web/shared/texts/en/place.ts';
import { place as placesNl } from '../web/shared/texts/nl/place.ts';
import { root } from './harness/sources.ts';

/** What is written for people, held against what there is. */
const pages = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'fixtures/README.md'].concat(
  readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
);
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');
const program = commandLine({} as never);
const commands = program.commands.filter((one) => one.name() !== 'help');

function commandNamed(words: readonly string[]): Command | undefined {
  const [first, second] = words;
  const found = commands.find((one) => one.name() === first);
  return found?.commands.find((one) => one.name() === second) ?? found;
}

/** `vliegwiel …` as it stands in a text, up to the end of the line, a pipe or a remark. */
const calls = (text: string): string[] =>
  [...text.matchAll(/(?:^|[ `|&])(?:npx )?vliegwiel ((?:--?[a-z]|[a-z]+)[^\n`|#]*)/gm)].map(([, call]) => call!.trim());

function unknownIn(call: string): string[] {
  const words = call.split(/\s+/);
  if (words[0]!.startsWith('-') || words[0] === 'help') return [];
  const command = commandNamed(words);
  if (!command) return [words[0]!];
  const known = [...command.options, ...program.options].flatMap(({ long, short }) => [long, short]);
  const given = words.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.split('=')[0]!);
  return given.filter((option) => option !== '--help' && !known.includes(option));
}

describe('commands in the documentation', () => {
  test.each(pages)('%s names only commands and options that there are', (page) => {
    const text = textOf(page).replaceAll('vliegwiel <command>', '');
    const wrong = calls(text).flatMap((call) => unknownIn(call).map((word) => `${call}: ${word}`));
    expect(wrong).toEqual([]);
  });

  test('there are many of them, and in the help too', () => {
    expect(pages.flatMap((page) => calls(textOf(page))).length).toBeGreaterThan(30);
    let examples = 0;
    for (const command of commands.flatMap((one) => [one, ...one.commands])) {
      let help = '';
      command.configureOutput({
        writeOut: (text) => {
          help += text;
        },
      });
      command.outputHelp();
      const found = calls(help.replaceAll(/^Usage:.*$/gm, ''));
      examples += found.length;
      expect(found.flatMap(unknownIn), command.name()).toEqual([]);
    }
    expect(examples).toBeGreaterThan(25);
  });

  test('every command and exit code is documented', () => {
    const page = textOf('docs/command-line.md');
    const named = [...page.matchAll(/^\| (`[a-z`, ]+`) \|/gm)].flatMap(([, cell]) => cell!.match(/[a-z]+/g)!);
    expect(named.sort()).toEqual(commands.map((one) => one.name()).sort());
    const codes = [...page.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(codes).toEqual(Object.values(exitCodes).sort((a, b) => a - b));
  });
});

test.each(pages)('the links of %s lead somewhere', (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)#]+)[^)]*\)|src="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source!,
  );
  const missing = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(root, dirname(page), link)));
  expect(missing).toEqual([]);
});

test.each(['README.md', 'docs/program-document.md'])('the programs in %s are programs', (page) => {
  const found = [...textOf(page).matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map(([, text]) => text!)
    .filter((text) => /^program:/m.test(text));
  expect(found.length).toBeGreaterThan(0);
  for (const text of found) expect(readDocument(text)).toHaveProperty('program');
});

test('every address in docs/api.md is one of the API', () => {
  const { paths } = JSON.parse(textOf('openapi.json')) as { paths: Record<string, unknown> };
  const known = Object.keys(paths).map((path) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`));
  const used = [
    ...textOf('docs/api.md').matchAll(/\$API(\/[^"? ]+)|`(?:[A-Z]+ )?(\/(?:imports|runs|programs)[^`?]*)`/g),
  ];
  const addresses = used.map(([, inCode, inText]) => `/api/v1${inCode ?? inText}`);
  expect(addresses.length).toBeGreaterThan(8);
  expect(addresses.filter((address) => !known.some((path) => path.test(address)))).toEqual([]);
});

/** What stands between single marks of code and looks like a file or folder of the repository. */
const pathsIn = (text: string): string[] =>
  [
    ...text.matchAll(/`((?:src|web|test|migrations|scripts|bench|fixtures|bin)\/[\w./-]*|[\w.-]+\.(?:json|yaml))`/g),
  ].map(([, path]) => path!);

test.each(['docs/security.md', 'docs/operations.md', 'ARCHITECTURE.md'])(
  'the files that %s names are there',
  (page) => {
    const named = pathsIn(textOf(page)).filter((path) => path !== 'program.yaml');
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  },
);

describe('settings', () => {
  const lines = describeSettings().split('\n');
  const known = lines.map((line) => line.trim().split(' ')[0]!);

  test('docs/operations.md says of each what the help says', () => {
    const [, part] = /^## Settings\n([\s\S]*?)\n## /m.exec(textOf('docs/operations.md'))!;
    const rows = [...part!.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, name, text]) => `${name} ${text}`);
    expect(rows).toEqual(lines.map((line) => line.trim().replace(/ +/, ' ')));
  });

  test('no page names one that there is not', () => {
    const named = pages.flatMap(
      (page) => textOf(page).match(/\b(?:VLIEGWIEL_[A-Z_]*[A-Z]|SMTP_URL|DATABASE_URL)\b/g) ?? [],
    );
    expect(named.length).toBeGreaterThan(50);
    // Read by vite.config.ts alone.
    const ofTools = ['VLIEGWIEL_API'];
    expect([...new Set(named)].filter((name) => !known.concat(ofTools).includes(name))).toEqual([]);
  });
});

test('docs/operations.md names the metrics that there are, and no others', () => {
  const namesIn = (text: string, where: RegExp) => [...text.matchAll(where)].map(([, name]) => name!);
  const page = textOf('docs/operations.md');
  const metrics = namesIn(textOf('src/platform/metrics.ts'), /name: '(vliegwiel_[a-z_]+)'/g).sort();
  expect(metrics.length).toBeGreaterThan(4);
  expect(namesIn(page, /^\| `(vliegwiel_[a-z_]+)`/gm).sort()).toEqual(metrics);
  const asked = namesIn(page, /[( ](vliegwiel_[a-z_]+)/g).map((name) => name.replace(/_count$/, ''));
  expect(asked.length).toBeGreaterThan(4);
  expect(asked.filter((name) => !metrics.includes(name))).toEqual([]);
  const documents = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => Object.keys(parse(text!)));
  expect(documents).toEqual([['scrape_configs'], ['groups']]);
});

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has: they come before those of level 3. */
const asvs = `1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3
  6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4
  10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4
  13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2`;

test('docs/security.md answers each requirement of ASVS 5.0.0, levels 1 and 2, once', () => {
  const wanted = asvs.split(/\s+/).flatMap((one) => {
    const [section, count] = one.split(':');
    return Array.from({ length: Number(count) }, (_, index) => `V${section}.${index + 1}`);
  });
  const page = textOf('docs/security.md');
  const rows = [...page.matchAll(/^\| (V\d[V\d., ]+) \| ([a-z/]+) \| (.+) \|$/gm)];
  expect(rows.flatMap(([, numbers]) => numbers!.split(', ')).sort()).toEqual(wanted.sort());
  expect(wanted).toHaveLength(253);
  const counts = ['met', 'partly', 'no', 'operator', 'n/a'].map((answer) =>
    rows.filter((row) => row[2] === answer).reduce((sum, [, numbers]) => sum + numbers!.split(', ').length, 0),
  );
  // All are one of these, and the sentence at the top counts them.
  const said = /^Of the (\d+), (\d+) are met, (\d+) partly, (\d+) not; (\d+) are the operator's and (\d+) do not/m.exec(
    page,
  )!;
  expect(said.slice(1).map(Number)).toEqual([253, ...counts]);
});

test('ARCHITECTURE.md names every folder of src and web, and no others', () => {
  const page = textOf('ARCHITECTURE.md');
  const foldersIn = (path: string) =>
    readdirSync(join(root, path), { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
  const order = /^ +(engine · platform · .+)$/m.exec(page)![1]!.split(' · ');
  expect([...order].sort()).toEqual(foldersIn('src').sort());
  const rows = page.split('\n').filter((line) => /^\| (?:data|money|people|views|around|`(?:web|src)\/)/.test(line));
  const described = new Set(
    rows.flatMap((row) => [...row.matchAll(/`(?:src\/|web\/)?([a-z]+)`/g)].map(([, name]) => name!)),
  );
  const all = [...foldersIn('src'), ...foldersIn('web')];
  expect(all.filter((name) => !described.has(name))).toEqual([]);
});

test('the glossary names the places of the menus as the screens do', () => {
  const [, part] = textOf('docs/glossary.md').split('## Places');
  const named = [...part!.matchAll(/^\| ([^|]+) \| ([^|]+) \| (?:company|partner|both) \|/gm)].map(
    ([, en, nl]) => `${en} ${nl!.replaceAll("'", '’')}`,
  );
  const keys = [...new Set([...places.manager, ...places.partner].map(({ key }) => key))];
  // Programs of the company and a partner's are in one row.
  expect(named.sort()).toEqual(keys.map((key) => `${placesEn[key]} ${placesNl[key]}`).sort());
});

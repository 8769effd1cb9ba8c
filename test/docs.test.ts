import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../src/cli.ts';
import { exitCodes } from '../src/platform/command.ts';
import { readDocument } from '../src/programs/document.ts';
import { root } from './harness/sources.ts';

/** What is written for people, held against what there is. */
const pages = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'fixtures/README.md'].concat(
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

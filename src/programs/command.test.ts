import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, describe as group, it } from 'vitest';
import { describe } from '../engine/describe.ts';
import { programJsonSchema } from '../engine/program.ts';
import { languages } from '../engine/words.ts';
import { readDocument } from './document.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the command line as a person would. */
async function run(
  args: string[],
  input: string | Buffer = '',
): Promise<{ code: number | null; out: string; err: string }> {
  const env = { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '' };
  const child = spawn(process.execPath, ['bin/vliegwiel.mjs', ...args], { cwd: root, env });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out: out.replaceAll('\u00a0', ' '), err };
}

group('vliegwiel check', () => {
  it('names file, line and column, and lets warnings pass', async () => {
    const { code, out } = await run([
      'check',
      'fixtures/check/clean/program.yaml',
      'fixtures/rejected/program-rate-of-200-percent/program.yaml',
    ]);
    expect(out).toMatch(
      /^fixtures\/rejected\/program-rate-of-200-percent\/program.yaml:17:28 warning .*200%.*\[high-rate\]$/m,
    );
    expect(out).toMatch(/2 files checked: 0 errors, 1 warning\.$/m);
    expect(code).toBe(0);
  });

  it('ends with 3 when there are errors, and speaks Dutch and JSON', async () => {
    const { code, out } = await run([
      'check',
      'fixtures/check/shares-not-100/program.yaml',
      '--json',
      '--language',
      'nl',
    ]);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      files: 1,
      errors: 1,
      findings: [
        {
          line: 11,
          column: 54,
          severity: 'error',
          code: 'shares-not-100',
          message: 'De aandelen zijn samen 90%; dat moet 100% zijn.',
        },
      ],
    });
  });

  it('reads stdin, and refuses what is no text', async () => {
    expect(await run(['check', '-'], 'program: x')).toMatchObject({
      code: 3,
      out: expect.stringContaining('-:1:1 error name: name is missing'),
    });
    const broken = await run(['check', '-'], Buffer.from([0x61, 0x0a, 0xff]));
    expect(broken).toMatchObject({ code: 3, err: expect.stringContaining('-, line 2: The file is not UTF-8 text.') });
    expect(await run(['check', 'no-such-file.yaml'])).toMatchObject({
      code: 4,
      err: expect.stringContaining('There is no file no-such-file.yaml.'),
    });
  });
});

group('vliegwiel describe', () => {
  it('says a program in sentences, in the language asked for', async () => {
    const { code, out } = await run(['describe', 'fixtures/check/clean/program.yaml', '--language', 'nl']);
    expect(code).toBe(0);
    expect(out).toContain('U krijgt 2% van het totale bedrag van uw verkopen.');
  });

  it('refuses a document that is no program, with the place', async () => {
    const { code, out } = await run(['describe', 'fixtures/rejected/program-duplicate-keys/program.yaml']);
    expect(code).toBe(3);
    expect(out).toContain('program.yaml:5:1 error This key stands here twice.');
  });
});

group('vliegwiel schema', () => {
  it('prints the schema that is published', async () => {
    expect(JSON.parse((await run(['schema'])).out)).toEqual(JSON.parse(JSON.stringify(programJsonSchema())));
  });
});

group('the sentences of real programs', () => {
  const folders = ['fixtures/published', 'fixtures/engine', 'src/demo/programs', 'src/adventureworks/programs'];
  const files = folders.flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('program.yaml') || (folder.startsWith('src') && name.endsWith('.yaml')))
      .map((name) => `${folder}/${name}`),
  );

  it('are short', () => {
    expect(files.length).toBeGreaterThan(60);
    const long = files.flatMap((file) => {
      const read = readDocument(readFileSync(`${root}/${file}`, 'utf8'));
      if (!('program' in read)) throw new Error(`${file}: ${JSON.stringify(read.findings)}`);
      return languages.flatMap((language) => {
        const { headline, sentences, incentives } = describe(read.program, language);
        const all = [headline, ...[...sentences, ...incentives.flatMap((one) => one.sentences)].map((one) => one.text)];
        return all.filter((sentence) => sentence.split(/\s+/).length > 30).map((sentence) => `${file}: ${sentence}`);
      });
    });
    expect(long).toEqual([]);
  });
});

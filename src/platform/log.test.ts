import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { languageOf } from './language.ts';
import { createLog } from './log.ts';
import { progressLine, terminalLanguage } from './terminal.ts';

function collector() {
  const lines: string[] = [];
  const to = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { to, lines };
}

test('secrets stay out of the log, at every level where we put them', () => {
  const { to, lines } = collector();
  const log = createLog({ level: 'info', format: 'json', to });
  log.info(
    { token: 's3cret', sign: { password: 's3cret' }, req: { headers: { authorization: 's3cret' } }, harmless: 'yes' },
    'hello',
  );
  expect(lines.join('')).not.toContain('s3cret');
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'info', msg: 'hello', harmless: 'yes', token: '•••' });
});

test('a database error is logged without its connection', () => {
  const { to, lines } = collector();
  const error = Object.assign(new Error('gone'), { client: { password: 's3cret' }, code: '57P01' });
  createLog({ level: 'info', format: 'json', to }).warn({ err: error }, 'lost');
  expect(lines.join('')).not.toContain('s3cret');
  expect(JSON.parse(lines[0]!).err).toMatchObject({ message: 'gone', code: '57P01' });
});

test('on a terminal a line is text', () => {
  const { to, lines } = collector();
  createLog({ level: 'info', format: 'text', to }).info({ cells: 3 }, 'calculated');
  expect(lines.join('')).toMatch(/^\d\d:\d\d:\d\d info {2}calculated cells=3\n$/);
});

test('the best language of a header or an account', () => {
  const headers: [string | undefined, string][] = [
    [undefined, 'en'],
    ['fr', 'en'],
    ['nl', 'nl'],
    ['nl-BE,nl;q=0.9,en;q=0.8', 'nl'],
    ['en;q=0.8, nl;q=0.9', 'nl'],
    ['nl;q=0, en;q=0.1', 'en'],
    ['*', 'en'],
  ];
  expect(headers.map(([header]) => languageOf(header))).toEqual(headers.map(([, language]) => language));
  expect(terminalLanguage({ LANG: 'nl_NL.UTF-8' })).toBe('nl');
  expect(terminalLanguage({ LANG: 'nl_NL.UTF-8', LC_ALL: 'C' })).toBe('en');
});

test('progress is rewritten on a terminal, and told now and then elsewhere', () => {
  let now = 0;
  const told = (isTTY: boolean, quiet = false) => {
    const { to, lines } = collector();
    const progress = progressLine(
      { out: to, err: Object.assign(to, { isTTY }), language: 'en', json: false, quiet },
      () => now,
    );
    for (let step = 0; step < 12; step++) {
      now += 1000;
      progress.show(`step ${step}`);
    }
    progress.clear();
    return lines;
  };
  expect(told(true)).toHaveLength(13);
  expect(told(true)[1]).toBe('\r\x1b[2Kstep 1');
  expect(told(false)).toEqual(['step 0\n', 'step 5\n', 'step 10\n']);
  expect(told(true, true)).toEqual([]);
});

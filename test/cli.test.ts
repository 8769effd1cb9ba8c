import { expect, test, vi } from 'vitest';
import { type Ended, vliegwiel } from './harness/command.ts';
import { emptyDatabase } from './harness/database.ts';
import { freePort } from './harness/free-port.ts';

// Processes that start one after the other, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000 });

test('the help names the commands, the exit codes and the settings', async () => {
  const { code, out } = await vliegwiel(['--help']);
  expect(code).toBe(0);
  for (const words of ['serve', 'migrate', 'Exit codes:', 'the port is taken', 'DATABASE_URL'])
    expect(out).toContain(words);
});

test('an unknown command, option or setting is a matter of usage', async () => {
  const answers = await Promise.all([
    vliegwiel(['serv']),
    vliegwiel(['serve', '--nonsense']),
    vliegwiel(['migrate'], { PORT: '0' }),
    vliegwiel(['migrate'], { VLIEGWIEL_POOLS: '1' }),
  ]);
  expect(answers.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
  expect(answers[0]!.err).toContain('Did you mean serve?');
});

test('a database that is not there is named, in Dutch when the account is', async () => {
  const url = 'postgresql://u:secret@127.0.0.1:1/none';
  const { code, err } = await vliegwiel(['migrate'], { DATABASE_URL: url, LANG: 'nl_NL.UTF-8' });
  expect(code).toBe(5);
  expect(err).toMatch(/De database postgresql:\/\/u:•••@127\.0\.0\.1:1\/none is niet bruikbaar/);
  const asJson = await vliegwiel(['migrate', '--json'], { DATABASE_URL: url });
  expect(JSON.parse(asJson.err)).toMatchObject({ code: 'database-unreachable', status: 503 });
});

test('migrate says what it did, for people and for scripts', async () => {
  const url = await emptyDatabase();
  expect((await vliegwiel(['migrate'], { DATABASE_URL: url })).out).toMatch(/^Applied: 0001-/);
  expect(JSON.parse((await vliegwiel(['migrate', '--json'], { DATABASE_URL: url })).out)).toEqual({ migrated: [] });
});

test('serve answers, refuses a second one on its port, and ends cleanly when asked', async () => {
  const url = await emptyDatabase();
  const port = String(await freePort());
  let second: Promise<Ended> | undefined;
  let answer: Promise<Response> | undefined;
  const settings = { DATABASE_URL: url, PORT: port, LOG_LEVEL: 'warn' };
  const first = await vliegwiel(['serve'], settings, (err, pid) => {
    if (!err.includes('Ctrl-C') || second) return;
    answer = fetch(`http://127.0.0.1:${port}/api/v1/openapi.json`);
    second = vliegwiel(['serve'], { ...settings, DATABASE_URL: 'postgresql://127.0.0.1:1/never-asked' });
    Promise.all([answer, second]).finally(() => process.kill(pid, 'SIGTERM'));
  });
  expect((await answer!).status).toBe(200);
  expect(await second!).toMatchObject({ code: 6, err: expect.stringContaining(`Port ${port} is taken`) });
  expect(first.code).toBe(0);
});

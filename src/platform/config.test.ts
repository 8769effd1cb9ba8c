import { expect, test } from 'vitest';
import { describeSettings, readConfig } from './config.ts';
import { Problem } from './errors.ts';

const refused = (environment: Record<string, string>): Problem => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('not refused');
};

test('nothing set means the defaults, and foreign variables do not matter', () => {
  expect(readConfig({ HOME: '/x', PORT: '' })).toMatchObject({
    port: 4800,
    host: '127.0.0.1',
    databaseUrl: undefined,
    demo: true,
  });
  expect(readConfig({ PORT: '80', VLIEGWIEL_DEMO: 'no' })).toMatchObject({ port: 80, demo: false });
});

test('a wrong value is refused by name, without showing a password', () => {
  expect(refused({ PORT: 'eighty' }).title.en).toMatch(/^The setting PORT=eighty is not right/);
  expect(refused({ VLIEGWIEL_TODAY: '2026-02-30' }).params).toEqual({ name: 'VLIEGWIEL_TODAY' });
  const port = 'whole number from 1 to 65535';
  for (const PORT of ['eighty', '0', '70000', '80.5', '1e3']) expect(refused({ PORT }).title.en).toContain(port);
  expect(refused({ LOG_LEVEL: 'loud' }).title.nl).toBe(
    'De instelling LOG_LEVEL=loud klopt niet: die moet een van trace, debug, info, warn, error, silent zijn.',
  );
  expect(refused({ VLIEGWIEL_TODAY: '2026-02-30' }).title.en).toContain('it must be an existing day');
  const database = refused({ DATABASE_URL: 'mysql://root:secret@db' });
  expect(database.message).toContain('must begin with postgresql://');
  expect(database.message).not.toContain('secret');
});

test('a name that looks like ours but is not is refused with the ones there are', () => {
  expect(refused({ VLIEGWIEL_JOB: '3' }).message).toMatch(/no setting VLIEGWIEL_JOB\. Known are: .*VLIEGWIEL_JOBS/);
});

test('the help names every setting', () => {
  expect(describeSettings()).toMatch(/PORT .*\(4800\)\n.*HOST/);
});

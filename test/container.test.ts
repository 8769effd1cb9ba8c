import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../src/platform/config.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const steps = read('Dockerfile')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line));
const stages = steps.reduce<string[][]>((all, step) => {
  if (step.startsWith('FROM ')) all.push([]);
  all.at(-1)!.push(step);
  return all;
}, []);
const last = stages.at(-1)!;
const manifest = JSON.parse(read('package.json'));
const ignored = new Set(read('.dockerignore').split('\n').filter(Boolean));

test('what the image takes from the folder is there, and not left out', () => {
  const taken = last.flatMap((step) => (/^COPY (?!--from)/.test(step) ? step.split(' ').slice(1, -1) : []));
  expect(taken).toContain('src');
  for (const path of taken) {
    expect(existsSync(join(root, path)), path).toBe(true);
    expect(ignored.has(path), path).toBe(false);
  }
  // What a package needs to run, an image needs as well.
  for (const path of manifest.files.filter((one: string) => !one.startsWith('!') && one !== 'dist'))
    expect(taken, path).toContain(path);
});

test('what is secret, large or made elsewhere stays out', () => {
  for (const path of ['.git', 'node_modules', 'dist', '.vliegwiel', '.env']) expect(ignored, path).toContain(path);
});

test('the program does not run as root, tells how it is, and knows its settings', () => {
  expect(last.findLast((step) => step.startsWith('USER '))).toBe('USER node');
  expect(last.findIndex((step) => step.startsWith('USER '))).toBeLessThan(
    last.findIndex((step) => step.startsWith('CMD ')),
  );
  expect(last.some((step) => step.startsWith('HEALTHCHECK ') && step.includes('/ready'))).toBe(true);
  const settings = last.filter((step) => step.startsWith('ENV ')).flatMap((step) => step.split(' ').slice(1));
  const environment = Object.fromEntries(settings.map((one) => one.split('=') as [string, string]));
  expect(readConfig(environment)).toMatchObject({ host: '0.0.0.0', port: 4800, home: '/data', demo: false });
  for (const stage of stages) expect(stage[0]).toMatch(/^FROM node:\d+\.\d+\.\d+-/);
});

test('compose gives the program settings that it knows, and the time that it needs to stop', () => {
  const { services, volumes } = parse(read('compose.yaml'));
  const { app, database } = services;
  const filled = Object.fromEntries(
    Object.entries(app.environment as Record<string, string>).map(([name, value]) => [
      name,
      value.replace(/\$\{(\w+):(-|\?)([^}]*)\}/g, (_all, asked, kind, text) =>
        kind === '-' ? text : `${asked}-given`,
      ),
    ]),
  );
  const config = readConfig(filled);
  expect(config.databaseUrl).toBe('postgresql://vliegwiel:POSTGRES_PASSWORD-given@database:5432/vliegwiel');
  expect(database.environment).toMatchObject({ POSTGRES_USER: 'vliegwiel', POSTGRES_DB: 'vliegwiel' });
  expect(Number.parseInt(app.stop_grace_period, 10)).toBeGreaterThan(config.stopSeconds + config.drainSeconds);
  for (const one of [...app.volumes, ...database.volumes])
    expect(Object.keys(volumes), one).toContain(String(one).split(':')[0]);
  // Only the machine itself comes to it: what the world sees is a proxy with a certificate.
  expect(app.ports).toEqual(['127.0.0.1:4800:4800']);
  expect(database.ports).toBeUndefined();
});

test('dependencies are named by exact version, and each that is installed is what it was', () => {
  const asked = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(Object.keys(asked).length).toBeGreaterThan(20);
  for (const [name, version] of Object.entries(asked))
    expect(version, name).toMatch(/^(npm:[@\w/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/);
  const { packages } = JSON.parse(read('package-lock.json'));
  const others = Object.entries(packages as Record<string, { integrity?: string; link?: boolean }>).filter(
    ([path]) => path !== '',
  );
  expect(others.length).toBeGreaterThan(100);
  expect(others.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
});

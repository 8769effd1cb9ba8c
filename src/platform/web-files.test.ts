import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { testServices } from '../../test/harness/services.ts';
import { createApp } from './http.ts';

const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-web-'));
mkdirSync(join(folder, 'assets'));
for (const [name, text] of [
  ['index.html', '<!doctype html><title>page</title><meta nonce="%NONCE%">'],
  ['assets/app-1a2b.js', 'console.info("app")'],
] as const) {
  writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
}
const app = await createApp(testServices(await testDatabase()), [], { webFolder: folder });
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

test('the page, its own addresses and its files are served, gzipped where the reader can', async () => {
  const page = await get('/', { accept: 'text/html' });
  expect(page.statusCode).toBe(200);
  expect(page.body).toMatch(/^<!doctype html><title>page<\/title><meta nonce="[0-9a-f]{32}">$/);
  expect(page.headers['cache-control']).toBe('no-store');
  expect((await get('/programs/7', { accept: 'text/html' })).body).toContain('<title>page');
  const plain = await get('/assets/app-1a2b.js');
  expect(plain.body).toBe('console.info("app")');
  expect(plain.headers['cache-control']).toContain('immutable');
  const packed = await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip' });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(packed.rawPayload).toString()).toBe('console.info("app")');
});

test('what is not there is not the page', async () => {
  expect((await get('/assets/gone.js')).statusCode).toBe(404);
  expect((await get('/api/v1/nothing', { accept: 'text/html' })).statusCode).toBe(404);
  expect((await get('/../../package.json')).statusCode).toBe(404);
  expect((await app.inject({ method: 'POST', url: '/programs', headers: { accept: 'text/html' } })).statusCode).toBe(
    404,
  );
});

test('the page may run its own scripts only, and cannot be framed', async () => {
  const policy = String((await get('/', { accept: 'text/html' })).headers['content-security-policy']);
  expect(policy).not.toContain('unsafe');
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).not.toContain('upgrade-insecure-requests');
});

test('styles are taken by a number that is in one answer only', async () => {
  const numbers = new Set<string>();
  for (const url of ['/', '/index.html', '/programs/7', '/']) {
    const { body, headers } = await get(url, { accept: 'text/html' });
    const [, number] = /nonce="([^"]+)"/.exec(body)!;
    expect(headers['content-security-policy'], url).toContain(`style-src 'self' 'nonce-${number}'`);
    numbers.add(number!);
  }
  expect(numbers.size).toBe(4);
});

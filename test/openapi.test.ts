import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { expect, test } from 'vitest';
import { describedApi } from '../src/openapi.ts';
import { root } from './harness/sources.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Operation = {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema: Json }[];
  requestBody?: Json;
  responses: Record<string, Json>;
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json>; securitySchemes: Record<string, Json> };
};

const text = await describedApi();
const document = JSON.parse(text) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('openapi.json is what the routes say; `npm run openapi` writes it', () => {
  expect(readFileSync(join(root, 'openapi.json'), 'utf8') === text, 'run `npm run openapi`').toBe(true);
});

test('the web client’s types are made from it', async () => {
  const made = astToString(await openapiTS(JSON.parse(text)));
  const kept = readFileSync(join(root, 'web/shared/api.gen.ts'), 'utf8');
  expect(kept.endsWith(made), 'run `npm run openapi`').toBe(true);
});

test('every operation has a name of its own, says what it does, and answers', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(ids).not.toContain(undefined);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, method, operation } of operations) {
    const name = `${method} ${path}`;
    expect(operation.summary, name).toBeTruthy();
    expect(operation.tags, name).toHaveLength(1);
    expect(Object.keys(operation.responses), name).toContain('default');
    expect(
      Object.keys(operation.responses).filter((status) => /^(2\d\d|303)$/.test(status)),
      name,
    ).toHaveLength(1);
  }
});

test('who may call an operation is said once', () => {
  for (const { path, method, operation } of operations) {
    const said = operation.description?.match(/Scope `|Open to |Any caller/g) ?? [];
    expect(new Set(said).size, `${method} ${path}`).toBeGreaterThan(0);
    expect(said.length, `${method} ${path}: ${operation.description}`).toBe(new Set(said).size);
  }
});

test('what may be sent once is said where it is possible', () => {
  const posts = operations.filter(({ method }) => method === 'post');
  const once = posts.filter(({ operation }) => operation.parameters?.some(({ name }) => name === 'Idempotency-Key'));
  const others = posts.filter((one) => !once.includes(one)).map(({ operation }) => operation.operationId);
  expect(once.length).toBeGreaterThan(10);
  const ofPeople = [
    'askSignInLink',
    'confirmTwoFactor',
    'prepareTwoFactor',
    'signInByCode',
    'signInByPassword',
    'stopTwoFactor',
  ];
  expect(others.sort()).toEqual(['createKey', 'importFile', 'previewFile', 'signIn', ...ofPeople].sort());
});

test('path parameters are those of the path, and required', () => {
  for (const { path, method, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const said = (operation.parameters ?? []).filter((one) => one.in === 'path');
    expect(said.map(({ name }) => name).sort(), `${method} ${path}`).toEqual(inPath.sort());
    expect(said.every(({ required }) => required)).toBe(true);
  }
});

test('every reference leads somewhere, and every named shape is used', () => {
  const refs = new Set(text.match(/(?<="\$ref": "#\/components\/schemas\/)[^"]+/g));
  const names = Object.keys(document.components.schemas);
  expect([...refs].filter((name) => !names.includes(name))).toEqual([]);
  expect(names.filter((name) => !refs.has(name))).toEqual([]);
  expect(names.length).toBeGreaterThan(60);
});

test('no money is a number', () => {
  const wrong: string[] = [];
  const visit = (value: Json, path: string) => {
    if (typeof value !== 'object' || value === null) return;
    const type = (value as { type?: Json }).type;
    if (type === 'number' || (/(amount|spent|earned|paid|open|total|wanted|left)$/.test(path) && type === 'integer'))
      wrong.push(path);
    for (const [key, item] of Object.entries(value)) visit(item, `${path}/${key}`);
  };
  visit(document.components.schemas, '');
  expect(wrong.filter((path) => !path.includes('/where/') && !path.includes('/path/'))).toEqual([]);
});

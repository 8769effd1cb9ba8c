import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { loadFamily } from '../../test/harness/family.ts';

const { app, caller, store } = await testApi();
beforeAll(() => loadFamily(store.db));
const manager = await caller();

const countSales = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from sale`.execute(store.db);
  return rows[0]!.count;
};

describe('a form that is cut off', () => {
  const whole =
    '--b\r\ncontent-disposition: form-data; name="kind"\r\n\r\nsales\r\n' +
    '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nid,date,partner,amount\nc1,2026-01-01,A,10\n';

  test.each([
    ['in its fields', whole.slice(0, 60)],
    ['between its parts', whole.slice(0, 100)],
    ['in its file', whole],
  ])('%s is refused, and nothing of it taken in', async (_, payload) => {
    const before = await countSales();
    const headers = {
      authorization: `Bearer ${manager.secret}`,
      'content-type': 'multipart/form-data; boundary=b',
    };
    for (const url of ['/api/v1/imports', '/api/v1/imports/preview']) {
      const answer = await app.inject({ method: 'POST', url, headers, payload });
      expect(answer.json()).toMatchObject({ status: 400, code: 'broken-form' });
    }
    expect(await countSales()).toBe(before);
  });

  test('while it streams in is refused, too', async () => {
    const headers = { authorization: `Bearer ${manager.secret}`, 'content-type': 'multipart/form-data; boundary=b' };
    async function* pieces() {
      yield whole;
      await new Promise((next) => setTimeout(next, 50));
      yield 'c2,2026';
    }
    const payload = Readable.from(pieces());
    const answer = await app.inject({ method: 'POST', url: '/api/v1/imports', headers, payload });
    expect(answer.json()).toMatchObject({ status: 400, code: 'broken-form' });
  });
});

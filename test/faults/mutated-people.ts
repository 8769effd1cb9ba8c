import { invite } from '../../src/access/people.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Store } from '../../src/platform/database.ts';
import { cookiesOf, pathOf } from '../harness/people.ts';

/** An owner who is signed in, and somebody who has not come yet. */
export async function addPeople({ db }: Store, port: number): Promise<{ cookie: string; invited: string }> {
  const inviteOne = (name: string, role: 'owner' | 'finance') =>
    invite(db, readConfig({}), { email: `${name}@people.example`, name, role }, { name: 'test', partner: null }, true);
  const { link } = await inviteOne('owner', 'owner');
  const opened = await fetch(`http://127.0.0.1:${port}${pathOf(link)}`, { redirect: 'manual' });
  const { id: invited } = await inviteOne('invited', 'finance');
  return { cookie: cookiesOf({ headers: { 'set-cookie': opened.headers.getSetCookie() } }), invited };
}

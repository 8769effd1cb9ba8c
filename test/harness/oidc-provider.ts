/** A real OpenID Connect provider in a process of its own: says who signs in by what is typed. Prints its address. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

const [redirect = ''] = process.argv.slice(2);
const server = createServer();
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: 'vliegwiel', client_secret: 'a-secret-between-two', redirect_uris: [redirect] }],
  pkce: { required: () => true },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  findAccount: async (_context, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, email: id, email_verified: true, name: `Person ${id}` }),
  }),
  cookies: { keys: ['only for a test'] },
});
server.on('request', provider.callback());
process.stdout.write(`${issuer}\n`);

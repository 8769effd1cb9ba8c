import type { ImportShape } from '../../../src/intake/schema.ts';
import { answer, api } from '../../shared/api.ts';
import { formOf, type Reading } from './queries.ts';

/*
 * A file is sent while other pages are looked at; only the tab must stay until it has arrived. What is being sent is remembered by its
 * reference, under which the server shows how far it is.
 */

const sending = new Set<string>();

export const isSending = (reference: string | null): boolean => reference !== null && sending.has(reference);

/** The browser asks before it closes a tab that is still sending. */
const hold = (event: BeforeUnloadEvent) => event.preventDefault();

/** Gives the import's number as soon as the server knows it: while it runs, or when it is done. Throws what was wrong with the file. */
export async function sendFile(file: File, reading: Reading, mode: 'accept-valid' | 'all-or-nothing'): Promise<string> {
  const reference = newReference();
  const form = formOf(file, file.name, reading, { mode, reference });
  if (sending.size === 0) window.addEventListener('beforeunload', hold);
  sending.add(reference);
  const sent = answer(api.POST('/api/v1/imports', { body: form as never }))
    .then(({ id }: ImportShape) => id)
    .finally(() => {
      sending.delete(reference);
      if (sending.size === 0) window.removeEventListener('beforeunload', hold);
    });
  const found = findRunning(reference);
  return Promise.race([sent, found]);
}

/** Until it is found, or is sent; it fails with the sending, never by itself. */
async function findRunning(reference: string): Promise<string> {
  while (sending.has(reference)) {
    await new Promise((go) => setTimeout(go, 500));
    const found = await api
      .GET('/api/v1/imports', { params: { query: { reference, limit: 1 } } })
      .catch(() => undefined);
    const id = found?.data?.items[0]?.id;
    if (id !== undefined && sending.has(reference)) return id;
  }
  return new Promise(() => {});
}

/** Of our own and not of `crypto.randomUUID`, which a page without HTTPS does not have. */
const newReference = (): string =>
  [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LiveEvent } from '../../src/live/schema.ts';

/** Changes that come together are asked for once. */
const gatherMilliseconds = 50;

/** What never changes by what others do. */
const still: readonly unknown[] = ['session', 'demo-partners'];

/**
 * Asks again for what is on the screen when the server says that it changed. An event names what changed, never an amount. A page that is out of
 * sight does not listen; when it is looked at again, it asks for everything that it may have missed.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const live = listening(client);
    const onSight = () => (document.hidden ? live.close() : live.open());
    onSight();
    document.addEventListener('visibilitychange', onSight);
    return () => {
      document.removeEventListener('visibilitychange', onSight);
      live.close();
    };
  }, [client]);
}

function listening(client: QueryClient) {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kinds = new Set<LiveEvent['kind']>();
  let isAsking = false;
  // One round after the other: what changes meanwhile is asked for in the next one, and does not make this one begin anew.
  const askAgain = async () => {
    timer = undefined;
    if (isAsking) return;
    isAsking = true;
    while (kinds.size > 0) {
      const heard = kinds;
      kinds = new Set();
      await client.invalidateQueries({
        predicate: ({ queryKey, state }) => isAbout(heard, queryKey[0]) && state.dataUpdatedAt > 0,
      });
    }
    isAsking = false;
  };
  const onMessage = ({ data }: MessageEvent<string>) => {
    const event = JSON.parse(data) as LiveEvent;
    if (event.status === 'running') return;
    kinds.add(event.kind);
    timer ??= setTimeout(() => void askAgain(), gatherMilliseconds);
  };
  return {
    open: () => {
      if (source) return;
      source = new EventSource('/api/v1/events');
      source.addEventListener('message', onMessage);
    },
    close: () => {
      source?.close();
      source = undefined;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

/** A question concerns its own threads only; all else can show in any amount. */
function isAbout(kinds: ReadonlySet<LiveEvent['kind']>, key: unknown): boolean {
  if (still.includes(key)) return false;
  if (kinds.size === 1 && kinds.has('question')) return String(key).startsWith('question');
  return true;
}

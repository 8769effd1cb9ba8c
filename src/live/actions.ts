import type { Services } from '../platform/services.ts';
import { listen } from './listen.ts';
import type { LiveEvent } from './schema.ts';
import { type Change, changedByRuns, closedStatements, partnerCode, type Touched } from './sql.ts';
import type { Stream, Streams } from './streams.ts';

/** From here on, a listener that sees many partners is told of all of them at once. */
const manyPartners = 50;

/** Tells those who listen here what any process changed. Begins to hear when {@link begin} is called first. */
export function telling({ store, db, log }: Services, streams: Streams) {
  let listening: ReturnType<typeof listen> | undefined;
  const waiting: Change[] = [];
  let isAtWork = false;

  const missed = () => {
    for (const stream of streams.all()) stream.send({ kind: 'missed' });
  };
  const work = async () => {
    if (isAtWork) return;
    isAtWork = true;
    while (waiting.length > 0) {
      const changes = waiting.splice(0);
      await tellPartners(changes).catch((error: unknown) => {
        log.warn({ err: error }, 'Whose amounts changed could not be looked up');
        missed();
      });
    }
    isAtWork = false;
  };
  const tellPartners = async (changes: readonly Change[]) => {
    const listeners = streams.all();
    const ids = [...new Set(listeners.flatMap(({ partnerIds }) => [...(partnerIds ?? [])]))];
    const runs = changes.flatMap((one) => (one.kind === 'run' && one.changed ? [one.id] : []));
    if (runs.length > 0 && ids.length > 0) tellTouched('amounts', await changedByRuns(db, runs, ids), listeners);
    for (const change of changes) {
      if (change.kind === 'closed' && ids.length > 0)
        tellTouched('closed', await closedStatements(db, change, ids), listeners);
      if (change.kind === 'amounts' || change.kind === 'question') await tellOne(change, listeners);
    }
  };
  const tellOne = async (change: Change & { partnerId: number }, listeners: readonly Stream[]) => {
    const concerned = listeners.filter((one) => one.partnerIds === null || one.partnerIds.has(change.partnerId));
    if (concerned.length === 0) return;
    const { partnerId, ...event } = change;
    const partner = await partnerCode(db, partnerId);
    for (const stream of concerned) tell(stream, { ...event, partner });
  };
  const onChange = (change: Change) => {
    for (const event of companyEvents(change))
      for (const stream of streams.all()) if (stream.partnerIds === null) tell(stream, event);
    waiting.push(change);
    void work();
  };

  return {
    /** Fulfilled when changes are heard. */
    begin: (): Promise<void> => {
      const onError = (error: Error) => log.debug({ err: error }, 'Changes are not heard');
      listening ??= listen(store.url, { onChange, onGap: missed, onError });
      return listening.begun;
    },
    stop: async () => listening?.stop(),
  };
}

function tell(stream: Stream, event: LiveEvent): void {
  if (stream.may(event.kind)) stream.send(event);
}

/** Runs, imports and closed periods are the company's to follow. */
function companyEvents(change: Change): LiveEvent[] {
  if (change.kind === 'amounts' || change.kind === 'question') return [];
  if (change.kind !== 'run') return [change];
  const { changed, ...event } = change;
  return [event];
}

function tellTouched(kind: 'amounts' | 'closed', touched: readonly Touched[], listeners: readonly Stream[]): void {
  for (const stream of listeners) {
    const mine = touched.filter(({ partner_id }) => stream.partnerIds?.has(partner_id));
    const isMany = mine.length > manyPartners;
    const events = new Map(
      mine.map(({ partner, program, period }) => {
        const event: LiveEvent = { kind, ...(isMany ? {} : { partner }), program, period };
        return [JSON.stringify(event), event];
      }),
    );
    for (const event of events.values()) tell(stream, event);
  }
}

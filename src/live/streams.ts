import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { Problem } from '../platform/errors.ts';
import type { LiveEvent } from './schema.ts';

/** Someone who listens. */
export type Listener = {
  /** The caller's, the same for all its streams. */
  readonly caller: string;
  /** Whose changes are told; null for everybody's. */
  readonly partnerIds: ReadonlySet<number> | null;
  readonly may: (kind: LiveEvent['kind']) => boolean;
};

export type Stream = Listener & { readonly body: Readable; send(event: LiveEvent): void };

export type StreamLimits = {
  /** At a time, in this process and of one caller. */
  most: number;
  mostOfCaller: number;
  /** No more than this waits to be read. Of what comes then, only that something was missed is told; who does not read from one beat to the next is cut. */
  unreadBytes: number;
  beatMilliseconds: number;
  /** Ended after this; who listens comes back, and is asked again who it is. */
  lifeMilliseconds: number;
};

export const usualLimits: StreamLimits = {
  most: 1000,
  mostOfCaller: 8,
  unreadBytes: 64 * 1024,
  beatMilliseconds: 15_000,
  lifeMilliseconds: 5 * 60_000,
};

const textOf = (event: LiveEvent): string => `data: ${JSON.stringify(event)}\n\n`;

/** What is said is kept until it is read, up to so much. */
function readable(most: number) {
  let hasMissed = false;
  const body: Readable = new Readable({
    highWaterMark: most / 4,
    // Asked for more: most of what waited has been read.
    read() {
      if (!hasMissed) return;
      hasMissed = false;
      body.push(textOf({ kind: 'missed' }));
    },
  });
  const say = (text: string) => {
    if (hasMissed || body.readableLength + text.length > most) hasMissed = true;
    else body.push(text);
  };
  return { body, say };
}

/** The streams of server-sent events that are open in this process. */
export function openStreams(limits: StreamLimits = usualLimits) {
  const open = new Set<Stream>();
  const ends = new Map<Stream, () => void>();
  let isOver = false;

  /** Begins a stream, to be sent as the answer. It ends with the answer, the listener's time or the process. */
  const begin = (listener: Listener, answer: ServerResponse, endsAt?: Date): Stream => {
    if (isOver || open.size >= limits.most) throw noRoom();
    if ([...open].filter(({ caller }) => caller === listener.caller).length >= limits.mostOfCaller) throw tooMany();
    const outbox = readable(limits.unreadBytes);
    const { body } = outbox;
    const stream: Stream = { ...listener, body, send: (event) => outbox.say(textOf(event)) };
    let wasUnread = false;
    const beat = setInterval(() => {
      const isUnread = body.readableLength > 0;
      if (isUnread && wasUnread) answer.destroy();
      wasUnread = isUnread;
      if (!isUnread) outbox.say(': beat\n\n');
    }, limits.beatMilliseconds);
    const end = () => {
      if (open.has(stream)) body.push(null);
      leave();
    };
    const left = Math.min(limits.lifeMilliseconds, endsAt ? endsAt.getTime() - Date.now() : Number.POSITIVE_INFINITY);
    const life = setTimeout(end, Math.max(left, 0));
    const leave = () => {
      clearInterval(beat);
      clearTimeout(life);
      open.delete(stream);
      ends.delete(stream);
    };
    answer.once('close', () => {
      leave();
      body.destroy();
    });
    open.add(stream);
    ends.set(stream, end);
    outbox.say('retry: 1000\n\n');
    return stream;
  };

  return {
    begin,
    all: (): readonly Stream[] => [...open],
    /** Ends all; none begins any more. */
    close: () => {
      isOver = true;
      for (const end of [...ends.values()]) end();
    },
  };
}

export type Streams = ReturnType<typeof openStreams>;

function tooMany(): Problem {
  return new Problem({
    code: 'too-many-streams',
    status: 429,
    title: {
      en: 'You listen in too many places at once.',
      nl: 'U luistert op te veel plaatsen tegelijk.',
    },
    detail: {
      en: 'Close one of them, or ask again from time to time.',
      nl: 'Sluit er een, of vraag het van tijd tot tijd opnieuw.',
    },
  });
}

function noRoom(): Problem {
  return new Problem({
    code: 'no-room-for-streams',
    status: 503,
    title: {
      en: 'This server cannot tell more people of changes now.',
      nl: 'Deze server kan nu niet meer mensen van wijzigingen op de hoogte houden.',
    },
    detail: { en: 'Ask again from time to time.', nl: 'Vraag het van tijd tot tijd opnieuw.' },
  });
}

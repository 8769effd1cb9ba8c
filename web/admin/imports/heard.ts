import { useEffect, useRef } from 'react';
import type { LiveEvent } from '../../../src/live/schema.ts';

/** Hears of changes as they happen; whoever may have missed some looks again. */
export function useHeard(kinds: readonly LiveEvent['kind'][], hear: () => void): void {
  const latest = useRef(hear);
  latest.current = hear;
  const wanted = [...kinds, 'missed'].join(' ');
  useEffect(() => {
    const source = new EventSource('/api/v1/events');
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const { kind } = JSON.parse(data) as LiveEvent;
      if (wanted.split(' ').includes(kind)) latest.current();
    };
    return () => source.close();
  }, [wanted]);
}

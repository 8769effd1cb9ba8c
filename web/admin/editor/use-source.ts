import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Program } from '../../../src/engine/program.ts';
import { forget, keep, keptOf } from './kept.ts';
import { type Path, type Reading, read, withPart } from './source.ts';

interface Source {
  readonly text: string;
  readonly reading: Reading;
  /** What the text says, or said when it could last be read. */
  readonly value: unknown;
  /** The program as it was last valid, a moment behind the typing. */
  readonly program: Program | undefined;
  /** Whether what one sees is not what is saved. */
  readonly isChanged: boolean;
  /** When it was typed, if it came back from an earlier visit without being saved. */
  readonly cameBack: string | undefined;
  readonly setText: (text: string) => void;
  readonly change: (path: Path, value: unknown) => void;
  readonly startOver: () => void;
  /** The last text that could be read. */
  readonly lastReadable: string;
}

/** The text under edit; whatever is typed is kept in this browser under a name until it is saved. */
export function useSource(name: string, beginning: string, saved: unknown): Source {
  const [kept] = useState(() => keptOf(name));
  const [text, setNow] = useState(kept?.text ?? beginning);
  const [isFresh, setIsFresh] = useState(kept === undefined);
  const reading = useMemo(() => read(text), [text]);
  const lastReadable = useRef(text);
  const lastValue = useRef<unknown>(undefined);
  const lastProgram = useRef<Program>(undefined);
  if (reading.value !== undefined) {
    lastReadable.current = text;
    lastValue.current = reading.value;
  }
  if (reading.program) lastProgram.current = reading.program;
  const isSaved = useMemo(() => saved !== undefined && sameAs(reading.value) === sameAs(saved), [reading, saved]);
  const setText = (next: string) => {
    if (next === text) return;
    setNow(next);
    keep(name, next);
  };
  return {
    text,
    reading,
    value: lastValue.current ?? {},
    program: useDeferredValue(lastProgram.current),
    isChanged: !isSaved,
    cameBack: isFresh || isSaved ? undefined : kept?.at,
    setText,
    change: (path, value) => setText(withPart(text, path, value)),
    startOver: () => {
      setNow(beginning);
      setIsFresh(true);
      forget(name);
    },
    lastReadable: lastReadable.current,
  };
}

/** The same text for the same document, whatever the order of its keys. */
const sameAs = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? '';

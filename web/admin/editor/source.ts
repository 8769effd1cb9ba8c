import { isMap, LineCounter, parseDocument, type ScalarTag, stringify } from 'yaml';
import { config } from 'zod';
import { check } from '../../../src/engine/check.ts';
import { type Program, parseProgram } from '../../../src/engine/program.ts';
import type { CodeFinding } from '../../shared/ui/code-finding.ts';

/*
 * The text of the document is the one thing that is edited: the form changes parts of it, so that remarks and the order of keys stay. Decimals are
 * read as they were written, as the server does.
 */

// Compiled validators need eval, which the page's own rules forbid.
config({ jitless: true });

export type Path = readonly (string | number)[];

export interface Found extends CodeFinding {
  readonly code: string;
}

export interface Reading {
  /** What the text says, whether or not it is a valid program; undefined when it cannot be read. */
  readonly value: unknown;
  readonly program: Program | undefined;
  readonly findings: readonly Found[];
}

const decimalAsText: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: /^[-+]?(?:\d+\.\d*|\.\d+)$/,
  resolve: (text) => text,
};
const wholeNumber: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  identify: (value) => typeof value === 'number',
  test: /^-?(?:0|[1-9]\d*)$/,
  resolve: (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text),
  stringify: ({ value }) => String(value),
};

function parse(text: string, lineCounter = new LineCounter()) {
  return parseDocument(text, {
    lineCounter,
    schema: 'core',
    merge: false,
    prettyErrors: false,
    customTags: (tags) => [
      ...tags.filter((tag) => typeof tag === 'string' || !/:(int|float)$/.test(tag.tag)),
      wholeNumber,
      decimalAsText,
    ],
  });
}

/** Never throws, whatever was typed. */
export function read(text: string): Reading {
  const lines = new LineCounter();
  let value: unknown;
  try {
    const document = parse(text, lines);
    const [broken] = [...document.errors, ...document.warnings];
    if (broken) return unreadable(Math.max(lines.linePos(broken.pos[0]).line, 1));
    if (!isMap(document.contents)) return unreadable(1);
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return unreadable(1);
  }
  const parsed = parseProgram(value);
  if ('program' in parsed) return { value, program: parsed.program, findings: check(parsed.program) };
  const findings = parsed.problems.map(({ path, text: message }): Found => {
    return { severity: 'error', code: 'wrong-shape', path, message };
  });
  return { value, program: undefined, findings };
}

function unreadable(line: number): Reading {
  const message = {
    en: `Line ${line} cannot be read: look at its indentation, brackets, quotes and colons, there and just before.`,
    nl: `Regel ${line} is niet te lezen: kijk naar inspringing, haakjes, aanhalingstekens en dubbele punten, daar en vlak ervoor.`,
  };
  return {
    value: undefined,
    program: undefined,
    findings: [{ severity: 'error', code: 'broken-yaml', path: [], message, line }],
  };
}

/** The text with another value at a place, or, for undefined, without that place. The rest stays as it was written. */
export function withPart(text: string, path: Path, value: unknown): string {
  const document = parse(text);
  if (value === undefined) document.deleteIn(path);
  else if (path.length === 0) document.contents = document.createNode(value) as typeof document.contents;
  else document.setIn(path, typeof value === 'object' ? document.createNode(value) : value);
  return document.toString({ lineWidth: 0 });
}

/** What a place holds, or undefined. */
export function partAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    return (at as Record<string | number, unknown>)[key];
  }, value);
}

export const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const toText = (value: unknown): string => stringify(value, { lineWidth: 0, schema: 'core' });

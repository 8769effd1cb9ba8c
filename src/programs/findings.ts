import { type Program, parseProgram } from '../engine/program.ts';
import type { Language } from '../engine/words.ts';
import { invalid } from '../platform/errors.ts';
import { readDocument } from './document.ts';
import type { FindingShape } from './schema.ts';

/** A document, read: the program when it has the right shape, and what is wrong or doubtful about it. */
export interface Examined {
  readonly program: Program | undefined;
  readonly findings: FindingShape[];
}

const mostNesting = 100;

/** Reads and checks a document given as text (YAML or JSON) or as JSON. */
export function examine(given: unknown, language: Language): Examined {
  try {
    return typeof given === 'string' ? examineText(given, language) : examineJson(given);
  } catch (error) {
    // Nested so deeply that reading it ran out of stack.
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
}

function examineText(text: string, language: Language): Examined {
  const read = readDocument(text);
  if ('program' in read) return { program: read.program, findings: [] };
  const findings = read.findings.map(({ code, path, message, line, column }) => {
    return { severity: 'error' as const, code, path: [...path], message: message[language], line, column };
  });
  return { program: undefined, findings };
}

function examineJson(document: unknown): Examined {
  if (nestingOf(document) > mostNesting) throw tooDeep();
  const parsed = parseProgram(document);
  if ('program' in parsed) return { program: parsed.program, findings: [] };
  const findings = parsed.problems.map(({ path, message }) => {
    return { severity: 'error' as const, code: 'wrong-shape', path: [...path], message };
  });
  return { program: undefined, findings };
}

function nestingOf(value: unknown): number {
  let deepest = 0;
  const waiting = [{ value, depth: 1 }];
  for (let one = waiting.pop(); one && deepest <= mostNesting; one = waiting.pop()) {
    if (typeof one.value !== 'object' || one.value === null) continue;
    deepest = Math.max(deepest, one.depth);
    for (const inner of Object.values(one.value)) waiting.push({ value: inner, depth: one.depth + 1 });
  }
  return deepest;
}

/** The program, or a Problem (422 invalid-program) that names its first error. */
export function mustBeRead(examined: Examined): Program {
  if (examined.program) return examined.program;
  const { path, message, line, column } = examined.findings[0]!;
  const place = path.join('.');
  const [en, nl] = [place || 'the document', place || 'het document'];
  throw invalid(
    'invalid-program',
    { en: `The program cannot be read: ${en}: ${message}`, nl: `Het programma is niet te lezen: ${nl}: ${message}` },
    { where: { path, ...(line === undefined || column === undefined ? {} : { line, column }) } },
  );
}

function tooDeep() {
  return invalid('too-deep', {
    en: 'The document is nested too deeply. Write its conditions more simply.',
    nl: 'Het document is te diep genest. Schrijf de voorwaarden eenvoudiger.',
  });
}

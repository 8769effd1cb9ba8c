import { check } from '../engine/check.ts';
import { type Problem as DocumentProblem, type Program, parseProgram } from '../engine/program.ts';
import type { InEveryLanguage, Language } from '../engine/words.ts';
import { type Bilingual, invalid } from '../platform/errors.ts';
import { isUnusable } from '../platform/http.ts';
import { mostFindings, readDocument } from './document.ts';
import type { FindingShape } from './schema.ts';

type Path = DocumentProblem['path'];

export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly path: Path;
  readonly message: InEveryLanguage;
  readonly line?: number;
  readonly column?: number;
}

/** A document, read: the program when it has the right shape, and what is wrong or doubtful about it. */
export interface Examined {
  readonly program: Program | undefined;
  readonly findings: readonly Finding[];
}

/** Reads and checks a document given as text (YAML or JSON) or as JSON. */
export function examine(given: unknown): Examined {
  return typeof given === 'string' ? readText(given) : readJson(given);
}

function readText(text: string): Examined {
  const read = readDocument(text);
  if ('findings' in read)
    return { program: undefined, findings: read.findings.map((finding) => ({ severity: 'error', ...finding })) };
  return judged(read.program, read.positions);
}

/** A program of the right shape, and what is wrong or doubtful about what it says; `at`: where a part of it stands. */
function judged(program: Program, at: (path: Path) => { line?: number; column?: number } = () => ({})): Examined {
  const path = unusableIn(program);
  if (path) {
    const finding = { severity: 'error', code: 'unusable-character', path, message: unusable, ...at(path) } as const;
    return { program: undefined, findings: [finding] };
  }
  return { program, findings: check(program).map((finding) => ({ ...finding, ...at(finding.path) })) };
}

function readJson(document: unknown): Examined {
  const parsed = parseProgram(document);
  if ('program' in parsed) return judged(parsed.program);
  const findings = parsed.problems.slice(0, mostFindings).map(({ path, text }) => {
    return { severity: 'error' as const, code: 'wrong-shape', path, message: text };
  });
  return { program: undefined, findings };
}

/** Where a text or key holds what no database keeps: written as \u0000 it passes for a text like any other. */
function unusableIn(value: unknown, path: Path = []): Path | undefined {
  if (typeof value === 'string') return isUnusable(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = isUnusable(key) ? path : unusableIn(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return undefined;
}

const unusable: Bilingual = {
  en: 'This text holds a NUL or half a character.',
  nl: 'Deze tekst bevat een NUL of een half teken.',
};

export function showFinding({ message, path, ...finding }: Finding, language: Language): FindingShape {
  return { ...finding, path: [...path], message: message[language] };
}

/** `file:line:column severity path: message [code]`, as compilers say it, so that editors can jump there. */
export function findingLine(file: string, finding: Finding, language: Language): string {
  const { line = 1, column = 1, severity, code, path, message } = finding;
  const place = path.length > 0 ? `${path.join('.')}: ` : '';
  return `${file}:${line}:${column} ${severity} ${place}${message[language]} [${code}]`;
}

/** The program, or a Problem (422 invalid-program) that names its first error. */
export function mustBeRead({ program, findings }: Examined): Program {
  if (program) return program;
  const { path, message, line, column } = findings[0]!;
  const place = path.join('.');
  throw invalid(
    'invalid-program',
    {
      en: `The program cannot be read: ${place || 'the document'}: ${message.en}`,
      nl: `Het programma is niet te lezen: ${place || 'het document'}: ${message.nl}`,
    },
    { where: { path, ...(line === undefined || column === undefined ? {} : { line, column }) } },
  );
}

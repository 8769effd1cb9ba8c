import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type ScalarTag,
  visit,
  type YAMLError,
} from 'yaml';
import { type Program, parseProgram } from '../engine/program.ts';

/*
 * A program document's text, YAML or JSON, as a document with positions. Decimals are handed over as they were written, so that 0.1 stays
 * "0.1". What makes a document mean something else than it seems to say (anchors, aliases, merge keys, tags, a key twice) is refused.
 */

export const maxDocumentBytes = 1_000_000;
const maxDepth = 40;
/** Whoever has mended these sees the next ones. */
export const mostFindings = 200;

type Path = readonly (string | number)[];

/** Something wrong at a place in the text; lines and columns count from 1. */
export interface DocumentFinding {
  readonly code: string;
  readonly path: Path;
  readonly message: { readonly en: string; readonly nl: string };
  readonly line: number;
  readonly column: number;
}

/** Where a path stands in the text: the nearest part of it that is there. */
export type Positions = (path: Path) => { line: number; column: number };

export type ReadDocument =
  | { readonly document: unknown; readonly program: Program; readonly positions: Positions }
  | { readonly findings: readonly DocumentFinding[] };

/** A decimal stays the text that was written. */
const decimalAsText: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: /^[-+]?(?:\d+\.\d*|\.\d+)$/,
  resolve: (text) => text,
};

/** A whole number too large to be exact in JavaScript stays text as well, and so does a code such as 007. */
const wholeNumber: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^-?(?:0|[1-9]\d*)$/,
  resolve: (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text),
};

/** Reads a program document: its text, then its shape. The meaning is checked by `check`. */
export function readDocument(text: string): ReadDocument {
  if (Buffer.byteLength(text) > maxDocumentBytes) return { findings: [tooLarge] };
  if (nestsTooDeep(text)) return { findings: [{ code: 'too-deep', path: [], message: tooDeep, line: 1, column: 1 }] };
  return readText(text);
}

/**
 * Whether the text may be nested more deeply than the YAML parser, which calls itself, can bear: a stack that is nearly used up can end the
 * whole process. Counts brackets as they come, also in texts, and the signs at the beginning of a line that may open a level each.
 */
function nestsTooDeep(text: string): boolean {
  const mostBrackets = 500;
  const mostIndent = 1000;
  let open = 0;
  let indent = 0;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index]!;
    if (sign === '\n') indent = 0;
    else if (indent >= 0) indent = ' -?:\t'.includes(sign) ? indent + 1 : -1;
    if (sign === '[' || sign === '{') open += 1;
    else if ((sign === ']' || sign === '}') && open > 0) open -= 1;
    if (open > mostBrackets || indent > mostIndent) return true;
  }
  return false;
}

function readText(text: string): ReadDocument {
  const lines = new LineCounter();
  const yaml = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    merge: false,
    // Compares every key with every other: many keys would take minutes.
    uniqueKeys: false,
    prettyErrors: false,
    customTags: (tags) => [
      ...tags.filter((tag) => typeof tag === 'string' || !/:(int|float)$/.test(tag.tag)),
      wholeNumber,
      decimalAsText,
    ],
  });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const broken = [...yaml.errors, ...yaml.warnings].map((error): DocumentFinding => {
    return { ...syntaxFinding(error), path: [], ...at(error.pos[0]) };
  });
  // What comes after the first break follows from it; keys that stand twice are each a finding of their own.
  const first = broken.find(({ code }) => code === 'broken-yaml');
  if (broken.length > 0) return { findings: first ? [first] : broken };
  const refused = refusedNodes(yaml.contents, at);
  if (refused.length > 0) return { findings: refused };
  if (yaml.contents === null) return { findings: [{ code: 'empty', path: [], message: empty, line: 1, column: 1 }] };
  const positions: Positions = (path) => at(offsetOf(yaml.contents, path));
  const document: unknown = yaml.toJS({ maxAliasCount: 0 });
  const parsed = parseProgram(document);
  if ('program' in parsed) return { document, program: parsed.program, positions };
  const findings = parsed.problems.slice(0, mostFindings).map(({ path, text: message }): DocumentFinding => {
    return { code: 'wrong-shape', path, message, ...positions(path) };
  });
  return { findings: findings.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** What the YAML parser stumbled over, with what to do about it. */
function syntaxFinding({ code, message }: YAMLError): Pick<DocumentFinding, 'code' | 'message'> {
  switch (code) {
    case 'TAG_RESOLVE_FAILED':
      return { code: 'tag', message: tagRefused };
    case 'BAD_ALIAS':
      return { code: 'alias', message: aliasRefused };
    case 'MULTIPLE_DOCS':
      return { code: 'broken-yaml', message: oneDocument };
    case 'TAB_AS_INDENT':
      return { code: 'broken-yaml', message: tabs };
    default:
      return { code: 'broken-yaml', message: brokenBy[code] ?? brokenYaml(message) };
  }
}

function refusedNodes(contents: unknown, at: (offset: number) => { line: number; column: number }): DocumentFinding[] {
  const findings: DocumentFinding[] = [];
  if (!isNode(contents)) return findings;
  const refuse = (node: Node, code: string, message: DocumentFinding['message']) =>
    findings.push({ code, path: [], message, ...at(node.range?.[0] ?? 0) });
  visit(contents, {
    Node(_, node, ancestors) {
      if (isMap(node)) for (const key of keysTwice(node.items)) refuse(key, 'duplicate-key', duplicateKey);
      if (isAlias(node)) refuse(node, 'alias', aliasRefused);
      else if (node.anchor) refuse(node, 'anchor', aliasRefused);
      else if (node.tag && !node.tag.startsWith('tag:yaml.org,2002:')) refuse(node, 'tag', tagRefused);
      else if (ancestors.length > maxDepth * 2) {
        refuse(node, 'too-deep', tooDeep);
        return visit.BREAK;
      }
      return undefined;
    },
    Pair(_, { key }: Pair) {
      if (isScalar(key) && key.value === '<<') refuse(key, 'merge-key', aliasRefused);
      return undefined;
    },
  });
  return findings;
}

/** Keys that stand in a mapping already. */
function keysTwice(items: readonly Pair[]): Node[] {
  const seen = new Set<string>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    if (seen.has(name)) return [key];
    seen.add(name);
    return [];
  });
}

/** The offset of a path's key or item; where the path goes on beyond what is there, of its last part that is. */
function offsetOf(contents: unknown, path: Path): number {
  let node: unknown = contents;
  let offset = isNode(contents) ? (contents.range?.[0] ?? 0) : 0;
  for (const part of path) {
    const next = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(part))
      : itemOf(node, part);
    if (next === undefined) return offset;
    node = isPair(next) ? next.value : next;
    const place = isPair(next) ? next.key : next;
    offset = (isNode(place) ? place.range?.[0] : undefined) ?? offset;
  }
  return offset;
}

function itemOf(node: unknown, part: string | number): unknown {
  const items = (node as { items?: unknown[] } | null)?.items;
  return Array.isArray(items) && typeof part === 'number' ? items[part] : undefined;
}

const tooLarge: DocumentFinding = {
  code: 'too-large',
  path: [],
  line: 1,
  column: 1,
  message: {
    en: `The document is larger than ${maxDocumentBytes / 1_000_000} MB. Split the program, or import long lists as tags or goals.`,
    nl: `Het document is groter dan ${maxDocumentBytes / 1_000_000} MB. Splits het programma, of importeer lange lijsten als labels of doelen.`,
  },
};
const empty = {
  en: 'The document is empty. A program begins with program:, name:, currency: and period:.',
  nl: 'Het document is leeg. Een programma begint met program:, name:, currency: en period:.',
};
const oneDocument = {
  en: 'There is more than one document here (---). Give each program a file of its own.',
  nl: 'Hier staat meer dan één document (---). Geef elk programma een eigen bestand.',
};
const tabs = {
  en: 'This line begins with a tab. Indent with spaces.',
  nl: 'Deze regel begint met een tab. Spring in met spaties.',
};
const duplicateKey = {
  en: 'This key stands here twice. Keep one of them.',
  nl: 'Deze sleutel staat er twee keer. Laat er één staan.',
};
const aliasRefused = {
  en: 'Anchors, aliases and merge keys (&, *, <<) are not used in a program: write the value out, so that every rule can be read where it stands.',
  nl: 'Ankers, aliassen en samenvoegsleutels (&, *, <<) worden in een programma niet gebruikt: schrijf de waarde uit, zodat elke regel te lezen is waar hij staat.',
};
const tagRefused = {
  en: 'YAML tags (!) are not used in a program: write the value itself.',
  nl: 'YAML-tags (!) worden in een programma niet gebruikt: schrijf de waarde zelf.',
};
const tooDeep = {
  en: `Nested deeper than ${maxDepth} levels. Write the condition more simply.`,
  nl: `Dieper genest dan ${maxDepth} niveaus. Schrijf de voorwaarde eenvoudiger.`,
};
/** The usual breaks in plain words; others are told as the parser tells them. */
const brokenBy: Readonly<Partial<Record<YAMLError['code'], DocumentFinding['message']>>> = {
  BAD_INDENT: {
    en: 'This line is not indented as what it belongs to, or a bracket before it is not closed.',
    nl: 'Deze regel springt niet in zoals waar hij bij hoort, of een haakje ervoor is niet gesloten.',
  },
  MISSING_CHAR: {
    en: 'A closing bracket, a closing quote, a comma or a colon is missing here.',
    nl: 'Hier ontbreekt een sluithaakje, een aanhalingsteken, een komma of een dubbele punt.',
  },
  UNEXPECTED_TOKEN: {
    en: 'This does not belong here. A text with signs such as : # { } [ ] , stands between quotes.',
    nl: 'Dit hoort hier niet. Een tekst met tekens als : # { } [ ] , staat tussen aanhalingstekens.',
  },
  BAD_SCALAR_START: {
    en: 'A text that begins with this sign stands between quotes.',
    nl: 'Een tekst die met dit teken begint, staat tussen aanhalingstekens.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    en: 'There is a colon too many on this line, or the line before is not finished. A text with a colon stands between quotes.',
    nl: 'Er staat een dubbele punt te veel op deze regel, of de regel ervoor is niet af. Een tekst met een dubbele punt staat tussen aanhalingstekens.',
  },
};
const brokenYaml = (message: string) => ({
  en: `This is not YAML that can be read: ${message}`,
  nl: `Dit is geen leesbare YAML: ${message}`,
});

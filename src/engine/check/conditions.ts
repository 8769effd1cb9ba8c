import { compare, type Exact, isExactText } from '../exact.ts';
import { type FieldType, type FieldValue, fieldOf, type Source } from '../fact.ts';
import { numberOf, testField } from '../measure/condition.ts';
import { textToMicro } from '../money.ts';
import { isDate } from '../period.ts';
import type { Condition, FieldTest } from '../program.ts';
import { type Checked, error, type Finding, measuresOf, type Path, warning } from './finding.ts';

type Scalar = string | number | boolean;
type Ranges = Exclude<FieldTest, Scalar | Scalar[]>;

/** Conditions that no fact can meet, and weights that an earlier one leaves nothing. */
export function conditionFindings(checked: Checked): Finding[] {
  return measuresOf(checked).flatMap(({ measure, at }) => {
    const { source, where, weights = [] } = measure;
    return [
      ...(where ? contradictions(where, source, [...at, 'where']) : []),
      ...weights.flatMap((weight, i) => contradictions(weight.where, source, [...at, 'weights', i, 'where'])),
      ...weights.flatMap((weight, i) => {
        const before = weights.findIndex((other, j) => j < i && implies(weight.where, other.where));
        if (before < 0) return [];
        return [
          warning('unreachable-weight', [...at, 'weights', i], ({ t }) =>
            t(
              `Weight ${i + 1} is never used: everything that meets it already meets weight ${before + 1}. Put it first.`,
              `Gewicht ${i + 1} wordt nooit gebruikt: alles wat eraan voldoet, voldoet al aan gewicht ${before + 1}. Zet het vooraan.`,
            ),
          ),
        ];
      }),
    ];
  });
}

/** One test that must hold, with its place. */
interface Conjunct {
  readonly field: string;
  readonly test: FieldTest;
  readonly at: Path;
}

function contradictions(condition: Condition, source: Source, at: Path): Finding[] {
  const { tests, alternatives, excluded } = conjunctsOf(condition, at);
  const byField = new Map<string, Conjunct[]>();
  for (const one of tests) byField.set(one.field, [...(byField.get(one.field) ?? []), one]);
  const findings = [...byField].flatMap(([field, all]) => {
    const type = fieldOf(source, field)?.type;
    return type &&
      isImpossible(
        source,
        field,
        type,
        all.map(({ test }) => test),
      )
      ? [neverHolds(field, all.at(-1)!.at)]
      : [];
  });
  const nots = excluded.flatMap(({ condition: not, at: place }) =>
    Object.keys(not).length > 0 && implies(condition, not)
      ? [neverHolds('not', place)]
      : contradictions(not, source, place).map(asWarning),
  );
  return [
    ...findings,
    ...nots,
    ...alternatives.flatMap(({ condition: part, at: place }) => contradictions(part, source, place).map(asWarning)),
  ];
}

/** An alternative, or an exclusion, that never holds leaves the rest of the condition its meaning. */
const asWarning = (finding: Finding): Finding => ({ ...finding, severity: 'warning' });

function neverHolds(field: string, path: Path): Finding {
  return error('never-holds', path, ({ t }) =>
    field === 'not'
      ? t(
          'This excludes just what the rest of the condition asks: nothing can match.',
          'Dit sluit precies uit wat de rest van de voorwaarde vraagt: niets kan voldoen.',
        )
      : t(
          `No value of "${field}" meets this: nothing can match.`,
          `Geen enkele waarde van "${field}" voldoet hieraan: niets kan voldoen.`,
        ),
  );
}

interface Placed {
  readonly condition: Condition;
  readonly at: Path;
}

/** What must hold together: the entries of a condition and of its `all`; alternatives and exclusions stand apart. */
function conjunctsOf(
  condition: Condition,
  at: Path,
): { tests: Conjunct[]; alternatives: Placed[]; excluded: Placed[] } {
  const found = { tests: [] as Conjunct[], alternatives: [] as Placed[], excluded: [] as Placed[] };
  for (const [key, test] of Object.entries(condition)) {
    if (test === undefined) continue;
    if (key === 'all' || (key === 'any' && (test as Condition[]).length === 1)) {
      (test as Condition[]).forEach((part, i) => {
        const inner = conjunctsOf(part, [...at, key, i]);
        found.tests.push(...inner.tests);
        found.alternatives.push(...inner.alternatives);
        found.excluded.push(...inner.excluded);
      });
    } else if (key === 'any') {
      found.alternatives.push(...(test as Condition[]).map((part, i) => ({ condition: part, at: [...at, key, i] })));
    } else if (key === 'not') found.excluded.push({ condition: test as Condition, at: [...at, 'not'] });
    else found.tests.push({ field: key, test: test as FieldTest, at: [...at, key] });
  }
  return found;
}

function isImpossible(source: Source, field: string, type: FieldType, tests: readonly FieldTest[]): boolean {
  // A list can contain several values at once.
  if (type === 'list') return false;
  const equal = tests.find((test) => typeof test !== 'object' || Array.isArray(test));
  if (equal !== undefined) {
    const candidates = (Array.isArray(equal) ? equal : [equal]) as Scalar[];
    const values = candidates.map((one) => valueFor(type, one)).filter((value) => value !== undefined);
    // A value that does not fit the field is reported as such.
    if (values.length < candidates.length) return false;
    return !values.some((value) => tests.every((test) => testField(source, field, value, test)));
  }
  return isEmptyRange(type, tests as Ranges[]);
}

/** A test's value as a fact would carry it. */
function valueFor(type: FieldType, value: Scalar): FieldValue | undefined {
  if (type === 'text' || type === 'date') return String(value);
  if (typeof value === 'boolean' || !isExactText(String(value))) return undefined;
  try {
    return textToMicro(String(value));
  } catch {
    return undefined;
  }
}

function isEmptyRange(type: FieldType, tests: readonly Ranges[]): boolean {
  const prefixes = tests.flatMap(({ starts_with }) => (starts_with === undefined ? [] : [starts_with]));
  if (prefixes.some((a) => prefixes.some((b) => !a.startsWith(b) && !b.startsWith(a)))) return true;
  const lower = tests.flatMap(({ from, above }) => [bound(from, true), bound(above, false)]).filter(isGiven);
  const upper = tests.flatMap(({ to, below }) => [bound(to, true), bound(below, false)]).filter(isGiven);
  return lower.some((low) =>
    upper.some((high) => {
      const order = orderOf(type, low.value, high.value);
      return order !== undefined && (order > 0 || (order === 0 && !(low.included && high.included)));
    }),
  );
}

const bound = (value: Scalar | undefined, included: boolean) => (value === undefined ? undefined : { value, included });
const isGiven = <T>(value: T | undefined): value is T => value !== undefined;

function orderOf(type: FieldType, a: Scalar, b: Scalar): number | undefined {
  if (type === 'date')
    return isDate(String(a)) && isDate(String(b))
      ? String(a) < String(b)
        ? -1
        : String(a) > String(b)
          ? 1
          : 0
      : undefined;
  const [x, y]: (Exact | undefined)[] = [numberOf(a), numberOf(b)];
  return x && y ? compare(x, y) : undefined;
}

/** Whether everything that meets `narrow` surely meets `wide`. When in doubt, no. */
export function implies(narrow: Condition, wide: Condition): boolean {
  const { tests } = conjunctsOf(narrow, []);
  return Object.entries(wide).every(([key, test]) => {
    if (test === undefined) return true;
    if (key === 'all') return (test as Condition[]).every((part) => implies(narrow, part));
    if (key === 'any') return (test as Condition[]).some((part) => implies(narrow, part));
    if (key === 'not') return JSON.stringify(narrow.not) === JSON.stringify(test);
    return tests.some(({ field, test: own }) => field === key && isWithin(own, test as FieldTest));
  });
}

function isWithin(narrow: FieldTest, wide: FieldTest): boolean {
  if (JSON.stringify(narrow) === JSON.stringify(wide)) return true;
  const [few, many] = [valuesOf(narrow), valuesOf(wide)];
  if (!few || !many) return false;
  const known = new Set(many);
  return few.every((value) => known.has(value));
}

function valuesOf(test: FieldTest): string[] | undefined {
  if (Array.isArray(test)) return test.map(String);
  return typeof test === 'object' ? undefined : [String(test)];
}

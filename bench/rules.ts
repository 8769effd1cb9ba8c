import type { Condition, FieldTest } from '../src/engine/program.ts';
import { examine, mustBeRead } from '../src/programs/findings.ts';
import { programText } from './load.ts';

/*
 * The ten measures' conditions as rules for rule engines, each in its own form.
 */

/** A sale line as engines take it: numbers are floats, money is in euros already. */
export interface Line {
  readonly partner: number;
  readonly quarter: string;
  readonly category: string;
  readonly channel: string;
  readonly partner_tier: string;
  readonly customer_status: string;
  readonly product_status: string;
  readonly amount: number;
  readonly margin: number;
  readonly quantity: number;
}
export type Field = Exclude<keyof Line, 'partner' | 'quarter'>;

interface Test {
  readonly field: Field;
  readonly oneOf?: readonly string[];
  readonly from?: number;
  readonly above?: number;
}

export interface Rule {
  readonly id: string;
  readonly tests: readonly Test[];
  /** What is added up for the lines that the rule takes: a field, or 1 for each. */
  readonly value: Field | undefined;
}

export function tenRules(): Rule[] {
  const { incentives } = mustBeRead(examine(programText()));
  return incentives.map(({ id, measure }) => {
    if ('ratio' in measure) throw new Error(`${id}: ratios are not compared`);
    return { id, tests: testsOf(measure.where), value: (measure.sum ?? measure.max) as Field | undefined };
  });
}

function testsOf(where: Condition = {}): Test[] {
  return Object.entries(where).map(([name, given]) => {
    const field = name as Field;
    const test = given as FieldTest;
    if (typeof test !== 'object') return { field, oneOf: [String(test)] };
    if (Array.isArray(test)) return { field, oneOf: test.map(String) };
    if (test.from !== undefined) return { field, from: Number(test.from) };
    return { field, above: Number(test.above) };
  });
}

/** The plain function that all of them must agree with. */
export const holds = ({ tests }: Rule, line: Line): boolean =>
  tests.every(({ field, oneOf, from, above }) => {
    const value = line[field];
    if (oneOf) return oneOf.includes(String(value));
    return from === undefined ? Number(value) > above! : Number(value) >= from;
  });

export const forJsonRules = ({ id, tests }: Rule) => ({
  conditions: {
    all: tests.map(({ field, oneOf, from, above }) => {
      if (oneOf) return { fact: field, operator: 'in', value: oneOf };
      return {
        fact: field,
        operator: from === undefined ? 'greaterThan' : 'greaterThanInclusive',
        value: from ?? above,
      };
    }),
  },
  event: { type: id },
});

/** All rules as one decision table in which several rows may hold. */
export function forZen(rules: readonly Rule[]) {
  const fields = [...new Set(rules.flatMap(({ tests }) => tests.map(({ field }) => field)))];
  // A cell that is left out takes nothing; an empty one takes everything.
  const empty = Object.fromEntries(fields.map((field) => [field, '']));
  const rows = rules.map(({ id, tests }) => {
    const cells = tests.map(({ field, oneOf, from, above }) => {
      const text = oneOf?.map((value) => `"${value}"`).join(', ') ?? (from === undefined ? `> ${above}` : `>= ${from}`);
      return [field, text];
    });
    return { _id: id, ...empty, ...Object.fromEntries(cells), rule: `"${id}"` };
  });
  const table = {
    hitPolicy: 'collect',
    inputs: fields.map((field) => ({ id: field, name: field, field })),
    outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
    rules: rows,
  };
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      { id: 'table', type: 'decisionTableNode', name: 'table', position: { x: 1, y: 0 }, content: table },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
}

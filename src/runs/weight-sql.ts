import { type Exact, exact, ONE } from '../engine/exact.ts';
import type { SimpleMeasure } from '../engine/program.ts';
import { conditionSql, type FactAlias } from './fact-sql.ts';

export interface Weight {
  readonly when: string;
  readonly by: Exact;
}

/** The weights in order; the last one has no condition. */
export function weightsOf(fact: FactAlias, { matrix, weights = [] }: SimpleMeasure): Weight[] {
  if (!matrix) {
    return [
      ...weights.map(({ where, by }) => ({ when: conditionSql(fact, where), by: exact(by) })),
      { when: 'true', by: ONE },
    ];
  }
  const [customer, product] = [`${fact.name}.new_customer`, `${fact.name}.new_product`];
  return [
    { when: `${customer} and ${product}`, by: exact(matrix.new_customer.new_product) },
    { when: customer, by: exact(matrix.new_customer.existing_product) },
    { when: product, by: exact(matrix.existing_customer.new_product) },
    { when: 'true', by: exact(matrix.existing_customer.existing_product) },
  ];
}

/** Which weight applies to a fact, by number. */
export function weightSql(weights: readonly Weight[]): string {
  if (weights.length === 1) return '0';
  const cases = weights.slice(0, -1).map(({ when }, i) => `when ${when} then ${i}`);
  return `case ${cases.join(' ')} else ${weights.length - 1} end`;
}

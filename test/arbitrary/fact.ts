import fc, { type Arbitrary } from 'fast-check';
import {
  type Fact,
  type FieldType,
  type FieldValue,
  fields,
  partnerTypes,
  type Source,
  sources,
} from '../../src/engine/fact.ts';
import { day } from './measure.ts';
import { pools } from './pools.ts';

const ownKeys = ['id', 'date', 'partner', 'seller', 'margin'];

function fieldValue(name: string, type: FieldType): Arbitrary<FieldValue> {
  const pool: readonly string[] = Object.hasOwn(pools, name) ? pools[name as keyof typeof pools] : ['x'];
  const some: Arbitrary<FieldValue> =
    type === 'list'
      ? fc.subarray([...pool])
      : type === 'text'
        ? fc.constantFrom(...pool)
        : fc.oneof(
            fc.integer({ min: -20, max: 60 }).map((units) => BigInt(units) * 1_000_000n),
            fc.integer({ min: -50_000_000, max: 500_000_000 }).map(BigInt),
          );
  return fc.option(some, { nil: null, freq: 6 });
}

/** A fact of a source, or of any, whose values come from the pools that generated programs test for. */
export function fact(of?: Source): Arbitrary<Fact> {
  return (of ? fc.constant(of) : fc.constantFrom(...sources)).chain((source) => {
    const names = Object.entries(fields[source]).filter(([name]) => !ownKeys.includes(name));
    const values = fc.record(Object.fromEntries(names.map(([name, { type }]) => [name, fieldValue(name, type)])));
    const ancestor = fc.record({ code: fc.constantFrom(...pools.partner), type: fc.constantFrom(...partnerTypes) });
    return fc
      .record({
        id: fc.uuid(),
        partner: fc.constantFrom(...pools.partner),
        seller: fc.option(fc.constantFrom(...pools.seller, ...pools.partner), { nil: undefined }),
        date: day,
        upline: fc.uniqueArray(ancestor, { maxLength: 2, selector: ({ code }) => code }),
        values,
      })
      .map((rest) => ({ source, ...rest }));
  });
}

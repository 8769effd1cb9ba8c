import { type Fact, fieldOf, fieldValue, type Source } from '../fact.ts';
import { microToText } from '../money.ts';
import type { Condition, FieldTest } from '../program.ts';
import { matches, testField } from './condition.ts';

/** Why a fact does not meet a condition. Plain data; `reasonText` says it. */
export type ConditionReason =
  /** A field's value is not what is asked; null when the fact has none. Money and numbers are decimal text. */
  | {
      readonly kind: 'filter';
      readonly source: Source;
      readonly field: string;
      readonly wanted: FieldTest;
      readonly found: string | readonly string[] | null;
    }
  /** None of the alternatives holds: why not, for each. */
  | { readonly kind: 'none_of'; readonly reasons: readonly ConditionReason[] }
  /** It meets a condition that leaves out what meets it. */
  | { readonly kind: 'excluded'; readonly source: Source; readonly condition: Condition };

/** The first reason why a fact does not meet a condition, or undefined when it does: exactly when {@link matches} holds. */
export function whyNot(condition: Condition | undefined, fact: Fact): ConditionReason | undefined {
  for (const [key, test] of Object.entries(condition ?? {})) {
    const reason = test === undefined ? undefined : whyNotEntry(key, test, fact);
    if (reason) return reason;
  }
  return undefined;
}

function whyNotEntry(key: string, test: NonNullable<Condition[string]>, fact: Fact): ConditionReason | undefined {
  const { source } = fact;
  if (key === 'all') {
    for (const part of test as Condition[]) {
      const reason = whyNot(part, fact);
      if (reason) return reason;
    }
    return undefined;
  }
  if (key === 'any') {
    const reasons = (test as Condition[]).map((part) => whyNot(part, fact));
    const missed = reasons.filter((reason) => reason !== undefined);
    return missed.length < reasons.length ? undefined : { kind: 'none_of', reasons: missed };
  }
  if (key === 'not') {
    return matches(test as Condition, fact) ? { kind: 'excluded', source, condition: test as Condition } : undefined;
  }
  if (testField(source, key, fieldValue(fact, key), test as FieldTest)) return undefined;
  return { kind: 'filter', source, field: key, wanted: test as FieldTest, found: foundText(fact, key) };
}

function foundText(fact: Fact, field: string): string | readonly string[] | null {
  const value = fieldOf(fact.source, field) ? fieldValue(fact, field) : null;
  return typeof value === 'bigint' ? microToText(value) : value;
}

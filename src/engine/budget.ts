import { split } from './money.ts';

export interface BudgetRequest {
  /** Minor units. Negative when more is taken back than earned. */
  readonly wantedMinor: bigint;
  /** Already granted by a closed period: served first. */
  readonly frozenMinor: bigint;
}

/**
 * What each request is granted. `stop`: in the order given, until nothing is left. `prorate`: when all together want more than there is,
 * each gets the same part of what it wants, to the minor unit (largest remainder). `warn`: everything.
 * Granted amounts never add up to more than the budget, except with `warn`, or where closed periods alone already exceed it.
 */
export function allocate(
  amountMinor: bigint,
  rule: 'stop' | 'prorate' | 'warn',
  requests: readonly BudgetRequest[],
): bigint[] {
  if (rule === 'warn') return requests.map(({ wantedMinor }) => wantedMinor);
  const kept = requests.map(({ wantedMinor, frozenMinor }) => (wantedMinor < frozenMinor ? wantedMinor : frozenMinor));
  const open = requests.map(({ wantedMinor }, i) => wantedMinor - kept[i]!);
  const left = kept.reduce((rest, minor) => rest - minor, amountMinor);
  const extra = rule === 'stop' ? firstCome(left, open) : inProportion(left, open);
  return kept.map((minor, i) => minor + extra[i]!);
}

function firstCome(leftMinor: bigint, wanted: readonly bigint[]): bigint[] {
  let left = leftMinor > 0n ? leftMinor : 0n;
  return wanted.map((minor) => {
    const granted = minor < left ? minor : left;
    left -= granted;
    return granted;
  });
}

function inProportion(leftMinor: bigint, wanted: readonly bigint[]): bigint[] {
  const total = wanted.reduce((a, b) => a + b, 0n);
  const left = leftMinor > 0n ? leftMinor : 0n;
  return total <= left ? [...wanted] : split(left, wanted);
}

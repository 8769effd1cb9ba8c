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
  const wanted = requests.map(({ wantedMinor }) => wantedMinor);
  if (rule === 'prorate') return inProportion(amountMinor, wanted, kept);
  const open = wanted.map((minor, i) => minor - kept[i]!);
  const left = kept.reduce((rest, minor) => rest - minor, amountMinor);
  const extra = firstCome(left, open);
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

const sumOf = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

/**
 * The same part of what each wants, but never less than is kept: who keeps more than that part keeps just that, and the others share what is
 * then left. So closing a period changes nobody's amount by itself.
 */
function inProportion(amountMinor: bigint, wanted: readonly bigint[], kept: readonly bigint[]): bigint[] {
  if (sumOf(wanted) <= amountMinor) return [...wanted];
  const granted = [...kept];
  let left = amountMinor - sumOf(kept);
  let sharing = wanted.flatMap((minor, i) => (minor > kept[i]! ? [i] : []));
  left += sumOf(sharing.map((i) => kept[i]!));
  for (;;) {
    const whole = sumOf(sharing.map((i) => wanted[i]!));
    const staying = sharing.filter((i) => kept[i]! * whole <= left * wanted[i]!);
    if (staying.length === sharing.length) break;
    left -= sumOf(sharing.map((i) => kept[i]!)) - sumOf(staying.map((i) => kept[i]!));
    sharing = staying;
  }
  if (sharing.length === 0) return granted;
  const parts = split(
    left,
    sharing.map((i) => wanted[i]!),
  );
  sharing.forEach((i, n) => {
    granted[i] = parts[n]!;
  });
  return granted;
}

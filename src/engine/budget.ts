import { split } from './money.ts';

export interface BudgetRequest {
  /** Minor units. Negative when more is taken back than earned. */
  readonly wantedMinor: bigint;
  /** What a closed period has been granted until now: it is kept before anything else. Zero in an open period. */
  readonly frozenMinor: bigint;
}

/**
 * What each request is granted. `stop`: in the order given, until nothing is left. `prorate`: when all together want more than there is,
 * each gets the same part of what it wants, to the minor unit (largest remainder). `warn`: everything.
 * Except with `warn`, granted amounts never add up to more than the budget, whatever is corrected later: a result below zero makes no room for
 * others, since it may be put right when that room has been used.
 */
export function allocate(
  amountMinor: bigint,
  rule: 'stop' | 'prorate' | 'warn',
  requests: readonly BudgetRequest[],
): bigint[] {
  const wanted = requests.map(({ wantedMinor }) => wantedMinor);
  if (rule === 'warn') return wanted;
  const kept = requests.map(({ wantedMinor, frozenMinor }) => least(wantedMinor, most(frozenMinor, 0n)));
  const room = kept.reduce((rest, minor) => rest - most(minor, 0n), amountMinor);
  if (rule === 'prorate') return inProportion(room, wanted, kept);
  const open = wanted.map((minor, i) => minor - kept[i]!);
  const extra = firstCome(room, open);
  return kept.map((minor, i) => minor + extra[i]!);
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

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
 * then left. So closing a period changes nobody's amount by itself. `room` is what there is besides what is kept.
 */
function inProportion(room: bigint, wanted: readonly bigint[], kept: readonly bigint[]): bigint[] {
  const asked = sumOf(wanted.map((minor, i) => minor - kept[i]!));
  if (asked <= room) return [...wanted];
  const shared = (sharing: readonly number[]): bigint[] => {
    const granted = [...kept];
    if (sharing.length === 0) return granted;
    const parts = split(leftFor(sharing), pick(wanted, sharing));
    sharing.forEach((i, n) => {
      granted[i] = parts[n]!;
    });
    return granted;
  };
  const leftFor = (sharing: readonly number[]): bigint => {
    const left = room + sumOf(pick(kept, sharing));
    return most(left, 0n);
  };
  let sharing = wanted.flatMap((minor, i) => (minor > 0n ? [i] : []));
  const plain = shared(sharing);
  if (plain.every((minor, i) => minor >= kept[i]!)) return plain;
  for (;;) {
    const [left, whole] = [leftFor(sharing), sumOf(pick(wanted, sharing))];
    const staying = sharing.filter((i) => kept[i]! * whole <= left * wanted[i]!);
    if (staying.length === sharing.length) return shared(sharing);
    sharing = staying;
  }
}

const pick = (values: readonly bigint[], places: readonly number[]): bigint[] => places.map((i) => values[i]!);

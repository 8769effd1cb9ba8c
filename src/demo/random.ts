/** A small seeded source of whole numbers, the same on every machine: splitmix32. Not for anything secret. */
export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True `permille` times in a thousand. */
  chance(permille: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** An index, as often as its weight; `cumulative` holds the running sum of the weights. */
  weighted(cumulative: ArrayLike<number>): number;
}

export function seeded(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let x = state ^ (state >>> 16);
    x = Math.imul(x, 0x21f0aaad);
    x ^= x >>> 15;
    x = Math.imul(x, 0x735a2d97);
    return (x ^ (x >>> 15)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (permille) => below(1000) < permille,
    pick: (list) => list[below(list.length)]!,
    weighted: (cumulative) => {
      const wanted = below(cumulative[cumulative.length - 1]!);
      let [low, high] = [0, cumulative.length - 1];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (cumulative[middle]! > wanted) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}

/** A seed of its own for each purpose, so that adding rows of one kind leaves the others as they were. */
export function seedOf(purpose: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < purpose.length; index += 1)
    hash = Math.imul(hash ^ purpose.charCodeAt(index), 0x01000193);
  return hash | 0;
}

/** Running sums of whole weights, for {@link Random.weighted}. */
export function cumulate(weights: readonly number[]): number[] {
  let total = 0;
  return weights.map((weight) => {
    total += weight;
    return total;
  });
}

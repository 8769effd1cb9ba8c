import { compare, type Exact, exact } from '../exact.ts';

/** A step that begins at a value (`from`) or just above it (`above`). */
export interface Edge {
  readonly from?: string | number | undefined;
  readonly above?: string | number | undefined;
}

export const edgeOf = (band: Edge): Exact => exact((band.from ?? band.above)!);

/** Whether a value has come into a band that begins at `edge`. */
export function reaches(value: Exact, band: Edge, edge: Exact): boolean {
  const order = compare(value, edge);
  return band.from !== undefined ? order >= 0 : order > 0;
}

/** The last band that the value has reached, or undefined. Bands stand in rising order. */
export function reachedBand<T extends Edge>(value: Exact, bands: readonly T[]): T | undefined {
  return bands.findLast((band) => reaches(value, band, edgeOf(band)));
}

/*
 * What was typed and not yet saved, kept in this browser until it is: under the program's short name, or under what a new one began with.
 */

const before = 'vliegwiel-editor:';

export interface Kept {
  readonly text: string;
  /** When it was typed. */
  readonly at: string;
}

export function keep(name: string, text: string): void {
  try {
    localStorage.setItem(before + name, JSON.stringify({ text, at: new Date().toISOString() } satisfies Kept));
  } catch {
    // Storage may be blocked or full; then the text lasts as long as the page, which asks before it is left.
  }
}

export function keptOf(name: string): Kept | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(before + name) ?? 'null');
    if (typeof found !== 'object' || found === null) return undefined;
    const { text, at } = found as Partial<Kept>;
    return typeof text === 'string' && typeof at === 'string' ? { text, at } : undefined;
  } catch {
    return undefined;
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(before + name);
  } catch {
    // See above.
  }
}

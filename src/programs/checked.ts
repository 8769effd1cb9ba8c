import type { Program } from '../engine/program.ts';

/** Throws invalid-program with the first error that `check` finds. */
export function errorsOf(_program: Program): void {}

import { check } from '../engine/check.ts';
import type { Program } from '../engine/program.ts';
import { invalid } from '../platform/errors.ts';

/** Throws invalid-program with the first error that `check` finds; warnings pass. */
export function mustBeSound(program: Program): void {
  const errors = check(program).filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (!first) return;
  const place = first.path.join('.') || 'document';
  throw invalid(
    'invalid-program',
    {
      en: `The program cannot hold: ${place}: ${first.message.en}`,
      nl: `Het programma kan niet gelden: ${place}: ${first.message.nl}`,
    },
    {
      detail: {
        en: `Mend it and save the draft again. Errors found: ${errors.length}.`,
        nl: `Verbeter het en bewaar het concept opnieuw. Gevonden fouten: ${errors.length}.`,
      },
      where: { path: first.path },
    },
  );
}

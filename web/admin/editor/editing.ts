import { createContext, type ReactNode, useContext } from 'react';
import type { Form } from '../../../src/engine/form.ts';
import type { Field } from './shapes.ts';
import type { Found, Path } from './source.ts';

/** What every field of the form needs to know. */
export interface Editing {
  readonly form: Form;
  /** What the text says; the last that could be read. */
  readonly value: unknown;
  readonly findings: readonly Found[];
  /** Puts a value at a place; undefined takes the place away. */
  readonly change: (path: Path, value: unknown) => void;
  /** Shows the place in the text. */
  readonly openText: () => void;
  /** Any field: fields hold fields, so they get it handed to them. */
  readonly field: (field: Field, path: Path, remove?: () => void) => ReactNode;
}

export const EditingContext = createContext<Editing | undefined>(undefined);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('A field of the editor stands outside of it.');
  return editing;
}

const nameOf = (path: Path): string => path.join('.');
export const placeOf = (path: Path) => ({ 'data-place': nameOf(path) });

/** Brings the focus to a place of the form, or to the nearest around it that is shown. */
export function goTo(path: Path): void {
  // After what was just added or shown is there.
  setTimeout(() => {
    for (let length = path.length; length >= 0; length--) {
      const place = document.querySelector(`[data-place="${CSS.escape(nameOf(path.slice(0, length)))}"]`);
      const field = place?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, button');
      if (!field) continue;
      field.focus({ preventScroll: true });
      field.scrollIntoView({ block: 'center' });
      return;
    }
  });
}

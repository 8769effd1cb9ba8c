import { Button } from '@mantine/core';
import { useLanguage } from '../../shared/language.ts';
import { useEditing } from './editing.ts';
import { toText } from './source.ts';

/** A part that the form has no fields for, as it is written, and the way to where it can be changed. */
export function PartText({ value, label }: { value: unknown; label: string }) {
  const { t } = useLanguage();
  const { openText } = useEditing();
  return (
    <div>
      {value === undefined ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide text scrolls, with the keyboard too
        <section className="editor-part scroll" aria-label={label} tabIndex={0}>
          <pre>{toText(value)}</pre>
        </section>
      )}
      <Button size="compact-sm" variant="default" onClick={openText}>
        {t('editor.inText')}
      </Button>
    </div>
  );
}

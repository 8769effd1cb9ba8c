import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ShownKeyShape } from '../../src/access/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { Sign } from '../shared/sign.tsx';

/** The only time that the key is seen: it stays until one says that it is kept. */
export function ShownKey({ of: { name, key }, close }: { of: ShownKeyShape; close: () => void }) {
  const { t } = useLanguage();
  const [isCopied, setIsCopied] = useState(false);
  const part = useRef<HTMLElement>(null);
  const secret = useRef<HTMLElement>(null);
  useEffect(() => part.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(key);
      setIsCopied(true);
    } catch {
      // Not over plain http: then it is marked, to be copied by hand.
      getSelection()?.selectAllChildren(secret.current!);
    }
  };
  return (
    <section className="key-shown" aria-labelledby="shown-key" ref={part} tabIndex={-1}>
      <h2 id="shown-key">{t('keys.madeNow', { name })}</h2>
      <p>{t('keys.once')}</p>
      <p>
        <code ref={secret}>{key}</code>
      </p>
      <div className="key-shown-do">
        <Button onClick={copy}>{t('keys.copy')}</Button>
        <Button variant="default" onClick={close}>
          {t('keys.kept')}
        </Button>
        <span role="status">
          {isCopied ? (
            <Sign tone="good" mark="check">
              {t('keys.copied')}
            </Sign>
          ) : null}
        </span>
      </div>
    </section>
  );
}

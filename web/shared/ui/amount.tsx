import type { ReactNode } from 'react';
import { useLanguage } from '../language.ts';
import { isNothing, written } from '../numbers.ts';
import { Opened } from './opened.tsx';

/** An amount to the last decimal. With `children`, it opens them: how it came about. */
export function Amount({ amount, unit, children }: { amount: string; unit: string; children?: ReactNode }) {
  const { t, words } = useLanguage();
  const text = written(amount, unit, words);
  const className = isNothing(amount) ? 'number quiet' : 'number';
  if (!children) return <span className={className}>{text}</span>;
  return (
    <Opened label={t('figure.explain', { amount: text })} className={className} text={text}>
      {children}
    </Opened>
  );
}

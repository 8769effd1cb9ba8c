import type { ReactNode } from 'react';
import { useLanguage } from '../language.ts';
import './estimate.css';

/** A figure that is not certain, and says so. */
export function Estimate({ children }: { children: ReactNode }) {
  const { t } = useLanguage();
  return (
    <span className="estimate tabular">
      <span aria-hidden="true">≈ </span>
      {children} <span className="small quiet">({t('figure.estimate')})</span>
    </span>
  );
}

import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useLanguage } from '../language.ts';
import './page.css';

/*
 * Every component in every state, to look at and to test; in development and tests only. A section is a file of its own: samples for what
 * it shows are made there, and its headings need no translation because nobody but us reads them.
 */

const sections = [
  { id: 'frame', title: 'Frame', Section: lazy(() => import('./samples/frame.tsx')) },
  { id: 'table', title: 'Table', Section: lazy(() => import('./samples/table.tsx')) },
  { id: 'forms', title: 'Forms', Section: lazy(() => import('./samples/forms.tsx')) },
  { id: 'work', title: 'Dialogs and long work', Section: lazy(() => import('./samples/work.tsx')) },
  { id: 'pictures', title: 'Pictures', Section: lazy(() => import('./samples/pictures.tsx')) },
  { id: 'amounts', title: 'Amounts', Section: lazy(() => import('./samples/amounts.tsx')) },
] as const;

/** /ui shows all; /ui?section=table one. */
export function UiPage() {
  const { section } = useSearch({ strict: false }) as { section?: string };
  const { language } = useLanguage();
  const shown = sections.filter(({ id }) => section === undefined || section === id);
  return (
    <>
      <title>Components · Vliegwiel</title>
      <h1 className="answer">Components</h1>
      <p className="answer-more">
        {sections.map(({ id, title }) => (
          <a key={id} className="ui-jump" href={`/ui?section=${id}`}>
            {title}
          </a>
        ))}
      </p>
      {shown.map(({ id, title, Section }) => (
        <section className="section" id={id} key={`${id}-${language}`} aria-label={title}>
          <h2>{title}</h2>
          <Suspense fallback={null}>
            <Section />
          </Suspense>
        </section>
      ))}
    </>
  );
}

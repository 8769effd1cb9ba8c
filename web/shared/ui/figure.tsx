import { type ReactNode, useId, useState } from 'react';
import { useLanguage } from '../language.ts';
import './figure.css';

/** What a picture shows, in figures. The first column names the row. */
export interface Figures {
  readonly columns: readonly { readonly label: string; readonly isNumber?: boolean }[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
}

export interface About {
  /** What is shown. */
  readonly title: string;
  /** In what: “in EUR”, “partners”, “% of the goal”. */
  readonly unit: string;
  readonly source: string;
}

/** A picture with what it shows, its units and source, and its table one click away. */
export function Figure({
  about,
  keys,
  figures,
  children,
}: {
  about: About;
  /** What the looks mean. */
  keys?: ReactNode;
  figures: Figures;
  children: ReactNode;
}) {
  const { t } = useLanguage();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure className="figure" aria-labelledby={id}>
      <figcaption className="figure-head">
        <span id={id} className="figure-title">
          {about.title} <span className="quiet">· {about.unit}</span>
        </span>
        <button
          type="button"
          className="plain small no-print"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {t('picture.table')}
        </button>
      </figcaption>
      {keys && !asTable ? <div className="small quiet figure-keys">{keys}</div> : null}
      {asTable ? <FigureTable caption={`${about.title}, ${about.unit}`} figures={figures} /> : children}
      <p className="small quiet figure-source">{t('picture.source', { source: about.source })}</p>
    </figure>
  );
}

function FigureTable({ caption, figures: { columns, rows } }: { caption: string; figures: Figures }) {
  const kind = (index: number) => (columns[index]?.isNumber ? 'number' : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long or wide table scrolls, with the keyboard too
    <section className="scroll figure-table" aria-label={caption} tabIndex={0}>
      <table className="figures">
        <thead>
          <tr>
            {columns.map(({ label }, index) => (
              <th key={label} scope="col" className={kind(index)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {rest.map((cell, index) => (
                <td key={columns[index + 1]?.label} className={kind(index + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

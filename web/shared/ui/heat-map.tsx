import type { CSSProperties } from 'react';
import { useLanguage } from '../language.ts';
import type { About } from './figure.tsx';
import { heatOf } from './geometry.ts';
import './figure.css';
import './heat-map.css';

interface Props {
  readonly about: About;
  /** What the rows are. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly values: readonly (string | null)[];
  }[];
  readonly write: (value: string) => string;
}

/** A table whose cells are the deeper the more there is in them: picture and figures at once, so it needs no second table. */
export function HeatMap({ about, corner, columns, rows, write }: Props) {
  const { t } = useLanguage();
  const all = rows.flatMap(({ values }) => values).filter((value) => value !== null);
  const caption = `${about.title}, ${about.unit}`;
  return (
    <figure className="figure">
      <figcaption className="figure-head">
        <span className="figure-title">
          {about.title} <span className="quiet">· {about.unit}</span>
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, with the keyboard too */}
      <section className="scroll" aria-label={caption} tabIndex={0}>
        <table className="heat tabular">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="number">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, values }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {values.map((value, index) => (
                  <td
                    key={columns[index]}
                    className="number"
                    data-empty={value === null ? true : undefined}
                    style={value === null ? undefined : ({ '--heat': heatOf(value, all) } as CSSProperties)}
                  >
                    {value === null ? '–' : write(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="small quiet figure-source">{t('picture.source', { source: about.source })}</p>
    </figure>
  );
}

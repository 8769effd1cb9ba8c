import type { PreviewShape } from '../../../src/intake/schema.ts';
import { useLanguage } from '../../shared/language.ts';
import { figure, mostDecimals } from '../../shared/numbers.ts';
import type { Draft } from './draft.ts';
import { type Field, fieldsOf } from './fields.ts';

/** The first rows as they will be read, and what would be refused among them. */
export function FirstRows({ preview, kind }: { preview: PreviewShape; kind: NonNullable<Draft['kind']> }) {
  const { t } = useLanguage();
  const { rows, rejections, warnings } = preview;
  const columns = fieldsOf(kind).filter((field) => rows.some((row) => field in row));
  const decimals = new Map(
    columns.map((field) => [
      field,
      decimalsOf(
        rows.map((row) => row[field]),
        field,
      ),
    ]),
  );
  const title = t('imports.firstRows', { count: rows.length });
  return (
    <div className="import-look">
      {rejections.length > 0 ? <Findings of={rejections} /> : <p>{rows.length > 0 ? t('imports.noFindings') : null}</p>}
      {warnings.length > 0 ? (
        <ul className="import-warnings">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      ) : null}
      {rows.length === 0 ? (
        <p>{t('imports.noRows')}</p>
      ) : (
        <>
          <h4>{title}</h4>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, with the keyboard too */}
          <section className="scroll" aria-label={title} tabIndex={0}>
            <table className="figures first-rows">
              <thead>
                <tr>
                  {columns.map((field) => (
                    <th key={field} scope="col" className={isNumber(field) ? 'number' : undefined}>
                      {t(`imports.fields.${field}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a file, in its order
                  <tr key={index}>
                    {columns.map((field) => (
                      <Cell key={field} field={field} value={row[field]} decimals={decimals.get(field) ?? 0} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </div>
  );
}

const amounts: readonly Field[] = ['amount', 'quantity', 'cost', 'value', 'rate', 'score'];
const isNumber = (field: Field): boolean => amounts.includes(field);

const isFigure = (value: string | undefined): value is string => value !== undefined && /^-?\d+(\.\d+)?$/.test(value);
/** Money as people write it, before its currency is known. */
const decimalsOf = (values: readonly (string | undefined)[], field: Field): number =>
  Math.max(field === 'amount' || field === 'cost' ? 2 : 0, mostDecimals(values.filter(isFigure), null));

function Cell({ field, value, decimals }: { field: Field; value: string | undefined; decimals: number }) {
  const { words } = useLanguage();
  if (!isNumber(field)) return <td>{value}</td>;
  return <td className="number">{isFigure(value) ? figure(value, decimals, words) : value}</td>;
}

function Findings({ of }: { of: PreviewShape['rejections'] }) {
  const { t, words } = useLanguage();
  return (
    <section className="import-findings" aria-labelledby="import-findings">
      <h4 id="import-findings">{t('imports.findings', { count: of.length })}</h4>
      <ul className="import-warnings">
        {of.map(({ line: at, column, code, reason }) => {
          const line = words.number(at);
          return (
            <li key={`${at} ${column} ${code}`}>
              {column ? t('imports.findingLine', { line, column, reason }) : t('imports.findingRow', { line, reason })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

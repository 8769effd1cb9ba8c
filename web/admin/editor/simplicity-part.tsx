import type { Simplicity } from '../../../src/engine/simplicity.ts';
import { simplicityParts } from '../../../src/engine/simplicity.ts';
import { useLanguage } from '../../shared/language.ts';
import { Sign } from '../../shared/sign.tsx';
import { placeName } from './found-list.tsx';
import type { Path } from './source.ts';

interface Props {
  readonly simplicity: Simplicity | undefined;
  /** What the company wants at least. */
  readonly least: number;
  readonly onGo: (path: Path) => void;
}

/** How easy the program is to understand, what takes points off, and what would help most. */
export function SimplicityPart({ simplicity, least, onGo }: Props) {
  const { t, language } = useLanguage();
  if (!simplicity) return <p className="quiet">{t('editor.words.none')}</p>;
  const { score, parts, complications } = simplicity;
  return (
    <div className="editor-simplicity">
      <p className="answer">{t('editor.simplicity.score', { score })}</p>
      <p>
        {least === 0 ? <span className="quiet">{t('editor.simplicity.about')}</span> : null}
        {least > 0 && score >= least ? (
          <Sign tone="good" mark="check">
            {t('editor.simplicity.enough', { least })}
          </Sign>
        ) : null}
        {score < least ? (
          <Sign tone="warn" mark="alert">
            {t('editor.simplicity.less', { least })}
          </Sign>
        ) : null}
      </p>
      <table className="figures">
        <caption className="unseen">{t('editor.simplicity.parts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('editor.simplicity.part')}</th>
            <th scope="col" className="number">
              {t('editor.simplicity.value')}
            </th>
            <th scope="col" className="number">
              {t('editor.simplicity.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {simplicityParts.map((part) => (
            <tr key={part}>
              <th scope="row">{t(`editor.part.${part}`)}</th>
              <td className="number">{parts[part].value}</td>
              <td className="number">{parts[part].points === 0 ? '0' : `\u2212${parts[part].points}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {complications.length > 0 ? (
        <>
          <h2>{t('editor.simplicity.help')}</h2>
          <ol className="editor-helps">
            {complications.slice(0, 5).map(({ part, path, points, text }) => (
              <li key={`${part} ${path.join('.')}`}>
                <button type="button" className="plain" onClick={() => onGo(path)}>
                  {[placeName(path, language), text[language]].filter(Boolean).join(': ')}
                </button>{' '}
                <span className="quiet tabular">{`\u2212${Math.round(points)}`}</span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </div>
  );
}

import type { z } from 'zod';
import type { differenceShape } from '../../src/programs/schema.ts';
import { useLanguage } from '../shared/language.ts';
import { Sign } from '../shared/sign.tsx';

type Difference = z.infer<typeof differenceShape>;
type Changed = Difference['sentences'][number];

const looks = {
  added: { tone: 'good', mark: 'check' },
  removed: { tone: 'bad', mark: 'stop' },
  changed: { tone: 'accent', mark: 'pen' },
} as const;

/** Sentence by sentence, the older version at the left; in the reader's language, with the other below it. */
export function VersionsSentences({ difference }: { difference: Difference }) {
  const { t } = useLanguage();
  const { sentences, values, before, after } = difference;
  if (sentences.length === 0)
    return (
      <p className="quiet">
        {t('versions.alike')} {values.length > 0 ? `${t('versions.values', { count: values.length })}.` : null}
      </p>
    );
  return (
    <>
      <p>{t('versions.answerChanges', { count: sentences.length })}.</p>
      <table className="versions-compared">
        <caption className="unseen">{t('versions.compare')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('versions.place')}</th>
            <th scope="col">{t('versions.one', { version: before })}</th>
            <th scope="col">{t('versions.one', { version: after })}</th>
          </tr>
        </thead>
        <tbody>
          {sentences.map((one) => (
            <tr key={`${one.path.join('.')} ${one.before?.en} ${one.after?.en}`}>
              <th scope="row">
                <Sign {...looks[one.kind]}>{t(`versions.kind.${one.kind}`)}</Sign>
                <span className="small quiet versions-where">{one.incentive ?? t('versions.whole')}</span>
              </th>
              <Side of={one.before} label={t('versions.one', { version: before })} />
              <Side of={one.after} label={t('versions.one', { version: after })} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Side({ of, label }: { of: Changed['before']; label: string }) {
  const { t, language } = useLanguage();
  const other = language === 'en' ? 'nl' : 'en';
  return (
    <td>
      <span className="small quiet versions-label">{label}</span>
      {of ? (
        <>
          <p>{of[language]}</p>
          <p className="small quiet" lang={other}>
            {of[other]}
          </p>
        </>
      ) : (
        <p className="quiet">{t('versions.nothingThere')}</p>
      )}
    </td>
  );
}

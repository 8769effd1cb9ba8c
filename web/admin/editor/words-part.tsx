import { describe } from '../../../src/engine/describe.ts';
import type { Program } from '../../../src/engine/program.ts';
import { languages } from '../../../src/engine/words.ts';
import { useLanguage } from '../../shared/language.ts';
import { Sign } from '../../shared/sign.tsx';
import { Sentences } from '../../shared/ui/sentences.tsx';

const names = { en: 'English', nl: 'Nederlands' };

/** The rules as partners read them, in both languages, the reader's own first. */
export function WordsPart({ program, isOld }: { program: Program | undefined; isOld: boolean }) {
  const { t, language } = useLanguage();
  if (!program) return <p className="quiet">{t('editor.words.none')}</p>;
  const order = [language, ...languages.filter((one) => one !== language)];
  return (
    <>
      {isOld ? (
        <p className="small">
          <Sign tone="warn" mark="clock">
            {t('editor.words.old')}
          </Sign>
        </p>
      ) : null}
      {order.map((one) => {
        const { headline, sentences, incentives } = describe(program, one);
        return (
          <section key={one} lang={one} className="editor-words" aria-label={names[one]}>
            <p className="small quiet">{names[one]}</p>
            <h2>{headline}</h2>
            <Sentences of={sentences} />
            {incentives.map(({ id, name, sentences: own }) => (
              <div key={id}>
                <h3>{name}</h3>
                <Sentences of={own} />
              </div>
            ))}
          </section>
        );
      })}
    </>
  );
}

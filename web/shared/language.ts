import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Language, languages, type Words, wordsFor } from '../../src/engine/words.ts';
import type { en } from './texts/en.ts';

const storageKey = 'vliegwiel-language';

/** Only the reader's language is fetched; the other one when it is chosen. */
const texts: Readonly<Record<Language, () => Promise<typeof en>>> = {
  en: async () => (await import('./texts/en.ts')).en,
  nl: async () => (await import('./texts/nl.ts')).nl,
};

const isLanguage = (value: string | null | undefined): value is Language => languages.includes(value as Language);

function chosenLanguage(): Language | undefined {
  try {
    const chosen = localStorage.getItem(storageKey);
    if (isLanguage(chosen)) return chosen;
  } catch {
    // Storage may be blocked; then the choice lasts as long as the page.
  }
  return undefined;
}

/** The reader's own choice, or else what the browser asks for, or else English. */
function firstLanguage(): Language {
  const chosen = chosenLanguage();
  if (chosen) return chosen;
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => isLanguage(tag));
  return isLanguage(wanted) ? wanted : 'en';
}

export async function startLanguage(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  const lng = firstLanguage();
  await i18next.use(initReactI18next).init({
    lng,
    fallbackLng: false,
    supportedLngs: languages,
    resources: { [lng]: { translation: await texts[lng]() } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** Without a connection the page stays in the language that it has. */
async function change(language: Language): Promise<void> {
  try {
    if (!i18next.hasResourceBundle(language, 'translation'))
      i18next.addResourceBundle(language, 'translation', await texts[language]());
    await i18next.changeLanguage(language);
  } catch {
    // Asked again when it is chosen again.
  }
}

export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // See above.
  }
  void change(language);
}

/** The language of somebody's account, where none was chosen in this browser. */
export function languageOfPerson(language: Language): void {
  if (!chosenLanguage()) void change(language);
}

export const languageNow = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en');

/** Where a text stands: `state.failed`. What there is one and other of is asked for without that: `home.more` for `more_one`. */
type Key<Texts, Before extends string = ''> = {
  [K in keyof Texts & string]: Texts[K] extends string
    ? `${Before}${K extends `${infer Counted}_${'one' | 'other'}` ? Counted : K}`
    : Key<Texts[K], `${Before}${K}.`>;
}[keyof Texts & string];

/** The library's own type of this takes the compiler too far for as many texts as these. */
export type Text = (key: Key<typeof en>, holes?: Readonly<Record<string, string | number | null>>) => string;

/** Texts, and how numbers, money and dates are written, in the reader's language. */
export function useLanguage(): { t: Text; words: Words; language: Language } {
  const { t, i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  return { t: t as Text, words: wordsFor(language), language };
}

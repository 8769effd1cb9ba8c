import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Language, languages, type Words, wordsFor } from '../../src/engine/words.ts';
import { en } from './texts/en.ts';
import { nl } from './texts/nl.ts';

const storageKey = 'vliegwiel-language';

const isLanguage = (value: string | null | undefined): value is Language => languages.includes(value as Language);

/** The reader's own choice, or else what the browser asks for, or else English. */
function firstLanguage(): Language {
  try {
    const chosen = localStorage.getItem(storageKey);
    if (isLanguage(chosen)) return chosen;
  } catch {
    // Storage may be blocked; then the choice lasts as long as the page.
  }
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => isLanguage(tag));
  return isLanguage(wanted) ? wanted : 'en';
}

export async function startLanguage(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: false,
    supportedLngs: languages,
    resources: { en: { translation: en }, nl: { translation: nl } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // See above.
  }
  void i18next.changeLanguage(language);
}

export const languageNow = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en');

/** Texts, and how numbers, money and dates are written, in the reader's language. */
export function useLanguage(): { t: ReturnType<typeof useTranslation>['t']; words: Words; language: Language } {
  const { t, i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  return { t, words: wordsFor(language), language };
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

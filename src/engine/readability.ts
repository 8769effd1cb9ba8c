import type { Language } from './words.ts';

/*
 * How easily a sentence reads, from 0 (very hard) to 100 (very easy), from the length of the sentence and of its words.
 *
 *   English (Flesch):        206.835 - 1.015 × words per sentence - 84.6 × syllables per word
 *   Dutch (Flesch-Douma):    206.84  - 0.93  × words per sentence - 77   × syllables per word
 *
 * Around 60 is plain language, below 30 is for specialists. Syllables are counted as groups of vowels, which is near enough for a mean over sentences. A
 * figure, a date or an amount is one word of one syllable: the eye takes it in at once.
 */

const formulas: Readonly<Record<Language, { base: number; perWord: number; perSyllable: number }>> = {
  en: { base: 206.835, perWord: 1.015, perSyllable: 84.6 },
  nl: { base: 206.84, perWord: 0.93, perSyllable: 77 },
};

/** The reading ease of one sentence, 0-100. Text without a word reads with ease. */
export function readingEase(sentence: string, language: Language): number {
  const words = wordsOf(sentence);
  if (words.length === 0) return 100;
  const { base, perWord, perSyllable } = formulas[language];
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word, language), 0);
  const ease = base - perWord * words.length - (perSyllable * syllables) / words.length;
  return Math.min(100, Math.max(0, ease));
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,]*/gu) ?? [];

/** How many syllables a word has, at least one. */
export function syllablesOf(word: string, language: Language): number {
  const plain = word.toLowerCase();
  if (/\p{N}/u.test(plain)) return 1;
  return language === 'nl' ? dutch(plain) : english(plain);
}

function english(word: string): number {
  const letters = word.normalize('NFD').replace(/[^a-z]/g, '');
  // A last e is silent (sale), unless it carries the syllable (table); so is the e of most plurals and past tenses.
  const spoken = letters.replace(/(?<![aeiouy]|[^aeiouy]l)e$|(?<![sxzcgtdaeiouy])e[sd]$/, '');
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0);
}

/** Vowels that sound as one; a diaeresis begins a new syllable. */
const sounds = /aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|oe|ui|ij|ei|ie|eu|ou|au|ai|[aeiouyáéíóúàèêëïöü]/g;

function dutch(word: string): number {
  return Math.max(1, word.match(sounds)?.length ?? 0);
}

import type { Bilingual } from './errors.ts';

export type Language = keyof Bilingual;

/** The best of our languages for an Accept-Language header, by its q-values; English when none fits. */
export function languageOf(header: string | undefined): Language {
  let best: Language = 'en';
  let bestQuality = 0;
  for (const part of (header ?? '').split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = range.split('-')[0];
    const quality = Number(
      /^\s*q=([\d.]+)$/.exec(parameters.find((one) => one.trim().startsWith('q=')) ?? '')?.[1] ?? 1,
    );
    if ((language === 'en' || language === 'nl') && quality > bestQuality) {
      best = language;
      bestQuality = quality;
    }
  }
  return best;
}

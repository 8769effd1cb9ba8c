import type { RunShape } from '../../src/runs/schema.ts';
import type { useLanguage } from '../shared/language.ts';
import { figure, isBelow, mostDecimals, rounded } from '../shared/numbers.ts';
import { capital, periodName } from '../shared/periods.ts';

type Language = ReturnType<typeof useLanguage>;

/** What a run came to, in one sentence. */
export function runAnswer(run: RunShape, name: string, { t, words }: Language): string {
  if (run.status === 'running') return t('runs.answerRunning', { name });
  if (run.status === 'failed') return t('runs.answerFailed', { name });
  if (run.changed === 0) return t('runs.answerNothing', { name });
  return t('runs.answerChanged', { name, count: run.changed, rows: words.number(run.changed) });
}

/** "0.4 s", "2 min 5 s"; nothing while it runs. */
export function tookText({ started_at: started, ended_at: ended }: RunShape, { t, words }: Language): string {
  if (!ended) return '';
  const ms = Date.parse(ended) - Date.parse(started);
  if (ms < 100) return t('runs.instant');
  if (ms < 60_000) return t('runs.seconds', { seconds: words.number((ms / 1000).toFixed(1)) });
  const seconds = Math.round(ms / 1000);
  return t('runs.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

/** A period of which only the key is known; a campaign has no dates here. */
export const periodText = (key: string, words: Language['words']): string =>
  /^\d{4}/.test(key) ? capital(periodName({ key, from: '', to: '' }, words)) : words.t('Campaign', 'Campagne');

/** What was measured: money with its sign, anything else as a figure; decimals only where they say something. */
export function measuredText(value: string, unit: string, words: Language['words']): string {
  if (/^[A-Z]{3}$/.test(unit)) return rounded(value, unit, words);
  const isLarge = !isBelow(value, '1000');
  const text = figure(value, isLarge ? 0 : Math.min(2, mostDecimals([value], null)), words);
  if (unit === 'facts') return `${text} ${words.t('facts', 'feiten')}`;
  return text;
}

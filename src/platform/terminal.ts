import { exitCodeOf, exitCodes } from './command.ts';
import { Problem, placeOf } from './errors.ts';
import type { Language } from './language.ts';
import { shapeOf } from './problem-reply.ts';
import { troubleOf } from './trouble.ts';

export type Terminal = {
  out: NodeJS.WritableStream & { isTTY?: boolean };
  err: NodeJS.WritableStream & { isTTY?: boolean };
  language: Language;
  json: boolean;
  quiet: boolean;
};

/** The language of the account, as LC_ALL, LC_MESSAGES or LANG say. */
export function terminalLanguage(environment: Record<string, string | undefined>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.toLowerCase().startsWith('nl') ? 'nl' : 'en';
}

/** The sentence in the language of the account. */
export const spoken = (en: string, nl: string): string => (terminalLanguage(process.env) === 'nl' ? nl : en);

/** Says what went wrong, on stderr, and returns the exit code. `place`: where the database keeps its data. */
export function tellError(error: unknown, terminal: Terminal, verbose: boolean, place?: string): number {
  const problem = error instanceof Problem ? error : troubleOf(error, place);
  if (problem) {
    terminal.err.write(
      terminal.json ? `${JSON.stringify(shapeOf(problem, terminal.language))}\n` : sentence(problem, terminal.language),
    );
    if (verbose && problem.cause) terminal.err.write(`${stackOf(problem.cause)}\n`);
    return exitCodeOf(problem.status, problem.code);
  }
  const words = {
    en: 'Something unforeseen went wrong',
    nl: 'Er ging onverwacht iets mis',
  };
  const hint = { en: 'LOG_LEVEL=debug shows where.', nl: 'LOG_LEVEL=debug laat zien waar.' };
  const message = error instanceof Error ? error.message || error.name : String(error);
  terminal.err.write(`vliegwiel: ${words[terminal.language]}: ${message}\n`);
  terminal.err.write(`${verbose ? stackOf(error) : hint[terminal.language]}\n`);
  return exitCodes.unexpected;
}

function sentence(problem: Problem, language: Language): string {
  const place = placeOf(problem.where);
  const detail = problem.detail ? `\n${problem.detail[language]}` : '';
  return `vliegwiel: ${place ? `${place}: ` : ''}${problem.title[language]}${detail}\n`;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A line that tells how far long work is: rewritten on a terminal, now and then a new line elsewhere. */
export function progressLine(terminal: Terminal, now: () => number = Date.now) {
  let shown = false;
  let last = Number.NEGATIVE_INFINITY;
  const clear = () => {
    if (shown && terminal.err.isTTY) terminal.err.write('\r\x1b[2K');
    shown = false;
  };
  const show = (text: string) => {
    if (terminal.quiet) return;
    const pause = terminal.err.isTTY ? 80 : 5000;
    if (now() - last < pause) return;
    last = now();
    terminal.err.write(terminal.err.isTTY ? `\r\x1b[2K${text}` : `${text}\n`);
    shown = true;
  };
  return { show, clear };
}

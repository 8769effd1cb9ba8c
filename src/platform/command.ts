import type { Command } from 'commander';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Store } from './database.ts';

/** What a command works with. Nothing is started until it asks for it. */
export type CommandContext = {
  config: Config;
  clock: Clock;
  /** The migrated database as the application's role; starts the one that comes along when needed. Closed after the command. */
  open(): Promise<Store>;
  /** The database's address; starts the server when needed, and leaves the database as it is: not migrated. Instead of `open`, not beside it. */
  address(): Promise<string>;
  /** Prints the result: JSON with --json, otherwise the text. */
  show(result: unknown, text: string | (() => string)): void;
  /** Says how far long work is, on stderr; the same line is rewritten on a terminal, and `--quiet` leaves it out. */
  progress(text: string): void;
  /** A remark on stderr that stays. */
  say(text: string): void;
  /** Ends the command with this code when nothing worse happens. */
  exitCode(code: ExitCode): void;
  /** Aborted on Ctrl-C. */
  signal: AbortSignal;
};

/** Each noun's command.ts exports `register` of this type. */
export type Register = (program: Command, context: CommandContext) => void;

/** Documented in the help: scripts rely on them. */
export const exitCodes = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  rejected: 3,
  notFound: 4,
  database: 5,
  portTaken: 6,
  notAllowed: 7,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export function exitCodeOf(status: number, code: string): ExitCode {
  if (code === 'port-taken') return exitCodes.portTaken;
  if (code === 'wrong-setting' || code === 'unknown-setting') return exitCodes.usage;
  if (status === 404) return exitCodes.notFound;
  if (status === 401 || status === 403) return exitCodes.notAllowed;
  if (status === 503 || status === 507) return exitCodes.database;
  return status >= 400 && status < 500 ? exitCodes.rejected : exitCodes.unexpected;
}

import { Command, CommanderError } from 'commander';
import { register as access } from './access/command.ts';
import { register as people } from './access/person-command.ts';
import { register as adventureworks } from './adventureworks/command.ts';
import { register as registerHere } from './commands.ts';
import { register as demo } from './demo/command.ts';
import { register as intake } from './intake/command.ts';
import { register as ledger } from './ledger/command.ts';
import { register as company } from './partners/command.ts';
import { clockFor } from './platform/clock.ts';
import { type CommandContext, type ExitCode, exitCodes, type Register } from './platform/command.ts';
import { type Config, describeSettings, readConfig } from './platform/config.ts';
import { dataPlace } from './platform/database.ts';
import { codeOf } from './platform/errors.ts';
import { stopSignal } from './platform/stop.ts';
import { progressLine, type Terminal, tellError, terminalLanguage } from './platform/terminal.ts';
import { type DatabaseServer, openServer, openWorkplace, type Workplace } from './platform/workplace.ts';
import { register as programs } from './programs/command.ts';
import { register as statements } from './statements/command.ts';
import { register as upkeep } from './upkeep/command.ts';
import { packageVersion } from './version.ts';

/** Every noun's commands, in the order of the help. */
const registers: readonly Register[] = [
  registerHere,
  programs,
  company,
  access,
  people,
  intake,
  demo,
  adventureworks,
  statements,
  ledger,
  upkeep,
];

const codesHelp = `
Exit codes:
  0    done
  1    something unforeseen
  2    the command itself is not right (unknown option, wrong setting)
  3    the input is rejected, or a check found errors
  4    what was asked for does not exist
  5    the database cannot be reached or used
  6    the port is taken
  7    not allowed
  130  interrupted

Settings are environment variables (their default in brackets):
${describeSettings()}`;

/** Runs one command and sets the exit code. */
export async function main(args: string[]): Promise<void> {
  const terminal: Terminal = {
    out: process.stdout,
    err: process.stderr,
    language: terminalLanguage(process.env),
    json: args.includes('--json'),
    quiet: args.includes('--quiet'),
  };
  // A reader that has seen enough (| head) is no error.
  process.stdout.on('error', (error) => process.exit(codeOf(error) === 'EPIPE' ? 0 : 1));
  process.exitCode = await runCommand(args, terminal);
}

async function runCommand(args: string[], terminal: Terminal): Promise<number> {
  let config: Config | undefined;
  let session: ReturnType<typeof startSession> | undefined;
  try {
    config = readConfig(process.env);
    session = startSession(config, terminal);
    await commandLine(session.context).parseAsync(args, { from: 'user' });
    return session.code();
  } catch (error) {
    session?.progress.clear();
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (session?.context.signal.aborted) return exitCodes.interrupted;
    const isVerbose = ['debug', 'trace'].includes(config?.logLevel ?? '');
    return tellError(error, terminal, isVerbose, await session?.place());
  } finally {
    await session?.close();
  }
}

/** All commands, ready to be given arguments. */
export function commandLine(context: CommandContext): Command {
  const program = new Command('vliegwiel');
  program
    .description('Channel incentives: design, run, pay and measure programs for partners, every euro explained.')
    .version(packageVersion())
    .option('--json', 'print the result as JSON')
    .option('--quiet', 'no progress on stderr')
    .helpCommand(true)
    .showHelpAfterError('(vliegwiel help <command> shows what it takes, with examples)')
    .addHelpText('after', codesHelp)
    .exitOverride();
  for (const register of registers) register(program, context);
  return program;
}

/** What commands work with, and the closing of what they opened. */
function startSession(config: Config, terminal: Terminal) {
  const progress = progressLine(terminal);
  let workplace: Promise<Workplace> | undefined;
  let server: Promise<DatabaseServer> | undefined;
  let code: ExitCode = exitCodes.ok;
  const say = (text: string) => {
    progress.clear();
    if (!terminal.quiet) terminal.err.write(`${text}\n`);
  };
  const context: CommandContext = {
    config,
    clock: clockFor(config.today),
    signal: stopSignal(),
    say,
    progress: progress.show,
    open: async () => {
      workplace ??= openWorkplace({ config, name: 'vliegwiel', say });
      return (await workplace).store;
    },
    address: async () => {
      server ??= openServer({ config, say });
      return (await server).url;
    },
    show: (result, text) => {
      progress.clear();
      terminal.out.write(`${terminal.json ? asJson(result) : typeof text === 'function' ? text() : text}\n`);
    },
    exitCode: (wanted) => {
      code = wanted;
    },
  };
  const close = async () => {
    progress.clear();
    const opened = await workplace?.catch(() => undefined);
    await opened?.close();
    await (await server?.catch(() => undefined))?.stop();
  };
  const place = async () => {
    const opened = await workplace?.catch(() => undefined);
    return opened && dataPlace(opened.store.url);
  };
  return { context, progress, close, place, code: () => code };
}

function asJson(result: unknown): string {
  return JSON.stringify(result, (_key, value) => (typeof value === 'bigint' ? String(value) : value), 2);
}

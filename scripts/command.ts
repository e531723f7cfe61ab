/** The command line of a script: what makes no sense is told with the usage, what fails in one line, neither with a stack trace. */
import process from 'node:process';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

export interface Usage {
  /** As typed, e.g. `npm run replay -- RECORDING [SUMMARY.md]`. */
  readonly usage: string;
  /** How many arguments there may be besides the options; none by default. */
  readonly least?: number;
  readonly most?: number;
  /** Options that are given or not, e.g. `check` for `--check`. */
  readonly flags?: readonly string[];
  /** Options that have a value, e.g. `speed` for `--speed 10`. */
  readonly options?: readonly string[];
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** The flags that were given. */
  readonly flags: ReadonlySet<string>;
  /** The values of the options that were given. */
  readonly options: ReadonlyMap<string, string>;
}

/** Runs a script with this process's arguments; the exit code is 2 where they make no sense, and 1 where it fails. */
export async function command(usage: Usage, run: (given: Arguments) => void | Promise<void>): Promise<void> {
  let given: Arguments;
  try {
    given = argumentsOf(usage, process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\nusage: ${usage.usage}\n`);
    process.exitCode = 2;
    return;
  }
  try {
    await run(given);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}

function argumentsOf({ least = 0, most = least, flags = [], options: names = [] }: Usage, args: string[]): Arguments {
  const options: ParseArgsOptionsConfig = {};
  for (const flag of flags) options[flag] = { type: 'boolean' };
  for (const name of names) options[name] = { type: 'string' };
  const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
  if (positionals.length < least) throw new Error('an argument is missing');
  if (positionals.length > most) throw new Error(`this argument is one too many: ${positionals[most] ?? ''}`);
  const given = Object.entries(values);
  return {
    positionals,
    flags: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
    options: new Map(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
  };
}

/** On one line, whatever was thrown. */
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');

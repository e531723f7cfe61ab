/** `ecs-health-gate COMMAND`: what is asked for, done or refused. */
import { quote } from '../inputs/values.ts';
import { version } from '../model/version.ts';
import { errorTerminal, columnsOf, surviveClosedPipes, toStandardOutput } from '../publish/terminal.ts';
import { editDistance, readArguments, type Arguments } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { commands, help, helpOf } from './help.ts';
import { inOptionWords, type Command } from './options.ts';
import type { GatePorts } from './verify-command.ts';

/** What a command does with its arguments; what it gives is wrong with them. */
type Run = (given: Arguments) => Promise<readonly string[]>;

/** What a command needs is loaded with it. */
const runs: Readonly<Record<Command, (ports: GatePorts) => Promise<Run>>> = {
  verify: async (ports) => (await import('./verify-command.ts')).verifyCommand('verify', ports),
  audit: async (ports) => (await import('./verify-command.ts')).verifyCommand('audit', ports),
  explain: async () => (await import('./explain-command.ts')).explainCommand,
  replay: async () => (await import('./replay-command.ts')).replayCommand,
};

const isCommand = (name: string): name is Command => Object.hasOwn(commands, name);

/** @param args those of the process, without Node's own */
export async function commandLine(args: readonly string[], ports: GatePorts): Promise<void> {
  surviveClosedPipes();
  process.exitCode = exitCodes.refused.code;
  const [name, ...others] = args[0] === 'help' ? [...args.slice(1, 2), '--help'] : args;
  if (name === '--help' || name === '-h') toldWell(help(columnsOf()));
  else if (name === '--version') toldWell(`${version}\n`);
  else if (name === undefined) refuse(undefined, ['a command is missing: verify, audit, explain or replay']);
  else if (isCommand(name)) await runCommand(name, others, ports);
  else refuse(undefined, [`${quote(name)} is no command: ${meantBy(name)}`]);
}

async function runCommand(command: Command, args: readonly string[], ports: GatePorts): Promise<void> {
  const read = readArguments(command, args);
  if ('wantsHelp' in read) toldWell(helpOf(command, columnsOf()));
  else if ('mistakes' in read) refuse(command, read.mistakes);
  else {
    const run = await runs[command](ports);
    refuse(command, await run(read.given));
  }
}

function meantBy(name: string): string {
  const nearest = (Object.keys(commands) as Command[]).find((command) => editDistance(command, name) <= 2);
  return nearest === undefined ? 'write verify, audit, explain or replay' : `is ${nearest} meant?`;
}

function toldWell(text: string): void {
  toStandardOutput(text);
  process.exitCode = exitCodes.passed.code;
}

function refuse(command: Command | undefined, mistakes: readonly string[]): void {
  if (mistakes.length === 0) return;
  const name = command === undefined ? 'ecs-health-gate' : `ecs-health-gate ${command}`;
  errorTerminal(process.env).lines([
    ...mistakes.map((one) => `${name}: ${command === undefined ? one : inOptionWords(one, command)}`),
    `Try: ${name} --help`,
  ]);
  process.exitCode = exitCodes.refused.code;
}

/** The help of the command and of each of its commands. */
import { usageOf } from './arguments.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { groups, inOptionWords, options, type Command, type Option } from './options.ts';

interface Description {
  /** In the list of commands, and at the head of its own help. */
  readonly purpose: string;
  readonly usage: string;
  readonly examples: readonly string[];
  /** What it ends with. */
  readonly exits: readonly ExitCode[];
}

const verdicts: readonly ExitCode[] = Object.values(exitCodes);
const { passed, refused } = exitCodes;

export const commands: Readonly<Record<Command, Description>> = {
  verify: {
    purpose:
      'Waits for a deployment of Amazon ECS, judges it by the health of its own targets and tasks, and says why it failed.',
    usage: 'verify [OPTIONS] SERVICE...',
    examples: [
      'verify api --cluster prod --region eu-west-1',
      'verify api --cluster prod --task-definition api:42 --timeout 15m',
      'verify api worker --cluster prod --profile prod-readonly --summary summary.html',
    ],
    exits: verdicts,
  },
  audit: {
    purpose: 'Judges the configuration of a service as it is, without waiting: before a deployment, or at any time.',
    usage: 'audit [OPTIONS] SERVICE...',
    examples: ['audit api --cluster prod', 'audit api --cluster prod --fail-on warning --json'],
    exits: verdicts.filter(({ code }) => code !== exitCodes.noTasks.code && code !== exitCodes.superseded.code),
  },
  explain: {
    purpose: "Explains a text of ECS, of a load balancer or of a container's log, a cause or an outcome, without AWS.",
    usage: 'explain TEXT, or explain - to read the text from standard input',
    examples: [
      'explain "Health checks failed with these codes: [404]"',
      'explain health-check-path-not-found',
      'explain - < app.log',
    ],
    exits: [
      { ...passed, meaning: 'a cause or an outcome is named' },
      { code: 1, outcomes: [], meaning: 'none is known; it is said what would tell more' },
      { ...refused, meaning: 'there is no text' },
    ],
  },
  replay: {
    purpose: 'Makes the report of a recording again, without AWS, and says where this version would have judged otherwise.',
    usage: 'replay [OPTIONS] RECORDING',
    examples: ['replay recording.jsonl', 'replay recording.jsonl --summary summary.html'],
    exits: [
      { ...passed, meaning: 'it was replayed, whatever the verdict is' },
      { code: 1, outcomes: [], meaning: 'the recording could not be read' },
      { ...refused, meaning: 'the arguments make no sense' },
    ],
  },
};

const program = 'ecs-health-gate';

/** @param columns how wide the terminal is */
export function help(columns: number): string {
  const rows = Object.entries(commands).map(([name, { purpose }]) => [name, purpose] as const);
  return sections([
    ['ecs-health-gate tells whether a deployment of Amazon ECS is healthy, and if not, why. It only reads.'],
    ['Usage:', `  ${program} COMMAND [OPTIONS]`],
    ['Commands:', ...table(rows, columns)],
    [`${program} COMMAND --help tells the options and the exit codes of each. --version tells the version.`],
  ]);
}

export function helpOf(command: Command, columns: number): string {
  const { purpose, usage, examples, exits } = commands[command];
  const left = leftOf(options[command].map(usageOf));
  return sections([
    wrapped(purpose, columns),
    ['Usage:', `  ${program} ${usage}`],
    [examples.length > 1 ? 'Examples:' : 'Example:', ...examples.map((one) => `  ${program} ${one}`)],
    ...groups.map((group) => {
      const rows = options[command]
        .filter((one) => one.group === group)
        .map((one) => [usageOf(one), wordsOf(one, command)] as const);
      return rows.length === 0 ? [] : [`${group}:`, ...table(rows, columns, left)];
    }),
    [
      'Exit codes:',
      ...table(
        exits.map((one) => [String(one.code), one.meaning] as const),
        columns,
      ),
    ],
  ]);
}

const wordsOf = (option: Option, command: Command): string =>
  [
    inOptionWords(option.description, command),
    ...(option.isList ? ['May be given several times.'] : []),
    ...(option.default === undefined ? [] : [`(default: ${option.default})`]),
  ].join(' ');

const sections = (all: readonly (readonly string[])[]): string =>
  `${all
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;

const widestName = 26;

/** How wide the left column is, for names up to a length that leaves room for the right one. */
const leftOf = (names: readonly string[]): number => Math.min(Math.max(...names.map((name) => name.length)), widestName) + 4;

/** Names on the left, what they mean on the right; a name that is too long has its line alone. */
function table(
  rows: readonly (readonly [name: string, meaning: string])[],
  columns: number,
  left = leftOf(rows.map(([name]) => name)),
): readonly string[] {
  return rows.flatMap(([name, meaning]) => {
    const [first = '', ...others] = wrapped(meaning, columns - left);
    const head = `  ${name}`;
    const rest = others.map((line) => `${' '.repeat(left)}${line}`);
    return head.length + 2 <= left ? [`${head.padEnd(left)}${first}`, ...rest] : [head, `${' '.repeat(left)}${first}`, ...rest];
  });
}

const leastWidth = 30;

/** Lines of whole words, as wide as there is room. */
export function wrapped(text: string, width: number): readonly string[] {
  const most = Math.max(width, leastWidth);
  return text.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    return last === undefined || `${last} ${word}`.length > most ? [...lines, word] : [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}

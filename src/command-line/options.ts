/** The options of each command: of `verify` and `audit` the action's inputs, as far as they mean something outside a workflow. */
import { actionInputs } from './action-inputs.ts';

export type Command = 'verify' | 'audit' | 'explain' | 'replay';
export type ActionInput = keyof typeof actionInputs;

/** Headings under which the help has them. */
export const groups = ['Which deployment', 'What passes', 'What fails', 'While it runs', 'What it leaves'] as const;
type Group = (typeof groups)[number];

export interface Option {
  readonly name: string;
  readonly group: Group;
  /** What stands for its value in the help; absent: it is given or not. */
  readonly value?: string;
  /** Whether it may be given several times. */
  readonly isList?: boolean;
  readonly description: string;
  readonly default?: string;
}

interface Offered extends Pick<Option, 'group' | 'value' | 'isList'> {
  readonly of: readonly Command[];
  /** In the place of what action.yml says. */
  readonly description?: string;
}

interface Withheld {
  /** Why there is no such option. */
  readonly why: string;
}

const both = ['verify', 'audit'] as const;
const needsGitHub: Withheld = { why: 'it speaks to GitHub, from within a workflow' };

/** Each input, and what becomes of it here. */
export const inputs: Readonly<Record<ActionInput, Offered | Withheld>> = {
  service: { of: both, group: 'Which deployment', value: 'NAME', isList: true },
  cluster: { of: both, group: 'Which deployment', value: 'NAME' },
  region: {
    of: both,
    group: 'Which deployment',
    value: 'REGION',
    description: 'The AWS region. Without it, AWS_REGION is taken, else AWS_DEFAULT_REGION, else that of the profile.',
  },
  deployment: { of: both, group: 'Which deployment', value: 'WHICH' },
  'task-definition': { of: both, group: 'Which deployment', value: 'NAME', isList: true },
  'start-within': { of: ['verify'], group: 'Which deployment', value: 'DURATION' },
  'on-no-deployment': { of: ['verify'], group: 'What passes', value: 'WHAT' },
  'on-superseded': { of: ['verify'], group: 'What passes', value: 'WHAT' },
  'on-pause': { of: ['verify'], group: 'What passes', value: 'WHAT' },
  'allow-no-tasks': { of: ['verify'], group: 'What passes' },
  'wait-until': { of: ['verify'], group: 'What passes', value: 'STATE' },
  'stable-for': { of: ['verify'], group: 'What passes', value: 'DURATION' },
  timeout: { of: ['verify'], group: 'What fails', value: 'DURATION' },
  'failed-tasks-threshold': { of: ['verify'], group: 'What fails', value: 'COUNT' },
  'health-check-path': { of: both, group: 'What fails', value: 'PATH', isList: true },
  'health-check-matcher': { of: both, group: 'What fails', value: 'CODES' },
  'fail-on': { of: ['audit'], group: 'What fails', value: 'SEVERITY' },
  'poll-interval': { of: ['verify'], group: 'While it runs', value: 'DURATION' },
  'log-lines': { of: ['verify'], group: 'What it leaves', value: 'COUNT' },
  recording: {
    of: both,
    group: 'What it leaves',
    value: 'FILE',
    description:
      'Where to write the recording, in a folder that is there: all that was observed, which `ecs-health-gate replay` replays. Without it, none is kept.',
  },
  mode: { why: 'it is the name of the command: verify or audit' },
  'job-summary': { why: '`--summary FILE` writes it where there is no job' },
  'commit-status': needsGitHub,
  'pr-comment': needsGitHub,
  sha: needsGitHub,
  'github-token': needsGitHub,
  'check-run-id': needsGitHub,
};

const profile: Option = {
  name: 'profile',
  group: 'Which deployment',
  value: 'NAME',
  description:
    'The profile of the AWS configuration to take credentials from, such as one of `aws sso login`. Without it, AWS_PROFILE is taken, or whatever else the AWS SDK finds.',
};
const summary: Option = {
  name: 'summary',
  group: 'What it leaves',
  value: 'FILE',
  description: 'Writes the summary there: Markdown for FILE.md, a page of HTML for FILE.html.',
};
const json: Option = {
  name: 'json',
  group: 'What it leaves',
  description: 'Writes the whole report to standard output, as JSON; all else goes to standard error.',
};

function fromInput(name: ActionInput, offered: Offered): Option {
  const { description, default: given } = actionInputs[name];
  const { group, value, isList } = offered;
  const words = offered.description ?? description;
  return {
    name,
    group,
    ...(value === undefined ? {} : { value }),
    ...(isList ? { isList } : {}),
    description: words,
    ...(given === '' || value === undefined ? {} : { default: given }),
  };
}

const fromInputs = (command: Command): readonly Option[] =>
  (Object.keys(actionInputs) as ActionInput[]).flatMap((name) => {
    const input = inputs[name];
    return 'of' in input && input.of.includes(command) ? [fromInput(name, input)] : [];
  });

export const options: Readonly<Record<Command, readonly Option[]>> = {
  verify: [...fromInputs('verify'), profile, summary, json],
  audit: [...fromInputs('audit'), profile, summary, json],
  explain: [],
  replay: [summary, json],
};

/** Words of the action in those of the command: `` `timeout` `` is `--timeout`, and no backtick is needed around a value. */
export const inOptionWords = (text: string, command: Command): string =>
  text
    .replace(/`([a-z-]+): ([a-z-]+)`/g, (whole, name: string, value: string) =>
      isOption(name, command) ? `--${name} ${value}` : whole,
    )
    .replace(/`([a-z-]+)`/g, (whole, name: string) => (isOption(name, command) ? `--${name}` : whole))
    .replaceAll('`', '');

const isOption = (name: string, command: Command): boolean => options[command].some((one) => one.name === name);

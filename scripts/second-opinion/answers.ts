/** Every operation, asked by the AWS CLI as the gate asked it in a scenario, and once more by our SDK. */
import { play } from '../../simulator/play.ts';
import { scenarioTests } from '../../simulator/scenarios/index.ts';
import type { ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';
import { REGION } from '../../simulator/world/aws-names.ts';
import { permissions, type Operation } from '../../src/observe/aws/operations.ts';
import { commandOf, isUnknownCommand, type Client } from './clients.ts';
import { compare } from './comparison.ts';
import { serveAt, type Served } from './frozen.ts';
import { knowledgeOf } from './model.ts';

export interface Row {
  readonly subject: string;
  readonly scenario: string;
  readonly read: string;
  readonly differences: readonly string[];
  /** Nothing was compared. */
  readonly skipped?: true;
}

/** Between them they call everything, and show what an answer can hold: failed tasks, two strategies of each kind, logs. */
const answering = [
  ...['lattice-blue-green', 'lattice-listener-as-rule', 'code-deploy-canary', 'code-deploy-hook-failed', 'blue-green-nlb'],
  ...[
    'canary-to-its-end',
    'crash-loop-3',
    'dynamic-ports',
    'express-update',
    'gateway-blue-green',
    'rolled-back-before-the-gate',
  ],
  ...['code-deploy-own-configuration', 'external-plain', 'plain-update-50', 'founding-story-1'],
];
/** Here AWS refuses, each in its own way. */
const refusing = [
  'no-such-cluster',
  'target-health-denied',
  'lattice-rules-denied',
  'code-deploy-denied',
  'expired-at-the-start',
];

export const scenarioNamed = (name: string): ScenarioTest => {
  const found = scenarioTests[name];
  if (found === undefined) throw new Error(`There is no scenario ${name}`);
  return found;
};

interface Question {
  readonly scenario: string;
  readonly operation: Operation;
  readonly input: object;
  readonly atMs: number;
}

/** Of each operation the last call that was answered, or the first that was refused. */
async function questionsOf(scenario: string, isWanted: (outcome: string) => boolean): Promise<readonly Question[]> {
  const { simulated } = await play(scenarioNamed(scenario));
  return (Object.keys(permissions) as Operation[]).flatMap((operation) => {
    const found = simulated.calls.findLast((call) => call.operation === operation && isWanted(call.outcome ?? ''));
    return found === undefined ? [] : [{ scenario, operation, input: found.input, atMs: found.at }];
  });
}

/** `region` is the port's own, and stands in the signature. */
function argumentsOf({ server, moved }: Served, { operation, input }: Question): readonly string[] {
  const { region = REGION, ...rest } = moved(operation, input) as { readonly region?: string };
  const place = ['--endpoint-url', server.url, '--region', region];
  return [...commandOf(operation), '--cli-input-json', JSON.stringify(rest), '--no-paginate', ...place];
}

async function answered(client: Client, question: Question): Promise<Row> {
  const { operation, scenario, input, atMs } = question;
  const served = await serveAt(scenarioNamed(scenario), atMs);
  try {
    const args = argumentsOf(served, question);
    const given = await served.ask(operation, served.moved(operation, input));
    const ran = await client.run(args);
    const row = { subject: operation, scenario };
    if (isUnknownCommand(ran)) return { ...row, read: 'this version does not know it', differences: [], skipped: true };
    if (ran.exitCode !== 0) return { ...row, read: 'refused', differences: [ran.stderr.trim()] };
    const { compared, unknown, differences } = compare(JSON.parse(ran.stdout), given, await knowledgeOf(client, operation));
    const older = unknown.length === 0 ? '' : `, ${unknown.length} unknown to this version`;
    return { ...row, read: `${compared} members${older}`, differences };
  } finally {
    await served.server.close();
  }
}

/** `An error occurred (Code) when calling the X operation: message` */
const ERROR = /An error occurred \((\w+)\) when calling the (\w+) operation(?: \(.*?\))?: (.*)/s;

/** The SDK names an exception where the query protocol has a code. */
const codeOf = (name: string): string => name.replace(/Exception$/, '');

async function refused(client: Client, question: Question): Promise<Row> {
  const { operation, scenario, input, atMs } = question;
  const served = await serveAt(scenarioNamed(scenario), atMs);
  try {
    const given = await served.ask(operation, served.moved(operation, input) as never).then(
      () => new Error('was answered'),
      (error: unknown) => error as Error,
    );
    const ran = await client.run(argumentsOf(served, question));
    const row = { subject: `${operation}: ${given.name}`, scenario };
    if (isUnknownCommand(ran)) return { ...row, read: 'this version does not know it', differences: [], skipped: true };
    const [, code = 'no error', called = '', message = ''] = ERROR.exec(ran.stderr) ?? [];
    const there = `${codeOf(code)} of ${called}: ${message.trim()}`;
    const here = `${codeOf(given.name)} of ${operation}: ${given.message.trim()}`;
    return {
      ...row,
      read: 'its code and words',
      differences: there === here ? [] : [`${there} | ${here} | ${ran.stderr.trim()}`],
    };
  } finally {
    await served.server.close();
  }
}

/** Of more scenarios than these an operation is not asked: a client takes its second for each. */
const mostOfOne = 4;

export async function* compareAnswers(client: Client): AsyncGenerator<Row> {
  const asked = new Map<Operation, number>();
  for (const scenario of answering) {
    for (const question of await questionsOf(scenario, (outcome) => outcome === 'answered')) {
      const count = asked.get(question.operation) ?? 0;
      if (count >= mostOfOne) continue;
      asked.set(question.operation, count + 1);
      yield await answered(client, question);
    }
  }
  const never = (Object.keys(permissions) as Operation[]).filter((operation) => !asked.has(operation));
  if (never.length > 0) throw new Error(`No scenario here asks for ${never.join(', ')}`);
  for (const scenario of refusing)
    for (const question of await questionsOf(scenario, (outcome) => !['answered', '', 'AbortError'].includes(outcome)))
      yield await refused(client, question);
}

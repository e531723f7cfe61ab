import { describe, expect, it } from '@jest/globals';
import type { Aws, Operation, Operations } from '../../../src/observe/aws/operations.ts';
import { recorded } from '../../../src/observe/recording/record.ts';
import { redacting, redactor, type Redact } from '../../../src/observe/redact/redact.ts';
import { traced } from '../../../src/observe/aws/traced.ts';
import { exchangeInWords } from '../../../src/report/render/exchange.ts';
import { gitHubReportOf, publicationOf } from '../../../src/report/render/publication.ts';
import { play } from '../../../simulator/play.ts';
import { scenarioTests } from '../../../simulator/scenarios/index.ts';

/** Made up; each stands in a place of its own, so that one that gets through says where. */
const planted = {
  command: 'argSecretZ81k',
  entryPoint: 'entrySecretM44',
  environment: 'envSecretQ20',
  label: 'labelSecretL19',
  logOption: 'splunkSecretS7',
  ofMysql: 'hcSecretP77',
  ofRedis: 'hcRedisR55',
  ofCurl: 'hcCurlC33',
  ofUrl: 'hcUrlU11',
  reason: 'reasonSecretT66',
  line: 'a"b,c;d&e\\f\'Line9',
  ofStep: 'kJ8/xQ2+vN4wEXAMPLEsecretOfThisStep',
};

type Change<Q extends Operation> = (output: Operations[Q]['output']) => Operations[Q]['output'];

const changes: { readonly [Q in Operation]?: Change<Q> } = {
  DescribeTaskDefinition: (output) => ({
    ...output,
    taskDefinition: {
      ...output.taskDefinition,
      containerDefinitions: output.taskDefinition?.containerDefinitions?.map((container) => ({
        ...container,
        command: ['serve', '--db-password', planted.command],
        entryPoint: ['sh', '-c', `redis-server --requirepass ${planted.entryPoint}`],
        environment: [{ name: 'DB_PASSWORD', value: planted.environment }],
        dockerLabels: { 'x.setting': planted.label },
        logConfiguration: {
          ...container.logConfiguration,
          logDriver: container.logConfiguration?.logDriver ?? 'awslogs',
          options: { ...container.logConfiguration?.options, 'splunk-token': planted.logOption },
        },
        healthCheck: {
          ...container.healthCheck,
          command: [
            'CMD-SHELL',
            `mysqladmin ping -h localhost -uroot -p${planted.ofMysql} || redis-cli -a ${planted.ofRedis} ping || curl -u admin:${planted.ofCurl} http://app:${planted.ofUrl}@localhost:3000/health`,
          ],
        },
      })),
    },
  }),
  DescribeTasks: (output) => ({
    ...output,
    tasks: output.tasks?.map((task) => ({
      ...task,
      containers: task.containers?.map((container) => ({
        ...container,
        reason: `OCI runtime exec failed: exec: "mysqladmin ping -p${planted.reason}": executable file not found in $PATH`,
      })),
    })),
  }),
  GetLogEvents: (output) => ({
    ...output,
    events: [
      ...(output.events ?? []),
      { timestamp: 0, message: `DB_PASSWORD=${planted.line} is not accepted` },
      { timestamp: 0, message: `signed with ${Buffer.from(`key:${planted.ofStep}`).toString('base64')}, ${planted.ofStep}` },
    ],
  }),
};

/** AWS, whose answers hold secrets wherever they can. */
const poisoned = (aws: Aws): Aws => ({
  ...aws,
  call: async (operation, input, signal) => {
    const output = await aws.call(operation, input, signal);
    const change = changes[operation] as ((given: typeof output) => typeof output) | undefined;
    return change ? change(output) : output;
  },
});

/** Everything that leaves a run, by where it goes. */
async function surfaces(
  name: string,
  watched: (aws: Aws) => Aws,
  redact: Redact = (text) => text,
): Promise<{ readonly [surface: string]: string }> {
  const test = scenarioTests[name];
  if (!test) throw new Error(`there is no scenario ${name}`);
  let recording = '';
  const debug: string[] = [];
  const { report, said } = await play(test, {
    through: (aws, { now }) => watched(traced(poisoned(aws), now, (exchange) => debug.push(redact(exchangeInWords(exchange))))),
    wrap: (observer, header) =>
      recorded(
        observer,
        header,
        () => ({ append: (lines) => (recording += lines), close: () => undefined }),
        (error) => {
          throw error;
        },
      ),
  });
  const { file, ...others } = publicationOf(report, { report: 'report.json', recording: 'recording.jsonl' });
  const { statuses, comment } = gitHubReportOf(report, undefined);
  const texts = { ...others, file: file.text, said, debug, statuses, comment };
  return { recording, ...Object.fromEntries(Object.entries(texts).map(([place, text]) => [place, JSON.stringify(text)])) };
}

/** Which secrets are seen where, in any piece of eight signs or more. */
const seen = (shown: { readonly [surface: string]: string }): readonly string[] =>
  Object.entries(planted).flatMap(([place, secret]) => {
    const escaped = JSON.stringify(secret).slice(1, -1);
    const parts = [secret, escaped, secret.slice(-8), Buffer.from(`key:${secret}`).toString('base64').slice(8, 24)];
    return Object.entries(shown)
      .filter(([, text]) => parts.some((part) => text.includes(part)))
      .map(([surface]) => `${place} in ${surface}`);
  });

describe.each(['unhealthy-container', 'crash-loop-3'])('no secret that AWS knows leaves the run (%s)', (name) => {
  it('by any surface, though the diagnosis has what it needs', async () => {
    const redact = redactor([planted.ofStep]);
    const shown = await surfaces(name, (aws) => redacting(aws, redact), redact);
    expect(seen(shown)).toEqual([]);
    expect(shown.recording).toContain('mysqladmin ping -h localhost -u… -p… || redis-cli -a … ping || curl -u …');
    expect(shown.debug).toContain('GetLogEvents');
    expect(shown.recording).toContain('DB_PASSWORD=[redacted] is not accepted');
    expect(shown.recording).toContain('exec: \\"mysqladmin ping -p[redacted]\\": executable file not found in $PATH');
  });

  it('without the redactor what is never kept still does not', async () => {
    const places = new Set(seen(await surfaces(name, (aws) => aws)).map((one) => one.split(' ')[0]));
    expect([...places].sort()).toEqual(['line', 'ofStep', 'reason']);
  });
});

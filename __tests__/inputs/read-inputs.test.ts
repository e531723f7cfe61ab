import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readInputs } from '../../src/inputs/read-inputs.ts';
import type { Inputs } from '../../src/model/inputs.ts';

type Given = Readonly<Record<string, string>>;

const region = { AWS_REGION: 'eu-west-1' };
const arn = (rest: string, at = 'eu-west-1'): string => `arn:aws:ecs:${at}:111122223333:${rest}`;

const readWith = (given: Given, env: Given = region) => readInputs((name) => given[name] ?? '', env);

function inputsOf(given: Given, env: Given = region): Inputs {
  const read = readWith({ service: 'api', ...given }, env);
  if ('mistakes' in read) throw new Error(read.mistakes.join('\n'));
  return read.inputs;
}

function mistakesOf(given: Given, env: Given = region): readonly string[] {
  const read = readWith({ service: 'api', ...given }, env);
  return 'mistakes' in read ? read.mistakes : [];
}

describe('what is not given', () => {
  const defaults: Inputs = {
    services: [{ cluster: 'default', service: 'api' }],
    region: 'eu-west-1',
    criteria: {
      selector: { which: 'current' },
      taskDefinitions: [],
      startWithinSeconds: 60,
      onNoDeployment: 'fail',
      onSuperseded: 'fail',
      onPause: 'wait',
      allowNoTasks: false,
      waitUntil: 'completed',
      timeoutSeconds: 'auto',
      stableForSeconds: 'auto',
      failedTasksThreshold: 'auto',
      healthCheckPaths: [],
    },
    mode: 'verify',
    failOn: 'error',
    pollSeconds: 5,
    logLines: 25,
    jobSummary: true,
    commitStatus: false,
    prComment: false,
  };

  test('is the default, also when an expression came out empty', () => {
    expect(inputsOf({})).toStrictEqual(defaults);
  });

  test('is the same default in action.yml', () => {
    const { inputs } = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {
      inputs: Record<string, { default?: string }>;
    };
    const given = Object.entries(inputs).map(([name, input]) => [name, (input.default ?? '').replace(/^\$\{\{.*\}\}$/, '')]);
    expect(inputsOf({ ...(Object.fromEntries(given) as Given), service: 'api' })).toStrictEqual(defaults);
  });
});

describe('what makes sense', () => {
  const inProd = { cluster: 'prod', service: 'api' };
  const byArn = { cluster: arn('cluster/prod'), service: 'api' };
  const rows: readonly [string, Given, unknown][] = [
    ['one service in a named cluster', { cluster: 'prod' }, { services: [inProd] }],
    ['a cluster by its ARN', { cluster: arn('cluster/prod') }, { services: [byArn] }],
    ['a service by its ARN brings its cluster', { cluster: 'x', service: arn('service/prod/api') }, { services: [byArn] }],
    ['an old service ARN has none to bring', { cluster: 'prod', service: arn('service/api') }, { services: [byArn] }],
    [
      'several services by commas and lines, blanks among them',
      { cluster: 'prod', service: ' api,, worker \r\n   \n web,' },
      { services: ['api', 'worker', 'web'].map((service) => ({ cluster: 'prod', service })) },
    ],
    [
      'services of one name in two clusters',
      { service: `api,${arn('service/prod/api')}` },
      { services: [{ cluster: 'default', service: 'api' }, byArn] },
    ],
    ['a region of its own goes before that of the environment', { region: 'us-gov-west-1' }, { region: 'us-gov-west-1' }],
    ['a region with more parts', { region: 'eusc-de-east-1' }, { region: 'eusc-de-east-1' }],
    ['seconds', { timeout: '90s' }, { criteria: { timeoutSeconds: 90 } }],
    ['minutes', { timeout: '15m' }, { criteria: { timeoutSeconds: 900 } }],
    ['hours and minutes', { timeout: '1h30m' }, { criteria: { timeoutSeconds: 5400 } }],
    ['nothing to be stable for', { 'stable-for': '0s' }, { criteria: { stableForSeconds: 0 } }],
    [
      'auto, said aloud',
      { timeout: 'auto', 'stable-for': 'auto', 'failed-tasks-threshold': 'auto' },
      { criteria: { timeoutSeconds: 'auto' } },
    ],
    ['the least interval', { 'poll-interval': '1s' }, { pollSeconds: 1 }],
    [
      'the new deployment may take ten minutes to appear',
      { deployment: 'new' },
      { criteria: { selector: { which: 'new' }, startWithinSeconds: 600 } },
    ],
    ['unless said otherwise', { deployment: 'new', 'start-within': '2m' }, { criteria: { startWithinSeconds: 120 } }],
    [
      'a deployment by its id',
      { deployment: 'ecs-svc/1234567890123456789' },
      { criteria: { selector: { which: 'id', id: 'ecs-svc/1234567890123456789' } } },
    ],
    [
      'a deployment by its ARN',
      { cluster: 'prod', deployment: arn('service-deployment/prod/api/FCvACIIvJAgEJTn3TaMUZ') },
      { criteria: { selector: { which: 'arn', arn: arn('service-deployment/prod/api/FCvACIIvJAgEJTn3TaMUZ') } } },
    ],
    [
      'a task definition by its ARN',
      { 'task-definition': arn('task-definition/api:12') },
      { criteria: { taskDefinitions: [{ family: 'api', revision: 12 }] } },
    ],
    [
      'a task definition by family and revision',
      { 'task-definition': 'api:12' },
      { criteria: { taskDefinitions: [{ family: 'api', revision: 12 }] } },
    ],
    ['any of a family', { 'task-definition': 'api' }, { criteria: { taskDefinitions: [{ family: 'api' }] } }],
    [
      'an ARN without a revision is its family',
      { 'task-definition': arn('task-definition/api') },
      { criteria: { taskDefinitions: [{ family: 'api' }] } },
    ],
    [
      'one task definition for each of two services',
      { service: 'api,web', 'task-definition': 'api:1\nweb:2' },
      {
        criteria: {
          taskDefinitions: [
            { family: 'api', revision: 1 },
            { family: 'web', revision: 2 },
          ],
        },
      },
    ],
    [
      'paths with commas, on lines of their own',
      { 'health-check-path': '/a,b\n\n /health ' },
      { criteria: { healthCheckPaths: ['/a,b', '/health'] } },
    ],
    [
      'a matcher as ranges',
      { 'health-check-matcher': '200, 201-204' },
      { criteria: { healthCheckMatcher: { text: '200, 201-204', ranges: [[200, 204]] } } },
    ],
    [
      'a gRPC matcher',
      { 'health-check-matcher': '0-99' },
      { criteria: { healthCheckMatcher: { text: '0-99', ranges: [[0, 99]] } } },
    ],
    ['a threshold', { 'failed-tasks-threshold': '1' }, { criteria: { failedTasksThreshold: 1 } }],
    ['no logs', { 'log-lines': '0' }, { logLines: 0 }],
    [
      'booleans as YAML writes them',
      { 'allow-no-tasks': 'TRUE', 'job-summary': 'False' },
      { jobSummary: false, criteria: { allowNoTasks: true } },
    ],
    [
      'passing where failing is the default',
      { 'on-superseded': 'pass', 'on-no-deployment': 'pass' },
      { criteria: { onSuperseded: 'pass', onNoDeployment: 'pass' } },
    ],
    ['following', { 'on-superseded': 'follow' }, { criteria: { onSuperseded: 'follow' } }],
    ['a pause that passes', { 'on-pause': 'pass' }, { criteria: { onPause: 'pass' } }],
    ['shifted traffic', { 'wait-until': 'traffic-shifted' }, { criteria: { waitUntil: 'traffic-shifted' } }],
    ['healthy is enough', { 'wait-until': 'healthy' }, { criteria: { waitUntil: 'healthy' } }],
    [
      'a recording, a check run and a token',
      { recording: 'a b.jsonl', 'check-run-id': '42', 'github-token': 't' },
      { recording: 'a b.jsonl', checkRunId: '42', token: 't' },
    ],
    ['an audit', { mode: 'audit', 'fail-on': 'warning' }, { mode: 'audit', failOn: 'warning' }],
    ['what is declined', { mode: 'verify', 'commit-status': 'false', 'pr-comment': 'False' }, {}],
    [
      'a status on a commit',
      { 'commit-status': 'true', 'github-token': 't', sha: 'A'.repeat(40) },
      { commitStatus: true, token: 't', sha: 'a'.repeat(40) },
    ],
  ];
  test.each(rows)('%s', (_why, given, expected) => {
    expect(inputsOf(given)).toMatchObject(expected as object);
  });

  test('the region of AWS_DEFAULT_REGION comes last', () => {
    expect(inputsOf({}, { AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-west-2' }).region).toBe('eu-west-2');
    expect(inputsOf({}, { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' }).region).toBe('eu-west-1');
  });
});

describe('what makes no sense', () => {
  const rows: readonly [string, Given, string][] = [
    ['no service', { service: ' ' }, '`service`: is missing; write one or more names or ARNs'],
    ['nothing but commas', { service: ',\n,' }, '`service`: is missing'],
    [
      'services separated by blanks',
      { service: 'api web' },
      '`service`: "api web" is no name of a service (letters, digits, hyphens and underscores, 255 at most) and no ARN of one; separate several',
    ],
    ['a cluster in the service', { service: 'prod/api' }, 'the cluster has its own input, `cluster`'],
    ['a service listed twice', { service: 'api, api' }, '`service`: "default/api" is listed twice; list every service once'],
    ['a service listed twice, once by its ARN', { service: `api,${arn('service/default/api')}` }, 'listed twice'],
    [
      'a service in another region',
      { service: arn('service/prod/api', 'eu-west-2') },
      'is in eu-west-2, but eu-west-1 is asked; set `region` to eu-west-2',
    ],
    [
      'the ARN of something else',
      { service: arn('task-definition/api:1') },
      'is not the ARN of a service, which is like arn:aws:ecs:REGION:ACCOUNT:service/…',
    ],
    [
      'an ARN with too many parts',
      { service: arn('service/a/b/c') },
      'is no ARN of a service, which ends in service/CLUSTER/NAME',
    ],
    ['a cluster that is none', { cluster: 'pro d' }, '`cluster`: "pro d" is no name of a cluster'],
    [
      'a cluster in another region',
      { cluster: arn('cluster/prod', 'us-east-1') },
      '`cluster`: "arn:aws:ecs:us-east-1:111122223333:cluster/prod" is in us-east-1',
    ],
    ['a region without its hyphen', { region: 'eu-west1' }, '`region`: "eu-west1" is no AWS region; is eu-west-1 meant?'],
    ['an availability zone', { region: 'eu-west-1a' }, 'is eu-west-1 meant?'],
    ['a region in words', { region: 'Ireland' }, '`region`: "Ireland" is no AWS region; write one like eu-west-1'],
    ['a duration in words', { timeout: 'soon' }, '`timeout`: "soon" is no duration; write it like 90s, 15m or 1h30m, or auto'],
    ['a duration without a unit', { timeout: '15' }, '`timeout`: "15" is no duration; write its unit: 15s or 15m, or auto'],
    ['a duration with a fraction', { timeout: '1.5h' }, '`timeout`: "1.5h" is no duration'],
    ['a duration in the wrong order', { timeout: '30s5m' }, '`timeout`: "30s5m" is no duration'],
    ['a duration below nothing', { 'stable-for': '-5s' }, '`stable-for`: "-5s" is no duration'],
    ['no time at all', { timeout: '0s' }, '`timeout`: "0s" is too short; 1s is the least, or auto'],
    ['more than any job may take', { timeout: '999999h' }, '`timeout`: "999999h" is too long; 7200m is the most, or auto'],
    ['an interval below a second', { 'poll-interval': '0s' }, '`poll-interval`: "0s" is too short; 1s is the least'],
    ['an interval of auto', { 'poll-interval': 'auto' }, '`poll-interval`: "auto" is no duration'],
    ['an interval that sleeps through it all', { 'poll-interval': '2h' }, '`poll-interval`: "2h" is too long; 60m is the most'],
    [
      'a deployment that is none',
      { deployment: 'latest' },
      '`deployment`: "latest" is unknown; write current, new, ecs-svc/<number> or the ARN of a service deployment',
    ],
    [
      'a deployment of two services',
      { service: 'api,web', deployment: 'ecs-svc/1' },
      '`deployment`: "ecs-svc/1" is a deployment of one service, but 2 are listed',
    ],
    [
      'a deployment of another service',
      { deployment: arn('service-deployment/default/web/x') },
      'is not a deployment of default/api',
    ],
    [
      'a deployment of another cluster',
      { deployment: arn('service-deployment/prod/api/x') },
      'is not a deployment of default/api',
    ],
    ['a deployment ARN that is cut', { deployment: arn('service-deployment/default/api') }, 'is no ARN of a service deployment'],
    ['a service revision', { deployment: arn('service-revision/default/api/1') }, 'is not the ARN of a service deployment'],
    [
      'a task definition that is none',
      { 'task-definition': 'api:latest' },
      '`task-definition`: "api:latest" is no task definition; write its ARN, family:revision, or the family alone',
    ],
    ['a task definition in another region', { 'task-definition': arn('task-definition/api:1', 'eu-west-2') }, 'is in eu-west-2'],
    [
      'two of one family',
      { service: 'api,web', 'task-definition': 'api:1,api:2' },
      '`task-definition`: the family "api" is listed twice',
    ],
    [
      'two for one service',
      { 'task-definition': 'api:1,web:1' },
      '`task-definition`: 2 task definitions are listed for one service',
    ],
    [
      'three for two services',
      { service: 'api,web', 'task-definition': 'a,b,c' },
      '3 task definitions are listed for 2 services',
    ],
    [
      'no threshold',
      { 'failed-tasks-threshold': '0' },
      '`failed-tasks-threshold`: "0" is no whole number from 1 to 100000, or auto',
    ],
    ['too many lines', { 'log-lines': '1001' }, '`log-lines`: "1001" is no whole number from 0 to 1000'],
    ['half a line', { 'log-lines': '1.5' }, '`log-lines`: "1.5" is no whole number'],
    ['yes', { 'job-summary': 'yes' }, '`job-summary`: "yes" is neither true nor false'],
    ['neither failing nor passing', { 'on-no-deployment': 'warn' }, '`on-no-deployment`: "warn" is unknown; write fail or pass'],
    ['a path without its slash', { 'health-check-path': 'health' }, '`health-check-path`: "health" is no path of a health check'],
    ['two paths on one line', { 'health-check-path': '/a /b' }, '`health-check-path`: "/a /b" is no path'],
    [
      'a matcher in words',
      { 'health-check-matcher': 'abc' },
      '`health-check-matcher`: "abc" is no matcher; write HTTP codes (200; 200,204; 200-399) or gRPC codes',
    ],
    ['a matcher of codes that none answers', { 'health-check-matcher': '200,900' }, '"200,900" is no matcher'],
    ['a matcher backwards', { 'health-check-matcher': '399-200' }, '"399-200" is no matcher'],
    ['a check run that is none', { 'check-run-id': 'main' }, '`check-run-id`: "main" is no id of a check run'],
    ['a recording on two lines', { recording: 'a\nb' }, '`recording`: "a\u{FFFD}b" is no path of a file'],
    [
      'a new deployment to audit',
      { mode: 'audit', deployment: 'new' },
      '`deployment`: new has nothing to wait for where `mode` is audit; leave it out',
    ],
    ['another mode', { mode: 'watch' }, '`mode`: "watch" is unknown; write verify or audit'],
    ['another level to fail on', { 'fail-on': 'notice' }, '`fail-on`: "notice" is unknown; write error, warning or never'],
    [
      'following from a deployment given by name',
      { 'on-superseded': 'follow', deployment: 'ecs-svc/7' },
      '`on-superseded`: follow goes on with a newer deployment, but `deployment` names one; write fail or pass, or leave `deployment` out',
    ],
    ['an unknown way to wait', { 'on-pause': 'continue' }, '`on-pause`: "continue" is unknown; write wait, fail or pass'],
    [
      'half a shift',
      { 'wait-until': 'traffic' },
      '`wait-until`: "traffic" is unknown; write completed, traffic-shifted or healthy',
    ],
    [
      'a commit status without a token',
      { 'commit-status': 'true' },
      '`github-token`: is empty, and `commit-status` and `pr-comment` need it',
    ],
    [
      'a comment without a token',
      { 'pr-comment': 'True' },
      '`github-token`: is empty, and `commit-status` and `pr-comment` need it',
    ],
    ['a comment, perhaps', { 'pr-comment': 'maybe' }, '`pr-comment`: "maybe" is neither true nor false'],
    ['half a commit', { sha: 'abc' }, '`sha`: "abc" is no commit; write its whole id'],
  ];
  test.each(rows)('%s', (_why, given, expected) => {
    expect(mistakesOf(given)).toStrictEqual([expect.stringContaining(expected)]);
  });

  test('no region anywhere', () => {
    expect(mistakesOf({}, {})).toStrictEqual([
      expect.stringContaining('`region`: is missing; write one like eu-west-1, or set AWS_REGION'),
    ]);
  });

  test('a region of the environment is called by its own name', () => {
    expect(mistakesOf({}, { AWS_DEFAULT_REGION: 'eu-west1' })).toStrictEqual([
      expect.stringContaining('`AWS_DEFAULT_REGION`: "eu-west1"'),
    ]);
  });

  test('all of it is told at once, each by its input', () => {
    const all = mistakesOf({ service: '', timeout: 'soon', 'health-check-matcher': 'abc', 'log-lines': '-1', mode: 'watch' }, {});
    expect(all.map((one) => one.slice(0, one.indexOf(':')))).toStrictEqual(
      ['region', 'service', 'timeout', 'health-check-matcher', 'mode', 'log-lines'].map((name) => `\`${name}\``),
    );
  });

  test('every wrong entry of a list is told', () => {
    expect(mistakesOf({ service: 'a b, c d, ok' })).toHaveLength(2);
  });

  test('a long or hostile value is cut and kept on one line', () => {
    const [said = ''] = mistakesOf({ timeout: `x\r\n::error::boo\u2028\u001b[31m${'y'.repeat(5000)}` });
    expect(said).toContain('"x\u{FFFD}::error::boo\u{FFFD}[31myyy');
    expect(said).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(said.length).toBeLessThan(200);
  });

  test('whatever is written is either understood or refused in words, on one line each', () => {
    const names = [
      'service',
      'cluster',
      'region',
      'deployment',
      'task-definition',
      'timeout',
      'health-check-path',
      'health-check-matcher',
    ];
    const fragment = fc.constantFrom(
      'arn:aws:ecs:eu-west-1:111122223333:',
      'service/',
      'task-definition/',
      'a',
      ':',
      ',',
      '\n',
      '9',
      'm',
      '-',
      '\u2028',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fragment).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), text, (name, value) => {
        for (const said of mistakesOf({ [name]: value })) expect(said).toMatch(/^`[a-z-]+`: [^\p{C}\p{Zl}\p{Zp}]+$/u);
      }),
    );
  });

  test('the token is never told', () => {
    const read = readWith({ service: '', 'github-token': 'ghs_secret' });
    expect(JSON.stringify(read)).not.toContain('ghs_secret');
  });
});

/** The workflows of examples/: what GitHub's parser does not know of them. `npm run check:workflows` asks it about the rest. */
import { describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ownAction, shownActions, unknownActionsIn, workflowFrom, yamlIn } from '../../scripts/workflows/examples.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly run?: string;
  readonly 'continue-on-error'?: unknown;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly uses?: string;
        readonly 'runs-on'?: unknown;
        readonly 'timeout-minutes'?: unknown;
        readonly permissions?: unknown;
        readonly steps?: readonly Step[];
      }
    >
  >;
}

interface Described {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

const action = parse(read('action.yml')) as Described;
const names = readdirSync(new URL('examples', root)).filter((name) => name.endsWith('.yml'));
const examples = names.map((name): readonly [string, string, Workflow] => {
  const text = read(`examples/${name}`);
  return [name, text, parse(text) as Workflow];
});

/** The ids of the steps that run this action. */
const gatesIn = ({ jobs }: Workflow): readonly string[] =>
  Object.values(jobs)
    .flatMap(({ steps = [] }) => steps)
    .filter(({ uses }) => uses?.startsWith(`${ownAction}@`))
    .flatMap(({ id }) => id ?? []);

/** NaN, which is less than nothing, for what is not given in minutes. */
const minutesOf = (duration: unknown): number => Number(/^(\d+)m$/.exec(String(duration))?.[1]);

/** What is asked of these steps that the action does not tell. */
const unknownOutputs = (text: string, gates: readonly string[]): readonly string[] =>
  [...text.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)]
    .filter(([, step = '', output = '']) => gates.includes(step) && !(output in action.outputs))
    .map(([expression]) => expression);

describe.each(examples)('%s', (name, text, workflow) => {
  test('asks for outputs that there are', () => {
    expect(unknownOutputs(text, gatesIn(workflow))).toStrictEqual([]);
  });

  test('gives no more permissions than its jobs need, and has an end', () => {
    expect(workflow.permissions).toStrictEqual({});
    for (const job of Object.values(workflow.jobs)) {
      expect(job.permissions).toEqual(expect.objectContaining({ 'id-token': 'write' }));
      expect(job.uses === undefined ? typeof job['timeout-minutes'] : 'number').toBe('number');
    }
  });

  test('puts nothing into a script but through env', () => {
    const scripts = Object.values(workflow.jobs).flatMap(({ steps = [] }) => steps.map(({ run = '' }) => run));
    expect(scripts.filter((run) => run.includes('${{'))).toStrictEqual([]);
  });

  test('lets the gate end before the job does, or it could not say what was missing', () => {
    for (const job of Object.values(workflow.jobs)) {
      for (const { uses = '', with: given = {} } of job.steps ?? []) {
        if (!uses.startsWith(`${ownAction}@`) || given.mode === 'audit') continue;
        const startsWithin = given['start-within'] ?? (given.deployment === 'new' ? '10m' : '1m');
        expect(minutesOf(startsWithin) + minutesOf(given.timeout)).toBeLessThan(Number(job['timeout-minutes']));
      }
    }
  });

  test('is listed', () => {
    expect(read('examples/README.md')).toContain(`](${name})`);
  });

  test('is where two runs cannot deploy the same service at once', () => {
    const deploys = /amazon-ecs-deploy-task-definition@|terraform apply|cdk deploy|update-service/.test(text);
    expect(deploys ? /^ *concurrency:\n *group: \S+/m.test(text) : true).toBe(true);
  });
});

test('an output that there is not is told', () => {
  expect(unknownOutputs('${{ steps.gate.outputs.cuse }} ${{ steps.other.outputs.x }}', ['gate'])).toStrictEqual([
    'steps.gate.outputs.cuse',
  ]);
  expect(examples.filter(([, , workflow]) => gatesIn(workflow).length > 0).length).toBeGreaterThan(3);
});

describe('what documents show', () => {
  test('is made a workflow', () => {
    expect(workflowFrom('on: push\njobs: {}\n')).toBe('on: push\njobs: {}\n');
    expect(workflowFrom('jobs:\n  a: {}\n')).toBe('on: push\njobs:\n  a: {}\n');
    expect(parse(workflowFrom('- run: a\n- run: b\n') ?? '')).toMatchObject({
      jobs: { example: { steps: [{ run: 'a' }, { run: 'b' }] } },
    });
    expect(parse(workflowFrom("# in the step's with:\nmode: audit\n") ?? '')).toMatchObject({
      jobs: { example: { steps: [{ uses: `${ownAction}@v1`, with: { service: 'api', mode: 'audit' } }] } },
    });
    expect(workflowFrom('Resources:\n  A: {}\n')).toBeUndefined();
    expect(() => workflowFrom('run: a\n')).toThrow('neither a workflow');
    expect(yamlIn('```yaml\na\n```\n\n```json\nb\n```\n\n```yml\nc\n```\n')).toStrictEqual(['a\n', 'c\n']);
  });

  test.each([
    ['an old version', '- uses: actions/checkout@v6', ['actions/checkout@v6']],
    ['another owner', '      - uses: OWNR/ecs-health-gate@v1', ['OWNR/ecs-health-gate@v1']],
    ['no version', '    uses: actions/checkout', ['actions/checkout@']],
    ['what is known', `- uses: ${ownAction}@${shownActions[ownAction] ?? ''}`, []],
  ])('names actions and versions: %s', (_what, text, unknown) => {
    expect(unknownActionsIn(text)).toStrictEqual(unknown);
  });
});

describe('verify.yml', () => {
  const text = read('.github/workflows/verify.yml');
  const workflow = parse(text) as Workflow;
  const call = workflow.on.workflow_call as Described;
  const gate = workflow.jobs.verify?.steps?.find(({ id }) => id === 'gate');
  const own = ['role-to-assume', 'role-duration-seconds', 'environment', 'runs-on', 'timeout-minutes', 'strict'];
  const left = ['github-token', 'check-run-id', 'recording'];
  const passedOn = Object.keys(action.inputs).filter((name) => !left.includes(name));

  test('takes the inputs of the action, with their defaults, and passes each on', () => {
    expect(Object.keys(call.inputs).filter((name) => !own.includes(name))).toStrictEqual(passedOn);
    for (const name of passedOn.filter((one) => one !== 'service' && one !== 'region'))
      expect([name, call.inputs[name]?.default]).toStrictEqual([name, action.inputs[name]?.default ?? '']);
    expect(gate?.with).toStrictEqual(Object.fromEntries(passedOn.map((name) => [name, `\${{ inputs.${name} }}`])));
  });

  test('only watches where it is not strict, and keeps the recording all the same', () => {
    expect(call.inputs.strict).toMatchObject({ type: 'boolean', default: true });
    expect(gate?.['continue-on-error']).toBe('${{ !inputs.strict }}');
    const upload = workflow.jobs.verify?.steps?.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(upload?.if).toMatch(/^\$\{\{ !cancelled\(\) && steps\.gate\.outcome == 'failure' && /);
    expect(text).not.toContain('failure()');
  });

  test('runs on a label, or on several', () => {
    expect(workflow.jobs.verify?.['runs-on']).toBe(
      "${{ startsWith(inputs.runs-on, '[') && fromJSON(inputs.runs-on) || inputs.runs-on }}",
    );
  });

  test('hands the outputs of the action back, but the paths of files that are gone', () => {
    const wanted = Object.keys(action.outputs).filter((name) => name !== 'recording' && name !== 'report');
    expect(call.outputs).toStrictEqual(
      Object.fromEntries(wanted.map((name) => [name, { value: `\${{ jobs.verify.outputs.${name} }}` }])),
    );
    expect(workflow.jobs.verify).toMatchObject({
      outputs: Object.fromEntries(wanted.map((name) => [name, `\${{ steps.gate.outputs.${name} }}`])),
    });
  });

  test('runs the gate of the commit that it is called by', () => {
    const [checkout] = workflow.jobs.verify?.steps ?? [];
    expect(checkout?.with).toMatchObject({
      repository: '${{ job.workflow_repository }}',
      ref: '${{ job.workflow_sha }}',
      path: '.ecs-health-gate',
    });
    expect(gate?.uses).toBe('./.ecs-health-gate');
  });

  test('asks for no permission: a caller that has fewer could not call it', () => {
    expect(text).not.toMatch(/^ *permissions:/m);
  });
});

/** As on every hosted runner. Elsewhere there is nothing to play it with. */
const hasTools = process.platform !== 'win32' && ['bash', 'jq'].every((tool) => spawnSync(tool, ['--version']).status === 0);

(hasTools ? describe : describe.skip)('notify.yml, played with a headline that is hostile,', () => {
  const steps = Object.values((parse(read('examples/notify.yml')) as Workflow).jobs).flatMap((job) => job.steps ?? []);
  const hostile = 'a "quoted" `id` $(touch pwned) \\ <!channel> & ${HOME} \' \n::error::x';

  /** What the step sends, in a folder of its own, by a `curl` that only keeps it. */
  function sentBy(stepName: string): {
    readonly body: unknown;
    readonly args: readonly string[];
    readonly files: readonly string[];
  } {
    const step = steps.find(({ name }) => name === stepName);
    const folder = mkdtempSync(join(tmpdir(), 'notify-'));
    writeFileSync(join(folder, 'curl'), '#!/bin/bash\ncat > body.json\nprintf "%s\\n" "$@" > arguments.txt\n', { mode: 0o755 });
    execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'exit 1'], {
      cwd: folder,
      env: {
        PATH: `${folder}:${process.env.PATH ?? ''}`,
        WEBHOOK: 'https://hooks.example.com/x',
        OUTCOME: 'tasks-cycling',
        HEADLINE: hostile,
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'a/b',
        GITHUB_RUN_ID: '1',
      },
    });
    return {
      body: JSON.parse(readFileSync(join(folder, 'body.json'), 'utf8')),
      args: readFileSync(join(folder, 'arguments.txt'), 'utf8').trim().split('\n'),
      files: readdirSync(folder).sort(),
    };
  }

  const run = 'https://github.com/a/b/actions/runs/1';

  test('sends it to Slack as text that calls nobody', () => {
    const { body, args, files } = sentBy('Tell Slack');
    const safe = `tasks-cycling: ${hostile}`.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(body).toStrictEqual({
      text: safe,
      blocks: [
        { type: 'section', text: { type: 'plain_text', text: safe, emoji: false } },
        { type: 'section', text: { type: 'mrkdwn', text: `<${run}|Open the run>` } },
      ],
    });
    // Ubuntu 22.04 has a curl that does not know --json.
    expect(args.slice(-5)).toStrictEqual(['-H', 'Content-Type: application/json', '--data', '@-', 'https://hooks.example.com/x']);
    expect(files).toStrictEqual(['arguments.txt', 'body.json', 'curl']);
  });

  test('sends it to Teams as plain text', () => {
    const { body, files } = sentBy('Tell Teams');
    expect(body).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: `tasks-cycling: ${hostile}` }] }],
            actions: [{ url: run }],
          },
        },
      ],
    });
    expect(files).toStrictEqual(['arguments.txt', 'body.json', 'curl']);
  });
});

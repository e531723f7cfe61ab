import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { withParts } from '../../scripts/docs/parts.ts';
import { policyOf, policyPart, revisionPolicy, strategyPolicies } from '../../scripts/docs/policy.ts';
import { readmeParts } from '../../scripts/docs/readme.ts';
import { inputsTable, table } from '../../scripts/docs/tables.ts';
import { outcomesInOrder } from '../../src/model/outcome.ts';
import { permissions } from '../../src/observe/aws/operations.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const actionYml = read('action.yml');
const readme = read('README.md');

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** An example is a list of steps, or a workflow. */
const stepsOf = (example: unknown): readonly Step[] =>
  Array.isArray(example)
    ? (example as Step[])
    : Object.values((example as { jobs: Record<string, { steps: Step[] }> }).jobs).flatMap(({ steps }) => steps);

describe('parts of a document', () => {
  const document = 'a\n<!-- begin x (from y) -->\nold\n<!-- end x -->\nb\n<!-- begin z -->\n<!-- end z -->\n';

  test('are written anew, and the rest is left alone', () => {
    const written = withParts(document, { x: 'new $& |', z: '1' });
    expect(written).toBe(
      'a\n<!-- begin x (from y) -->\n\nnew $& |\n\n<!-- end x -->\nb\n<!-- begin z -->\n\n1\n\n<!-- end z -->\n',
    );
    expect(withParts(written, { x: 'new $& |', z: '1' })).toBe(written);
  });

  test('are refused without a place', () => {
    expect(() => withParts(document, { x: '', z: '', lost: '' })).toThrow('lost');
  });

  test('are refused where nothing makes them', () => {
    expect(() => withParts(document, { x: '' })).toThrow('nothing generates the part "z"');
  });
});

describe('tables', () => {
  test('keep a cell in its column and on its line', () => {
    expect(table(['a'], [['x | y\n  z ']])).toBe('| a |\n| --- |\n| x \\| y z |');
  });

  test('tell what is required, what has a default, and what has none', () => {
    const yml = 'inputs: { a: { description: A, required: true }, b: { description: B, default: 5s }, c: { description: C } }';
    expect(inputsTable(yml).split('\n').slice(2)).toStrictEqual([
      '| `a` | **required** | A |',
      '| `b` | `5s` | B |',
      '| `c` | – | C |',
    ]);
  });
});

describe('the policy', () => {
  const needs = ['required', 'instance', 'traffic', 'codeDeploy', 'lattice', 'latticeTraffic', 'optional'] as const;
  const granted = (policy: object): readonly string[] =>
    (policy as { Statement: { Action: string[] }[] }).Statement.flatMap(({ Action }) => Action).sort();
  const actionsOf = (need: (typeof needs)[number]): readonly string[] => granted(policyOf(need, 'X'));

  test('tells what a strategy requires', () => {
    expect(strategyPolicies().map(({ strategies, policy }) => [strategies, granted(policy)])).toStrictEqual([
      [
        ['BLUE_GREEN', 'LINEAR', 'CANARY'],
        ['ecs:DescribeServiceDeployments', 'ecs:DescribeServiceRevisions', 'ecs:ListServiceDeployments'],
      ],
    ]);
  });

  test.each(needs)('grants what is %s, and nothing else', (need) => {
    const wanted = Object.values(permissions).filter((one) => one.need === need);
    expect(actionsOf(need)).toStrictEqual(wanted.map(({ action }) => action).sort());
  });

  test('only reads', () => {
    const all = needs.flatMap(actionsOf);
    expect(
      all.filter(
        (action) =>
          !/^(?:ecs|elasticloadbalancing|codedeploy|vpc-lattice|logs):(?:Describe|List|Get|BatchGet)[A-Z]\w+$/.test(action),
      ),
    ).toStrictEqual([]);
  });

  test('narrows to the cluster what knows no narrower resource', () => {
    expect(policyOf('required', 'X')).toMatchObject({
      Statement: expect.arrayContaining([
        expect.objectContaining({
          Action: ['ecs:ListTasks'],
          Resource: ['*'],
          Condition: { ArnEquals: { 'ecs:cluster': expect.stringContaining('cluster/CLUSTER') } },
        }),
        expect.objectContaining({ Action: ['ecs:DescribeTasks'], Resource: [expect.stringContaining('task/CLUSTER/*')] }),
      ]),
    });
  });

  test('is written as JSON that IAM takes', () => {
    const blocks = [...policyPart().matchAll(/^```json\n(.*?)\n```$/gms)].map(([, json = '']) => JSON.parse(json) as object);
    expect(blocks).toStrictEqual([
      policyOf('required', 'Required'),
      policyOf('instance', 'Instance'),
      ...strategyPolicies().map(({ policy }) => policy),
      revisionPolicy(),
      policyOf('traffic', 'Traffic'),
      policyOf('codeDeploy', 'CodeDeploy'),
      policyOf('lattice', 'Lattice'),
      policyOf('latticeTraffic', 'LatticeTraffic'),
      policyOf('optional', 'Optional'),
    ]);
  });
});

describe('the README', () => {
  test('is as action.yml, the outcomes, the port to AWS and the scenarios say (mend it with: npm run docs)', async () => {
    expect(withParts(readme, await readmeParts(actionYml))).toBe(readme);
  }, 60_000);

  test('shows only steps that action.yml knows', () => {
    const known = Object.keys((parse(actionYml) as { inputs: object }).inputs);
    const steps = [...readme.matchAll(/^```yaml\n(.*?)\n```$/gms)].flatMap(([, yaml = '']) => stepsOf(parse(yaml)));
    const ours = steps.filter(({ uses }) => uses === 'OWNER/ecs-health-gate@v1');
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.flatMap((step) => Object.keys(step.with ?? {})).filter((name) => !known.includes(name))).toStrictEqual([]);
    expect(ours.filter((step) => step.with?.service === undefined)).toStrictEqual([]);
  });

  test('tells every outcome, in the order of precedence', () => {
    const [, section = ''] = readme.split('\n## Outcomes\n');
    const told = [...section.replace(/\n## .*/s, '').matchAll(/^\| `([a-z-]+)` /gm)].map(([, outcome]) => outcome);
    expect(told).toStrictEqual([...outcomesInOrder]);
  });
});

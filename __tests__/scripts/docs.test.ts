import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { generatedDocuments } from '../../scripts/docs/documents.ts';
import { withParts } from '../../scripts/docs/parts.ts';
import { policyOf, strategyPolicies } from '../../scripts/docs/policy.ts';
import { inputsInBrief, inputsTable, table } from '../../scripts/docs/tables.ts';
import { outcomesInOrder } from '../../src/model/outcome.ts';
import { permissions } from '../../src/observe/aws/operations.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const reference = read('docs/reference.md');

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

test('a table in brief has the first sentence, without what follows a colon', () => {
  const yml =
    'inputs: { a: { description: "A `x.y`, and b. More.", required: true }, b: { description: "B: c, d", default: 5s } }';
  expect(inputsInBrief(yml).split('\n').slice(2)).toStrictEqual([
    '| `a` | **required** | A `x.y`, and b. |',
    '| `b` | `5s` | B. |',
  ]);
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
});

test('the documents are as action.yml, the outcomes, the port to AWS, the scenarios and the examples say (mend it with: npm run docs)', async () => {
  const documents = await generatedDocuments();
  expect(documents.filter(({ current, generated }) => current !== generated).map(({ path }) => path)).toStrictEqual([]);
  expect(documents.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['README.md', 'docs/permissions.md', 'docs/cost.md', 'docs/rollout.md']),
  );
}, 120_000);

test('docs/reference.md tells every outcome, in the order of precedence', () => {
  const [, section = ''] = reference.split('\n## Outcomes\n');
  const told = [...section.replace(/\n## .*/s, '').matchAll(/^\| `([a-z-]+)` /gm)].map(([, outcome]) => outcome);
  expect(told).toStrictEqual([...outcomesInOrder]);
});

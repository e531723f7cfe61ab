import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { generatedDocuments } from '../../scripts/docs/documents.ts';
import { withParts } from '../../scripts/docs/parts.ts';
import { policyOf, strategyPolicies } from '../../scripts/docs/policy.ts';
import { inputsInBrief, inputsTable, outcomesInBrief, table } from '../../scripts/docs/tables.ts';
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

describe('what is told in brief', () => {
  const described = (...names: readonly string[]): string =>
    `inputs: { ${names.map((name) => `${name}: { description: "${name} is \`x.y\`: c, d. More.", default: 5s }`).join(', ')} }`;
  const common = ['service', 'cluster', 'task-definition', 'deployment', 'wait-until', 'timeout', 'health-check-path'];
  const asked = ['on-superseded', 'mode', 'commit-status', 'pr-comment'];

  test('of common inputs is the first sentence, without what follows a colon, and of all others the name', () => {
    const lines = inputsInBrief(described(...common, ...asked, 'sha', 'region')).split('\n');
    expect(lines[2]).toBe('| `service` | `5s` | service is `x.y`. |');
    expect(lines.slice(-2)).toStrictEqual(['', 'And `sha`, `region`.']);
    expect(lines).toHaveLength(2 + common.length + asked.length + 2);
  });
  test('names a common input that there is not', () => {
    expect(() => inputsInBrief(described(...common))).toThrow('there is no input on-superseded');
  });
  test('of outcomes is what the step makes of each, once', () => {
    const [passes = '', asks = '', fails = ''] = outcomesInBrief().split('\n');
    expect(passes).toContain('`healthy`');
    expect(asks).toContain('`superseded` (`on-superseded`)');
    expect(fails).toContain('`timed-out`');
    const told = [...`${passes}${asks}${fails}`.matchAll(/`([\w-]+)`(?! \()|`([\w-]+)` \(/g)].map(
      ([, plain, asked = plain]) => asked,
    );
    expect(outcomesInOrder.filter((outcome) => told.filter((one) => one === outcome).length !== 1)).toStrictEqual([]);
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

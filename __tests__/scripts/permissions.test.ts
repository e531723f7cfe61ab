/** The policies of docs/permissions.md: what they grant together, and that each form of one says the same. */
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { permissionsParts } from '../../scripts/docs/permissions.ts';
import { commonPolicy, type Policy, type Statement } from '../../scripts/docs/policy.ts';
import { asTerraform } from '../../scripts/docs/policy-forms.ts';
import { play } from '../../simulator/play.ts';
import { policed } from '../../simulator/policy/policed.ts';
import { scenarioTests } from '../../simulator/scenarios/index.ts';
import { expectedOutcomesOf } from '../../simulator/scenarios/scenario-test.ts';
import { ACCOUNT, REGION } from '../../simulator/world/aws-names.ts';
import { permissions } from '../../src/observe/aws/operations.ts';
import { outcomesOf } from '../simulator/policy/outcomes.ts';
import { readHcl, type Block } from './hcl.ts';

const parts = permissionsParts();
const blocksIn = (markdown: string, language: string): readonly string[] =>
  [...markdown.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)\n\`\`\`$`, 'gms'))].map(([, text = '']) => text);
const policiesIn = (markdown: string): readonly Policy[] => blocksIn(markdown, 'json').map((json) => JSON.parse(json) as Policy);

const whole = Object.values(parts).join('\n\n');
const json = policiesIn(whole);

const textOf = (block: Block, name: string): string => {
  const value = block.attributes[name];
  if (typeof value !== 'string') throw new Error(`${name} is no text`);
  return value;
};

const listOf = (block: Block, name: string): readonly string[] => {
  const value = block.attributes[name];
  if (!Array.isArray(value)) throw new Error(`${name} is no list`);
  return value as readonly string[];
};

/** What the AWS provider makes of a data source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document */
function policyOfTerraform(hcl: string): object {
  const [document, resource, ...others] = readHcl(hcl);
  if (!document || !resource || others.length > 0) throw new Error('a document and a policy are wanted');
  const [kind, name = ''] = document.labels;
  expect([document.type, kind, document.attributes]).toStrictEqual(['data', 'aws_iam_policy_document', {}]);
  expect([resource.type, ...resource.labels]).toStrictEqual(['resource', 'aws_iam_policy', name]);
  expect(resource.attributes).toStrictEqual({
    name: name.replaceAll('_', '-'),
    policy: { reference: `data.aws_iam_policy_document.${name}.json` },
  });
  const Statement = document.blocks.map((statement) => {
    expect([statement.type, Object.keys(statement.attributes)]).toStrictEqual(['statement', ['sid', 'actions', 'resources']]);
    const conditions = statement.blocks.map((condition) => {
      expect([condition.type, Object.keys(condition.attributes)]).toStrictEqual(['condition', ['test', 'variable', 'values']]);
      const [value, ...more] = listOf(condition, 'values');
      expect(more).toStrictEqual([]);
      return { [textOf(condition, 'test')]: { [textOf(condition, 'variable')]: value } };
    });
    return {
      Sid: textOf(statement, 'sid'),
      Effect: 'Allow',
      Action: listOf(statement, 'actions'),
      Resource: listOf(statement, 'resources'),
      ...(conditions.length === 0 ? {} : { Condition: Object.assign({}, ...conditions) as object }),
    };
  });
  return { Version: '2012-10-17', Statement };
}

/** What CloudFormation makes of a template, somewhere in the partition `aws`. */
function policyOfCloudFormation(yaml: string): unknown {
  const known: Readonly<Record<string, string>> = {
    'AWS::Partition': 'aws',
    'AWS::Region': 'REGION',
    'AWS::AccountId': 'ACCOUNT',
  };
  const sub = {
    tag: '!Sub',
    resolve: (text: string) => text.replace(/\$\{(.*?)\}/g, (_all, name: string) => known[name] ?? `unknown ${name}`),
  };
  const template = parse(yaml, { customTags: [sub], strict: true }) as {
    Resources: Record<string, { Type: string; Properties: { PolicyDocument: unknown } }>;
  };
  expect(Object.keys(template)).toStrictEqual(['Resources']);
  const [first] = Object.entries(template.Resources);
  const [name, resource] = first ?? [];
  expect(name).toMatch(/^EcsHealthGate[A-Za-z]*$/);
  expect([resource?.Type, Object.keys(resource?.Properties ?? {})]).toStrictEqual([
    'AWS::IAM::ManagedPolicy',
    ['PolicyDocument'],
  ]);
  return resource?.Properties.PolicyDocument;
}

describe('each form of a policy says what its JSON says', () => {
  test('as Terraform', () => {
    expect(blocksIn(whole, 'hcl').map(policyOfTerraform)).toStrictEqual(json);
  });

  test('as CloudFormation', () => {
    expect(blocksIn(whole, 'yaml').map(policyOfCloudFormation)).toStrictEqual(json);
  });

  test('under a name of its own', () => {
    const names = [...whole.matchAll(/^resource "aws_iam_policy" "(\w+)"/gm)].map(([, name]) => name);
    expect(new Set(names).size).toBe(json.length);
  });

  test('with a date that stays text: YAML 1.1 would read one', () => {
    expect(blocksIn(whole, 'yaml').filter((yaml) => !yaml.includes("Version: '2012-10-17'"))).toStrictEqual([]);
  });

  test('and Terraform fills in nothing of what looks like a template', () => {
    const statement: Statement = {
      Sid: 'A',
      Effect: 'Allow',
      Action: ['s3:GetObject'],
      Resource: ['arn:${aws:username}', '%{if}', '"'],
    };
    const [document] = readHcl(asTerraform({ Version: '2012-10-17', Statement: [statement] }, 'x'));
    expect(document?.blocks[0]?.attributes.resources).toStrictEqual(statement.Resource);
    expect(() => readHcl('a "${b}" {}')).toThrow('a template');
  });
});

/** Action → on which resources, and under which condition. */
const grantsOf = (policies: readonly Policy[]): readonly string[] =>
  policies
    .flatMap(({ Statement }) => Statement)
    .flatMap(({ Action, Resource, Condition }) => Action.map((action) => JSON.stringify([action, Resource, Condition ?? null])))
    .sort();

test('the common policy and the additions grant all that the gate calls, each action once', () => {
  const granted = grantsOf(policiesIn(`${parts['common-policy'] ?? ''}\n${parts['further-policies'] ?? ''}`));
  const wanted = Object.values(permissions).map(({ action, resources, clusterCondition }) =>
    JSON.stringify([
      action,
      resources,
      clusterCondition && resources.includes('*')
        ? { ArnEquals: { 'ecs:cluster': 'arn:aws:ecs:REGION:ACCOUNT:cluster/CLUSTER' } }
        : null,
    ]),
  );
  expect(granted).toStrictEqual(wanted.sort());
});

test('one policy for all grants all that the gate calls, but for VPC Lattice, and holds about ten services', () => {
  const [combined] = policiesIn(parts['combined-policy'] ?? '');
  const actions = (combined?.Statement ?? []).flatMap(({ Action }) => Action);
  const wanted = Object.values(permissions).map(({ action }) => action);
  expect([...actions].sort()).toStrictEqual(wanted.filter((action) => !action.startsWith('vpc-lattice:')).sort());
  const fits = (services: number): boolean => {
    const arnOf = (service: number) => `service-number-${10 + service}`;
    const statements = (combined?.Statement ?? []).map((statement) => ({
      ...statement,
      Resource: statement.Resource.flatMap((arn) =>
        arn.includes('SERVICE')
          ? Array.from({ length: services }, (_, service) => arn.replace('SERVICE', arnOf(service)))
          : [arn],
      ),
    }));
    return (
      JSON.stringify({ ...combined, Statement: statements }).replace(/\bREGION\b|\bACCOUNT\b/g, '111122223333').length <= 6144
    );
  };
  expect([fits(8), fits(13)]).toStrictEqual([true, false]);
});

test('the common policy asks for four names, and for no more', () => {
  const placeholders = new Set(JSON.stringify(commonPolicy()).match(/\b[A-Z]{2,}(?:_[A-Z]+)*\b/g));
  expect([...placeholders].sort()).toStrictEqual(['ACCOUNT', 'CLUSTER', 'REGION', 'SERVICE']);
});

describe('with the common policy alone, evaluated by an evaluator that is not ours,', () => {
  const filled = JSON.parse(
    JSON.stringify(commonPolicy())
      .replaceAll('REGION', REGION)
      .replaceAll('ACCOUNT', ACCOUNT)
      .replaceAll('CLUSTER', 'prod')
      .replaceAll('SERVICE', 'api'),
  ) as object;

  test.each(['plain-update-3', 'founding-story-1', 'crash-loop-3'])(
    '%s ends as it does with all of them',
    async (name) => {
      const scenarioTest = scenarioTests[name];
      if (!scenarioTest) throw new Error(`there is no scenario ${name}`);
      const { authorise, refused } = await policed([filled]);
      const outcomes = outcomesOf(await play(scenarioTest, { authorise }));
      expect([...refused].filter((one) => !one.startsWith('logs:GetLogEvents '))).toStrictEqual([]);
      expect(outcomes).toStrictEqual(
        Object.fromEntries(Object.entries(expectedOutcomesOf(scenarioTest)).map(([key, { outcome }]) => [key, outcome])),
      );
    },
    60_000,
  );
});

test('what is optional, and what needs more than the minimum, is in the table', () => {
  const told = [...(parts['without-permissions'] ?? '').matchAll(/^\| `([^`]+)`/gm)].map(([, action]) => action);
  const wanted = Object.values(permissions).filter(({ need }) => need !== 'required');
  expect(told.sort()).toStrictEqual(wanted.map(({ action }) => action).sort());
});

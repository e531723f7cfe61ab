/** A policy in the forms that people keep policies in: JSON for IAM, Terraform, CloudFormation. */
import { Document, stringify, visit } from 'yaml';
import type { Policy, Statement } from './policy.ts';

/** A list that fits on one line stands on one. */
const compact = (json: string): string =>
  json.replace(/\[[^[\]{}]+\]/g, (list) => {
    const line = list.replace(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']');
    return line.length < 100 ? line : list;
  });

export const asJson = (policy: Policy): string => compact(JSON.stringify(policy, null, 2));

/** A string of HCL, in which nothing is a template. */
const quoted = (text: string): string => JSON.stringify(text).replace(/[$%](?=\{)/g, '$&$&');

function hclList(values: readonly string[], indent: string): string {
  const line = `[${values.map(quoted).join(', ')}]`;
  return line.length < 100 ? line : `[\n${values.map((one) => `${indent}  ${quoted(one)},\n`).join('')}${indent}]`;
}

type Attribute = readonly [name: string, value: string];

/** As `terraform fmt` has it: the equals signs of neighbours on one line each are below each other. */
function attributes(all: readonly Attribute[], indent: string): readonly string[] {
  const isOnOneLine = (attribute: Attribute | undefined): boolean => attribute !== undefined && !attribute[1].includes('\n');
  return all.map((attribute, i) => {
    const [name, value] = attribute;
    if (!isOnOneLine(attribute)) return `${indent}${name} = ${value}`;
    const from = all.slice(0, i).findLastIndex((one) => !isOnOneLine(one)) + 1;
    const after = all.slice(i).findIndex((one) => !isOnOneLine(one));
    const neighbours = all.slice(from, after === -1 ? undefined : i + after);
    return `${indent}${name.padEnd(Math.max(...neighbours.map(([one]) => one.length)))} = ${value}`;
  });
}

function terraformStatement({ Sid, Action, Resource, Condition }: Statement): string {
  const [indent, deeper] = ['    ', '      '];
  const conditions = Object.entries(Condition ?? {}).flatMap(([test, keys]) =>
    Object.entries(keys).map(([variable, value]): readonly Attribute[] => [
      ['test', quoted(test)],
      ['variable', quoted(variable)],
      ['values', hclList([value], deeper)],
    ]),
  );
  return [
    '  statement {',
    ...attributes(
      [
        ['sid', quoted(Sid)],
        ['actions', hclList(Action, indent)],
        ['resources', hclList(Resource, indent)],
      ],
      indent,
    ),
    ...conditions.flatMap((condition) => ['', `${indent}condition {`, ...attributes(condition, deeper), `${indent}}`]),
    '  }',
  ].join('\n');
}

/** @param name of the policy, in Terraform's manner: `ecs_health_gate` */
export const asTerraform = (policy: Policy, name: string): string =>
  [
    `data "aws_iam_policy_document" "${name}" {`,
    policy.Statement.map(terraformStatement).join('\n\n'),
    '}',
    '',
    `resource "aws_iam_policy" "${name}" {`,
    `  name   = "${name.replaceAll('_', '-')}"`,
    `  policy = data.aws_iam_policy_document.${name}.json`,
    '}',
  ].join('\n');

/** CloudFormation knows by itself where it is. */
const substituted = (arn: string): string =>
  arn
    .replace(/^arn:aws:/, 'arn:${AWS::Partition}:')
    .replace(':REGION:', ':${AWS::Region}:')
    .replace(':ACCOUNT:', ':${AWS::AccountId}:');

/** @param name of the policy, in CloudFormation's manner: `EcsHealthGate` */
export function asCloudFormation(policy: Policy, name: string): string {
  const document = new Document({
    Resources: { [name]: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: policy } } },
  });
  visit(document, {
    Scalar: (_key, scalar) => {
      // Unquoted it is a date.
      if (scalar.value === policy.Version) scalar.type = 'QUOTE_SINGLE';
      if (typeof scalar.value !== 'string' || !scalar.value.startsWith('arn:')) return;
      scalar.value = substituted(scalar.value);
      scalar.tag = '!Sub';
    },
  });
  return stringify(document, { lineWidth: 0, singleQuote: true }).trim();
}

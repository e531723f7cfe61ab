/** A remedy's forms. A command comes first wherever there is one: it works at once, and for everybody. */
import type { Form, Forms } from '../../model/finding.ts';
import { withoutUnseen } from '../../model/shell.ts';
import { hclBlocks, jsonMembers, yaml, type Settings } from './literals.ts';

export const awsCli = (code: string): Form => ({ tool: 'AWS CLI', code });
export const shell = (code: string): Form => ({ tool: 'Shell', code });

/** Several commands, one after the other: together they are the act. */
export function inTurn(...commands: readonly [Form, ...Form[]]): Forms {
  const isAws = commands.every(({ tool }) => tool === 'AWS CLI');
  return [{ tool: isAws ? 'AWS CLI' : 'Shell', code: commands.map(({ code }) => code).join('\n\n') }];
}

/** A comment tells where it stands, and ends with its line: no name in it may bring a line of its own. */
const below = (sign: '#' | '//', where: string, code: string): string => `${sign} ${withoutUnseen(where)}\n${code}`;

/** Arguments of a resource, which `where` names. */
export const inTerraform = (where: string, settings: Settings): Form => ({
  tool: 'Terraform',
  code: below('#', `in ${where}`, hclBlocks(settings)),
});

export const inCdk = (where: string, code: string): Form => ({ tool: 'CDK', code: below('//', `TypeScript, ${where}`, code) });

/** Properties of a resource of that type. */
export const inCloudFormation = (type: string, settings: Settings): Form => ({
  tool: 'CloudFormation',
  code: below('#', `in the Properties of the ${type}`, yaml(settings)),
});

/** A resource of its own. */
export const newInTerraform = (type: string, name: string, settings: Settings): Form => ({
  tool: 'Terraform',
  code: `resource "${type}" "${name}" {\n${hclBlocks(settings).replace(/^/gm, '  ')}\n}`,
});
export const newInCloudFormation = (type: string, name: string, settings: Settings): Form => ({
  tool: 'CloudFormation',
  code: yaml({ [name]: { Type: type, Properties: settings } }),
});

/** JSON has no comments: what it is of stands in the remedy's text. */
export const inTaskDefinition = (settings: Settings): Form => ({ tool: 'Task definition', code: jsonMembers(settings) });

export const inConsole = (...path: readonly string[]): Form => ({ tool: 'Console', code: withoutUnseen(path.join(' > ')) });

/** What to do: each act in the open with what does it, and that act for other tools, each a choice of its own. */
import type { Finding, Form, Remedy, Tool } from '../../model/finding.ts';
import { truncate, codeBlock, prose } from './escape.ts';
import { collapsed } from './details.ts';
import { withFullStop } from './labels.ts';

const languages: Readonly<Record<Tool, string>> = {
  'AWS CLI': 'sh',
  'Task definition': 'json',
  Terraform: 'hcl',
  CDK: 'ts',
  CloudFormation: 'yaml',
  Console: '',
  Dockerfile: 'dockerfile',
  Shell: 'sh',
  'GitHub Actions': 'yaml',
  Express: 'js',
  'Flask or FastAPI': 'python',
  Django: 'python',
  Rails: 'ruby',
};

const mostCharacters = 4000;

const block = ({ tool, code }: Form): string => codeBlock([truncate(code, mostCharacters)], languages[tool]);

/** What sets back, with its next run, what it has not been told. */
const owners: readonly Tool[] = ['Terraform', 'CDK', 'CloudFormation'];
const isOwned = ({ paste: [best, ...others] }: Remedy): boolean =>
  best.tool === 'AWS CLI' && others.some(({ tool }) => owners.includes(tool));
const drift = 'Made by Terraform, the CDK or CloudFormation? Change it there too, or the next run may set it back:';

export function whatToDo({ remedy, alternatives }: Finding, heading: string): readonly string[] {
  // Once is enough.
  const warned = [remedy, ...alternatives].find(isOwned);
  return [
    `${heading} What to do`,
    '',
    ...act(remedy, prose(withFullStop(remedy.text)), remedy === warned),
    ...alternatives.flatMap((one) =>
      act(one, `**${wordBefore(one)}** ${prose(withFullStop(uncapitalized(one.text)))}`, one === warned),
    ),
  ];
}

const wordBefore = ({ keeps }: Remedy): 'And' | 'Or' => (keeps ? 'And' : 'Or');
const uncapitalized = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** `Or if 404 is what a healthy task answers there, accept it.`: what there is besides the best, for a surface without their forms. */
export const alternativesInWords = ({ alternatives }: Finding): readonly string[] =>
  alternatives.map((one) => `${wordBefore(one)} ${withFullStop(uncapitalized(one.text))}`);

const act = ({ paste: [best, ...others] }: Remedy, words: string, warns: boolean): readonly string[] => [
  `${words} ${best.tool}:`,
  '',
  block(best),
  '',
  ...(warns ? [drift, ''] : []),
  ...choices(others),
];

/** Side by side, so that the next act is not pushed off the screen: a row of a table, whose cells open one by one. */
const choices = (forms: readonly Form[]): readonly string[] =>
  forms.length === 0
    ? []
    : [
        '<table><tr>',
        '',
        ...forms.flatMap((form) => ['<td>', '', ...collapsed(form.tool, [block(form)]), '</td>']),
        '',
        '</tr></table>',
        '',
      ];

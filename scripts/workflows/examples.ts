/** The workflows that documents show, each made the whole that GitHub's parser wants. */

/** This action as examples name it. `OWNER` stands for the GitHub owner of this repository: examples/README.md says so. */
export const ownAction = 'OWNER/ecs-health-gate';

/** The versions that examples show: the newest major tags, as people write them. */
export const shownActions: Readonly<Record<string, string>> = {
  [ownAction]: 'v1',
  [`${ownAction}/.github/workflows/verify.yml`]: 'v1',
  'actions/checkout': 'v7',
  'actions/setup-node': 'v7',
  'actions/upload-artifact': 'v7',
  'aws-actions/amazon-ecs-deploy-task-definition': 'v2',
  'aws-actions/configure-aws-credentials': 'v6',
  'hashicorp/setup-terraform': 'v4',
};

/** What a text uses that `shownActions` does not have, or has in another version. */
export const unknownActionsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^\s*(?:- )?uses: ([^\s@]+)(?:@(\S+))?/gm)]
    .filter(([, action = '', version]) => shownActions[action] !== version)
    .map(([, action = '', version = '']) => `${action}@${version}`);

/** The blocks of YAML in a document, in their order. */
export const yamlIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].map(([, yaml = '']) => yaml);

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

const workflowOf = (steps: string): string =>
  `on: push\njobs:\n  example:\n    runs-on: ubuntu-latest\n    steps:\n${indented(steps, 6)}`;

/**
 * A fragment made the workflow that it is meant to stand in: jobs, steps, or inputs of this action. Undefined: CloudFormation, or what
 * another CI reads.
 *
 * @throws an Error where it is none of these
 */
export function workflowFrom(example: string): string | undefined {
  if (/^on:/m.test(example)) return example;
  if (/^jobs:/m.test(example)) return `on: push\n${example}`;
  if (example.startsWith('- ')) return workflowOf(example);
  if (example.startsWith("# in the step's with:"))
    return workflowOf(`- uses: ${ownAction}@v1\n  with:\n    service: api\n${indented(example, 4)}`);
  if (/^# (?:\.gitlab-ci|buildspec)\.yml$/m.test(example)) return undefined;
  if (/^(?:AWSTemplateFormatVersion|Resources):/.test(example)) return undefined;
  throw new Error(`neither a workflow, nor jobs, steps or inputs, nor CloudFormation: ${example.split('\n')[0] ?? ''}`);
}

/** The deployments that are shown to people, by short names: at least one of each outcome, each told in a sentence. */
import { api, brisk } from './fixtures.ts';
import { deploymentOf } from './causes/sign.ts';
import { signs } from './causes/signs.ts';
import { scenarioTests } from './index.ts';
import type { GateRun } from './scenario-test.ts';

export interface Story {
  readonly sentence: string;
  readonly run: GateRun;
}

/** `scenario`: one of those that the tests play. */
const told = (scenario: keyof typeof scenarioTests, sentence: string): Story => {
  const run = scenarioTests[scenario];
  if (!run) throw new Error(`there is no scenario ${scenario}`);
  return { sentence, run };
};

/** The best news first, then in the order in which one outcome wins over another. */
export const stories = {
  update: told('plain-update-3', 'Three new tasks become healthy, stay so for a while, and ECS calls the deployment complete.'),
  canary: told('canary-ten-minutes', 'A canary gets five percent of the traffic for ten minutes, and then all of it.'),
  audit: {
    sentence:
      'Nothing is deployed: the configuration of a service is judged as it is, and the findings would not fail a deployment.',
    run: {
      scenario: {
        title: 'a service whose configuration is judged',
        services: [api({ desired: 2 })],
        targetGroups: { 'api-tg': brisk },
      },
      inputs: { mode: 'audit' },
    },
  },
  cancelled: told(
    'cancelled-mid-way',
    'Somebody cancels the job while the new tasks start; what was known by then is still reported.',
  ),
  'no-access': told('services-denied', 'The role may not ask for the service; the summary names the action that is missing.'),
  'other-path': told('other-path', 'The workflow expects `/health`, and the target group asks for another path.'),
  rollback: told('rolled-back-before-the-gate', 'ECS rolled the deployment back before the gate looked; it still says why.'),
  superseded: told('superseded', 'Somebody deploys again before this deployment is healthy.'),
  'founding-story': told(
    'founding-story-3',
    'The target group asks for `/`, where the application answers 404: ECS would kill sound tasks for ever.',
  ),
  'empty-group': told('empty-group-hole', 'The new tasks are healthy, and production traffic still goes where none of them is.'),
  'crash-loop': told(
    'crash-loop-3',
    'The container exits at its start, since a setting is missing; its last log lines say which.',
  ),
  'no-room': told('never-placed', 'There is never room for a new task.'),
  alarm: told('stopped-by-alarm', 'An alarm goes off that watches deployments, and no rollback is set up.'),
  'no-tasks': told('no-tasks', 'The desired count is 0: nothing can be verified.'),
  'no-deployment': told('none-starts', 'A new deployment is waited for, and none begins.'),
  pause: told(
    'pause-failed',
    'A hook waits for a person, and the workflow wants no waiting; the summary has the command that continues it.',
  ),
  'pause-passed': told('pause-passed', 'The same, where the workflow takes a pause with healthy tasks for good enough.'),
  timeout: told('time-up-stuck', 'The time is up and nothing moves any more; the summary says what was missing.'),
  'two-services': told(
    'one-of-two-fails-early',
    'Two services are verified in one step; one fails early, and the other goes on to its own verdict.',
  ),
} as const satisfies { readonly [name: string]: Story };

/** Everything that can be played with the gate in it, by name: stories, scenarios, and of each cause the deployment that it leads. */
export const playable: { readonly [name: string]: GateRun } = {
  ...Object.fromEntries(Object.entries(signs).map(([cause, sign]) => [`cause-${cause}`, deploymentOf(sign)])),
  ...scenarioTests,
  ...Object.fromEntries(Object.entries(stories).map(([name, { run }]) => [name, run])),
};

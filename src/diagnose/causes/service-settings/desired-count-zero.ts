import { latestService } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { changeDesiredCount } from '../../remedy/service-settings.ts';

export const desiredCountZero = defineCause({
  id: 'desired-count-zero',
  severity: 'error',
  title: 'The service is set to run no tasks at all',
  explanation:
    'The desired count is 0. ECS calls such a deployment complete and steady, though nothing runs and nothing could be verified.',
  origins: [
    'The service was scaled down, by a schedule, by auto scaling or by a person.',
    'A template sets the desired count to 0.',
  ],
  prevention: 'Leave the desired count out of the deployment where auto scaling manages it.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html',
  find: (timeline) => {
    const service = latestService(timeline);
    return service?.desiredCount === 0 ? service : undefined;
  },
  evidence: () => [{ field: 'Service.desiredCount', text: '0' }],
  sentence: ({ name }) => `the service ${name} is set to run no tasks (desired count 0)`,
  remedies: (_service, timeline) => [
    { text: 'Scale the service up.', paste: changeDesiredCount(timeline, 1) },
    {
      text: 'Where 0 is meant, let the gate pass.',
      paste: [{ tool: 'GitHub Actions', code: "# in the step's with:\nallow-no-tasks: true" }],
    },
  ],
});

import { defineCause } from '../../define-cause.ts';
import { serviceThatShifts } from '../../evidence/traffic-shift.ts';
import { changeService } from '../../remedy/service-settings.ts';

export const bakeTimeAbsent = defineCause({
  id: 'bake-time-absent',
  severity: 'warning',
  title: 'The service has no bake time',
  explanation:
    'As soon as the new revision has all production traffic, ECS stops the tasks of the old one. A fault that shows a minute later can no longer be undone by shifting traffic back: the old revision must be deployed again.',
  origins: ['The bake time (bakeTimeInMinutes) was set to 0.'],
  prevention: 'Let both revisions run for as long as a bad one takes to show, and let alarms watch it.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html',
  find: (timeline) => {
    const service = serviceThatShifts(timeline);
    return service?.bakeTimeSeconds === 0 ? service : undefined;
  },
  evidence: () => [{ field: 'Service.deploymentConfiguration.bakeTimeInMinutes', text: '0' }],
  sentence: ({ name }) => `the old revision of ${name} is stopped as soon as the new one has all production traffic`,
  remedies: (_service, timeline) => [
    {
      text: 'Let the old revision run for ten minutes after the shift.',
      paste: changeService(timeline, {
        options: { 'deployment-configuration': 'bakeTimeInMinutes=10' },
        terraform: { deployment_configuration: { bake_time_in_minutes: 10 } },
        cdk: 'bakeTime: Duration.minutes(10)',
        cloudFormation: { DeploymentConfiguration: { BakeTimeInMinutes: 10 } },
      }),
    },
  ],
});

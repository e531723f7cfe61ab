import type { Cause } from '../../../model/finding.ts';
import { latestService, type Timeline } from '../../../model/timeline.ts';
import { serviceCommand, serviceName } from '../../remedy/commands.ts';

const isZero = (timeline: Timeline): boolean => latestService(timeline)?.desiredCount === 0;

export const desiredCountZero: Cause = {
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
  evidence: (timeline) => (isZero(timeline) ? [{ field: 'Service.desiredCount', text: '0' }] : []),
  sentence: (timeline) => `the service ${serviceName(timeline)} is set to run no tasks (desired count 0)`,
  remedy: (timeline) => ({
    text: 'Scale the service up, or let the gate pass with allow-no-tasks where that is meant.',
    paste: [{ tool: 'AWS CLI', code: serviceCommand(timeline, 'update-service', { 'desired-count': 1 }) }],
  }),
};

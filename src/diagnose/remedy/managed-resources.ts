import type { Form } from '../../model/finding.ts';
import { latestService, type Timeline } from '../../model/timeline.ts';
import { awsCommand } from './commands.ts';

/** Shows what ECS made for the deployment's revision, whose number is that of the deployment. */
export function describeRevision(timeline: Timeline): Form {
  const service = latestService(timeline)?.arn.replace(':service/', ':service-revision/') ?? '<service-revision>';
  const number = timeline.deployment?.id.replace('ecs-svc/', '') ?? '';
  return {
    tool: 'AWS CLI',
    code: awsCommand(timeline, 'ecs describe-service-revisions', { 'service-revision-arns': `${service}/${number}` }),
  };
}

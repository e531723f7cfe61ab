import type { Snippet } from '../../model/finding.ts';
import type { Check } from '../../model/health-checks.ts';
import type { Timeline } from '../../model/timeline.ts';
import { mainContainer } from '../evidence/main-container.ts';
import { awsCommand } from './commands.ts';

/** Admits the load balancer to the task; neither security group is known here. */
export const admitLoadBalancer = (timeline: Timeline, check: Check | undefined): Snippet => ({
  tool: 'AWS CLI',
  code: awsCommand(timeline, 'ec2 authorize-security-group-ingress', {
    'group-id': '<security-group-of-the-task>',
    protocol: 'tcp',
    port: check?.port ?? mainContainer(timeline)?.portMappings[0]?.containerPort,
    'source-group': '<security-group-of-the-load-balancer>',
  }),
});

import { checksOf, type Check } from '../../../model/health-checks.ts';
import type { Cause } from '../../../model/finding.ts';
import { deploymentEntry, type Timeline } from '../../../model/timeline.ts';
import { awsCommand } from '../../remedy/commands.ts';

/** The share of the deployment's time that went into waiting for old targets to drain. */
const drain = (timeline: Timeline): { readonly delay: number; readonly whole: number; readonly check: Check } | undefined => {
  const { deployment } = timeline;
  const entry = deploymentEntry(timeline);
  const [check] = checksOf(timeline).toSorted(
    (a, b) => (b.group.deregistrationDelaySeconds ?? 0) - (a.group.deregistrationDelaySeconds ?? 0),
  );
  const delay = check?.group.deregistrationDelaySeconds;
  if (
    !check ||
    delay === undefined ||
    delay < leastDelaySeconds ||
    entry?.rolloutState !== 'COMPLETED' ||
    deployment?.createdAt === undefined
  )
    return undefined;
  const whole = (entry.updatedAt - deployment.createdAt) / 1000;
  return whole > 0 && delay < whole && delay >= whole / 2 ? { delay, whole, check } : undefined;
};
const leastDelaySeconds = 120;

export const deregistrationDelayDominates: Cause = {
  id: 'deregistration-delay-dominates',
  severity: 'notice',
  title: 'Most of the deployment was spent waiting for old connections to drain',
  explanation:
    'Old targets stay in draining for the whole deregistration delay, also without any open connection, and ECS waits for it.',
  origins: ['The delay is at its default of 300 s.'],
  prevention: 'Set the delay to a little more than the longest request takes.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html',
  evidence: (timeline) => {
    const found = drain(timeline);
    return found
      ? [
          {
            field: 'TargetGroup deregistration_delay.timeout_seconds',
            text: `${found.delay} of ${Math.round(found.whole)} s (${found.check.group.name})`,
          },
        ]
      : [];
  },
  sentence: (timeline) =>
    `${drain(timeline)?.delay ?? 0} s of the deployment's ${Math.round(drain(timeline)?.whole ?? 0)} s are the deregistration delay`,
  remedy: (timeline) => {
    const arn = drain(timeline)?.check.group.arn ?? '<target-group-arn>';
    return {
      text: 'Lower the delay if no request takes that long.',
      paste: [
        {
          tool: 'AWS CLI',
          code: awsCommand(timeline, 'elbv2 modify-target-group-attributes', {
            'target-group-arn': arn,
            attributes: 'Key=deregistration_delay.timeout_seconds,Value=30',
          }),
        },
        { tool: 'Terraform', code: '# in the aws_lb_target_group\nderegistration_delay = 30' },
      ],
    };
  },
};

import { targetGroupName } from '../../../model/elb-names.ts';
import { defineCause } from '../../define-cause.ts';
import { strayTraffic, type StrayTraffic } from '../../evidence/production-traffic.ts';
import { sendAllToOwn } from '../../remedy/listener-rules.ts';

/** Where the traffic should go instead. */
function insteadOf({ pair: { own, other }, isForeign }: StrayTraffic): string {
  return isForeign
    ? `which is neither ${targetGroupName(own)} nor ${targetGroupName(other)}, the pair of the service`
    : `while the tasks of this deployment are in ${targetGroupName(own)}`;
}

export const productionTrafficElsewhere = defineCause({
  id: 'production-traffic-elsewhere',
  severity: 'error',
  title: 'Production traffic goes to a target group without tasks of this deployment',
  explanation:
    'The listener rule sends requests to another target group than the one in which the tasks of this deployment are registered. Where that one is empty, clients get 503, although ECS calls the deployment successful.',
  origins: [
    'A tool reset the weights of the rule, which ECS changes with every deployment.',
    'Somebody changed the rule by hand, or another service uses it too.',
    'A rollback or a shift that was interrupted left weights behind.',
  ],
  prevention: 'Let the tool that creates the rule ignore its weights: ECS alone may change them.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html',
  find: (timeline) => {
    const [first, ...others] = strayTraffic(timeline).toSorted((a, b) => b.percent - a.percent);
    return first && { first, all: [first, ...others] };
  },
  evidence: ({ all }) =>
    all
      .slice(0, 3)
      .flatMap(({ ruleArn, arn, percent, targetCount }) => [
        { field: 'Rule.Actions.ForwardConfig.TargetGroups.Weight', text: `${percent} % to ${targetGroupName(arn)} (${ruleArn})` },
        ...(targetCount === undefined
          ? []
          : [{ field: 'TargetHealthDescriptions', text: `${targetGroupName(arn)} has ${targetCount} targets` }]),
      ]),
  sentence: ({ first }) =>
    `${first.percent} % of production traffic goes to ${targetGroupName(first.arn)}${first.targetCount === 0 ? ', which has no targets at all' : ''}, ${insteadOf(first)}`,
  remedies: ({ first: { pair } }, timeline) => sendAllToOwn(timeline, pair),
});

import { defineCause } from '../../define-cause.ts';
import { ruleName, targetGroupName } from '../../../model/elb-names.ts';
import { isAtRest, pairsOf, sharesOf } from '../../evidence/production-traffic.ts';
import { serviceThatShifts } from '../../evidence/traffic-shift.ts';
import { sendAllToOwn } from '../../remedy/listener-rules.ts';

export const productionWeightsSplit = defineCause({
  id: 'production-weights-split',
  severity: 'error',
  title: 'Both groups of a pair get production traffic, and no deployment is under way',
  explanation:
    'Between deployments all production traffic belongs to the one group in which the tasks are. ECS refuses a deployment that finds weight on both, and what goes to the empty group is answered with 503.',
  origins: [
    'A deployment or a rollback was interrupted and left the weights behind.',
    'A tool that manages the rule reset its weights, or somebody changed them by hand.',
  ],
  prevention: 'Let the tool that creates the rule ignore its weights, and let one deployment end before the next begins.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html',
  find: (timeline) =>
    (serviceThatShifts(timeline) && isAtRest(timeline) ? pairsOf(timeline) : [])
      .flatMap((pair) => (pair.production ? [{ pair, production: pair.production, shares: sharesOf(pair.production) }] : []))
      .find(({ pair: { own, other }, shares }) => [own, other].every((one) => shares.some(({ arn }) => arn === one))),
  evidence: ({ production, shares }) =>
    shares.map(({ arn, percent }) => ({
      field: 'Rule.Actions.ForwardConfig.TargetGroups.Weight',
      text: `${percent} % to ${targetGroupName(arn)} (${production.arn})`,
    })),
  sentence: ({ pair: { own, other }, production, shares }) => {
    const percentOf = (one: string): number => shares.find(({ arn }) => arn === one)?.percent ?? 0;
    return `${ruleName(production.arn)} sends ${percentOf(own)} % of production traffic to ${targetGroupName(own)} and ${percentOf(other)} % to ${targetGroupName(other)}; the next deployment would be refused`;
  },
  remedies: ({ pair }, timeline) => sendAllToOwn(timeline, pair),
});

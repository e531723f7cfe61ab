/**
 * Blue/green, linear and canary: all new tasks start beside the old ones, then ECS shifts test and production traffic to them,
 * at once or in steps, and waits (bakes) before it stops the old ones. What ECS says of it stands in the service deployment.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html
 */
import { daemonStrategy, withoutTraffic } from '../refusal.ts';
import { rollbackOf } from '../rollback.ts';
import type { Service, ServiceRevision } from '../observation.ts';
import { faultsOf } from './faults.ts';
import { givenUp } from './given-up.ts';
import { loadBalancersOfRevision } from './load-balancers.ts';
import { pausesAtHooks } from './pause.ts';
import { managesTraffic, productionShareInWords, progressOf } from './progressive-progress.ts';
import { progressiveRolloutTime } from './progressive-rollout-time.ts';
import { rolling } from './rolling.ts';
import { shiftStage } from './stages.ts';
import { strategyInWords } from './strategy-words.ts';
import type { Strategy } from './strategy.ts';
import { newerDeployment } from './successor.ts';
import { isHeld, isShifted, isWordRead, missingFrom, saysShifted, serviceDeploymentIn, wordIn } from './traffic-shift.ts';

/** What LINEAR and CANARY shift in steps must be there; BLUE_GREEN without it leaves traffic to the user. */
const shiftsInSteps: ReadonlySet<string> = new Set(['LINEAR', 'CANARY']);

export const progressive: Strategy = {
  // Which group of a pair is its own, and whether there is any, its revision alone tells.
  loadBalancersOf: loadBalancersOfRevision,

  isWhereWanted: (waitUntil, deployment, observation) => {
    const serviceDeployment = serviceDeploymentIn(observation, deployment);
    if (!serviceDeployment) return undefined;
    if (!isHeld(deployment, serviceDeployment, observation)) return false;
    return waitUntil === 'healthy' || isShifted(deployment, serviceDeployment, observation);
  },

  isComplete: (deployment, observation) => {
    const entry = observation.service?.deployments.find(({ id }) => id === deployment.id);
    const { rolloutState = 'COMPLETED' } = entry ?? {};
    if (entry?.status !== 'PRIMARY' || rolloutState !== 'COMPLETED') return false;
    const word = wordIn(observation, deployment);
    // A list that begins after it was made has nothing to say of it.
    return word === undefined ? undefined : word.status === 'SUCCESSFUL';
  },

  stillToDo: missingFrom,

  plan: ({ serviceDeployment, ...deployment }, observation) => {
    const configuration = serviceDeployment?.configuration ?? observation.service;
    return configuration && strategyInWords(configuration, managesTraffic(observation, deployment));
  },
  progress: progressOf,
  productionShare: productionShareInWords,

  rollback: rollbackOf,
  successor: newerDeployment,
  failure: givenUp,

  faults: (waitUntil, deployment, observation) => {
    const serviceDeployment = serviceDeploymentIn(observation, deployment);
    return faultsOf(waitUntil, deployment, observation, {
      loadBalancers: loadBalancersOfRevision(observation, deployment.id),
      isShifted: serviceDeployment && saysShifted(serviceDeployment),
    });
  },

  pauses: pausesAtHooks,
  tellsWord: isWordRead,
  isInUse: ({ traffic: { shiftedSince = Infinity } = {} }, { at }) => at >= shiftedSince,

  refuses: ({ schedulingStrategy, strategy, resourceManagementType, deployments }, revision) => {
    if (schedulingStrategy === 'DAEMON')
      return daemonStrategy(`schedulingStrategy is DAEMON and deploymentConfiguration.strategy is ${strategy}`);
    // What ECS manages, it may still be making; and what there is of VPC Lattice a revision may not tell yet.
    const mayCome = resourceManagementType === 'ECS' || deployments.some(({ vpcLatticeCount }) => vpcLatticeCount > 0);
    return shiftsInSteps.has(strategy) && !mayCome && revision && !hasTraffic(revision)
      ? withoutTraffic(
          `deploymentConfiguration.strategy is ${strategy}, but no load balancer, VPC Lattice or Service Connect carries traffic that could be shifted`,
        )
      : undefined;
  },

  neededCount: rolling.neededCount,
  // The old tasks stay until all new ones serve: the limits of a rolling update do not apply.
  startableAtOnce: ({ desiredCount }: Service) => desiredCount,
  rolloutTime: progressiveRolloutTime,
  hasCircuitBreaker: true,
  shiftsTraffic: true,
  requiredOperations: new Set(['ListServiceDeployments', 'DescribeServiceDeployments', 'DescribeServiceRevisions']),
  hasServiceDeployments: true,
  codeDeployId: () => undefined,
  readsRules: (waitUntil, { serviceDeployment }) =>
    waitUntil !== 'healthy' && (serviceDeployment?.lifecycleStage === shiftStage || saysShifted(serviceDeployment)),
};

const hasTraffic = ({
  loadBalancers,
  gatewayConnectorCount,
  managedLoadBalancers = [],
  serviceConnect,
}: ServiceRevision): boolean =>
  loadBalancers.length > 0 || gatewayConnectorCount > 0 || managedLoadBalancers.length > 0 || serviceConnect === true;

/** What is wrong with a deployment of CodeDeploy beside its tasks, if it lasts. */
import type { WaitUntil } from '../criteria.ts';
import type { KnownDeployment } from '../deployment.ts';
import { targetGroupName } from '../elb-names.ts';
import type { CodeDeployDeployment, Observation } from '../observation.ts';
import { codeDeployIn, isTargetUnread, saysShifted } from './code-deploy-traffic.ts';
import { areTargetsRead, mayHaveHealthyTarget } from './registered-targets.ts';
import type { Fault, SeenFaults } from './strategy.ts';
import { taskSetIn } from './task-sets.ts';

const none: SeenFaults = { found: [], untold: new Set() };

export function codeDeployFaults(waitUntil: WaitUntil, deployment: KnownDeployment, observation: Observation): SeenFaults {
  if (waitUntil === 'healthy') return none;
  const codeDeploy = codeDeployIn(observation, deployment);
  // It has ended for good, so that it need not be told again once an observation showed it.
  if (codeDeploy && hasEndedBadly(codeDeploy)) return { found: [endedBadly(codeDeploy)], untold: new Set() };
  if (isTargetUnread(observation)) return { found: [], untold: new Set(['traffic']) };
  return codeDeploy && saysShifted(codeDeploy, deployment.id) ? unserved(deployment, observation) : none;
}

const hasEndedBadly = ({ status }: CodeDeployDeployment): boolean => status === 'Failed' || status === 'Stopped';

/** For as long as neither a rollback nor a newer task set takes its place: these are other outcomes. */
const endedBadly = ({ id, status, errorCode, errorMessage }: CodeDeployDeployment): Fault => {
  const said = [errorCode, errorMessage].filter((part) => part !== undefined).join(': ');
  return {
    kind: 'deployment',
    key: `${id} ${status}`,
    outcome: 'deployment-failed',
    because: `CodeDeploy deployment ${id} is ${status}${said === '' ? '' : ` (${said})`}, and nothing has taken its place`,
  };
};

/** Groups that all production traffic goes to, without a healthy target of the set. */
function unserved({ id }: KnownDeployment, observation: Observation): SeenFaults {
  const { service } = observation;
  const loadBalancers = (taskSetIn(observation, { id })?.taskSet.loadBalancers ?? []).filter(
    ({ targetGroupArn }) => targetGroupArn !== undefined,
  );
  if (service?.desiredCount === 0) return none;
  if (!loadBalancers.every(({ targetGroupArn = '' }) => areTargetsRead(observation, targetGroupArn)))
    return { found: [], untold: new Set(['traffic']) };
  const found = loadBalancers
    .filter((loadBalancer) => !mayHaveHealthyTarget(observation, id, loadBalancer))
    .map(({ targetGroupArn = '' }): Fault => ({
      kind: 'traffic',
      key: `traffic ${targetGroupArn}`,
      outcome: 'targets-unhealthy',
      because: `all production traffic goes to ${targetGroupName(targetGroupArn)}, where this deployment has no healthy target`,
    }));
  return { found, untold: new Set() };
}

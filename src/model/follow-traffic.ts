/** Folds an observation into what is known of a deployment beside its tasks: whether it is where it is wanted, and what is wrong. */
import type { WaitUntil } from './criteria.ts';
import { defined } from './defined.ts';
import type { DeploymentFacts } from './deployment-facts.ts';
import type { Observation } from './observation.ts';
import type { Fault, SeenFaults, VerifiedDeployment } from './strategy/strategy.ts';
import { isWhereWanted } from './where-wanted.ts';

/** Where the deployment is, and what is wrong with it beside its tasks: an observation that does not tell changes nothing. */
export function followTraffic(
  before: DeploymentFacts,
  observation: Observation,
  deployment: VerifiedDeployment,
  waitUntil: WaitUntil,
): DeploymentFacts {
  const { strategy } = deployment;
  const isThere = isWhereWanted(waitUntil, deployment, observation);
  const { whereWantedSince: since, ...rest } = before;
  // Time counts from the first observation in which all holds at once; that tasks are missing later does not set it back.
  const isWhole = before.desiredCount > 0 && before.healthy.size >= before.desiredCount;
  const began = since ?? (isWhole ? (observation.healthReadAt ?? observation.at) : undefined);
  const whereWantedSince = isThere === undefined ? since : isThere ? began : undefined;
  const faults = observation.service
    ? faultsAfter(before, strategy.faults(waitUntil, deployment, observation), observation.at)
    : before.faults;
  return { ...rest, ...defined({ whereWantedSince }), faults };
}

/** What was found, and of what the observation does not tell, what was. */
function faultsAfter({ faults }: DeploymentFacts, { found, untold }: SeenFaults, at: number): DeploymentFacts['faults'] {
  const known = [...faults.values()];
  // Traffic that goes from one group without a healthy target to another has not been served in between.
  const since = ({ kind, key }: Fault): number =>
    kind === 'traffic'
      ? Math.min(at, ...known.flatMap((one) => (one.fault.kind === kind ? one.since : [])))
      : (faults.get(key)?.since ?? at);
  const kept = [...faults].filter(([, { fault }]) => untold.has(fault.kind));
  return new Map([...kept, ...found.map((fault) => [fault.key, { fault, since: since(fault) }] as const)]);
}

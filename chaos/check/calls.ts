/** What was asked of AWS: nothing that it would refuse, and no quiet observation above its price. */
import { quietCost } from '../../bench/cost.ts';
import type { Played } from '../../simulator/play.ts';
import type { Fault } from '../../simulator/scenario.ts';
import type { Finding } from './finding.ts';

/** Names under which AWS refuses a request for what it is, or under which the simulator itself breaks. */
const REFUSED =
  /^(?:TypeError|RangeError|ReferenceError|ValidationError|ValidationException|InvalidParameterException|SerializationException|ClientException|Deployment\w*RequiredException|InvalidDeployment\w*Exception|DeploymentTargetListSizeExceededException)$/;

const UNNAMED: readonly Fault['fault'][] = ['no-such-host', 'truncated'];

export function callFindings({ simulated }: Played): readonly Finding[] {
  // An error of the system or of a parser has no name of its own: where a fault makes such, others are not told from them.
  const hasOthers = simulated.simulation.scenario.api?.faults?.some(({ fault }) => UNNAMED.includes(fault)) === true;
  const refused = simulated.calls.find(({ outcome = '' }) => REFUSED.test(outcome) || (outcome === 'Error' && !hasOthers));
  if (refused === undefined) return [];
  const { operation, outcome = '', input } = refused;
  return [{ kind: `refused: ${operation} ${outcome}`, text: `${operation} ${JSON.stringify(input)}: ${outcome}` }];
}

export function costFindings(played: Played): readonly Finding[] {
  const quiet = quietCost(played);
  if (quiet === undefined || quiet.calls <= quiet.price) return [];
  return [{ kind: 'dear', text: `a quiet observation made ${quiet.calls} calls, at a price of ${quiet.price}` }];
}

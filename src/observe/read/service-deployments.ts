/** ListServiceDeployments and DescribeServiceDeployments → ServiceDeployment[]. */
import type { ServiceName } from '../../model/inputs.ts';
import type { ReadFailure, ServiceDeployment } from '../../model/observation.ts';
import type { AwsClient, Part } from '../aws/client.ts';
import { readPages } from './pages.ts';
import { briefOf, serviceDeploymentOf } from './service-deployment.ts';

const describedPerCall = 20;
const listedPerCall = 100;

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html#service-deployments-lifecycle */
const terminal = new Set(['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED']);

/** What `deployment` names by ARN: it cannot be found otherwise, so asking for it needs an answer. */
async function describe(
  client: AwsClient,
  arns: readonly string[],
  needed: boolean,
): Promise<{ readonly found: readonly ServiceDeployment[]; readonly readFailure?: ReadFailure }> {
  if (arns.length === 0) return { found: [] };
  const { output, readFailure } = await client.call(
    'DescribeServiceDeployments',
    { serviceDeploymentArns: [...arns] },
    { needed, ...(needed ? { resource: arns.join(', ') } : {}) },
  );
  return readFailure ? { found: [], readFailure } : { found: (output.serviceDeployments ?? []).map(serviceDeploymentOf) };
}

const list = (client: AwsClient, { cluster, service }: ServiceName, createdAfter: number, needed: boolean) =>
  readPages(
    client,
    'ListServiceDeployments',
    { cluster, service, createdAt: { after: new Date(createdAfter) }, maxResults: listedPerCall },
    ({ serviceDeployments = [] }) => serviceDeployments.map(briefOf),
    { needed },
  );

/**
 * The service deployments created after a moment, newest first, and the one given by ARN however old it is. The newest
 * twenty that are not known to have ended are asked for in full; of the others the list tells enough.
 *
 * @param needed whether there is no verdict without them
 */
export async function readServiceDeployments(
  client: AwsClient,
  name: ServiceName,
  createdAfter: number,
  before: readonly ServiceDeployment[],
  givenArn: string | undefined,
  needed: boolean,
): Promise<Part<readonly ServiceDeployment[]>> {
  const [listed, given] = await Promise.all([
    list(client, name, createdAfter, needed),
    describe(client, givenArn === undefined ? [] : [givenArn], true),
  ]);
  if (!listed.value) {
    const readFailures = [...listed.readFailures, ...(given.readFailure ? [given.readFailure] : [])];
    return given.found.length > 0 ? { value: given.found, readFailures } : { readFailures };
  }
  const briefs = listed.value.toSorted(newestFirst);
  const ended = new Map(before.filter(({ status }) => terminal.has(status)).map((one) => [one.arn, one]));
  const asked = briefs.filter(({ arn }) => arn !== givenArn && !ended.has(arn)).slice(0, describedPerCall);
  const described = await describe(
    client,
    asked.map(({ arn }) => arn),
    needed,
  );
  // The list shows neither stage nor hooks: what was known of these is not forgotten because it could not be read again.
  const isUnchanged = ({ arn, status }: ServiceDeployment): boolean =>
    briefs.some((brief) => brief.arn === arn && brief.status === status);
  const known = described.readFailure ? before.filter(isUnchanged) : [...ended.values()];
  const inFull = new Map([...known, ...described.found, ...given.found].map((one) => [one.arn, one]));
  const recent = briefs.map((brief) => inFull.get(brief.arn) ?? brief);
  const older = given.found.filter(({ arn }) => !recent.some((one) => one.arn === arn));
  return {
    value: [...recent, ...older].sort(newestFirst),
    readFailures: [given.readFailure, described.readFailure].flatMap((readFailure) => readFailure ?? []),
  };
}

const newestFirst = (a: ServiceDeployment, b: ServiceDeployment): number => b.createdAt - a.createdAt || (a.arn < b.arn ? -1 : 1);

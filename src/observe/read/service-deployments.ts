/** ListServiceDeployments and DescribeServiceDeployments → ServiceDeployment[]. */
import type { ServiceDeployment as ApiServiceDeployment, ServiceDeploymentBrief } from '@aws-sdk/client-ecs';
import type { ServiceName } from '../../model/inputs.ts';
import type { ReadFailure, ServiceDeployment } from '../../model/observation.ts';
import type { AwsClient, Part } from '../aws/client.ts';
import { milliseconds } from '../aws/from-sdk.ts';
import { defined } from '../../model/defined.ts';
import { deploymentIdOf } from './service-revisions.ts';

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

type Listed =
  | { readonly briefs: readonly ServiceDeploymentBrief[]; readonly readFailure?: undefined }
  | { readonly readFailure: ReadFailure };

async function list(client: AwsClient, { cluster, service }: ServiceName, createdAfter: number): Promise<Listed> {
  const briefs: ServiceDeploymentBrief[] = [];
  let nextToken: string | undefined;
  do {
    const { output, readFailure } = await client.call('ListServiceDeployments', {
      cluster,
      service,
      createdAt: { after: new Date(createdAfter) },
      maxResults: listedPerCall,
      ...defined({ nextToken }),
    });
    if (readFailure) return { readFailure };
    briefs.push(...(output.serviceDeployments ?? []));
    nextToken = output.nextToken;
  } while (nextToken !== undefined);
  return { briefs };
}

/**
 * The service deployments created after a moment, newest first, and the one given by ARN however old it is. The newest
 * twenty that are not known to have ended are asked for in full; of the others the list tells enough.
 */
export async function readServiceDeployments(
  client: AwsClient,
  name: ServiceName,
  createdAfter: number,
  before: readonly ServiceDeployment[],
  givenArn: string | undefined,
): Promise<Part<readonly ServiceDeployment[]>> {
  const [listed, given] = await Promise.all([
    list(client, name, createdAfter),
    describe(client, givenArn === undefined ? [] : [givenArn], true),
  ]);
  if (listed.readFailure) {
    const readFailures = [listed.readFailure, ...(given.readFailure ? [given.readFailure] : [])];
    return given.found.length > 0 ? { value: given.found, readFailures } : { readFailures };
  }
  const briefs = listed.briefs.map(briefOf).sort(newestFirst);
  const ended = new Map(before.filter(({ status }) => terminal.has(status)).map((one) => [one.arn, one]));
  const asked = briefs.filter(({ arn }) => arn !== givenArn && !ended.has(arn)).slice(0, describedPerCall);
  const described = await describe(
    client,
    asked.map(({ arn }) => arn),
    false,
  );
  const inFull = new Map([...ended.values(), ...described.found, ...given.found].map((one) => [one.arn, one]));
  const recent = briefs.map((brief) => inFull.get(brief.arn) ?? brief);
  const older = given.found.filter(({ arn }) => !recent.some((one) => one.arn === arn));
  return {
    value: [...recent, ...older].sort(newestFirst),
    readFailures: [given.readFailure, described.readFailure].flatMap((readFailure) => readFailure ?? []),
  };
}

const newestFirst = (a: ServiceDeployment, b: ServiceDeployment): number => b.createdAt - a.createdAt || (a.arn < b.arn ? -1 : 1);

const briefOf = (api: ServiceDeploymentBrief): ServiceDeployment => ({
  arn: api.serviceDeploymentArn ?? '',
  deploymentId: deploymentIdOf(api.targetServiceRevisionArn ?? ''),
  createdAt: milliseconds(api.createdAt) ?? 0,
  status: api.status ?? '',
  triggeredAlarmNames: [],
  ...defined({ finishedAt: milliseconds(api.finishedAt), statusReason: api.statusReason }),
});

const serviceDeploymentOf = (api: ApiServiceDeployment): ServiceDeployment => ({
  arn: api.serviceDeploymentArn ?? '',
  deploymentId: deploymentIdOf(api.targetServiceRevision?.arn ?? ''),
  createdAt: milliseconds(api.createdAt) ?? 0,
  status: api.status ?? '',
  triggeredAlarmNames: api.alarms?.triggeredAlarmNames ?? [],
  ...defined({
    finishedAt: milliseconds(api.finishedAt),
    statusReason: api.statusReason,
    rollback:
      api.rollback &&
      defined({
        reason: api.rollback.reason,
        startedAt: milliseconds(api.rollback.startedAt),
        deploymentId: api.rollback.serviceRevisionArn === undefined ? undefined : deploymentIdOf(api.rollback.serviceRevisionArn),
      }),
    circuitBreaker: api.deploymentCircuitBreaker && {
      status: api.deploymentCircuitBreaker.status ?? '',
      failureCount: api.deploymentCircuitBreaker.failureCount ?? 0,
      threshold: api.deploymentCircuitBreaker.threshold ?? 0,
    },
  }),
});

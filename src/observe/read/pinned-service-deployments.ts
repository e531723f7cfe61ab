/** DescribeServiceDeployments for all services of an observation at once: twenty a call. */
import type { ServiceDeployment } from '../../model/observation.ts';
import type { AwsClient, Part } from '../aws/client.ts';
import { permissions } from '../aws/operations.ts';
import { batches } from '../aws/from-sdk.ts';
import { serviceDeploymentOf } from './service-deployment.ts';

const describedPerCall = 20;

type Described = Part<ServiceDeployment>;

/** Asks for service deployments by their ARNs; what is asked for in one go travels in one call. */
export function pinnedServiceDeployments(client: AwsClient): (arn: string) => Promise<Described> {
  let open: { readonly arns: string[]; readonly answers: Promise<ReadonlyMap<string, Described>> } | undefined;
  return async (arn) => {
    open ??= startBatch(client, () => {
      open = undefined;
    });
    open.arns.push(arn);
    const answers = await open.answers;
    return answers.get(arn) ?? { readFailures: [] };
  };
}

/** @param close called when nothing more can join */
function startBatch(client: AwsClient, close: () => void) {
  const arns: string[] = [];
  const answers = Promise.resolve().then(async () => {
    close();
    const described = await Promise.all(batches(arns, describedPerCall).map((some) => describe(client, some)));
    return new Map(described.flat());
  });
  return { arns, answers };
}

async function describe(client: AwsClient, arns: readonly string[]): Promise<readonly (readonly [string, Described])[]> {
  const input = { serviceDeploymentArns: [...arns] };
  const { output, readFailure } = await client.call('DescribeServiceDeployments', input, { needed: true });
  if (readFailure) return arns.map((arn) => [arn, { readFailures: [readFailure] }]);
  const found = (output.serviceDeployments ?? []).map(serviceDeploymentOf);
  return arns.map((arn) => {
    const value = found.find((one) => one.arn === arn);
    return [arn, value ? { value, readFailures: [] } : { readFailures: [missing(arn)] }];
  });
}

/** Reads are eventually consistent: what was listed may not be described yet. */
const missing = (arn: string): Described['readFailures'][number] => ({
  operation: 'DescribeServiceDeployments',
  action: permissions.DescribeServiceDeployments.action,
  reason: 'not-found',
  needed: true,
  errorName: 'MISSING',
  message: 'neither described nor refused',
  resource: arn,
});

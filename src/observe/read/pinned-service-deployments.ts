/** DescribeServiceDeployments for all services of an observation at once: twenty a call. */
import type { ServiceDeployment } from '../../model/observation.ts';
import type { AwsClient } from '../aws/client.ts';
import type { Dated } from '../aws/dated.ts';
import { permissions } from '../aws/operations.ts';
import { batches } from '../aws/from-sdk.ts';
import { serviceDeploymentOf } from './service-deployment.ts';

const describedPerCall = 20;

type Described = Dated<ServiceDeployment>;

const unanswered = { askedAt: -Infinity, answeredAt: -Infinity } as const;

/** Asks for service deployments by their ARNs; what is asked for in one go travels in one call. */
export function pinnedServiceDeployments(client: AwsClient): (arn: string) => Promise<Described> {
  let open: { readonly arns: string[]; readonly answers: Promise<ReadonlyMap<string, Described>> } | undefined;
  return async (arn) => {
    open ??= startBatch(client, () => {
      open = undefined;
    });
    open.arns.push(arn);
    const answers = await open.answers;
    return answers.get(arn) ?? { readFailures: [], ...unanswered };
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
  const reply = await client.call('DescribeServiceDeployments', input, { needed: true });
  const { output, readFailure } = reply;
  if (readFailure) return arns.map((arn) => [arn, { readFailures: [readFailure], ...unanswered }]);
  const times = { askedAt: reply.askedAt, answeredAt: reply.answeredAt };
  const found = (output.serviceDeployments ?? []).map(serviceDeploymentOf);
  return arns.map((arn) => {
    const value = found.find((one) => one.arn === arn);
    return [arn, value ? { value, readFailures: [], ...times } : { readFailures: [missing(arn)], ...times }];
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

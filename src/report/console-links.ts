/**
 * Pages of the AWS console. A partition that is not known has none: a link that leads nowhere helps nobody.
 * https://docs.aws.amazon.com/general/latest/gr/rande.html
 */
import { isLattice } from '../model/elb-names.ts';

const domains: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
};

interface Place {
  readonly partition: string;
  readonly region: string;
}

/** Partition and region of an ARN; undefined where it is none. */
export function placeOf(arn: string | undefined): Place | undefined {
  const found = /^arn:([a-z0-9-]+):[a-z0-9-]+:([a-z0-9-]+):/.exec(arn ?? '');
  return found?.[1] !== undefined && found[2] !== undefined ? { partition: found[1], region: found[2] } : undefined;
}

function page(place: Place | undefined, path: (region: string) => string): string | undefined {
  const domain = domains[place?.partition ?? ''];
  if (!place || domain === undefined) return undefined;
  const host = place.partition === 'aws' ? `${place.region}.${domain}` : domain;
  return `https://${host}/${path(place.region)}`;
}

/** Half a surrogate pair, which no URL can hold, would be an error. */
const part = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

export const servicePage = (arn: string, cluster: string, service: string): string | undefined =>
  page(placeOf(arn), (region) => `ecs/v2/clusters/${part(cluster)}/services/${part(service)}/health?region=${region}`);

export const taskPage = (arn: string, cluster: string, id: string): string | undefined =>
  page(placeOf(arn), (region) => `ecs/v2/clusters/${part(cluster)}/tasks/${part(id)}/configuration?region=${region}`);

/** @param serviceArn the service that it deploys, in its partition and region */
export const codeDeployPage = (serviceArn: string, id: string): string | undefined =>
  page(placeOf(serviceArn), (region) => `codesuite/codedeploy/deployments/${part(id)}?region=${region}`);

/** Of VPC Lattice no address of such a page is documented. */
export const targetGroupPage = (arn: string): string | undefined => (isLattice(arn) ? undefined : elbTargetGroupPage(arn));

const elbTargetGroupPage = (arn: string): string | undefined =>
  page(
    placeOf(arn),
    (region) => `ec2/home?region=${region}#TargetGroup:targetGroupArn=${part(arn).replaceAll('%3A', ':').replaceAll('%2F', '/')}`,
  );

/** CloudWatch encodes names twice, and writes `$` for the second `%`. */
const twice = (name: string): string => part(part(name)).replaceAll('%', '$');

/** @param taskArn a task in the log stream's partition and region */
export const logStreamPage = (taskArn: string, group: string, stream: string): string | undefined =>
  page(
    placeOf(taskArn),
    (region) => `cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${twice(group)}/log-events/${twice(stream)}`,
  );

/** ECS's names, and the ARNs that carry them. */
import { quote } from './values.ts';

/**
 * Names of clusters and services and families of task definitions share one form.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 */
export const namePattern = /^[A-Za-z0-9_-]{1,255}$/;
export const nameForm = 'letters, digits, hyphens and underscores, 255 at most';

export interface Arn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** e.g. `service` */
  readonly kind: string;
  /** What follows the kind, e.g. `prod/api`. */
  readonly path: string;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html#ecs-resource-ids */
function ecsArn(text: string): Arn | undefined {
  const found = /^arn:(aws[a-z-]*):ecs:([a-z0-9-]+):(\d{12}):([a-z-]+)\/(\S+)$/.exec(text);
  if (!found) return undefined;
  const [partition = '', region = '', account = '', kind = '', path = ''] = found.slice(1);
  return { partition, region, account, kind, path };
}

/** An ARN of the right kind, in the region that is asked; whatever else it is, is refused. */
export function arnOf(kind: string, text: string, region: string, refuse: (why: string) => void): Arn | undefined {
  const arn = ecsArn(text);
  if (arn?.kind !== kind) {
    refuse(`${quote(text)} is not the ARN of a ${kind.replace('-', ' ')}, which is like arn:aws:ecs:REGION:ACCOUNT:${kind}/…`);
    return undefined;
  }
  if (region === '' || arn.region === region) return arn;
  refuse(`${quote(text)} is in ${arn.region}, but ${region} is asked; set \`region\` to ${arn.region}`);
  return undefined;
}

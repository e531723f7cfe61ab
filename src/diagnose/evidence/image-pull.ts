/** What the causes of failed pulls and of failed fetches share. */
import { capture, type Quote } from './quotes.ts';
import type { Snippet } from '../../model/finding.ts';
import { ownDefinition, type Timeline } from '../../model/timeline.ts';
import { awsCommand, hclQuoted, mainContainer, shellQuoted } from '../remedy/commands.ts';

/** Names under which the agent, containerd and Docker report a pull; also the bare words of registries. */
export const pullContext =
  /CannotPull|pull image manifest|failed to resolve ref|ref pull|failed to pull|pull command failed|error pulling image|\bmanifest (?:unknown|for)|repository .{1,300}not found|Error response from daemon/i;

/** Words of Go's net package, of containerd and of AWS for a connection that failed: never for one that was refused by rule. */
export const networkWords =
  /i\/o timeout|dial tcp|request canceled|connection issue|Client\.Timeout|context (?:canceled|deadline exceeded)|TLS handshake timeout|no such host|connection (?:refused|reset|timed out)|StatusCode: 0\b|send request failed|RequestError|network is unreachable|no route to host|server misbehaving|: EOF\b|[Cc]heck your (?:task )?network configuration|signal: killed|lookup \S{1,200} on \S{1,100}:53|Could not connect to the endpoint/;

const reference = /(?:ref|image|manifest for|repository) '?"?((?:[\w.-]{1,200}(?::\d{1,5})?\/)[\w./:@-]{1,300}[\w])/;

/** The image that a text names, else that of the main container. */
export const imageNamed = (timeline: Timeline, quote: Quote): string =>
  capture(timeline, quote, reference) ?? mainContainer(timeline)?.image ?? 'of the task definition';

/** `linux/amd64`, as the task definition has it. */
export function platformOf(timeline: Timeline): string {
  const platform = ownDefinition(timeline)?.runtimePlatform;
  const system = platform?.operatingSystemFamily?.startsWith('WINDOWS') ? 'windows' : 'linux';
  return `${system}/${platform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'amd64'}`;
}

/** `444455556666.dkr.ecr.eu-west-1.amazonaws.com/api:2.14.0` */
const ecrImage = /^(\d{12})\.dkr\.ecr\.([\w-]{1,40})\.amazonaws\.com(?:\.cn)?\/([^:@]{1,256})(?:[:@](.{1,200}))?$/;

/** Asks ECR for the image, or the registry for its manifest. */
export function ecrImagesSnippet(timeline: Timeline): Snippet {
  const image = mainContainer(timeline)?.image ?? '<image>';
  const found = ecrImage.exec(image);
  if (!found) return { tool: 'Shell', code: `docker manifest inspect ${shellQuoted(image)}` };
  const [, registryId, , repository, tag = 'latest'] = found;
  const key = tag.startsWith('sha256:') ? 'imageDigest' : 'imageTag';
  return {
    tool: 'AWS CLI',
    code: awsCommand(timeline, 'ecr describe-images', {
      'registry-id': registryId,
      'repository-name': repository,
      'image-ids': `${key}=${tag}`,
    }),
  };
}

const roleName = (arn: string | undefined): string =>
  arn === undefined ? '<execution-role>' : arn.slice(arn.lastIndexOf('/') + 1);

/** Attaches a managed policy to the execution role: it fetches images, secrets and log streams before the task runs. */
export const executionRoleSnippet = (timeline: Timeline, policyArn: string): Snippet => ({
  tool: 'AWS CLI',
  code: `aws iam attach-role-policy --role-name ${shellQuoted(roleName(ownDefinition(timeline)?.executionRoleArn))} --policy-arn ${shellQuoted(policyArn)}`,
});

/** Words of ECS for fetching the secrets and environment files of a task, and the services that it fetches them from. */
export const secretContext =
  /unable to (?:pull|retrieve) (?:the )?secrets?|secretsmanager|Secrets Manager|ssm\b|Parameter Store|from asm|\bkms\b|resource retrieval failed|invalid ssm parameters|json key|failed to fetch secret|download env files/i;

export const secretArn =
  /(arn:[\w-]{1,20}:(?:secretsmanager|ssm):[\w-]{1,30}:\w{0,20}:(?:secret:|parameter\/)[\w/+=.@!-]{1,300})/;

/** Allows one action on one resource to the execution role, and the same in Terraform. */
export function executionRoleStatement(timeline: Timeline, action: string, resource: string): readonly Snippet[] {
  const role = roleName(ownDefinition(timeline)?.executionRoleArn);
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] });
  return [
    {
      tool: 'AWS CLI',
      code: `aws iam put-role-policy --role-name ${shellQuoted(role)} --policy-name start-task --policy-document ${shellQuoted(policy)}`,
    },
    {
      tool: 'Terraform',
      code: `resource "aws_iam_role_policy" "start_task" {\n  role   = ${hclQuoted(role)}\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ${hclQuoted(action)}, Resource = ${hclQuoted(resource)} }] })\n}`,
    },
  ];
}

/** What the causes of failed pulls and of failed fetches share. */
import { capture, ownDefinition, type Quote } from './evidence.ts';
import type { Snippet } from './finding.ts';
import type { Timeline } from './timeline.ts';
import { awsCommand, mainContainer, shellQuoted } from './wording.ts';

/** Names under which the agent, containerd and Docker report a pull; also the bare words of registries. */
export const pullContext =
  /CannotPull|pull image manifest|failed to resolve ref|ref pull|failed to pull|pull command failed|error pulling image|\bmanifest (?:unknown|for)|repository .{1,300}not found|Error response from daemon/i;

/** Words of Go's net package, of containerd and of AWS for a connection that failed: never for one that was refused by rule. */
export const networkWords =
  /i\/o timeout|dial tcp|request canceled|connection issue|Client\.Timeout|context (?:canceled|deadline exceeded)|TLS handshake timeout|no such host|connection (?:refused|reset|timed out)|StatusCode: 0\b|send request failed|RequestError|network is unreachable|no route to host|server misbehaving|: EOF\b|[Cc]heck your (?:task )?network configuration|signal: killed|lookup \S{1,200} on \S{1,100}:53|Could not connect to the endpoint/;

const reference = /(?:ref|image|manifest for|repository) '?"?((?:[\w.-]{1,200}(?::\d{1,5})?\/)[\w./:@-]{1,300}[\w])/;

/** The image that a text names, else that of the main container. */
export const imageNamed = (timeline: Timeline, quote: Quote): string =>
  capture(timeline, { ...quote, says: reference }) ?? mainContainer(timeline)?.image ?? 'of the task definition';

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

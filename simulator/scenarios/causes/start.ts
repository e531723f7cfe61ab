/** What keeps tasks from starting, in the words of AWS and of the container runtimes. */
import type { App } from '../../scenario.ts';
import type { Sign } from './sign.ts';

/** All are given up at the same second of a task's life, so that none is told for being first. */
const START_FAILS_SECONDS = 20;

const refused = (story: string, reason: string): Sign => ({
  story,
  app: { cannotStart: { reason, afterSeconds: START_FAILS_SECONDS } } satisfies App,
});

const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:2';
const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:api/database-AbCdEf';
const pull = (why: string): string =>
  `CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref ${image}: ${why}`;
const initialization = (why: string): string => `ResourceInitializationError: ${why}`;
const fetching = (why: string): string =>
  initialization(`unable to pull secrets or registry auth: execution resource retrieval failed: ${why}`);
const denied = (action: string, resource: string): string =>
  `AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/api-execution/0f3c is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
const oci = (why: string): string =>
  `CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: ${why}: unknown`;

export const startSigns = {
  'image-platform-mismatch': refused(
    'the image has no variant for the platform of the task',
    `CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/arm64'`,
  ),
  'image-pull-disk-full': refused(
    'there is no space for the layers of the image',
    'CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device',
  ),
  'image-rate-limited': refused(
    'the registry has served too many pulls',
    'CannotPullContainerError: pull image manifest has been retried 7 time(s): httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/nginx/manifests/sha256:0f3c: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.',
  ),
  'secret-access-denied': refused(
    'the execution role may not read a secret',
    fetching(
      `unable to retrieve secret from asm: service call has been retried 1 time(s): ${denied('secretsmanager:GetSecretValue', secret)}`,
    ),
  ),
  'secret-key-missing': refused(
    'a secret lacks the key that the task definition names',
    fetching('unable to retrieve secret from asm: retrieved secret from Secrets Manager did not contain json key DATABASE_URL'),
  ),
  'secret-malformed': refused(
    'a secret is not the JSON that the task definition takes it for',
    fetching(
      "unable to retrieve secret from asm: service call has been retried 1 time(s): invalid character '\\'' looking for beginning of value",
    ),
  ),
  'secrets-network-unreachable': refused(
    'there is no way to Secrets Manager',
    initialization(
      'unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration. failed to fetch secret ' +
        `${secret} from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded`,
    ),
  ),
  'image-registry-auth': refused(
    'the execution role may not pull the image',
    initialization(
      `unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): ${denied('ecr:GetAuthorizationToken', '*')}`,
    ),
  ),
  'image-registry-unreachable': refused(
    'there is no way to the registry',
    initialization(
      'unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. RequestError: send request failed caused by: Post "https://api.ecr.eu-west-1.amazonaws.com/": dial tcp 10.0.1.17:443: i/o timeout',
    ),
  ),
  'image-not-found': refused('the image does not exist', pull(`${image}: not found`)),
  'image-layers-unsupported': refused(
    'the layers of the image do not fit its manifest',
    "CannotPullContainerError: ref pull has been retried 1 time(s): failed to unpack image on snapshotter overlayfs: number of layers and diffIDs don't match: 12 != 11",
  ),
  'logs-network-unreachable': refused(
    'there is no way to CloudWatch Logs',
    initialization(
      'failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed',
    ),
  ),
  'log-driver-access-denied': refused(
    'the execution role may not make the log group',
    initialization(
      `failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log group: operation error CloudWatch Logs: CreateLogGroup, https response error StatusCode: 400, RequestID: 0f3c, api error ${denied('logs:CreateLogGroup', 'arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/api:log-stream:')} : exit status 1`,
    ),
  ),
  'log-group-missing': refused(
    'the log group does not exist',
    initialization(
      'failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, RequestID: 0f3c, ResourceNotFoundException: The specified log group does not exist. : exit status 1',
    ),
  ),
  'efs-mount-failed': refused(
    'the file system cannot be mounted',
    initialization(
      'failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: Connection reset by peer : unsuccessful EFS utils command execution; code: 32',
    ),
  ),
  'eni-provisioning-failed': refused(
    'the subnet has no address left',
    'Unexpected EC2 error while attempting to Create Network Interface with public IP assignment disabled in subnet subnet-0a: InsufficientFreeAddressesInSubnet',
  ),
  'iam-role-not-assumable': {
    story: 'ECS cannot assume the role of the tasks',
    app: {
      cannotStart: {
        leavesNoTask: true,
        reason:
          "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/api-task' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
      },
    },
    inputs: { timeout: '4m' },
  },
  'capacity-provider-launch-failed': refused(
    'the capacity provider cannot launch an instance',
    initialization('Unable to launch instance(s) for capacity provider prod-gpu: InsufficientInstanceCapacity'),
  ),
  'entrypoint-not-executable': refused(
    'the program may not be executed',
    oci('unable to start container process: exec: "/app/entrypoint.sh": permission denied'),
  ),
  'entrypoint-not-found': refused(
    'the program is not in the image',
    oci('unable to start container process: exec: "./entrypoint.sh": stat ./entrypoint.sh: no such file or directory'),
  ),
  'docker-daemon-timeout': refused(
    'the container runtime does not answer in time',
    'DockerTimeoutError: Could not transition to created; timed out after waiting 4m0s',
  ),
  'compute-strategy-mismatch': refused(
    'the task definition does not fit the compute strategy',
    'The selected task definition is not compatible with the selected compute strategy.',
  ),
  'container-create-failed': refused(
    'the runtime cannot make the container',
    'CannotCreateContainerError: API error (500): devmapper: Thin Pool has 4350 free data blocks which is less than minimum required 4454 free data blocks. Create more free space in thin pool or use dm.min_free_space option to change behavior',
  ),
  'container-start-failed': refused(
    'the runtime cannot start the container',
    oci(
      'unable to start container process: error during container init: error mounting "/sys/fs/cgroup" to rootfs at "/sys/fs/cgroup": no subsystem for mount',
    ),
  ),
  'network-path-blocked': refused(
    'starting the task needs a connection that fails',
    initialization(
      'failed to download FireLens configuration file: RequestError: send request failed caused by: Get "https://config-bucket.s3.eu-west-1.amazonaws.com/fluent.conf": dial tcp 52.218.1.2:443: i/o timeout',
    ),
  ),
  'image-pull-failed-unspecified': refused(
    'a pull fails, and the text is cut before it says why',
    'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code',
  ),
  'secrets-retrieval-failed-unspecified': refused(
    'the secrets cannot be fetched, and the text is cut before it says why',
    initialization(
      'unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time...',
    ),
  ),
  'task-failed-to-start-unspecified': refused('the tasks do not start, and nothing says why', 'Task failed to start'),
  'aws-internal-error': refused(
    'AWS meets an error of its own',
    'InternalError: Failed to start the task due to an internal error.',
  ),
} as const satisfies { readonly [cause: string]: Sign };

/**
 * Texts of ECS, its agent, Docker and containerd, held against the catalogue by the field that they stand in: what says why is
 * named, and what does not is not guessed.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cannot-start-container.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html
 */
import { describe, expect, test } from '@jest/globals';
import { judged } from '../../src/explain/fixture/judged.ts';
import type { Fixture } from '../../src/explain/fixture/fixture.ts';

const causeOf = (fixture: Omit<Fixture, 'about'>): string | undefined =>
  judged({ about: '', ...fixture }).findings.find(({ severity }) => severity === 'error')?.cause;
const ofStart = (stoppedReason: string): string | undefined =>
  causeOf({ tasks: [{ stopCode: 'TaskFailedToStart', stoppedReason }] });

const image = '444455556666.dkr.ecr.eu-west-1.amazonaws.com/api:2.14.0';
const target = '(target-group arn:aws:elasticloadbalancing:eu-west-1:444455556666:targetgroup/api-tg/6d0ecf831eec9f09)';

describe('a pull that failed', () => {
  const pull = (cause: string, texts: readonly string[]): readonly (readonly [string, string])[] =>
    texts.map((text) => [cause, text]);
  const table = [
    ...pull('image-not-found', [
      `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${image}: not found`,
      'CannotPullContainerError: Error response from daemon: manifest for shop/api:9 not found: manifest unknown: manifest unknown',
      'CannotPullContainerError: API error (404): repository shop/api not found',
      'CannotPullContainerError: Tag 2.14.0 not found in repository docker.io/shop/api',
      'CannotPullContainerError: Error response from daemon: invalid reference format',
    ]),
    ...pull('image-registry-auth', [
      `CannotPullContainerError: The task can't pull the image '${image}' from Amazon Elastic Container Registry using the task execution role 'arn:aws:iam::444455556666:role/api'. The role doesn't have the permissions to pull images from Amazon Elastic Container Registry. User is not authorized to perform: ecr:BatchGetImage`,
      'CannotPullContainerError: Error response from daemon: pull access denied for shop/api, repository does not exist or may require authorization',
      `CannotPullContainerError: failed to resolve ref ${image}: unexpected status code [manifests 2.14.0]: 403 Forbidden`,
      'Error response from daemon: Get "https://registry.example.org/v2/": unauthorized: incorrect username or password',
      'Error response from daemon: Head "https://registry.example.org/v2/shop/api/manifests/7": no basic auth credentials',
      'denied: Your authorization token has expired. Reauthenticate and try again.',
      'CannotPullContainerError: failed to resolve ref registry.example.org/shop/api:7: failed to authorize: failed to fetch anonymous token.',
      'unauthorized: authentication required',
    ]),
    ...pull('image-registry-unreachable', [
      `CannotPullContainerError: The task cannot pull '${image}' from Amazon ECR. There is a connection issue between the task and Amazon ECR. Check your task network configuration.`,
      'CannotPullContainerError: Error response from daemon: Get "https://registry.example.org/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
      'CannotPullContainerError: unable to connect to registry.example.org',
      'CannotPullContainerError: could not reach the registry registry-1.docker.io',
      `CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/x": dial tcp 52.218.1.1:443: i/o timeout`,
      `CannotPullContainerError: error pulling image configuration: download failed after attempts=6: dial tcp: lookup s3.amazonaws.com: no such host`,
      'CannotPullContainerError: Error response from daemon: Get https://registry.example.org/v2/: x509: certificate is valid for proxy.example.org, not registry.example.org',
      'CannotPullContainerError: Error response from daemon: Get https://registry.example.org/v2/shop/api/manifests/7: unexpected EOF',
      'CannotPullContainerError: failed to resolve ref registry.example.org/shop/api:7: failed to authorize: failed to fetch anonymous token: Get "https://registry.example.org/token": dial tcp 10.0.0.9:443: i/o timeout',
      'CannotPullContainerError: context canceled',
    ]),
    ...pull('image-rate-limited', [
      'CannotPullContainerError: Error response from daemon: toomanyrequests: You have reached your pull rate limit.',
      'CannotPullContainerError: failed to resolve ref docker.io/library/nginx:1.27: unexpected status code 429 Too Many Requests',
    ]),
    ...pull('image-pull-disk-full', [
      'CannotPullContainerError: Error response from daemon: write /var/lib/docker/tmp/GetImageBlob: no space left on device',
      'CannotPullContainerError: failed to register layer: ApplyLayer exit status 1: write /usr/lib/x.so: no space left on device',
    ]),
    ...pull('image-platform-mismatch', [
      'CannotPullContainerError: pull image manifest has been retried 1 time(s): image Manifest does not contain descriptor matching platform linux/amd64',
    ]),
    ...pull('image-layers-unsupported', [
      "CannotPullContainerError: failed to unpack image on snapshotter overlayfs: number of layers and diffIDs don't match: 4 != 5",
      'CannotPullContainerError: failed to register layer: archive/tar: invalid tar header',
      'CannotPullContainerError: failed to register layer: Error processing tar file(exit status 1): container id 1000000 cannot be mapped to a host id',
      'CannotPullContainerError: unknown media type application/vnd.example.layer.v1.tar+zstd',
      "CannotPullContainerError: Error response from daemon: mediaType in manifest should be 'application/vnd.docker.distribution.manifest.v2+json' not 'text/html'",
    ]),
    ...pull('image-pull-failed-unspecified', [
      'CannotPullContainerError: API error (404)',
      `CannotPullContainerError: failed to resolve ref ${image}: unexpected status code: 404 Not Found`,
      'CannotPullContainerError: API error (500)',
      'CannotPullContainerError: failed to register layer',
      'CannotPullContainerError: failed to register layer: Error processing tar file(exit status 1):',
      `CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref ${image}`,
      'CannotPullContainerError: pull command failed: panic',
    ]),
  ];
  test.each(table)('%s: %s', (cause, text) => {
    expect(ofStart(text)).toBe(cause);
  });
});

describe('a container that was not created or started', () => {
  const runc =
    'CannotStartContainerError: Error response from daemon: failed to create task for container: OCI runtime create failed: runc create failed: unable to start container process: ';
  test.each([
    [`${runc}exec: "npm run start": executable file not found in $PATH`, 'entrypoint-not-found'],
    ['CannotStartContainerError: the program "/app/serve" was not found or does not exist', 'entrypoint-not-found'],
    [`${runc}exec: "/usr/local/bin/docker-entry": stat /usr/local/bin/docker-ent`, 'entrypoint-not-found'],
    [`${runc}exec: "/app/serve": permission denied`, 'entrypoint-not-executable'],
    [
      'CannotStartContainerError: Error response from daemon: oci runtime error: starting container process caused "exec: \\"/app/serve\\": permission denied"',
      'entrypoint-not-executable',
    ],
    [`${runc}error mounting "/data" to rootfs at "/app": not a directory`, 'container-start-failed'],
    [
      'CannotStartContainerError: error gathering device information while adding custom device "/dev/nvidia0": no such file or directory',
      'container-start-failed',
    ],
    [
      'CannotStartContainerError: failed to initialize logging driver: dial unix /var/run/fluent.sock: connect: no such file or directory',
      'container-start-failed',
    ],
    [
      'CannotStartContainerError: ResourceInitializationError: failed to initialize logging driver: failed to get fluentd log driver arguments: no log configuration specified',
      'container-start-failed',
    ],
    [
      'CannotCreateContainerError: Error response from daemon: failed to chown /var/lib/docker/volumes/data/_data: operation not permitted',
      'volume-permission-denied',
    ],
    [
      'CannotCreateContainerError: Error response from daemon: failed to copy file info for /var/lib/ecs/volumes/shop: failed to chown: lchown /var/lib/ecs/volumes/shop: operation not permitted',
      'volume-permission-denied',
    ],
    ['CannotCreateContainerError: Error response from daemon: mkdir /data: read-only file system', 'volume-permission-denied'],
    [
      'CannotCreateContainerError: Error response from daemon: failed to mount local volume: mount :/data: permission denied',
      'efs-mount-failed',
    ],
    ['CannotCreateContainerError: Error response from daemon: devmapper: Thin Pool is full', 'container-create-failed'],
    [
      'CannotCreateContainerError: Error response from daemon: invalid mount config for type "bind": bind source path does not exist: /data',
      'container-create-failed',
    ],
    [
      'CannotStopContainerError: Error response from daemon: cannot stop container: permission denied',
      'task-failed-to-start-unspecified',
    ],
    ['ContainerRuntimeError: failed to create container runtime task', 'container-start-failed'],
    ['CannotCreateContainerError: timed out after waiting 4m0s', 'docker-daemon-timeout'],
  ])('%s: %s', (text, cause) => {
    expect(ofStart(text)).toBe(cause);
  });
});

describe('resources of a task that could not be set up', () => {
  test.each([
    [
      'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration.',
      'secrets-network-unreachable',
    ],
    [
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: RequestError: send request failed caused by: Post "https://ssm.eu-west-1.amazonaws.com/": dial tcp 52.94.1.1:443: i/o timeout',
      'secrets-network-unreachable',
    ],
    [
      'ResourceInitializationError: unable to pull secrets or registry auth: unable to get secret from asm: AccessDeniedException: not authorized to perform: secretsmanager:GetSecretValue',
      'secret-access-denied',
    ],
    [
      "ResourceInitializationError: unable to pull secrets or registry auth: The task can't retrieve the secret with ARN 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:db-AbCdEf' from AWS Secrets Manager. ResourceNotFoundException: Secrets Manager can't find the specified secret.",
      'secret-key-missing',
    ],
    [
      'ResourceInitializationError: unable to pull secrets or registry auth: retrieved secret from Secrets Manager did not contain json key password',
      'secret-key-missing',
    ],
    [
      'ResourceInitializationError: failed to download env files: file download command: non empty error stream: NoSuchBucket: The specified bucket does not exist',
      'secret-key-missing',
    ],
    [
      'ResourceInitializationError: failed to download env files: file download command: non empty error stream: AccessDenied: Access Denied status code: 403',
      'secret-access-denied',
    ],
    [
      'ResourceInitializationError: failed to download env files: file download command: non empty error stream: RequestCanceled: request context canceled caused by: context deadline exceeded',
      'secrets-network-unreachable',
    ],
    [
      "ResourceInitializationError: unable to pull secrets or registry auth: invalid character 'p' looking for beginning of value for secret from asm",
      'secret-malformed',
    ],
    [
      'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
      'log-group-missing',
    ],
    [
      "ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group '/ecs/api' defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration.",
      'logs-network-unreachable',
    ],
    ['ResourceInitializationError: failed to validate logger args: : signal: killed', 'logs-network-unreachable'],
    [
      'ResourceInitializationError: failed to initialize logging driver: failed to create Cloudwatch log group: AccessDeniedException: not authorized to perform: logs:CreateLogGroup',
      'log-driver-access-denied',
    ],
    [
      'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-0a1b.efs.eu-west-1.amazonaws.com"',
      'efs-mount-failed',
    ],
    [
      'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: access denied by server while mounting 127.0.0.1:/',
      'efs-mount-failed',
    ],
    [
      'ResourceInitializationError: failed to configure ENI: failed to setup regular eni: context deadline exceeded',
      'eni-provisioning-failed',
    ],
    ['Timeout waiting for network interface provisioning to complete.', 'eni-provisioning-failed'],
    ['TaskFailedToStart: the elastic network interface timed out while it was being attached', 'eni-provisioning-failed'],
    [
      "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': RequestLimitExceeded",
      'eni-provisioning-failed',
    ],
    ['Request limit exceeded while creating the network interface of the task', 'eni-provisioning-failed'],
    ['ResourceInitializationError: Unable to launch instance(s) for capacity provider api', 'capacity-provider-launch-failed'],
  ])('%s: %s', (text, cause) => {
    expect(ofStart(text)).toBe(cause);
  });
});

describe('an event', () => {
  test.each([
    [
      '(service api) could not be updated because the IAM permissions policies of its role are misconfigured or were changed.',
      'iam-elb-permission-missing',
    ],
    [
      '(service api) failed to register targets because the IAM policy attached to the service role was misconfigured or changed.',
      'iam-elb-permission-missing',
    ],
    [
      '(service api) is unable to act because the trust relationship of the role is misconfigured or was changed.',
      'iam-role-not-assumable',
    ],
    [
      '(service api) ECS was unable to assume the role arn:aws:iam::444455556666:role/api that was provided for this task.',
      'iam-role-not-assumable',
    ],
    [`(service api) failed to describe target health on ${target}`, 'iam-elb-permission-missing'],
    [
      `(service api) failed to describe target health in ${target} with (error The target group does not exist)`,
      'target-group-missing',
    ],
    [
      '(service api) was unable to place a task. Reason: You have exceeded your network interface limit.',
      'eni-provisioning-failed',
    ],
    [`(service api) was unable to describe target health in ${target} with (error Rate exceeded)`, 'ecs-api-throttled'],
    ['(service api) (task 5f0e) Health checks failed with these codes: [404]', 'health-check-path-not-found'],
    [
      '(service api) stopped 1 tasks that failed their health check: Health checks failed with these codes: [503]',
      'health-check-app-error',
    ],
  ])('%s: %s', (message, cause) => {
    expect(causeOf({ events: [message] })).toBe(cause);
  });
});

describe('the reason of a deployment', () => {
  test.each([
    [
      "Service deployment rolled back because ECS was unable to manage the ELB resources due to missing permissions on ECS Infrastructure Role 'arn:aws:iam::444455556666:role/elb'.",
      'iam-elb-permission-missing',
    ],
    [
      'Service deployment rolled back because of invalid networking configuration. User: arn:aws:sts::444455556666:assumed-role/elb/ECSNetworkingWithELB is not authorized to perform: elasticloadbalancing:DescribeRules',
      'iam-elb-permission-missing',
    ],
    [
      "Service deployment rolled back because of invalid networking configuration. ECS was unable to manage the ELB resources due to missing permissions on ECS Infrastructure Role 'arn:aws:iam::444455556666:role/elb'.",
      'bluegreen-networking-config',
    ],
    ['Service deployment failed: hook execution failed.', 'lifecycle-hook-failed'],
  ])('%s: %s', (statusReason, cause) => {
    expect(causeOf({ serviceDeployment: { status: 'STOPPED', statusReason } })).toBe(cause);
  });
});

describe('a log beside it', () => {
  const exited = {
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    containers: [{ exitCode: 1 }],
  };
  test.each([
    ['/bin/sh: 1: npm run start: not found', 'entrypoint-not-found'],
    ['bash: line 1: bundle exec puma: command not found', 'entrypoint-not-found'],
    ['/entrypoint.sh: line 12: flask: command not found', 'entrypoint-not-found'],
    ['start.sh: not found', 'entrypoint-not-found'],
    ['su-exec: node: No such file or directory', 'entrypoint-not-found'],
    ["nohup: failed to run command 'java': No such file or directory", 'entrypoint-not-found'],
    ['user bob: not found', 'app-crash-unspecified'],
    ['order 12: not found', 'app-crash-unspecified'],
    ['template index.html: not found', 'app-crash-unspecified'],
    ['bash: /app/run: Permission denied', 'entrypoint-not-executable'],
    ['[FATAL tini (7)] exec /app/run failed: Permission denied', 'entrypoint-not-executable'],
    ['/entrypoint.sh: line 8: /app/bin/server: Permission denied', 'entrypoint-not-executable'],
    ['/entrypoint.sh: line 4: /etc/nginx/conf.d/default.conf: Permission denied', 'volume-permission-denied'],
    ['/bin/sh: 0: cannot open –c: No such file', 'command-invalid'],
    ['sh: 0: cannot open /app/start.sh: No such file', 'entrypoint-not-found'],
    ['/bin/bash: –c: No such file or directory', 'command-invalid'],
    ['stat /data/prices.csv: no such file or directory', 'app-crash-unspecified'],
    ['executor: could not stat /etc/shop/rules.csv: no such file or directory', 'app-crash-unspecified'],
    ['fatal: open /data/prices.csv: no such file or directory', 'app-crash-unspecified'],
  ])('%s: %s', (line, cause) => {
    const found = causeOf({ tasks: [exited], logs: [line] });
    expect(found === 'container-exited-unspecified' ? 'app-crash-unspecified' : found).toBe(cause);
  });

  test('an access log in which the checked path is answered does not blame the network, though no agent is named', () => {
    const tasks = [
      {
        containers: [{ healthStatus: 'HEALTHY' }],
        target: { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' },
      },
    ];
    expect(causeOf({ tasks, logs: ['INFO:     10.0.1.5:41234 - "GET /healthz HTTP/1.1" 200 OK'] })).toBe('health-check-timeout');
  });
});

/** The action's inputs, in its order. Generated from `action.yml` by `npm run docs`. */
export const actionInputs = {
  service: {
    description: 'The services to verify: one or more names or ARNs, separated by commas or new lines. All are verified at once.',
    default: '',
  },
  cluster: { description: "The cluster's name or ARN. A service that is given by its ARN brings its own.", default: 'default' },
  region: { description: 'The AWS region. Without it, `AWS_REGION` is taken, else `AWS_DEFAULT_REGION`.', default: '' },
  deployment: {
    description:
      'Which deployment to verify: `current`, the newest one; `new`, the first that appears after the gate has started; or one by name, `ecs-svc/<number>` or the ARN of a service deployment (of one service only).',
    default: 'current',
  },
  'task-definition': {
    description:
      'What the deployment must run: an ARN, `family:revision`, or `family` (any revision of it). For several services, one entry for each family, separated by commas or new lines. Without it, whatever it runs is right.',
    default: '',
  },
  'start-within': {
    description:
      'How long the expected deployment may take to appear, from the first observation. `auto` is 10 minutes with `deployment: new`, else 1 minute. Where AWS has not shown the service by then, the gate waits for it, for as long as `timeout` more (`auto`: 10 minutes).',
    default: 'auto',
  },
  'on-no-deployment': {
    description:
      'Result when no deployment has appeared by then: `fail`, or `pass` where the deployer may have found nothing to change.',
    default: 'fail',
  },
  'on-superseded': {
    description:
      'Result when a newer deployment replaces this one: `fail`, `pass`, or `follow`: verify the newer one instead, with its own time, ten times at most.',
    default: 'fail',
  },
  'on-pause': {
    description:
      'What to do when the deployment waits for a person at a hook: `wait`, `pass` once the tasks that ECS has asked for so far are healthy, or `fail`.',
    default: 'wait',
  },
  'allow-no-tasks': { description: 'Whether a service with a desired count of 0 passes.', default: 'false' },
  'wait-until': {
    description:
      'How far to wait. `completed`: ECS too calls the deployment complete. `traffic-shifted`: production traffic goes to the new tasks, and only to them. `healthy`: the new tasks are healthy, wherever traffic goes.',
    default: 'completed',
  },
  timeout: {
    description:
      "How long the deployment may take, such as `90s`, `15m` or `1h30m`. It counts from the observation that first shows the deployment. `auto` works it out from the service's own configuration, and the log says how.",
    default: 'auto',
  },
  'poll-interval': { description: 'How often to observe; `1s` at least.', default: '5s' },
  'stable-for': {
    description:
      'How long everything must stay healthy before the gate says so; `0s` turns that off. `auto` is the time in which a target that fails right after its first success would be found out.',
    default: 'auto',
  },
  'failed-tasks-threshold': {
    description:
      'How many failed tasks make the deployment a failure, 1 or more. `auto` is a quarter of the desired count, or fewer while no task was ever healthy; at least 2. What cannot heal by itself needs only one.',
    default: 'auto',
  },
  'health-check-path': {
    description:
      'The path that every HTTP or HTTPS target group must check: exact text, several on lines of their own. Another path, or a group that checks by TCP, fails at the first observation.',
    default: '',
  },
  'health-check-matcher': {
    description:
      'The codes that every target group must take for healthy, such as `200`, `200,204` or `200-399`; gRPC codes likewise. Compared as sets, not as text. Other codes fail at the first observation.',
    default: '',
  },
  'log-lines': {
    description: 'How many last log lines of a failed container to show, up to 1000. With 0, logs are never read.',
    default: '25',
  },
  'job-summary': { description: 'Whether to write the job summary.', default: 'true' },
  recording: {
    description: 'Where to write the recording, in a folder that is there. Without it, a file of its own under `RUNNER_TEMP`.',
    default: '',
  },
  mode: {
    description:
      'Whether to `verify` a deployment or to `audit` a configuration. `verify`: wait for the deployment and judge it. `audit`: judge the configuration of the service as it is, without waiting, before a deployment or on a pull request.',
    default: 'verify',
  },
  'fail-on': {
    description: 'The least severity of a finding that fails an audit: `error`, `warning` or `never`. It is for audits alone.',
    default: 'error',
  },
  'commit-status': {
    description:
      'Whether to set a commit status, `ecs-health/<service>`: pending while the gate waits, then the result. A ruleset can require it. Where services of several clusters share a name, each is `ecs-health/<service> (<cluster>)`; verify these in one step, or they overwrite each other. Needs `statuses: write`.',
    default: 'false',
  },
  'pr-comment': {
    description:
      'Whether to comment on the pull request: one comment for these services, updated in place. Needs `pull-requests: write`.',
    default: 'false',
  },
  sha: {
    description:
      'The commit that statuses belong on. Without it, what the event says: the head of a pull request, not its merge commit.',
    default: '',
  },
  'github-token': { description: "The workflow's token, for statuses and comments alone.", default: '' },
  'check-run-id': { description: "The id of this job's check run, for exact links to it. Empty is fine.", default: '' },
} as const;

/** Runs of deployments by CodeDeploy, from which their golden summaries and logs are told. */
import type { CodeDeployDeployment, Deployment, Observation, Target, TargetGroup, Task } from '../../src/model/observation.ts';
import type { Criteria } from '../../src/model/criteria.ts';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Decided, Outcome } from '../../src/model/outcome.ts';
import type { VerifiedService } from '../../src/model/ports.ts';
import { codeDeployPauses } from '../../src/model/strategy/code-deploy-pause.ts';
import { extend, startTimeline, type Timeline } from '../../src/model/timeline.ts';
import { at, criteria, groupArn, observation, older, olderDeployment, service, target, targetGroup, task } from '../build.ts';
import { carriedOut, codeDeployment, codeDeployTarget, eventsUpTo, olderTaskSet, ownTaskSet } from '../code-deploy.ts';

const blueArn = groupArn.replace('api-tg', 'api-blue');
const greenArn = groupArn.replace('api-tg', 'api-green');
const container = { containerName: 'app', containerPort: 3000 };

const three = (made: (n: number) => Target, from = 1): readonly Target[] => [0, 1, 2].map((n) => made(from + n));
const running = [1, 2, 3].map((n) => task(n, { createdAt: at(5), startedAt: at(40), id: String(n).repeat(32) }));
const olderTasks: readonly Task[] = [101, 102, 103].map((n) =>
  task(n, { deploymentId: older, createdAt: at(-9000), startedAt: at(-8990), taskDefinition: olderDeployment().taskDefinition }),
);
const groups: readonly TargetGroup[] = [
  targetGroup({ arn: blueArn, name: 'api-blue' }),
  targetGroup({ arn: greenArn, name: 'api-green' }),
];

/** The two sets, with the status of each. */
export const sets = (own: string, other: string | undefined): readonly Deployment[] => [
  { ...ownTaskSet({ loadBalancers: [{ targetGroupArn: greenArn, ...container }] }), status: own },
  ...(other === undefined
    ? []
    : [{ ...olderTaskSet({ loadBalancers: [{ targetGroupArn: blueArn, ...container }] }), status: other }]),
];

interface Look {
  readonly seconds: number;
  /** Left out: nobody asked CodeDeploy. */
  readonly says?: CodeDeployDeployment;
  readonly kind?: Observation['kind'];
  readonly deployments?: readonly Deployment[];
  readonly tasks?: readonly Task[];
  readonly green?: readonly Target[];
}

export const look = ({ seconds, says, kind = 'quiet', deployments, tasks, green }: Look): Observation =>
  observation(seconds, {
    kind,
    service: service({
      controller: 'CODE_DEPLOY',
      desiredCount: 3,
      loadBalancers: [],
      deployments: (deployments ?? sets('ACTIVE', 'PRIMARY')).map((set) => ({ ...set, desiredCount: 3, runningCount: 3 })),
    }),
    tasks: tasks ?? [...running, ...olderTasks],
    targets: new Map([[greenArn, green ?? three((n) => target(n))]]),
    targetGroups: groups,
    ...(says ? { codeDeploy: says } : {}),
  });

const timelineOf = (observations: readonly Observation[], asked: Partial<Criteria> = {}): Timeline =>
  observations.reduce(extend, startTimeline({ cluster: 'prod', service: 'api' }, criteria(asked), at(0)));

const decided = (outcome: Outcome, seconds: number, because: string): Decided => ({
  decided: true,
  outcome,
  at: at(seconds),
  passes: outcome === 'healthy',
  because,
});

const canaryPlan = codeDeployment({
  configurationName: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
  trafficStep: { kind: 'canary', percent: 10, intervalSeconds: 300 },
  terminationWaitSeconds: 300,
});
const inProgress = { status: 'InProgress' } as const;

const starting = [
  look({
    kind: 'opening',
    seconds: 2,
    says: { ...canaryPlan, target: codeDeployTarget(eventsUpTo('BeforeInstall', inProgress)) },
    tasks: olderTasks,
    green: [],
  }),
  look({
    seconds: 70,
    says: { ...canaryPlan, target: codeDeployTarget(eventsUpTo('Install', inProgress)) },
    green: three((n) => target(n, 'initial', 'Elb.InitialHealthChecking', 'Initial health checks in progress')),
  }),
  look({ seconds: 110, says: { ...canaryPlan, target: codeDeployTarget(eventsUpTo('Install', inProgress)) } }),
  look({ seconds: 245, says: { ...canaryPlan, target: codeDeployTarget(eventsUpTo('AllowTraffic', inProgress), 10) } }),
];

/** Ten percent for five minutes, then all. */
export function byCodeDeploy(): VerifiedService {
  const shifted = codeDeployTarget(eventsUpTo('AfterAllowTraffic', { startedAt: at(545), endedAt: at(546) }), 100);
  const events = shifted.lifecycleEvents.map((event) =>
    event.name === 'AllowTraffic' ? { ...event, startedAt: at(240), endedAt: at(544) } : event,
  );
  const done = { ...canaryPlan, target: { ...shifted, lifecycleEvents: events } };
  const observations = [
    ...starting,
    look({
      seconds: 550,
      says: { ...done, isTerminationWaitStarted: true },
      deployments: sets('PRIMARY', 'ACTIVE'),
    }),
    look({
      seconds: 900,
      says: { ...done, status: 'Succeeded', completedAt: at(890) },
      deployments: sets('PRIMARY', undefined),
      tasks: running,
    }),
  ];
  return {
    timeline: timelineOf(observations),
    verdict: decided('healthy', 900, '3 tasks of 3 healthy for 30 s, and CodeDeploy calls the deployment Succeeded'),
    findings: [],
  };
}

/** An alarm stops it at ten percent, and CodeDeploy goes back by a deployment of its own. */
export function stoppedByAlarm(): VerifiedService {
  const says = {
    ...canaryPlan,
    status: 'Stopped',
    errorCode: 'ALARM_ACTIVE',
    errorMessage:
      'One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <api-5xx>',
    rolledBackBy: 'd-FG56HI78J',
    completedAt: at(420),
    target: codeDeployTarget(eventsUpTo('AllowTraffic', { status: 'Failed', endedAt: at(419), errorCode: 'UnknownError' }), 0),
  };
  const observations = [...starting, look({ seconds: 425, says, deployments: sets('DRAINING', 'PRIMARY') })];
  const timeline = timelineOf(observations);
  const verdict = decided(
    'rolled-back',
    425,
    'CodeDeploy rolled d-AB12CD34E back by deployment d-FG56HI78J (rollbackInfo.rollbackDeploymentId)',
  );
  return { timeline, verdict, findings: diagnose(timeline, verdict) };
}

/** Its tasks run, and somebody is to let them have traffic. */
export function readyForTraffic(): VerifiedService {
  const before = [...eventsUpTo('AfterInstall'), { name: 'BeforeAllowTraffic', status: 'Pending' }];
  const says = codeDeployment({
    status: 'Ready',
    readyWaitSeconds: 3600,
    readyTimeoutAction: 'STOP_DEPLOYMENT',
    target: codeDeployTarget(before, 0, { status: 'Ready' }),
  });
  const observations = [...starting.slice(0, 3), look({ seconds: 190, says })];
  return {
    timeline: timelineOf(observations, { onPause: 'fail' }),
    verdict: decided('paused', 190, codeDeployPauses(carriedOut(says))[0]?.words ?? ''),
    findings: [],
  };
}

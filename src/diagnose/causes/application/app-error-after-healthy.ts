import { defineCause } from '../../define-cause.ts';
import { atStage, stageBeforeEnd, stageEvidence } from '../../evidence/stage-before-end.ts';
import { inTurn } from '../../remedy/forms.ts';
import { describeAlarm, tailLog } from '../../remedy/lookups.ts';

/** Only alarms whose name speaks of errors: others tell of load, cost or anything else. */
const speaksOfErrors = /5xx|error|fault|fail|exception|unhealthy/i;

export const appErrorAfterHealthy = defineCause({
  id: 'app-error-after-healthy',
  severity: 'error',
  title: 'The new revision is healthy by its checks, and an alarm about errors went off',
  explanation:
    'The tasks passed their health checks and took traffic; then a CloudWatch alarm of the deployment that watches errors went off, and ECS gave the deployment up.',
  origins: [
    'The new revision fails on requests that the health check does not make.',
    'The alarm watches something that has nothing to do with this deployment.',
  ],
  prevention: 'Let the health check touch what the revision cannot do without, and keep bake time above the period of the alarm.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html',
  find: (timeline) => {
    const { facts, deployment } = timeline;
    const triggered = deployment?.serviceDeployment?.triggeredAlarmNames ?? [];
    const alarms = facts.firstHealthyAt === undefined ? [] : triggered.filter((name) => speaksOfErrors.test(name));
    return alarms[0] === undefined ? undefined : { alarms, first: alarms[0], stage: stageBeforeEnd(timeline) };
  },
  evidence: ({ alarms, stage }) => [
    ...alarms.map((name) => ({ field: 'ServiceDeployment.alarms.triggeredAlarmNames', text: name })),
    ...stageEvidence(stage),
  ],
  sentence: ({ first, stage }) => `the tasks were healthy, and then the alarm ${first} went off${atStage(stage)}`,
  remedies: ({ first }, timeline) => [
    {
      text: 'Look what the alarm saw, and read the log of the application for that time.',
      paste: inTurn(describeAlarm(timeline, first), tailLog(timeline)),
    },
  ],
});

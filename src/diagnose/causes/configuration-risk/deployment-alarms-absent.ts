import { defineCause } from '../../define-cause.ts';
import { serviceThatShifts } from '../../evidence/traffic-shift.ts';
import { changeService } from '../../remedy/service-settings.ts';

export const deploymentAlarmsAbsent = defineCause({
  id: 'deployment-alarms-absent',
  severity: 'warning',
  title: 'Nothing watches what the new revision does with production traffic',
  explanation:
    'A deployment that shifts traffic goes on, and rolls back, by what watches it: CloudWatch alarms, lifecycle hooks, the circuit breaker. Without alarms and hooks a revision that passes its health checks and fails requests gets all production traffic.',
  origins: ['No alarm was named when the strategy was chosen.'],
  prevention: 'Name an alarm on the 5xx responses and on the latency of the service itself, with rollback.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html',
  find: (timeline) => {
    const service = serviceThatShifts(timeline);
    if (!service || service.alarmNames.length > 0) return undefined;
    return service.lifecycleHooks?.some(({ targetType }) => targetType === 'AWS_LAMBDA') ? undefined : service;
  },
  evidence: ({ circuitBreaker }) => [
    { field: 'Service.deploymentConfiguration.alarms', text: 'none' },
    { field: 'Service.deploymentConfiguration.deploymentCircuitBreaker', text: `enable: ${circuitBreaker.enable}` },
  ],
  sentence: ({ name, circuitBreaker }) =>
    circuitBreaker.enable
      ? `${name} is rolled back for tasks that fail, but for no error that its clients get: it has no alarms`
      : `nothing would roll ${name} back: it has neither alarms nor a circuit breaker`,
  remedies: (_service, timeline) => [
    {
      text: 'Name an alarm that tells what clients get.',
      paste: changeService(timeline, {
        options: { 'deployment-configuration': 'alarms={alarmNames=[<alarm>],enable=true,rollback=true}' },
        terraform: { alarms: { alarm_names: ['<alarm>'], enable: true, rollback: true } },
        cdk: 'deploymentAlarms: { alarmNames: ["<alarm>"], behavior: ecs.AlarmBehavior.ROLLBACK_ON_ALARM }',
        cloudFormation: { DeploymentConfiguration: { Alarms: { AlarmNames: ['<alarm>'], Enable: true, Rollback: true } } },
      }),
    },
  ],
});

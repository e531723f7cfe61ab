/** When a service revision tells which target groups it really uses: nobody knows, so a scenario says it. */
import { groupArn } from '../../load-balancer/rules.ts';
import { touch } from '../engine.ts';
import type { Engine, LiveDeployment, LiveService } from '../state.ts';

export function tellResolved(
  engine: Engine,
  deployment: LiveDeployment,
  service: LiveService,
  moment: 'start' | 'registration' | 'shift',
): void {
  const { strategy } = service.setting;
  const told = strategy?.shows?.resolved ?? 'registration';
  const revision = service.serviceRevisions.find((one) => one.deploymentId === deployment.id);
  if (strategy === undefined || revision === undefined || revision.resolved !== undefined) return;
  if ((told === 'wrong' ? 'registration' : told) !== moment) return;
  const resolved = deployment.loadBalancers.flatMap(({ targetGroup, pair }) => {
    if (pair === undefined) return [];
    const group = told === 'wrong' ? pair.alternate : targetGroup;
    const rule = engine.rules.get(pair.productionRule)?.setting.arn ?? '';
    return [{ targetGroupArn: groupArn(engine, group), productionListenerRule: rule }];
  });
  service.serviceRevisions = service.serviceRevisions.map((one) => (one === revision ? { ...one, resolved } : one));
  touch(engine, service);
}

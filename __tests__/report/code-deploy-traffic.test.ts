import { describe, expect, test } from '@jest/globals';
import { extend, startTimeline } from '../../src/model/timeline.ts';
import type { ServiceReport } from '../../src/model/report.ts';
import { serviceReport } from '../../src/report/service-report.ts';
import { at, criteria, target } from '../build.ts';
import { codeDeployment, codeDeployTarget, eventsUpTo } from '../code-deploy.ts';
import { look, sets } from './code-deploy-reports.ts';

type Look = Parameters<typeof look>[0];

const reportOf = (...looks: readonly Omit<Look, 'seconds'>[]): ServiceReport =>
  serviceReport({
    timeline: looks
      .map((one, index) => look({ ...one, seconds: 5 * index }))
      .reduce(extend, startTimeline({ cluster: 'prod', service: 'api' }, criteria(), at(0))),
    verdict: { decided: false },
    findings: [],
  });

const shifting = (weight: number) => codeDeployment({ target: codeDeployTarget(eventsUpTo('AllowTraffic'), weight) });
const unused = [1, 2, 3].map((n) => target(n, 'unused', 'Target.NotInUse'));

describe('clients', () => {
  const primary = sets('PRIMARY', 'ACTIVE');
  const all = undefined;
  const rows: readonly [why: string, seen: Omit<Look, 'seconds'>, impact: readonly (readonly [string, number | undefined])[]][] =
    [
      ['meet nothing of a group that has no traffic yet', { says: shifting(0), green: unused }, []],
      ['meet what a part of the traffic meets', { says: shifting(10), green: [] }, [['no-targets', 10]]],
      ['meet all of it after the shift', { says: shifting(100), green: unused }, [['none-in-use', 100]]],
      ['are no matter of a set that is not PRIMARY, where nobody tells more', { green: unused }, []],
      ['all come to the PRIMARY set, where nobody tells more', { deployments: primary, green: [] }, [['no-targets', all]]],
    ];
  test.each(rows)('%s', (_why, seen, impact) => {
    const { windows } = reportOf(seen);
    expect(windows.map(({ kind, productionPercent }) => [kind, productionPercent])).toStrictEqual(impact);
  });
});

describe('traffic', () => {
  test('goes over share by share, from the set that it replaces', () => {
    const { traffic } = reportOf({ says: shifting(0) }, { says: shifting(10) }, { says: shifting(10) }, { says: shifting(100) });
    expect(traffic?.steps.map(({ productionPercent }) => productionPercent)).toStrictEqual([0, 10, 100]);
    expect(traffic?.replaces).toMatchObject([{ id: 'ecs-svc/1000000000000000001' }]);
    expect(traffic?.pairs).toMatchObject([
      { name: 'api-green', role: 'own', productionPercent: 100 },
      { name: 'api-blue', role: 'other', productionPercent: 0 },
    ]);
  });
  test('is not drawn where CodeDeploy tells no share', () => {
    const untold = codeDeployment({ target: codeDeployTarget(eventsUpTo('Install'), 0, { taskSets: [] }) });
    expect(reportOf({ says: untold }).traffic).toBeUndefined();
  });
});

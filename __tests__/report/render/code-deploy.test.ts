import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LifecycleEvent } from '../../../src/model/observation.ts';
import type { ServiceReport } from '../../../src/model/report.ts';
import { codeDeployBars } from '../../../src/report/render/code-deploy.ts';
import { ganttOf } from '../../../src/report/render/gantt.ts';
import { serviceReport } from '../../../src/report/service-report.ts';
import { at } from '../../build.ts';
import { byCodeDeploy } from '../code-deploy-reports.ts';
import { hostile } from '../hostile.ts';

const told = serviceReport(byCodeDeploy());
const withEvent = (event: Partial<LifecycleEvent>): ServiceReport => ({
  ...told,
  ...(told.codeDeploy
    ? {
        codeDeploy: {
          ...told.codeDeploy,
          lifecycleEvents: [{ name: 'Install', status: 'Succeeded', startedAt: at(0), ...event }],
        },
      }
    : {}),
});

describe('a lifecycle event in the gantt', () => {
  const rows: readonly [why: string, event: Partial<LifecycleEvent>, bars: readonly object[]][] = [
    ['is as long as it took', { endedAt: at(30) }, [{ what: 'Install', kind: 'done', from: at(0), until: at(30) }]],
    ['lasts to the end where it has not ended', { status: 'InProgress' }, [{ kind: 'active', until: at(900) }]],
    ['is red where it failed', { status: 'Failed', endedAt: at(30) }, [{ kind: 'crit' }]],
    ['has no word of its own in a status that nobody knows', { status: 'constructor', endedAt: at(30) }, [{ kind: 'done' }]],
    ['is not drawn where it took less than a second', { endedAt: at(0.4) }, []],
  ];
  test.each(rows)('%s', (_why, event, bars) => {
    expect(codeDeployBars(withEvent(event), at(900))).toMatchObject(bars);
    expect(codeDeployBars(withEvent(event), at(900))).toHaveLength(bars.length);
  });
  test('that has not begun is not drawn', () => {
    const pending = { name: 'Install', status: 'Pending' };
    const report = { ...told, ...(told.codeDeploy ? { codeDeploy: { ...told.codeDeploy, lifecycleEvents: [pending] } } : {}) };
    expect(codeDeployBars(report, at(900))).toStrictEqual([]);
  });
  test('cannot break the syntax of the diagram, whatever its name', () => {
    const lines = (name: string): number =>
      ganttOf(withEvent({ name, endedAt: at(30) }), '##')
        .join('\n')
        .split('\n').length;
    fc.assert(
      fc.property(hostile, (name) => {
        expect(codeDeployBars(withEvent({ name, endedAt: at(30) }), at(900))[0]?.what).toMatch(/^[0-9a-z]{1,40}$/i);
        expect(lines(name)).toBe(lines('Install'));
      }),
    );
  });
});

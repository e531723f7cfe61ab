import { describe, expect, test } from '@jest/globals';
import type { Observation, PastDeployment } from '../../src/model/observation.ts';
import type { Timeline } from '../../src/model/timeline.ts';
import { historyInWords, historyReport, slowestNote } from '../../src/report/history.ts';
import { at, deployment, observation, service, serviceDeployment, timeline } from '../build.ts';

/** Deployments that took so many seconds, the newest first, a day apart. */
const past = (...seconds: readonly number[]): readonly PastDeployment[] =>
  seconds.map((took, index) => {
    const createdAt = at(-86_400 * (index + 1));
    return {
      arn: `arn:aws:ecs:eu-west-1:111122223333:service-deployment/prod/api/${index}`,
      createdAt,
      finishedAt: createdAt + took * 1000,
    };
  });

/** Ours was created a minute before second 0. */
const seen = (history: readonly PastDeployment[] | undefined, seconds = 0, changes: Partial<Observation> = {}): Timeline =>
  timeline([observation(seconds, { ...(history ? { history } : {}), ...changes })]);

describe('how long the last deployments took', () => {
  const rows: readonly [why: string, seconds: readonly number[], says: string | undefined][] = [
    ['is not said where none is known', [], undefined],
    ['of one alone', [240], 'the last deployment took 4 min'],
    ['as a span in one unit', [185, 300, 240], 'the last 3 deployments took 3 to 5 min'],
    ['as a span of seconds', [45, 80], 'the last 2 deployments took 45 s to 1 min 20 s'],
    ['as a span in two units', [45, 200], 'the last 2 deployments took 45 s to 4 min'],
    ['once, where all took the same', [250, 250], 'the last 2 deployments took 4 min 10 s'],
    ['as a span that holds them all', [150, 290], 'the last 2 deployments took 2 to 5 min'],
    ['as hours', [3600, 5400], 'the last 2 deployments took 1 h to 1 h 30 min'],
  ];
  test.each(rows)('%s', (_why, seconds, says) => {
    expect(historyInWords(seen(past(...seconds)))).toBe(says);
  });
  test('stays known where a later observation tells nothing of it', () => {
    const both = timeline([observation(0, { history: past(240) }), observation(5)]);
    expect(historyInWords(both)).toBe('the last deployment took 4 min');
  });
});

describe('beside them, this one', () => {
  const completed = (seconds: number): Partial<Observation> => ({
    service: service({ deployments: [deployment({ rolloutState: 'COMPLETED', updatedAt: at(seconds) })] }),
  });
  test('has no time of its own where none of them is known', () => {
    expect(historyReport(seen(undefined))).toBeUndefined();
  });
  test('is not over before ECS calls it complete', () => {
    expect(historyReport(seen(past(240), 60))?.own).toStrictEqual({ seconds: 120, isOver: false });
  });
  test('ends with what ECS changed last, where it was over before', () => {
    expect(historyReport(seen(past(240), 60, completed(30)))?.own).toStrictEqual({ seconds: 90, isOver: true });
  });
  test('ends when that is first seen, where it was watched', () => {
    const open = observation(0, { history: past(240) });
    const watched = timeline([open, observation(60, completed(-30)), observation(90, completed(-30))]);
    expect(historyReport(watched)?.own).toStrictEqual({ seconds: 120, isOver: true });
  });
  test('ends when its service deployment did', () => {
    const succeeded = serviceDeployment('SUCCESSFUL', { finishedAt: at(20) });
    expect(historyReport(seen(past(240), 60, { serviceDeployments: [succeeded] }))?.own).toStrictEqual({
      seconds: 80,
      isOver: true,
    });
  });

  const rows: readonly [
    why: string,
    history: readonly number[],
    seconds: number,
    changes: Partial<Observation>,
    says: string | undefined,
  ][] = [
    [
      'that took longer than each is told',
      [180, 240, 300],
      400,
      completed(300),
      'took 6 min, longer than each of the last 3 of the service, which took 3 to 5 min.',
    ],
    [
      'that has not ended is told so far',
      [180, 240, 300],
      400,
      {},
      'has taken 7 min 40 s so far, longer than each of the last 3',
    ],
    ['that took longer than most is nothing to tell', [180, 240, 900], 400, {}, undefined],
    ['that took as long as the longest is nothing to tell', [180, 240, 360], 400, completed(300), undefined],
    ['is compared with no less than three', [180, 240], 400, {}, undefined],
  ];
  test.each(rows)('%s', (_why, history, seconds, changes, says) => {
    const note = slowestNote(seen(past(...history), seconds, changes));
    expect(note === undefined).toBe(says === undefined);
    expect(note ?? '').toContain(says ?? '');
  });
});

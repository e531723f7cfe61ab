/** The checks themselves: each is shown what is wrong, and finds it. */
import { describe, expect, it } from '@jest/globals';
import { check } from '../../chaos/check/check.ts';
import { callFindings } from '../../chaos/check/calls.ts';
import { paceFindings } from '../../chaos/check/pace.ts';
import { reportFindings } from '../../chaos/check/report.ts';
import { unaskedFindings } from '../../chaos/check/unasked.ts';
import { unreadFindings } from '../../chaos/check/unread.ts';
import { judged } from '../../chaos/check/verdicts.ts';
import { withAcceptedActions } from '../../chaos/accepted-actions.ts';
import { typescript } from '../../chaos/typescript.ts';
import { movedTo } from '../../simulator/oracle/observation-time.ts';
import { play, type Played } from '../../simulator/play.ts';
import { scenarioTests } from '../../simulator/scenarios/index.ts';
import type { ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';
import type { ReadFailure } from '../../src/model/observation.ts';

function named(name: string): ScenarioTest {
  const test: ScenarioTest | undefined = scenarioTests[name];
  if (!test) throw new Error(`there is no scenario ${name}`);
  return test;
}

const sound = named('plain-update-1');
const kindsOf = (findings: readonly { readonly kind: string }[]): readonly string[] => findings.map(({ kind }) => kind);

/** The same run, with what the one service said changed. */
const changed = (played: Played, change: Partial<Played['services'][number]>): Played => ({
  ...played,
  services: played.services.map((one) => ({ ...one, ...change })),
});

describe('a play that went well', () => {
  it('has no finding', async () => {
    const { findings, outcomes } = await check(sound);
    expect([findings, outcomes]).toEqual([[], ['healthy']]);
  });
});

describe('a play in which something is wrong', () => {
  it.each<readonly [string, Partial<Played['services'][number]>, string]>([
    ['green too early', { observations: [] }, 'too early: healthy'],
    [
      'red without reason',
      { verdict: { decided: true, outcome: 'timed-out', at: 0, passes: false, because: '' } },
      'false red: timed-out, oracle healthy',
    ],
    ['no verdict', { verdict: { decided: false } }, 'no verdict'],
  ])('is found out: %s', async (_, change, kind) => {
    const played = changed(await play(sound), change);
    expect(kindsOf(judged(played, sound).flatMap(({ findings }) => findings))).toEqual([kind]);
  });

  it('is found out: green where the oracle sees a failure', async () => {
    const failing = named('crash-loop-1');
    const played = changed(await play(failing), {
      verdict: { decided: true, outcome: 'healthy', at: 0, passes: true, because: '' },
    });
    expect(kindsOf(judged(played, failing).flatMap(({ findings }) => findings))).toEqual(['false green: tasks-cycling']);
  });

  it('is found out: a verdict that waits although time alone made it due', async () => {
    const stable = named('healthy-at-first-sight');
    const played = await play(stable);
    const observations = played.services[0]?.observations ?? [];
    const later = observations.map((one, place) => (place === observations.length - 1 ? movedTo(one, one.atMs + 2000) : one));
    const kinds = (seen: Played): readonly string[] => kindsOf(judged(seen, stable).flatMap(({ findings }) => findings));
    expect([kinds(played), kinds(changed(played, { observations: later }))]).toEqual([[], ['late by time alone']]);
  });

  it('is found out: an interval that is longer than asked for', async () => {
    const played = await play(sound);
    const [first, , third, ...rest] = played.services[0]?.observations ?? [];
    if (first === undefined || third === undefined) throw new Error('three observations are needed');
    const slow = changed(played, { observations: [first, third, ...rest] });
    expect(kindsOf(paceFindings(slow, sound))).toEqual(['long interval']);
  });

  it('is found out: an end that nobody asked for', async () => {
    const { services, ...played } = await play(sound);
    const cut = services.map((one) => ({
      ...one,
      observations: one.observations.slice(0, 2),
      verdict: { decided: true, outcome: 'cancelled', at: 0, passes: false, because: '' } as const,
    }));
    expect(kindsOf(judged({ ...played, services: cut }, sound).flatMap(({ findings }) => findings))).toEqual([
      'false red: cancelled, oracle healthy',
    ]);
  });

  it('is found out: what is not read though AWS answers it', async () => {
    const played = await play(sound);
    const unread = (operation: string, reason: ReadFailure['reason'] = 'no-answer') =>
      played.services.map(({ timeline, ...one }) => {
        const failure = { operation, action: `ecs:${operation}`, reason, needed: true, errorName: 'TimeoutError', message: '' };
        const observations = timeline.observations.map((seen) => ({ ...seen, readFailures: [failure] }));
        return { ...one, timeline: { ...timeline, observations } };
      });
    const kinds = (services: Played['services']): readonly string[] => [
      ...new Set(kindsOf(unreadFindings({ ...played, services }, sound))),
    ];
    expect(kinds(played.services)).toEqual([]);
    expect(kinds(unread('ListTasks'))).toEqual(['unread without a fault: ListTasks']);
    expect(kinds(unread('ListTasks', 'denied'))).toEqual(['unread without a fault: ListTasks']);
    expect(kinds(unread('DescribeTasks', 'throttled'))).toEqual(['unread without a fault: DescribeTasks']);
  });

  it('is found out: what is never asked', async () => {
    const played = await play(sound);
    const [one] = played.services;
    if (!one) throw new Error('a service is needed');
    expect(unaskedFindings(played, sound, one, 'healthy')).toEqual([]);
    expect(kindsOf(unaskedFindings(played, sound, one, 'timed-out'))).toEqual(['asked too little: timed-out, not healthy']);
  });

  it('is found out: a call that AWS refuses', async () => {
    const played = await play(sound);
    const call = { at: 0, operation: 'ListTasks', input: {}, outcome: 'InvalidParameterException' } as const;
    expect(kindsOf(callFindings({ ...played, simulated: { ...played.simulated, calls: [call] } }))).toEqual([
      'refused: ListTasks InvalidParameterException',
    ]);
  });

  it('is found out: a step that passes though it failed', async () => {
    const { report } = await play(sound);
    expect(kindsOf(reportFindings({ ...report, headline: 'NaN s' }, sound, ['timed-out']))).toEqual(
      expect.arrayContaining(['exit code', 'outcome', 'broken text']),
    );
  });

  it('is found out: whatever is thrown', async () => {
    const impossible: ScenarioTest = { ...sound, inputs: { timeout: 'soon' } };
    const { findings, outcomes } = await check(impossible);
    expect(outcomes).toEqual(['broken']);
    expect(findings[0]?.kind).toContain('thrown: Error:');
  });
});

describe('what people try', () => {
  it('is left out where AWS refuses it', () => {
    const actions = [
      { at: 0, deploy: 2 },
      { at: 30, resume: 'CONTINUE' },
      { at: 40, scale: 3 },
    ] as const;
    const { scenario } = withAcceptedActions({ ...sound, scenario: { ...sound.scenario, actions } });
    expect(scenario.actions).toEqual([actions[0], actions[2]]);
  });
});

describe('a scenario as TypeScript', () => {
  it.each([
    [{ 1: {}, 'api-tg': { answers: [200, 'hang'] } }, `{ 1: {}, 'api-tg': { answers: [200, 'hang'] } }`],
    [{ reason: "it's\n" }, `{ reason: 'it\\'s\\n' }`],
    [{ forwards: undefined, rollBack: true }, '{ forwards: undefined, rollBack: true }'],
  ])('%j', (value, text) => {
    expect(typescript(value)).toBe(text);
  });
});

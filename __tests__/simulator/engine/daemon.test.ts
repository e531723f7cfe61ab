import { describe, expect, it } from '@jest/globals';
import type { CapacityStep } from '../../../simulator/scenario.ts';
import { deploymentLine, scenarioOf, timelineOf } from '../timeline.ts';

const play = (capacity: readonly CapacityStep[], minutes = 8) =>
  timelineOf(scenarioOf({ scheduling: 'DAEMON', capacity }, { deregistrationDelaySeconds: 10 }), minutes);
const always = -90_000;

describe('a daemon has one task on each instance', () => {
  it('stops the old one before it starts the next on an instance', () => {
    const played = play([{ at: always, room: 2 }]);
    const least = Math.min(...Array.from({ length: 300 }, (_, second) => played.service(second).runningCount));
    expect(least).toBeLessThan(2);
    expect(played.service(470).deployments.map(deploymentLine)).toEqual(['PRIMARY 2/0/2 COMPLETED']);
  });

  it('an instance that comes meanwhile gets one too, and the desired count follows', () => {
    const played = play([
      { at: always, room: 2 },
      { at: 60, room: 3 },
    ]);
    expect([played.service(50).desiredCount, played.service(80).desiredCount]).toEqual([2, 3]);
    expect(played.service(470).deployments.map(deploymentLine)).toEqual(['PRIMARY 3/0/3 COMPLETED']);
  });

  it('an instance that goes takes its task along, which is nobody’s fault', () => {
    const played = play([
      { at: always, room: 3 },
      { at: 300, room: 2 },
    ]);
    expect([played.service(290).desiredCount, played.service(320).desiredCount]).toEqual([3, 2]);
    const gone = played.tasks(400).filter(({ stopCode }) => stopCode === 'TerminationNotice');
    expect(gone).toMatchObject([{ stoppedReason: expect.stringMatching(/^Host EC2 \(instance i-[0-9a-f]{17}\) terminated\.$/) }]);
    expect(played.service(400).deployments.map(deploymentLine)).toEqual(['PRIMARY 2/0/2 COMPLETED']);
    expect(played.service(400).deployments[0]?.failedTasks).toBe(0);
  });

  it('without any instance wants nothing', () => {
    const played = play([
      { at: always, room: 1 },
      { at: 200, room: 0 },
    ]);
    expect(played.service(230)).toMatchObject({ desiredCount: 0, runningCount: 0 });
  });
});

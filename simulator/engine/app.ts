/** What an application does, asked at a moment of its life. */
import { START, type Answer, type App, type Behaviour } from '../scenario.ts';

export interface Milestone {
  /** Since the container's start. */
  readonly ageMs: number;
  readonly nowMs: number;
}

/** The behaviour of the moment: what the app does from the first, overlaid by what it does later. */
export function behaviourAt(app: App, moment: Milestone): Behaviour {
  return (app.later ?? []).reduce<Behaviour>(
    (so, phase) => (moment.nowMs >= phaseStartsAt(phase, moment) ? { ...so, ...phase } : so),
    app,
  );
}

export const bootsInMs = (app: App): number => (app.bootSeconds ?? 1) * 1000;

/** What a request to a port and path is answered with. */
export function answerAt(
  app: App,
  moment: Milestone,
  port: number,
  servicePort: number,
  path: string,
): { answer: Answer; afterMs: number } {
  const listens = moment.ageMs >= bootsInMs(app) && port === (app.listensOn ?? servicePort);
  if (!listens) return { answer: 'refuse', afterMs: 0 };
  const { answers = 200, respondSeconds = 0.01 } = behaviourAt(app, moment);
  const answer = typeof answers === 'object' ? (answers[path] ?? answers['*'] ?? 404) : answers;
  return { answer, afterMs: answer === 'refuse' ? 0 : respondSeconds * 1000 };
}

/** When, from a time on, and how the container ends by itself; undefined: never. An end `at` a time befalls those that run then. */
export function selfEnd(
  app: App,
  containerStartedAtMs: number,
  fromMs: number,
): { atMs: number; exitCode: number; outOfMemory: boolean } | undefined {
  const phases = [{ ...app, afterSeconds: 0 }, ...(app.later ?? [])];
  const ends = phases.flatMap((phase) => {
    if (phase.exits === undefined && phase.outOfMemory === undefined) return [];
    const atMs = phaseStartsAt(phase, { ageMs: 0, nowMs: containerStartedAtMs });
    if (atMs < fromMs) return [];
    return [
      { atMs, exitCode: phase.outOfMemory === undefined ? (phase.exits ?? 0) : 137, outOfMemory: phase.outOfMemory === true },
    ];
  });
  return ends.sort((one, other) => one.atMs - other.atMs)[0];
}

function phaseStartsAt(phase: NonNullable<App['later']>[number], moment: Milestone): number {
  return 'at' in phase ? START + phase.at * 1000 : moment.nowMs - moment.ageMs + phase.afterSeconds * 1000;
}

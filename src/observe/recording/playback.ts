/** An observer that makes the observations of a recording once more, in their order. */
import type { ServiceName } from '../../model/inputs.ts';
import type { Observation } from '../../model/observation.ts';
import type { Observer } from '../../model/ports.ts';
import type { Timeline } from '../../model/timeline.ts';

/** @param recorded one timeline for each service; asked for under their names */
export function playback(recorded: readonly Timeline[]): Observer {
  const left = new Map(recorded.map(({ name, observations }) => [keyOf(name), [...observations]]));
  const next = ({ name }: Timeline, kind: 'closing' | 'other'): Observation | undefined => {
    const observations = left.get(keyOf(name)) ?? [];
    const isClosing = observations[0]?.kind === 'closing';
    return isClosing === (kind === 'closing') ? observations.shift() : undefined;
  };
  return {
    observe: (timelines) => {
      const observations = timelines.map((timeline) => next(timeline, 'other'));
      // Where a recording ends, so does what can be judged.
      const isOver = observations.every((observation) => observation === undefined);
      return Promise.resolve(isOver ? undefined : observations);
    },
    observeClosing: (timeline) => Promise.resolve(next(timeline, 'closing')),
  };
}

const keyOf = ({ cluster, service }: ServiceName): string => `${cluster} ${service}`;

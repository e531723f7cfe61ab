/** An observer that makes the observations of a recording once more, in their order. */
import type { ServiceName } from '../../model/inputs.ts';
import type { Observation } from '../../model/observation.ts';
import type { Observer } from '../../model/ports.ts';
import type { Timeline } from '../../model/timeline.ts';

/** @param recorded one timeline for each service; asked for under their names */
export function playback(recorded: readonly Timeline[]): Observer {
  const left = new Map(recorded.map(({ name, observations }) => [keyOf(name), [...observations]]));
  const next = ({ name }: Timeline, kind: 'closing' | 'other'): Observation | undefined => {
    const [first] = left.get(keyOf(name)) ?? [];
    return (first?.kind === 'closing') === (kind === 'closing') ? first : undefined;
  };
  const take = (timeline: Timeline, observation: Observation | undefined): Observation | undefined =>
    observation && left.get(keyOf(timeline.name))?.shift();
  return {
    observe: (timelines) => {
      const following = timelines.map((timeline) => next(timeline, 'other'));
      const [first] = following.flatMap((one) => one ?? []).sort((one, other) => one.at - other.at);
      // Where a recording ends, so does what can be judged.
      if (!first) return Promise.resolve(undefined);
      // Services that were not observed in every round are not observed before their time.
      const isOfRound = ({ at }: Observation): boolean => at === first.at || at < first.endedAt;
      return Promise.resolve(
        timelines.map((timeline, i) => take(timeline, following[i] && isOfRound(following[i]) ? following[i] : undefined)),
      );
    },
    observeClosing: (timeline) => Promise.resolve(take(timeline, next(timeline, 'closing'))),
  };
}

const keyOf = ({ cluster, service }: ServiceName): string => `${cluster} ${service}`;

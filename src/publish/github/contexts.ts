/** The names under which commit statuses stand: a branch's required checks are chosen by them, so they must not change. */
import { createHash } from 'node:crypto';
import { clusterNameOf, type ServiceName } from '../../model/inputs.ts';

/** GitHub answers 422 beyond it. */
const mostCharacters = 255;

/**
 * `ecs-health/<service>`; where services of several clusters in one step share a name, `ecs-health/<service> (<cluster>)` for
 * each of these. Two steps that verify services of one name, each in its own cluster, would overwrite each other: one step
 * verifies both.
 *
 * @returns one for each service, in order, all different to GitHub, which ignores case
 */
export function contextsOf(services: readonly ServiceName[]): readonly string[] {
  const plain = services.map(({ service }) => `ecs-health/${service}`);
  const withCluster = services.map(({ cluster, service }) => `ecs-health/${service} (${clusterNameOf(cluster)})`);
  const named = plain.map((context, index) => (isAlone(context, plain) ? context : (withCluster[index] ?? context)));
  // Same service, same cluster's name, another account; or names that differ in case alone.
  return named.map((context, index) => {
    const { cluster, service } = services[index] ?? { cluster: '', service: context };
    const isFine = context.length <= mostCharacters && isAlone(context, named);
    return isFine ? context : `${context.slice(0, mostCharacters - 9)} ${fingerprint(`${cluster} ${service}`)}`;
  });
}

const isAlone = (context: string, all: readonly string[]): boolean =>
  all.filter((other) => other.toLowerCase() === context.toLowerCase()).length === 1;

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

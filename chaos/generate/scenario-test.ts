/** A deployment as it may come, with the gate in it. */
import fc, { type Arbitrary } from 'fast-check';
import type { Action, ApiBehaviour, Scenario } from '../../simulator/scenario.ts';
import type { ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';
import { actionsOf } from './actions.ts';
import { inputs, start, type Inputs } from './inputs.ts';
import { deployable, type Deployable, type StrategyName } from './services.ts';
import { among, inPercent, weighted } from './weights.ts';

export interface Drawn {
  readonly scenarioTest: ScenarioTest;
  readonly strategies: readonly StrategyName[];
}

interface Deployed extends Deployable {
  readonly actions: readonly Action[];
}

/** One in twelve services comes into being with this deployment. */
const deployed = (name: string): Arbitrary<Deployed> =>
  fc
    .tuple(deployable(name), inPercent(8, fc.constant(true)))
    .map(([one, isNew]): Deployable => (isNew === true ? { ...one, service: { ...one.service, steady: false } } : one))
    .chain((one) => actionsOf(one).map((actions) => ({ ...one, actions })));

const several: Arbitrary<readonly Deployed[]> = weighted<readonly Deployed[]>(
  [30, deployed('api').map((one) => [one])],
  [1, fc.tuple(deployed('api'), deployed('web'))],
);

/** `api`: how AWS's answers fail; undefined where they do not. */
export const scenarioTests = (api: Arbitrary<ApiBehaviour | undefined>): Arbitrary<Drawn> =>
  fc
    .record({
      services: several,
      inputs,
      startsAt: start,
      cancelAt: inPercent(2, fc.integer({ min: 1, max: 600 })),
      seed: fc.integer({ min: 1, max: 1_000_000 }),
      clockAheadSeconds: inPercent(4, among(-7200, -30, -3, 5, 90, 3600)),
      api,
    })
    .map(({ services, inputs: asked, startsAt, cancelAt, clockAheadSeconds, seed, api: behaviour }) => {
      const scenario: Scenario = {
        title: `random: ${services.map(({ strategy }) => strategy).join(' and ')}`,
        services: services.map(({ service }) => service),
        targetGroups: Object.assign({}, ...services.map(({ targetGroups }) => targetGroups)) as Deployable['targetGroups'],
        actions: services.flatMap(({ actions }) => actions),
        seed,
        ...(behaviour === undefined ? {} : { api: behaviour }),
      };
      return {
        strategies: services.map(({ strategy }) => strategy),
        scenarioTest: {
          scenario,
          startsAt,
          inputs: inputsFor(services, asked),
          ...(clockAheadSeconds === undefined ? {} : { clockAheadSeconds }),
          ...(cancelAt === undefined ? {} : { cancelAt: startsAt + cancelAt }),
          expected: { outcome: 'healthy' },
        },
      };
    });

/** What makes no sense together is refused before AWS is asked: of each two, one is left out. */
function inputsFor(services: readonly Deployable[], asked: Inputs): Inputs {
  const isNamed = asked.deployment?.includes(' of ') === true;
  const isOne = services.length === 1;
  const left: readonly (readonly [input: string, isLeftOut: boolean])[] = [
    ['on-superseded', isNamed && asked['on-superseded'] === 'follow'],
    ['deployment', (isNamed && !isOne) || (asked.deployment === 'new' && asked.mode === 'audit')],
    ['task-definition', !isOne],
  ];
  const out = left.flatMap(([input, isLeftOut]) => (isLeftOut ? [input] : []));
  const rest = Object.fromEntries(Object.entries(asked).filter(([input]) => !out.includes(input)));
  return isOne ? rest : { ...rest, service: services.map(({ service }) => service.name ?? 'api').join(',') };
}

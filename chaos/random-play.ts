/** The n-th random deployment of a seed, checked; one that fails can be shrunk to the smallest that fails alike. */
import fc, { type Arbitrary } from 'fast-check';
import type { ScenarioTest } from '../simulator/scenarios/scenario-test.ts';
import { withAcceptedActions } from './accepted-actions.ts';
import { withNamedDeployment } from './named-deployment.ts';
import { check, type Checked } from './check/check.ts';
import type { Finding } from './check/finding.ts';
import { api } from './generate/faults.ts';
import { scenarioTests, type Drawn } from './generate/scenario-test.ts';

/** What is played: deployments on an AWS that answers, or on one that fails at times. */
export const modes = ['fault-free', 'faults'] as const;

export type Mode = (typeof modes)[number];

export interface RandomPlay {
  readonly mode: Mode;
  readonly seed: number;
  readonly index: number;
}

export interface PlayedAtRandom extends Checked {
  readonly strategies: Drawn['strategies'];
  readonly scenarioTest: ScenarioTest;
}

export interface Shrunk {
  readonly scenarioTest: ScenarioTest;
  readonly findings: readonly Finding[];
}

/** Every place has a seed of its own, so that each can be played by itself. */
const seedOf = ({ seed, index }: RandomPlay): number => (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) | 0;

const parameters = (play: RandomPlay) => ({ seed: seedOf(play), numRuns: 1, unbiased: true }) as const;

const arbitraries: Readonly<Record<Mode, Arbitrary<Drawn>>> = {
  'fault-free': scenarioTests(fc.constant(undefined)),
  faults: scenarioTests(api),
};

/** What was drawn, as AWS lets it happen. */
const possible = (drawn: ScenarioTest): ScenarioTest => withNamedDeployment(withAcceptedActions(drawn));

export async function playAtRandom(play: RandomPlay): Promise<PlayedAtRandom> {
  const [drawn] = fc.sample(arbitraries[play.mode], parameters(play));
  if (drawn === undefined) throw new Error('nothing was drawn');
  const scenarioTest = possible(drawn.scenarioTest);
  return { ...(await check(scenarioTest)), strategies: drawn.strategies, scenarioTest };
}

/** How many smaller ones are tried. */
const MOST_TRIES = 600;

/** The smallest deployment found that fails with a finding of this kind. */
export async function shrink(play: RandomPlay, kind: string, tried: () => void = () => undefined): Promise<Shrunk | undefined> {
  let smallest: Shrunk | undefined;
  let tries = 0;
  const holds = async ({ scenarioTest }: Drawn): Promise<boolean> => {
    if ((tries += 1) > MOST_TRIES) return true;
    tried();
    const played = possible(scenarioTest);
    const { findings } = await check(played);
    if (findings.every((one) => one.kind !== kind)) return true;
    smallest = { scenarioTest: played, findings };
    return false;
  };
  await fc.check(fc.asyncProperty(arbitraries[play.mode], holds), parameters(play));
  return smallest;
}

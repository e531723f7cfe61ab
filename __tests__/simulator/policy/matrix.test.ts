/**
 * The policies of docs/permissions.md are needed: without any one action that they call required there is no verdict, and that action is named;
 * without any other one the verdict is the same. Actions that are not called at all cannot matter, and are not tried.
 *
 * A kind of service each, for each `wait-until`. `POLICY_MATRIX=all` tries every scenario, which takes minutes.
 */
import { describe, expect, it } from '@jest/globals';
import { policed } from '../../../simulator/policy/policed.ts';
import { play, type Played } from '../../../simulator/play.ts';
import { scenarioTests } from '../../../simulator/scenarios/index.ts';
import type { ScenarioTest } from '../../../simulator/scenarios/scenario-test.ts';
import { permissions } from '../../../src/observe/aws/operations.ts';
import { actionsIn, grantedFor, withoutAction, type Policy } from './granted.ts';
import { outcomesOf } from './outcomes.ts';

const scenarioNamed = (name: string): ScenarioTest => {
  const found = scenarioTests[name];
  if (found === undefined) throw new Error(`There is no scenario ${name}`);
  return found;
};

const kinds = [
  ...['plain-update-3', 'dynamic-ports', 'no-signal', 'gateway-rolling', 'lattice-rolling'],
  ...['blue-green-plain', 'blue-green-nlb', 'gateway-blue-green', 'lattice-blue-green', 'lattice-listener-as-rule'],
  ...['linear-by-thirty', 'canary-to-its-end', 'canary-nlb', 'service-connect-to-its-end', 'express-update'],
  ...['code-deploy-plain', 'code-deploy-own-configuration', 'external-plain'],
];
const failing = ['founding-story-1', 'founding-story-blue-green', 'lattice-founding-story-1', 'founding-story-code-deploy'];

/** As the table of docs/permissions.md says of them: of these, other than the verdict is lost without an action that is optional. */
const told: readonly (readonly [scenario: string, action: string, outcome: string])[] = [
  ['stop-requested', 'ecs:ListServiceDeployments', 'healthy'],
  ['rollback-requested', 'ecs:ListServiceDeployments', 'healthy'],
  ['unknown-service-deployment-status', 'ecs:ListServiceDeployments', 'healthy'],
  ...[
    'replaced-before-the-gate',
    'replaced-when-complete-before-the-gate',
    'replaced-before-the-gate-none-expected',
    'replaced-before-the-gate-passing',
  ].flatMap((name) =>
    ['ecs:ListServiceDeployments', 'ecs:DescribeServiceRevisions'].map((action) => [name, action, 'no-deployment'] as const),
  ),
];

const rows: readonly (readonly [string, ScenarioTest])[] =
  process.env.POLICY_MATRIX === 'all'
    ? Object.entries(scenarioTests).filter(([, { expected }]) => expected.outcome !== 'no-access')
    : [
        ...kinds.flatMap((name) =>
          ['healthy', 'traffic-shifted', 'completed'].map((waitUntil): [string, ScenarioTest] => {
            const { inputs, ...scenarioTest } = scenarioNamed(name);
            return [`${name} until ${waitUntil}`, { ...scenarioTest, inputs: { ...inputs, 'wait-until': waitUntil } }];
          }),
        ),
        ...[...failing, ...new Set(told.map(([name]) => name))].map((name) => [name, scenarioNamed(name)] as const),
      ];

const actions = Object.values(permissions).map(({ action }) => action);
const grantedAtMost: readonly string[] = [
  'elasticloadbalancing:DescribeTargetGroups',
  'elasticloadbalancing:DescribeTargetHealth',
];

/** What was called before the verdict, and what after it, to explain it. */
function calledIn({ simulated, services }: Played): { readonly before: ReadonlySet<string>; readonly all: ReadonlySet<string> } {
  const verdictMs = Math.max(...services.map(({ observations }) => observations.at(-1)?.endedMs ?? Infinity));
  const actionsOf = (untilMs: number): ReadonlySet<string> =>
    new Set(simulated.calls.filter(({ at }) => at <= untilMs).map(({ operation }) => permissions[operation].action));
  return { before: actionsOf(verdictMs), all: actionsOf(Infinity) };
}

/** Whether there is no verdict for want of an action, and the reason says so. */
const isWithoutAccess = ({ services }: Played, action: string): boolean =>
  services.some(
    ({ verdict }) => verdict.decided && verdict.outcome === 'no-access' && verdict.because.includes(`may not call ${action}`),
  );

describe.each(rows)('%s', (name, scenarioTest) => {
  const granted = grantedFor(scenarioTest);
  const policies = [...granted.required, ...granted.optional];
  const required = new Set(actionsIn(granted.required));

  const playWith = async (allowed: readonly Policy[]): Promise<Played> =>
    play(scenarioTest, { authorise: (await policed(allowed)).authorise });

  it('has no verdict without what is required, and the same without what is not', async () => {
    const whole = await playWith(policies);
    const called = calledIn(whole);
    const verdict = JSON.stringify(outcomesOf(whole));
    const got: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    for (const action of actions.filter((one) => called.all.has(one))) {
      const played = await playWith(withoutAction(policies, action));
      got[action] = isWithoutAccess(played, action) ? 'no access' : JSON.stringify(outcomesOf(played));
      const isNeeded = required.has(action) && called.before.has(action);
      const other = told.find(([of, without]) => name.startsWith(of) && without === action)?.[2];
      wanted[action] = isNeeded ? 'no access' : other === undefined ? verdict : JSON.stringify({ 'prod/api': other });
    }
    expect(got).toStrictEqual(wanted);
    // The minimum is one for all services, and asks for a load balancer's reads where there is none. What fails may end before all is read.
    const unused = [...required].filter((action) => !called.all.has(action) && !grantedAtMost.includes(action));
    expect(verdict.includes('"healthy"') ? unused : []).toStrictEqual([]);
  }, 120_000);
});

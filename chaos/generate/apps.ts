/** What the application does in a revision: mostly what it should. */
import fc, { type Arbitrary } from 'fast-check';
import type { Answers, App, Behaviour, CannotStart, ContainerCheckSpec, Revision } from '../../simulator/scenario.ts';
import { among, inPercent, sparse, weighted } from './weights.ts';

const answers: Arbitrary<Answers> = among<Answers>(
  200,
  500,
  503,
  301,
  404,
  'hang',
  'refuse',
  { '/health': 200 },
  { '/': 200, '*': 503 },
);

const soundly: Arbitrary<App> = fc.record({ bootSeconds: fc.integer({ min: 0, max: 20 }) });
const slowly: Arbitrary<App> = fc.record({ bootSeconds: fc.integer({ min: 20, max: 400 }) });
const wrongly: Arbitrary<App> = fc.record({ answers });
const onOtherPort: Arbitrary<App> = fc.constant({ listensOn: 8080 });
const lazily: Arbitrary<App> = fc.record({ respondSeconds: among(1, 3, 6, 20) });

const turn: Arbitrary<Behaviour> = weighted<Behaviour>(
  [4, fc.record({ answers })],
  [2, fc.record({ exits: among(0, 1, 137, 139) })],
  [1, fc.constant({ outOfMemory: true })],
  [2, fc.record({ containerCheck: among('fails', 'passes') })],
);
const whenOfItsLife = fc.record({ afterSeconds: fc.integer({ min: 1, max: 300 }) });
const whenOfTheScenario = fc.record({ at: fc.integer({ min: -30, max: 1200 }) });
const changing: Arbitrary<App> = fc
  .array(
    fc
      .tuple(turn, fc.oneof({ withCrossShrink: true }, whenOfItsLife, whenOfTheScenario))
      .map(([behaviour, when]) => ({ ...behaviour, ...when })),
    { minLength: 1, maxLength: 3 },
  )
  .map((later) => ({ later }));
const crashing: Arbitrary<App> = fc
  .record({ afterSeconds: fc.integer({ min: 0, max: 60 }), exits: among(1, 0, 127) })
  .map((end) => ({ later: [end] }));

const REASONS = [
  'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref api:2: not found',
  'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: i/o timeout',
  "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'",
  'ResourceInitializationError: unable to pull secrets or registry auth: AccessDeniedException',
  'CannotStartContainerError: Error response from daemon: exec: "run": executable file not found in $PATH',
] as const;
const unstartable: Arbitrary<App> = sparse<CannotStart>({
  reason: among(...REASONS),
  afterSeconds: inPercent(30, among(20, 60, 200)),
  until: inPercent(30, fc.integer({ min: 10, max: 600 })),
  leavesNoTask: inPercent(15, fc.constant(true as const)),
}).map((cannotStart) => ({ cannotStart }));

/** What one task does. */
const app: Arbitrary<App> = weighted(
  [30, soundly],
  [3, slowly],
  [4, wrongly],
  [1, onOtherPort],
  [1, lazily],
  [8, changing],
  [4, crashing],
  [4, unstartable],
);

const check = sparse<ContainerCheckSpec>({
  intervalSeconds: inPercent(70, among(5, 10, 30)),
  timeoutSeconds: inPercent(30, among(2, 5)),
  retries: inPercent(40, among(1, 2, 5)),
  startPeriodSeconds: inPercent(30, among(10, 60)),
});

/** A revision of it; every fifth has single tasks of their own kind. */
export const revision: Arbitrary<Revision> = fc
  .tuple(
    app,
    sparse<Revision>({
      tasks: inPercent(20, fc.dictionary(among('1', '2', '3', '4'), app, { minKeys: 1, maxKeys: 2, noNullPrototype: true })),
      check: inPercent(20, check),
      containerCheck: inPercent(3, fc.constant('fails' as const)),
      ignoresSigterm: inPercent(5, fc.constant(true)),
      sidecar: inPercent(5, fc.record({ name: fc.constant('proxy'), essential: fc.boolean() })),
    }),
  )
  .map(([main, more]) => ({ ...main, ...more }));

/** What ran before: well, nearly always. */
export const oldRevision: Arbitrary<Revision> = weighted<Revision>(
  [12, fc.constant({})],
  [
    1,
    fc.record({
      later: fc.array(fc.record({ at: fc.integer({ min: -100, max: 600 }), answers: among(500, 200) }), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
  ],
  [
    1,
    fc.record({
      later: fc.array(fc.record({ at: fc.integer({ min: 0, max: 600 }), exits: among(1) }), { minLength: 1, maxLength: 1 }),
    }),
  ],
  [1, fc.constant({ ignoresSigterm: true })],
);

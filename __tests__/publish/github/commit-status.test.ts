import { describe, expect, test } from '@jest/globals';
import { commitStatuses, type CommitStatuses } from '../../../src/publish/github/commit-status.ts';
import { closePending, createStatus, readPostStepState, type NamedStatus } from '../../../src/publish/github/post-step.ts';
import { loopback, type Loopback, type Plan } from './loopback.ts';
import { commit, jobUrl, openClientOf, otherJobUrl, patient, pretendClock, repo, type PretendClock } from './world.ts';

const contexts = ['ecs-health/api', 'ecs-health/web'];
const healthy = { state: 'success', description: 'all is well' } as const;
const unhealthy = { state: 'failure', description: 'GET / answers 404' } as const;

interface Engine {
  readonly github: Loopback;
  readonly clock: PretendClock;
  readonly statuses: Pick<CommitStatuses, 'pending'> & {
    readonly finish: (verdicts: Parameters<CommitStatuses['finish']>[0]) => Promise<void>;
  };
  readonly warnings: string[];
  /** Everything that was kept, newest last. */
  readonly kept: string[];
}

/** Plays on a GitHub of its own, and gives back what it came to. */
async function play(
  plan: Plan,
  act: (engine: Engine) => Promise<void> | void,
  signal = new AbortController().signal,
): Promise<Engine> {
  const github = await loopback(plan);
  const [clock, warnings, kept] = [pretendClock(), [] as string[], [] as string[]];
  const { pending, finish } = commitStatuses(contexts, {
    openClient: openClientOf(github, clock),
    repo,
    commit,
    jobUrl,
    clock,
    warn: (message) => warnings.push(message),
    keep: (text) => kept.push(text),
  });
  const statuses: Engine['statuses'] = {
    pending,
    finish: (verdicts) => finish(verdicts, { attempts: 4, until: clock.now() + 5000, signal }),
  };
  const engine = { github, clock, statuses, warnings, kept };
  try {
    await act(engine);
  } finally {
    await github.close();
  }
  expect(github.faults).toStrictEqual([]);
  return engine;
}

const said = ({ github }: Engine): readonly string[] =>
  github.statuses.map(({ context, state, description }) => `${context.replace('ecs-health/', '')} ${state}: ${description}`);

/** Waits for what is under way on real sockets. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isSo(); turn += 1) await new Promise((next) => setTimeout(next, 2));
  expect(isSo()).toBe(true);
}

const forbidden: Plan = { permissions: ['pull-requests'] };
const posts = /^POST .*\/statuses\//;

describe('a status for each service', () => {
  test('pending with what is waited for, then the verdict, on the commit and with a link to the job', async () => {
    const engine = await play({}, async ({ statuses, github }) => {
      statuses.pending(0, '1 of 3 tasks healthy');
      statuses.pending(1, '0 of 1 task healthy');
      await until(() => github.statuses.length === 2);
      await statuses.finish([unhealthy, healthy]);
    });
    expect(said(engine)).toStrictEqual([
      'api pending: 1 of 3 tasks healthy',
      'web pending: 0 of 1 task healthy',
      'api failure: GET / answers 404',
      'web success: all is well',
    ]);
    expect(engine.github.statuses.map(({ sha, target_url: url }) => [sha, url])).toStrictEqual(Array(4).fill([commit, jobUrl]));
    expect(engine.warnings).toStrictEqual([]);
  });

  test('at most once a minute, and only what is new', async () => {
    const engine = await play({}, async ({ statuses, clock, github }) => {
      const observation = async (passedMs: number, words: string, saidSoFar: number): Promise<void> => {
        clock.pass(passedMs);
        statuses.pending(0, words);
        await until(() => github.statuses.length === saidSoFar);
      };
      await observation(0, 'one', 1);
      await observation(59_999, 'two', 1);
      await observation(1, 'one', 1);
      await observation(1, 'three', 2);
      await observation(5000, 'four', 2);
      await observation(60_000, 'five', 3);
      await statuses.finish([healthy]);
    });
    expect(said(engine)).toStrictEqual([
      'api pending: one',
      'api pending: three',
      'api pending: five',
      'api success: all is well',
    ]);
  });

  test('none is pending after the verdict, whatever was about to be said', async () => {
    const engine = await play({}, async ({ statuses }) => {
      statuses.pending(0, 'too late');
      const finished = statuses.finish([healthy, healthy]);
      statuses.pending(1, 'later still');
      await finished;
    });
    expect(said(engine)).toStrictEqual(['api success: all is well', 'web success: all is well']);
  });

  test('what is under way is waited for, so that the verdict comes last', async () => {
    const engine = await play({ troubles: [{ at: posts, lateMs: 100 }] }, async ({ statuses, github }) => {
      statuses.pending(0, 'waiting');
      await until(() => github.requests.length === 1);
      await statuses.finish([healthy, healthy]);
    });
    expect(said(engine)).toStrictEqual(['api pending: waiting', 'api success: all is well', 'web success: all is well']);
  });

  test('what fails while pending is said a minute later, without a warning', async () => {
    const engine = await play({ troubles: [{ at: posts, status: 502 }] }, async ({ statuses, github, clock }) => {
      statuses.pending(0, 'waiting');
      await until(() => github.requests.length === 1);
      clock.pass(60_000);
      await until(() => {
        statuses.pending(0, 'waiting');
        return github.statuses.length === 1;
      });
      await statuses.finish([healthy, healthy]);
    });
    expect(said(engine)).toStrictEqual(['api pending: waiting', 'api success: all is well', 'web success: all is well']);
    expect(engine.warnings).toStrictEqual([]);
    expect(engine.clock.slept).toStrictEqual([]);
  });

  test('a limit that outlasts the step: one warning, and the post step says each verdict', async () => {
    const engine = await play({}, async ({ statuses, github, clock, kept }) => {
      statuses.pending(0, 'waiting');
      statuses.pending(1, 'waiting');
      await until(() => github.statuses.length === 2);
      github.goWrong({ at: posts, status: 429, times: 2, headers: { 'retry-after': '30' } });
      await statuses.finish([unhealthy, healthy]);
      expect(clock.slept).toStrictEqual([]);
      expect(readPostStepState(kept.at(-1) ?? '')?.statuses.map(({ state }) => state)).toStrictEqual(['failure', 'success']);
    });
    expect(engine.warnings).toStrictEqual([expect.stringContaining('GitHub limits how often')]);
  });

  test('a missing permission is one warning, which names it, and nothing more is asked', async () => {
    const engine = await play(forbidden, async ({ statuses, github, warnings }) => {
      statuses.pending(0, 'waiting');
      statuses.pending(1, 'waiting');
      await until(() => warnings.length === 1);
      await statuses.finish([healthy, unhealthy]);
      expect(github.requests).toHaveLength(1);
    });
    expect(engine.warnings).toStrictEqual([
      '`commit-status`: GitHub refused it. The token needs the permission `statuses: write`; a run for a fork or for Dependabot is only given one that reads (403 Resource not accessible by integration). The verdict stands.',
    ]);
    expect(engine.kept.at(-1)).toBe('');
  });

  const failing: readonly [sentence: string, plan: Plan, warning: RegExp][] = [
    [
      'a limit that lasts',
      { troubles: [{ at: posts, status: 429, headers: { 'retry-after': '3600' }, times: 9 }] },
      /limits how often it may be asked/,
    ],
    ['a GitHub that is down', { troubles: [{ at: posts, status: 503, times: 99 }] }, /did not answer as it should/],
    [
      'a commit with too many statuses',
      {
        statuses: contexts.flatMap((context) =>
          Array.from({ length: 1000 }, () => ({ sha: commit, context, state: 'success', description: '', target_url: null })),
        ),
      },
      /did not accept it \(422 Validation Failed: .*This SHA and context has reached the maximum number of statuses\..*\)/,
    ],
  ];
  test.each(failing)('%s is one warning', async (_sentence, plan, warning) => {
    const engine = await play(plan, ({ statuses }) => statuses.finish([healthy, unhealthy]));
    expect(engine.warnings).toStrictEqual([expect.stringMatching(warning)]);
  });
});

describe('the post step', () => {
  const killed = async (plan: Plan, then: (engine: Engine) => Promise<void> | void = () => undefined): Promise<Engine> =>
    play(plan, async (engine) => {
      engine.statuses.pending(0, 'waiting');
      engine.statuses.pending(1, 'waiting');
      await until(() => engine.github.statuses.filter(({ state }) => state === 'pending').length >= 2);
      await then(engine);
      await closePending({
        openClient: openClientOf(engine.github, engine.clock),
        repo,
        kept: engine.kept.at(-1) ?? '',
        clock: engine.clock,
        warn: (message) => engine.warnings.push(message),
      });
    });
  const sayOnGitHub =
    (target: string, status: NamedStatus) =>
    ({ github, clock }: Engine): Promise<void> =>
      createStatus(openClientOf(github, clock)(patient), repo, { commit, jobUrl: target }, status);
  const atTheEnd = (engine: Engine): readonly string[] => said(engine).slice(-2);

  test('says of a step that was killed that there was no verdict', async () => {
    const engine = await killed({});
    expect(atTheEnd(engine)).toStrictEqual([
      'api error: The job ended before the verdict.',
      'web error: The job ended before the verdict.',
    ]);
    expect(engine.github.statuses.at(-1)?.target_url).toBe(jobUrl);
  });

  test('finds them among hundreds of others', async () => {
    const others = Array.from({ length: 250 }, (_, index) => ({
      sha: commit,
      context: `other/${index}`,
      state: 'pending',
      description: '',
      target_url: otherJobUrl,
    }));
    const engine = await killed({ statuses: others });
    expect(atTheEnd(engine)).toStrictEqual([
      'api error: The job ended before the verdict.',
      'web error: The job ended before the verdict.',
    ]);
    expect(engine.github.requests.filter((one) => one.startsWith('GET'))).toHaveLength(3);
    expect(engine.github.statuses).toHaveLength(254);
  });

  test('leaves alone what the step said before it was killed, though it could not tell so', async () => {
    const engine = await killed(
      {},
      sayOnGitHub(jobUrl, { state: 'success', context: 'ecs-health/api', description: 'all is well' }),
    );
    expect(atTheEnd(engine)).toStrictEqual(['api success: all is well', 'web error: The job ended before the verdict.']);
  });

  test('leaves alone what a later run is waiting for', async () => {
    const another = { state: 'pending', context: 'ECS-Health/API', description: 'another run' } as const;
    const engine = await killed({}, sayOnGitHub(otherJobUrl, another));
    expect(said(engine).at(-1)).toBe('web error: The job ended before the verdict.');
    expect(said(engine).filter((one) => one.startsWith('api error'))).toStrictEqual([]);
  });

  test('says the verdict that GitHub would not take before', async () => {
    const engine = await killed({}, async ({ statuses, github }) => {
      // Three attempts at one verdict, and two at the other.
      github.goWrong({ at: posts, status: 503, times: 5 });
      await statuses.finish([unhealthy, healthy]);
      expect(github.statuses.at(-1)?.state).toBe('pending');
    });
    expect(atTheEnd(engine)).toStrictEqual(['api failure: GET / answers 404', 'web success: all is well']);
    expect(engine.warnings).toHaveLength(1);
  });

  test('a missing permission is one warning', async () => {
    const engine = await killed({ troubles: [{ at: /^GET/, status: 404, body: { message: 'Not Found' } }] });
    expect(engine.warnings).toStrictEqual([expect.stringContaining('`statuses: write`')]);
  });
});

describe('what is kept for the post step', () => {
  const whole = { commit, jobUrl, statuses: [{ context: 'c', state: 'error', description: 'd' }] };
  test('is read as it was written', () => {
    expect(readPostStepState(JSON.stringify(whole))).toStrictEqual(whole);
  });
  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a commit that is none', JSON.stringify({ ...whole, commit: '../../issues/1/comments' })],
    ['nothing left', JSON.stringify({ ...whole, statuses: [] })],
    ['a state that would be pending again', JSON.stringify({ ...whole, statuses: [{ ...whole.statuses[0], state: 'pending' }] })],
    ['another make', '[]'],
  ])('%s: nothing is to be done', (_sentence, text) => {
    expect(readPostStepState(text)).toBeUndefined();
  });
});

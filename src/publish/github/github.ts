/**
 * A run where people look for it on GitHub: commit statuses and the comment on a pull request. Loaded only where an input asks
 * for it. Whatever GitHub refuses is a warning; nothing here rejects, and nothing delays a look.
 */
import type { ServiceName } from '../../model/inputs.ts';
import type { Report } from '../../model/report.ts';
import { asking, type Ask, type Patience, type Place, type Send, type Time } from './api.ts';
import { commentBody, type Wording } from '../../report/render/comment.ts';
import { markerOf, publishComment } from './comment.ts';
import { contextsOf } from './contexts.ts';
import { stateOf } from '../../report/render/status.ts';
import { commitOf, type Event } from './event.ts';
import { overHttps } from './https.ts';
import { closePending, patienceAtTheEnd } from './post-step.ts';
import { findPullRequests } from './pull-requests.ts';
import { told } from '../../report/render/log-quotes.ts';
import { statuses, type Statuses } from './statuses.ts';
import { prComment, warningOf } from './warning.ts';

type Env = NodeJS.ProcessEnv;

/** What the runner offers. */
export interface Runner {
  readonly env: Env;
  /** What stands in the file `GITHUB_EVENT_PATH`; undefined where there is none. */
  readonly payload: unknown;
  /** The input `github-token`. */
  readonly token: string | undefined;
  readonly version: string;
  readonly time: Time;
  readonly warn: (message: string) => void;
  /** Default: over the network. */
  readonly send?: Send;
}

export interface Wanted {
  readonly commitStatus: boolean;
  readonly prComment: boolean;
  /** The input `sha`; undefined: the commit that the event is about. */
  readonly sha: string | undefined;
  readonly services: readonly ServiceName[];
  readonly region: string;
  readonly jobUrl: string | undefined;
  readonly wording: Wording;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
  /** Keeps a text for the `post` step, instead of the one before. */
  readonly keep: (text: string) => void;
}

export interface GitHub {
  /** What a service, by its place among those asked for, is waited for; returns at once. */
  readonly pending: (service: number, waitingFor: string) => void;
  /** Once, at the end; resolves when all is said that could be. */
  readonly finish: (report: Report) => Promise<void>;
}

/** What both surfaces need. */
interface World {
  readonly ask: Ask;
  readonly event: Event;
  /** What the run is about; undefined where neither the event nor an input says so. */
  readonly commit: string | undefined;
  readonly time: Time;
  readonly warn: (message: string) => void;
}

export function openGitHub(runner: Runner, wanted: Wanted): GitHub {
  const { env, payload, time } = runner;
  const { ask, repository } = askOf(runner);
  const event: Event = { name: env.GITHUB_EVENT_NAME ?? '', payload, sha: env.GITHUB_SHA, repository };
  const world: World = { ask, event, commit: wanted.sha ?? commitOf(event), time, warn: quietly(runner.warn) };
  const spoken = wanted.commitStatus ? statusesOf(wanted, world) : undefined;
  return {
    pending: (service, waitingFor) => spoken?.pending(service, waitingFor),
    async finish(report) {
      await spoken?.finish(report.services.map((service) => ({ state: stateOf(service), texts: told(service) })));
      if (wanted.prComment) await comment(wanted, report, world);
    },
  };
}

function statusesOf({ services, jobUrl, signal, keep }: Wanted, { commit, event, ...world }: World): Statuses | undefined {
  const { repository } = event;
  if (commit !== undefined) return statuses(contextsOf(services), { ...world, repository, commit, jobUrl, signal, keep });
  world.warn('`commit-status`: this event does not say which commit is meant; set `sha`. The verdict stands.');
  return undefined;
}

async function comment({ region, services, wording, signal }: Wanted, report: Report, world: World): Promise<void> {
  const { ask, event, commit, time, warn } = world;
  const patience: Patience = { ...patienceAtTheEnd(time), signal };
  const found = await findPullRequests(ask, event, commit, patience);
  if (!found.ok) {
    warn(warningOf(prComment, found));
    return;
  }
  const [marker, body] = [markerOf(region, services), commentBody(report, commit, wording)];
  for (const number of found.numbers) {
    const result = await publishComment({ ask, repository: event.repository, number, marker, body, patience });
    if (result.ok) continue;
    warn(warningOf(prComment, result));
    return;
  }
}

/** The `post` step: says what a step that was killed could not. */
export async function closeGitHub(runner: Runner, kept: string): Promise<void> {
  const { ask, repository } = askOf(runner);
  await closePending({ ask, repository, kept, time: runner.time, warn: quietly(runner.warn) });
}

function askOf({ env, token = '', version, time, send = overHttps(env, time.sleep) }: Runner): {
  readonly ask: Ask;
  readonly repository: string;
} {
  const apiUrl = (env.GITHUB_API_URL ?? 'https://api.github.com').replace(/\/+$/, '');
  const place: Place = {
    apiUrl,
    graphqlUrl: env.GITHUB_GRAPHQL_URL ?? `${apiUrl.replace(/\/v3$/, '')}/graphql`,
    token,
    userAgent: `ecs-health-gate/${version}`,
  };
  return { ask: asking(place, send, time), repository: env.GITHUB_REPOSITORY ?? '' };
}

/** Where a warning cannot be said, there is nowhere left to say so. */
const quietly =
  (warn: (message: string) => void) =>
  (message: string): void => {
    try {
      warn(message);
    } catch {
      // The log itself cannot be written.
    }
  };

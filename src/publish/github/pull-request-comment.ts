/**
 * The one comment on a pull request: made once, and then rewritten in its place.
 *
 * A comment is ours when it begins with the marker, which anyone can write, and is by the account of this token, which nobody
 * else is. https://docs.github.com/rest/issues/comments
 */
import { createHash } from 'node:crypto';
import { clusterNameOf, type ServiceName } from '../../model/inputs.ts';
import { beginning } from '../../model/text.ts';
import { pagesOf, unrepeatable, type Client } from './client.ts';
import type { Event } from './event.ts';
import { failureOf } from './failure.ts';

/** Invisible on the page; the same for the same set of services, in whatever order. */
export function markerOf(region: string, services: readonly ServiceName[]): string {
  const keys = services.map(({ cluster, service }) => `${clusterNameOf(cluster)}/${service}`).toSorted();
  const key = createHash('sha256')
    .update(JSON.stringify([region, keys]))
    .digest('hex');
  return `<!-- ecs-health-gate:${key.slice(0, 16)} -->`;
}

interface Wanted {
  readonly client: Client;
  readonly repo: Event['repo'];
  /** Of the pull request. */
  readonly number: number;
  readonly marker: string;
  /** Markdown, at most {@link mostCharacters} with the marker. */
  readonly body: string;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
}

/** GitHub answers 422 beyond it: "Body is too long (maximum is 65536 characters)". */
export const mostCharacters = 65_536;

/** Where GitHub failed while the comment was made, it may be there all the same: it is looked for before it is made again. */
const mostRounds = 3;

/** @throws {Error} what {@link failureOf} explains */
export async function publishComment(wanted: Wanted): Promise<void> {
  for (let round = 1; ; round += 1) {
    try {
      await createOrRewrite(wanted);
      return;
    } catch (error) {
      if (round === mostRounds || failureOf(error).kind !== 'failing' || wanted.signal.aborted) throw error;
    }
  }
}

async function createOrRewrite(wanted: Wanted): Promise<void> {
  const { client, repo, number } = wanted;
  const marked = await markedComments(wanted);
  if (marked.length > 0) {
    const login = await loginOf(client);
    const own = marked.filter(({ user }) => isBy(user, login));
    if (own.length > 0) {
      await keepOne(wanted, own);
      return;
    }
  }
  const created = await client.rest.issues.createComment({
    ...repo,
    issue_number: number,
    body: bodyOf(wanted),
    request: unrepeatable,
  });
  // Another job may have made its own between our looking and our making: both then keep the older one.
  const again = await markedComments(wanted).catch(() => []);
  const own = again.filter(({ user }) => user?.login === created.data.user?.login);
  if (own.length > 1) await keepOne(wanted, own);
}

type Comment = Awaited<ReturnType<typeof markedComments>>[number];

/** Rewrites the oldest of our comments, and deletes what a race left beside it. */
async function keepOne({ client, repo, ...wanted }: Wanted, own: readonly Comment[]): Promise<void> {
  const [first, ...rest] = own.map(({ id }) => id).toSorted((a, b) => a - b);
  if (first === undefined) return;
  await client.rest.issues.updateComment({ ...repo, comment_id: first, body: bodyOf(wanted) });
  for (const id of rest) await client.rest.issues.deleteComment({ ...repo, comment_id: id }).catch(() => undefined);
}

const bodyOf = ({ marker, body }: Pick<Wanted, 'marker' | 'body'>): string => beginning(`${marker}\n${body}`, mostCharacters);

async function markedComments({ client, repo, number, marker }: Wanted) {
  const pages = await pagesOf((page) => client.rest.issues.listComments({ ...repo, issue_number: number, ...page }));
  // At its beginning, where a quotation has `>` and a reply has its own words.
  return pages.flat().filter(({ body }) => body?.startsWith(marker));
}

/** GraphQL leaves `[bot]` out of some logins, and REST never does. */
const isBy = (user: Comment['user'], login: string): boolean =>
  user?.login === login || (user?.type === 'Bot' && user.login === `${login}[bot]`);

/** Whose the token is. `GET /user` refuses the workflow's own token; GraphQL answers every kind. */
async function loginOf(client: Client): Promise<string> {
  const { viewer } = await client.graphql<{ readonly viewer: { readonly login: string } }>('query { viewer { login } }');
  return viewer.login;
}

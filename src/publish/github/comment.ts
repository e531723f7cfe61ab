/**
 * The one comment on a pull request: made once, and then rewritten in its place.
 *
 * A comment is ours when it begins with the marker, which anyone can write, and is by the account of this token, which nobody
 * else is. https://docs.github.com/rest/issues/comments
 */
import { createHash } from 'node:crypto';
import { clusterNameOf, type ServiceName } from '../../model/inputs.ts';
import type { Ask, Patience, Result } from './api.ts';
import { listOf, numberOf, recordOf, textOf } from './json.ts';

/** Invisible on the page; the same for the same set of services, in whatever order. */
export function markerOf(region: string, services: readonly ServiceName[]): string {
  const keys = services.map(({ cluster, service }) => `${clusterNameOf(cluster)}/${service}`).toSorted();
  const key = createHash('sha256')
    .update(JSON.stringify([region, keys]))
    .digest('hex');
  return `<!-- ecs-health-gate:${key.slice(0, 16)} -->`;
}

interface Wanted {
  readonly ask: Ask;
  /** `owner/name`. */
  readonly repository: string;
  /** Of the pull request. */
  readonly number: number;
  readonly marker: string;
  /** Markdown, at most {@link mostCharacters} with the marker. */
  readonly body: string;
  readonly patience: Patience;
}

/** GitHub answers 422 beyond it: "Body is too long (maximum is 65536 characters)". */
export const mostCharacters = 65_536;

/** Where GitHub failed while the comment was made, it may be there all the same: it is looked for before it is made again. */
const mostRounds = 3;

export async function publishComment(wanted: Wanted): Promise<Result> {
  let result = await createOrRewrite(wanted);
  for (
    let round = 2;
    round <= mostRounds && !result.ok && result.why === 'failing' && !wanted.patience.signal?.aborted;
    round += 1
  )
    result = await createOrRewrite(wanted);
  return result;
}

async function createOrRewrite(wanted: Wanted): Promise<Result> {
  const { ask, repository, number, patience } = wanted;
  const marked = await markedComments(wanted);
  if (!marked.ok) return marked;
  if (marked.comments.length > 0) {
    const viewer = await askViewer(ask, patience);
    if (!viewer.ok) return viewer;
    const own = marked.comments.filter(({ author }) => isBy(author, viewer.login));
    if (own.length > 0) return keepOne(wanted, own);
  }
  const path = `/repos/${repository}/issues/${number}/comments` as const;
  const created = await ask({ method: 'POST', path, body: { body: bodyOf(wanted) }, isRepeatable: false }, patience);
  if (!created.ok) return created;
  // Another job may have made its own between our looking and our making: both then keep the older one.
  const again = await markedComments(wanted);
  const { login } = authorOf(created.body);
  const own = again.ok ? again.comments.filter(({ author }) => author.login === login) : [];
  return own.length > 1 ? keepOne(wanted, own) : created;
}

/** Rewrites the oldest of our comments, and deletes what a race left beside it. */
async function keepOne({ ask, repository, patience, ...wanted }: Wanted, own: readonly Comment[]): Promise<Result> {
  const [first, ...rest] = own.toSorted((a, b) => a.id - b.id);
  const pathOf = (id: number | undefined): `/${string}` => `/repos/${repository}/issues/comments/${id}`;
  const rewritten = await ask({ method: 'PATCH', path: pathOf(first?.id), body: { body: bodyOf(wanted) } }, patience);
  if (rewritten.ok) for (const { id } of rest) await ask({ method: 'DELETE', path: pathOf(id) }, patience);
  return rewritten;
}

const bodyOf = ({ marker, body }: Pick<Wanted, 'marker' | 'body'>): string => `${marker}\n${body}`.slice(0, mostCharacters);

interface Author {
  readonly login: string | undefined;
  readonly isBot: boolean;
}

interface Comment {
  readonly id: number;
  readonly author: Author;
}

async function markedComments({
  ask,
  repository,
  number,
  marker,
  patience,
}: Wanted): Promise<{ readonly ok: true; readonly comments: readonly Comment[] } | (Result & { readonly ok: false })> {
  const comments: Comment[] = [];
  for (let page = 1; ; page += 1) {
    const path = `/repos/${repository}/issues/${number}/comments?per_page=100&page=${page}` as const;
    const result = await ask({ method: 'GET', path }, patience);
    if (!result.ok) return result;
    for (const one of listOf(result.body).map(recordOf)) {
      const id = numberOf(one.id);
      // At its beginning, where a quotation has `>` and a reply has its own words.
      if (id !== undefined && textOf(one.body)?.startsWith(marker)) comments.push({ id, author: authorOf(one) });
    }
    if (!result.hasNextPage) return { ok: true, comments };
  }
}

const authorOf = (comment: unknown): Author => {
  const { login, type } = recordOf(recordOf(comment).user);
  return { login: textOf(login), isBot: type === 'Bot' };
};

/** GraphQL leaves `[bot]` out of some logins, and REST never does. */
const isBy = ({ login, isBot }: Author, viewer: string): boolean => login === viewer || (isBot && login === `${viewer}[bot]`);

/** Whose the token is. `GET /user` refuses the workflow's own token; GraphQL answers every kind. */
async function askViewer(
  ask: Ask,
  patience: Patience,
): Promise<{ readonly ok: true; readonly login: string } | (Result & { readonly ok: false })> {
  const result = await ask({ method: 'POST', path: 'graphql', body: { query: 'query { viewer { login } }' } }, patience);
  if (!result.ok) return result;
  const login = textOf(recordOf(recordOf(recordOf(result.body).data).viewer).login);
  return login === undefined ? { ok: false, why: 'invalid', words: 'it does not tell whose the token is' } : { ok: true, login };
}

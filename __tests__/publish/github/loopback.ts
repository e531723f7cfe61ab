/**
 * A GitHub on this machine, which answers as GitHub does: with pages, permissions, limits on lengths, and what a test plans to
 * go wrong. Every request, and every answer, is judged by GitHub's own description.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerFaults, callOf, requestFaults, sample, type Call } from './openapi.ts';

type Json = Readonly<Record<string, unknown>>;

export interface Status {
  readonly sha: string;
  readonly context: string;
  readonly state: string;
  readonly description: string;
  readonly target_url: string | null;
}

export interface Comment {
  readonly id: number;
  readonly number: number;
  readonly login: string;
  readonly type: 'Bot' | 'User';
  readonly body: string;
}

export interface Pull {
  readonly number: number;
  readonly head: string;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  /** Commits that belong to it. */
  readonly commits: readonly string[];
}

/** Something that goes wrong with requests that fit, so many times; without a status the connection is cut, unless it is late. */
export interface Trouble {
  /** `POST /repos/o/r/statuses`. */
  readonly at: RegExp;
  readonly times?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json | string;
  /** Whether the request has its effect all the same. */
  readonly isDone?: boolean;
  /** The request is held up so long on its way, and then has its effect and its answer as usual. */
  readonly lateMs?: number;
}

export interface Plan {
  readonly permissions?: readonly ('statuses' | 'pull-requests')[];
  readonly viewer?: string;
  readonly statuses?: readonly Status[];
  readonly comments?: readonly Comment[];
  readonly pulls?: readonly Pull[];
  readonly troubles?: readonly Trouble[];
  /** Told of each request before it is answered: another job may do something then. */
  readonly onRequest?: (request: string, github: { readonly comments: Comment[] }) => void;
}

export interface Loopback {
  readonly url: string;
  readonly token: string;
  /** `METHOD /path?query`, in order. */
  readonly requests: readonly string[];
  /** Newest last. */
  readonly statuses: readonly Status[];
  readonly comments: readonly Comment[];
  /** What was wrong with requests, or with this server's own answers. */
  readonly faults: readonly string[];
  /** From now on. */
  readonly goWrong: (trouble: Trouble) => void;
  readonly close: () => Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const refused: Reply = { status: 403, body: { message: 'Resource not accessible by integration' } };
const invalid = (resource: string, message: string): Reply => ({
  status: 422,
  body: { message: 'Validation Failed', errors: [{ resource, code: 'custom', message }] },
});

export async function loopback(plan: Plan = {}): Promise<Loopback> {
  const { permissions = ['statuses', 'pull-requests'], viewer = 'github-actions[bot]', pulls = [], onRequest } = plan;
  const statuses = [...(plan.statuses ?? [])];
  const comments = [...(plan.comments ?? [])];
  const troubles = (plan.troubles ?? []).map((one) => ({ ...one, left: one.times ?? 1 }));
  const requests: string[] = [];
  const faults: string[] = [];
  const token = 'ghs_loopback';
  let lastId = 1000;

  const userOf = (login: string, type: string): Json => ({ ...sample('simple-user'), login, type });
  const commentOf = ({ id, login, type, body }: Comment): Json => ({
    ...sample('issue-comment'),
    id,
    body,
    user: userOf(login, type),
  });
  const statusOf = (status: Status, of: 'status' | 'simple-commit-status'): Json => ({ ...sample(of), ...status });
  const pullOf = ({ number, head, state, merged }: Pull): Json => ({
    ...sample('pull-request-simple'),
    number,
    state,
    merged_at: merged ? '2026-11-24T12:00:00Z' : null,
    head: { ...(sample('pull-request-simple').head as Json), sha: head },
  });

  const needs = (permission: 'statuses' | 'pull-requests', work: () => Reply): Reply =>
    permissions.includes(permission) ? work() : refused;
  const bodyFault = (body: string): Reply | undefined => {
    if (body.trim() === '') return invalid('IssueComment', "Body can't be blank");
    return body.length > 65_536 ? invalid('IssueComment', 'Body is too long (maximum is 65536 characters)') : undefined;
  };
  const statusFault = ({ sha, context, description }: Status): Reply | undefined => {
    if (!/^[0-9a-f]{40}$/.test(sha)) return { status: 422, body: { message: `No commit found for SHA: ${sha}` } };
    if (description.length > 140) return invalid('Status', 'description is too long (maximum is 140 characters)');
    if (/[\u{10000}-\u{10ffff}]/u.test(description)) return invalid('Status', "description doesn't accept 4-byte Unicode");
    if (context.length > 255) return invalid('Status', 'context is too long (maximum is 255 characters)');
    const same = statuses.filter((one) => one.sha === sha && one.context.toLowerCase() === context.toLowerCase());
    return same.length >= 1000
      ? invalid('Status', 'This SHA and context has reached the maximum number of statuses.')
      : undefined;
  };

  function paged(all: readonly unknown[], url: URL, body: (page: readonly unknown[]) => unknown = (page) => page): Reply {
    const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
    const page = Number(url.searchParams.get('page') ?? 1);
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    const isLast = page * size >= all.length;
    return {
      status: 200,
      body: body(all.slice((page - 1) * size, page * size)),
      headers: isLast ? {} : { link: `<${next.href}>; rel="next", <${next.href}>; rel="last"` },
    };
  }

  function answer({ id, variables }: Call, url: URL, body: Json): Reply {
    const commentId = Number(variables.comment_id);
    const index = comments.findIndex((one) => one.id === commentId);
    switch (id) {
      case 'repos/create-commit-status':
        return needs('statuses', () => {
          const status = { target_url: null, description: '', ...body, sha: variables.sha ?? '' } as Status;
          const fault = statusFault(status);
          if (!fault) statuses.push(status);
          return fault ?? { status: 201, body: statusOf(status, 'status') };
        });
      case 'repos/get-combined-status-for-ref':
        return needs('statuses', () => {
          const latest = new Map(
            statuses.filter(({ sha }) => sha === variables.ref).map((one) => [one.context.toLowerCase(), one]),
          );
          const all = [...latest.values()].map((one) => statusOf(one, 'simple-commit-status'));
          return paged(all, url, (page) => ({ ...sample('combined-commit-status'), statuses: page, total_count: all.length }));
        });
      case 'repos/list-pull-requests-associated-with-commit':
        return needs('pull-requests', () =>
          paged(pulls.filter(({ commits }) => commits.includes(variables.commit_sha ?? '')).map(pullOf), url),
        );
      case 'issues/list-comments':
        return needs('pull-requests', () =>
          paged(comments.filter(({ number }) => number === Number(variables.issue_number)).map(commentOf), url),
        );
      case 'issues/create-comment':
        return needs('pull-requests', () => {
          const fault = bodyFault(body.body as string);
          if (fault) return fault;
          lastId += 1;
          const type = viewer.endsWith('[bot]') ? 'Bot' : 'User';
          const made: Comment = {
            id: lastId,
            number: Number(variables.issue_number),
            login: viewer,
            type,
            body: body.body as string,
          };
          comments.push(made);
          return { status: 201, body: commentOf(made) };
        });
      case 'issues/update-comment':
        return needs('pull-requests', () => {
          const before = comments[index];
          if (!before) return { status: 404, body: { message: 'Not Found' } };
          const fault = bodyFault(body.body as string);
          if (fault) return fault;
          comments[index] = { ...before, body: body.body as string };
          return { status: 200, body: commentOf(comments[index]) };
        });
      case 'issues/delete-comment':
        return needs('pull-requests', () => {
          if (index < 0) return { status: 404, body: { message: 'Not Found' } };
          comments.splice(index, 1);
          return { status: 204 };
        });
      default:
        throw new Error(`${id} is described, but not played`);
    }
  }

  function reply(request: IncomingMessage, url: URL, text: string): Reply {
    if (request.headers['user-agent'] === undefined) return { status: 403, body: { message: 'Request forbidden' } };
    if (request.headers['x-github-api-version'] !== '2022-11-28')
      faults.push(`${request.url ?? ''} asks for no version of the API`);
    if (request.headers.authorization !== `token ${token}`) return { status: 401, body: { message: 'Bad credentials' } };
    const body = text === '' ? undefined : (JSON.parse(text) as Json);
    if (url.pathname === '/graphql') {
      if (body?.query !== 'query { viewer { login } }') faults.push(`a query that is not played: ${text}`);
      return { status: 200, body: { data: { viewer: { login: viewer } } } };
    }
    const call = callOf(request.method ?? '', url.pathname);
    if (!call) {
      faults.push(`${request.method ?? ''} ${url.pathname} is not described`);
      return { status: 404, body: { message: 'Not Found' } };
    }
    const wrong = requestFaults(call, url.searchParams, body);
    faults.push(...wrong.map((one) => `${call.id}: ${one}`));
    if (wrong.length > 0) return { status: 422, body: { message: 'Validation Failed', errors: wrong } };
    const made = answer(call, url, body ?? {});
    faults.push(...answerFaults(call, made.status, made.body).map((one) => `the answer to ${call.id}: ${one}`));
    return made;
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const name = `${request.method ?? ''} ${request.url ?? ''}`;
      requests.push(name);
      onRequest?.(name, { comments });
      const trouble = troubles.find(({ at, left }) => left > 0 && at.test(name));
      if (trouble) trouble.left -= 1;
      const usual = (): Reply =>
        reply(
          request,
          new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`),
          Buffer.concat(chunks).toString('utf8'),
        );
      const send = ({ status, body, headers }: Reply): void => {
        const sent = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
        response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(sent);
      };
      if (!trouble) send(usual());
      else if (trouble.lateMs !== undefined)
        setTimeout(() => {
          send(usual());
        }, trouble.lateMs);
      else {
        if (trouble.isDone) usual();
        const { status, body, headers = {} } = trouble;
        if (status === undefined) request.socket.destroy();
        else send({ status, body, headers });
      }
    });
  });
  // A test that fails before it closes this one must end all the same.
  server.unref();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    requests,
    statuses,
    comments,
    faults,
    goWrong: (trouble) => {
      troubles.push({ ...trouble, left: trouble.times ?? 1 });
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}

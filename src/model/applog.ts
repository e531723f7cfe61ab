/**
 * What an application tells about itself in its log: where it listens, what it serves, how long it took to start. Forms
 * are those that the frameworks print by themselves; each is named beside its pattern.
 */
import type { Check } from './checks.ts';
import { codeIn, isElbRequest } from './checks.ts';
import { logLines, oneLine, ownDefinition } from './evidence.ts';
import type { Timeline } from './timeline.ts';

/** Lines of the application's log, one line each, without terminal colours. */
export const appLines = (timeline: Timeline): readonly string[] =>
  // eslint-disable-next-line no-control-regex -- the escape character is what is looked for
  logLines(timeline).map((line) => oneLine(line).replace(/\u001b\[[\d;]{0,12}m/g, ''));

export interface Listening {
  readonly port: number;
  /** undefined: not said. */
  readonly host?: string;
  readonly line: string;
}

/** Words with which servers say where they listen. */
const speaksOfListening =
  /listening|running (?:on|at)|started (?:server )?(?:on|at)|serving (?:on|at)|ready on|initialized with port|tomcat (?:initialized|started)|netty started|available at|http server|development server at|bound to|Local: {1,4}http|\bport\b.{0,20}\bhttp\b|start(?:ed|ing) .{0,40}\bport\b/i;

/**
 * `Listening on http://0.0.0.0:8080` (Puma, gunicorn, Kestrel, Go), `Uvicorn running on http://127.0.0.1:8000`, `Tomcat started
 * on port 8080 (http)` and `port(s): 8080` (Spring), `Running on http://127.0.0.1:5000` (Flask), `Starting development server at
 * http://127.0.0.1:8000/` (Django), `Server listening on port 3000` (Express), `Server listening at http://127.0.0.1:3000` (Fastify).
 */
const address = /(?:https?:\/\/|tcp:\/\/|\b(?:on|at|to) )\(?(\[[\da-f:]{2,39}\]|\*|[\w.-]{1,100}):(\d{2,5})\b/i;
const portAlone =
  /\bport(?:\(s\))?[:= ]{1,3}(\d{2,5})\b|\blistening (?:on |at )?(?::|\*:)(\d{2,5})\b|\bon :(\d{2,5})\b|addr(?:ess)?[=:" ]{1,4}:(\d{2,5})\b/i;

/** Where the application says that it listens. */
export function listenings(timeline: Timeline): readonly Listening[] {
  return appLines(timeline).flatMap((line) => {
    if (!speaksOfListening.test(line)) return [];
    const full = address.exec(line);
    if (full?.[1] && full[2]) return [{ host: full[1], port: Number(full[2]), line }];
    const alone = portAlone.exec(line);
    const port = Number(alone?.slice(1).find(Boolean));
    return port > 0 && port < 65_536 ? [{ port, line }] : [];
  });
}

const loopback = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/i;

/** Only said of servers that really bind what they print: many print `localhost` and listen everywhere. */
const bindsLocalhost =
  /now listening on: http:\/\/localhost|listening (?:on|at):? (?:https?:\/\/)?localhost|use --host to expose/i;

/** Where it listens on the loopback interface alone. */
export function loopbackOnly(timeline: Timeline): readonly Listening[] {
  const all = listenings(timeline);
  const isLoopback = ({ host, line }: Listening): boolean =>
    host !== undefined && loopback.test(host) && (!host.toLowerCase().includes('localhost') || bindsLocalhost.test(line));
  const open = new Set(all.filter((one) => one.host !== undefined && !loopback.test(one.host)).map(({ port }) => port));
  return all.filter((one) => isLoopback(one) && !open.has(one.port));
}

/** A path that the application or its container seems to serve, and where that was seen. */
export interface KnownPath {
  readonly path: string;
  readonly port?: number;
  readonly where: string;
}

const url = /https?:\/\/[^\s/:'"`|]{1,200}(?::(\d{2,5}))?(\/[^\s'"`|;)\\]{0,200})?/i;

/** `curl -f http://localhost:3000/health` in the container's own health check tells a path and a port. */
export function checkedByContainer(check: Check): KnownPath | undefined {
  const command = check.container?.healthCheck?.command.join(' ').slice(0, 2000) ?? '';
  const found = url.exec(command);
  if (!found) return undefined;
  return {
    path: found[2] ?? '/',
    port: Number(found[1] ?? (found[0].startsWith('https:') ? 443 : 80)),
    where: `the health check of container ${check.containerName}`,
  };
}

/**
 * Routes as frameworks print them: `Mapped {/health, GET} route` (NestJS), `[GIN-debug] GET /health` (Gin), `GET /health` in the
 * route tables of Fastify, Echo, Fiber, chi and Rails, `{GET [/health]}` and `Mapped to` (Spring), `<Rule '/health' (GET…)>` (Flask).
 */
const routes: readonly RegExp[] = [
  /Mapped \{(\/[^\s,}]{0,200}), GET\} route/,
  /\[GIN-debug\] GET +(\/\S{0,200})/,
  /\{GET \[(\/[^\]]{0,200})\]/,
  /Mapped "\{\[(\/[^\]]{0,200})\]/,
  /<Rule '(\/[^']{0,200})' \([^)]{0,60}GET/,
  /^\W{0,12}(\/\S{1,200}) \((?:[A-Z, ]{0,40})GET/,
  /(?:route|endpoint|registered|map).{0,40}\bGET[\s:|]{1,10}(\/[^\s"'|]{0,200})/i,
  /^\W{0,20}(?:GET|GET\|HEAD)[\s|]{1,20}(\/[^\s"'|()]{0,200})(?: |$)(?!HTTP)/,
];
const healthLike = /health|ready|live|ping|status|alive|up$|heartbeat|actuator/i;

const mostCandidates = 3;

/** Paths other than the checked one that could be asked for, the best known first. */
export function otherPaths(timeline: Timeline, check: Check): readonly KnownPath[] {
  const asked = check.group.healthCheck.path;
  const own = checkedByContainer(check);
  const found: KnownPath[] = own ? [own] : [];
  for (const line of appLines(timeline)) {
    const route = routes.map((pattern) => pattern.exec(line)?.[1]).find((path) => path !== undefined);
    if (route !== undefined && healthLike.test(route))
      found.push({ path: route, where: `the routes that ${check.containerName} prints` });
    const served = /"?GET (\/[^\s"?]{0,200})/.exec(line)?.[1];
    if (served !== undefined && healthLike.test(served) && codeIn(line) === 200) {
      found.push({ path: served, where: `a request that ${check.containerName} answered with 200` });
    }
  }
  const byPath = new Map(found.toReversed().map((one) => [one.path, one]));
  return found.filter((one) => one.path !== asked && byPath.get(one.path) === one).slice(0, mostCandidates);
}

/** Requests in the log: of the load balancer, and others. */
export function requests(timeline: Timeline): { readonly ofLoadBalancer: number; readonly others: number } {
  const asked = appLines(timeline).filter(
    (line) => /\b(?:GET|HEAD|POST|PUT|DELETE) \/\S{0,500}/.test(line) && codeIn(line) !== undefined,
  );
  const ofLoadBalancer = asked.filter((line) => isElbRequest(line)).length;
  return { ofLoadBalancer, others: asked.length - ofLoadBalancer };
}

/**
 * `Started App in 42.1 seconds` (Spring), `Server startup in [42137] milliseconds` (Tomcat), `started in 42.1s` (Quarkus, Micronaut),
 * `Ready in 3.2s` (Next.js), `WFLYSRV0025: … started in 42137ms` (WildFly).
 */
const startedIn =
  /\b(?:started|startup|ready|booted|compiled|initialization completed)\b.{0,120}?\bin \[?(\d{1,7}(?:[.,]\d{1,6})?)\]? ?(milliseconds|ms|seconds|secs?|s|minutes|min)\b/i;

/** How long the application says that it took to start, in seconds. */
export function bootSeconds(timeline: Timeline): { readonly seconds: number; readonly line: string } | undefined {
  let slowest: { seconds: number; line: string } | undefined;
  for (const line of appLines(timeline)) {
    const found = startedIn.exec(line);
    if (!found?.[1] || !found[2]) continue;
    const unit = /^m(?:s|illi)/i.test(found[2]) ? 0.001 : /^min/i.test(found[2]) ? 60 : 1;
    const seconds = Number(found[1].replace(',', '.')) * unit;
    if (seconds > (slowest?.seconds ?? 0)) slowest = { seconds, line };
  }
  return slowest;
}

/** The container ports of the task, for telling a port that nobody serves. */
export const mappedPorts = (timeline: Timeline): readonly number[] =>
  (ownDefinition(timeline)?.containers ?? []).flatMap(({ portMappings }) =>
    portMappings.flatMap(({ containerPort }) => (containerPort === undefined ? [] : [containerPort])),
  );

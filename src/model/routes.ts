/** Paths that an application or its container seems to serve, and where that was seen. */
import { codeIn } from './accesslog.ts';
import { appLines } from './applog.ts';
import type { Check } from './checks.ts';
import type { Timeline } from './timeline.ts';

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

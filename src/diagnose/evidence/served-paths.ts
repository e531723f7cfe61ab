/** Paths that an application or its container seems to serve, and where that was seen. */
import { codeIn } from './access-log.ts';
import type { Check } from '../../model/health-checks.ts';

/** A path that the application or its container seems to serve, and where that was seen. */
export interface ServedPath {
  readonly path: string;
  readonly port?: number;
  /** Where it was seen, as a clause: `the health check of container api uses /health on 3000`. */
  readonly seen: string;
}

/** A host may be an IPv6 address or a shell variable; of a port in a variable nothing is known. */
const host = String.raw`(?:\[[^\]\s]{1,60}\]|\$\{[^}\s]{1,100}\}|[^\s/:'"\`|]{1,200})`;
const url = new RegExp(String.raw`https?:\/\/${host}(?::(\d{2,5})(?!\d)|(:\S))?(\/[^\s'"\`|;)&…\\]{0,200})?`, 'i');

/** `curl -f http://localhost:3000/health` in the container's own health check tells a path and a port. */
export function checkedByContainer(check: Check): ServedPath | undefined {
  const command = check.container?.healthCheck?.command.join(' ').slice(0, 2000) ?? '';
  const found = url.exec(command);
  if (!found || found[2] !== undefined) return undefined;
  const path = found[3] ?? '/';
  const port = Number(found[1] ?? (found[0].startsWith('https:') ? 443 : 80));
  return { path, port, seen: `the health check of container ${check.containerName} uses ${path} on ${port}` };
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
  /^[\w\W]{0,60}\bGET(?:\|HEAD)?[\s|]{1,20}(\/[^\s"'|()]{0,200})(?:[ (]|$)(?!HTTP)/,
];
/** Spring Boot tells where its endpoints lie; the one named health is there unless it was turned off. */
const actuator = /Exposing \d{1,3} endpoints? beneath base path '(\/[^']{1,200})'/;
const healthLike = /health|ready|live|ping|status|alive|up$|heartbeat|actuator/i;

const mostCandidates = 3;

/** Paths other than the checked one that could be asked for, the best known first. */
export function otherPaths(lines: readonly string[], check: Check): readonly ServedPath[] {
  const asked = check.group.healthCheck.path;
  const own = checkedByContainer(check);
  const found: ServedPath[] = own ? [own] : [];
  for (const line of lines) {
    const code = codeIn(line);
    const base = actuator.exec(line)?.[1];
    const route = base === undefined ? routes.map((pattern) => pattern.exec(line)?.[1]).find(Boolean) : `${base}/health`;
    const served = /"?GET (\/[^\s"?]{0,200})/.exec(line)?.[1];
    if (served !== undefined && healthLike.test(served) && code === 200) {
      found.push({ path: served, seen: `container ${check.containerName} answered a request for ${served} with 200` });
    } else if (route !== undefined && healthLike.test(route) && code === undefined) {
      found.push({ path: route, seen: `container ${check.containerName} prints the route ${route}` });
    }
  }
  const byPath = new Map(found.toReversed().map((one) => [one.path, one]));
  return found.filter((one) => one.path !== asked && byPath.get(one.path) === one).slice(0, mostCandidates);
}

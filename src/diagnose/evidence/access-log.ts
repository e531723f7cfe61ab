/** Requests in the access log of an application, in the forms of common servers. */

/** A health check's request in the application's access log: ALB and NLB name themselves. */
const elbAgent = 'ELB-HealthChecker/2.0';
export const isElbRequest = (line: string): boolean => line.includes(elbAgent);
/** Combined and common format, Uvicorn, JSON and key=value, morgan, Next.js, Gin, PHP, Serilog, Phoenix, Rails, Bun, ASP.NET and chi. */
const answered =
  /"\s?(\d{3})\s|HTTP\/[\d.]{1,3}"? (\d{3})\b|status(?:_?code)?[="': ]{1,4}(\d{3})\b|\s(\d{3}) (?:\d|in \d|OK\b)|\| {0,3}(\d{3}) {0,3}\||\[(\d{3})\]:|(?:\b(?:responded|sent|completed)|=>|\s-) (\d{3})\b/i;

/** The code with which an access log says that a line's request was answered. */
export function codeIn(line: string): number | undefined {
  const found = answered.exec(line);
  const code = Number(found?.slice(1).find(Boolean));
  return code >= 200 && code <= 599 ? code : undefined;
}

/** Requests in the log: of the load balancer, and others. */
export function requestsIn(lines: readonly string[]): { readonly ofLoadBalancer: number; readonly others: number } {
  const requests = lines.filter((line) => /\b(?:GET|HEAD|POST|PUT|DELETE) \/\S{0,500}/.test(line) && codeIn(line) !== undefined);
  const ofLoadBalancer = requests.filter(isElbRequest).length;
  return { ofLoadBalancer, others: requests.length - ofLoadBalancer };
}

/** How long a request took, as access logs tell it: `6012ms`, `6.0s`, `6012.3 ms`, `rt=6.012`. */
export function secondsTaken(line: string): number | undefined {
  const found =
    /(?:^|[\s(=+])(\d{1,7}(?:\.\d{1,6})?) ?(ms|s|secs?|seconds)(?![\w/])/.exec(line) ??
    /\b(?:rt|request_time)=(\d{1,5}\.\d{1,6})()/.exec(line);
  return found?.[1] === undefined ? undefined : Number(found[1]) * (found[2] === 'ms' ? 0.001 : 1);
}

/** Not from the load balancer: an agent is named (which no date is), or the request comes from the container itself. */
const isOfOthers = /\b(?!HTTP\/|[A-Z][a-z]{2}\/\d{4})[A-Za-z][\w-]{1,60}\/\d|127\.0\.0\.1|::1\b|localhost/;
/** What servers write when a request arrives, before they know its answer: Rails, Hono, Phoenix, Spring, ASP.NET, Fastify. */
const arrival =
  /\bStarted (?:GET|HEAD)\b|<-- (?:GET|HEAD)\b|\[info\] (?:GET|HEAD)\b|, parameters=|Request starting|incoming request/;

/** Development servers log no agent: a request for the checked path that came in may then be the load balancer's. */
export function mayBeElbRequest(path: string): (line: string) => boolean {
  const literal = path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const asked = new RegExp(`(?:^|[\\s"'=])(?:https?://[^\\s/]{1,100})?${literal}(?=[\\s"'?,;}\\])]|$)`);
  return (line) => asked.test(line) && (codeIn(line) !== undefined || arrival.test(line)) && !isOfOthers.test(line);
}

/** What an application tells about its start in its log. */
/**
 * `Started App in 42.1 seconds` (Spring), `Server startup in [42137] milliseconds` (Tomcat), `started in 42.1s` (Quarkus, Micronaut),
 * `Ready in 3.2s` (Next.js), `WFLYSRV0025: … started in 42137ms` (WildFly).
 */
const startedIn =
  /\b(?:started|startup|ready|booted|compiled|initialization completed)\b.{0,120}?\bin \[?(\d{1,7}(?:[.,]\d{1,6})?)\]? ?(milliseconds|ms|seconds|secs?|s|minutes|min)\b/i;

export interface Start {
  readonly seconds: number;
  readonly line: string;
}

/** The slowest start of which the application says how long it took. */
export function slowestStart(lines: readonly string[]): Start | undefined {
  let slowest: Start | undefined;
  for (const line of lines) {
    const found = startedIn.exec(line);
    if (!found?.[1] || !found[2]) continue;
    const unit = /^m(?:s|illi)/i.test(found[2]) ? 0.001 : /^min/i.test(found[2]) ? 60 : 1;
    const seconds = Number(found[1].replace(',', '.')) * unit;
    if (seconds > (slowest?.seconds ?? 0)) slowest = { seconds, line };
  }
  return slowest;
}

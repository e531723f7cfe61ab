/** What an application tells about its start in its log. */
import { logLines, oneLine } from './texts.ts';
import type { Timeline } from '../../model/timeline.ts';

/** Lines of the application's log, one line each, without terminal colours. */
export const appLines = (timeline: Timeline): readonly string[] =>
  // eslint-disable-next-line no-control-regex -- the escape character is what is looked for
  logLines(timeline).map((line) => oneLine(line).replace(/\u001b\[[\d;]{0,12}m/g, ''));

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

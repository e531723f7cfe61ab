/** Requests in the access log of an application, in the forms of common servers. */
import { appLines } from './app-log.ts';
import type { Timeline } from '../../model/timeline.ts';

/** A health check's request in the application's access log: ALB and NLB name themselves. */
const elbAgent = 'ELB-HealthChecker/2.0';
export const isElbRequest = (line: string): boolean => line.includes(elbAgent);
const answered = /"\s?(\d{3})\s|HTTP\/[\d.]{1,3}"? (\d{3})\b|status[="': ]{1,4}(\d{3})\b|\s(\d{3}) \d/i;

/** The code with which an access log says that a line's request was answered. */
export function codeIn(line: string): number | undefined {
  const found = answered.exec(line);
  const code = Number(found?.slice(1).find(Boolean));
  return code >= 200 && code <= 599 ? code : undefined;
}

/** Requests in the log: of the load balancer, and others. */
export function requests(timeline: Timeline): { readonly ofLoadBalancer: number; readonly others: number } {
  const asked = appLines(timeline).filter(
    (line) => /\b(?:GET|HEAD|POST|PUT|DELETE) \/\S{0,500}/.test(line) && codeIn(line) !== undefined,
  );
  const ofLoadBalancer = asked.filter((line) => isElbRequest(line)).length;
  return { ofLoadBalancer, others: asked.length - ofLoadBalancer };
}

/** What counts as healthy, of which deployment, and how long it may take. */
import { parseCodes, type Codes, type Criteria, type DeploymentSelector } from '../model/criteria.ts';
import { defined } from '../model/defined.ts';
import type { ServiceName } from '../model/inputs.ts';
import { parseDeployment, parseTaskDefinitions } from './deployment-selector.ts';
import { boolean, choice, duration, lines, orAuto, quote, wholeNumber, type Parse, type Take } from './values.ts';

const failOrPass = ['fail', 'pass'] as const;

export function readCriteria(take: Take, services: readonly ServiceName[], region: string): Criteria {
  const selector = take<DeploymentSelector>('deployment', { which: 'current' }, parseDeployment(services, region));
  const startWithin = take('start-within', 'auto', orAuto(duration(0)));
  return {
    selector,
    taskDefinitions: take('task-definition', [], parseTaskDefinitions(services, region)),
    startWithinSeconds: startWithin !== 'auto' ? startWithin : selector.which === 'new' ? 600 : 60,
    onNoDeployment: take('on-no-deployment', 'fail', choice(failOrPass)),
    onSuperseded: take('on-superseded', 'fail', choice([...failOrPass, 'follow'])),
    onPause: take('on-pause', 'wait', choice(['wait', ...failOrPass])),
    allowNoTasks: take('allow-no-tasks', false, boolean),
    waitUntil: take('wait-until', 'completed', choice(['completed', 'traffic-shifted', 'healthy'])),
    timeoutSeconds: take('timeout', 'auto', orAuto(duration(1))),
    stableForSeconds: take('stable-for', 'auto', orAuto(duration(0))),
    failedTasksThreshold: take('failed-tasks-threshold', 'auto', orAuto(wholeNumber(1, 100_000))),
    healthCheckPaths: take('health-check-path', [], parsePaths),
    ...defined({ healthCheckMatcher: take('health-check-matcher', undefined, parseMatcher) }),
  };
}

/** Every entry as it must stand in a target group: 1,024 characters at most, from a slash on. */
const parsePaths: Parse<readonly string[]> = (text, refuse) => {
  const paths = lines(text);
  for (const path of paths.filter((one) => !/^\/\S{0,1023}$/.test(one))) {
    refuse(`${quote(path)} is no path of a health check; write it like /health, several on lines of their own`);
  }
  return paths;
};

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html */
const parseMatcher: Parse<Codes> = (text, refuse) => {
  const codes = parseCodes(text);
  if (codes?.ranges.every(([from, to]) => to <= 99 || (from >= 200 && to <= 599))) return codes;
  refuse(`${quote(text)} is no matcher; write HTTP codes (200; 200,204; 200-399) or gRPC codes (0; 0,12; 0-99)`);
  return undefined;
};

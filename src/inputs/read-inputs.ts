/** Action inputs → {@link Inputs}. Whatever makes no sense is refused in words, all of it at once. */
import { parseDeployment, parseTaskDefinitions } from './deployment-selector.ts';
import { parseCluster, parseRegion, parseServices } from './services.ts';
import { boolean, choice, duration, lines, orAuto, quote, wholeNumber, type Parse } from './values.ts';
import { parseCodes, type Codes, type Criteria, type DeploymentSelector } from '../model/criteria.ts';
import type { Inputs, ServiceName } from '../model/inputs.ts';

/** Either what was asked, or every mistake in it, each naming its input and what would be right. */
export type ReadInputs = { readonly inputs: Inputs } | { readonly mistakes: readonly string[] };

/** Reads one input: gives `whenEmpty` for a blank one, and for one that is refused. */
type Take = <T>(name: string, whenEmpty: T, parse: Parse<T>) => T;

const failOrPass = ['fail', 'pass'] as const;

/**
 * Understands the inputs.
 *
 * @param read gives an input's text by its name in `action.yml`, empty when it was not given
 * @param env where the region stands when `region` is empty
 */
export function readInputs(read: (name: string) => string, env: Readonly<Record<string, string | undefined>>): ReadInputs {
  const mistakes: string[] = [];
  const refuse = (name: string) => (why: string) => {
    mistakes.push(`\`${name}\`: ${why}`);
  };
  const take: Take = (name, whenEmpty, parse) => {
    const text = read(name).trim();
    return text === '' ? whenEmpty : (parse(text, refuse(name)) ?? whenEmpty);
  };

  const region = readRegion(take, env, refuse);
  const cluster = take('cluster', 'default', parseCluster(region));
  const services = parseServices(cluster, region)(read('service'), refuse('service')) ?? [];
  const inputs: Inputs = {
    services,
    region,
    criteria: readCriteria(take, services, region),
    mode: take('mode', 'verify', choice(['verify', 'audit'])),
    failOn: take('fail-on', 'error', choice(['error', 'warning', 'never'])),
    pollSeconds: take('poll-interval', 5, duration(1, 3600)),
    logLines: take('log-lines', 25, wholeNumber(0, 1000)),
    jobSummary: take('job-summary', true, boolean),
    commitStatus: take('commit-status', false, boolean),
    prComment: take('pr-comment', false, boolean),
    ...present('sha', take<string | undefined>('sha', undefined, parseSha)),
    ...present('recording', take<string | undefined>('recording', undefined, parsePath)),
    ...present('checkRunId', take<string | undefined>('check-run-id', undefined, parseCheckRunId)),
    ...present(
      'token',
      take<string | undefined>('github-token', undefined, (text) => text),
    ),
  };
  if (inputs.mode === 'audit' && inputs.criteria.selector.which === 'new') {
    refuse('deployment')('new has nothing to wait for where `mode` is audit; leave it out');
  }
  if ((inputs.commitStatus || inputs.prComment) && inputs.token === undefined) {
    refuse('github-token')('is empty, and `commit-status` and `pr-comment` need it; leave it at its default');
  }
  return mistakes.length > 0 ? { mistakes } : { inputs };
}

/** The region, or an empty text when there is none. */
function readRegion(
  take: Take,
  env: Readonly<Record<string, string | undefined>>,
  refuse: (name: string) => (why: string) => void,
): string {
  const asked = take<string | undefined>('region', undefined, (text, wrong) => parseRegion(text, wrong) ?? '');
  if (asked !== undefined) return asked;
  const name = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((one) => (env[one] ?? '').trim() !== '');
  if (name !== undefined) return parseRegion((env[name] ?? '').trim(), refuse(name)) ?? '';
  refuse('region')(
    'is missing; write one like eu-west-1, or set AWS_REGION in an earlier step, as configure-aws-credentials does',
  );
  return '';
}

function readCriteria(take: Take, services: readonly ServiceName[], region: string): Criteria {
  const selector = take<DeploymentSelector>('deployment', { which: 'current' }, parseDeployment(services, region));
  const startWithin = take('start-within', 'auto', orAuto(duration(0)));
  return {
    selector,
    taskDefinitions: take('task-definition', [], parseTaskDefinitions(services, region)),
    startWithinSeconds: startWithin !== 'auto' ? startWithin : selector.which === 'new' ? 600 : 60,
    onNoDeployment: take('on-no-deployment', 'fail', choice(failOrPass)),
    onSuperseded: take('on-superseded', 'fail', choice(failOrPass, ['follow'])),
    allowNoTasks: take('allow-no-tasks', false, boolean),
    waitUntil: take('wait-until', 'completed', choice(['completed', 'healthy'], ['traffic-shifted'])),
    timeoutSeconds: take('timeout', 'auto', orAuto(duration(1))),
    stableForSeconds: take('stable-for', 'auto', orAuto(duration(0))),
    failedTasksThreshold: take('failed-tasks-threshold', 'auto', orAuto(wholeNumber(1, 100_000))),
    healthCheckPaths: take('health-check-path', [], parsePaths),
    ...present('healthCheckMatcher', take<Codes | undefined>('health-check-matcher', undefined, parseMatcher)),
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

const parsePath: Parse<string> = (text, refuse) => {
  if (!/\p{Cc}/u.test(text)) return text;
  refuse(`${quote(text)} is no path of a file; write one on a single line`);
  return undefined;
};

const parseCheckRunId: Parse<string> = (text, refuse) => {
  if (/^\d{1,20}$/.test(text)) return text;
  refuse(`${quote(text)} is no id of a check run; leave it out, or write \${{ job.check_run_id }}`);
  return undefined;
};

/** An optional property: absent rather than undefined. */
const present = <Name extends string, T>(name: Name, value: T | undefined): Readonly<Partial<Record<Name, T>>> =>
  (value === undefined ? {} : { [name]: value }) as Readonly<Partial<Record<Name, T>>>;

const parseSha: Parse<string> = (text, refuse) => {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text)) return text.toLowerCase();
  refuse(`${quote(text)} is no commit; write its whole id, like \${{ github.event.pull_request.head.sha }}`);
  return undefined;
};

/** Action inputs → {@link Inputs}. Whatever makes no sense is refused in words, all of it at once. */
import { defined } from '../model/defined.ts';
import type { Inputs } from '../model/inputs.ts';
import { readCriteria } from './criteria.ts';
import { parseCluster, parseRegion, parseServices } from './services.ts';
import { boolean, choice, duration, quote, wholeNumber, type Parse, type Take } from './values.ts';

/** Either what was asked, or every mistake in it, each naming its input and what would be right. */
export type ReadInputs = { readonly inputs: Inputs } | { readonly mistakes: readonly string[] };

/**
 * Understands the inputs.
 *
 * @param read gives an input's text by its name in `action.yml`, empty when it was not given
 * @param env where the region stands when `region` is empty
 * @param otherRegion how there can be a region without the input
 */
export function readInputs(
  read: (name: string) => string,
  env: Readonly<Record<string, string | undefined>>,
  otherRegion = 'set AWS_REGION in an earlier step, as configure-aws-credentials does',
): ReadInputs {
  const mistakes: string[] = [];
  const refuse = (name: string) => (why: string) => {
    mistakes.push(`\`${name}\`: ${why}`);
  };
  const take: Take = (name, whenEmpty, parse) => {
    const text = read(name).trim();
    return text === '' ? whenEmpty : (parse(text, refuse(name)) ?? whenEmpty);
  };

  const region = readRegion(take, env, otherRegion, refuse);
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
    ...defined({
      sha: take('sha', undefined, parseSha),
      recording: take('recording', undefined, parsePath),
      checkRunId: take('check-run-id', undefined, parseCheckRunId),
      token: take('github-token', undefined, (text) => text),
    }),
  };
  if (inputs.mode === 'audit' && inputs.criteria.selector.which === 'new') {
    refuse('deployment')('new has nothing to wait for where `mode` is audit; leave it out');
  }
  const { selector, onSuperseded } = inputs.criteria;
  if (onSuperseded === 'follow' && (selector.which === 'id' || selector.which === 'arn')) {
    refuse('on-superseded')(
      'follow goes on with a newer deployment, but `deployment` names one; write fail or pass, or leave `deployment` out',
    );
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
  otherRegion: string,
  refuse: (name: string) => (why: string) => void,
): string {
  const asked = take('region', undefined, (text, wrong) => parseRegion(text, wrong) ?? '');
  if (asked !== undefined) return asked;
  const name = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((one) => (env[one] ?? '').trim() !== '');
  if (name !== undefined) return parseRegion((env[name] ?? '').trim(), refuse(name)) ?? '';
  refuse('region')(`is missing; write one like eu-west-1, or ${otherRegion}`);
  return '';
}

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

const parseSha: Parse<string> = (text, refuse) => {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text)) return text.toLowerCase();
  refuse(`${quote(text)} is no commit; write its whole id, like \${{ github.event.pull_request.head.sha }}`);
  return undefined;
};

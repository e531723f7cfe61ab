/**
 * What no workflow of ours does, held here without network and without another program: zizmor finds more, but is not to be had
 * everywhere. https://docs.zizmor.sh/audits/
 */
import { isMap, isScalar, parse, parseDocument } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly name?: string;
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly concurrency?: unknown;
  readonly uses?: string;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly name?: string;
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly concurrency?: { readonly 'cancel-in-progress'?: unknown };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** As GitHub reads it: an event, a list of them, or what is said of each. */
const eventsOf = (on: unknown): readonly string[] =>
  typeof on === 'string' ? [on] : Array.isArray(on) ? on.map(String) : Object.keys(on as object);

/** Events that run with what the base repository may, on what a stranger wrote. */
const ofStrangers: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);

/** What a workflow does that it must not, a sentence each. */
export function workflowFaults(text: string): readonly string[] {
  const workflow = parse(text) as Workflow;
  const events = eventsOf(workflow.on);
  const isOnlyCalled = events.every((event) => event === 'workflow_call');
  const isOfTags = /^ +tags:/m.test(text) || events.includes('release');
  return [
    ...(workflow.name === undefined ? ['it has no name'] : []),
    ...events.filter((event) => ofStrangers.has(event)).map((event) => `it runs for ${event}`),
    // One that is only called has what its caller gives it, and could not be called by whoever gives less than it asked for.
    ...(isOnlyCalled || isEmpty(workflow.permissions)
      ? []
      : ['its own permissions are not {}: each job has those that it needs']),
    ...(isOnlyCalled || workflow.concurrency?.['cancel-in-progress'] !== undefined
      ? []
      : ['it does not say what becomes of a run when the next one begins']),
    ...pinFaults(text),
    ...permissionFaults(text),
    ...Object.entries(workflow.jobs).flatMap(([id, job]) =>
      jobFaults(job, isOfTags, isOnlyCalled).map((fault) => `${id}: ${fault}`),
    ),
  ];
}

const isEmpty = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

function jobFaults(job: Job, isOfTags: boolean, isOnlyCalled: boolean): readonly string[] {
  return [
    ...(job.name === undefined ? ['it has no name'] : []),
    ...(job.permissions === undefined && !isOnlyCalled ? ['it does not say its permissions'] : []),
    ...(job.uses === undefined && job['timeout-minutes'] === undefined ? ['it has no timeout'] : []),
    ...(job.steps ?? []).flatMap((step) => stepFaults(step, isOfTags)),
  ];
}

function stepFaults({ uses = '', run = '', with: given = {} }: Step, isOfTags: boolean): readonly string[] {
  const keepsToken = uses.startsWith('actions/checkout@') && given['persist-credentials'] === undefined;
  const maySetCache =
    uses.startsWith('actions/setup-node@') && (given.cache !== undefined || given['package-manager-cache'] !== false);
  return [
    ...(run.includes('${{') ? [`an expression becomes a part of a command: ${run.trim()}`] : []),
    ...(/\bnpm (?:i|install|add)\b.* [^-\s]/.test(run) ? [`it installs what no lock file names: ${run.trim()}`] : []),
    ...(keepsToken ? ['a checkout keeps the token, and does not say so'] : []),
    ...(isOfTags && maySetCache ? ['a release is made of what another run may have put into a cache'] : []),
  ];
}

/** By its commit, with the version that it is of beside it; our own action is what is released. */
const pinned = /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
const isOwn = (uses: string): boolean => /^[.$]\//.test(uses) || uses.startsWith('OWNER/ecs-health-gate');

const pinFaults = (text: string): readonly string[] =>
  [...text.matchAll(/^\s*(?:- )?uses: *(.*)$/gm)].flatMap(([, uses = '']) =>
    isOwn(uses) || pinned.test(uses) ? [] : [`an action is not pinned by its commit, with its version beside it: ${uses}`],
  );

/** Whoever reads a permission reads what it is for. */
function permissionFaults(text: string): readonly string[] {
  const jobs = parseDocument(text).get('jobs');
  if (!isMap(jobs)) return [];
  return jobs.items.flatMap(({ key, value: job }) => {
    const permissions = isMap(job) ? job.get('permissions') : undefined;
    const all = isMap(permissions) ? permissions.items : [];
    return all.flatMap(({ key: scope, value }) => {
      const isUsual = String(scope) === 'contents' && String(value) === 'read';
      return isUsual || (isScalar(value) && value.comment) ? [] : [`${String(key)}: nothing says what ${String(scope)} is for`];
    });
  });
}

interface Updates {
  readonly 'package-ecosystem': string;
  readonly groups?: object;
  readonly cooldown?: { readonly 'default-days'?: number };
}

const leastCooldownDays = 7;

/** What Dependabot is not told and should be, a sentence each. */
export function dependabotFaults(text: string): readonly string[] {
  const { updates } = parse(text) as { readonly updates: readonly Updates[] };
  const wanted = ['github-actions', 'npm'].filter((one) => !updates.some((of) => of['package-ecosystem'] === one));
  return [
    ...wanted.map((one) => `${one} is not kept up to date`),
    ...updates.flatMap(({ 'package-ecosystem': of, groups, cooldown }) => [
      ...((cooldown?.['default-days'] ?? 0) < leastCooldownDays ? [`${of}: a new version is not left to others for a week`] : []),
      ...(groups === undefined ? [`${of}: each version is a pull request of its own`] : []),
    ]),
  ];
}

/** The commit of each action, where two of ours use different ones. */
export function differentPins(texts: readonly string[]): readonly string[] {
  const pins = new Map<string, Set<string>>();
  for (const [, action = '', pin = ''] of texts.flatMap((text) => [...text.matchAll(/uses: ([\w-]+\/[\w-]+)[\w./-]*@(.*)$/gm)])) {
    pins.set(action, (pins.get(action) ?? new Set()).add(pin));
  }
  return [...pins].filter(([, all]) => all.size > 1).map(([action, all]) => `${action} is used as ${[...all].join(' and as ')}`);
}

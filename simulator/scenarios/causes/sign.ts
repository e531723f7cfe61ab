/**
 * What a cause shows itself by, as a piece of a deployment: alone, or beside another one. The pieces are put together before
 * they are played, so that what competes for the first line of the report has come through the whole of the pretend AWS.
 */
import type {
  Action,
  ApiBehaviour,
  App,
  ContainerCheckSpec,
  Revision,
  RuleSpec,
  ServiceSpec,
  TargetGroupSpec,
} from '../../scenario.ts';
import { api, deployed, eager, sound } from '../fixtures.ts';
import type { GateRun } from '../scenario-test.ts';

export interface Sign {
  /** What goes on, as a clause. */
  readonly story: string;
  /** What befalls every task; of two signs which both have one, every other task, unless both are words: then one container says both. */
  readonly app?: App;
  readonly check?: ContainerCheckSpec;
  readonly service?: Omit<ServiceSpec, 'revisions'>;
  readonly groups?: { readonly [name: string]: TargetGroupSpec };
  readonly rules?: { readonly [name: string]: RuleSpec };
  /** What is done at second 0; default: revision 2 is deployed. */
  readonly begins?: Action;
  /** What is done besides. */
  readonly actions?: readonly Action[];
  /** Revision 2 is the first that the service has. */
  readonly isFirst?: true;
  readonly api?: ApiBehaviour;
  readonly startsAt?: number;
  readonly inputs?: { readonly [input: string]: string };
}

/** How many tasks of a deployment may behave in two ways. */
const mostTasks = 12;

/** Lines, and an end that they explain. */
const isSpoken = ({ logs = [], later = [], ...rest }: App): boolean =>
  logs.length > 0 && Object.keys(rest).length === 0 && later.every(({ outOfMemory }) => outOfMemory === undefined);

const linesOf = ({ logs = [] }: App): NonNullable<App['logs']> => logs;

/** What is said last, or befalls the newer task, is not told for that. */
function nextOf(lower: App | undefined, upper: App | undefined): Revision {
  if (lower === undefined || upper === undefined) return { ...sound, ...lower, ...upper };
  if (isSpoken(lower) && isSpoken(upper)) {
    const logs = [...linesOf(lower), ...linesOf(upper)].toSorted((one, other) => other.afterSeconds - one.afterSeconds);
    return { ...sound, ...lower, ...upper, logs: logs.toReversed() };
  }
  const both = [lower, upper].map((app): App => ({ ...sound, ...app }));
  const tasks = Array.from({ length: mostTasks }, (_, index) => [index + 1, both[index % 2] ?? sound] as const);
  return { ...sound, tasks: Object.fromEntries(tasks) };
}

/** A deployment of two tasks that shows one sign, or two. */
export function deploymentOf(upper: Sign, lower?: Sign): GateRun {
  const signs = lower === undefined ? [upper] : [lower, upper];
  const all = <T extends object>(part: (sign: Sign) => T | undefined): T =>
    signs.reduce((so, sign) => ({ ...so, ...part(sign) }), {} as T);
  const check = upper.check ?? lower?.check;
  const next = { ...nextOf(lower?.app, upper.app), ...(check === undefined ? {} : { check }) };
  const service = api({ desired: 2, ...all((sign) => sign.service), next });
  const isFirst = signs.some((sign) => sign.isFirst);
  const begins = signs.map((sign) => sign.begins).find((action) => action !== undefined);
  const startsAt = signs.map((sign) => sign.startsAt).find((second) => second !== undefined);
  return {
    scenario: {
      title: signs.map(({ story }) => story).join(', and '),
      services: [isFirst ? { ...service, steady: false } : service],
      targetGroups: all((sign) => sign.groups ?? { 'api-tg': eager }),
      rules: all((sign) => sign.rules),
      actions: [
        ...(isFirst ? [{ at: 0, create: 2 }] : begins ? [begins] : deployed),
        ...signs.flatMap(({ actions = [] }) => actions),
      ],
      api: all((sign) => sign.api),
    },
    inputs: all((sign) => sign.inputs),
    ...(startsAt === undefined ? {} : { startsAt }),
  };
}

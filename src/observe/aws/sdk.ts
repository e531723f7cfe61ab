/**
 * The port answered by the AWS SDK: the only file that imports it at run time.
 *
 * What is not needed for the first request is loaded when it is first asked for: the clients of ELBv2 and Logs, and, by the
 * SDK itself, every provider of credentials but the environment.
 */
import {
  DescribeContainerInstancesCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { defined } from '../../model/defined.ts';
import type { TellExchange } from '../../model/exchange.ts';
import type { Aws, Operation, Operations } from './operations.ts';
import { ATTEMPTS, once } from './retry.ts';
import { boundedBody } from './bounded-body.ts';
import { clockSkew } from './clock-skew.ts';
import { kept } from './kept.ts';
import { traced } from './traced.ts';

/** Where a client asks and how; every client gets the same but for the region of Logs. */
interface Place {
  /** The AWS region, as `eu-west-1`. */
  readonly region: string;
  /** The process's environment: `HTTPS_PROXY` and `NO_PROXY` are read from it. The SDK reads its own variables itself. */
  readonly env: NodeJS.ProcessEnv;
  /** This machine's time, in milliseconds since the epoch. */
  readonly now: () => number;
  readonly retryPolicy?: RetryPolicy;
  /** Told each call; undefined: nobody listens. */
  readonly tell?: TellExchange | undefined;
  /** Of the client that is asked first: another that is loaded while their source fails would have none. */
  readonly credentials?: ECSClient['config']['credentials'];
}

/** How long to wait for one attempt. */
interface RetryPolicy {
  readonly connectMilliseconds: number;
  readonly answerMilliseconds: number;
}

interface Limit {
  readonly abortSignal: AbortSignal;
}

type Senders<Q extends Operation> = {
  readonly [K in Q]: (input: Operations[K]['input'], limit: Limit) => Promise<Operations[K]['output']>;
};

const ofElb = [
  'DescribeTargetGroups',
  'DescribeTargetHealth',
  'DescribeTargetGroupAttributes',
  'DescribeRules',
  'DescribeListeners',
] as const;
const ofCodeDeploy = ['GetDeployment', 'BatchGetDeploymentTargets', 'GetDeploymentConfig'] as const;
const ofLattice = ['ListTargets', 'GetTargetGroup', 'GetRule', 'GetListener'] as const;
type OfElb = (typeof ofElb)[number];
type OfCodeDeploy = (typeof ofCodeDeploy)[number];
type OfLattice = (typeof ofLattice)[number];
type OfEcs = Exclude<Operation, OfElb | OfCodeDeploy | OfLattice | 'GetLogEvents'>;

/** A connection that hangs, hangs the SDK for ever unless told otherwise; two attempts of these stay within one observation. */
const usualPatience: RetryPolicy = { connectMilliseconds: 4_000, answerMilliseconds: 9_000 };

const settings = ({ region, env, retryPolicy = usualPatience, credentials }: Place) => ({
  region,
  ...defined({ credentials }),
  maxAttempts: ATTEMPTS,
  retryStrategy: once,
  streamCollector: boundedBody(retryPolicy.answerMilliseconds),
  requestHandler: {
    connectionTimeout: retryPolicy.connectMilliseconds,
    requestTimeout: retryPolicy.answerMilliseconds,
    throwOnRequestTimeout: true,
    // Node 24 takes the proxy from there; older ones ignore it, and connect directly.
    httpsAgent: { keepAlive: true, proxyEnv: env },
  },
});

/** The port over the network, with the SDK's default chain of credentials. Nothing is sent, and none looked up, before the first call. */
export const sdkAws = (place: Place): Aws => {
  // What the warning asks for is up to the action's own release, and its reader can do nothing about it.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const clock = clockSkew(place.now);
  const ecs = new ECSClient(settings(place));
  // ECS is asked first of all.
  clock.watch(ecs.middlewareStack);
  const ofEcs: Senders<OfEcs> = {
    DescribeServices: (input, limit) => ecs.send(new DescribeServicesCommand(input), limit),
    ListTasks: (input, limit) => ecs.send(new ListTasksCommand(input), limit),
    DescribeTasks: (input, limit) => ecs.send(new DescribeTasksCommand(input), limit),
    DescribeTaskDefinition: (input, limit) => ecs.send(new DescribeTaskDefinitionCommand(input), limit),
    ListServiceDeployments: (input, limit) => ecs.send(new ListServiceDeploymentsCommand(input), limit),
    DescribeServiceDeployments: (input, limit) => ecs.send(new DescribeServiceDeploymentsCommand(input), limit),
    DescribeServiceRevisions: (input, limit) => ecs.send(new DescribeServiceRevisionsCommand(input), limit),
    DescribeContainerInstances: (input, limit) => ecs.send(new DescribeContainerInstancesCommand(input), limit),
  };
  const alike: Place = { ...place, credentials: ecs.config.credentials };
  const logs = kept((region) => logsSender({ ...alike, region }));
  const senders: Senders<Operation> = {
    ...ofEcs,
    ...whenAsked(ofElb, () => elbSenders(alike)),
    ...whenAsked(ofCodeDeploy, () => codeDeploySenders(alike)),
    ...whenAsked(ofLattice, () => latticeSenders(alike)),
    GetLogEvents: async ({ region, ...input }, limit) => (await logs(region ?? place.region))(input, limit),
  };
  const sent: Aws = {
    call: (operation, input, signal) => unlessAborted(signal, () => senders[operation](input, { abortSignal: signal })),
    clockOffsetMs: clock.offsetMilliseconds,
  };
  const aws = place.tell ? traced(sent, place.now, place.tell) : sent;
  return {
    ...aws,
    call: async (operation, input, signal) => {
      const output = await aws.call(operation, input, signal);
      // Of the exchange, not of the answer: a recording would change with every run.
      Reflect.deleteProperty(output, '$metadata');
      return output;
    },
  };
};

/** The region that the environment or the shared configuration of AWS names, as `AWS_PROFILE` has it; undefined where none does. */
export const configuredRegion = (): Promise<string | undefined> => new ECSClient().config.region().catch(() => undefined);

/** Senders of a client that is loaded when the first of them is asked for something. */
function whenAsked<Q extends Operation>(operations: readonly Q[], load: () => Promise<Senders<Q>>): Senders<Q> {
  const client = kept(load);
  const senders = operations.map((operation) => {
    const send: Senders<Q>[Q] = async (input, limit) => (await client(''))[operation](input, limit);
    return [operation, send] as const;
  });
  return Object.fromEntries(senders) as Senders<Q>;
}

const elbSenders = async (place: Place): Promise<Senders<OfElb>> => {
  const api = await import('@aws-sdk/client-elastic-load-balancing-v2');
  const client = new api.ElasticLoadBalancingV2Client(settings(place));
  return {
    DescribeTargetGroups: (input, limit) => client.send(new api.DescribeTargetGroupsCommand(input), limit),
    DescribeTargetHealth: (input, limit) => client.send(new api.DescribeTargetHealthCommand(input), limit),
    DescribeTargetGroupAttributes: (input, limit) => client.send(new api.DescribeTargetGroupAttributesCommand(input), limit),
    DescribeRules: (input, limit) => client.send(new api.DescribeRulesCommand(input), limit),
    DescribeListeners: (input, limit) => client.send(new api.DescribeListenersCommand(input), limit),
  };
};

const codeDeploySenders = async (place: Place): Promise<Senders<OfCodeDeploy>> => {
  const api = await import('@aws-sdk/client-codedeploy');
  const client = new api.CodeDeployClient(settings(place));
  return {
    GetDeployment: (input, limit) => client.send(new api.GetDeploymentCommand(input), limit),
    BatchGetDeploymentTargets: (input, limit) => client.send(new api.BatchGetDeploymentTargetsCommand(input), limit),
    GetDeploymentConfig: (input, limit) => client.send(new api.GetDeploymentConfigCommand(input), limit),
  };
};

const latticeSenders = async (place: Place): Promise<Senders<OfLattice>> => {
  const api = await import('@aws-sdk/client-vpc-lattice');
  const client = new api.VPCLatticeClient(settings(place));
  return {
    ListTargets: (input, limit) => client.send(new api.ListTargetsCommand(input), limit),
    GetTargetGroup: (input, limit) => client.send(new api.GetTargetGroupCommand(input), limit),
    GetRule: (input, limit) => client.send(new api.GetRuleCommand(input), limit),
    GetListener: (input, limit) => client.send(new api.GetListenerCommand(input), limit),
  };
};

const logsSender = async (place: Place): Promise<Senders<'GetLogEvents'>['GetLogEvents']> => {
  const api = await import('@aws-sdk/client-cloudwatch-logs');
  const client = new api.CloudWatchLogsClient(settings(place));
  return (input, limit) => client.send(new api.GetLogEventsCommand(input), limit);
};

/** The SDK heeds the signal while it sends, but not while it looks for credentials or reads a body: this ends those too. */
const unlessAborted = <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(Object.assign(new Error('The call was given up'), { name: 'AbortError' }));
    };
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    const over = (): void => {
      signal.removeEventListener('abort', abort);
    };
    work().then(resolve, reject).finally(over);
  });

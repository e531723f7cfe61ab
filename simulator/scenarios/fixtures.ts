/** What the scenarios have in common: the usual service behind the usual load balancer, and what its revisions do. */
import { narrowLoadBalancerReads } from '../api/token-buckets.ts';
import type {
  Action,
  ApiBehaviour,
  CodeDeploySpec,
  Revision,
  Scenario,
  ServiceSpec,
  StrategySpec,
  TargetGroupSpec,
} from '../scenario.ts';

/** Answers 200 to whatever the load balancer asks. */
export const sound: Revision = { bootSeconds: 2, answers: 200 };

/** Has no route at `/`, which is what the load balancer asks for. */
export const withoutRoot: Revision = {
  bootSeconds: 2,
  answers: { '/health': 200 },
  logs: [
    { afterSeconds: 1, line: '[Nest] 1  - LOG [RouterExplorer] Mapped {/health, GET} route' },
    { afterSeconds: 2, line: '[Nest] 1  - LOG [NestApplication] Nest application successfully started on port 3000' },
  ],
};

/** Refuses to start without a setting. */
export const crashing: Revision = {
  later: [{ afterSeconds: 6, exits: 1 }],
  logs: [
    { afterSeconds: 5, line: 'Error: environment variable DATABASE_URL is not set' },
    { afterSeconds: 5.1, line: '    at loadConfig (/app/config.js:14:11)' },
  ],
};

/** Service `api` of cluster `prod`, on Fargate, behind the target group `api-tg`; revision 1 runs, and is sound. */
export function api(spec: Omit<ServiceSpec, 'revisions'> & { readonly next?: Revision }): ServiceSpec {
  const { next = sound, ...rest } = spec;
  return { loadBalancers: [{ targetGroup: 'api-tg' }], revisions: { 1: sound, 2: next }, ...rest };
}

/** At second 0 somebody deploys revision 2. */
export const deployed: readonly Action[] = [{ at: 0, deploy: 2 }];

/** What Elastic Load Balancing gives back at the least, and others in the account who ask for twice that. */
export const narrowLoadBalancer: ApiBehaviour = {
  limits: { 'load-balancer-read': narrowLoadBalancerReads },
  neighbours: [{ bucket: 'load-balancer-read', callsPerSecond: 2 * narrowLoadBalancerReads.perSecond }],
};

/** A target group that lets old targets go soon. */
export const brisk = { deregistrationDelaySeconds: 30 } as const;

/** A target group that is checked as often as AWS allows. */
export const eager = { ...brisk, intervalSeconds: 5, timeoutSeconds: 2, healthyThreshold: 2 } as const;

/** The two target groups of `api` between which ECS shifts traffic; the rule sends all to the first from the beginning. */
export const pair = { targetGroup: 'api-blue', alternate: 'api-green', productionRule: 'api-production' } as const;

/** Both groups of the pair are set up alike. */
export const pairOf = (spec: TargetGroupSpec): NonNullable<Scenario['targetGroups']> => ({ 'api-blue': spec, 'api-green': spec });

/** Service `api` with three tasks behind the pair; ECS watches for five minutes once all traffic is shifted. */
export const shifting = (strategy: StrategySpec, spec: Omit<ServiceSpec, 'revisions'> & { readonly next?: Revision } = {}) =>
  api({ desired: 3, loadBalancers: [pair], strategy, bakeMinutes: 5, ...spec });

type Spec = Omit<ServiceSpec, 'revisions'> & { readonly next?: Revision };

/** The same, deployed by CodeDeploy: all at once, to a group that nothing checks before that. */
export const byCodeDeploy = (codeDeploy: CodeDeploySpec = {}, spec: Spec = {}) =>
  api({ kind: 'code-deploy', desired: 3, loadBalancers: [pair], codeDeploy, ...spec });

/** The same, deployed by a controller of one's own; the rule names both groups, so that both are checked. */
export const byController = (spec: Spec = {}) => api({ kind: 'external', desired: 3, loadBalancers: [pair], ...spec });

/** Revision 2, and 3 after it. */
export const withThird = (service: ServiceSpec, third: Revision = sound): ServiceSpec => ({
  ...service,
  revisions: { ...service.revisions, 3: third },
});

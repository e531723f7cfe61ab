/** DescribeServiceRevisions: what a deployment really runs and registers with. */
import type { LoadBalancer, ServiceRevision } from '@aws-sdk/client-ecs';
import { loadBalancersOfRevision, type ServiceSetting } from '../scenario-defaults.ts';
import { awsNames } from '../world/aws-names.ts';
import type { ServiceRevisionState, ServiceState, World } from '../world/world.ts';
import { imageOf } from './containers.ts';
import { type Answerer, missing } from './answerer.ts';
import { containerName, launching, networkConfiguration } from './launch-configuration.ts';
import { managedResources } from './managed-resources.ts';
import { serviceConnectConfiguration } from './service-connect.ts';
import { numberOf, ownerOf, revisionArn } from './lookup.ts';
import { latticeConfigurations } from './lattice-configurations.ts';
import { loadBalancersOf } from './services.ts';

export const describeServiceRevisions: Answerer<'DescribeServiceRevisions'> = (world, input, atMs) => {
  const arns = input.serviceRevisionArns ?? [];
  const found = arns.flatMap((arn): ServiceRevision[] => {
    const state = ownerOf(world, arn, atMs);
    const one = state?.serviceRevisions.find(
      (revision) => awsNames.serviceRevision(state.cluster, state.name, numberOf(revision.deploymentId)) === arn,
    );
    return state === undefined || one === undefined ? [] : [revisionAnswer(world, state, one, atMs)];
  });
  return {
    serviceRevisions: found,
    failures: missing(
      arns,
      found.map((one) => one.serviceRevisionArn),
    ),
  };
};

function revisionAnswer(world: World, state: ServiceState, one: ServiceRevisionState, atMs: number): ServiceRevision {
  const { setting } = state;
  const spec = setting.revisions[one.revision];
  const loadBalancers = loadBalancersOf(world, setting, loadBalancersOfRevision(setting, one.revision));
  const lattice = latticeConfigurations(world, setting, loadBalancersOfRevision(setting, one.revision));
  return {
    serviceRevisionArn: revisionArn(state, one.deploymentId),
    serviceArn: awsNames.service(state.cluster, state.name),
    clusterArn: awsNames.cluster(state.cluster),
    taskDefinition: awsNames.taskDefinition(state.name, one.revision),
    ...launching(setting),
    loadBalancers,
    serviceRegistries: [],
    ...networkConfiguration(setting),
    containerImages: [
      { containerName: containerName(setting), image: spec?.image ?? imageOf({ service: state.name, revision: one.revision }) },
    ],
    guardDutyEnabled: false,
    createdAt: new Date(one.createdAt),
    ...serviceConnectConfiguration(setting),
    ...managedResources(world, setting, loadBalancersOfRevision(setting, one.revision), atMs),
    ...lattice,
    ...resolved(setting, one, lattice.vpcLatticeConfigurations ?? loadBalancers),
  };
}

/** Without a pair there is nothing to choose: what is configured is what is used. */
function resolved(
  { strategy, kind }: ServiceSetting,
  one: ServiceRevisionState,
  configured: readonly Pick<LoadBalancer, 'targetGroupArn'>[],
): Pick<ServiceRevision, 'resolvedConfiguration'> {
  const member = kind === 'lattice' ? 'vpcLatticeConfigurations' : 'loadBalancers';
  const known = configured.flatMap(({ targetGroupArn }) => (targetGroupArn === undefined ? [] : [{ targetGroupArn }]));
  if (strategy === undefined) return { resolvedConfiguration: { [member]: known } };
  return one.resolved === undefined || configured.length === 0 ? {} : { resolvedConfiguration: { [member]: [...one.resolved] } };
}

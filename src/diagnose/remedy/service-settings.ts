/** A change of the service, for each tool that may own it. */
import type { Forms, Remedies, Remedy } from '../../model/finding.ts';
import { latestService, type Timeline } from '../../model/timeline.ts';
import { condemnedAfterSeconds } from '../evidence/failed-checks.ts';
import { clusterName, serviceCommand, serviceName, type Options } from './commands.ts';
import { awsCli, inCdk, inCloudFormation, inConsole, inTerraform } from './forms.ts';
import { inPascalCase, typeScript, type Settings } from './literals.ts';

interface ServiceChange {
  readonly options: Options;
  readonly terraform: Settings;
  readonly cdk: string;
  readonly cloudFormation: Settings;
}

/**
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ecs.BaseServiceOptions.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
 */
export const changeService = (timeline: Timeline, { options, terraform, cdk, cloudFormation }: ServiceChange): Forms => [
  awsCli(serviceCommand(timeline, 'update-service', options)),
  inTerraform(`the aws_ecs_service ${serviceName(timeline)}`, terraform),
  inCdk('on the service', cdk),
  inCloudFormation('AWS::ECS::Service', cloudFormation),
];

export const changeGracePeriod = (timeline: Timeline, seconds: number): Forms => [
  ...changeService(timeline, {
    options: { 'health-check-grace-period-seconds': seconds },
    terraform: { health_check_grace_period_seconds: seconds },
    cdk: `healthCheckGracePeriod: Duration.seconds(${seconds})`,
    cloudFormation: { HealthCheckGracePeriodSeconds: seconds },
  }),
  inConsole(
    'ECS',
    clusterName(timeline),
    serviceName(timeline),
    'Update service',
    `Load balancing: health check grace period ${seconds} seconds`,
  ),
];

export const changeDesiredCount = (timeline: Timeline, count: number): Forms =>
  changeService(timeline, {
    options: { 'desired-count': count },
    terraform: { desired_count: count },
    cdk: `desiredCount: ${count}`,
    cloudFormation: { DesiredCount: count },
  });

/** How many tasks may run during a deployment, in percent of the desired count. */
export const changeRolloutBounds = (timeline: Timeline, least: number, most: number): Forms =>
  changeService(timeline, {
    options: { 'deployment-configuration': `minimumHealthyPercent=${least},maximumPercent=${most}` },
    terraform: { deployment_minimum_healthy_percent: least, deployment_maximum_percent: most },
    cdk: `minHealthyPercent: ${least},\nmaxHealthyPercent: ${most}`,
    cloudFormation: { DeploymentConfiguration: { MinimumHealthyPercent: least, MaximumPercent: most } },
  });

/** Some on-demand tasks, and Spot for the rest. */
export function baseOnDemand(timeline: Timeline, spotWeight: number): Forms {
  const strategy = [
    { capacityProvider: 'FARGATE', base: 1, weight: 1 },
    { capacityProvider: 'FARGATE_SPOT', weight: spotWeight },
  ];
  return changeService(timeline, {
    options: { 'capacity-provider-strategy': JSON.stringify(strategy), 'force-new-deployment': true },
    terraform: {
      capacity_provider_strategy: strategy.map(({ capacityProvider, ...shares }) => ({
        capacity_provider: capacityProvider,
        ...shares,
      })),
      force_new_deployment: true,
    },
    cdk: `capacityProviderStrategies: ${typeScript(strategy)}`,
    cloudFormation: { CapacityProviderStrategy: strategy.map(inPascalCase) },
  });
}

/** Where its tasks run; which subnets and groups those are is not known here. */
export function changeSubnets(timeline: Timeline): Forms {
  const network = { subnets: ['<subnets>'], securityGroups: ['<security-group>'] };
  return changeService(timeline, {
    options: { 'network-configuration': JSON.stringify({ awsvpcConfiguration: network }) },
    terraform: { network_configuration: { subnets: network.subnets, security_groups: network.securityGroups } },
    cdk: [
      `vpcSubnets: { subnets: [ec2.Subnet.fromSubnetId(this, "Subnet", "<subnets>")] }`,
      `securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(this, "Group", "<security-group>")]`,
    ].join(',\n'),
    cloudFormation: { NetworkConfiguration: { AwsvpcConfiguration: inPascalCase(network) } },
  });
}

export interface Registration {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
}

/** Which target group its tasks are registered with, and by which port. */
export function changeRegistration(timeline: Timeline, registration: Registration): Forms {
  const { targetGroupArn, containerName, containerPort } = registration;
  const inTools: Forms = [
    inTerraform(`the aws_ecs_service ${serviceName(timeline)}`, {
      load_balancer: { target_group_arn: targetGroupArn, container_name: containerName, container_port: containerPort },
    }),
    inCdk(
      `on the target group ${targetGroupArn}`,
      `targetGroup.addTarget(service.loadBalancerTarget(${typeScript({ containerName, containerPort })}))`,
    ),
    inCloudFormation('AWS::ECS::Service', { LoadBalancers: [inPascalCase({ ...registration })] }),
  ];
  // The command replaces all of them, and of a pair the role is not known here.
  if ((latestService(timeline)?.loadBalancers ?? []).some((one, index) => index > 0 || one.alternateTargetGroupArn !== undefined))
    return inTools;
  const options = { 'load-balancers': JSON.stringify([registration]) };
  return [awsCli(serviceCommand(timeline, 'update-service', options)), ...inTools];
}

/** Room for the rollout above the desired count, or below it. */
export function roomForRollout(timeline: Timeline): Remedies {
  const least = (latestService(timeline)?.desiredCount ?? 1) > 1 ? 50 : 0;
  return [
    { text: 'Let more tasks run during a deployment.', paste: changeRolloutBounds(timeline, 100, 200) },
    {
      text: `Where there is no room for more, let fewer run${least === 0 ? ': the service is away meanwhile' : ''}.`,
      paste: changeRolloutBounds(timeline, least, 100),
    },
  ];
}

/** For what the load balancer condemns before it has started. */
export function giveTimeToStart(timeline: Timeline): Remedy {
  const condemned = condemnedAfterSeconds(timeline) ?? 0;
  return {
    text: `If the application needs longer than ${condemned} s to start, give it a longer grace period.`,
    paste: changeGracePeriod(timeline, Math.max(60, Math.ceil((condemned * 2) / 30) * 30)),
  };
}

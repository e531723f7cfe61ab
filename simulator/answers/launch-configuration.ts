/** What services, deployments, revisions and tasks say of where and how they are launched. */
import type { ServiceSetting } from '../scenario-defaults.ts';

/** The container that serves. */
export const CONTAINER = 'app';

/** That of an Express service is named by ECS. */
export const containerName = ({ kind }: ServiceSetting): string => (kind === 'express' ? 'Main' : CONTAINER);

export const networkConfiguration = (setting: ServiceSetting): object =>
  setting.network === 'bridge'
    ? {}
    : {
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: ['subnet-0a', 'subnet-0b'],
            securityGroups: ['sg-0a'],
            assignPublicIp: 'DISABLED' as const,
          },
        },
      };

/** launchType, or a capacity provider strategy in its place. */
export function launching(setting: ServiceSetting): object {
  const ec2 = setting.launch.startsWith('ec2');
  const platform = ec2 ? {} : { platformVersion: '1.4.0', platformFamily: 'Linux' };
  if (!setting.launch.endsWith('-provider')) return { launchType: ec2 ? 'EC2' : 'FARGATE', ...platform };
  return { capacityProviderStrategy: [{ capacityProvider: providerOf(setting), weight: 1, base: 0 }], ...platform };
}

export const providerOf = (setting: ServiceSetting): string => (setting.launch.startsWith('ec2') ? 'instances' : 'FARGATE');

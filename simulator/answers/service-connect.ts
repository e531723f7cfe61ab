/** Service Connect, as deployments and service revisions tell of it ("ServiceConnectConfiguration" in the ECS API reference). */
import type { Deployment, ServiceConnectConfiguration } from '@aws-sdk/client-ecs';
import type { ServiceSetting } from '../scenario-defaults.ts';
import { ACCOUNT, hex, REGION } from '../world/aws-names.ts';
import { PORT_NAME } from './port-names.ts';

export const serviceConnectConfiguration = ({
  serviceConnect,
  name,
  cluster,
}: ServiceSetting): { readonly serviceConnectConfiguration?: ServiceConnectConfiguration } =>
  serviceConnect === undefined
    ? {}
    : {
        serviceConnectConfiguration: {
          enabled: true,
          namespace: cluster,
          services: [{ portName: PORT_NAME, discoveryName: name, clientAliases: [{ port: 80, dnsName: name }] }],
        },
      };

export const serviceConnectResources = ({ serviceConnect, name }: ServiceSetting): Pick<Deployment, 'serviceConnectResources'> =>
  serviceConnect === undefined
    ? {}
    : {
        serviceConnectResources: [
          {
            discoveryName: name,
            discoveryArn: `arn:aws:servicediscovery:${REGION}:${ACCOUNT}:service/srv-${hex(name, 16)}`,
          },
        ],
      };

/** The proxy's container, which ECS adds to each task: no task definition names it. */
export const PROXY = 'ecs-service-connect-a1b2c';

import { defineCause } from '../../define-cause.ts';
import { cannotPlace } from '../../evidence/placement.ts';
import { serviceCommand } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_port.json. */
const says =
  /already using a port required by your task|RESOURCE:PORTS|more than 100 ports|insufficient (?:TCP |UDP )?ports? available/i;

export const capacityHostPortConflict = defineCause({
  id: 'capacity-host-port-conflict',
  severity: 'error',
  title: 'The host port of the task is taken on every container instance',
  explanation: 'The task definition asks for a fixed port of the instance. ECS finds no instance where that port is free.',
  origins: [
    'The old task still holds the port while the new one should start.',
    'More tasks than instances ask for the same port.',
    'Another service uses the port.',
  ],
  prevention: 'Use dynamic host ports (hostPort 0) or the awsvpc network mode.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  find: (timeline) => cannotPlace(timeline, says),
  evidence: ({ evidence }) => evidence,
  sentence: () => 'no container instance has the host port of the task free',
  remedy: (_found, timeline) => ({
    text: 'Use dynamic host ports, add instances, or let the old task stop first (minimum healthy percent 0).',
    paste: [
      {
        tool: 'Terraform',
        code: '# in container_definitions, bridge mode\nportMappings = [{ containerPort = 3000, hostPort = 0 }]',
      },
      {
        tool: 'AWS CLI',
        code: serviceCommand(timeline, 'update-service', {
          'deployment-configuration': 'minimumHealthyPercent=0,maximumPercent=100',
        }),
      },
    ],
  }),
});

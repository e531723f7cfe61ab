import { defineCause } from '../../define-cause.ts';
import { cannotPlace } from '../../evidence/placement.ts';
import { addInstances } from '../../remedy/lookups.ts';
import { changeRolloutBounds } from '../../remedy/service-settings.ts';
import { useDynamicHostPort } from '../../remedy/task-definition-settings.ts';

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
  remedies: (_found, timeline) => [
    {
      text: 'Use dynamic host ports (bridge mode) in the task definition, so that two tasks fit on one instance.',
      paste: useDynamicHostPort(timeline),
    },
    {
      text: 'If the port has to be fixed, let the old task stop first: the service is away meanwhile.',
      paste: changeRolloutBounds(timeline, 0, 100),
    },
    { text: 'If it may not be away, add instances: one more than tasks.', paste: addInstances(timeline) },
  ],
});

import { expect, it } from '@jest/globals';
import { taskDefinitionOf } from '../../../src/observe/read/task-definitions.ts';

const secret = 'hunter22';

it('keeps nothing of a container definition that holds a secret', () => {
  const [container] = taskDefinitionOf({
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/api:2',
    containerDefinitions: [
      {
        name: 'app',
        image: 'api:2',
        command: ['serve', '--db-password', secret],
        entryPoint: ['sh', '-c', `redis-server --requirepass ${secret}`],
        environment: [{ name: 'DB_PASSWORD', value: secret }],
        secrets: [{ name: 'TOKEN', valueFrom: secret }],
        dockerLabels: { password: secret },
        logConfiguration: {
          logDriver: 'splunk',
          options: { 'splunk-token': secret },
          secretOptions: [{ name: 'x', valueFrom: secret }],
        },
        repositoryCredentials: { credentialsParameter: secret },
        healthCheck: { command: ['CMD-SHELL', `mysqladmin ping -p${secret}`], interval: 5 },
      },
    ],
  }).containers;
  expect(container).toEqual({
    name: 'app',
    image: 'api:2',
    essential: true,
    portMappings: [],
    log: { driver: 'splunk' },
    healthCheck: {
      command: ['CMD-SHELL', 'mysqladmin ping -p…'],
      intervalSeconds: 5,
      timeoutSeconds: 5,
      retries: 3,
      startPeriodSeconds: 0,
    },
  });
});

/** What is to be verified there: the deployment, and the task definitions that it must run. */
import type { ExpectedTaskDefinition, DeploymentSelector } from '../model/criteria.ts';
import { clusterNameOf, type ServiceName } from '../model/inputs.ts';
import { arnOf, namePattern } from './arn.ts';
import { entries, quote, type Parse } from './values.ts';

export const parseDeployment =
  (services: readonly ServiceName[], region: string): Parse<DeploymentSelector> =>
  (text, refuse) => {
    if (text === 'current' || text === 'new') return { which: text };
    const isArn = text.startsWith('arn:');
    if (!isArn && !/^ecs-svc\/\d{1,20}$/.test(text)) {
      refuse(`${quote(text)} is unknown; write current, new, ecs-svc/<number> or the ARN of a service deployment`);
      return undefined;
    }
    const arn = isArn ? arnOf('service-deployment', text, region, refuse) : undefined;
    if (isArn && !arn) return undefined;
    if (services.length > 1) {
      refuse(`${quote(text)} is a deployment of one service, but ${services.length} are listed; verify it in a step of its own`);
      return undefined;
    }
    if (!arn) return { which: 'id', id: text };
    const [cluster, service, id, ...more] = arn.path.split('/');
    if (id === undefined || more.length > 0) {
      refuse(`${quote(text)} is no ARN of a service deployment, which ends in service-deployment/CLUSTER/SERVICE/ID`);
      return undefined;
    }
    const [asked] = services;
    if (!asked || (asked.service === service && clusterNameOf(asked.cluster) === cluster)) return { which: 'arn', arn: text };
    refuse(`${quote(text)} is not a deployment of ${clusterNameOf(asked.cluster)}/${asked.service}; give one of that service`);
    return undefined;
  };

function parseTaskDefinition(text: string, region: string, refuse: (why: string) => void): ExpectedTaskDefinition | undefined {
  const arn = text.startsWith('arn:') ? arnOf('task-definition', text, region, refuse) : undefined;
  if (text.startsWith('arn:') && !arn) return undefined;
  const [family = '', revision, ...more] = (arn?.path ?? text).split(':');
  if (namePattern.test(family) && more.length === 0) {
    if (revision === undefined) return { family };
    if (/^[1-9]\d{0,8}$/.test(revision)) return { family, revision: Number(revision) };
  }
  refuse(`${quote(text)} is no task definition; write its ARN, family:revision, or the family alone`);
  return undefined;
}

export const parseTaskDefinitions =
  (services: readonly ServiceName[], region: string): Parse<readonly ExpectedTaskDefinition[]> =>
  (text, refuse) => {
    const listed = entries(text);
    const expected = listed.flatMap((entry) => parseTaskDefinition(entry, region, refuse) ?? []);
    const families = expected.map(({ family }) => family);
    const twice = families.find((family, i) => families.indexOf(family) < i);
    if (twice !== undefined) refuse(`the family ${quote(twice)} is listed twice; list every family once`);
    else if (services.length > 0 && listed.length > services.length) {
      const count = services.length === 1 ? 'one service' : `${services.length} services`;
      refuse(`${listed.length} task definitions are listed for ${count}; list one at most for each`);
    }
    return expected;
  };

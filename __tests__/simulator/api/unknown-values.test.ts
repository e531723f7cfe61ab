import { describe, expect, it } from '@jest/globals';
import { withUnknownValues } from '../../../simulator/api/unknown-values.ts';
import { play } from '../../../simulator/play.ts';
import { controls } from '../../../simulator/scenarios/failing/unknown-values.ts';

const answer = { services: [{ status: 'ACTIVE', deployments: [{ status: 'PRIMARY' }, { status: 'ACTIVE' }] }, { name: 'x' }] };
const at = (path: string) => withUnknownValues(answer, [{ operation: 'DescribeServices', path }]);

describe('puts the value', () => {
  it('into that member alone', () => {
    expect(at('services.status').services).toMatchObject([
      { status: 'SOMETHING_NEW', deployments: answer.services[0]?.deployments },
      {},
    ]);
  });

  it('into each element of a list', () => {
    expect(at('services.deployments.status').services[0]?.deployments).toEqual([
      { status: 'SOMETHING_NEW' },
      { status: 'SOMETHING_NEW' },
    ]);
  });

  it('into nothing that is not told', () => {
    expect(at('services.deployments.rolloutState')).toEqual(answer);
  });
});

it.each(Object.entries(controls))('%s: without such a value, what is played ends well', async (_kind, control) => {
  const { report } = await play(control);
  expect([report.outcome, report.services[0]?.because]).toEqual(['healthy', expect.any(String)]);
});

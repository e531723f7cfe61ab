import { describe, expect, test } from '@jest/globals';
import { codeDeployIdOf } from '../../../src/model/strategy/code-deploy-traffic.ts';
import { deployment } from '../../build.ts';
import { ownTaskSet } from '../../code-deploy.ts';

describe('the CodeDeploy deployment that made a task set', () => {
  test('is the one that the set names', () => {
    expect(codeDeployIdOf(ownTaskSet({ externalId: 'd-AB12CD34E' }))).toBe('d-AB12CD34E');
  });
  test.each([
    ['one that names nothing', ownTaskSet({ externalId: '' })],
    ['one that names what is no id of CodeDeploy', ownTaskSet({ externalId: 'build-d-AB12CD34E' })],
    ['one that names more than an id', ownTaskSet({ externalId: 'd-AB12CD34E by hand' })],
    ['what is no task set', deployment()],
    ['what is not listed', undefined],
  ])('is none of %s', (_what, entry) => {
    expect(codeDeployIdOf(entry)).toBeUndefined();
  });
});

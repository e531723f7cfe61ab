/** GetDeployment, BatchGetDeploymentTargets and GetDeploymentConfig. */
import { awsError } from '../api/errors.ts';
import type { Answerer } from './answerer.ts';

export const getDeployment: Answerer<'GetDeployment'> = (_world, { deploymentId = '' }) => {
  throw awsError('DeploymentDoesNotExistException', `The deployment ${deploymentId} could not be found`, 400);
};

export const batchGetDeploymentTargets: Answerer<'BatchGetDeploymentTargets'> = (_world, { deploymentId = '' }) => {
  throw awsError('DeploymentDoesNotExistException', `The deployment ${deploymentId} could not be found`, 400);
};

export const getDeploymentConfig: Answerer<'GetDeploymentConfig'> = (_world, { deploymentConfigName = '' }) => {
  throw awsError(
    'DeploymentConfigDoesNotExistException',
    `No deployment configuration found for name: ${deploymentConfigName}`,
    400,
  );
};

/** ListTargets, GetTargetGroup, GetRule and GetListener of VPC Lattice. */
import { awsError } from '../api/errors.ts';
import type { Answerer } from './answerer.ts';

const notFound = (what: string): Error => awsError('ResourceNotFoundException', `${what} not found`, 404);

export const listTargets: Answerer<'ListTargets'> = () => {
  throw notFound('Target group');
};

export const getTargetGroup: Answerer<'GetTargetGroup'> = () => {
  throw notFound('Target group');
};

export const getRule: Answerer<'GetRule'> = () => {
  throw notFound('Rule');
};

export const getListener: Answerer<'GetListener'> = () => {
  throw notFound('Listener');
};

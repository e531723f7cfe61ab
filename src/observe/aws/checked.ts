/** The door: an answer that comes in has the form that AWS documents, as far as it is read. Inside, nothing is doubted. */
import type { Aws, Operation, Operations } from './operations.ts';
import type { Shapes } from './shape.ts';
import { shapesOfCodeDeploy } from './shapes/code-deploy.ts';
import { shapesOfDeployments } from './shapes/deployments.ts';
import { shapesOfElb } from './shapes/elb.ts';
import { shapesOfLattice } from './shapes/lattice.ts';
import { shapesOfServices } from './shapes/services.ts';
import { shapesOfTasks } from './shapes/tasks.ts';

const shapes: Shapes<Operation> = {
  ...shapesOfServices,
  ...shapesOfDeployments,
  ...shapesOfTasks,
  ...shapesOfElb,
  ...shapesOfCodeDeploy,
  ...shapesOfLattice,
};

/** The port, of which every call ends with a `MalformedAnswer` where the answer has another form. */
export const checked = (aws: Aws): Aws => ({
  ...aws,
  call: async <Q extends Operation>(operation: Q, input: Operations[Q]['input'], signal: AbortSignal) => {
    const output = await aws.call(operation, input, signal);
    return shapes[operation](output, operation) as Operations[Q]['output'];
  },
});

import { quoteCause } from '../../define-cause.ts';
import { stating } from '../../evidence/failure-statements.ts';
import { harmlessToDependencies } from '../../evidence/harmless-lines.ts';
import { log } from '../../evidence/texts.ts';
import { tailLog } from '../../remedy/lookups.ts';
import { admitTask } from '../../remedy/security-groups.ts';

export const dependencyUnreachable = quoteCause({
  id: 'dependency-unreachable',
  severity: 'error',
  title: 'The application cannot reach a database or another service',
  explanation:
    'The application looks for something that it depends on and gets no connection: refused, timed out, or no such name.',
  origins: [
    "The security group of the dependency does not admit the task's.",
    'The address is wrong for this environment, or localhost where another container or host is meant.',
    'The dependency is not up, or its name does not resolve in this VPC.',
  ],
  prevention: 'Let the application retry while it starts, and keep its health endpoint independent of what it depends on.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
  /** Telemetry that finds no collector is noise that ends nothing. */
  quote: { where: log, says: stating('connect', 'resolve-name'), butNot: harmlessToDependencies },
  sentence: (found) => `the application cannot reach what it depends on: ${found.excerpt}`,
  remedies: (_found, timeline) => [
    { text: "Admit the security group of the task to the dependency's.", paste: admitTask(timeline) },
    { text: 'If it is admitted, check the address: the log has it.', paste: [tailLog(timeline)] },
  ],
});

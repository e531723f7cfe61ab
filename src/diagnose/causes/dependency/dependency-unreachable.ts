import { quoteCause } from '../../define-cause.ts';
import { stating } from '../../evidence/failure-statements.ts';
import { harmlessToDependencies } from '../../evidence/harmless-lines.ts';
import { log } from '../../evidence/texts.ts';
import { awsCommand } from '../../remedy/commands.ts';
import { tailLog } from '../../remedy/lookups.ts';

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
  remedy: (_found, timeline) => ({
    text: "Check the address, and admit the security group of the task to the dependency's.",
    paste: [
      {
        tool: 'AWS CLI',
        code: awsCommand(timeline, 'ec2 authorize-security-group-ingress', {
          'group-id': '<security-group-of-the-dependency>',
          protocol: 'tcp',
          port: '<port>',
          'source-group': '<security-group-of-the-task>',
        }),
      },
      tailLog(timeline),
    ],
  }),
});

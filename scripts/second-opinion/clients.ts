/** The AWS CLIs of this machine: written by others, in another language, from AWS's own models of its APIs. */
import { execFile } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { REGION } from '../../simulator/world/aws-names.ts';
import { serviceOf, type ServiceName } from '../../simulator/api/errors.ts';
import type { Operation } from '../../src/observe/aws/operations.ts';

export interface Client {
  /** As it calls itself, such as `aws-cli/2.9.19`. */
  readonly version: string;
  /** Runs it with these arguments. */
  readonly run: (args: readonly string[]) => Promise<Ran>;
}

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Nothing of this machine's own settings, and nothing that takes its time; one attempt for each call. */
const environment = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'simulated',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_DEFAULT_OUTPUT: 'json',
  AWS_DEFAULT_REGION: REGION,
  AWS_MAX_ATTEMPTS: '1',
  AWS_PAGER: '',
};

const runAt =
  (path: string): Client['run'] =>
  (args) =>
    new Promise((ended) => {
      const options = { env: environment, maxBuffer: 64 * 1024 * 1024 };
      execFile(path, args, options, (error, stdout, stderr) => {
        ended({ exitCode: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stdout, stderr });
      });
    });

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Every `aws` on the path, each version once. */
export async function findClients(): Promise<readonly Client[]> {
  const programs = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'aws'));
  const paths = [...new Set(programs.filter(isProgram).map((path) => realpathSync(path)))];
  const found = new Map<string, Client>();
  for (const path of paths) {
    const run = runAt(path);
    const { stdout, stderr } = await run(['--version']);
    const version = /aws-cli\/\S+/.exec(stdout + stderr)?.[0];
    if (version !== undefined && !found.has(version)) found.set(version, { version, run });
  }
  return [...found.values()];
}

const commands: { readonly [Service in ServiceName]: string } = {
  ecs: 'ecs',
  elasticloadbalancing: 'elbv2',
  codedeploy: 'deploy',
  'vpc-lattice': 'vpc-lattice',
  logs: 'logs',
};

/** `DescribeServices` → `ecs`, `describe-services` */
export const commandOf = (operation: Operation): readonly [string, string] => [
  commands[serviceOf(operation)],
  operation.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase(),
];

/** Whether a run ended because this version has no such command: it is older than the operation. */
export const isUnknownCommand = ({ stderr }: Ran): boolean => /Invalid choice|invalid choice/.test(stderr);

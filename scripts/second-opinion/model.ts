/** What a version of the AWS CLI knows of an answer: AWS's own model of the API, which it brings along. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Operation } from '../../src/observe/aws/operations.ts';
import { commandOf, type Client } from './clients.ts';

interface Shape {
  readonly type: string;
  readonly members?: { readonly [name: string]: { readonly shape: string } };
  readonly member?: { readonly shape: string };
  readonly value?: { readonly shape: string };
}

interface Model {
  readonly operations: { readonly [operation: string]: { readonly output?: { readonly shape: string } } };
  readonly shapes: { readonly [name: string]: Shape };
}

/** Whether an answer may have a member, by its path, such as `services[].deployments[].id`. */
export type Knows = (path: string) => boolean;

const models = new Map<string, Promise<Model>>();

/** Where it stands, a version says itself when it is asked to tell what it does. */
async function readModel({ version, run }: Client, service: string, command: string): Promise<Model> {
  const { stderr } = await run([service, command, '--generate-cli-skeleton', '--debug']);
  const path = /Loading JSON file: (\S+service-2\.json(?:\.gz)?)/.exec(stderr)?.[1];
  if (path === undefined) throw new Error(`${version} does not say where its model of ${service} is`);
  const content = readFileSync(path);
  return JSON.parse((path.endsWith('.gz') ? gunzipSync(content) : content).toString('utf8')) as Model;
}

export async function knowledgeOf(client: Client, operation: Operation): Promise<Knows> {
  const [service, command] = commandOf(operation);
  const key = `${client.version} ${service}`;
  const reading = models.get(key) ?? readModel(client, service, command);
  models.set(key, reading);
  const { operations, shapes } = await reading;
  const output = operations[operation]?.output?.shape ?? '';
  const next = (shape: Shape | undefined, step: string): Shape | undefined =>
    shapes[(step === '[]' ? shape?.member : shape?.type === 'map' ? shape.value : shape?.members?.[step])?.shape ?? ''];
  return (path) => path.match(/\[\]|[^.[\]]+/g)?.reduce(next, shapes[output]) !== undefined;
}

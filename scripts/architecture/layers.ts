/** Who may import whom: rooms open onto the model, never onto each other. */
import { posix } from 'node:path';
import type { Import } from './source.ts';

interface Capacity {
  /** Rooms it may import from, besides itself. */
  readonly opens: readonly string[];
  /** Rooms of which it may know types alone. */
  readonly knows?: readonly string[];
  /** Whether it may import packages. */
  readonly packages: boolean;
}

const leaf: Capacity = { opens: [], packages: false };
const pure: Capacity = { opens: ['model'], packages: false };

const rooms: Readonly<Record<string, Capacity>> = {
  main: {
    opens: ['run', 'poll', 'audit', 'inputs', 'observe', 'judge', 'diagnose', 'report', 'publish', 'model', 'clock'],
    packages: true,
  },
  run: { opens: ['poll', 'audit', 'inputs', 'observe', 'judge', 'diagnose', 'report', 'publish', 'model'], packages: false },
  audit: { opens: ['judge', 'diagnose', 'model'], packages: false },
  poll: { opens: ['judge', 'diagnose', 'model'], knows: ['clock'], packages: false },
  inputs: pure,
  observe: { opens: ['model', 'clock'], packages: true },
  judge: pure,
  diagnose: pure,
  report: pure,
  publish: { opens: ['model'], knows: ['clock'], packages: true },
  model: leaf,
  clock: leaf,
};

/** Rooms that are functions of what they are given: they neither wait, nor ask the time, nor look around. */
export const pureRooms = ['model', 'judge', 'diagnose', 'report'];

/** `src/judge/tasks.ts` → `judge`; `src/inputs.ts` → `inputs`. */
export const roomOf = (path: string): string | undefined => /^src\/([^/.]+)/.exec(path)?.[1];

/** Where a relative import leads; undefined for a package. */
export const targetOf = (path: string, { from }: Import): string | undefined =>
  from.startsWith('.') ? posix.join(posix.dirname(path), from) : undefined;

/** What a file imports that it must not. */
export function forbiddenImports(path: string, imports: readonly Import[]): readonly string[] {
  const name = roomOf(path) ?? '';
  const room = rooms[name];
  if (!room) return [`${path}: is in no room of the house`];
  return imports.flatMap((one) => {
    const target = targetOf(path, one);
    const why = target === undefined ? packageFault(path, room, one) : roomFault(path, name, room, target, one);
    return why === undefined ? [] : [`${path}: ${why}`];
  });
}

function roomFault(path: string, name: string, room: Capacity, target: string, { isTypeOnly }: Import): string | undefined {
  const other = roomOf(target);
  if (other === undefined) return `imports ${target}, which is not shipped`;
  if (
    path.startsWith('src/diagnose/causes/') &&
    other !== 'model' &&
    !/^src\/diagnose\/(?:define-cause\.ts|evidence\/|remedy\/)/.test(target)
  )
    return `imports ${target}, but a cause imports model, define-cause, evidence and remedy alone`;
  if (other === name || room.opens.includes(other) || (isTypeOnly && room.knows?.includes(other))) return undefined;
  return `imports ${target}, but ${name} does not open onto ${other}`;
}

function packageFault(path: string, room: Capacity, { from, isTypeOnly }: Import): string | undefined {
  if (!room.packages) return `imports ${from}, but imports no package`;
  if (!/^@(?:aws-sdk|smithy)\//.test(from) || path === 'src/observe/aws/sdk.ts') return undefined;
  if (isTypeOnly && roomOf(path) === 'observe') return undefined;
  return `imports ${from}, but only src/observe/aws/sdk.ts loads the AWS SDK`;
}

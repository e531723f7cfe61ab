/**
 * Who may import whom: `main -> {verify, command-line}`, `command-line -> {verify, replay, explain}`, `verify -> {run, rules}`,
 * `run -> poll -> model`, `rules -> {audit, judge, diagnose} -> model`, `run -> {inputs, observe, report, publish} -> model`.
 */
import { posix } from 'node:path';
import type { Import } from './source.ts';

interface Layer {
  /** Layers it may import from, besides itself. */
  readonly imports: readonly string[];
  /** Layers of which it may import types alone. */
  readonly importsTypes?: readonly string[];
  /** Whether it may import packages. */
  readonly packages?: boolean;
}

const outer = ['inputs', 'observe', 'report', 'publish'];
const inner = ['judge', 'diagnose', 'model'];

const layers: Readonly<Record<string, Layer>> = {
  main: { imports: ['verify', 'command-line', ...outer, 'model', 'clock'], packages: true },
  'command-line': {
    imports: ['replay', 'explain', ...outer, 'model', 'clock'],
    importsTypes: ['verify', 'run'],
    packages: true,
  },
  verify: { imports: ['run', 'rules', 'observe', 'publish', 'model', 'clock'] },
  replay: { imports: ['run', 'rules', 'observe', 'model'], importsTypes: ['report'], packages: true },
  explain: { imports: ['rules', 'diagnose', 'model'] },
  run: { imports: ['poll', ...outer, 'model'], importsTypes: ['clock'] },
  rules: { imports: ['audit', ...inner] },
  audit: { imports: inner },
  poll: { imports: ['model'], importsTypes: ['clock'] },
  inputs: { imports: ['model'] },
  observe: { imports: ['model', 'clock'], packages: true },
  judge: { imports: ['model'] },
  diagnose: { imports: ['model'] },
  report: { imports: ['model'] },
  publish: { imports: ['model'], importsTypes: ['clock'], packages: true },
  model: { imports: [] },
  clock: { imports: [] },
};

/** Layers that are functions of what they are given: they neither wait, nor ask the time, nor read the environment. */
export const pureLayers = ['model', 'judge', 'diagnose', 'report'];

/** `src/judge/tasks.ts` → `judge`; `src/poll.ts` → `poll`. */
export const layerOf = (path: string): string | undefined => /^src\/([^/.]+)/.exec(path)?.[1];

/** Where a relative import leads; undefined for a package. */
export const targetOf = (path: string, { from }: Import): string | undefined =>
  from.startsWith('.') ? posix.join(posix.dirname(path), from) : undefined;

/** What a file imports that it must not. */
export function forbiddenImports(path: string, imports: readonly Import[]): readonly string[] {
  const name = layerOf(path) ?? '';
  const layer = layers[name];
  if (!layer) return ['is in no layer'];
  return imports.flatMap((one) => {
    const target = targetOf(path, one);
    return (target === undefined ? packageFault(path, layer, one) : layerFault(path, name, layer, target, one)) ?? [];
  });
}

function layerFault(path: string, name: string, layer: Layer, target: string, { isTypeOnly }: Import): string | undefined {
  const other = layerOf(target);
  if (other === undefined) return `imports ${target}, which is not shipped`;
  if (
    path.startsWith('src/diagnose/causes/') &&
    other !== 'model' &&
    !/^src\/diagnose\/(?:evidence\/|remedy\/|define-cause\.ts)/.test(target)
  )
    return `imports ${target}, but a cause imports define-cause, model, diagnose/evidence and diagnose/remedy alone`;
  if (other === name || layer.imports.includes(other)) return undefined;
  if (!layer.importsTypes?.includes(other)) return `imports ${target}, but ${name} must not import ${other}`;
  return isTypeOnly ? undefined : `imports ${target}, but ${name} may import only types of ${other}`;
}

function packageFault(path: string, layer: Layer, { from, isTypeOnly }: Import): string | undefined {
  if (!layer.packages) return `imports ${from}, but imports no package`;
  if (!/^@(?:aws-sdk|smithy)\//.test(from) || path === 'src/observe/aws/sdk.ts') return undefined;
  if (isTypeOnly && layerOf(path) === 'observe') return undefined;
  return `imports ${from}, but only src/observe/aws/sdk.ts loads the AWS SDK`;
}

/** A thread that plays every n-th random deployment, and tells of each. */
import { parentPort, workerData } from 'node:worker_threads';
import { resultOf, type PlayResult } from './play-result.ts';
import { playAtRandom, shrink, type RandomPlay } from './random-play.ts';
import { typescript } from './typescript.ts';

export interface WorkerTask extends Omit<RandomPlay, 'index'> {
  readonly from: number;
  readonly until: number;
  readonly step: number;
  /** Whether each failure is told as it was drawn, instead of the first of a kind made as small as can be. */
  readonly asDrawn: boolean;
}

export type WorkerMessage =
  | { readonly begins: number }
  | { readonly result: PlayResult }
  | { readonly failure: { readonly kind: string; readonly index: number; readonly text: string } };

const { from, until, step, asDrawn, ...play } = workerData as WorkerTask;
const post = (message: WorkerMessage): void => parentPort?.postMessage(message);
const shrunk = new Set<string>();

for (let index = from; index < until; index += step) {
  post({ begins: index });
  const one = { ...play, index };
  const result = resultOf(index, await playAtRandom(one));
  post({ result });
  if (asDrawn) {
    for (const { kind, text } of result.findings) post({ failure: { kind, index, text } });
    continue;
  }
  for (const { kind } of result.findings.filter((finding) => !shrunk.has(finding.kind))) {
    shrunk.add(kind);
    const smallest = await shrink(one, kind, () => {
      post({ begins: index });
    });
    const texts = smallest?.findings.map(({ text }) => text).join('; ') ?? 'it fails once, and not again';
    post({ failure: { kind, index, text: `${texts}\n${smallest === undefined ? '' : typescript(smallest.scenarioTest)}` } });
  }
}

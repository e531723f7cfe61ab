/** Asks `GITHUB_API_URL` once, as the action would, in a process of its own, and prints what came of it. */
import { systemClock } from '../../../src/clock.ts';
import { connect } from '../../../src/publish/github/client.ts';
import { failureOf, type Failure } from '../../../src/publish/github/failure.ts';
import { endProcess } from '../../../src/publish/process-end.ts';

export interface AskedThrough {
  readonly result: 'ok' | Failure;
  /** How long the answer took. */
  readonly ms: number;
}

const { GITHUB_API_URL: apiUrl = '', REQUEST_MS: requestMs } = process.env;
const began = performance.now();
const result = await connect({ apiUrl, token: 't', clock: systemClock, requestMs: Number(requestMs) })({
  attempts: 1,
  until: Infinity,
})
  .rest.repos.get({ owner: 'o', repo: 'r' })
  .then(() => 'ok' as const, failureOf);
process.stdout.write(JSON.stringify({ result, ms: performance.now() - began } satisfies AskedThrough));
endProcess();

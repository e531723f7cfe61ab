/**
 * One request to GitHub, by node itself: the client that `@actions/github` brings would take the packed action over its limit.
 */
import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent, request } from 'node:https';
import type { Answered, Send, Time } from './api.ts';

/**
 * @param env where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` stand: Node 24 heeds them, older ones connect directly
 * @param sleep lets the time pass that an answer may take
 * @param patienceMs for the whole answer, its last word included: node's own `timeout` begins anew with every byte
 */
export const overHttps = (env: NodeJS.ProcessEnv, sleep: Time['sleep'], patienceMs = 10_000): Send => {
  const agent = new Agent({ proxyEnv: env });
  // Only a GitHub Enterprise Server without TLS is asked in the clear.
  const plainAgent = new PlainAgent({ proxyEnv: env });
  return ({ method, url, headers, body }) =>
    new Promise<Answered>((resolve, reject) => {
      const over = new AbortController();
      const fail = (error: Error): void => {
        over.abort();
        reject(error);
      };
      // `timeout` is for a proxy's tunnel that is being opened: `destroy` does not reach it, and it would hold up the process.
      const options = { method, timeout: patienceMs };
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const asked = url.startsWith('http:')
        ? plainRequest(url, { ...options, headers: { ...headers, ...length }, agent: plainAgent })
        : request(url, { ...options, headers: { ...headers, ...length }, agent });
      asked.on('error', fail);
      asked.on('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', fail);
        answer.on('end', () => {
          over.abort();
          const single = Object.entries(answer.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.join(', ') : value,
          ]);
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, headers: Object.fromEntries(single) as Answered['headers'], text });
        });
      });
      asked.end(body);
      void sleep(patienceMs, over.signal).then(() => {
        if (over.signal.aborted) return;
        const overdue = new Error(`no answer within ${patienceMs / 1000} seconds`);
        fail(overdue);
        asked.destroy(overdue);
      });
    });
};

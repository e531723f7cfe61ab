import { checksOf } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { containerChecksFail } from '../../evidence/container-health.ts';
import { loopbackOnly } from '../../evidence/listen-address.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import { log } from '../../evidence/texts.ts';

/** Next.js prints the host name that it binds: on Fargate that of the task, so that a check on localhost fails. */
const banner: Quote = { where: log, says: /Local: {1,6}https?:\/\/ip-\d{1,3}-\d{1,3}/ };

import { setEnvironment } from '../../remedy/task-definition-settings.ts';

export const appBindsWrongInterface = defineCause({
  id: 'app-binds-wrong-interface',
  severity: 'error',
  title: 'The application listens on an interface where the health check does not arrive',
  explanation:
    'A server that listens on 127.0.0.1 answers only inside its container: the load balancer gets its connection refused. The reverse happens to checks on localhost when a server binds the address of the task alone.',
  origins: [
    'Development servers and some frameworks bind the loopback interface by default.',
    'Next.js takes HOSTNAME for the address to bind, and Fargate sets it.',
  ],
  prevention: 'Bind 0.0.0.0 (or ::) explicitly in the command of the image.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html',
  find: (timeline) => {
    const inward = checksOf(timeline).length === 0 ? [] : loopbackOnly(timeline.appLines);
    const isOutwardHarmful = containerChecksFail(timeline) || timeline.targetFailures.length === 0;
    const outward = isOutwardHarmful ? findQuote(timeline, banner) : undefined;
    return inward.length > 0 || outward ? { inward, outward } : undefined;
  },
  evidence: ({ inward, outward }) => [
    ...inward.slice(0, 2).map(({ line }) => ({ field: 'log', text: line.slice(0, 300) })),
    ...(outward?.evidence ?? []),
  ],
  sentence: ({ inward: [first] }) =>
    first
      ? `the application listens on ${first.host ?? '127.0.0.1'}:${first.port} only, where the load balancer cannot reach it`
      : 'the application binds the address of the task alone, and the container health check asks localhost',
  remedies: (_found, timeline) => [
    {
      text: 'Let the application listen on 0.0.0.0: where it reads HOST or HOSTNAME (Next.js), by these; else by its own flag (Uvicorn, Flask, Vite: --host 0.0.0.0; Rails: -b 0.0.0.0; ASP.NET: ASPNETCORE_HTTP_PORTS=8080).',
      paste: [
        ...setEnvironment(timeline, { HOST: '0.0.0.0', HOSTNAME: '0.0.0.0' }),
        { tool: 'Dockerfile', code: 'ENV HOST=0.0.0.0\nENV HOSTNAME=0.0.0.0' },
      ],
    },
  ],
});

import { checksOf } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { containerChecksFail } from '../../evidence/container-health.ts';
import { loopbackOnly } from '../../evidence/listen-address.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import { log } from '../../evidence/texts.ts';
import { familyOf } from '../../remedy/commands.ts';

/** Next.js prints the host name that it binds: on Fargate that of the task, so that a check on localhost fails. */
const banner: Quote = { where: log, says: /Local: {1,6}https?:\/\/ip-\d{1,3}-\d{1,3}/ };

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
  remedy: (_found, timeline) => ({
    text: 'Let the application listen on 0.0.0.0.',
    paste: [
      {
        tool: 'Dockerfile',
        code: '# Next.js: ENV HOSTNAME=0.0.0.0 (also in the task definition); Uvicorn: --host 0.0.0.0; Flask: --host=0.0.0.0\n# ASP.NET: ENV ASPNETCORE_HTTP_PORTS=8080; Rails: -b 0.0.0.0; Vite: --host; Fastify: listen({ host: "0.0.0.0" })\nENV HOST=0.0.0.0',
      },
      {
        tool: 'Terraform',
        code: `# in container_definitions of ${familyOf(timeline)}\nenvironment = [{ name = "HOSTNAME", value = "0.0.0.0" }]`,
      },
    ],
  }),
});

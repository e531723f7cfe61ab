import { checksOf } from '../../../model/health-checks.ts';
import { complaintsOf } from '../../evidence/target-failures.ts';
import { saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { suffersInside } from '../../evidence/failed-checks.ts';
import { loopbackOnly } from '../../evidence/listen-address.ts';
import { log } from '../../evidence/texts.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { familyOf } from '../../remedy/commands.ts';

/** Next.js prints the host name that it binds: on Fargate that of the task, so that a check on localhost fails. */
const banner: Quote = { where: log, says: /Local: {1,6}https?:\/\/ip-\d{1,3}-\d{1,3}/ };
const inward = (timeline: Timeline): readonly string[] => {
  if (checksOf(timeline).length === 0) return [];
  return loopbackOnly(timeline).map(({ line }) => line.slice(0, 300));
};

export const appBindsWrongInterface: Cause = {
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
  evidence: (timeline) => [
    ...inward(timeline)
      .slice(0, 2)
      .map((line) => ({ field: 'log', text: line })),
    ...(suffersInside(timeline) || complaintsOf(timeline).length === 0 ? saying(timeline, banner) : []),
  ],
  sentence: (timeline) => {
    const [first] = loopbackOnly(timeline);
    return first
      ? `the application listens on ${first.host ?? '127.0.0.1'}:${first.port} only, where the load balancer cannot reach it`
      : 'the application binds the address of the task alone, and the container health check asks localhost';
  },
  remedy: (timeline) => ({
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
};

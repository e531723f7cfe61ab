import { asks, type Check } from '../../../model/health-checks.ts';
import { defineCause } from '../../define-cause.ts';
import { answeredWith, checkOf, failureEvidence } from '../../evidence/failed-checks.ts';
import { isGrpc } from '../../evidence/grpc.ts';
import { anyOf, findQuote, type Quote } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';

/** Django, Rails, webpack, Vite, IIS and ASP.NET, Go and Node proxies; 421 is HTTP's own code for it. */
const quote: Quote = {
  where: anywhere,
  says: anyOf(
    [
      /DisallowedHost|Invalid HTTP_HOST header|Blocked hosts?:|HostAuthorization|Invalid host header/,
      /This host .{0,100}is not allowed|Blocked request\. This host|Invalid Hostname/,
      /host header .{0,60}(?:not allowed|invalid|reject|mismatch)|is not an allowed host|untrusted host/,
      /Misdirected Request/,
    ],
    'i',
  ),
};
const isMisdirected = (code: number, check: Check | undefined): boolean => !isGrpc(check) && code === 421;

export const healthCheckHostHeaderRejected = defineCause({
  id: 'health-check-host-header-rejected',
  severity: 'error',
  title: 'The application rejects the host name that the health check uses',
  explanation:
    'The Host header of an ALB health check is the private address and port of the task. The application only accepts names that it knows, and answers 400, 403 or 421.',
  origins: [
    'Django: ALLOWED_HOSTS lacks the address of the task.',
    'Rails: config.hosts (HostAuthorization) lacks it.',
    'A proxy in the task serves named virtual hosts only.',
  ],
  prevention: 'Answer the health path before the host check, whatever the Host header says.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  find: (timeline) => {
    const quoted = findQuote(timeline, quote);
    const answered = answeredWith(timeline, isMisdirected);
    const check = checkOf(timeline, timeline.targetFailures[0]);
    return quoted || answered ? { quoted, failures: answered?.failures ?? [], check } : undefined;
  },
  evidence: ({ quoted, failures }) => [...(quoted?.evidence ?? []), ...failures.slice(0, 2).map(failureEvidence)],
  sentence: ({ check }) =>
    `the application rejects the Host header of the health check, which is the task's own address${check ? ` (the load balancer ${asks(check)})` : ''}`,
  remedies: () => [
    {
      text: "Let the host check pass the health check, whose host is the task's own address: allow that address, or exempt the health path.",
      paste: [
        {
          tool: 'Django',
          code: '# settings.py\nimport socket\nALLOWED_HOSTS += [socket.gethostbyname(socket.gethostname())]',
        },
        {
          tool: 'Rails',
          code: "# config/environments/production.rb\nconfig.host_authorization = { exclude: ->(request) { request.path == '/up' } }",
        },
      ],
    },
  ],
});

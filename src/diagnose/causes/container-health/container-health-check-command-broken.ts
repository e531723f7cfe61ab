import { defineCause } from '../../define-cause.ts';
import { codeIn } from '../../evidence/access-log.ts';
import { checkedContainer, containerChecksFail, misspelling } from '../../evidence/container-health.ts';
import { anyOf, findQuote, type Quote } from '../../evidence/quotes.ts';
import { anywhere } from '../../evidence/texts.ts';
import { checkByWget } from '../../remedy/task-definition-settings.ts';

/** The shell's or the runtime's words for a check whose program is not there; the output stands in Docker's health log. */
const quote: Quote = {
  where: anywhere,
  says: anyOf(
    [
      /(?:curl|wget|nc|netcat|pg_isready|redis-cli|mysqladmin|grpc_health_probe|grpc-health-probe): (?:command |applet )?not found/,
      /exec: "(?:\/\S{1,60}\/)?(?:curl|wget|nc|grpc_health_probe)[^"]{0,200}": .{0,200}not found/,
      /OCI runtime exec failed/,
      /health.?check.{0,100}(?:executable file not found|No such file|not found in \$PATH|exit(?:ed)? (?:code )?12[67])/,
    ],
    'i',
  ),
};
const program = /(curl|wget|netcat|pg_isready|redis-cli|mysqladmin|grpc.health.probe)/i;

/** A request of the check itself that the application refuses. */
const isRefusedItself = (line: string): boolean => /"?(?:curl|Wget)\//.test(line) && (codeIn(line) ?? 200) >= 400;

export const containerHealthCheckCommandBroken = defineCause({
  id: 'container-health-check-command-broken',
  severity: 'error',
  title: 'The command of the container health check cannot work',
  explanation:
    'The container is UNHEALTHY because its own health check fails by itself: its program is not in the image, it is written wrongly, or it asks for the wrong path or port. The application may be well.',
  origins: [
    'Slim, Alpine and distroless images have neither curl nor a shell.',
    'The list lacks CMD-SHELL, or CMD is given a whole shell line.',
    'The command asks for a path or port that the application does not serve.',
  ],
  prevention: 'Run the very command in the built image before deploying it.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html',
  find: (timeline) => {
    const quoted = findQuote(timeline, quote);
    const fails = containerChecksFail(timeline);
    const command = fails ? checkedContainer(timeline)?.healthCheck?.command : undefined;
    const wrong = command && misspelling(command);
    const refused = fails ? timeline.appLines.filter(isRefusedItself) : [];
    return quoted || wrong !== undefined || refused.length > 0 ? { quoted, wrong, refused } : undefined;
  },
  evidence: ({ quoted, wrong, refused }) => [
    ...(quoted?.evidence ?? []),
    ...(wrong === undefined ? [] : [{ field: 'ContainerDefinition.healthCheck.command', text: wrong }]),
    ...refused.slice(0, 2).map((line) => ({ field: 'log', text: line.slice(0, 300) })),
  ],
  sentence: ({ quoted, wrong }) => {
    if (wrong !== undefined) return `the container health check cannot work: ${wrong}`;
    const missing = quoted?.capture(program);
    return missing === undefined
      ? 'the container health check asks for what the application does not serve'
      : `the container health check needs ${missing}, which is not in the image`;
  },
  remedies: (_found, timeline) => [
    {
      text: "Use a command that the image has, in the form of a list that begins with CMD or CMD-SHELL; wget is part of Alpine's busybox.",
      paste: checkByWget(timeline),
    },
    {
      text: 'Put the command that is missing into the image.',
      paste: [{ tool: 'Dockerfile', code: 'RUN apk add --no-cache curl # or: apt-get install -y curl' }],
    },
  ],
});

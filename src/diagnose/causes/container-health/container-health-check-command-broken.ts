import { codeIn } from '../../evidence/access-log.ts';
import { appLines } from '../../evidence/app-log.ts';
import { anyOf, capture, saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { suffersInside } from '../../evidence/failed-checks.ts';
import { anywhere } from '../../evidence/texts.ts';
import { ownDefinition, type Timeline } from '../../../model/timeline.ts';
import { mainContainer } from '../../remedy/commands.ts';

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
/** A request of the check itself that the application refuses. */
const refusedItself = (timeline: Timeline): readonly string[] =>
  suffersInside(timeline)
    ? appLines(timeline).filter((line) => /"?(?:curl|Wget)\//.test(line) && (codeIn(line) ?? 200) >= 400)
    : [];
/** What cannot be run as it is written, seen in the task definition. */
const misspelt = (timeline: Timeline): string | undefined => {
  const command = suffersInside(timeline)
    ? ownDefinition(timeline)?.containers.find(({ healthCheck }) => healthCheck)?.healthCheck?.command
    : undefined;
  if (!command) return undefined;
  const [form = '', ...words] = command;
  if (!/^CMD(?:-SHELL)?$|^NONE$/.test(form)) return `the command begins with ${form}, not with CMD or CMD-SHELL`;
  if (form === 'CMD' && words.length === 1 && /\s/.test(words[0] ?? ''))
    return 'CMD is given one string with spaces, and takes it for the name of a program';
  return form === 'CMD' && words.some((word) => /^(?:\|\||&&|\||;)$/.test(word))
    ? 'CMD runs no shell, so that `||` is passed to the program'
    : undefined;
};

export const containerHealthCheckCommandBroken: Cause = {
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
  evidence: (timeline) => {
    const wrong = misspelt(timeline);
    return [
      ...saying(timeline, quote),
      ...(wrong === undefined ? [] : [{ field: 'ContainerDefinition.healthCheck.command', text: wrong }]),
      ...refusedItself(timeline)
        .slice(0, 2)
        .map((line) => ({ field: 'log', text: line.slice(0, 300) })),
    ];
  },
  sentence: (timeline) => {
    const tool = capture(timeline, quote, /(curl|wget|netcat|pg_isready|redis-cli|mysqladmin|grpc.health.probe)/i);
    const wrong = misspelt(timeline);
    if (wrong !== undefined) return `the container health check cannot work: ${wrong}`;
    return tool === undefined
      ? 'the container health check asks for what the application does not serve'
      : `the container health check needs ${tool}, which is not in the image`;
  },
  remedy: (timeline) => {
    const port = mainContainer(timeline)?.portMappings[0]?.containerPort ?? 8080;
    return {
      text: 'Use a command that the image has, in the form of a list that begins with CMD or CMD-SHELL.',
      paste: [
        { tool: 'Dockerfile', code: 'RUN apk add --no-cache curl # or: apt-get install -y curl' },
        {
          tool: 'Terraform',
          code: `# in container_definitions; wget is part of Alpine's busybox\nhealthCheck = {\n  command     = ["CMD-SHELL", "wget -q --spider http://localhost:${port}/health || exit 1"]\n  startPeriod = 30\n}`,
        },
      ],
    };
  },
};

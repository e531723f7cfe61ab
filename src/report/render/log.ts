/** The last words in the step's log: the summary's beginning without Markdown, and the last log lines of what failed. */
import { count, duration, list } from '../../model/text.ts';
import type { LogPart, LogReport, PauseReport, Report, ServiceReport, TargetGroupReport, TaskRow } from '../../model/report.ts';
import { truncate, plain } from './escape.ts';
import { grouped } from './grouping.ts';
import { alternativesInWords } from './remedies.ts';
import { pauseSentences } from './pause.ts';
import {
  shortenArns,
  capitalized,
  clientImpactInWords,
  clockTime,
  markOf,
  outcomeInWords,
  withFullStop,
  tellingAnswers,
  whyOf,
} from './labels.ts';

const mostCharacters = 1000;
const mostRows = 12;

function targetGroupLines({ name, protocol, port, portsAsked, path, matcher, observed }: TargetGroupReport): readonly string[] {
  const asked = portsAsked.length > 0 ? portsAsked.slice(0, 3).join(', ') : port;
  const accepts = matcher === undefined ? '' : `, accepts ${matcher}`;
  return [
    `  ${name} asks ${protocol} ${path === undefined ? '' : `${path} `}on port ${asked}${accepts}`,
    ...tellingAnswers(observed)
      .slice(0, 4)
      .map((one) => {
        const why = whyOf(one);
        return `    ${one.state}${why === undefined ? '' : ` (${why})`}: ${count(one.targetCount, 'target')} in ${count(one.lookCount, 'look')}, ${clockTime(one.firstAt)} to ${clockTime(one.lastAt)}`;
      }),
  ];
}

function taskLines(tasks: readonly TaskRow[]): readonly string[] {
  const failed = tasks.filter((task) => task.failed);
  const groups = grouped(failed, ({ state, ended, containers }) => JSON.stringify([state, ended, containers]));
  return groups.slice(0, mostRows).map((group) => {
    const [first] = group;
    const who = group.length === 1 ? `task ${first?.id ?? ''}` : `${group.length} tasks, the newest ${first?.id ?? ''}`;
    const exits = first?.containers.flatMap(({ name, exitCode, reason }) => [
      `${name}${exitCode === undefined ? '' : ` exit code ${exitCode}`}${reason === undefined ? '' : ` (${reason})`}`,
    ]);
    const lived = first?.livedSeconds === undefined ? '' : `, lived ${duration(first.livedSeconds * 1000)}`;
    return `  ${who}: ${first?.state ?? ''}${lived}${first?.ended === undefined ? '' : `; ${shortenArns(first.ended)}`}${exits && exits.length > 0 ? `; ${exits.join(', ')}` : ''}`;
  });
}

function serviceLines(service: ServiceReport): readonly string[] {
  const rootCause = service.findings.find(({ cause }) => cause === service.cause);
  const head = [
    `${markOf(service)} ${service.key}: ${outcomeInWords(service.outcome)}`,
    withFullStop(capitalized(service.story)),
  ];
  const { followed = [], pauses = [] } = service;
  const besides = [
    ...(followed.length > 0 ? [`Verified before it, and superseded: ${list(followed)}.`] : []),
    ...service.windows.map(clientImpactInWords),
    ...pauses.flatMap((pause) => pauseLines(pause, service)),
  ];
  if (service.outcome === 'healthy') return [...head, ...besides, ...service.notes];
  return [
    ...head,
    ...(service.story === service.because ? [] : [withFullStop(capitalized(service.because))]),
    ...besides,
    ...(service.targetGroups.length > 0 ? ['Health checks:', ...service.targetGroups.flatMap(targetGroupLines)] : []),
    ...(service.tasks.some(({ failed }) => failed) ? ['Failed tasks:', ...taskLines(service.tasks)] : []),
    ...(rootCause
      ? [
          'What to do:',
          `  ${rootCause.remedy.text}`,
          ...rootCause.remedy.paste[0].code.split('\n').map((line) => (line === '' ? '' : `  ${line}`)),
          ...alternativesInWords(rootCause).map((one) => `  ${one}`),
        ]
      : []),
    ...service.findings
      .filter((finding) => finding !== rootCause)
      .map(({ title, sentence }) => `Also seen: ${title}: ${sentence}`),
    ...service.notes,
  ];
}

const pauseLines = (pause: PauseReport, service: ServiceReport): readonly string[] => [
  ...pauseSentences(pause, service),
  'Continue:',
  ...pause.continueCommand.split('\n').map((line) => `  ${line}`),
  'Roll back:',
  ...pause.rollBackCommand.split('\n').map((line) => `  ${line}`),
];

const logLines = (lines: readonly string[]): readonly string[] => lines.map((line) => truncate(plain(line), mostCharacters));

const dumpOf = ({ container, taskArn, lines }: LogReport): LogPart => ({
  kind: 'dump',
  title: plain(
    `Last ${count(lines.length, 'log line')} of container ${container}, task ${taskArn.slice(taskArn.lastIndexOf('/') + 1)} (UTC)`,
  ),
  lines: lines.map(({ at, message }) => `${clockTime(at)}  ${truncate(message, mostCharacters)}`),
});

function partsOf(service: ServiceReport): readonly LogPart[] {
  if (service.outcome === 'healthy') return [{ kind: 'lines', lines: logLines(serviceLines(service)) }];
  return [
    { kind: 'lines', lines: logLines(serviceLines(service)) },
    ...(service.moments.length > 0
      ? [
          {
            kind: 'group' as const,
            title: 'What was seen when (UTC)',
            lines: logLines(service.moments.map(({ at, text }) => `${clockTime(at)}  ${text}`)),
          },
        ]
      : []),
    ...(service.events.length > 0
      ? [
          {
            kind: 'group' as const,
            title: 'Service events, newest first (UTC)',
            lines: logLines(service.events.map(({ at, message }) => `${clockTime(at)}  ${shortenArns(message)}`)),
          },
        ]
      : []),
    ...service.logs.filter(({ lines }) => lines.length > 0).map(dumpOf),
  ];
}

export const logOf = (report: Report): readonly LogPart[] =>
  report.services.length === 0
    ? [{ kind: 'lines', lines: logLines([`${markOf(report)} ${outcomeInWords(report.outcome)}`, withFullStop(report.headline)]) }]
    : report.services.flatMap(partsOf);

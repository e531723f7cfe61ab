import { ownDefinition } from '../../../model/timeline.ts';
import { defineCause } from '../../define-cause.ts';
import { mainContainer } from '../../evidence/main-container.ts';
import { anyOf, findQuote, type Quote, saysQuote } from '../../evidence/quotes.ts';
import { failedStops, tasksWere } from '../../evidence/stopped-tasks.ts';
import { anywhere, log } from '../../evidence/texts.ts';
import { changeMemory } from '../../remedy/task-definition-settings.ts';

/** ECS, the JVM, V8, .NET, Python, Go, PHP, Ruby, Rust, C++, the kernel; each in its own words. */
const quote: Quote = {
  where: anywhere,
  says: anyOf([
    /[Kk]illed due to memory usage|<--- JS stacktrace --->|Killed process \d{1,9} \(|\bOutOfMemoryError/,
    /JavaScript heap out of memory|Last few GCs|Reached heap limit|FATAL ERROR: .{0,100}(?:Allocation failed|heap)/,
    /System\.OutOfMemoryException|OutOfMemoryException|\bMemoryError\b|Cannot allocate memory|std::bad_alloc/,
    /runtime: out of memory|Allowed memory size of \d{1,12} bytes exhausted|OOM-?[Kk]ill|oom_reaper/,
    /Out of memory: Kill|NoMemoryError|failed to allocate memory|memory allocation of \d{1,16} bytes failed/,
    /GC overhead limit exceeded|\bENOMEM\b|insufficient memory for the Java Runtime|memory cgroup out of memory/,
    /(?:^|[:(] {0,4})[Oo]ut of memory\b(?!\?)|\b0x8007000E\b|reserve enough space for (?:the )?(?:object heap|\d)|ResourceExhausted!/,
    /\b(?:eheap_alloc|binary_alloc|sl_alloc): Cannot (?:re)?allocate/,
  ]),
};
/** gunicorn guesses so whenever a worker is killed, also when it killed the worker itself for its silence. */
const guess: Quote = { where: log, says: /Perhaps out of memory\?/ };
const ownKill: Quote = { where: log, says: /WORKER TIMEOUT/ };

export const outOfMemory = defineCause({
  id: 'out-of-memory',
  severity: 'error',
  title: 'A container ran out of memory',
  explanation:
    'The container used all the memory that it has, or the runtime in it all of its heap, and was killed or gave up. Exit code 137 alone would not prove that: it only says SIGKILL.',
  origins: [
    'The memory of the task definition is below what the application needs, at its start or under load.',
    'The runtime takes its heap size from the machine instead of the container.',
    'The application leaks.',
  ],
  prevention: 'Set the heap to about three quarters of the container memory, and watch MemoryUtilization.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/out-of-memory.html',
  find: (timeline) => {
    const quoted = findQuote(timeline, quote);
    const guessed = saysQuote(timeline, ownKill) ? undefined : findQuote(timeline, guess);
    return quoted || guessed ? [...(quoted?.evidence ?? []), ...(guessed?.evidence ?? [])] : undefined;
  },
  evidence: (evidence) => evidence,
  sentence: (_evidence, timeline) => {
    const memory = mainContainer(timeline)?.memory ?? ownDefinition(timeline)?.memory;
    const ended = failedStops(timeline).length;
    return `the container ran out of memory${memory === undefined ? '' : ` (it has ${memory} MiB)`}${ended > 0 ? `; ${tasksWere(ended)} lost` : ''}`;
  },
  remedies: (_evidence, timeline) => {
    const memory = Number(ownDefinition(timeline)?.memory ?? mainContainer(timeline)?.memory ?? 512);
    return [
      {
        text: `Raise the memory of the task, for example to ${memory * 2} MiB, and deploy that revision.`,
        paste: changeMemory(timeline, memory * 2),
      },
      {
        text: 'Lower the heap of the runtime (Java, Node.js), so that it fits with what it needs besides.',
        paste: [
          {
            tool: 'Dockerfile',
            code: `ENV JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=75\nENV NODE_OPTIONS=--max-old-space-size=${Math.floor(memory * 0.75)}`,
          },
        ],
      },
    ];
  },
});

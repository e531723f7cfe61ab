import { describe, expect, test } from '@jest/globals';
import * as core from '@actions/core';
import fc from 'fast-check';
import { logTo } from '../../src/publish/log.ts';
import { safe } from '../../src/publish/safe.ts';
import { commandsIn } from './commands.ts';
import { matches, problemMatchers } from './problem-matchers.ts';
import { written } from './standard-output.ts';

/** Texts made of what commands are made of. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::',
        ':',
        '##[',
        '##',
        '[',
        ']',
        'error',
        'add-mask',
        'stop-commands',
        '::error::x',
        '##[add-mask]prod',
        '::tok::',
        ' ',
        '\t',
      ),
      fc.constantFrom(
        '\r',
        '\n',
        '\r\n',
        '\u2028',
        '\u2029',
        '\u0085',
        '\u000b',
        '\u000c',
        '\ufeff',
        '\u00a0',
        '\u001b[31m',
        '\u200b',
        '%0A',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const told = (say: (log: ReturnType<typeof logTo>) => void): Promise<string> =>
  written(() => {
    say(logTo(core, () => 'tok-1f'));
  });

describe('what others wrote cannot act', () => {
  test('the judge knows a command when it sees one', () => {
    expect(commandsIn('ok\r::error::x\nok ##[add-mask]prod\nok ::error::x\n  ::WARNING title=a::b')).toStrictEqual([
      'error',
      'add-mask',
      'WARNING',
    ]);
  });
  test('as a line', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const output = await told(({ lines }) => {
          lines([text]);
        });
        expect(commandsIn(output)).toStrictEqual([]);
        expect(output.split('\n')).toHaveLength(2);
      }),
      { numRuns: 1000 },
    );
  });
  test('as a dump: its group is opened and closed, and nothing else happens', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, fc.array(hostile, { maxLength: 4 }), async (title, lines) => {
        const output = await told(({ part }) => {
          part({ kind: 'dump', title, lines });
        });
        expect(commandsIn(output)).toStrictEqual(['group', 'stop-commands', 'endgroup']);
      }),
      { numRuns: 1000 },
    );
  });
  test('as a group', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, fc.array(hostile, { maxLength: 4 }), async (title, lines) => {
        const output = await told(({ part }) => {
          part({ kind: 'group', title, lines });
        });
        expect(commandsIn(output)).toStrictEqual(['group', 'endgroup']);
      }),
      { numRuns: 1000 },
    );
  });
  test('as an annotation: there is one, and it has its title', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (title, message) => {
        const output = await told(({ annotate }) => {
          annotate({ level: 'error', title, message });
        });
        expect(commandsIn(output)).toStrictEqual(['error']);
        // Core leaves an empty title out.
        expect(output).toMatch(safe(title) === '' ? /^::error ::[^\n]*\n$/ : /^::error title=[^:\n]*::[^\n]*\n$/);
      }),
      { numRuns: 1000 },
    );
  });
  test('as a word for whoever debugs: there is one, on one line', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const output = await written(() => {
          logTo({ ...core, isDebug: () => true }).debug?.(text);
        });
        expect(commandsIn(output)).toStrictEqual(['debug']);
        expect(output).toMatch(/^::debug::[^\n]*\n$/);
      }),
      { numRuns: 1000 },
    );
  });
});

test('where the runner does not debug, there is nobody to tell', () => {
  expect(logTo({ ...core, isDebug: () => false }).debug).toBeUndefined();
});

describe('a line keeps what it says', () => {
  const rows: readonly [why: string, line: string, said: string][] = [
    ['plain words', '2 of 3 tasks healthy: ok', '2 of 3 tasks healthy: ok'],
    ['colons inside', 'std::vector at ::1', 'std::vector at ::1'],
    ['colours are dropped', '\u001b[31mfatal\u001b[0m', 'fatal'],
    ['a tab is four spaces', 'a\tb', 'a    b'],
    ['a carriage return is shown', 'a\rb', 'a\\u{d}b'],
    ['a change of direction is shown', 'a\u202eb', 'a\\u{202e}b'],
  ];
  test.each(rows)('%s', (_why, line, said) => {
    expect(safe(line)).toBe(said);
  });
});

test('a message keeps its lines', async () => {
  const output = await told(({ annotate }) => {
    annotate({ level: 'error', title: 'prod/api: 50%, a:b', message: 'one\ntwo' });
  });
  expect(output).toBe('::error title=prod/api%3A 50%25%2C a%3Ab::one%0Atwo\n');
});

describe('what looks like a compiler’s error becomes no annotation by a problem matcher', () => {
  const without = (output: string): string => output.replaceAll('\u200b', '');
  const places = problemMatchers.filter(({ patterns, lines }) => matches({ owner: '', patterns, lines: [] }, inWords(lines)));
  function inWords(lines: readonly string[]): readonly string[] {
    return lines.map((line) => `the container wrote ${line}`);
  }

  test.each(problemMatchers)('$owner: the judge knows it when it sees it', (matcher) => {
    expect(matches(matcher, matcher.lines)).toBe(true);
  });
  test.each(problemMatchers)('$owner: in a dump, with or without a time before it, and it says the same', async (matcher) => {
    const timed = matcher.lines.map((line) => `10:00:05  ${line}`);
    for (const lines of [matcher.lines, timed, [matcher.lines.join('\n')]]) {
      const output = await told(({ part }) => {
        part({ kind: 'dump', title: 'title', lines });
      });
      const dumped = output.split('\n').slice(2, -3);
      expect(matches(matcher, dumped)).toBe(false);
      expect(without(dumped.join('\n'))).toBe(lines.join('\n'));
    }
  });
  test.each(places)('$owner: in words of ours', async (matcher) => {
    const output = await told(({ lines }) => {
      lines(inWords(matcher.lines));
    });
    expect(matches(matcher, output.trimEnd().split('\n'))).toBe(false);
    expect(without(output)).toBe(`${inWords(matcher.lines).join('\n')}\n`);
  });
  test('whatever it is made of', async () => {
    const piece = fc.constantFrom(
      ...['a.ts', 'main.go', 'x', '/', '12', '(', ')', ':', ',', '[', ']', ' ', '  ', '-', "'", '"', 'error', 'Error', 'warning'],
      ...['TS12', 'E1', 'fatal error', 'line', 'col', 'in', '\n', 'panicked at', '[ERROR]', '.java:[1,2]', 'note', 'on line 5'],
    );
    const text = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(''));
    // Of a single line; `flake8` takes a time for a place.
    const single = problemMatchers.filter(({ patterns, owner }) => patterns.length === 1 && owner !== 'flake8');
    await fc.assert(
      fc.asyncProperty(text, async (line) => {
        const output = await told(({ part }) => {
          part({ kind: 'dump', title: 'title', lines: [line] });
        });
        const dumped = output.split('\n').slice(2, -3);
        expect(single.filter((matcher) => matches(matcher, dumped)).map(({ owner }) => owner)).toStrictEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
  test.each([
    'curl -fsS http://localhost:8080/health || exit 1',
    `aws elbv2 modify-target-group --target-group-arn 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/a/1' --matcher HttpCode=200-399`,
    '"healthCheck": { "command": ["CMD-SHELL", "curl -f http://localhost:3000/ || exit 1"], "retries": 3 }',
    'health_check { path = "/health" }',
    'connect ECONNREFUSED db.internal:5432 10.0.1.17:3000',
  ])('what is to be pasted stays byte for byte as it is: %s', async (line) => {
    expect(
      await told(({ lines }) => {
        lines([line]);
      }),
    ).toBe(`${line}\n`);
  });
});

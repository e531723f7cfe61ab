import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openTerminal, type Terminal } from '../../src/publish/terminal.ts';

interface Shown {
  readonly terminal: Terminal;
  readonly text: () => string;
}

/** A terminal of 40 columns that knows colours, or a file. */
function opened({
  isTerminal = true,
  env = {},
}: { readonly isTerminal?: boolean; readonly env?: NodeJS.ProcessEnv } = {}): Shown {
  let text = '';
  const stream = Object.assign(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        text += chunk.toString();
        done();
      },
    }),
    isTerminal ? { isTTY: true, columns: 40 } : {},
  );
  return { terminal: openTerminal(stream, { TERM: 'xterm-256color', ...env }), text: () => text };
}

const says = ({ terminal }: Shown): void => {
  terminal.lines(['❌ prod/api: targets unhealthy', 'What to do:', '10:00:05 1 of 2 tasks healthy', 'words']);
};

describe('lines', () => {
  test('are coloured on a terminal', () => {
    const shown = opened();
    says(shown);
    expect(shown.text()).toBe(
      '\u001b[1m\u001b[31m❌ prod/api: targets unhealthy\u001b[39m\u001b[22m\n\u001b[1mWhat to do:\u001b[22m\n\u001b[2m10:00:05\u001b[22m 1 of 2 tasks healthy\nwords\n',
    );
  });

  const plain = '❌ prod/api: targets unhealthy\nWhat to do:\n10:00:05 1 of 2 tasks healthy\nwords\n';
  test('are plain elsewhere', () => {
    const shown = opened({ isTerminal: false });
    says(shown);
    expect(shown.text()).toBe(plain);
  });

  test('are plain on a terminal that is to have no colours', () => {
    const shown = opened({ env: { NO_COLOR: '1' } });
    says(shown);
    expect(shown.text()).toBe(plain);
  });
  test('are coloured elsewhere where that is forced', () => {
    const shown = opened({ isTerminal: false, env: { FORCE_COLOR: '1' } });
    says(shown);
    expect(shown.text()).toContain('\u001b[31m❌');
  });
});

describe('the line that changes', () => {
  test('gives way to others, and comes again after them', () => {
    const { terminal, text } = opened();
    terminal.status('5 s  waiting');
    terminal.lines(['words']);
    terminal.status(undefined);
    expect(text()).toBe('\r\u001b[2K\u001b[2m5 s  waiting\u001b[22m\r\u001b[2Kwords\n\u001b[2m5 s  waiting\u001b[22m\r\u001b[2K');
  });

  test('is never longer than the terminal is wide', () => {
    const { terminal, text } = opened();
    terminal.status('x'.repeat(100));
    expect(text()).toBe(`\r\u001b[2K\u001b[2m${'x'.repeat(39)}\u001b[22m`);
  });

  test.each([
    ['on no terminal', { isTerminal: false }],
    ['in the log of a CI', { env: { CI: 'true' } }],
    ['on a terminal that cannot', { env: { TERM: 'dumb' } }],
  ])('is not there %s', (_where, of) => {
    const { terminal, text } = opened(of);
    terminal.status('5 s  waiting');
    terminal.status(undefined);
    expect(text()).toBe('');
  });
});

describe('a group', () => {
  const lines = Array.from({ length: 30 }, (_, i) => `line ${i}`);
  test('is cut short, and says so', () => {
    const { terminal, text } = opened({ isTerminal: false });
    terminal.part({ kind: 'group', title: 'Events', lines });
    expect(text()).toBe(
      `Events\n${lines
        .slice(0, 20)
        .map((line) => `  ${line}\n`)
        .join('')}  10 more lines: --json and --summary have all\n\n`,
    );
  });
  test('of what a container wrote is whole', () => {
    const { terminal, text } = opened({ isTerminal: false });
    terminal.part({ kind: 'dump', title: 'Log', lines });
    expect(text()).toContain('  line 29\n');
  });
});

/** Texts made of what steers terminals and what CIs take for commands. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('::error::x', '##[error]', '##vso[a.b c=d]', '##teamcity[x]', '::', '##', '[', ' ', '\t'),
      fc.constantFrom('\u001b[31m', '\u001b]0;t\u0007', '\u009b2J', '\u001bP', '\r', '\n', '\b', '\u2028', '\u202e', '\u0000'),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));

const ways: readonly (readonly [string, (terminal: Terminal, text: string) => void])[] = [
  [
    'a line',
    (terminal, text) => {
      terminal.lines([text]);
    },
  ],
  [
    'a group',
    (terminal, text) => {
      terminal.part({ kind: 'group', title: text, lines: [text] });
    },
  ],
  [
    'a log',
    (terminal, text) => {
      terminal.part({ kind: 'dump', title: text, lines: [text] });
    },
  ],
  [
    'a warning',
    (terminal, text) => {
      terminal.annotate({ level: 'warning', title: text, message: text });
    },
  ],
];

// eslint-disable-next-line no-control-regex -- they are what is looked for
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028]|^\s*::|##\w*\[/m;

test.each(ways)('what others wrote neither steers the terminal nor commands a CI, as %s', (_way, say) => {
  fc.assert(
    fc.property(hostile, (text) => {
      const shown = opened({ isTerminal: false });
      say(shown.terminal, text);
      expect(shown.text()).not.toMatch(acting);
    }),
  );
});

test('what others wrote does not steer the line that changes either', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const shown = opened();
      shown.terminal.status(text);
      const ours = ['\r\u001b[2K', '\u001b[2m', '\u001b[22m'];
      expect(ours.reduce((text, one) => text.replaceAll(one, ''), shown.text())).not.toMatch(acting);
    }),
  );
});

/**
 * Problem matchers as a judge: for each tool the lines that it writes, and patterns that take whatever the matcher for it takes
 * that actions and projects register, and more. Several patterns are for lines that follow each other, as the runner has it.
 */
export interface ProblemMatcher {
  readonly owner: string;
  readonly patterns: readonly RegExp[];
  readonly lines: readonly string[];
}

/** The runner strips no colours in truth, and `\s` and `\d` mean no more to it than here. */
export const problemMatchers: readonly ProblemMatcher[] = [
  {
    owner: 'tsc',
    patterns: [/^\S.*[(:]\d+[,:]\d+(?:\):|\s+-)?\s+(?:error|warning|info)\s+TS\d+\s*:/],
    lines: [`src/main.ts(1,1): error TS2304: Cannot find name 'x'.`],
  },
  {
    owner: 'tsc, pretty',
    patterns: [/^\S.*[(:]\d+[,:]\d+(?:\):|\s+-)?\s+(?:error|warning|info)\s+TS\d+\s*:/],
    lines: [`src/main.ts:1:1 - error TS2304: Cannot find name 'x'.`],
  },
  {
    owner: 'eslint-compact',
    patterns: [/^.+:\sline\s\d+,\scol\s\d+,\s(?:error|warning|info)\s-\s.+/i],
    lines: ['/app/a.js: line 1, col 5, Error - Unexpected console. (no-console)'],
  },
  {
    owner: 'eslint-stylish',
    patterns: [/^\s*\S.*$/, /^\s+\d+:\d+\s+(?:error|warning|info)\s+.*\s\s.*$/],
    lines: ['/app/a.js', '  1:5  error  Unexpected console  no-console'],
  },
  {
    owner: 'python',
    patterns: [/^\s*File\s"(.*)",\sline\s\d+,\sin\s.*$/, /^\s*raise\s.*\('.*'\)$/],
    lines: ['  File "/app/main.py", line 5, in start', `    raise ValueError('no database')`],
  },
  {
    owner: 'csc',
    patterns: [/^\s*(?:\d+>\s*)?\S.*\(\d+(?:,\d+)*\):\s+(?:error|warning)\s+[a-z]+\d*:.*\s\[.*\]$/i],
    lines: ['Program.cs(5,9): error CS0103: The name does not exist [/app/app.csproj]'],
  },
  { owner: 'go, with a place', patterns: [/^\s*.+\.go:(?:\d+:\d+:)? .*/], lines: ['./main.go:12:2: undefined: x'] },
  { owner: 'go, without', patterns: [/^\s*.+\.go:(?:\d+:\d+:)? .*/], lines: ['config.go: no such file'] },
  {
    owner: 'java',
    patterns: [/^Exception in thread ".*" .*: .*$/],
    lines: ['Exception in thread "main" java.lang.IllegalStateException: no database'],
  },
  { owner: 'javac', patterns: [/^[^:]+:\d+: (?:warning|error): .+$/], lines: ['Main.java:3: error: cannot find symbol'] },
  {
    owner: 'maven',
    patterns: [/^\[(?:WARNING|ERROR)\]\s+.+\.java:\[\d+,\d+\]\s+.+$/],
    lines: ['[ERROR] /app/Main.java:[3,9] cannot find symbol'],
  },
  {
    owner: 'maven behind a time',
    patterns: [/\[(?:WARNING|ERROR)\]\s+.+\.java:\[\d+,\d+\]\s+.+$/],
    lines: ['[ERROR] /app/Main.java:[3,9] cannot find symbol'],
  },
  {
    owner: 'gcc',
    patterns: [/^.*?:\d+:\d*:?\s+(?:fatal\s+)?(?:warning|error|note):\s.*$/],
    lines: ['main.c:3:5: fatal error: stdio.h: No such file or directory'],
  },
  {
    owner: 'mypy',
    patterns: [/^[^:]+:\d+:(?:\d+:)?\s(?:error|warning|note):\s.+$/],
    lines: ['app.py:3: error: Name "x" is not defined'],
  },
  { owner: 'flake8', patterns: [/^.*:\d+:(?:\d+:)?\s(?:[A-Z]\d+\s)?.*$/], lines: ['app.py:3:1: E999 SyntaxError'] },
  { owner: 'pytest', patterns: [/^.+\.py:\d+:\s.+$/], lines: ['tests/test_app.py:3: AssertionError'] },
  {
    owner: 'rustc',
    patterns: [/^(?:warning|warn|error)(?:\[\S*\])?: .*$/, /^\s+-->\s\S+:\d+:\d+$/],
    lines: ['error[E0425]: cannot find value `x`', '  --> src/main.rs:2:5'],
  },
  {
    owner: 'rust, a panic',
    patterns: [/^.*panicked\s+at\s+'.*',\s+.*:\d+:\d+$/],
    lines: [`thread 'main' panicked at 'no database', src/main.rs:2:5`],
  },
  { owner: 'rustfmt', patterns: [/^Diff in \S+ at line \d+:/], lines: ['Diff in /app/src/main.rs at line 2:'] },
  {
    owner: 'php',
    patterns: [/^(?:.*error|.*Warning|.*Notice):\s+.+ in .+ on line \d+$/],
    lines: ['PHP Fatal error:  Uncaught Error in /app/index.php on line 5'],
  },
  {
    owner: 'phpunit',
    patterns: [/^\d+\)\s.*$/, /^.*Failed\sasserting\sthat.*$/, /^\s*$/, /^.*:\d+$/],
    lines: ['1) AppTest::testIt', 'Failed asserting that false is true.', '', '/app/tests/AppTest.php:5'],
  },
  {
    owner: 'actionlint',
    patterns: [/^.+?:\d+:\d+: .+? \[.+?\]$/],
    lines: ['.github/workflows/ci.yml:3:5: unexpected key "x" [syntax-check]'],
  },
  { owner: 'node', patterns: [/^\s+at\s.*\(.+:\d+:\d+\)$/], lines: ['    at start (/app/server.js:12:7)'] },
  { owner: 'ruby', patterns: [/^.+\.rb:\d+:in\s.+:\s.+\(.+\)$/], lines: [`app.rb:3:in 'start': no database (RuntimeError)`] },
];

/** Whether the lines, one after another, are a problem to it. */
export const matches = ({ patterns }: ProblemMatcher, lines: readonly string[]): boolean =>
  lines.some((_, from) => patterns.every((pattern, place) => pattern.test(lines[from + place] ?? '\0')));

/** What is mutated, by the name it is asked for, and which tests are to notice. */
export interface Group {
  /** The sources: a path from the root, or a pattern. */
  readonly mutate: string;
  /** Patterns of the test files: those that tell most in the least time. */
  readonly tests: readonly string[];
}

/** The scenarios as they were played once, judged anew; the simulator would take a minute for each mutant. */
const timelines = 'mutation/timelines.test.ts';

export const groups: { readonly [name: string]: Group } = {
  escape: { mutate: 'src/report/render/escape.ts', tests: ['__tests__/report/render/escape.test.ts'] },
  strategy: {
    mutate: 'src/model/strategy/*.ts',
    tests: [
      '__tests__/model/**/*.test.ts',
      '__tests__/judge/*.test.ts',
      '__tests__/report/*.test.ts',
      '__tests__/report/progress/*.test.ts',
      timelines,
    ],
  },
  judge: { mutate: 'src/judge/*.ts', tests: ['__tests__/judge/*.test.ts', '__tests__/audit.test.ts', timelines] },
  redact: { mutate: 'src/observe/redact/*.ts', tests: ['__tests__/observe/redact/*.test.ts'] },
};

/** What is mutated, by the name it is asked for, and which tests are to notice. */
export interface Group {
  /** The sources: paths from the root, and patterns; behind `!` what is left out. */
  readonly mutate: readonly string[];
  /** Patterns of the test files: those that tell most in the least time, and these first. */
  readonly tests: readonly string[];
  /** Tests that are left out, by their names. */
  readonly except?: RegExp;
}

/** The scenarios as they were played once, judged anew; the simulator would take a minute for each mutant. */
const timelines = 'mutation/timelines.test.ts';

export const groups: { readonly [name: string]: Group } = {
  escape: { mutate: ['src/report/render/escape.ts'], tests: ['__tests__/report/render/escape.test.ts'] },
  strategy: {
    mutate: ['src/model/strategy/*.ts'],
    // Without the scenarios: nearly all of them reach a strategy, and its own tests tell as much in a hundredth of the time.
    tests: [
      '__tests__/model/strategy/*.test.ts',
      '__tests__/model/*.test.ts',
      '__tests__/judge/!(history).test.ts',
      '__tests__/report/*.test.ts',
      '__tests__/report/progress/*.test.ts',
    ],
  },
  judge: {
    mutate: ['src/judge/*.ts'],
    tests: ['__tests__/judge/!(history).test.ts', '__tests__/model/strategy/*.test.ts', timelines],
  },
  redact: {
    // The prefixes of tokens are not ours: a script copies them.
    mutate: ['src/observe/redact/*.ts', '!src/observe/redact/token-prefixes.ts'],
    // All but what plays whole scenarios.
    tests: ['__tests__/observe/redact/!(full-path).test.ts'],
    // What measures time fails where there is little of it; thousands of passwords are enough.
    except: /^(?:takes (?:time in proportion|less than|no longer)|of generated passwords .* not one in a thousand)/,
  },
};

/** How the process ends. */

/**
 * Ends the process once the output is written. A request that was given up leaves its connection behind: one to a proxy that says
 * nothing would hold the step for five minutes.
 */
export const endProcess = (): void => {
  process.stdout.write('', () => process.exit());
};

/** Without waiting for anything. */
export const endNow = (code: number): void => {
  process.exit(code);
};

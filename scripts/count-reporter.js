// CI reads the last line of a run: "N passed, N failed", which jest does not print by itself. Where other output follows, the
// line is kept in the file that TEST_COUNT_FILE names, to be printed at the end.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

export default class CountReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped}\n`;
    process.stdout.write(line);
    if (process.env.TEST_COUNT_FILE) writeFileSync(process.env.TEST_COUNT_FILE, line);
  }
}

/** What the demo says besides the action's log. */

export const beginning = (title: string): string => `A pretend AWS on this machine: ${title}.`;

export const ending = (code: number | null, seconds: number, outcome = 'no outcome'): string =>
  `The step ended with exit code ${code} after ${seconds.toFixed(0)} s: ${outcome}.`;

export const keptSummary = 'The job summary is in out/demo/summary.md, and as a page in out/demo/summary.html.';
export const keptRecording =
  'The recording is kept too; it replays to the same summary: npm run replay -- out/demo/recording.jsonl';

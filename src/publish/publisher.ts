/** Says what there is to say. Never throws: what cannot be written is a warning. */
import type { Publication } from '../model/report.ts';
import type { Log } from './log.ts';

/** What the runner offers. Each may throw or reject. */
export interface Surfaces {
  readonly log: Log;
  /** Appends to the job summary; undefined: none is wanted. */
  readonly appendSummary: ((markdown: string) => void | Promise<void>) | undefined;
  readonly setOutput: (name: string, value: string) => void;
  readonly writeFile: (path: string, text: string) => void | Promise<void>;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Does all of it, whatever fails, and throws what failed first. */
function all(works: readonly (() => void)[]): void {
  const failures = works.flatMap((work) => {
    try {
      work();
      return [];
    } catch (error) {
      return [error];
    }
  });
  if (failures.length > 0) throw failures[0];
}

/** Says a report on each surface, once, at the end; resolves when all is written that could be. */
export async function publish(surfaces: Surfaces, publication: Publication): Promise<void> {
  const { log, appendSummary, setOutput, writeFile } = surfaces;
  const { log: parts, annotations, summary, outputs, file } = publication;
  const attempt = async (what: string, work: () => void | Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      warn(what, error);
      return false;
    }
  };
  const warn = (what: string, error: unknown): void => {
    try {
      log.annotate({ level: 'warning', title: `ECS health gate: ${what}`, message: wordsOf(error) });
    } catch {
      // The log itself cannot be written: there is nowhere left to say so.
    }
  };

  // The log first: it is all that is left when the job is killed meanwhile. Of it the annotations: GitHub keeps ten errors of
  // a step, and a problem matcher of the job's may make more of what a container wrote.
  await attempt('the log could not be written in full', () => {
    all([
      ...annotations.map((one) => () => {
        log.annotate(one);
      }),
      ...parts.map((one) => () => {
        log.part(one);
      }),
    ]);
  });
  const isWritten = await attempt('the report could not be written', () => writeFile(file.path, file.text));
  for (const [name, value] of Object.entries({ ...outputs, ...(isWritten ? {} : { report: '' }) })) {
    await attempt(`the output ${name} could not be set`, () => {
      setOutput(name, value);
    });
  }
  if (appendSummary) await attempt('the job summary could not be written', () => appendSummary(summary));
}

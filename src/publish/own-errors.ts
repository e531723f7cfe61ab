/** Errors of the gate's own, the last line of defence against them included. */
import type { Log } from './log.ts';
import { endProcess } from './process-end.ts';

/** Says, each once, what costs a part of what is said. */
export function openMishaps(log: Pick<Log, 'annotate'>, redact: (text: string) => string): (error: unknown) => void {
  const said = new Set<string>();
  return (error) => {
    const message = redact(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (said.has(message)) return;
    said.add(message);
    log.annotate({ level: 'warning', title: 'ECS health gate: an error of its own', message });
  };
}

interface Standby {
  readonly mishap: (error: unknown) => void;
  /** Says that an error of the gate's own ended it, unless a report was said already. */
  readonly tell: (error: unknown) => Promise<void>;
  readonly isTold: () => boolean;
  /** What the process ends with until then; default: 1. */
  readonly exitCode?: number;
}

/**
 * Makes the step fail, whatever becomes of it, until a pass is said. What nobody waits for may fail without ending it; what
 * nobody catches must not be gone on after; and it must not just end.
 */
export function standBy({ mishap, tell, isTold, exitCode = 1 }: Standby): void {
  process.exitCode = exitCode;
  process.on('unhandledRejection', mishap);
  process.on('uncaughtException', (error) => {
    void tell(error).finally(endProcess);
  });
  process.once('beforeExit', () => {
    if (!isTold()) void tell(new Error('nothing was left to wait for'));
  });
}

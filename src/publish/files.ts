/**
 * Files that a step leaves behind. Each is its step's own, new and written whole: what stands at its path is never written
 * through, be it a link, a device, or the file of another step.
 */
import { appendFileSync, closeSync, fstatSync, lstatSync, openSync, rmSync, type BigIntStats } from 'node:fs';
import { dirname } from 'node:path';

export interface NewFile {
  /** @throws {Error} when not all of it could be written */
  readonly append: (text: string) => void;
  /** @throws {Error} when the path no longer leads to this file */
  readonly close: () => void;
}

/**
 * Instead of a file of an earlier run, which is not gone on with.
 *
 * @throws {Error} in words, when it cannot be
 */
export function createFile(path: string): NewFile {
  const before = statOf(path);
  if (before && !before.isFile()) throw new Error(`${path} is ${kindOf(before)}, not a file: name another path`);
  // Removed, not emptied: whoever else has it open, or a name for it, keeps it.
  if (before) rmSync(path);
  const descriptor = open(path);
  return {
    append: (text) => {
      appendFileSync(descriptor, text);
    },
    close: () => {
      const { ino, dev } = fstatSync(descriptor, { bigint: true });
      closeSync(descriptor);
      const now = statOf(path);
      if (now?.ino !== ino || now.dev !== dev) throw new Error(`${path} was replaced meanwhile: give each run a path of its own`);
    },
  };
}

/** @throws {Error} in words, when it cannot be */
export function writeNewFile(path: string, text: string): void {
  const file = createFile(path);
  file.append(text);
  file.close();
}

/** Of the link, where it is one; undefined where there is nothing. */
const statOf = (path: string): BigIntStats | undefined => lstatSync(path, { bigint: true, throwIfNoEntry: false });

const kindOf = (stat: BigIntStats): string =>
  stat.isDirectory() ? 'a folder' : stat.isSymbolicLink() ? 'a symbolic link' : 'a device, a pipe or a socket';

/** Fails, whatever it is, where something is there by now. */
function open(path: string): number {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error(`the folder ${dirname(path)} is not there: it has to be made before`, { cause: error });
  }
}

/** The bytes that reach the runner: what `@actions/core` makes of what it is given. */
import { jest } from '@jest/globals';

/** What is written to standard output while `act` runs. */
export async function written(act: () => Promise<void> | void): Promise<string> {
  const texts: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => texts.push(String(text)) > 0);
  try {
    await act();
  } finally {
    write.mockRestore();
  }
  return texts.join('');
}

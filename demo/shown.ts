/** The action's log as a terminal shows it: the runner's commands become what GitHub's log viewer makes of them. */

const decoded = (text: string): string =>
  text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

/** Undefined: nothing is shown. */
export function shown(line: string): string | undefined {
  const command = /^::(\w[\w-]*)(?: title=([^:]*))?::(.*)$/.exec(line);
  if (!command) return /^::[0-9a-f-]{36}::$/.test(line) ? undefined : line;
  const [, name, title = '', message = ''] = command;
  if (name === 'group') return `▾ ${decoded(message)}`;
  if (name === 'debug') return `debug ${decoded(message)}`;
  if (name !== 'error' && name !== 'warning' && name !== 'notice') return undefined;
  return `${name.toUpperCase()} ${decoded(title)}\n${decoded(message)}`;
}

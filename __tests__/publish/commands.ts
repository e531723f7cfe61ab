/** The runner's two command parsers, as a judge: actions/runner, src/Runner.Common/ActionCommand.cs. */
const known = new Set(
  'add-mask add-matcher remove-matcher debug warning error notice group endgroup echo set-env set-output save-state add-path stop-commands'.split(
    ' ',
  ),
);
const named = (text: string): string | undefined => {
  const name = text.split(' ')[0] ?? '';
  return known.has(name.toLowerCase()) ? name : undefined;
};

function atStart(line: string): string | undefined {
  const text = line.trimStart();
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1;
  return end < 0 ? undefined : named(text.slice(2, end));
}

function anywhere(line: string): string | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  return end < 0 ? undefined : named(line.slice(start + 3, end));
}

/** The commands that the runner would carry out, in order; while stopped, none but the word that ends it. */
export function commandsIn(output: string): readonly string[] {
  const found: string[] = [];
  let resumesAt: string | undefined;
  for (const line of output.split(/\r\n|\r|\n/)) {
    if (resumesAt !== undefined) {
      if (line.trimStart() === `::${resumesAt}::`) resumesAt = undefined;
      continue;
    }
    const name = atStart(line) ?? anywhere(line);
    if (name === undefined) continue;
    found.push(name);
    if (name === 'stop-commands') resumesAt = line.trim().slice('::stop-commands::'.length);
  }
  return found;
}

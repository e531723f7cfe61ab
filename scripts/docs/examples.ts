/** The workflows in `examples/`, as the pages show them: whole, so that what is shown is what GitHub's parser has taken. */
import { readFileSync } from 'node:fs';

const place = /<!-- begin example-([a-z-]+)\b/g;

/** The parts that a page has places for, by name: `example-after-terraform` is `examples/after-terraform.yml`. */
export function exampleParts(page: string): Readonly<Record<string, string>> {
  const names = [...page.matchAll(place)].map(([, name = '']) => name);
  return Object.fromEntries(
    names.map((name) => {
      const workflow = readFileSync(new URL(`../../examples/${name}.yml`, import.meta.url), 'utf8');
      return [`example-${name}`, `\`\`\`yaml\n${workflow.trim()}\n\`\`\``];
    }),
  );
}

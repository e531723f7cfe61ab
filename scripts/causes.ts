/** Writes docs/causes.md from the catalogue and its evidence files; `--check` fails where the file differs. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { catalogue } from '../src/diagnose/catalogue.ts';
import type { Cause } from '../src/diagnose/define-cause.ts';
import { readingsOf } from '../src/diagnose/evidence/readings.ts';
import type { Finding, Remedy, Tool } from '../src/model/finding.ts';
import { list } from '../src/model/text.ts';
import { exampleOf } from './fixture/example.ts';
import { judged } from '../src/explain/fixture/judged.ts';

const root = join(import.meta.dirname, '..');
const page = join(root, 'docs/causes.md');
const families = readdirSync(join(root, 'src/diagnose/causes')).sort();
const idsOf = (family: string): readonly string[] =>
  readdirSync(join(root, 'src/diagnose/causes', family)).map((file) => file.replace(/\.ts$/, ''));

/** A fence longer than any run of backticks in what it holds. */
function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Prose holds AWS's placeholders and paths; neither may become HTML or emphasis. */
const prose = (text: string): string =>
  text.replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;')).replace(/(?<![*\w])_|_(?![*\w])/g, '\\_');

const languages: Readonly<Record<Tool, string>> = {
  'AWS CLI': 'sh',
  'Task definition': 'json',
  Terraform: 'hcl',
  CDK: 'ts',
  CloudFormation: 'yaml',
  Console: 'text',
  Dockerfile: 'dockerfile',
  Shell: 'sh',
  'GitHub Actions': 'yaml',
  Express: 'js',
  'Flask or FastAPI': 'python',
  Django: 'python',
  Rails: 'ruby',
};

/** Each act with its best form; which others there are is told, the summary has them. */
function mending({ text, paste: [{ tool, code }, ...others] }: Remedy): string {
  const more = others.length === 0 ? '' : `\n\nThe summary has it for ${list(others.map((other) => other.tool))} too.`;
  return `${prose(text)}\n\n${tool}:\n\n${fenced(code, languages[tool])}${more}`;
}

/** What the gate says of the first file that shows a cause. */
function exampleFinding({ id, detect }: Cause): Finding {
  const finding = detect(readingsOf(judged(exampleOf(id)).timeline));
  if (!finding) throw new Error(`${id} does not show in its first file`);
  return finding;
}

function section(cause: Cause): string {
  const { evidence, sentence, remedy, alternatives } = exampleFinding(cause);
  const seen = evidence.map(({ field, text }) => `${field}: ${text}`);
  return [
    `### ${cause.id}`,
    `**${prose(cause.title)}** (${cause.severity})`,
    `What was seen, for example:\n\n${fenced(seen.join('\n'), 'text')}`,
    `What the gate says: ${prose(sentence)}.`,
    `What it means: ${prose(cause.explanation)}`,
    `Why it happens:\n\n${cause.origins.map((origin) => `- ${prose(origin)}`).join('\n')}`,
    `How to fix it: ${mending(remedy)}`,
    ...alternatives.map((one) => `${one.keeps ? 'And' : 'Or'}: ${mending(one)}`),
    `How to keep it from coming back: ${prose(cause.prevention)}`,
    `AWS: <${cause.docs}>`,
  ].join('\n\n');
}

const nameOf = (family: string): string =>
  ['aws', 'iam'].includes(family) ? family.toUpperCase() : family.charAt(0).toUpperCase() + family.slice(1).replaceAll('-', ' ');
const sectionsOf = (family: string): string => {
  const ids = new Set(idsOf(family));
  return `## ${nameOf(family)}\n\n${catalogue
    .filter(({ id }) => ids.has(id))
    .map(section)
    .join('\n\n')}`;
};
const contents = families.map((family) => {
  const ids = new Set(idsOf(family));
  const links = catalogue.filter(({ id }) => ids.has(id)).map(({ id }) => `[${id}](#${id})`);
  return `- ${nameOf(family)}: ${links.join(', ')}`;
});

const text = await format(
  [
    '# Causes',
    'Generated from the catalogue (`src/diagnose/causes`) by `npm run docs`; not written by hand.',
    'Each cause that ecs-health-gate can name: what shows it, what it means, and how to fix it. The examples are real in shape, their values are made up. In a clone, `npx . explain "<text>"` finds the cause for a text of ECS, a load balancer or a container\'s log, and `npx . explain <id>` tells about one of these.',
    contents.join('\n'),
    families.map(sectionsOf).join('\n\n'),
  ].join('\n\n'),
  { ...(await resolveConfig(page)), parser: 'markdown' },
);

if (process.argv.includes('--check')) {
  let written = '';
  try {
    written = readFileSync(page, 'utf8');
  } catch {
    // Not written yet: that is a difference too.
  }
  if (written !== text) {
    console.error('docs/causes.md is not what the catalogue says: run `npm run docs`.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(page, text);
}

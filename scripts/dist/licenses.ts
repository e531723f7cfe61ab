/** The licences of what is bundled: of every package that a module comes from, in whatever way it may bring its licence along. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An installed package. */
export interface Package {
  readonly name: string;
  readonly version: string;
  /** By SPDX's id, as the package says. */
  readonly license: string;
  /** Where it is developed; empty where it does not say. */
  readonly repository: string;
  /** The files of its licence; empty where it ships none. */
  readonly text: string;
}

interface Manifest extends Pick<Package, 'name' | 'version'> {
  readonly license?: string;
  readonly repository?: string | { readonly url?: string };
}

/** The folders of the packages that these files are of; a package may have others within it, of other versions. */
export const foldersOf = (files: readonly string[]): readonly string[] => [
  ...new Set(files.flatMap((file) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(file)?.[0] ?? [])),
];

export function readPackage(folder: string): Package {
  const {
    name,
    version,
    license = '',
    repository = '',
  } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[-.]|$)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const url = typeof repository === 'string' ? repository : (repository.url ?? '');
  return { name, version, license, repository: url.replace(/^git\+|\.git$/g, ''), text: texts.join('\n\n') };
}

/** What is bundled and comes from no package: data that a file of ours was generated from. */
export const generatedFrom: readonly Package[] = [
  {
    name: 'gitleaks (src/observe/redact/token-prefixes.ts, from its rules)',
    version: 'b58d3f10',
    license: 'MIT',
    repository: 'https://github.com/gitleaks/gitleaks',
    text: `MIT License

Copyright (c) 2019 Zachary Rice

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`,
  },
];

const titleOf = ({ name, version, license }: Package): string => `${name} ${version} (${license})`;

/** The licence that a package without a text is under is that of its repository, of which another package brought it along. */
function textOf(one: Package, all: readonly Package[]): string {
  const like = all.filter(({ text, license, repository }) => text && license === one.license && repository === one.repository);
  const text = one.text || (one.repository ? like[0]?.text : undefined);
  if (!text || !one.license) throw new Error(`${titleOf(one)} is bundled, but nothing says how it is licensed`);
  return text;
}

/**
 * The same on every machine: in alphabetical order, each text once, below the packages that it is of.
 *
 * @throws {Error} when a package has no licence, or no text of it
 */
export function licensesOf(packages: readonly Package[]): string {
  const order = ({ name, version }: Package): string => `${name} ${version}`;
  const sorted = packages.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  const titles = new Map<string, string[]>();
  for (const one of sorted) {
    const text = textOf(one, sorted);
    titles.set(text, [...new Set([...(titles.get(text) ?? []), titleOf(one)])]);
  }
  return [...titles].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`).join(`\n${'-'.repeat(80)}\n\n`);
}

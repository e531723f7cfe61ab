/** What GitHub shows to who wants to tell something, and what SECURITY.md promises: held to what the code says. */
import { describe, expect, it, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { outcomesInOrder } from '../../src/model/outcome.ts';
import { strategies } from '../../src/model/strategy/index.ts';
import { permissions } from '../../src/observe/aws/operations.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

interface Element {
  readonly type: string;
  readonly id?: string;
  readonly attributes: { readonly label?: string; readonly value?: string; readonly options?: readonly unknown[] };
  readonly validations?: { readonly required?: boolean };
}
interface Form {
  readonly name: string;
  readonly description: string;
  readonly labels: readonly string[];
  readonly body: readonly Element[];
}

const folder = '.github/ISSUE_TEMPLATE/';
const formNames = readdirSync(new URL(folder, root)).filter((name) => name !== 'config.yml');
const form = (name: string): Form => parse(read(`${folder}${name}`)) as Form;

/** https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema */
const types = ['markdown', 'textarea', 'input', 'dropdown', 'checkboxes'];

describe.each(formNames)('the form %s', (name) => {
  const { body, ...about } = form(name);
  const asking = body.filter(({ type }) => type !== 'markdown');

  it('is one that GitHub takes', () => {
    expect(Object.keys(about)).toStrictEqual(['name', 'description', 'labels']);
    expect(body.map(({ type }) => type).filter((type) => !types.includes(type))).toStrictEqual([]);
    const ids = asking.map(({ id = '' }) => id);
    expect(ids.filter((id) => !/^[\w-]+$/.test(id))).toStrictEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(asking.map(({ attributes }) => attributes.label)).size).toBe(ids.length);
    for (const { type, attributes } of body) {
      expect(typeof (type === 'markdown' ? attributes.value : attributes.label)).toBe('string');
      const options = attributes.options ?? [];
      expect(options.length > 0).toBe(type === 'dropdown' || type === 'checkboxes');
      expect(new Set(options.map((option) => JSON.stringify(option))).size).toBe(options.length);
    }
  });
});

describe('a wrong result', () => {
  const { body } = form('wrong-result.yml');
  const optionsOf = (id: string) => body.find((element) => element.id === id)?.attributes.options;

  it('is one of all outcomes, of one of all kinds of deployment', () => {
    expect(optionsOf('got')).toStrictEqual(outcomesInOrder);
    expect(optionsOf('expected')).toStrictEqual(outcomesInOrder);
    const { ECS = {}, ...others } = strategies;
    expect(optionsOf('deployment')).toStrictEqual([...Object.keys(ECS), ...Object.keys(others)]);
  });

  it('comes with a recording, and with the warning before it', () => {
    const places = [/Read it before you attach it/, /^Recording$/].map((words) =>
      body.findIndex(({ attributes }) => words.test(attributes.value ?? attributes.label ?? '')),
    );
    expect(places).toStrictEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(body.find(({ id }) => id === 'recording')?.validations?.required).toBe(true);
  });
});

test('a vulnerability is sent elsewhere, and what is sent there exists', () => {
  const { blank_issues_enabled: blank, contact_links: links } = parse(read(`${folder}config.yml`)) as {
    readonly blank_issues_enabled: boolean;
    readonly contact_links: readonly { readonly name: string; readonly url: string; readonly about: string }[];
  };
  expect(blank).toBe(false);
  expect(links.map(({ url }) => url)[0]).toBe('https://github.com/OWNER/ecs-health-gate/security/advisories/new');
  const files = links.flatMap(({ url }) => /\/blob\/main\/(.*)$/.exec(url)?.[1] ?? []);
  const forms = [...read('SECURITY.md').matchAll(/\?template=([\w.-]+)/g)].map(([, name = '']) => `${folder}${name}`);
  expect([...files, ...forms].filter((path) => !existsSync(new URL(path, root)))).toStrictEqual([]);
});

test('SECURITY.md names each kind of call that is made', () => {
  const kinds = ['Describe', 'List', 'Get', 'BatchGet'];
  expect(read('SECURITY.md')).toContain('`Describe`, `List`, `Get` or `BatchGet`');
  const calls = Object.values(permissions).map(({ action }) => action.slice(action.indexOf(':') + 1));
  const kindOf = (call: string) => kinds.find((kind) => call.startsWith(kind)) ?? call;
  expect(new Set(calls.map(kindOf))).toStrictEqual(new Set(kinds));
});

test('who owns what names what is there', () => {
  const paths = [...read('.github/CODEOWNERS').matchAll(/^\/(\S+)/gm)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !existsSync(new URL(path, root)))).toStrictEqual([]);
});

test('the package names the repository as README does', () => {
  const { homepage, bugs, repository } = JSON.parse(read('package.json')) as {
    readonly homepage: string;
    readonly bugs: string;
    readonly repository: { readonly url: string };
  };
  const home = 'https://github.com/OWNER/ecs-health-gate';
  expect({ homepage, bugs, url: repository.url }).toStrictEqual({
    homepage: `${home}#readme`,
    bugs: `${home}/issues`,
    url: `git+${home}.git`,
  });
  expect(read('README.md')).toContain('uses: OWNER/ecs-health-gate@v1');
});

/**
 * Cuts GitHub's published OpenAPI description down to the operations that the action calls, with all they refer to. By this
 * slice the tests judge every request, and every answer of their pretend GitHub.
 *
 * The description comes with the package `@octokit/openapi`, which is too big to depend on:
 *
 *     npm install --no-save --prefix FOLDER @octokit/openapi
 *     node scripts/openapi.mjs FOLDER/node_modules/@octokit/openapi/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { URL } from 'node:url';
import { command } from './command.ts';

const called = new Set([
  'issues/create-comment',
  'issues/delete-comment',
  'issues/list-comments',
  'issues/update-comment',
  'repos/create-commit-status',
  'repos/get-combined-status-for-ref',
  'repos/list-pull-requests-associated-with-commit',
]);
const slice = new URL('../__tests__/publish/github/openapi.json', import.meta.url);

/** The part of a description that the action calls. */
function sliceOf(whole) {
  const components = {};
  const keep = (reference) => {
    const [, , kind, name] = reference.split('/');
    components[kind] ??= {};
    if (name in components[kind]) return;
    components[kind][name] = {};
    components[kind][name] = bare(whole.components[kind][name], keep);
  };
  const paths = {};
  for (const [path, methods] of Object.entries(whole.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (called.delete(operation.operationId)) (paths[path] ??= {})[method] = bare(operation, keep);
    }
  }
  if (called.size > 0) throw new Error(`GitHub no longer describes ${[...called].join(', ')}`);
  const { title, version, license } = whole.info;
  return { openapi: whole.openapi, info: { title, version, license }, paths, components };
}

/** What is only there to be read makes up most of it. */
const prose = new Set(['description', 'summary', 'examples', 'example', 'externalDocs', 'tags', 'title', 'x-github']);

/** Without the prose; a property that happens to be called `title` stays. */
function bare(value, keep, isNames = false) {
  if (Array.isArray(value)) return value.map((one) => bare(one, keep));
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.$ref === 'string') keep(value.$ref);
  const kept = Object.entries(value).filter(([name]) => isNames || !prose.has(name));
  return Object.fromEntries(kept.map(([name, member]) => [name, bare(member, keep, !isNames && name === 'properties')]));
}

await command({ usage: 'node scripts/openapi.mjs DESCRIPTION.json', least: 1 }, ({ positionals: [description] }) => {
  writeFileSync(slice, `${JSON.stringify(sliceOf(JSON.parse(readFileSync(description, 'utf8'))))}\n`);
});

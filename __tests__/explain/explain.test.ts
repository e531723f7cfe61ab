/** `npm run explain`: a cause for a text, or what would be needed to know one; the exit code tells which. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, jest, test } from '@jest/globals';
import { catalogue } from '../../src/diagnose/catalogue.ts';
import { explain } from '../../src/explain/explain.ts';
import { describeOutcome, outcomesInOrder } from '../../src/model/outcome.ts';
import { anchorsOf } from '../../scripts/docs/links.ts';

// A script takes its packages from the disk, which a busy machine may keep it waiting for.
jest.setTimeout(60_000);

const script = fileURLToPath(new URL('../../scripts/ecs-health-gate.ts', import.meta.url));
const run = (...args: readonly string[]) => spawnSync(process.execPath, [script, 'explain', ...args], { encoding: 'utf8' });

describe('a text', () => {
  test.each([
    ['Error: connect ECONNREFUSED 10.0.4.11:5432', 'dependency-unreachable (read as a log)'],
    [
      'CannotPullContainerError: manifest unknown: repository shop/api not found',
      'image-not-found (read as the stopped reason of a task)',
    ],
    ['Health checks failed with these codes: [404]', 'health-check-path-not-found (read as target health)'],
    ['(service api) operations are being throttled. Will try again later.', 'ecs-api-throttled (read as a service event)'],
  ])('%s is explained: %s', (text, explained) => {
    const explanation = explain(text);
    expect(explanation.isKnown).toBe(true);
    expect(explanation.text).toContain(explained);
    expect(explanation.text).not.toContain('What it would need to know');
  });

  test.each([
    ['the moon is full', 'No cause is known for this text.'],
    ['CannotPullContainerError: API error (404)', 'image-pull-failed-unspecified'],
    ['Essential container in task exited', 'container-exited-unspecified'],
    ['(service api) is unable to consistently start tasks successfully.', 'deployment-outcome-start-impaired'],
  ])('%s names no cause, and what is needed is told: %s', (text, told) => {
    const explanation = explain(text);
    expect(explanation.isKnown).toBe(false);
    expect(explanation.text).toContain(told);
    expect(explanation.text).toContain('What it would need to know');
  });
});

describe('a name', () => {
  const anchors = (page: string) => anchorsOf(readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8'));

  test('of a cause is told by what the catalogue has, and where its remedy stands', () => {
    const there = anchors('causes.md');
    for (const { id, title, explanation, origins, prevention, docs } of catalogue) {
      const { isKnown, text } = explain(id);
      expect([id, isKnown, there.has(id)]).toStrictEqual([id, true, true]);
      for (const part of [id, title, explanation, ...origins, prevention, docs, `docs/causes.md#${id}`])
        expect(text).toContain(part);
    }
  });

  test('of an outcome, or the words for it, is told by when it is and what becomes of the step', () => {
    expect(anchors('reference.md').has('outcomes')).toBe(true);
    for (const outcome of outcomesInOrder) {
      const { label, when } = describeOutcome(outcome);
      const { isKnown, text } = explain(outcome);
      expect([isKnown, text]).toStrictEqual([true, expect.stringContaining(`When: ${when}.`)]);
      expect(text).toContain('docs/reference.md#outcomes');
      expect(explain(label.toUpperCase())).toStrictEqual({ isKnown, text });
    }
    expect(explain('tasks-cycling').text).toContain('tasks-cycling (an outcome; log and summary say "tasks keep failing")');
    expect(explain('tasks-cycling').text).toContain('The step fails.');
    expect(explain('superseded').text).toContain('The step fails, unless on-superseded lets it pass.');
    expect(explain('healthy').text).toMatch(/^healthy \(an outcome\)[^]*The step passes\./);
  });

  test('within a longer text is only a part of it', () => {
    expect(explain('superseded by whom').text).toContain('No cause is known for this text.');
  });
});

describe('the exit code', () => {
  test.each([
    ['0 where an outcome is named', ['timed-out'], 0],
    ['0 where a cause is named', ['EADDRINUSE: address already in use'], 0],
    ['1 where none is', ['the moon is full'], 1],
    ['2 without a text', [], 2],
  ])('is %s', (_when, args, code) => {
    expect(run(...args).status).toBe(code);
  });
});

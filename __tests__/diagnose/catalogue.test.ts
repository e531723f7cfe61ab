/** The catalogue, taken as a value, is held to its manners; and every cause to its evidence files. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import {
  catalogue,
  circumstances,
  configuration,
  faults,
  lastResorts,
  outcomeCauses,
  symptoms,
} from '../../src/diagnose/catalogue.ts';
import { judged } from '../../src/explain/fixture/judged.ts';
import type { Fixture } from '../../src/explain/fixture/fixture.ts';

const here = dirname(fileURLToPath(import.meta.url));
const fixturesOf = (id: string): readonly string[] => readdirSync(join(here, 'causes', id)).sort();
const read = (id: string, file: string): Fixture => JSON.parse(readFileSync(join(here, 'causes', id, file), 'utf8')) as Fixture;
const sources = readdirSync(join(here, '../../src/diagnose/causes'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

const rows = catalogue.flatMap(({ id }) => fixturesOf(id).map((file) => ({ id, file, fixture: read(id, file) })));
const shows = rows.filter(({ file }) => file.startsWith('shows_'));
const silences = rows.filter(({ file }) => file.startsWith('silent_'));

describe('the catalogue', () => {
  test('lists every file of a cause once, under its own name', () => {
    expect(catalogue.map(({ id }) => id).sort()).toEqual(sources.map((path) => basename(path, '.ts')).sort());
  });

  test('has evidence files for its own causes alone', () => {
    expect(readdirSync(join(here, 'causes')).sort()).toEqual(catalogue.map(({ id }) => id).sort());
  });

  test('names each file of evidence shows_<why> or silent_<why>', () => {
    expect(rows.map(({ file }) => file).filter((file) => !/^(?:shows|silent)_[a-z0-9_]+\.json$/.test(file))).toEqual([]);
  });

  test('keeps errors and configuration apart', () => {
    const errors = [faults, symptoms, circumstances, lastResorts, outcomeCauses].flat();
    expect(errors.filter(({ severity }) => severity !== 'error').map(({ id }) => id)).toEqual([]);
    expect(configuration.filter(({ severity }) => severity === 'error').map(({ id }) => id)).toEqual([]);
  });

  test('asks what names no cause only where nothing named one', () => {
    const named = [faults, symptoms, circumstances].flat();
    expect(
      named.filter(({ id }) => id.endsWith('-unspecified') || id.startsWith('deployment-outcome-')).map(({ id }) => id),
    ).toEqual([]);
  });

  test.each(catalogue.map((cause) => [cause.id, cause] as const))('%s is told in good manners', (id, cause) => {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(cause.title.length).toBeLessThanOrEqual(80);
    expect(cause.title).toMatch(/^[A-Z].*[^.]$/);
    expect(cause.explanation).toMatch(/^[A-Z].*\.$/);
    expect(cause.prevention).toMatch(/\.$/);
    expect(cause.origins.length).toBeGreaterThan(0);
    expect(cause.origins.filter((origin) => !/^[A-Z].*\.$/.test(origin))).toEqual([]);
    expect(fixturesOf(id).filter((file) => file.startsWith('shows_'))).not.toEqual([]);
    expect(fixturesOf(id).filter((file) => file.startsWith('silent_'))).not.toEqual([]);
  });
});

describe('a fixture that shows a cause', () => {
  test.each(shows.map((row) => [row.id, row.file, row.fixture.about, row] as const))(
    '%s %s: %s',
    (id, _file, _about, { fixture }) => {
      const {
        verdict,
        findings: [first],
      } = judged(fixture);
      expect(verdict.outcome).toBe(fixture.outcome);
      expect(first?.cause).toBe(id);
      expect(first?.sentence).toMatch(/[^.]$/);
      expect(first?.sentence).toContain(fixture.says ?? '');
      expect(first?.sentence).not.toMatch(/undefined|NaN|Infinity|^\s|\n/);
      expect(first?.remedy.text).toMatch(/^[A-Z][^]*\.$/);
      expect(first?.evidence.filter(({ field, text }) => field === '' || text === '' || text.length > 500)).toEqual([]);
      expect(first?.remedy.paste.filter(({ code }) => /undefined|NaN|\[object/.test(code))).toEqual([]);
    },
  );
});

describe('a fixture that keeps a cause silent', () => {
  test.each(silences.map((row) => [row.id, row.file, row.fixture.about, row] as const))(
    '%s %s: %s',
    (id, _file, _about, { fixture }) => {
      const { verdict, findings } = judged(fixture);
      expect(verdict.outcome).toBe(fixture.outcome ?? verdict.outcome);
      expect(findings.map(({ cause }) => cause)).not.toContain(id);
    },
  );
});

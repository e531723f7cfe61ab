import { expect, it } from '@jest/globals';
import { serveNamed } from '../../../simulator/http/command.ts';
import { START, type Scenario } from '../../../simulator/scenario.ts';

const plain: Scenario = { title: 'Nothing happens', services: [{ revisions: { 1: { answers: 200 } } }] };
const scenarios = { plain };

it('serves the scenario that is named, from the second on that is told', async () => {
  const server = await serveNamed(scenarios, ['--scenario', 'plain', '--start-at=-30']);
  if (typeof server === 'string') throw new Error(server);
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(server.fromMs).toBe(START - 30_000);
  await server.close();
});

it.each<readonly [string, readonly string[], string]>([
  ['no scenario', [], '--scenario is missing; --list tells which there are, --help the rest'],
  ['a scenario that there is not', ['--scenario', 'plane'], 'there is no scenario "plane"; the nearest: plain'],
  ['a name that every object has', ['--scenario', 'toString'], 'there is no scenario "toString"; the nearest: plain'],
  ['a name without its option', ['plain'], 'plain belongs to no option; --help tells which there are'],
  ['a port that is none', ['--scenario', 'plain', '--port', 'http'], '--port must be a port: http'],
  ['a start that is no number', ['--scenario', 'plain', '--start-at', 'now'], '--start-at must be a number of seconds: now'],
  ['an option that is unknown', ['--scenery', 'plain'], "Unknown option '--scenery'"],
])('refuses %s in words', async (_, args, message) => {
  await expect(serveNamed(scenarios, args)).rejects.toThrow(message);
});

it('explains itself, and its scenarios', async () => {
  expect(await serveNamed(scenarios, ['--help'])).toContain('AWS_ENDPOINT_URL');
  expect(await serveNamed(scenarios, ['--list'])).toBe('plain  Nothing happens\n');
  expect(await serveNamed(scenarios, ['--list', 'NOTHING'])).toBe('plain  Nothing happens\n');
  expect(await serveNamed(scenarios, ['--list', 'alarm'])).toBe('');
});

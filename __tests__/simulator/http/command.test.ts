import { expect, it } from '@jest/globals';
import { serveNamed } from '../../../simulator/http/command.ts';
import { START, type Scenario } from '../../../simulator/scenario.ts';

const plain: Scenario = { title: 'Nothing happens', services: [{ revisions: { 1: { answers: 200 } } }] };
const scenarios = { plain };

it('serves the scenario that is named, from the second on that is told', async () => {
  const server = await serveNamed(scenarios, ['--scenario', 'plain', '--start-at=-30']);
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(server.fromMs).toBe(START - 30_000);
  await server.close();
});

it.each<readonly [string, readonly string[], string]>([
  ['no scenario', [], '--scenario must be one of: plain'],
  ['a scenario that there is not', ['--scenario', 'plane'], '--scenario must be one of: plain'],
  ['a name that every object has', ['--scenario', 'toString'], '--scenario must be one of: plain'],
  ['a port that is none', ['--scenario', 'plain', '--port', 'http'], '--port must be a port: http'],
  ['a start that is no number', ['--scenario', 'plain', '--start-at', 'now'], '--start-at must be a number of seconds: now'],
  ['an option that is unknown', ['--scenery', 'plain'], "Unknown option '--scenery'"],
])('refuses %s in words', (_, args, message) => {
  expect(() => serveNamed(scenarios, args)).toThrow(message);
});

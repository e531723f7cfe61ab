/** What the gate is asked, and when it starts. */
import fc, { type Arbitrary } from 'fast-check';
import type { ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';
import { among, inPercent, sparse, weighted } from './weights.ts';

export type Inputs = NonNullable<ScenarioTest['inputs']>;

export const inputs: Arbitrary<Inputs> = sparse<Record<string, string>>({
  'wait-until': inPercent(60, among('healthy', 'traffic-shifted', 'completed')),
  deployment: weighted<string | undefined>(
    [84, fc.constant(undefined)],
    [10, fc.constant('new')],
    [6, among('id of revision 2', 'arn of revision 2', 'id of revision 1', 'arn of revision 1', 'id of revision 3')],
  ),
  'task-definition': inPercent(12, among('api:2', 'api:3', 'api', 'api:1', 'web:2', 'web')),
  mode: inPercent(3, among('audit')),
  'fail-on': inPercent(10, among('error', 'warning', 'never')),
  'start-within': inPercent(8, among('30s', '5m')),
  'on-no-deployment': inPercent(10, among('pass')),
  'on-superseded': inPercent(25, among('follow', 'pass')),
  'on-pause': inPercent(30, among('fail', 'pass')),
  'allow-no-tasks': inPercent(15, among('true')),
  timeout: inPercent(40, among('10m', '5m', '20m', '90s')),
  'poll-interval': inPercent(20, among('10s', '15s', '30s', '3s', '60s')),
  'stable-for': inPercent(30, among('0s', '10s', '60s')),
  'failed-tasks-threshold': inPercent(15, among('1', '3', '10')),
  'health-check-path': inPercent(4, among('/health', '/health\n/')),
  'health-check-matcher': inPercent(4, among('200', '200-399')),
});

/** The second of the scenario; the deployer is at 0. Between whole seconds, at which people act: what is at once, none can put in order. */
export const start: Arbitrary<number> = weighted(
  [60, fc.constant(20)],
  [20, fc.integer({ min: 0, max: 120 })],
  [20, fc.integer({ min: 0, max: 900 })],
  [10, fc.integer({ min: -120, max: 0 })],
  [3, among(4000, 14_400, 25_000)],
).map((second) => second + 0.4);

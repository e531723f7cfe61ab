import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Report } from '../../../src/model/report.ts';
import { markdown } from '../../../src/report/render/summary.ts';
import { report } from '../../../src/report/report.ts';
import { elementsOf, hostile, plainTextOf, reference, rendered } from '../hostile.ts';
import { byCodeDeploy, readyForTraffic, stoppedByAlarm } from '../code-deploy-reports.ts';
import { canary, emptyGroup, paused, rolledBackInBake } from '../progressive-reports.ts';
import { founding, healthy, run, several } from '../reports.ts';

/** Where texts of AWS, containers and inputs end up in a report. */
const foreign =
  /^(?:key|story|headline|because|name|protocol|port|path|matcher|state|reason|description|availabilityZone|targetGroup|target|id|ended|text|message|container|group|stream|absence|taskDefinition|title|sentence|explanation|timeoutDerivation|field|code|status|stage|deploymentId|hookId|timeoutAction|continueCommand|rollBackCommand|application|deploymentGroup|configurationName|errorCode|errorMessage|rolledBackBy)$/;

/** The report with every foreign text replaced by one. */
const spoiled = (from: Report, text: string): Report => {
  const spoil = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one: unknown) => (typeof one === 'string' ? text : spoil(one)));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        typeof one === 'string' ? (foreign.test(name) ? text : one) : spoil(one),
      ]),
    );
  };
  return spoil(from) as Report;
};

const scenarioTests: readonly [name: string, story: Report][] = [
  ['a failed service', report(run, [founding()])],
  ['a healthy one', report(run, [healthy()])],
  ['several', report(run, several())],
  ['one that waits for a person', report(run, [paused()])],
  ['one whose traffic goes to an empty group', report(run, [emptyGroup()])],
  ['one that was rolled back on its way', report(run, [rolledBackInBake()])],
  ['one that ECS brought all traffic', report(run, [canary()])],
  ['one that CodeDeploy brought all traffic', report(run, [byCodeDeploy()])],
  ['one that CodeDeploy stopped', report(run, [stoppedByAlarm()])],
  ['one that CodeDeploy lets wait', report(run, [readyForTraffic()])],
];

const skeleton = (page: string): readonly string[] => elementsOf(page).filter((name) => name !== 'code');
const links = (page: string): readonly string[] => [...page.matchAll(/href="([^"]*)"/g)].map(([, url]) => url ?? '');

test.each(scenarioTests)('whatever is written where, the summary of %s keeps its structure', (_name, story) => {
  const plain = rendered(markdown(spoiled(story, 'word')));
  fc.assert(
    fc.property(hostile, (text) => {
      const page = rendered(markdown(spoiled(story, text)));
      expect(skeleton(page)).toStrictEqual(skeleton(plain));
      expect(links(page)).toStrictEqual(links(plain));
      expect(plainTextOf(page)).not.toMatch(reference);
    }),
    { numRuns: 200 },
  );
});

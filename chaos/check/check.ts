/** One deployment, played with the gate in it, and all that must hold of it. */
import { play, type Played } from '../../simulator/play.ts';
import type { ScenarioTest } from '../../simulator/scenarios/scenario-test.ts';
import { audited, isAudit } from './audits.ts';
import { callFindings, costFindings } from './calls.ts';
import type { Finding } from './finding.ts';
import { newTape, recordingFindings } from './recording.ts';
import { paceFindings } from './pace.ts';
import { reportFindings } from './report.ts';
import { unreadFindings } from './unread.ts';
import { judged } from './verdicts.ts';

export interface Checked {
  readonly findings: readonly Finding[];
  /** The outcome of each service; of a play that broke down `broken`. */
  readonly outcomes: readonly string[];
  readonly lagSeconds: number;
  /** What made the lag. */
  readonly why: string;
  readonly calls: number;
  readonly observations: number;
}

const NOTHING = { lagSeconds: 0, why: '', calls: 0, observations: 0 } as const;

/** Whatever is thrown on the way is a finding too. */
export async function check(scenarioTest: ScenarioTest): Promise<Checked> {
  try {
    return await checkPlay(scenarioTest);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const [kind = ''] = text.split('\n');
    return { findings: [{ kind: `thrown: ${kind}`, text }], outcomes: ['broken'], ...NOTHING };
  }
}

async function checkPlay(scenarioTest: ScenarioTest): Promise<Checked> {
  const tape = newTape();
  const played = await play(scenarioTest, { wrap: tape.wrap });
  const verdicts = (isAudit(scenarioTest) ? audited : judged)(played, scenarioTest);
  const outcomes = verdicts.map(({ said }) => said);
  const worst = verdicts.toSorted((one, other) => other.lagSeconds - one.lagSeconds)[0];
  return {
    findings: [
      ...verdicts.flatMap(({ findings }) => findings),
      ...paceFindings(played, scenarioTest),
      ...unreadFindings(played, scenarioTest),
      ...callFindings(played),
      ...costFindings(played),
      ...reportFindings(played.report, scenarioTest, outcomes),
      ...(await recordingFindings(tape, played.report)),
    ],
    outcomes,
    lagSeconds: worst?.lagSeconds ?? 0,
    why: worst?.why ?? '',
    ...sizeOf(played),
  };
}

const sizeOf = ({ simulated, services }: Played): Pick<Checked, 'calls' | 'observations'> => ({
  calls: simulated.calls.length,
  observations: Math.max(...services.map(({ observations }) => observations.length)),
});

/** `ecs-health-gate explain TEXT`: a cause for a text, what a cause or an outcome is, or what would be needed to know one. */
import { text as textOf } from 'node:stream/consumers';
import { explain } from '../explain/explain.ts';
import { terminalOf } from '../publish/terminal.ts';
import type { Arguments } from './arguments.ts';

export async function explainCommand({ positionals }: Arguments): Promise<readonly string[]> {
  const isStandardInput = positionals.length === 1 && positionals[0] === '-';
  const text = (isStandardInput ? await textOf(process.stdin) : positionals.join(' ')).trim();
  if (text === '') return ["a text is missing: of ECS, of a load balancer, or of a container's log"];
  const explanation = explain(text);
  terminalOf(process.env, false).lines(explanation.text.split('\n'));
  process.exitCode = explanation.isKnown ? 0 : 1;
  return [];
}

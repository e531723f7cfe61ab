import type { Forms } from '../../model/finding.ts';
import type { Timeline } from '../../model/timeline.ts';
import { mainContainer } from '../evidence/main-container.ts';
import { awsCommand } from './commands.ts';
import { awsCli, inCdk, newInCloudFormation, newInTerraform } from './forms.ts';
import { typeScript } from './literals.ts';

/** The log group that the task definition names. */
export function createLogGroup(timeline: Timeline): Forms {
  const group = mainContainer(timeline)?.log?.group ?? '<log-group>';
  return [
    awsCli(awsCommand(timeline, 'logs create-log-group', { 'log-group-name': group })),
    newInTerraform('aws_cloudwatch_log_group', 'this', { name: group }),
    inCdk('in the stack', `new logs.LogGroup(this, "LogGroup", { logGroupName: ${typeScript(group)} })`),
    newInCloudFormation('AWS::Logs::LogGroup', 'LogGroup', { LogGroupName: group }),
  ];
}

import { expect, test } from '@jest/globals';
import { logStreamPage, servicePage } from '../../src/report/console-links.ts';

const task = 'arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef';

test('a log group and a stream are encoded twice, as CloudWatch does', () => {
  expect(logStreamPage(task, '/ecs/api', 'app/0123')).toBe(
    'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Fecs$252Fapi/log-events/app$252F0123',
  );
});

test('half a surrogate pair in a name is no reason to lose the report', () => {
  expect(logStreamPage(task, '/ecs/\ud800', 'app')).toContain('$252Fecs$252F$25EF$25BF$25BD');
});

test('a partition that is not known has no page', () => {
  expect(servicePage(task.replace('arn:aws:', 'arn:aws-iso:'), 'prod', 'api')).toBeUndefined();
});

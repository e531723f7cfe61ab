import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeDeployPage, logStreamPage, servicePage, targetGroupPage, taskPage } from '../../src/report/console-links.ts';

const task = 'arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef';

test('a log group and a stream are encoded twice, as CloudWatch does', () => {
  expect(logStreamPage(task, '/ecs/api', 'app/0123')).toBe(
    'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Fecs$252Fapi/log-events/app$252F0123',
  );
});

test.each([
  ['aws', 'eu-west-1', 'eu-west-1.console.aws.amazon.com'],
  ['aws-us-gov', 'us-gov-west-1', 'console.amazonaws-us-gov.com'],
  ['aws-cn', 'cn-north-1', 'console.amazonaws.cn'],
])('a deployment of CodeDeploy has its page in partition %s', (partition, region, host) => {
  expect(codeDeployPage(`arn:${partition}:ecs:${region}:111122223333:service/prod/api`, 'd-AB12CD34E')).toBe(
    `https://${host}/codesuite/codedeploy/deployments/d-AB12CD34E?region=${region}`,
  );
});

test('half a surrogate pair in a name is no reason to lose the report', () => {
  expect(logStreamPage(task, '/ecs/\ud800', 'app')).toContain('$252Fecs$252F$25EF$25BF$25BD');
});

test('whatever a name holds, each page is an address', () => {
  const name = fc.string({ unit: fc.constantFrom('\ud800', '\udfff', '😀', '\0', '\n', '/', '%', '$', ' ', '"', '#', 'a') });
  const pages = (text: string): readonly (string | undefined)[] => [
    servicePage(task, text, text),
    taskPage(task, text, text),
    codeDeployPage(task, text),
    targetGroupPage(`${task}${text}`),
    logStreamPage(task, text, text),
  ];
  fc.assert(
    fc.property(name, (text) => {
      expect(pages(text).map((page) => new URL(page ?? '').href)).toStrictEqual(pages(text));
    }),
  );
});

test('a partition that is not known has no page', () => {
  expect(servicePage(task.replace('arn:aws:', 'arn:aws-iso:'), 'prod', 'api')).toBeUndefined();
});

/** What the APIs say apart, joined: the check, its failures, and what became of the tasks. */
import { describe, expect, test } from '@jest/globals';
import { diagnose } from '../../../src/diagnose/diagnose.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { judged } from '../../../src/explain/fixture/judged.ts';
import type { Fixture } from '../../../src/explain/fixture/fixture.ts';

const group = 'arn:aws:elasticloadbalancing:eu-west-1:444455556666:targetgroup/api-tg/6d0ecf831eec9f09';
const killed = {
  stopCode: 'ServiceSchedulerInitiated',
  stoppedReason: `Task failed ELB health checks in (target-group ${group})`,
};
const founding: Fixture = {
  about: 'the default path, and a container that serves another',
  targetGroup: { healthCheck: { path: '/' } },
  container: {
    healthCheck: {
      command: ['CMD-SHELL', 'curl -f http://localhost:3000/health || exit 1'],
      intervalSeconds: 30,
      timeoutSeconds: 5,
      retries: 3,
      startPeriodSeconds: 0,
    },
  },
  tasks: [
    killed,
    killed,
    killed,
    {
      target: {
        State: 'unhealthy',
        Reason: 'Target.ResponseCodeMismatch',
        Description: 'Health checks failed with these codes: [404]',
      },
    },
  ],
};
const rootOf = (fixture: Fixture): Finding | undefined => {
  const { timeline, verdict } = judged(fixture);
  return diagnose(timeline, verdict)[0];
};

describe('the founding story', () => {
  test('is told in one sentence with the values of the user', () => {
    expect(rootOf(founding)?.sentence).toBe(
      'the load balancer asks GET / on port 3000, gets 404 and accepts only 200; three tasks were killed for it',
    );
  });

  test('names the path that the container uses, and where that was seen', () => {
    expect(rootOf(founding)?.remedy.text).toContain(
      'The health check of container api uses /health on 3000; the target group asks GET / on port 3000',
    );
  });

  test('gives the better path, the route and the wider matcher to paste, each as an act of its own', () => {
    const [path, route, matcher] = [rootOf(founding)?.remedy, ...(rootOf(founding)?.alternatives ?? [])].map((remedy) =>
      remedy?.paste.map(({ tool, code }) => `${tool}: ${code}`),
    );
    expect(path?.[0]).toBe(
      `AWS CLI: aws elbv2 modify-target-group \\\n  --target-group-arn ${group} \\\n  --health-check-path /health \\\n  --region eu-west-1`,
    );
    expect(path?.[1]).toBe('Terraform: # in the aws_lb_target_group api-tg\nhealth_check {\n  path = "/health"\n}');
    expect(route?.[0]).toBe('Express: app.get("/", (_request, response) => response.sendStatus(200));');
    expect(matcher?.[0]).toBe(
      `AWS CLI: aws elbv2 modify-target-group \\\n  --target-group-arn ${group} \\\n  --matcher 'HttpCode="200,404"' \\\n  --region eu-west-1`,
    );
  });
});

describe('how long killed tasks lived', () => {
  const lived = (...seconds: readonly number[]): Fixture => ({
    about: '',
    tasks: seconds.map((ran) => ({ ...killed, ran })),
  });
  const told = (fixture: Fixture): string | undefined =>
    rootOf(fixture)?.evidence.find(({ field }) => field === 'Task.stoppingAt')?.text;

  test('equal lives are the signature of a check that never succeeded', () => {
    expect(told(lived(96, 98, 101))).toBe('3 tasks lived 96 to 101 s; one that never answers is condemned 95 s after its start');
  });

  test.each([
    ['one life', lived(96)],
    ['unequal lives', lived(96, 400)],
  ])('%s tells nothing', (_sentence, fixture) => {
    expect(told(fixture)).toBeUndefined();
  });
});

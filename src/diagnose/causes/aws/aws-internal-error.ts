import { defineCause } from '../../define-cause.ts';
import { failureEvidence } from '../../evidence/failed-checks.ts';
import { findQuote, type Quote } from '../../evidence/quotes.ts';
import type { TargetFailure } from '../../evidence/target-failures.ts';
import { reasons } from '../../evidence/texts.ts';
import { redeploy } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_elb.json. */
const quote: Quote = {
  where: [...reasons, 'ServiceDeployment.statusReason'],
  says: /\bInternalError\b|ServerException|InternalServerError|InternalFailure|ServiceUnavailable(?:Exception)?\b|internal service error|due to an internal error/,
  butNot: /Health checks failed with these codes/,
};
const isOfElb = ({ reason, field }: TargetFailure): boolean => reason === 'Elb.InternalError' && field.startsWith('TargetHealth');

export const awsInternalError = defineCause({
  id: 'aws-internal-error',
  severity: 'error',
  title: 'AWS met an internal error of its own',
  explanation: 'ECS, the load balancer or Fargate failed for a reason within AWS. It usually goes away by itself.',
  origins: ['A fault or an event in the region.'],
  prevention: 'Spread tasks over zones, and retry deployments that end so.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
  find: (timeline) => {
    const failures = timeline.targetFailures.filter(isOfElb);
    const quoted = findQuote(timeline, quote);
    const says = failures[0]?.text ?? quoted?.excerpt;
    return says === undefined ? undefined : { failures, quoted, says };
  },
  evidence: ({ failures, quoted }) => [...failures.slice(0, 2).map(failureEvidence), ...(quoted?.evidence ?? [])],
  sentence: ({ says }) => `AWS met an internal error: ${says.slice(0, 160)}`,
  remedies: (_found, timeline) => [
    {
      text: 'Deploy again; if it stays, look at AWS Health and ask AWS Support.',
      paste: [redeploy(timeline)],
    },
  ],
});

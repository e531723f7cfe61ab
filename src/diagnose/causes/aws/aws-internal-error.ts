import { asEvidence, complaintsOf, type Complaint } from '../../evidence/target-failures.ts';
import { said, saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { reasons } from '../../evidence/texts.ts';
import type { Timeline } from '../../../model/timeline.ts';
import { redeploy } from '../../remedy/commands.ts';

/** Its text stands, with its field, in shows_elb.json. */
const quote: Quote = {
  where: [...reasons, 'ServiceDeployment.statusReason'],
  says: /\bInternalError\b|ServerException|InternalServerError|InternalFailure|ServiceUnavailable(?:Exception)?\b|internal service error|due to an internal error/,
  butNot: /Health checks failed with these codes/,
};
const ofElb = (timeline: Timeline): readonly Complaint[] =>
  complaintsOf(timeline).filter(({ reason, field }) => reason === 'Elb.InternalError' && field.startsWith('TargetHealth'));

export const awsInternalError: Cause = {
  id: 'aws-internal-error',
  severity: 'error',
  title: 'AWS met an internal error of its own',
  explanation: 'ECS, the load balancer or Fargate failed for a reason within AWS. It usually goes away by itself.',
  origins: ['A fault or an event in the region.'],
  prevention: 'Spread tasks over zones, and retry deployments that end so.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
  evidence: (timeline) => [...ofElb(timeline).slice(0, 2).map(asEvidence), ...saying(timeline, quote)],
  sentence: (timeline) =>
    `AWS met an internal error: ${([...ofElb(timeline).map(({ text }) => text), said(timeline, quote)][0] ?? '').slice(0, 160)}`,
  remedy: (timeline) => ({
    text: 'Deploy again; if it stays, look at AWS Health and ask AWS Support.',
    paste: [{ tool: 'AWS CLI', code: redeploy(timeline) }],
  }),
};

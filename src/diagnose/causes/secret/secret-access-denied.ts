import { anyOf, capture, saying, type Quote } from '../../evidence/quotes.ts';
import type { Cause } from '../../../model/finding.ts';
import { executionRoleStatement, secretArn, secretContext } from '../../evidence/image-pull.ts';
import { anywhere } from '../../evidence/texts.ts';

/** Its text stands, with its field, in shows_get_secret_value.json. */
const quote: Quote = {
  where: anywhere,
  says: anyOf(
    [
      /AccessDenied|not authorized to perform|Access to KMS is not allowed|KMS.{0,60}(?:denied|not allowed)/,
      /explicit deny|ciphertext refers to a customer master key|can't decrypt the protected secret/,
      /does not have permission|\b403\b/,
    ],
    'i',
  ),
  about: secretContext,
  butNot: /StatusCode: 0\b|connection issue|\becr:|ECR: |\blogs:|can't find the specified secret/,
};

export const secretAccessDenied: Cause = {
  id: 'secret-access-denied',
  severity: 'error',
  title: 'The task may not read or decrypt a secret or parameter',
  explanation:
    'Secrets of a task definition are fetched before the task starts, by the execution role and not by the task role. That role may not read the secret or parameter, or not use the KMS key that encrypts it.',
  origins: [
    'The execution role lacks secretsmanager:GetSecretValue or ssm:GetParameters for this ARN.',
    'The secret is encrypted with a customer key, and the role lacks kms:Decrypt.',
    'The permission was given to the task role.',
  ],
  prevention: 'Grant the execution role where the secret is referenced (in CDK: Secret.fromSecretsManager does it).',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
  sentence: (timeline) => {
    const action = capture(timeline, quote, /not authorized to perform: ((?:secretsmanager|ssm|kms|s3):\w{1,60})/);
    return `the execution role of the task may not ${action === undefined ? 'read its secrets' : `call ${action}`}`;
  },
  remedy: (timeline) => {
    const action =
      capture(timeline, quote, /not authorized to perform: ((?:secretsmanager|ssm|kms|s3):\w{1,60})/) ??
      'secretsmanager:GetSecretValue';
    const resource = capture(timeline, quote, secretArn) ?? '<secret-arn>';
    return {
      text: `Allow ${action} to the execution role, and kms:Decrypt where a customer key encrypts the secret.`,
      paste: executionRoleStatement(timeline, action, resource),
    };
  },
  evidence: (timeline) => saying(timeline, quote),
};

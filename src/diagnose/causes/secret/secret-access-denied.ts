import { quoteCause } from '../../define-cause.ts';
import { anyOf } from '../../evidence/quotes.ts';
import { secretArn, secretContext } from '../../evidence/secret-words.ts';
import { reasons } from '../../evidence/texts.ts';
import { allowAction } from '../../remedy/execution-role.ts';

const deniedAction = /not authorized to perform: ((?:secretsmanager|ssm|kms|s3):\w{1,60})/;

export const secretAccessDenied = quoteCause({
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
  /** Its text stands, with its field, in shows_get_secret_value.json. */
  quote: {
    // A container that writes a log has its secrets: what it asks for itself, it asks with the role of the task.
    where: reasons,
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
  },
  sentence: (found) => {
    const action = found.capture(deniedAction);
    return `the execution role of the task may not ${action === undefined ? 'read its secrets' : `call ${action}`}`;
  },
  remedies: (found, timeline) => {
    const action = found.capture(deniedAction) ?? 'secretsmanager:GetSecretValue';
    const resource = found.capture(secretArn) ?? '<secret-arn>';
    return [
      {
        text: `Allow ${action} to the execution role, and kms:Decrypt where a customer key encrypts the secret.`,
        paste: allowAction(timeline, action, resource),
      },
    ];
  },
});

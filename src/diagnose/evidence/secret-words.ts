/** Words of ECS for fetching the secrets and environment files of a task, and the services that it fetches them from. */
export const secretContext =
  /unable to (?:pull|retrieve) (?:the )?secrets?|secretsmanager|Secrets Manager|ssm\b|Parameter Store|from asm|\bkms\b|resource retrieval failed|invalid ssm parameters|json key|failed to fetch secret|download env files/i;

/** The ARN of a secret or parameter in a text. */
export const secretArn =
  /(arn:[\w-]{1,20}:(?:secretsmanager|ssm):[\w-]{1,30}:\w{0,20}:(?:secret:|parameter\/)[\w/+=.@!-]{1,300})/;

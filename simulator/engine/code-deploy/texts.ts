/** Why CodeDeploy ended a deployment, in its own words ("Troubleshoot Amazon ECS deployment issues", and issues). */
export const texts = {
  neverHealthy:
    'The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.',
  notContinued: (minutes: number) =>
    `The deployment timed out while waiting for a notification to continue. This time out period is ${minutes} minutes.`,
  noCallback:
    'The deployment timed out while waiting for a status callback. CodeDeploy expects a status callback within one hour after a deployment hook is invoked.',
  hookFailed: 'The deployment failed because one or more of the lifecycle event validation functions failed.',
  notBehindListener: (listener: string) =>
    `The ELB could not be updated due to the following error: Primary taskset target group must be behind listener ${listener}`,
  /** No public text is known of these two. */
  notPermitted: (listener: string) =>
    `The ELB could not be updated due to the following error: The provided role is not authorized to perform: elasticloadbalancing:ModifyListener on resource: ${listener}`,
  stopped: 'The deployment was stopped by a user.',
  alarms: (names: readonly string[]) =>
    `One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <${names.join(', ')}>`,
} as const;

/** Short names for ARNs of Elastic Load Balancing, for sentences. */

/** `arn:…:targetgroup/api-blue/73e2d6bc24d8a067` → `api-blue`. */
export const targetGroupName = (arn: string): string => arn.split('/')[1] ?? arn;

/** `arn:…:listener-rule/app/public/50dc…/f2f7…/9683…` → `rule 9683… of public`; the listener of an NLB likewise. */
export function ruleName(arn: string): string {
  const [kind = '', , balancer, ...ids] = arn.split('/');
  return balancer === undefined ? arn : `${kind.endsWith(':listener') ? 'listener' : 'rule'} ${ids.at(-1) ?? ''} of ${balancer}`;
}

/** The listener that a rule belongs to: its ARN without its last part. */
export const listenerOf = (ruleArn: string): string =>
  ruleArn.includes(':listener-rule/')
    ? ruleArn.slice(0, ruleArn.lastIndexOf('/')).replace(':listener-rule/', ':listener/')
    : ruleArn;

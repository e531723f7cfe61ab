/** Short names for ARNs of Elastic Load Balancing: for sentences; evidence and commands have the whole ARN. */

/** `arn:…:targetgroup/api-blue/73e2d6bc24d8a067` → `api-blue`. */
export const targetGroupName = (arn: string): string => /:targetgroup\/([^/]{1,64})\//.exec(arn)?.[1] ?? arn;

/** `arn:…:listener-rule/app/public/50dc…/f2f7…/9683…` → `rule 9683… of public`; the listener of an NLB likewise. */
export function ruleName(arn: string): string {
  const [, kind, balancer, path = ''] = /:listener(-rule)?\/\w{1,10}\/([^/]{1,64})\/(.{1,200})$/.exec(arn) ?? [];
  return balancer === undefined ? arn : `${kind === undefined ? 'listener' : 'rule'} ${lastPart(path)} of ${balancer}`;
}

/** The listener that a rule belongs to: its ARN without its last part. */
export const listenerOf = (ruleArn: string): string =>
  ruleArn.includes(':listener-rule/')
    ? ruleArn.slice(0, ruleArn.lastIndexOf('/')).replace(':listener-rule/', ':listener/')
    : ruleArn;

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

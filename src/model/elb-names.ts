/** Short names for ARNs of Elastic Load Balancing and of VPC Lattice, for sentences. */

/** Whether a target group, a rule or a listener is of VPC Lattice. */
export const isLattice = (arn: string | undefined): boolean => /^arn:[\w-]+:vpc-lattice:/.test(arn ?? '');

/** `arn:…:targetgroup/api-blue/73e2d6bc24d8a067` → `api-blue`; of VPC Lattice the id, `tg-…`, for the ARN has no name. */
export const targetGroupName = (arn: string): string => arn.split('/')[1] ?? arn;

/**
 * `arn:…:listener-rule/app/public/50dc…/f2f7…/9683…` → `rule 9683… of public`; the listener of an NLB likewise.
 * `arn:…:service/svc-1/listener/listener-2/rule/rule-3` → `rule-3 of svc-1`.
 */
export function ruleName(arn: string): string {
  if (isLattice(arn)) return `${arn.split('/').at(-1) ?? ''} of ${arn.split('/')[1] ?? ''}`;
  const [kind = '', , balancer, ...ids] = arn.split('/');
  return balancer === undefined ? arn : `${kind.endsWith(':listener') ? 'listener' : 'rule'} ${ids.at(-1) ?? ''} of ${balancer}`;
}

/** The listener that a rule belongs to: its ARN without its last part. */
export const listenerOf = (ruleArn: string): string =>
  isLattice(ruleArn) ? ruleArn.replace(/\/rule\/.*/, '') : listenerOfElb(ruleArn);

const listenerOfElb = (ruleArn: string): string =>
  ruleArn.includes(':listener-rule/')
    ? ruleArn.slice(0, ruleArn.lastIndexOf('/')).replace(':listener-rule/', ':listener/')
    : ruleArn;

/** Neighbours in the catalogue that no deployment shows together, and why: each reason is a fact of AWS's, or of the causes themselves. */
type Neighbours = readonly [upper: string, lower: string];

const reasons: readonly (readonly [reason: string, ...pairs: readonly Neighbours[]])[] = [
  [
    'The target groups of an Express service are made by ECS: one that is gone is itself a managed resource that has failed.',
    ['managed-resource-failed', 'target-group-missing'],
  ],
  [
    'ECS ends a deployment once, and its service deployment tells one reason.',
    ['bluegreen-networking-config', 'lifecycle-hook-failed'],
    ['lifecycle-hook-failed', 'pause-hook-timed-out'],
  ],
  [
    'CodeDeploy ends a deployment once, and its errorInformation is one.',
    ['code-deploy-hook-failed', 'code-deploy-not-continued'],
    ['code-deploy-not-continued', 'code-deploy-role-insufficient'],
    ['code-deploy-role-insufficient', 'code-deploy-service-invalid'],
    ['code-deploy-service-invalid', 'code-deploy-listener-elsewhere'],
    ['code-deploy-alarm', 'code-deploy-not-healthy-in-time'],
    ['code-deploy-not-healthy-in-time', 'code-deploy-stopped'],
    ['code-deploy-stopped', 'code-deploy-update-refused'],
  ],
  [
    'CodeDeploy looks at the listener before it shifts traffic: where it refuses, AllowTraffic has not succeeded.',
    ['code-deploy-listener-elsewhere', 'code-deploy-traffic-elsewhere'],
  ],
  [
    'A service has one deployment controller: ECS, CodeDeploy, or one of the user’s own.',
    ['pause-hook-timed-out', 'code-deploy-hook-failed'],
    ['code-deploy-traffic-elsewhere', 'production-traffic-elsewhere'],
    ['task-set-scale-zero', 'deployment-config-deadlock'],
    ['deployment-outcome-alarm', 'code-deploy-alarm'],
    ['deployment-outcome-rollback', 'code-deploy-rolled-back'],
  ],
  [
    'A task is a target by its instance or by an address of its own, as the network mode of its task definition says.',
    ['target-invalid-state', 'target-ip-unusable'],
  ],
  [
    'Health checks are off in target groups of VPC Lattice, which tell no reason such as an address that is in use.',
    ['target-ip-unusable', 'target-health-checks-disabled'],
  ],
  [
    'A target is in a group of VPC Lattice or in one of Elastic Load Balancing, and the second is asked only where the first says nothing of it.',
    ['lattice-health-check-failed', 'health-check-failed-unspecified'],
  ],
  [
    'A service runs on instances or on Fargate: its strategy cannot mix capacity providers of both.',
    ['capacity-no-container-instances', 'capacity-fargate-unavailable'],
    ['capacity-fargate-unavailable', 'capacity-provider-launch-failed'],
  ],
  [
    'The scale of a task set is looked at only where the service wants tasks at all.',
    ['desired-count-zero', 'task-set-scale-zero'],
  ],
  [
    'Where nothing is found to go back to, ECS does not roll back.',
    ['rollback-candidate-missing', 'deployment-outcome-rollback'],
  ],
  ['What an audit alone tells is asked of no deployment.', ['code-deploy-rolled-back', 'rule-lacks-target-group']],
  [
    'Old targets drain in an update, and an update without room neither starts nor stops a task.',
    ['deregistration-delay-dominates', 'rollout-without-room'],
  ],
];

export const neverTogether: readonly { readonly upper: string; readonly lower: string; readonly reason: string }[] =
  reasons.flatMap(([reason, ...pairs]) => pairs.map(([upper, lower]) => ({ upper, lower, reason })));

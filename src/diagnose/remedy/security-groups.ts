/** Rules of security groups. Neither side's group is known here. */
import type { Forms } from '../../model/finding.ts';
import type { Check } from '../../model/health-checks.ts';
import type { Timeline } from '../../model/timeline.ts';
import { mainContainer } from '../evidence/main-container.ts';
import { awsCommand } from './commands.ts';
import { awsCli, inCdk, newInCloudFormation, newInTerraform } from './forms.ts';

/** Whose group, and on which port; a placeholder where that is not known. */
interface Admission {
  readonly from: string;
  readonly to: string;
  readonly port: number | '<port>';
}

/** Admits the members of one group to those of the other. */
function admit(timeline: Timeline, { from, to, port }: Admission): Forms {
  return [
    awsCli(
      awsCommand(timeline, 'ec2 authorize-security-group-ingress', {
        'group-id': to,
        protocol: 'tcp',
        port,
        'source-group': from,
      }),
    ),
    newInTerraform('aws_vpc_security_group_ingress_rule', 'this', {
      security_group_id: to,
      referenced_security_group_id: from,
      ip_protocol: 'tcp',
      from_port: port,
      to_port: port,
    }),
    inCdk(
      `on the security group ${to}`,
      `group.addIngressRule(ec2.Peer.securityGroupId("${from}"), ec2.Port.tcp(${port === '<port>' ? 'Number("<port>")' : port}))`,
    ),
    newInCloudFormation('AWS::EC2::SecurityGroupIngress', 'Ingress', {
      GroupId: to,
      SourceSecurityGroupId: from,
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
    }),
  ];
}

/** Admits the load balancer to the task. */
export const admitLoadBalancer = (timeline: Timeline, check: Check | undefined): Forms =>
  admit(timeline, {
    from: '<security-group-of-the-load-balancer>',
    to: '<security-group-of-the-task>',
    port: check?.port ?? mainContainer(timeline)?.portMappings[0]?.containerPort ?? '<port>',
  });

/** Admits the task to what it depends on. */
export const admitTask = (timeline: Timeline): Forms =>
  admit(timeline, { from: '<security-group-of-the-task>', to: '<security-group-of-the-dependency>', port: '<port>' });

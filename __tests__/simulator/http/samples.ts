/** A request and its whole answer for each of the operations: what goes in must come out at the other end of the wire. */
import type { Operation, Operations } from '../../../src/observe/aws/operations.ts';
import { START } from '../../../simulator/scenario.ts';

const ecs = (kind: string, path: string): string => `arn:aws:ecs:eu-west-1:111122223333:${kind}/${path}`;
export const group = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/ui/0123456789abcdef';
const latticeGroup = 'arn:aws:vpc-lattice:eu-west-1:111122223333:targetgroup/tg-0123456789abcdef0';
const latticeService = 'arn:aws:vpc-lattice:eu-west-1:111122223333:service/svc-0123456789abcdef0';
const cluster = ecs('cluster', 'shop');
const service = ecs('service', 'shop/ui');
const revision = ecs('service-revision', 'shop/ui/6216346761948112104');
const task = ecs('task', 'shop/0123456789abcdef0123456789abcdef');
const at = (milliseconds: number): Date => new Date(START + milliseconds);

/** Everything that could go wrong in a text on its way. */
export const awkward = ' <a href="x">&amp; \'q\'</a>\r\n\té€😀 ]]> ::error::x';

export const samples: {
  readonly [Q in Operation]: { readonly asks: Operations[Q]['input']; readonly answers: Operations[Q]['output'] };
} = {
  DescribeServices: {
    asks: { cluster: 'shop', services: ['ui', service], include: ['TAGS'] },
    answers: {
      services: [
        {
          serviceArn: service,
          serviceName: 'ui',
          clusterArn: cluster,
          loadBalancers: [{ targetGroupArn: group, containerName: 'application', containerPort: 8080 }],
          serviceRegistries: [],
          status: 'ACTIVE',
          desiredCount: 2,
          runningCount: 0,
          deploymentConfiguration: {
            deploymentCircuitBreaker: { enable: true, rollback: false },
            maximumPercent: 200,
            strategy: 'ROLLING',
          },
          deployments: [
            { id: 'ecs-svc/6216346761948112104', status: 'PRIMARY', createdAt: at(816), updatedAt: at(1000), failedTasks: 0 },
          ],
          events: [{ id: 'a2b132d4-0000-4000-8000-000000000001', createdAt: at(79), message: `(service ui)${awkward}` }],
          currentServiceRevisions: [{ arn: revision, requestedTaskCount: 0, runningTaskCount: 0, pendingTaskCount: 0 }],
          enableExecuteCommand: false,
        },
      ],
      failures: [{ arn: ecs('service', 'shop/none'), reason: 'MISSING' }],
    },
  },
  ListTasks: {
    asks: { cluster, serviceName: 'ui', desiredStatus: 'STOPPED', maxResults: 100, nextToken: 'n' },
    answers: { taskArns: [task], nextToken: 'm' },
  },
  DescribeTasks: {
    asks: { cluster: 'shop', tasks: [task] },
    answers: {
      tasks: [
        {
          taskArn: task,
          startedBy: 'ecs-svc/6216346761948112104',
          stopCode: 'EssentialContainerExited',
          stoppedReason: awkward,
          stoppedAt: at(1),
          version: 4,
          attachments: [
            { id: 'e', type: 'ElasticNetworkInterface', details: [{ name: 'privateIPv4Address', value: '10.0.1.17' }] },
          ],
          containers: [
            {
              name: 'application',
              exitCode: 0,
              networkBindings: [{ bindIP: '0.0.0.0', containerPort: 8080, hostPort: 33150, protocol: 'tcp' }],
              networkInterfaces: [{ attachmentId: 'e', privateIpv4Address: '10.0.1.17' }],
            },
          ],
        },
      ],
      failures: [],
    },
  },
  DescribeTaskDefinition: {
    asks: { taskDefinition: 'ui:5' },
    answers: {
      taskDefinition: {
        taskDefinitionArn: ecs('task-definition', 'ui:5'),
        revision: 5,
        registeredAt: at(7),
        containerDefinitions: [
          {
            name: 'application',
            essential: true,
            environment: [{ name: 'A', value: 'b' }],
            logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/ui', 'awslogs-region': 'us-east-1' } },
            healthCheck: { command: ['CMD-SHELL', 'exit 0'], interval: 30, timeout: 5, retries: 3 },
          },
        ],
      },
      tags: [],
    },
  },
  ListServiceDeployments: {
    asks: { cluster: 'shop', service: 'ui', status: ['IN_PROGRESS'], createdAt: { after: at(-1500), before: at(250) } },
    answers: {
      serviceDeployments: [
        {
          serviceDeploymentArn: ecs('service-deployment', 'shop/ui/NCWGC2ZR-taawPAYrIaU5'),
          createdAt: at(9),
          targetServiceRevisionArn: revision,
          status: 'IN_PROGRESS',
        },
      ],
    },
  },
  DescribeServiceDeployments: {
    asks: { serviceDeploymentArns: [ecs('service-deployment', 'shop/ui/NCWGC2ZR-taawPAYrIaU5')] },
    answers: {
      serviceDeployments: [
        {
          serviceArn: service,
          startedAt: at(-3),
          status: 'ROLLBACK_SUCCESSFUL',
          targetServiceRevision: { arn: revision, requestedTaskCount: 1, runningTaskCount: 1, pendingTaskCount: 0 },
          rollback: { reason: awkward, startedAt: at(4), serviceRevisionArn: revision },
          deploymentCircuitBreaker: { status: 'MONITORING_COMPLETE', failureCount: 0, threshold: 3 },
        },
      ],
      failures: [],
    },
  },
  DescribeServiceRevisions: {
    asks: { serviceRevisionArns: [revision] },
    answers: {
      serviceRevisions: [
        {
          serviceRevisionArn: revision,
          createdAt: at(5),
          resolvedConfiguration: { loadBalancers: [{ targetGroupArn: group, productionListenerRule: 'rule' }] },
        },
      ],
      failures: [],
    },
  },
  DescribeContainerInstances: {
    asks: { cluster: 'shop', containerInstances: [ecs('container-instance', 'shop/0123456789abcdef0123456789abcdef')] },
    answers: {
      containerInstances: [
        {
          ec2InstanceId: 'i-0123456789abcdef0',
          agentConnected: false,
          remainingResources: [{ name: 'PORTS', type: 'STRINGSET', doubleValue: 0.5, stringSetValue: ['22'] }],
        },
      ],
      failures: [],
    },
  },
  DescribeTargetGroups: {
    asks: { TargetGroupArns: [group], PageSize: 400 },
    answers: {
      TargetGroups: [
        {
          TargetGroupArn: group,
          Protocol: 'HTTP',
          Port: 80,
          HealthCheckPort: 'traffic-port',
          HealthCheckEnabled: true,
          HealthCheckIntervalSeconds: 30,
          HealthCheckPath: '/a?b=1&c="<d>"',
          Matcher: { HttpCode: '200-299' },
          LoadBalancerArns: [],
          TargetType: 'ip',
        },
      ],
      NextMarker: 'next',
    },
  },
  DescribeTargetHealth: {
    asks: { TargetGroupArn: group, Targets: [{ Id: '10.0.1.17', Port: 8080 }, { Id: '10.0.1.18' }], Include: ['All'] },
    answers: {
      TargetHealthDescriptions: [
        {
          Target: { Id: '10.0.1.17', Port: 8080, AvailabilityZone: 'eu-west-1a' },
          HealthCheckPort: '8080',
          TargetHealth: { State: 'unhealthy', Reason: 'Target.ResponseCodeMismatch', Description: awkward },
        },
        { Target: { Id: '10.0.1.18', Port: 8080 }, TargetHealth: { State: 'healthy' } },
      ],
    },
  },
  DescribeTargetGroupAttributes: {
    asks: { TargetGroupArn: group },
    answers: { Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }] },
  },
  DescribeRules: {
    asks: {
      RuleArns: [
        'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee',
      ],
    },
    answers: {
      Rules: [
        {
          RuleArn:
            'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee',
          Priority: '10',
          Actions: [
            {
              Type: 'forward',
              Order: 1,
              ForwardConfig: {
                TargetGroups: [
                  {
                    TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/ui-green/fedcba9876543210',
                    Weight: 100,
                  },
                  {
                    TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/ui-blue/0123456789abcdef',
                    Weight: 0,
                  },
                ],
              },
            },
          ],
          IsDefault: false,
        },
      ],
    },
  },
  DescribeListeners: {
    asks: {
      ListenerArns: ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/net/shop/50dc6c495c0c9188/f2f7dc8efc522ab2'],
    },
    answers: {
      Listeners: [
        {
          ListenerArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/net/shop/50dc6c495c0c9188/f2f7dc8efc522ab2',
          LoadBalancerArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/shop/50dc6c495c0c9188',
          Port: 443,
          Protocol: 'TCP',
          DefaultActions: [
            {
              Type: 'forward',
              TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/ui-blue/0123456789abcdef',
            },
          ],
        },
      ],
    },
  },
  ListTargets: {
    asks: {
      targetGroupIdentifier: latticeGroup,
      maxResults: 100,
      nextToken: 'a+b/c=',
      targets: [{ id: '10.0.1.17', port: 8080 }],
    },
    answers: {
      items: [
        { id: '10.0.1.17', port: 8080, status: 'UNHEALTHY', reasonCode: 'HealthCheckFailed' },
        { id: '10.0.2.9', port: 8080, status: 'HEALTHY' },
      ],
      nextToken: 'next',
    },
  },
  GetTargetGroup: {
    asks: { targetGroupIdentifier: 'tg-0123456789abcdef0' },
    answers: {
      id: 'tg-0123456789abcdef0',
      arn: latticeGroup,
      name: 'ui',
      type: 'IP',
      status: 'ACTIVE',
      serviceArns: [latticeService],
      config: {
        port: 80,
        protocol: 'HTTP',
        protocolVersion: 'HTTP1',
        healthCheck: { enabled: false, path: '/a?b=1&c="<d>"', matcher: { httpCode: '200-299' }, healthCheckIntervalSeconds: 30 },
      },
      createdAt: at(5),
    },
  },
  GetRule: {
    asks: {
      serviceIdentifier: latticeService,
      listenerIdentifier: 'listener-0123456789abcdef0',
      ruleIdentifier: 'rule-0123456789abcdef0',
    },
    answers: {
      arn: `${latticeService}/listener/listener-0123456789abcdef0/rule/rule-0123456789abcdef0`,
      isDefault: false,
      priority: 10,
      action: { forward: { targetGroups: [{ targetGroupIdentifier: 'tg-0123456789abcdef0', weight: 100 }] } },
      lastUpdatedAt: at(250),
    },
  },
  GetListener: {
    asks: { serviceIdentifier: latticeService, listenerIdentifier: 'listener-0123456789abcdef0' },
    answers: {
      protocol: 'HTTPS',
      port: 443,
      serviceArn: latticeService,
      defaultAction: { fixedResponse: { statusCode: 404 } },
      createdAt: at(9),
    },
  },
  GetDeployment: {
    asks: { deploymentId: 'd-AB12CD34E' },
    answers: {
      deploymentInfo: {
        applicationName: 'AppECS-shop-ui',
        deploymentGroupName: 'DgpECS-shop-ui',
        deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
        deploymentId: 'd-AB12CD34E',
        status: 'Stopped',
        errorInformation: { code: 'ALARM_ACTIVE', message: awkward },
        createTime: at(17),
        startTime: at(3200),
        completeTime: at(90_001),
        creator: 'user',
        rollbackInfo: { rollbackDeploymentId: 'd-FG56HI78J', rollbackMessage: awkward },
        instanceTerminationWaitTimeStarted: false,
        blueGreenDeploymentConfiguration: {
          terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 5 },
        },
        loadBalancerInfo: {
          targetGroupPairInfoList: [
            { targetGroups: [{ name: 'ui-blue' }, { name: 'ui-green' }], prodTrafficRoute: { listenerArns: ['listener'] } },
          ],
        },
        deploymentStatusMessages: [],
        computePlatform: 'ECS',
      },
    },
  },
  BatchGetDeploymentTargets: {
    asks: { deploymentId: 'd-AB12CD34E', targetIds: ['shop:ui'] },
    answers: {
      deploymentTargets: [
        {
          deploymentTargetType: 'ECSTarget',
          ecsTarget: {
            deploymentId: 'd-AB12CD34E',
            targetId: 'shop:ui',
            lastUpdatedAt: at(9),
            lifecycleEvents: [
              { lifecycleEventName: 'BeforeInstall', status: 'Succeeded', startTime: at(1), endTime: at(2) },
              {
                lifecycleEventName: 'Install',
                status: 'Failed',
                diagnostics: { errorCode: 'UnknownError', message: awkward },
              },
            ],
            status: 'Failed',
            taskSetsInfo: [
              {
                identifer: 'ecs-svc/6216346761948112104',
                desiredCount: 2,
                pendingCount: 0,
                runningCount: 2,
                status: 'PRIMARY',
                trafficWeight: 66.7,
                targetGroup: { name: 'ui-blue' },
                taskSetLabel: 'Blue',
              },
            ],
          },
        },
      ],
    },
  },
  GetDeploymentConfig: {
    asks: { deploymentConfigName: 'ui-canary' },
    answers: {
      deploymentConfigInfo: {
        deploymentConfigName: 'ui-canary',
        computePlatform: 'ECS',
        createTime: at(-1),
        trafficRoutingConfig: { type: 'TimeBasedCanary', timeBasedCanary: { canaryPercentage: 20, canaryInterval: 2 } },
      },
    },
  },
  GetLogEvents: {
    asks: { logGroupName: '/ecs/ui', logStreamName: 'ecs/application/0123', limit: 25, startTime: START, region: 'us-east-1' },
    answers: {
      events: [{ timestamp: START + 1, message: awkward, ingestionTime: START + 2 }],
      nextForwardToken: 'f/1',
      nextBackwardToken: 'b/1',
    },
  },
};

export const operations = Object.keys(samples).filter((name): name is Operation => name in samples);

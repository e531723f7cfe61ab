export const id = 254;
export const ids = [254];
export const modules = {

/***/ 6254:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explainCommand: () => (/* binding */ explainCommand)
});

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./src/diagnose/catalogue.ts + 171 modules
var catalogue = __webpack_require__(9864);
// EXTERNAL MODULE: ./src/diagnose/diagnose.ts + 1 modules
var diagnose = __webpack_require__(2017);
// EXTERNAL MODULE: ./src/model/outcome.ts
var model_outcome = __webpack_require__(5093);
// EXTERNAL MODULE: ./src/model/timeline.ts + 3 modules
var model_timeline = __webpack_require__(6105);
// EXTERNAL MODULE: ./src/rules.ts + 19 modules
var src_rules = __webpack_require__(8630);
;// CONCATENATED MODULE: ./src/explain/fixture/account.ts
/** Names, ids and the time that every fixture has in common. */
const own = 'ecs-svc/4607182418800017408';
const old = 'ecs-svc/4602678819172646912';
const region = 'eu-west-1';
const account = '444455556666';
/** When its deployment was created. */
const createdAt = Date.parse('2026-03-02T10:00:00Z');
const ecsArn = (kind, rest) => `arn:aws:ecs:${region}:${account}:${kind}/${rest}`;
const latticeArn = (rest) => `arn:aws:vpc-lattice:${region}:${account}:${rest}`;
const elbArn = (kind, rest) => `arn:aws:elasticloadbalancing:${region}:${account}:${kind}/${rest}`;

// EXTERNAL MODULE: ./src/model/defined.ts
var defined = __webpack_require__(6948);
;// CONCATENATED MODULE: ./src/explain/fixture/load-balancing.ts
/** The target groups of a fixture's service, who is registered in them, and the rules that forward to them. */


const loadBalancer = 'app/public/50dc6c495c0c9188';
const latticeService = 'service/svc-0ae1f3b5c7d920416';
const ruleArn = ({ lattice }, id) => lattice
    ? latticeArn(`${latticeService}/listener/listener-0f2f7dc8efc522ab2/rule/rule-0${id}`)
    : elbArn('listener-rule', `${loadBalancer}/f2f7dc8efc522ab2/${id}`);
const productionRule = (fixture) => ruleArn(fixture, '9683b2d02a6cabee');
const testRule = (fixture) => ruleArn(fixture, '1291d13826f405c3');
const groupIds = { 'api-blue': '73e2d6bc24d8a067', 'api-green': '0f6a1d2bb7c84e35' };
function groupArn({ lattice }, name) {
    const id = groupIds[name] ?? '6d0ecf831eec9f09';
    return lattice ? latticeArn(`targetgroup/tg-0${id}`) : elbArn('targetgroup', `${name}/${id}`);
}
/** The port mapping that VPC Lattice knows tasks by. */
const portName = 'http';
const hasPair = ({ strategy, codeDeploy, taskSets }) => strategy !== undefined || codeDeploy !== undefined || taskSets !== undefined;
const groupNames = (fixture) => (hasPair(fixture) ? ['api-green', 'api-blue'] : ['api-tg']);
const ownContainer = { containerName: 'api', containerPort: 3000 };
/** A task set's own: CodeDeploy lets the two groups change roles. */
const loadBalancersOfTaskSet = (fixture, whose) => [
    { targetGroupArn: groupArn(fixture, whose === 'own' ? 'api-green' : 'api-blue'), ...ownContainer },
];
function loadBalancersIn(fixture) {
    if (fixture.codeDeploy ?? fixture.taskSets)
        return loadBalancersOfTaskSet(fixture, fixture.taskSets?.own === 'PRIMARY' ? 'own' : 'old');
    const container = fixture.lattice ? { portName } : ownContainer;
    if (!hasPair(fixture))
        return [{ targetGroupArn: groupArn(fixture, 'api-tg'), ...container }];
    return [
        {
            targetGroupArn: groupArn(fixture, 'api-blue'),
            alternateTargetGroupArn: groupArn(fixture, 'api-green'),
            productionListenerRule: productionRule(fixture),
            ...(fixture.rules?.test === undefined ? {} : { testListenerRule: testRule(fixture) }),
            ...container,
        },
    ];
}
const ruleOf = (fixture, arn, forwards) => {
    if (forwards === undefined)
        return [];
    if (forwards === 'missing')
        return [[arn, { arn, isMissing: true, targetGroups: [] }]];
    const targetGroups = Object.entries(forwards).map(([name, weight]) => ({ arn: groupArn(fixture, name), weight }));
    return [[arn, { arn, targetGroups }]];
};
const rulesIn = (fixture) => new Map([
    ...ruleOf(fixture, productionRule(fixture), fixture.rules?.production),
    ...ruleOf(fixture, testRule(fixture), fixture.rules?.test),
]);
const addressOf = (index) => `10.0.1.${17 + index}`;
function targetsIn(fixture) {
    const { tasks = [] } = fixture;
    return new Map(groupNames(fixture).map((name) => [groupArn(fixture, name), tasks.flatMap((task, index) => targetIn(name, task, index))]));
}
function targetIn(name, { target, of: whose }, index) {
    if (!target)
        return [];
    const { State, Reason, Description, AvailabilityZone, group = whose === 'old' ? 'api-blue' : 'api-green' } = target;
    if (name !== group && name !== 'api-tg')
        return [];
    return [
        {
            id: addressOf(index),
            port: 3000,
            state: State,
            ...(0,defined/* defined */.s)({ reason: Reason, description: Description, availabilityZone: AvailabilityZone }),
        },
    ];
}
const targetGroupsIn = (fixture) => groupNames(fixture).map((name) => {
    const isOther = name === 'api-blue';
    const { healthCheck, ...changes } = (isOther ? undefined : fixture.targetGroup) ?? {};
    return {
        arn: groupArn(fixture, name),
        name,
        protocol: 'HTTP',
        protocolVersion: 'HTTP1',
        port: 80,
        targetType: 'ip',
        ...(fixture.lattice
            ? { isLattice: true, loadBalancerArns: [latticeArn(latticeService)] }
            : { loadBalancerArns: [elbArn('loadbalancer', loadBalancer)], deregistrationDelaySeconds: 30 }),
        ...changes,
        healthCheck: { ...usualCheck, ...healthCheck, ...(isOther ? fixture.otherHealthCheck : {}) },
    };
});
const usualCheck = {
    enabled: true,
    protocol: 'HTTP',
    port: 'traffic-port',
    path: '/healthz',
    matcher: '200',
    matcherKind: 'http',
    intervalSeconds: 30,
    timeoutSeconds: 5,
    healthyThreshold: 5,
    unhealthyThreshold: 2,
};

;// CONCATENATED MODULE: ./src/explain/fixture/code-deploy.ts


function codeDeployOf({ codeDeploy }) {
    if (!codeDeploy)
        return undefined;
    const { target, ...changes } = codeDeploy;
    return {
        id: 'd-AB12CD34E',
        application: 'AppECS-prod-api',
        deploymentGroup: 'DgpECS-prod-api',
        status: 'InProgress',
        configurationName: 'CodeDeployDefault.ECSAllAtOnce',
        ...changes,
        target: {
            status: 'InProgress',
            lifecycleEvents: [],
            taskSets: [
                { deploymentId: own, trafficWeight: 0 },
                { deploymentId: old, trafficWeight: 100 },
            ],
            ...target,
        },
    };
}
const taskSetOf = (fixture, externalId, whose) => ({
    externalId,
    scalePercent: 100,
    stabilityStatus: 'STEADY_STATE',
    loadBalancers: loadBalancersOfTaskSet(fixture, whose),
});
/** The deployments as task sets: those that are listed. */
function taskSetsOf(fixture, verified, before) {
    const { taskSets = { own: 'ACTIVE', old: 'PRIMARY', scalePercent: 100 } } = fixture;
    const { scalePercent = 100 } = taskSets;
    const own = { ...verified, desiredCount: Math.ceil((verified.desiredCount * scalePercent) / 100) };
    return [
        { entry: own, status: taskSets.own, taskSet: { ...taskSetOf(fixture, 'd-AB12CD34E', 'own'), scalePercent } },
        { entry: before, status: taskSets.old, taskSet: taskSetOf(fixture, 'd-ZZ98YY76X', 'old') },
    ].flatMap(({ entry, status, taskSet }) => (status === undefined ? [] : [{ ...entry, status, taskSet }]));
}

;// CONCATENATED MODULE: ./src/explain/fixture/service.ts



const desired = 3;
const daysBefore = (days) => createdAt - days * 86_400_000;
function deploymentsOf(fixture, running) {
    const { tasks = [], rollout, strategy, codeDeploy, taskSets, lattice } = fixture;
    const healthy = tasks.filter(({ target }) => target?.State === 'healthy').length;
    const stayed = tasks.filter(({ of: whose }) => whose === 'old').length;
    const deployment = {
        desiredCount: desired,
        pendingCount: 0,
        capacityProviders: [],
        vpcLatticeCount: lattice ? 1 : 0,
        failedTasks: 0,
    };
    const verified = {
        ...deployment,
        id: own,
        status: 'PRIMARY',
        taskDefinition: ecsArn('task-definition', 'api:42'),
        runningCount: running,
        createdAt: createdAt,
        updatedAt: createdAt + 400_000,
        launchType: 'FARGATE',
    };
    const before = {
        ...deployment,
        id: old,
        status: 'ACTIVE',
        taskDefinition: ecsArn('task-definition', 'api:41'),
        runningCount: stayed,
        createdAt: daysBefore(7),
        updatedAt: daysBefore(7),
    };
    if (codeDeploy ?? taskSets)
        return taskSetsOf(fixture, verified, before);
    const rolled = { ...verified, rolloutState: healthy < desired ? 'IN_PROGRESS' : 'COMPLETED', ...rollout };
    return strategy === undefined || stayed === 0 ? [rolled] : [rolled, { ...before, rolloutState: 'COMPLETED' }];
}
function serviceOf(fixture) {
    const { tasks = [], strategy } = fixture;
    const running = tasks.filter(({ stopCode, stoppedReason, of: whose }) => !stopCode && !stoppedReason && whose !== 'old').length;
    const happened = (message, index, at) => ({
        id: `e-${at}-${index}`,
        at: at - index * 1000,
        message,
    });
    return {
        arn: ecsArn('service', 'prod/api'),
        name: 'api',
        clusterArn: ecsArn('cluster', 'prod'),
        clusterName: 'prod',
        status: 'ACTIVE',
        desiredCount: desired,
        runningCount: running,
        pendingCount: 0,
        taskDefinition: ecsArn('task-definition', 'api:42'),
        launchType: 'FARGATE',
        capacityProviders: [],
        schedulingStrategy: 'REPLICA',
        controller: fixture.codeDeploy ? 'CODE_DEPLOY' : fixture.taskSets ? 'EXTERNAL' : 'ECS',
        strategy: strategy ?? 'ROLLING',
        minimumHealthyPercent: 100,
        maximumPercent: 200,
        bakeTimeSeconds: strategy === undefined ? 0 : 300,
        circuitBreaker: { enable: true, rollback: true },
        alarmNames: strategy === undefined ? [] : ['api-5xx'],
        earlySuccess: false,
        healthCheckGracePeriodSeconds: 30,
        loadBalancers: fixture.lattice ? [] : loadBalancersIn(fixture),
        deployments: deploymentsOf(fixture, running),
        events: [
            ...(fixture.events ?? []).map((message, index) => happened(message, index, createdAt + 500_000)),
            ...(fixture.oldEvents ?? []).map((message, index) => happened(message, index, createdAt - 60_000)),
        ],
        createdAt: daysBefore(30),
        ...fixture.service,
    };
}

;// CONCATENATED MODULE: ./src/explain/fixture/observation.ts
/** A fixture, turned into what the gate sees of it. */





function taskOf(task, index) {
    const id = (0x5f0e_0000 + index).toString(16).padStart(32, 'c');
    const ran = task.ran ?? (task.stopCode === 'TaskFailedToStart' ? 0 : 95);
    const startedAt = createdAt + 40_000 + index * 1000;
    const isStopped = task.stopCode !== undefined || task.stoppedReason !== undefined;
    const stoppedAt = startedAt + ran * 1000;
    return {
        arn: ecsArn('task', `prod/${id}`),
        id,
        deploymentId: task.of === 'old' ? old : own,
        taskDefinition: ecsArn('task-definition', task.of === 'old' ? 'api:41' : 'api:42'),
        lastStatus: task.lastStatus ?? (isStopped ? 'STOPPED' : 'RUNNING'),
        desiredStatus: isStopped ? 'STOPPED' : 'RUNNING',
        healthStatus: 'UNKNOWN',
        ...(0,defined/* defined */.s)({ stopCode: task.stopCode, stoppedReason: task.stoppedReason }),
        createdAt: createdAt + 5000,
        ...(ran > 0 ? { startedAt } : {}),
        ...(isStopped ? { stoppingAt: stoppedAt, stoppedAt } : {}),
        launchType: 'FARGATE',
        availabilityZone: `${region}a`,
        containers: (task.containers ?? [{}]).map((container) => ({ name: 'api', networkBindings: [], ...container })),
        addresses: [addressOf(index)],
    };
}
/** A strategy cannot be judged without its service deployment and revision; of a rolling update they may be absent. */
function serviceDeploymentsOf({ strategy, serviceDeployment }) {
    if (strategy === undefined && serviceDeployment === undefined)
        return undefined;
    return [
        {
            arn: ecsArn('service-deployment', 'prod/api/WVqmKx8dTnRj2pLsYhB4c'),
            deploymentId: own,
            createdAt: createdAt,
            status: 'IN_PROGRESS',
            triggeredAlarmNames: [],
            ...serviceDeployment,
        },
    ];
}
function revisionsOf(fixture) {
    const { strategy, revision, lattice } = fixture;
    if (strategy === undefined && revision === undefined && !lattice)
        return new Map();
    const taskDefinition = ecsArn('task-definition', 'api:42');
    const loadBalancers = loadBalancersIn(fixture);
    return new Map([[own, { deploymentId: own, taskDefinition, loadBalancers, gatewayConnectorCount: 0, createdAt: createdAt, ...revision }]]);
}
const taskDefinitionOf = (fixture) => ({
    arn: ecsArn('task-definition', 'api:42'),
    family: 'api',
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: `arn:aws:iam::${account}:role/api-execution`,
    taskRoleArn: `arn:aws:iam::${account}:role/api-task`,
    ...fixture.taskDefinition,
    containers: fixture.taskDefinition?.containers ?? [
        {
            name: 'api',
            image: `${account}.dkr.ecr.${region}.amazonaws.com/api:2.14.0`,
            essential: true,
            portMappings: [{ containerPort: 3000, hostPort: 3000, protocol: 'tcp', ...(fixture.lattice ? { name: portName } : {}) }],
            log: { driver: 'awslogs', group: '/ecs/api', region: region, streamPrefix: 'api' },
            ...fixture.container,
        },
    ],
});
/** The log of a task that stopped, else of any. */
function logsOf({ logs = [] }, tasks) {
    const logged = tasks.find((task) => task.deploymentId === own && task.desiredStatus === 'STOPPED') ?? tasks[0];
    if (!logged || logs.length === 0)
        return [];
    const since = logged.startedAt ?? createdAt;
    const lines = logs.map((message, index) => ({ at: since + index * 1000, message }));
    return [{ taskArn: logged.arn, container: 'api', group: '/ecs/api', stream: `api/api/${logged.id}`, lines }];
}
/** @param after seconds from the creation of the deployment */
function observationOf(fixture, after, kind) {
    const at = createdAt + after * 1000;
    const tasks = (fixture.tasks ?? []).map(taskOf);
    return {
        kind,
        at,
        endedAt: at + 200,
        answered: true,
        throttled: false,
        service: serviceOf(fixture),
        tasks,
        targets: targetsIn(fixture),
        targetGroups: targetGroupsIn(fixture),
        ...(fixture.rules ? { rules: rulesIn(fixture) } : {}),
        revisions: revisionsOf(fixture),
        ...(0,defined/* defined */.s)({ serviceDeployments: serviceDeploymentsOf(fixture), codeDeploy: codeDeployOf(fixture) }),
        taskDefinitions: [taskDefinitionOf(fixture)],
        logs: kind === 'closing' ? logsOf(fixture, tasks) : [],
        readFailures: [],
    };
}

;// CONCATENATED MODULE: ./src/explain/fixture/judged.ts





/** One failed task is enough, so that a fixture needs no more of them than show its cause. */
const criteria = {
    selector: { which: 'current' },
    taskDefinitions: [],
    startWithinSeconds: 60,
    onNoDeployment: 'fail',
    onSuperseded: 'fail',
    onPause: 'wait',
    allowNoTasks: false,
    waitUntil: 'completed',
    timeoutSeconds: 900,
    stableForSeconds: 'auto',
    failedTasksThreshold: 1,
    healthCheckPaths: [],
};
/** From when on, in seconds after the creation of the deployment, the gate sees all that a fixture tells, and how often. */
const wholeAfter = 600;
const everySeconds = 60;
function judged(fixture) {
    const rules = (0,src_rules.rulesOf)({ mode: fixture.mode ?? 'verify', failOn: 'error' });
    let timeline = (0,model_timeline/* startTimeline */.mi)({ cluster: 'prod', service: 'api' }, criteria, createdAt);
    for (const { after, ...shown } of fixture.observations ?? []) {
        timeline = (0,model_timeline/* extend */.X$)(timeline, observationOf({ ...fixture, ...shown }, after, 'quiet'));
    }
    // The time is up after 900 s: there is a verdict then at the latest.
    for (let after = wholeAfter;; after += everySeconds) {
        timeline = (0,model_timeline/* extend */.X$)(timeline, observationOf(fixture, after, 'quiet'));
        const verdict = rules.judge(timeline);
        if (!verdict.decided)
            continue;
        timeline = judged_closed(timeline, fixture, verdict, after);
        return { timeline, verdict, findings: rules.diagnose(timeline, verdict) };
    }
}
const judged_closed = (timeline, fixture, { outcome }, after) => (0,model_outcome/* describeOutcome */.SS)(outcome).isExplainedLater ? (0,model_timeline/* extend */.X$)(timeline, observationOf(fixture, after, 'closing')) : timeline;

;// CONCATENATED MODULE: ./src/explain/named.ts
/** What is known of a cause or an outcome by its name alone: what the gate's outputs and its summary call it. */


/** undefined: it names neither. Outcomes are known by their words too, as the summary has them. */
function explainName(text) {
    const name = text.trim().toLowerCase();
    const cause = catalogue/* catalogue */.sW.find(({ id }) => id === name);
    if (cause)
        return causeInWords(cause);
    const outcome = model_outcome/* outcomesInOrder */.Tz.find((one) => one === name || (0,model_outcome/* describeOutcome */.SS)(one).label.toLowerCase() === name);
    return outcome && outcomeInWords(outcome);
}
const causeInWords = ({ id, severity, title, explanation, origins, prevention, docs }) => [
    `${id} (a cause; severity ${severity})`,
    title,
    explanation,
    `Why it happens:\n${origins.map((origin) => `  - ${origin}`).join('\n')}`,
    `How to fix it: docs/causes.md#${id} in this repository has an example with commands; the summary of a run has them with your own values.`,
    `How to keep it from coming back: ${prevention}`,
    docs,
].join('\n\n');
function outcomeInWords(outcome) {
    const { label, when, passes } = (0,model_outcome/* describeOutcome */.SS)(outcome);
    return [
        `${outcome} (an outcome${label === outcome ? '' : `; log and summary say "${label}"`})`,
        `When: ${when}.`,
        stepInWords(passes),
        'All outcomes, in order of precedence: docs/reference.md#outcomes in this repository.',
    ].join('\n\n');
}
function stepInWords(passes) {
    if (passes === 'always')
        return 'The step passes.';
    return passes === 'never' ? 'The step fails.' : `The step fails, unless ${passes.slice('by '.length)} lets it pass.`;
}

;// CONCATENATED MODULE: ./src/explain/explain.ts
/** What the catalogue makes of a text or a name alone, and where it makes nothing of it, what would tell more. */




/** Descriptions of target health and the reason codes that go with them. */
const descriptions = [
    [/with these codes: ?\[[\d, ]{1,60}\]/, 'Target.ResponseCodeMismatch', 'unhealthy'],
    [/Request timed out|Connection to target timed out/i, 'Target.Timeout', 'unhealthy'],
    [/due to an internal error/i, 'Elb.InternalError', 'unavailable'],
    [/not configured to receive traffic|Availability Zone that is not enabled/i, 'Target.NotInUse', 'unused'],
    [/not registered to the target group/i, 'Target.NotRegistered', 'unused'],
    [/Target is in (?:the|an) (?:stopped|terminated|invalid)/i, 'Target.InvalidState', 'unused'],
    [/cannot be used as a target/i, 'Target.IpUnusable', 'unused'],
    [/Health checks are disabled/i, 'Target.HealthCheckDisabled', 'unavailable'],
    [/^Health checks failed\.?$/i, 'Target.FailedHealthChecks', 'unhealthy'],
];
/** The worlds in which such a text could stand, the likeliest first: it is read by the field that it looks like. */
function worldsOf(text) {
    const described = descriptions.find(([pattern]) => pattern.test(text));
    const code = /\b(?:Target|Elb)\.[A-Z]\w{2,40}/.exec(text)?.[0];
    const target = {
        State: described?.[2] ?? (code && /NotInUse|InvalidState|NotRegistered|IpUnusable/.test(code) ? 'unused' : 'unhealthy'),
        Reason: described?.[1] ?? code ?? '',
        Description: text,
    };
    const scheduled = /failed (?:ELB|container) health checks|Scaling activity|DRAINING|maintenance/i.test(text);
    const stopCode = text.includes('Spot Task')
        ? 'SpotInterruption'
        : scheduled
            ? 'ServiceSchedulerInitiated'
            : 'TaskFailedToStart';
    const exitCode = Number(/exit ?(?:code|status)\W{0,4}(\d{1,3})\b/i.exec(text)?.[1] ?? Number.NaN);
    const ended = { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' };
    const inTarget = { about: 'target health', tasks: [{ target }] };
    const inEvent = { about: 'a service event', events: [text] };
    const inTask = { about: 'the stopped reason of a task', tasks: [{ stopCode, stoppedReason: text }] };
    const inDeployment = {
        about: 'the reason of a deployment',
        serviceDeployment: { status: 'STOPPED', statusReason: text },
    };
    const inExit = { about: 'an exit code', tasks: [{ ...ended, containers: [{ exitCode }] }] };
    const inLog = { about: 'a log', tasks: [{ ...ended, containers: [{ exitCode: 1 }] }], logs: text.split('\n') };
    if (/^\(?service\b|\(service /.test(text))
        return [inEvent];
    if (/^(?:Service deployment|ECS deployment|deployment failed|No rollback candidate)/.test(text))
        return [inDeployment];
    return [...(described || code ? [inTarget] : []), ...(Number.isNaN(exitCode) ? [] : [inExit]), inTask, inEvent, inLog];
}
/** These show by the world that was made up around the text, unless it says so itself. */
const madeUp = new Set(['task-failed-to-start-unspecified', 'container-exited-unspecified']);
const saysItself = /task ?failed ?to ?start|container in task exited|exit ?(?:code|status)/i;
const namesNothing = /-unspecified$|^deployment-outcome-|^rollback-candidate-/;
/** The first world in which a cause shows; else one in which it is said that none is known. */
function read(text) {
    const all = worldsOf(text).flatMap((world) => {
        const { timeline, verdict } = judged(world);
        const finding = (0,diagnose/* diagnose */.h4)(timeline, verdict).find(({ severity }) => severity === 'error');
        return finding && (!madeUp.has(finding.cause) || saysItself.test(text)) ? [{ finding, about: world.about }] : [];
    });
    return all.find(({ finding }) => !namesNothing.test(finding.cause)) ?? all[0];
}
/** What would tell more than a text that names no cause. */
const needed = [
    'the whole text: consoles wrap it, and AWS cuts it at 1,024 characters (aws ecs describe-tasks --tasks TASK)',
    'the reason and the exit code of each container of the stopped task (tasks[].containers[].reason and .exitCode)',
    'the last lines of the log before the task ended (aws logs tail LOG_GROUP)',
    'what the load balancer says of its targets (aws elbv2 describe-target-health --target-group-arn ARN)',
    'the newest events of the service (aws ecs describe-services: services[].events)',
];
const bulleted = (lines) => lines.map((line) => `  - ${line}`).join('\n');
const needs = `What it would need to know:\n${bulleted(needed)}`;
function explain(text) {
    const named = explainName(text);
    if (named !== undefined)
        return { isKnown: true, text: named };
    const found = read(text);
    if (!found) {
        const ask = 'If it ended a deployment, it is worth an issue with the text and the field it stands in.';
        return { isKnown: false, text: ['No cause is known for this text.', needs, ask].join('\n\n') };
    }
    const isKnown = !namesNothing.test(found.finding.cause);
    return { isKnown, text: [...told(found), ...(isKnown ? [] : [needs])].join('\n\n') };
}
function told({ finding, about }) {
    const cause = catalogue/* catalogue */.sW.find(({ id }) => id === finding.cause);
    return [
        `${finding.cause} (read as ${about})`,
        finding.title,
        finding.explanation,
        `Why it happens:\n${bulleted(cause?.origins ?? [])}`,
        ...[finding.remedy, ...finding.alternatives].flatMap(({ text, paste, keeps }, index) => [
            `${index === 0 ? 'How to fix it' : keeps ? 'And' : 'Or'}: ${text}`,
            ...paste.map(({ tool, code }) => `${tool}:\n${code.replace(/^/gm, '  ')}`),
        ]),
        `How to keep it from coming back: ${cause?.prevention ?? ''}`,
        'Values in the commands are examples: api, prod, api-tg and the account stand for yours.',
        finding.docs,
    ];
}

// EXTERNAL MODULE: ./src/publish/terminal.ts
var terminal = __webpack_require__(7235);
;// CONCATENATED MODULE: ./src/command-line/explain-command.ts
/** `ecs-health-gate explain TEXT`: a cause for a text, what a cause or an outcome is, or what would be needed to know one. */



async function explainCommand({ positionals }) {
    const isStandardInput = positionals.length === 1 && positionals[0] === '-';
    const text = (isStandardInput ? await (0,consumers_.text)(process.stdin) : positionals.join(' ')).trim();
    if (text === '')
        return ["a text is missing: of ECS, of a load balancer, or of a container's log"];
    const explanation = explain(text);
    (0,terminal/* terminalOf */.g5)(process.env, false).lines(explanation.text.split('\n'));
    process.exitCode = explanation.isKnown ? 0 : 1;
    return [];
}


/***/ })

};

export const id = 630;
export const ids = [630];
export const modules = {

/***/ 9864:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M$: () => (/* binding */ auditedAlone),
  sW: () => (/* binding */ catalogue),
  Xb: () => (/* binding */ circumstances),
  HF: () => (/* binding */ configuration),
  eu: () => (/* binding */ catalogue_faults),
  HJ: () => (/* binding */ lastResorts),
  JX: () => (/* binding */ outcomeCauses),
  Mz: () => (/* binding */ standingFaults),
  NA: () => (/* binding */ symptoms)
});

// EXTERNAL MODULE: ./src/model/health-checks.ts
var health_checks = __webpack_require__(3953);
// EXTERNAL MODULE: ./src/model/text.ts
var model_text = __webpack_require__(5086);
// EXTERNAL MODULE: ./src/diagnose/evidence/texts.ts
var texts = __webpack_require__(3752);
;// CONCATENATED MODULE: ./src/diagnose/evidence/quotes.ts


/** One pattern of many, so that each line of a list stays readable. */
const anyOf = (patterns, flags = '') => new RegExp(patterns.map(({ source }) => source).join('|'), flags);
const mostEvidence = 3;
/** undefined: no text fits. */
function findQuote({ texts }, quote) {
    return quotedTexts(texts.filter((text) => fits(text, quote)), quote);
}
const saysQuote = ({ texts }, quote) => texts.some((text) => fits(text, quote));
function quotedTexts(fitting, { says }) {
    const [first] = fitting;
    const found = first && says.exec(first.text);
    if (!found)
        return undefined;
    return {
        evidence: fitting.slice(0, mostEvidence).map(({ field, text, times }) => ({
            field,
            text: `${around(text, says)}${timesIn(field, times)}`,
        })),
        words: captured(found),
        excerpt: excerptFrom(found),
        capture: (detail) => {
            for (const { text } of fitting) {
                const part = detail.exec(text);
                if (part)
                    return captured(part);
            }
            return undefined;
        },
    };
}
const fits = ({ field, text }, { where, says, about, butNot }) => where.includes(field) && says.test(text) && (about?.test(text) ?? true) && !(butNot?.test(text) ?? false);
const captured = (found) => found.slice(1).find(Boolean) ?? found[0];
const mostOfAnExcerpt = 160;
const excerptFrom = ({ input, index }) => excerptOf(input.slice(index));
/** The beginning of a text of AWS, on one line, for a sentence. */
function excerptOf(text) {
    const line = (0,texts/* oneLine */.TN)(text);
    return line.length > mostOfAnExcerpt ? `${line.slice(0, mostOfAnExcerpt)}…` : line.replace(/\.$/, '');
}
const mostQuoted = 400;
/** The part of a long text around what was found in it. */
function around(text, says) {
    if (text.length <= mostQuoted)
        return text;
    const start = Math.max(0, (says.exec(text)?.index ?? 0) - mostQuoted / 4);
    return `${start > 0 ? '…' : ''}${text.slice(start, start + mostQuoted)}${start + mostQuoted < text.length ? '…' : ''}`;
}
/** What says a text again and again; ECS says of a deployment in two fields what is one and the same. */
const saidBy = {
    'Container.reason': 'task',
    'Task.stoppedReason': 'task',
    log: 'line',
    'Service.events': 'event',
};
function timesIn(field, times) {
    const noun = saidBy[field];
    return times < 2 || noun === undefined ? '' : ` (${(0,model_text/* count */.U9)(times, noun)})`;
}

;// CONCATENATED MODULE: ./src/diagnose/define-cause.ts

/** A cause that is joined from several signs, or read from a configuration. */
function defineCause({ find, evidence, sentence, remedies, ...description }) {
    const { id, severity, title, explanation, docs } = description;
    const tell = (found, timeline) => {
        const [remedy, ...alternatives] = remedies(found, timeline);
        return {
            cause: id,
            severity,
            title,
            explanation,
            docs,
            sentence: sentence(found, timeline),
            remedy,
            alternatives,
            evidence: evidence(found, timeline),
        };
    };
    return {
        ...description,
        detect: (timeline) => {
            const found = find(timeline);
            return found === undefined ? undefined : tell(found, timeline);
        },
    };
}
/** A cause that AWS, the runtime or the application names in so many words. */
const quoteCause = ({ quote, ...definition }) => defineCause({
    ...definition,
    find: (timeline) => findQuote(timeline, quote),
    evidence: ({ evidence }) => evidence,
});

// EXTERNAL MODULE: ./src/model/timeline.ts + 3 modules
var model_timeline = __webpack_require__(6105);
;// CONCATENATED MODULE: ./src/diagnose/evidence/container-health.ts



/** Those that are UNHEALTHY now, or were when they last suffered. */
const unhealthyContainers = (timeline) => [
    ...new Set((0,model_timeline/* ownTasks */.Bt)(timeline).flatMap(({ task, lastSuffering }) => {
        const now = task.containers.filter(({ healthStatus }) => healthStatus === 'UNHEALTHY').map(({ name }) => name);
        const past = lastSuffering?.health.container?.name;
        return past === undefined ? now : [...now, past];
    })),
];
const failedContainerChecks = { where: texts/* reasons */.Ot, says: /failed container health checks/i };
const containerChecksFail = (timeline) => unhealthyContainers(timeline).length > 0 || saysQuote(timeline, failedContainerChecks);
/** The container of the task definition that has a health check. */
const checkedContainer = (timeline) => (0,model_timeline/* ownDefinition */.Sh)(timeline)?.containers.find(({ healthCheck }) => healthCheck);
/** Why the command of a health check cannot be run as it is written. */
function misspelling([form = '', ...words]) {
    if (!/^CMD(?:-SHELL)?$|^NONE$/.test(form))
        return `the command begins with ${form}, not with CMD or CMD-SHELL`;
    if (form !== 'CMD')
        return undefined;
    if (words.length === 1 && /\s/.test(words[0] ?? ''))
        return 'CMD is given one string with spaces, and takes it for the name of a program';
    const isShellLine = words.some((word) => /^(?:\|\||&&|\||;)$/.test(word));
    return isShellLine ? 'CMD runs no shell, so that `||` is passed to the program' : undefined;
}

;// CONCATENATED MODULE: ./src/diagnose/evidence/listen-address.ts
/** Words with which servers say where they listen. */
const speaksOfListening = /listening|running (?:on|at)|started (?:server )?(?:on|at)|serving (?:on|at)|ready on|initialized with port|tomcat (?:initialized|started)|netty started|available at|http server|development server at|bound to|Local: {1,4}http|\bport\b.{0,20}\bhttp\b|start(?:ed|ing) .{0,40}\bport\b/i;
/**
 * `Listening on http://0.0.0.0:8080` (Puma, gunicorn, Kestrel, Go), `Uvicorn running on http://127.0.0.1:8000`, `Tomcat started
 * on port 8080 (http)` and `port(s): 8080` (Spring), `Running on http://127.0.0.1:5000` (Flask), `Starting development server at
 * http://127.0.0.1:8000/` (Django), `Server listening on port 3000` (Express), `Server listening at http://127.0.0.1:3000` (Fastify).
 */
const address = /(?:https?:\/\/|tcp:\/\/|\b(?:on|at|to) )\(?(\[[\da-f:]{2,39}\]|\*|[\w.-]{1,100}):(\d{2,5})\b/i;
const portAlone = /\bport(?:\(s\))?[:= ]{1,3}(\d{2,5})\b|\blistening (?:on |at )?(?::|\*:)(\d{2,5})\b|\bon :(\d{2,5})\b|addr(?:ess)?[=:" ]{1,4}:(\d{2,5})\b/i;
/** Where the application says that it listens. */
function listenAddresses(lines) {
    return lines.flatMap((line) => {
        if (!speaksOfListening.test(line))
            return [];
        const full = address.exec(line);
        if (full?.[1] && full[2])
            return [{ host: full[1], port: Number(full[2]), line }];
        const alone = portAlone.exec(line);
        const port = Number(alone?.slice(1).find(Boolean));
        return port > 0 && port < 65_536 ? [{ port, line }] : [];
    });
}
const loopback = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/i;
/** Only said of servers that really bind what they print: many print `localhost` and listen everywhere. */
const bindsLocalhost = /now listening on: http:\/\/localhost|listening (?:on|at):? (?:https?:\/\/)?localhost|use --host to expose/i;
/** Where it listens on the loopback interface alone. */
function loopbackOnly(lines) {
    const all = listenAddresses(lines);
    const isLoopback = ({ host, line }) => host !== undefined && loopback.test(host) && (!host.toLowerCase().includes('localhost') || bindsLocalhost.test(line));
    const open = new Set(all.filter((one) => one.host !== undefined && !loopback.test(one.host)).map(({ port }) => port));
    return all.filter((one) => isLoopback(one) && !open.has(one.port));
}

// EXTERNAL MODULE: ./src/model/task-health.ts
var task_health = __webpack_require__(1415);
;// CONCATENATED MODULE: ./src/diagnose/evidence/main-container.ts


/** The container that the load balancer speaks to; else the first essential one. */
function mainContainer(timeline) {
    const observation = (0,model_timeline/* latestWithService */.VI)(timeline);
    const { deployment } = timeline;
    const behind = observation && deployment && (0,task_health/* loadBalancersOf */.$t)(observation, deployment)[0]?.containerName;
    const containers = (0,model_timeline/* ownDefinition */.Sh)(timeline)?.containers ?? [];
    return containers.find(({ name }) => name === behind) ?? containers.find(({ essential }) => essential);
}

// EXTERNAL MODULE: ./src/model/shell.ts
var shell = __webpack_require__(843);
;// CONCATENATED MODULE: ./src/diagnose/remedy/literals.ts
/** Values that come from AWS as literals of the languages that people deploy with: none of them can be left from inside. */

const isList = (value) => Array.isArray(value);
const isSettings = (value) => typeof value === 'object' && !isList(value);
const isScalar = (value) => typeof value !== 'object';
/** JSON's strings are strings of TypeScript too; neither knows templates. */
const jsonQuoted = (text) => JSON.stringify((0,shell/* withoutUnseen */.z)(text));
/** A string literal for Terraform: neither its end nor a template can be reached from inside. */
const hclQuoted = (text) => jsonQuoted(text)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', '%%{');
/** A string literal for YAML, in which CloudFormation resolves `{{resolve:…}}` wherever it stands. */
const yamlQuoted = (text) => jsonQuoted(text).replaceAll('{{', '{?{');
const scalar = (value, quoted) => typeof value === 'string' ? quoted(value) : JSON.stringify(value);
function expression(value, quoted, assign) {
    if (isList(value))
        return `[${value.map((one) => expression(one, quoted, assign)).join(', ')}]`;
    if (!isSettings(value))
        return scalar(value, quoted);
    return `{ ${Object.entries(value)
        .map(([name, one]) => `${named(name, quoted)}${assign}${expression(one, quoted, assign)}`)
        .join(', ')} }`;
}
/** Quoted where it is no identifier, such as a variable's name that somebody chose. */
const named = (name, quoted) => (/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name));
/** `{ name: "HOST", value: "0.0.0.0" }` */
const typeScript = (value) => expression(value, jsonQuoted, ': ');
const indented = (text) => text.replace(/^/gm, '  ');
/** Arguments of a resource: what is nested are blocks, and a list of such is a block for each. */
function hclBlocks(settings) {
    const entries = Object.entries(settings);
    const width = Math.max(0, ...entries.map(([name, value]) => (isBlock(value) ? 0 : name.length)));
    return entries
        .flatMap(([name, value]) => {
        if (!isBlock(value))
            return [`${name.padEnd(width)} = ${expression(value, hclQuoted, ' = ')}`];
        const blocks = (isList(value) ? value : [value]).filter(isSettings);
        return blocks.map((block) => `${name} {\n${indented(hclBlocks(block))}\n}`);
    })
        .join('\n');
}
const isBlock = (value) => isSettings(value) || (isList(value) && value.some(isSettings));
/** Members of an object: what is nested are expressions. */
const hclMembers = (settings) => Object.entries(settings)
    .map(([name, value]) => `${named(name, hclQuoted)} = ${expression(value, hclQuoted, ' = ')}`)
    .join('\n');
/** The same as CloudFormation's YAML. */
function yaml(settings) {
    return Object.entries(settings)
        .map(([name, value]) => {
        if (isSettings(value))
            return `${name}:\n${indented(yaml(value))}`;
        if (!isList(value))
            return `${name}: ${scalar(value, yamlQuoted)}`;
        if (value.every(isScalar))
            return `${name}: [${value.map((one) => scalar(one, yamlQuoted)).join(', ')}]`;
        return `${name}:\n${value
            .filter(isSettings)
            .map((one) => `  - ${yaml(one).replaceAll('\n', '\n    ')}`)
            .join('\n')}`;
    })
        .join('\n');
}
/** Members of a JSON object, without its braces. */
function jsonMembers(settings) {
    const text = JSON.stringify(settings, (_name, value) => (typeof value === 'string' ? (0,shell/* withoutUnseen */.z)(value) : value), 2);
    return text.slice(2, -2).replace(/^ {2}/gm, '');
}
const renamed = (value, rename) => {
    if (isList(value))
        return value.map((one) => renamed(one, rename));
    if (!isSettings(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [rename(name), renamed(one, rename)]));
};
/** `portMappings` → `PortMappings`; what is no name of the API's own, such as `awslogs-create-group`, stays. */
const inPascalCase = (settings) => renamed(settings, (name) => (name.includes('-') ? name : name.charAt(0).toUpperCase() + name.slice(1)));
/** `ephemeralStorage` → `ephemeral_storage`, as Terraform has it. */
const inSnakeCase = (settings) => renamed(settings, (name) => name.replace('GiB', 'Gib').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

;// CONCATENATED MODULE: ./src/diagnose/remedy/forms.ts


const awsCli = (code) => ({ tool: 'AWS CLI', code });
const forms_shell = (code) => ({ tool: 'Shell', code });
/** Several commands, one after the other: together they are the act. */
function inTurn(...commands) {
    const isAws = commands.every(({ tool }) => tool === 'AWS CLI');
    return [{ tool: isAws ? 'AWS CLI' : 'Shell', code: commands.map(({ code }) => code).join('\n\n') }];
}
/** A comment tells where it stands, and ends with its line: no name in it may bring a line of its own. */
const below = (sign, where, code) => `${sign} ${(0,shell/* withoutUnseen */.z)(where)}\n${code}`;
/** Arguments of a resource, which `where` names. */
const inTerraform = (where, settings) => ({
    tool: 'Terraform',
    code: below('#', `in ${where}`, hclBlocks(settings)),
});
const inCdk = (where, code) => ({ tool: 'CDK', code: below('//', `TypeScript, ${where}`, code) });
/** Properties of a resource of that type. */
const inCloudFormation = (type, settings) => ({
    tool: 'CloudFormation',
    code: below('#', `in the Properties of the ${type}`, yaml(settings)),
});
/** A resource of its own. */
const newInTerraform = (type, name, settings) => ({
    tool: 'Terraform',
    code: `resource "${type}" "${name}" {\n${hclBlocks(settings).replace(/^/gm, '  ')}\n}`,
});
const newInCloudFormation = (type, name, settings) => ({
    tool: 'CloudFormation',
    code: yaml({ [name]: { Type: type, Properties: settings } }),
});
/** JSON has no comments: what it is of stands in the remedy's text. */
const inTaskDefinition = (settings) => ({ tool: 'Task definition', code: jsonMembers(settings) });
const inConsole = (...path) => ({ tool: 'Console', code: (0,shell/* withoutUnseen */.z)(path.join(' > ')) });

;// CONCATENATED MODULE: ./src/diagnose/remedy/commands.ts
/** Commands for the AWS CLI, values that come from AWS made safe in them, and the names that they need. */



/** What a page shows without scrolling. */
const longestLine = 100;
/**
 * `aws elbv2 modify-target-group --target-group-arn … --region …`, an option a line where it is long.
 */
function awsCommand(timeline, command, options) {
    const all = { ...options, region: regionOf(timeline) };
    const words = Object.entries(all).flatMap(([name, value]) => {
        if (value === undefined)
            return [];
        return [value === true ? `--${name}` : `--${name} ${(0,shell/* shellQuoted */.x)(String(value))}`];
    });
    const line = ['aws', command, ...words].join(' ');
    return line.length <= longestLine ? line : [`aws ${command}`, ...words].join(' \\\n  ');
}
/** `arn:aws:ecs:eu-west-1:…` → `eu-west-1`. */
const regionOf = (timeline) => /^arn:[\w-]+:ecs:([\w-]+):/.exec((0,model_timeline/* latestService */.L7)(timeline)?.arn ?? timeline.name.cluster)?.[1];
const lastPart = (name) => name.slice(name.lastIndexOf('/') + 1);
const serviceName = (timeline) => (0,model_timeline/* latestService */.L7)(timeline)?.name ?? timeline.name.service;
const clusterName = (timeline) => (0,model_timeline/* latestService */.L7)(timeline)?.clusterName ?? lastPart(timeline.name.cluster);
/** `aws ecs <command> --cluster … --service …`. */
const serviceCommand = (timeline, command, options = {}) => awsCommand(timeline, `ecs ${command}`, { cluster: clusterName(timeline), service: serviceName(timeline), ...options });
/** Starts the deployment anew once its surroundings are mended. */
const redeploy = (timeline) => awsCli(serviceCommand(timeline, 'update-service', { 'force-new-deployment': true }));
/** `family` of what the deployment runs, for commands that register its next revision. */
const familyOf = (timeline) => (0,model_timeline/* ownDefinition */.Sh)(timeline)?.family ?? lastPart(timeline.deployment?.taskDefinition ?? 'task-definition').replace(/:\d+$/, '');

;// CONCATENATED MODULE: ./src/diagnose/remedy/task-definition-settings.ts






/** Of the whole task. */
const changeTask = (timeline, settings, cdk) => [
    inTaskDefinition(settings),
    inTerraform(`the aws_ecs_task_definition ${familyOf(timeline)}`, inSnakeCase(settings)),
    inCdk('on the task definition', cdk),
    inCloudFormation('AWS::ECS::TaskDefinition', inPascalCase(settings)),
];
/**
 * Of the container that the load balancer speaks to.
 *
 * @param cdk absent: its constructs know no such setting
 */
function changeContainer(timeline, settings, cdk) {
    const name = mainContainer(timeline)?.name ?? '<container>';
    const family = familyOf(timeline);
    return [
        { tool: 'Task definition', code: inTaskDefinition({ containerDefinitions: [{ name, ...settings }] }).code },
        terraformMembers(`container_definitions of the aws_ecs_task_definition ${family}, container ${name}`, settings),
        ...(cdk === undefined ? [] : [inCdk(`on the container ${name}`, cdk)]),
        inCloudFormation('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Name: name, ...inPascalCase(settings) }] }),
    ];
}
const terraformMembers = (where, settings) => ({
    tool: 'Terraform',
    code: `# in ${(0,shell/* withoutUnseen */.z)(where)}\n${hclMembers(settings)}`,
});
/** The memory of the task, or of its container where the task has none. */
function changeMemory(timeline, mebibytes) {
    const definition = (0,model_timeline/* ownDefinition */.Sh)(timeline);
    return definition?.memory === undefined && mainContainer(timeline)?.memory !== undefined
        ? changeContainer(timeline, { memory: mebibytes }, `memoryLimitMiB: ${mebibytes}`)
        : changeTask(timeline, { memory: String(mebibytes) }, `memoryLimitMiB: ${mebibytes}`);
}
/** The CPU that the task reserves, or its container where the task reserves none. */
function changeCpu(timeline, units) {
    const definition = (0,model_timeline/* ownDefinition */.Sh)(timeline);
    return definition?.cpu === undefined && mainContainer(timeline)?.cpu !== undefined
        ? changeContainer(timeline, { cpu: units }, `cpu: ${units}`)
        : changeTask(timeline, { cpu: String(units) }, `cpu: ${units}`);
}
/** Variables in the open. */
const setEnvironment = (timeline, variables) => changeContainer(timeline, { environment: Object.entries(variables).map(([name, value]) => ({ name, value })) }, `environment: ${typeScript(variables)}`);
/** A variable from a secret. */
const setSecret = (timeline, name, arn) => changeContainer(timeline, { secrets: [{ name, valueFrom: arn }] }, `secrets: { ${typeScript(name)}: ecs.Secret.fromSecretsManager(sm.Secret.fromSecretCompleteArn(this, "Secret", ${typeScript(arn)})) }`);
/** In bridge mode: a port of the host that is free. */
const useDynamicHostPort = (timeline) => {
    const mapping = { containerPort: mainContainer(timeline)?.portMappings[0]?.containerPort ?? 3000, hostPort: 0 };
    return changeContainer(timeline, { portMappings: [mapping] }, `portMappings: ${typeScript([mapping])}`);
};
/** What the container asks itself; of shell and of wget it needs what Alpine's busybox has. */
function checkByWget(timeline) {
    const port = mainContainer(timeline)?.portMappings[0]?.containerPort ?? 8080;
    const command = ['CMD-SHELL', `wget -q --spider http://localhost:${port}/health || exit 1`];
    return changeContainer(timeline, { healthCheck: { command, startPeriod: 30 } }, `healthCheck: { command: ${typeScript(command)}, startPeriod: Duration.seconds(30) }`);
}
/** For what the image was built for. */
const changeArchitecture = (timeline, architecture) => changeTask(timeline, { runtimePlatform: { cpuArchitecture: architecture, operatingSystemFamily: 'LINUX' } }, `runtimePlatform: { cpuArchitecture: ecs.CpuArchitecture.${architecture}, operatingSystemFamily: ecs.OperatingSystemFamily.LINUX }`);
/** Of a task on Fargate. */
const changeStorage = (timeline, gibibytes) => changeTask(timeline, { ephemeralStorage: { sizeInGiB: gibibytes } }, `ephemeralStorageGiB: ${gibibytes}`);
/** Which port of the container is behind the name that the service gives to VPC Lattice. */
const changePortMapping = (timeline, containerPort) => {
    const mapping = { name: '<port-name>', containerPort };
    return changeContainer(timeline, { portMappings: [mapping] }, `portMappings: ${typeScript([mapping])}`);
};
/** A variable from one key of a secret. */
const setSecretKey = (timeline, name, arn, key) => changeContainer(timeline, { secrets: [{ name, valueFrom: `${arn}:${key}::` }] }, `secrets: { ${name}: ecs.Secret.fromSecretsManager(sm.Secret.fromSecretCompleteArn(this, "Secret", ${typeScript(arn)}), ${typeScript(key)}) }`);
/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html */
const letDriverCreateLogGroup = (timeline) => {
    const { group = '<log-group>', region = '<region>', streamPrefix = 'ecs' } = mainContainer(timeline)?.log ?? {};
    const options = {
        'awslogs-create-group': 'true',
        'awslogs-group': group,
        'awslogs-region': region,
        'awslogs-stream-prefix': streamPrefix,
    };
    return changeContainer(timeline, { logConfiguration: { logDriver: 'awslogs', options } });
};

;// CONCATENATED MODULE: ./src/diagnose/causes/application/app-binds-wrong-interface.ts






/** Next.js prints the host name that it binds: on Fargate that of the task, so that a check on localhost fails. */
const banner = { where: texts/* log */.Rm, says: /Local: {1,6}https?:\/\/ip-\d{1,3}-\d{1,3}/ };

const appBindsWrongInterface = defineCause({
    id: 'app-binds-wrong-interface',
    severity: 'error',
    title: 'The application listens on an interface where the health check does not arrive',
    explanation: 'A server that listens on 127.0.0.1 answers only inside its container: the load balancer gets its connection refused. The reverse happens to checks on localhost when a server binds the address of the task alone.',
    origins: [
        'Development servers and some frameworks bind the loopback interface by default.',
        'Next.js takes HOSTNAME for the address to bind, and Fargate sets it.',
    ],
    prevention: 'Bind 0.0.0.0 (or ::) explicitly in the command of the image.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html',
    find: (timeline) => {
        const inward = (0,health_checks/* checksOf */.tg)(timeline).length === 0 ? [] : loopbackOnly(timeline.appLines);
        const isOutwardHarmful = containerChecksFail(timeline) || timeline.targetFailures.length === 0;
        const outward = isOutwardHarmful ? findQuote(timeline, banner) : undefined;
        return inward.length > 0 || outward ? { inward, outward } : undefined;
    },
    evidence: ({ inward, outward }) => [
        ...inward.slice(0, 2).map(({ line }) => ({ field: 'log', text: line.slice(0, 300) })),
        ...(outward?.evidence ?? []),
    ],
    sentence: ({ inward: [first] }) => first
        ? `the application listens on ${first.host ?? '127.0.0.1'}:${first.port} only, where the load balancer cannot reach it`
        : 'the application binds the address of the task alone, and the container health check asks localhost',
    remedies: (_found, timeline) => [
        {
            text: 'Let the application listen on 0.0.0.0: where it reads HOST or HOSTNAME (Next.js), by these; else by its own flag (Uvicorn, Flask, Vite: --host 0.0.0.0; Rails: -b 0.0.0.0; ASP.NET: ASPNETCORE_HTTP_PORTS=8080).',
            paste: [
                ...setEnvironment(timeline, { HOST: '0.0.0.0', HOSTNAME: '0.0.0.0' }),
                { tool: 'Dockerfile', code: 'ENV HOST=0.0.0.0\nENV HOSTNAME=0.0.0.0' },
            ],
        },
    ],
});

// EXTERNAL MODULE: ./src/model/defined.ts
var defined = __webpack_require__(6948);
;// CONCATENATED MODULE: ./src/diagnose/evidence/stage-before-end.ts
/** How far a deployment had come while ECS still went on with it: a rollback goes back through the stages. */

/** undefined: no observation shows it under way, or it has no stages. */
function stageBeforeEnd({ observations, deployment }) {
    for (const { serviceDeployments = [] } of observations.toReversed()) {
        const own = serviceDeployments.find(({ arn }) => arn === deployment?.serviceDeployment?.arn);
        if (own?.status !== 'IN_PROGRESS' || own.lifecycleStage === undefined)
            continue;
        return { stage: own.lifecycleStage, ...(0,defined/* defined */.s)({ productionWeight: own.target?.productionWeight }) };
    }
    return undefined;
}
/** ` at BAKE_TIME, with 100 % of production traffic`; nothing where it is not known. */
function atStage(progress) {
    if (!progress)
        return '';
    const { stage, productionWeight } = progress;
    return ` at ${stage}${productionWeight === undefined ? '' : `, with ${productionWeight} % of production traffic`}`;
}
const stageEvidence = (progress) => progress ? [{ field: 'ServiceDeployment.lifecycleStage', text: `${progress.stage}, before ECS gave it up` }] : [];

;// CONCATENATED MODULE: ./src/diagnose/remedy/lookups.ts




/** Shows the log of the container that the load balancer speaks to. */
function tailLog(timeline) {
    const group = (0,shell/* shellQuoted */.x)(mainContainer(timeline)?.log?.group ?? '<log-group>');
    return { tool: 'AWS CLI', code: awsCommand(timeline, `logs tail ${group}`, { since: '1h' }) };
}
/** Shows what the instances of the cluster have left. */
const describeCapacity = (timeline) => ({
    tool: 'AWS CLI',
    code: awsCommand(timeline, 'ecs describe-clusters', { clusters: clusterName(timeline), include: 'STATISTICS' }),
});
/** Shows why the newest task that failed stopped, in full. */
function describeStoppedTask(timeline) {
    const task = [...timeline.facts.tasks.values()].findLast(({ stop }) => stop?.benign === false)?.task.arn;
    return { tool: 'AWS CLI', code: awsCommand(timeline, 'ecs describe-tasks', { cluster: clusterName(timeline), tasks: task }) };
}
/** All that is left to do where ECS gave up and no stopped task was seen. */
const lookAtStoppedTasks = (timeline) => [
    {
        text: 'Look at the stopped tasks while ECS still shows them.',
        paste: [
            {
                tool: 'AWS CLI',
                code: awsCommand(timeline, 'ecs list-tasks', {
                    cluster: clusterName(timeline),
                    'service-name': serviceName(timeline),
                    'desired-status': 'STOPPED',
                }),
            },
        ],
    },
];
/** Adds instances, once it is seen what the cluster has left. */
const addInstances = (timeline) => inTurn(describeCapacity(timeline), awsCli(awsCommand(timeline, 'autoscaling set-desired-capacity', {
    'auto-scaling-group-name': '<auto-scaling-group>',
    'desired-capacity': '<number-of-instances>',
})));
/** @param name absent: it is not told which of the deployment's alarms it was */
const describeAlarm = (timeline, name = '<alarm>') => awsCli(awsCommand(timeline, 'cloudwatch describe-alarms', { 'alarm-names': name }));
/** Lets ECS place its tasks elsewhere. */
const drainInstance = (timeline) => awsCli(awsCommand(timeline, 'ecs update-container-instances-state', {
    cluster: clusterName(timeline),
    'container-instances': '<container-instance>',
    status: 'DRAINING',
}));

;// CONCATENATED MODULE: ./src/diagnose/causes/application/app-error-after-healthy.ts




/** Only alarms whose name speaks of errors: others tell of load, cost or anything else. */
const speaksOfErrors = /5xx|error|fault|fail|exception|unhealthy/i;
const appErrorAfterHealthy = defineCause({
    id: 'app-error-after-healthy',
    severity: 'error',
    title: 'The new revision is healthy by its checks, and an alarm about errors went off',
    explanation: 'The tasks passed their health checks and took traffic; then a CloudWatch alarm of the deployment that watches errors went off, and ECS gave the deployment up.',
    origins: [
        'The new revision fails on requests that the health check does not make.',
        'The alarm watches something that has nothing to do with this deployment.',
    ],
    prevention: 'Let the health check touch what the revision cannot do without, and keep bake time above the period of the alarm.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html',
    find: (timeline) => {
        const { facts, deployment } = timeline;
        const triggered = deployment?.serviceDeployment?.triggeredAlarmNames ?? [];
        const alarms = facts.firstHealthyAt === undefined ? [] : triggered.filter((name) => speaksOfErrors.test(name));
        return alarms[0] === undefined ? undefined : { alarms, first: alarms[0], stage: stageBeforeEnd(timeline) };
    },
    evidence: ({ alarms, stage }) => [
        ...alarms.map((name) => ({ field: 'ServiceDeployment.alarms.triggeredAlarmNames', text: name })),
        ...stageEvidence(stage),
    ],
    sentence: ({ first, stage }) => `the tasks were healthy, and then the alarm ${first} went off${atStage(stage)}`,
    remedies: ({ first }, timeline) => [
        {
            text: 'Look what the alarm saw, and read the log of the application for that time.',
            paste: inTurn(describeAlarm(timeline, first), tailLog(timeline)),
        },
    ],
});

// EXTERNAL MODULE: ./src/model/durations.ts
var durations = __webpack_require__(7248);
// EXTERNAL MODULE: ./src/diagnose/evidence/stopped-tasks.ts
var stopped_tasks = __webpack_require__(9098);
// EXTERNAL MODULE: ./src/diagnose/evidence/target-failures.ts
var target_failures = __webpack_require__(3511);
;// CONCATENATED MODULE: ./src/diagnose/evidence/failed-checks.ts
/** Failed health checks of the load balancer, joined with how the check is configured and what became of the tasks. */






/** The check that a failure is of: the named group's, else the first. */
function checkOf(timeline, failure) {
    const checks = (0,health_checks/* checksOf */.tg)(timeline);
    return checks.find(({ group }) => group.arn === failure?.groupArn) ?? checks[0];
}
/** The failures that fit, with the check of the first of them. */
function failedCheck(timeline, fits) {
    const failures = timeline.targetFailures.filter(fits);
    return failures.length === 0 ? undefined : { failures, ...(0,defined/* defined */.s)({ check: checkOf(timeline, failures[0]) }) };
}
/** The check that targets answered with one of these codes. */
function answeredWith(timeline, fits) {
    const found = failedCheck(timeline, (failure) => failure.codes.some((code) => fits(code, checkOf(timeline, failure))));
    const code = found?.failures[0]?.codes[0];
    return found && code !== undefined ? { ...found, code } : undefined;
}
const isUnreached = ({ state, reason, codes }) => state.startsWith('unhealthy') && codes.length === 0 && unreachedReasons.includes(reason);
const unreachedReasons = ['Target.FailedHealthChecks', 'Target.Timeout', target_failures/* latticeFailed */.Y];
/** The check of a target that could not be reached, as far as is known: refused, or not answered; VPC Lattice tells no difference. */
const unreachedCheck = (timeline) => failedCheck(timeline, isUnreached)?.check;
function failureEvidence({ field, text, reason, times }) {
    const whole = field.startsWith('TargetHealth') && text !== reason ? `${reason}: ${text}` : text;
    return { field, text: times > 1 ? `${whole} (${times} times)` : whole };
}
/** How targets failed a check, and what it is set to. */
const failedCheckEvidence = ({ failures, check }) => [
    ...failures.slice(0, 3).map(failureEvidence),
    ...checkEvidence(check),
];
/** What a check is set to, as evidence. */
function checkEvidence(check) {
    if (!check)
        return [];
    const { name, healthCheck } = check.group;
    const accepts = healthCheck.matcher === undefined ? '' : `, accepts ${healthCheck.matcher}`;
    return [{ field: 'TargetGroup.HealthCheckPath', text: `${(0,health_checks/* asks */.zW)(check)}${accepts} (${name})` }];
}
/** `the load balancer asks GET / on port 3000, gets 404 and accepts only 200; three tasks were killed for it`. */
function answeredSentence({ failures, check }, timeline) {
    const codes = [...new Set(failures.flatMap((failure) => failure.codes))].map(String);
    const matcher = check?.group.healthCheck.matcher;
    const accepts = matcher === undefined ? '' : ` and accepts only ${matcher}`;
    return `the load balancer ${check ? (0,health_checks/* asks */.zW)(check) : 'asks'}, gets ${(0,model_text/* list */.p_)(codes)}${accepts}${killedClause(timeline)}`;
}
/** `; three tasks were killed for it`; nothing where none was. */
function killedClause(timeline, verb = 'killed') {
    const killed = killedCount(timeline);
    return killed > 0 ? `; ${(0,stopped_tasks/* tasksWere */.SW)(killed)} ${verb} for it` : '';
}
/** How many tasks were killed for the load balancer, or stopped for any failure where ECS does not say. */
function killedCount(timeline) {
    const isToldByEvents = timeline.targetFailures.some(({ field }) => field === 'Service.events');
    return (0,stopped_tasks/* killedByLoadBalancer */.Dq)(timeline).length || (isToldByEvents ? (0,stopped_tasks/* failedStops */.hO)(timeline).length : 0);
}
/** How long a task that does not answer lives: grace period + threshold × interval + timeout, the shortest of its groups. */
function condemnedAfterSeconds(timeline) {
    const condemned = (0,health_checks/* checksOf */.tg)(timeline).map(({ group }) => (0,durations/* targetCondemnedSeconds */.cu)(group.healthCheck));
    return condemned.length === 0 ? undefined : (0,health_checks/* graceSeconds */.uA)(timeline) + Math.min(...condemned);
}
/** That killed tasks lived equally long is the signature of a check that never succeeded, often of a grace period too short. */
function lifetimeEvidence(timeline) {
    const lived = (0,stopped_tasks/* killedByLoadBalancer */.Dq)(timeline).flatMap(({ task, stop }) => task.startedAt === undefined || !stop ? [] : [Math.round((stop.at - task.startedAt) / 1000)]);
    const [shortest, longest] = [Math.min(...lived), Math.max(...lived)];
    const condemned = condemnedAfterSeconds(timeline);
    const interval = (0,health_checks/* checksOf */.tg)(timeline)[0]?.group.healthCheck.intervalSeconds ?? 30;
    if (lived.length < 2 || condemned === undefined || longest - shortest > interval)
        return [];
    const span = shortest === longest ? String(shortest) : `${shortest} to ${longest}`;
    return [
        {
            field: 'Task.stoppingAt',
            text: `${(0,model_text/* count */.U9)(lived.length, 'task')} lived ${span} s; one that never answers is condemned ${condemned} s after its start`,
        },
    ];
}

;// CONCATENATED MODULE: ./src/diagnose/remedy/service-settings.ts





/**
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ecs.BaseServiceOptions.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
 */
const changeService = (timeline, { options, terraform, cdk, cloudFormation }) => [
    awsCli(serviceCommand(timeline, 'update-service', options)),
    inTerraform(`the aws_ecs_service ${serviceName(timeline)}`, terraform),
    inCdk('on the service', cdk),
    inCloudFormation('AWS::ECS::Service', cloudFormation),
];
const changeGracePeriod = (timeline, seconds) => [
    ...changeService(timeline, {
        options: { 'health-check-grace-period-seconds': seconds },
        terraform: { health_check_grace_period_seconds: seconds },
        cdk: `healthCheckGracePeriod: Duration.seconds(${seconds})`,
        cloudFormation: { HealthCheckGracePeriodSeconds: seconds },
    }),
    inConsole('ECS', clusterName(timeline), serviceName(timeline), 'Update service', `Load balancing: health check grace period ${seconds} seconds`),
];
const changeDesiredCount = (timeline, count) => changeService(timeline, {
    options: { 'desired-count': count },
    terraform: { desired_count: count },
    cdk: `desiredCount: ${count}`,
    cloudFormation: { DesiredCount: count },
});
/** How many tasks may run during a deployment, in percent of the desired count. */
const changeRolloutBounds = (timeline, least, most) => changeService(timeline, {
    options: { 'deployment-configuration': `minimumHealthyPercent=${least},maximumPercent=${most}` },
    terraform: { deployment_minimum_healthy_percent: least, deployment_maximum_percent: most },
    cdk: `minHealthyPercent: ${least},\nmaxHealthyPercent: ${most}`,
    cloudFormation: { DeploymentConfiguration: { MinimumHealthyPercent: least, MaximumPercent: most } },
});
/** Some on-demand tasks, and Spot for the rest. */
function baseOnDemand(timeline, spotWeight) {
    const strategy = [
        { capacityProvider: 'FARGATE', base: 1, weight: 1 },
        { capacityProvider: 'FARGATE_SPOT', weight: spotWeight },
    ];
    return changeService(timeline, {
        options: { 'capacity-provider-strategy': JSON.stringify(strategy), 'force-new-deployment': true },
        terraform: {
            capacity_provider_strategy: strategy.map(({ capacityProvider, ...shares }) => ({
                capacity_provider: capacityProvider,
                ...shares,
            })),
            force_new_deployment: true,
        },
        cdk: `capacityProviderStrategies: ${typeScript(strategy)}`,
        cloudFormation: { CapacityProviderStrategy: strategy.map(inPascalCase) },
    });
}
/** Where its tasks run; which subnets and groups those are is not known here. */
function changeSubnets(timeline) {
    const network = { subnets: ['<subnets>'], securityGroups: ['<security-group>'] };
    return changeService(timeline, {
        options: { 'network-configuration': JSON.stringify({ awsvpcConfiguration: network }) },
        terraform: { network_configuration: { subnets: network.subnets, security_groups: network.securityGroups } },
        cdk: [
            `vpcSubnets: { subnets: [ec2.Subnet.fromSubnetId(this, "Subnet", "<subnets>")] }`,
            `securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(this, "Group", "<security-group>")]`,
        ].join(',\n'),
        cloudFormation: { NetworkConfiguration: { AwsvpcConfiguration: inPascalCase(network) } },
    });
}
/** Which target group its tasks are registered with, and by which port. */
function changeRegistration(timeline, registration) {
    const { targetGroupArn, containerName, containerPort } = registration;
    const inTools = [
        inTerraform(`the aws_ecs_service ${serviceName(timeline)}`, {
            load_balancer: { target_group_arn: targetGroupArn, container_name: containerName, container_port: containerPort },
        }),
        inCdk(`on the target group ${targetGroupArn}`, `targetGroup.addTarget(service.loadBalancerTarget(${typeScript({ containerName, containerPort })}))`),
        inCloudFormation('AWS::ECS::Service', { LoadBalancers: [inPascalCase({ ...registration })] }),
    ];
    // The command replaces all of them, and of a pair the role is not known here.
    if (((0,model_timeline/* latestService */.L7)(timeline)?.loadBalancers ?? []).some((one, index) => index > 0 || one.alternateTargetGroupArn !== undefined))
        return inTools;
    const options = { 'load-balancers': JSON.stringify([registration]) };
    return [awsCli(serviceCommand(timeline, 'update-service', options)), ...inTools];
}
/** Room for the rollout above the desired count, or below it. */
function roomForRollout(timeline) {
    const least = ((0,model_timeline/* latestService */.L7)(timeline)?.desiredCount ?? 1) > 1 ? 50 : 0;
    return [
        { text: 'Let more tasks run during a deployment.', paste: changeRolloutBounds(timeline, 100, 200) },
        {
            text: `Where there is no room for more, let fewer run${least === 0 ? ': the service is away meanwhile' : ''}.`,
            paste: changeRolloutBounds(timeline, least, 100),
        },
    ];
}
/** For what the load balancer condemns before it has started. */
function giveTimeToStart(timeline) {
    const condemned = condemnedAfterSeconds(timeline) ?? 0;
    return {
        text: `If the application needs longer than ${condemned} s to start, give it a longer grace period.`,
        paste: changeGracePeriod(timeline, Math.max(60, Math.ceil((condemned * 2) / 30) * 30)),
    };
}

;// CONCATENATED MODULE: ./src/diagnose/causes/application/app-unresponsive-under-load.ts






const appUnresponsiveUnderLoad = quoteCause({
    id: 'app-unresponsive-under-load',
    severity: 'error',
    title: 'The application runs but is too busy to answer',
    explanation: 'The process lives, and its workers, threads or connections are all taken, so that the health check is not answered in time.',
    origins: [
        'The task has too little CPU for its load.',
        'Workers wait for a slow dependency.',
        'A pool or a file limit is too small.',
    ],
    prevention: 'Keep the health endpoint off the busy path, and scale on load before it saturates.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html',
    /** Its text stands, with its field, in shows_gunicorn.json. */
    quote: {
        where: texts/* log */.Rm,
        says: anyOf([
            /WORKER TIMEOUT|[Ee]vent loop .{0,40}(?:block|lag|delay|stall)|[Tt]hread ?[Pp]ool.{0,60}(?:exhaust|starv|full)/,
            /thread starvation|QueuePool limit|worker_connections are not enough|reached .{0,20}max_children/,
            /MaxRequestWorkers|RejectedExecution|[Tt]oo many open files|\bEMFILE\b|blocked thread|[Aa]ll threads .{0,40}busy/,
            /upstream timed out|Thread blocked|request queue .{0,20}(?:full|exceed)|harakiri|listen queue .{0,40}full/,
        ]),
    },
    sentence: (found) => `the application is too busy to answer: ${found.excerpt}`,
    remedies: (_found, timeline) => [
        {
            text: 'Give the service more tasks; where one task does not answer either, give each more CPU, workers or connections.',
            paste: changeDesiredCount(timeline, ((0,model_timeline/* latestService */.L7)(timeline)?.desiredCount ?? 1) * 2),
        },
        { text: 'Look at what keeps them busy: the log of the application.', paste: [tailLog(timeline)] },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/aws/aws-internal-error.ts





/** Its text stands, with its field, in shows_elb.json. */
const quote = {
    where: [...texts/* reasons */.Ot, 'ServiceDeployment.statusReason'],
    says: /\bInternalError\b|ServerException|InternalServerError|InternalFailure|ServiceUnavailable(?:Exception)?\b|internal service error|due to an internal error/,
    butNot: /Health checks failed with these codes/,
};
const isOfElb = ({ reason, field }) => reason === 'Elb.InternalError' && field.startsWith('TargetHealth');
const awsInternalError = defineCause({
    id: 'aws-internal-error',
    severity: 'error',
    title: 'AWS met an internal error of its own',
    explanation: 'ECS, the load balancer or Fargate failed for a reason within AWS. It usually goes away by itself.',
    origins: ['A fault or an event in the region.'],
    prevention: 'Spread tasks over zones, and retry deployments that end so.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
    find: (timeline) => {
        const failures = timeline.targetFailures.filter(isOfElb);
        const quoted = findQuote(timeline, quote);
        const says = failures[0]?.text ?? quoted?.excerpt;
        return says === undefined ? undefined : { failures, quoted, says };
    },
    evidence: ({ failures, quoted }) => [...failures.slice(0, 2).map(failureEvidence), ...(quoted?.evidence ?? [])],
    sentence: ({ says }) => `AWS met an internal error: ${says.slice(0, 160)}`,
    remedies: (_found, timeline) => [
        {
            text: 'Deploy again; if it stays, look at AWS Health and ask AWS Support.',
            paste: [redeploy(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/aws/ecs-api-throttled.ts



const ecsApiThrottled = quoteCause({
    id: 'ecs-api-throttled',
    severity: 'error',
    title: 'AWS throttles what ECS does for the service',
    explanation: 'The scheduler calls Elastic Load Balancing, Cloud Map or EC2 on behalf of the service, and these calls are limited. The deployment goes on more slowly.',
    origins: ['Many services deploy at once in the account.', 'Something else uses up the limits of the account.'],
    prevention: 'Spread deployments over time.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_event.json. */
    quote: {
        where: texts/* events */.AZ,
        says: /operations are being throttled|ECS_OPERATION_THROTTLED|SERVICE_DISCOVERY_OPERATION_THROTTLED|Throttling(?:Exception)?\b|Rate exceeded/i,
    },
    sentence: () => 'the operations of the ECS scheduler for this service are throttled',
    remedies: (_found, timeline) => [
        {
            text: 'Wait, and deploy again with fewer changes at the same time.',
            paste: [redeploy(timeline)],
        },
    ],
});

// EXTERNAL MODULE: ./src/model/elb-names.ts
var elb_names = __webpack_require__(5413);
;// CONCATENATED MODULE: ./src/diagnose/evidence/networking-faults.ts
/**
 * What ECS finds wrong with listener rules and target groups before it shifts traffic, by the stable middle of its texts.
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html
 */


const arn = '(arn:[\\w:/-]{1,300})';
const withArn = (before, after = '') => new RegExp(`${before}${arn}${after}`, 'i');
const ruleArnIn = withArn('productionListenerRule ');
const infrastructureRoleIn = /ECS Infrastructure Role '?(arn:[\w-]{1,20}:iam::\w{1,20}:role\/[\w+=,.@/-]{1,200})'?/i;
const networking_faults_named = (found, detail, otherwise) => {
    const captured = found.capture(detail);
    return captured === undefined ? otherwise : (0,elb_names/* targetGroupName */.IT)(captured);
};
const faults = [
    {
        says: /target group .{0,300}not associated with/i,
        mendedBy: 'forward',
        sentence: (found) => `target group ${networking_faults_named(found, withArn('target group '), 'of the service')} is in neither the production nor the test listener rule`,
    },
    {
        says: /exactly one target group serving traffic|more than one target group serving traffic/i,
        mendedBy: 'forward',
        sentence: (found, rule) => `${rule} sends production traffic to ${found.capture(/but found (\d{1,3}) target groups/i) ?? 'several'} target groups at once; ECS starts only where exactly one gets any`,
    },
    {
        says: /unexpected target group/i,
        mendedBy: 'forward',
        sentence: (found, rule) => {
            const expected = [withArn('targetGroupArn: '), withArn('alternateTargetGroupArn: ')].map((one) => networking_faults_named(found, one, '?'));
            const seen = networking_faults_named(found, withArn('unexpected target group '), 'another target group');
            const instead = expected.includes('?') ? 'the pair of the service' : (0,model_text/* list */.p_)(expected).replace(' and ', ' or ');
            return `${rule} forwards production traffic to ${seen}; ECS expected ${instead}`;
        },
    },
    {
        says: /both targetGroup and alternateTargetGroup must be associated/i,
        mendedBy: 'forward',
        sentence: (_found, rule) => `${rule} and the test listener rule do not name both target groups of the pair`,
    },
    {
        says: /one or more (?:listener )?rules not found/i,
        mendedBy: 'rule',
        sentence: (_found, rule) => `a listener rule that the service names does not exist: ${rule}, or its test listener rule`,
    },
    {
        says: /missing permissions on ECS Infrastructure Role/i,
        mendedBy: 'role',
        sentence: (found) => `ECS cannot use the infrastructure role ${found.capture(infrastructureRoleIn) ?? 'of the service'} to change listener rules`,
    },
];
const unknown = {
    says: /./,
    mendedBy: 'unknown',
    sentence: (found) => `listener rules and target groups do not fit the deployment: ${(found.capture(/invalid networking configuration[.:]? ?(.{1,160})/i) ?? 'invalid networking configuration').replace(/\.$/, '')}`,
};
const networkingFaultOf = (found) => faults.find(({ says }) => found.capture(says) !== undefined) ?? unknown;
/** `the production listener rule 9683… of public`, or without a name. */
const namedRule = (ruleArn) => ruleArn === undefined ? 'the production listener rule' : `the production listener ${(0,elb_names/* ruleName */.oF)(ruleArn)}`;

;// CONCATENATED MODULE: ./src/diagnose/remedy/lattice.ts
/** Commands about target groups, rules and listeners of VPC Lattice. */





/** `--health-check` takes the whole of it, in the API's own names. */
const healthCheckJson = ({ enabled, protocol, port, path, matcher, ...times }) => JSON.stringify({
    enabled,
    protocol,
    ...(port === 'traffic-port' ? {} : { port: Number(port) }),
    ...(0,defined/* defined */.s)({ path, matcher: matcher === undefined ? undefined : { httpCode: matcher } }),
    healthCheckIntervalSeconds: times.intervalSeconds,
    healthCheckTimeoutSeconds: times.timeoutSeconds,
    healthyThresholdCount: times.healthyThreshold,
    unhealthyThresholdCount: times.unhealthyThreshold,
});
/** What a group is to check, all of it. */
const setLatticeHealthCheck = (timeline, { arn, healthCheck }) => awsCli(awsCommand(timeline, 'vpc-lattice update-target-group', {
    'target-group-identifier': arn,
    'health-check': healthCheckJson(healthCheck),
}));
/**
 * The group's health check with these changes: for a command all of it, for the other tools what is to be set.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpclattice_target_group
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-vpclattice-targetgroup-healthcheckconfig.html
 */
function changeLatticeHealthCheck(timeline, group, change) {
    const command = setLatticeHealthCheck(timeline, { ...group, healthCheck: { ...group.healthCheck, ...change } });
    const { path, matcher, port, protocol, enabled } = change;
    // The port of the traffic is the one that is not set: elsewhere a line is to be taken out.
    if (port === 'traffic-port')
        return [command];
    const fixedPort = port === undefined ? undefined : Number(port);
    const [interval, timeout] = [change.intervalSeconds, change.timeoutSeconds];
    const [healthy, unhealthy] = [change.healthyThreshold, change.unhealthyThreshold];
    const named = (0,defined/* defined */.s)({
        enabled,
        protocol,
        port: fixedPort,
        path,
        matcher: matcher === undefined ? undefined : { httpCode: matcher },
        healthCheckIntervalSeconds: interval,
        healthCheckTimeoutSeconds: timeout,
        healthyThresholdCount: healthy,
        unhealthyThresholdCount: unhealthy,
    });
    const forTerraform = (0,defined/* defined */.s)({
        enabled,
        protocol,
        port: fixedPort,
        path,
        matcher: matcher === undefined ? undefined : { value: matcher },
        health_check_interval_seconds: interval,
        health_check_timeout_seconds: timeout,
        healthy_threshold_count: healthy,
        unhealthy_threshold_count: unhealthy,
    });
    return [
        command,
        inTerraform(`the aws_vpclattice_target_group ${group.name}`, { config: { health_check: forTerraform } }),
        inCdk('in the config of the CfnTargetGroup', `healthCheck: ${typeScript(named)}`),
        inCloudFormation('AWS::VpcLattice::TargetGroup', { Config: { HealthCheck: inPascalCase(named) } }),
    ];
}
/** Shows the targets of a group as VPC Lattice sees them. */
const listTargets = (timeline, targetGroupArn) => ({
    tool: 'AWS CLI',
    code: awsCommand(timeline, 'vpc-lattice list-targets', { 'target-group-identifier': targetGroupArn }),
});
/** Which rule or listener an ARN names, as options. */
function lattice_named(ruleArn) {
    const [service = '', listener, rule] = ruleArn.split(/\/(?:listener|rule)\//);
    const options = { 'service-identifier': service, ...(0,defined/* defined */.s)({ 'listener-identifier': listener, 'rule-identifier': rule }) };
    return { noun: rule === undefined ? 'listener' : 'rule', options };
}
function describeLatticeRule(timeline, ruleArn) {
    const { noun, options } = lattice_named(ruleArn);
    return { tool: 'AWS CLI', code: awsCommand(timeline, `vpc-lattice get-${noun}`, options) };
}
function listLatticeRules(timeline, ruleArn) {
    const { options } = lattice_named((0,elb_names/* listenerOf */.Al)(ruleArn));
    return { tool: 'AWS CLI', code: awsCommand(timeline, 'vpc-lattice list-rules', options) };
}
/** Everything goes to one group, and the other stays in the rule. */
function forwardAtLattice(timeline, ruleArn, to, other) {
    const { noun, options } = lattice_named(ruleArn);
    const targetGroups = [
        { targetGroupIdentifier: to, weight: 100 },
        { targetGroupIdentifier: other, weight: 0 },
    ];
    return {
        tool: 'AWS CLI',
        code: awsCommand(timeline, `vpc-lattice update-${noun}`, {
            ...options,
            [noun === 'rule' ? 'action' : 'default-action']: JSON.stringify({ forward: { targetGroups } }),
        }),
    };
}
/** Sends everything that a listener gets to one group, unless a rule says otherwise. */
function forwardLatticeListener(timeline, targetGroupArn) {
    const targetGroups = [{ targetGroupIdentifier: targetGroupArn, weight: 100 }];
    return [
        awsCli(awsCommand(timeline, 'vpc-lattice update-listener', {
            'service-identifier': '<service>',
            'listener-identifier': '<listener>',
            'default-action': JSON.stringify({ forward: { targetGroups } }),
        })),
        inTerraform('the aws_vpclattice_listener <listener> of <service>', {
            default_action: { forward: { target_groups: { target_group_identifier: targetGroupArn, weight: 100 } } },
        }),
        inCdk('on the CfnListener <listener> of <service>', `defaultAction: ${typeScript({ forward: { targetGroups } })}`),
        inCloudFormation('AWS::VpcLattice::Listener', {
            DefaultAction: { Forward: { TargetGroups: targetGroups.map(inPascalCase) } },
        }),
    ];
}

;// CONCATENATED MODULE: ./src/diagnose/remedy/listener-rules.ts




/** A Network Load Balancer has no rules: its listener forwards by itself, as one of VPC Lattice may. */
const isRule = (arn) => ((0,elb_names/* isLattice */.jr)(arn) ? arn.includes('/rule/') : !arn.includes(':listener/'));
/** Of a pair that the deployment's tasks are registered with, everything goes to their group. */
const sendAllToOwn = (timeline, { own, other, loadBalancer }) => sendAll(timeline, loadBalancer.productionListenerRule ?? '<production-listener-rule>', [own, other], loadBalancer.registration === 'registered' ? own : undefined);
/**
 * Everything goes to one group of a pair, and the other stays in the rule, as ECS wants to find it. Weights are ECS's own, so that
 * no template has them: it is only to leave them alone.
 *
 * @param to absent: the one in which targets are healthy, where that is one alone
 */
function sendAll(timeline, ruleArn, pair, to = onlyServing(timeline, pair)) {
    if (to !== undefined) {
        const other = pair.find((arn) => arn !== to) ?? '<other-target-group>';
        return [
            {
                text: `Let the rule name both groups of the pair and send everything to ${(0,elb_names/* targetGroupName */.IT)(to)}, where the healthy targets are. ${keepOthers}`,
                paste: [forward(timeline, ruleArn, to, other)],
            },
            leaveWeights(ruleArn),
        ];
    }
    const [first, ...more] = pair.map((arn) => describeTargets(timeline, arn));
    const change = forward(timeline, ruleArn, '<group-with-healthy-targets>', '<other-group>');
    return [
        {
            text: `Look which group of the pair has healthy targets; let the rule name both and send everything to that one. ${keepOthers}`,
            paste: first ? inTurn(first, ...more, change) : [change],
        },
        leaveWeights(ruleArn),
    ];
}
/** Shows the health of a group's targets. */
const describeTargets = (timeline, arn) => (0,elb_names/* isLattice */.jr)(arn)
    ? listTargets(timeline, arn)
    : awsCli(awsCommand(timeline, 'elbv2 describe-target-health', { 'target-group-arn': arn }));
/** Such as one that authenticates, before the request is forwarded. */
const keepOthers = 'If the rule has other actions, name them too: this replaces them all.';
function onlyServing({ observations }, pair) {
    const [first, second] = pair.filter((arn) => observations
        .findLast(({ targets }) => targets.has(arn))
        ?.targets.get(arn)
        ?.some(({ state }) => state === 'healthy'));
    return second === undefined ? first : undefined;
}
function forward(timeline, ruleArn, to, other) {
    if ((0,elb_names/* isLattice */.jr)(ruleArn))
        return forwardAtLattice(timeline, ruleArn, to, other);
    const groups = [
        { TargetGroupArn: to, Weight: 100 },
        { TargetGroupArn: other, Weight: 0 },
    ];
    const actions = JSON.stringify([{ Type: 'forward', ForwardConfig: { TargetGroups: groups } }]);
    return awsCli(isRule(ruleArn)
        ? awsCommand(timeline, 'elbv2 modify-rule', { 'rule-arn': ruleArn, actions })
        : awsCommand(timeline, 'elbv2 modify-listener', { 'listener-arn': ruleArn, 'default-actions': actions }));
}
/** Shows where a rule sends requests now. */
function describeRule(timeline, ruleArn) {
    if ((0,elb_names/* isLattice */.jr)(ruleArn))
        return describeLatticeRule(timeline, ruleArn);
    return awsCli(isRule(ruleArn)
        ? awsCommand(timeline, 'elbv2 describe-rules', { 'rule-arns': ruleArn })
        : awsCommand(timeline, 'elbv2 describe-listeners', { 'listener-arns': ruleArn }));
}
/** Lets Terraform leave the weights alone, which ECS changes with every deployment. */
function leaveWeights(ruleArn) {
    const product = (0,elb_names/* isLattice */.jr)(ruleArn) ? 'vpclattice' : 'lb';
    const [resource, action] = isRule(ruleArn)
        ? [`aws_${product}_listener_rule`, 'action']
        : [`aws_${product}_listener`, 'default_action'];
    return {
        keeps: true,
        text: 'Where Terraform made the rule, let it leave the weights alone: ECS changes them with every deployment, and the next apply would set them back.',
        paste: [{ tool: 'Terraform', code: `# in the ${resource}\nlifecycle {\n  ignore_changes = [${action}]\n}` }],
    };
}

;// CONCATENATED MODULE: ./src/diagnose/remedy/missing-rules.ts






/** For a rule that AWS does not find. */
function createRuleAgain(timeline, ruleArn) {
    const isNamed = ((0,model_timeline/* latestService */.L7)(timeline)?.loadBalancers ?? []).some(({ productionListenerRule, testListenerRule }) => productionListenerRule === ruleArn || testListenerRule === ruleArn);
    const look = (0,elb_names/* isLattice */.jr)(ruleArn)
        ? listLatticeRules(timeline, ruleArn)
        : awsCli(awsCommand(timeline, 'elbv2 describe-rules', { 'listener-arn': (0,elb_names/* listenerOf */.Al)(ruleArn) }));
    const text = 'Look for the rule that took its place, or create it again with both target groups, and name it in the service.';
    return [{ text, paste: isNamed && !(0,elb_names/* isLattice */.jr)(ruleArn) ? nameRule(timeline, ruleArn, look) : [look] }];
}
/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html; ECS tells the role to nobody. */
function nameRule(timeline, ruleArn, look) {
    const entries = (0,model_timeline/* latestService */.L7)(timeline)?.loadBalancers ?? [];
    const member = entries.some(({ testListenerRule }) => testListenerRule === ruleArn)
        ? 'testListenerRule'
        : 'productionListenerRule';
    const named = (arn) => (arn === ruleArn ? '<listener-rule-arn>' : arn);
    const all = entries.map(({ alternateTargetGroupArn, productionListenerRule, testListenerRule, ...entry }) => ({
        ...entry,
        ...(alternateTargetGroupArn === undefined
            ? {}
            : {
                advancedConfiguration: {
                    alternateTargetGroupArn,
                    productionListenerRule: named(productionListenerRule),
                    testListenerRule: named(testListenerRule),
                    roleArn: '<infrastructure-role-arn>',
                },
            }),
    }));
    const change = awsCli(serviceCommand(timeline, 'update-service', { 'load-balancers': JSON.stringify(all) }));
    const setting = { [member]: '<listener-rule-arn>' };
    return [
        ...inTurn(look, change),
        inTerraform(`the aws_ecs_service ${serviceName(timeline)}`, {
            load_balancer: { advanced_configuration: inSnakeCase(setting) },
        }),
        inCloudFormation('AWS::ECS::Service', { LoadBalancers: [{ AdvancedConfiguration: inPascalCase(setting) }] }),
    ];
}

;// CONCATENATED MODULE: ./src/diagnose/remedy/service-roles.ts

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AmazonECSInfrastructureRolePolicyForLoadBalancers.html */
const loadBalancerPolicy = 'arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers';
const nameOf = (roleArn) => (0,shell/* shellQuoted */.x)(roleArn.slice(roleArn.lastIndexOf('/') + 1));
/** Lets ECS assume a role; `ecs-tasks.amazonaws.com`, which the roles of tasks trust, is somebody else. */
function trustEcs(roleArn) {
    const trust = {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };
    return {
        tool: 'AWS CLI',
        code: `aws iam update-assume-role-policy --role-name ${nameOf(roleArn)} --policy-document ${(0,shell/* shellQuoted */.x)(JSON.stringify(trust))}`,
    };
}
const attachToRole = (roleArn, policyArn) => ({
    tool: 'AWS CLI',
    code: `aws iam attach-role-policy --role-name ${nameOf(roleArn)} --policy-arn ${policyArn}`,
});
/** Lets a role invoke a function. */
function allowInvoke(roleArn, functionArn) {
    const policy = {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: [functionArn, `${functionArn}:*`] }],
    };
    return {
        tool: 'AWS CLI',
        code: `aws iam put-role-policy --role-name ${nameOf(roleArn)} --policy-name invoke-hook --policy-document ${(0,shell/* shellQuoted */.x)(JSON.stringify(policy))}`,
    };
}

;// CONCATENATED MODULE: ./src/diagnose/remedy/networking.ts





function mendNetworking(timeline, mendedBy, { ruleArn, roleArn }) {
    switch (mendedBy) {
        case 'forward':
            return sendAll(timeline, ruleArn, pairOf(timeline, ruleArn));
        case 'rule':
            return createRuleAgain(timeline, ruleArn);
        case 'role':
            return [
                {
                    text: 'Let the role trust ecs.amazonaws.com, and give it the permissions for load balancers.',
                    paste: inTurn(trustEcs(roleArn), attachToRole(roleArn, loadBalancerPolicy)),
                },
            ];
        case 'unknown':
            return [
                {
                    text: 'Let both target groups stand in the listener rules that the service names, and only one of them get traffic: look where they forward now.',
                    paste: [describeRule(timeline, ruleArn)],
                },
                leaveWeights(ruleArn),
            ];
    }
}
/** As the service names it: what ECS refused came before it chose one of the two. */
function pairOf(timeline, ruleArn) {
    const entry = (0,model_timeline/* latestService */.L7)(timeline)?.loadBalancers.find(({ productionListenerRule }) => productionListenerRule === ruleArn);
    return [entry?.targetGroupArn, entry?.alternateTargetGroupArn].filter((arn) => arn !== undefined);
}

;// CONCATENATED MODULE: ./src/diagnose/causes/blue-green/bluegreen-networking-config.ts






/** As the text names it; else as the service does, where it has only one. */
function ruleArnOf(found, timeline) {
    const rules = ((0,model_timeline/* latestService */.L7)(timeline)?.loadBalancers ?? []).flatMap(({ productionListenerRule }) => productionListenerRule ?? []);
    return found.capture(ruleArnIn) ?? (rules.length === 1 ? rules[0] : undefined);
}
const bluegreenNetworkingConfig = quoteCause({
    id: 'bluegreen-networking-config',
    severity: 'error',
    title: 'Listener rules and target groups do not fit the deployment',
    explanation: 'A blue/green, linear or canary deployment moves traffic between two target groups by the weights of their listener rules. ECS found that these do not fit together, and rolled back.',
    origins: [
        'A target group is in no listener rule, or both serve traffic at once: a tool reset the weights, or a shift was interrupted.',
        'A rule was replaced or deleted, or forwards to a target group that the service does not name.',
        'The infrastructure role does not trust ECS, or lacks permissions.',
    ],
    prevention: 'Keep rules, both target groups and the service in one template, and ignore weights that ECS changes.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html',
    /** Its text stands, with its field, in shows_rules.json. */
    quote: {
        where: texts/* deploymentReasons */.T_,
        says: anyOf([
            /invalid networking configuration|not associated with (?:a|any|either) (?:listener ?rule|productionListenerRule)/,
            /more than one target group serving traffic|exactly one target group serving traffic|unexpected target group/,
            /One or more (?:listener )?rules not found/,
        ], 'i'),
    },
    sentence: (found, timeline) => networkingFaultOf(found).sentence(found, namedRule(ruleArnOf(found, timeline))),
    remedies: (found, timeline) => mendNetworking(timeline, networkingFaultOf(found).mendedBy, {
        ruleArn: ruleArnOf(found, timeline) ?? '<production-listener-rule>',
        roleArn: found.capture(infrastructureRoleIn) ?? '<infrastructure-role>',
    }),
});

// EXTERNAL MODULE: ./src/model/strategy/lifecycle-hooks.ts
var lifecycle_hooks = __webpack_require__(8730);
;// CONCATENATED MODULE: ./src/diagnose/evidence/failed-hooks.ts
/** Which lifecycle hook failed a deployment, and how: by what ECS says of it, and by what it shows of the hooks themselves. */





/** The stable middle of each text. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html */
const failed_hooks_faults = [
    ['refused', /returned FAILED status/i],
    ['unparsable', /unable to parse the response|HookStatus/i],
    ['not-assumable', /unable to assume role/i],
    ['not-invokable', /unable to invoke hook target/i],
    ['timed-out', /hook.{0,300}timed out/i],
];
const failed_hooks_quote = {
    where: texts/* deploymentReasons */.T_,
    says: anyOf([
        /lifecycle hook\(?s?\)? (?:failed|timed out|target)|HookStatus|unable to invoke hook target/,
        /hook target .{1,300}(?:FAILED|timed out)|hook execution (?:fail|error|timed)/,
    ], 'i'),
    // A call of ECS's own to the load balancer, which it tells as a failed hook.
    butNot: /not authorized to perform: elasticloadbalancing:/i,
};
const stageIn = /([A-Z]{2,}(?:_[A-Z]{2,}){1,6}) lifecycle/;
const functionIn = /((?:arn:[\w-]{1,20}:lambda:[\w:-]{0,60}|…):function:[\w-]{1,140})/;
const roleIn = /unable to assume role (arn:[\w:/+=,.@-]{1,300}[\w/])|:assumed-role\/([\w+=,.@-]{1,64})\//;
const reasonIn = /due to:? (.{1,160})/;
function failedHook(timeline) {
    const said = findQuote(timeline, failed_hooks_quote);
    const shown = shownHook(timeline);
    if (!said && !shown)
        return undefined;
    const stage = said?.capture(stageIn) ?? shown?.stage ?? 'lifecycle';
    const arn = said?.capture(functionIn) ?? shown?.hook.targetArn ?? onlyHookAt(timeline, stage);
    return {
        fault: failed_hooks_faults.find(([, says]) => said?.capture(says) !== undefined)?.[0] ?? faultOf(shown?.hook),
        stage,
        ...(0,defined/* defined */.s)({
            arn,
            functionName: (0,lifecycle_hooks/* functionName */.AQ)(arn),
            role: said?.capture(roleIn),
            reason: said?.capture(reasonIn)?.replace(/\.$/, ''),
        }),
        evidence: [
            ...(said?.evidence ?? []),
            ...(shown ? [{ field: 'ServiceDeployment.lifecycleHookDetails.status', text: `${shown.hook.status}: ${arn ?? ''}` }] : []),
        ],
    };
}
const faultOf = (hook) => hook?.status === 'TIMED_OUT' ? 'timed-out' : hook?.status === 'FAILED' ? 'refused' : 'unknown';
/** Whether a hook that ended badly ends the deployment too: ECS may be told to go on without its answer. */
const endsDeployment = ({ status, timeoutAction }) => status === 'FAILED' || (status === 'TIMED_OUT' && timeoutAction !== 'CONTINUE');
/** The newest hook of a kind that ended the deployment, as far as any observation showed it: ECS shows only active ones. */
function endingHook({ observations, deployment }, isOfKind) {
    for (const { serviceDeployments = [] } of observations.toReversed()) {
        const own = serviceDeployments.find(({ arn }) => arn === deployment?.serviceDeployment?.arn);
        const hook = own?.hooks?.find((one) => isOfKind(one) && endsDeployment(one));
        if (own && hook)
            return { hook, ...(0,defined/* defined */.s)({ stage: (0,lifecycle_hooks/* stageOfHook */.tV)(own, hook) }) };
    }
    return undefined;
}
const shownHook = (timeline) => endingHook(timeline, ({ targetType }) => targetType !== 'PAUSE');
/** The function that the service names for a stage, where there is no other. */
function onlyHookAt(timeline, stage) {
    const functions = ((0,model_timeline/* latestService */.L7)(timeline)?.lifecycleHooks ?? [])
        .filter(({ stages }) => stages.includes(stage))
        .flatMap(({ targetArn }) => targetArn ?? []);
    return functions.length === 1 ? functions[0] : undefined;
}

;// CONCATENATED MODULE: ./src/diagnose/remedy/lifecycle-hooks.ts




function mendHook(timeline, hook) {
    const { fault, functionName = '<function>', role = '<role-of-the-hook>', reason = '' } = hook;
    const ask = (command) => awsCli(awsCommand(timeline, `lambda ${command}`, { 'function-name': functionName }));
    const log = awsCli(awsCommand(timeline, `logs tail ${(0,shell/* shellQuoted */.x)(`/aws/lambda/${functionName}`)}`, { since: '1h' }));
    switch (fault) {
        case 'refused':
            return [{ text: 'Read the log of the hook, which tells what it found, and mend that.', paste: [log] }];
        case 'unparsable':
            return [
                {
                    text: 'Let the function return {"hookStatus": "SUCCEEDED"} or "FAILED" on every path, in less than its timeout; its log tells where it ended.',
                    paste: inTurn(log, ask('get-function-configuration')),
                },
            ];
        case 'not-assumable':
            return [{ text: 'Let the role exist, and let it trust ecs.amazonaws.com.', paste: [trustEcs(role)] }];
        case 'not-invokable':
            return /not authorized|AccessDenied/.test(reason)
                ? [{ text: 'Allow the role to invoke the function.', paste: [allowInvoke(role, hook.arn ?? '<function-arn>')] }]
                : [{ text: 'Look whether the function exists and can be called.', paste: [ask('get-function')] }];
        case 'timed-out':
        case 'unknown':
            return [{ text: 'Read the log of the hook, and mend it or what it found.', paste: [log] }];
    }
}

;// CONCATENATED MODULE: ./src/diagnose/causes/blue-green/lifecycle-hook-failed.ts



/** How a hook failed the deployment, in one sentence. */
function sentence({ fault, stage, functionName, role, reason }) {
    const hook = `the ${stage} hook${functionName === undefined ? '' : ` ${functionName}`}`;
    const because = reason === undefined ? '' : `: ${reason}`;
    switch (fault) {
        case 'refused':
            return `${hook} refused the deployment: it answered FAILED`;
        case 'unparsable':
            return `${hook} gave no answer that ECS understands${because}`;
        case 'not-assumable':
            return `ECS cannot assume the role ${role ?? 'with which it should call'} for ${hook}`;
        case 'not-invokable':
            return /not authorized|AccessDenied/.test(reason ?? '')
                ? `ECS may not call ${hook}: its role ${role ?? ''} lacks lambda:InvokeFunction`
                : `ECS cannot call ${hook}${because}`;
        case 'timed-out':
            return `${hook} did not end in time`;
        case 'unknown':
            return `${hook} failed the deployment`;
    }
}
const lifecycleHookFailed = defineCause({
    id: 'lifecycle-hook-failed',
    severity: 'error',
    title: 'A lifecycle hook failed the deployment',
    explanation: 'The service asks a function (a lifecycle hook) at stages of its deployment. It answered FAILED, could not be called, or answered in the wrong form.',
    origins: [
        'A test in the hook found the new revision wanting.',
        'The hook has an error, or its role or the permission to invoke it is missing.',
        'The answer lacks hookStatus, or the function was cut off by its own timeout.',
    ],
    prevention: 'Let the hook answer {"hookStatus": "SUCCEEDED"}, and log why it does not.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html',
    find: failedHook,
    evidence: ({ evidence }) => evidence,
    sentence,
    remedies: (hook, timeline) => mendHook(timeline, hook),
});

// EXTERNAL MODULE: ./src/model/deployment.ts
var model_deployment = __webpack_require__(958);
// EXTERNAL MODULE: ./src/model/strategy/production-traffic.ts
var production_traffic = __webpack_require__(9808);
// EXTERNAL MODULE: ./src/model/strategy/traffic-shift.ts
var traffic_shift = __webpack_require__(4019);
// EXTERNAL MODULE: ./src/model/target-index.ts
var target_index = __webpack_require__(1305);
;// CONCATENATED MODULE: ./src/diagnose/evidence/production-traffic.ts
/** Where production traffic goes, held against the groups in which the tasks of the deployment are registered. */






/** What the verdict fell on: a rule that was moved, or a rollback that began, since then explains nothing. */
const untilVerdict = (timeline) => timeline.beforeClosing ?? timeline;
/** The newest observation that shows the service's rules, else the newest that shows the service. */
function trafficObservation(timeline) {
    const { observations } = untilVerdict(timeline);
    return (observations.findLast(({ service, rules }) => service !== undefined && rules !== undefined && rules.size > 0) ??
        observations.findLast(({ service }) => service !== undefined));
}
function pairsOf(timeline) {
    const observation = trafficObservation(timeline);
    if (!observation || !timeline.deployment)
        return [];
    const ruleOf = (arn) => arn === undefined ? undefined : observation.rules?.get(arn);
    return (0,task_health/* loadBalancersOf */.$t)(observation, timeline.deployment).flatMap((loadBalancer) => {
        const { targetGroupArn: own, otherTargetGroupArn: other, productionListenerRule, testListenerRule } = loadBalancer;
        if (own === undefined || other === undefined)
            return [];
        return [
            { own, other, loadBalancer, ...(0,defined/* defined */.s)({ production: ruleOf(productionListenerRule), test: ruleOf(testListenerRule) }) },
        ];
    });
}
/** Where a rule sends requests, without the groups that get none. */
const sharesOf = (rule) => rule.targetGroups
    .filter(({ weight }) => weight > 0)
    .map(({ arn }) => ({ arn, percent: Math.round(((0,production_traffic/* shareOf */.tC)(rule, arn) ?? 0) * 1000) / 10 }));
const ended = new Set(['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED']);
/** Whether no deployment of the service is under way, so that nothing but a person or a tool moves its traffic. */
const isAtRest = (timeline) => trafficObservation(timeline)?.serviceDeployments?.every(({ status }) => ended.has(status)) ?? false;
/** Whether ECS says that the deployment has all production traffic, and does not go back on it. */
function isCalledShifted(timeline) {
    const { deployment } = untilVerdict(timeline);
    const { serviceDeployment } = deployment ?? {};
    // Of one that ended long ago nothing is listed any more: it is the one that the service is at.
    if (!serviceDeployment)
        return isAtRest(timeline) && (0,model_deployment/* primaryOf */.Os)(trafficObservation(timeline))?.id === deployment?.id;
    const { status } = serviceDeployment;
    return (status === 'SUCCESSFUL' || status === 'IN_PROGRESS') && (0,traffic_shift/* saysShifted */.el)(serviceDeployment);
}
/** Whether tasks of the deployment are registered in a group of a pair. */
function hasTasksIn(timeline, { loadBalancer }, arn) {
    const observation = trafficObservation(timeline);
    const group = observation?.targetGroups.find((one) => one.arn === arn);
    if (!observation || !group)
        return false;
    const targets = (0,target_index/* indexTargets */.Du)(observation);
    return (observation.tasks ?? []).some((task) => task.deploymentId === timeline.deployment?.id && (0,task_health/* targetOf */.$r)(task, { loadBalancer, group }, targets) !== undefined);
}
/** The group of the pair that is not the deployment's own counts once ECS says that traffic has left it, a foreign one at once. */
function strayTraffic(timeline) {
    const observation = trafficObservation(timeline);
    return pairsOf(timeline).flatMap((pair) => {
        const { own, other, production } = pair;
        if (!observation || !production || production.isMissing)
            return [];
        const isOtherStray = isCalledShifted(timeline) && hasTasksIn(timeline, pair, own) && !hasTasksIn(timeline, pair, other);
        return sharesOf(production).flatMap(({ arn, percent }) => {
            const isForeign = arn !== own && arn !== other;
            if (!isForeign && !(arn === other && isOtherStray))
                return [];
            const targetCount = observation.targets.get(arn)?.length;
            return [{ pair, ruleArn: production.arn, arn, percent, isForeign, ...(0,defined/* defined */.s)({ targetCount }) }];
        });
    });
}

;// CONCATENATED MODULE: ./src/diagnose/causes/blue-green/listener-rule-missing.ts




const listenerRuleMissing = defineCause({
    id: 'listener-rule-missing',
    severity: 'error',
    title: 'The listener rule that the service names no longer exists',
    explanation: 'ECS shifts traffic by the weights of a listener rule that the service names. That rule has been deleted, so nothing sends requests to the service by it and no traffic can be shifted.',
    origins: ['The rule was replaced by a template, and the service still names the old one.', 'Somebody deleted it by hand.'],
    prevention: 'Create the new rule before the old one is destroyed (create_before_destroy), and update the service in between.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html',
    find: (timeline) => pairsOf(timeline)
        .flatMap(({ production, test }) => [
        ...(production?.isMissing ? [{ use: 'production', field: 'productionListenerRule', arn: production.arn }] : []),
        ...(test?.isMissing ? [{ use: 'test', field: 'testListenerRule', arn: test.arn }] : []),
    ])
        .at(0),
    evidence: ({ field, arn }) => [{ field: `LoadBalancer.advancedConfiguration.${field}`, text: `${arn} is not found` }],
    sentence: ({ use, arn }) => `the ${use} listener ${(0,elb_names/* ruleName */.oF)(arn)}, which the service names, does not exist`,
    remedies: ({ arn }, timeline) => createRuleAgain(timeline, arn),
});

;// CONCATENATED MODULE: ./src/diagnose/causes/blue-green/pause-hook-timed-out.ts






/** Its text stands, with its field, in shows_text.json. */
const pause_hook_timed_out_quote = { where: texts/* deploymentReasons */.T_, says: /(?:([A-Z_]{4,40}) )?pause hook timed out/i };
const pauseHookTimedOut = defineCause({
    id: 'pause-hook-timed-out',
    severity: 'error',
    title: 'Nobody continued the deployment while it waited at a pause',
    explanation: 'A pause hook holds the deployment until somebody continues it. Nobody did in the time that the hook allows, so ECS rolled the deployment back.',
    origins: [
        'Nobody was told that the deployment waits.',
        'The approval came later than the hook waits.',
        'What should continue it uses an old hook id: each pause has one of its own.',
    ],
    prevention: 'Tell those who approve of it (EventBridge: HOOK_AWAITING_ACTION), and let timeoutConfiguration leave them time.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/pause-lifecycle-hooks.html',
    find: (timeline) => {
        const said = findQuote(timeline, pause_hook_timed_out_quote);
        const shown = endingHook(timeline, ({ targetType }) => targetType === 'PAUSE');
        if (!said && shown?.hook.status !== 'TIMED_OUT')
            return undefined;
        return { said, shown, stage: said?.capture(/([A-Z]{2,}(?:_[A-Z]{2,}){1,6}) pause hook/) ?? shown?.stage };
    },
    evidence: ({ said, shown }) => [
        ...(said?.evidence ?? []),
        ...(shown
            ? [{ field: 'ServiceDeployment.lifecycleHookDetails.status', text: `${shown.hook.status}: ${shown.hook.id}` }]
            : []),
    ],
    sentence: ({ stage }) => `nobody continued the deployment at its pause${stage === undefined ? '' : ` (${stage})`} in time, so ECS rolled it back`,
    remedies: (_found, timeline) => [
        {
            text: 'Deploy again, and continue the deployment when it waits.',
            paste: inTurn(redeploy(timeline), awsCli(awsCommand(timeline, 'ecs continue-service-deployment', {
                'service-deployment-arn': '<service-deployment>',
                'hook-id': '<lifecycleHookDetails.hookId>',
                action: 'CONTINUE',
            }))),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/blue-green/production-traffic-elsewhere.ts




/** Where the traffic should go instead. */
function insteadOf({ pair: { own, other }, isForeign }) {
    return isForeign
        ? `which is neither ${(0,elb_names/* targetGroupName */.IT)(own)} nor ${(0,elb_names/* targetGroupName */.IT)(other)}, the pair of the service`
        : `while the tasks of this deployment are in ${(0,elb_names/* targetGroupName */.IT)(own)}`;
}
const productionTrafficElsewhere = defineCause({
    id: 'production-traffic-elsewhere',
    severity: 'error',
    title: 'Production traffic goes to a target group without tasks of this deployment',
    explanation: 'The listener rule sends requests to another target group than the one in which the tasks of this deployment are registered. Where that one is empty, clients get 503, although ECS calls the deployment successful.',
    origins: [
        'A tool reset the weights of the rule, which ECS changes with every deployment.',
        'Somebody changed the rule by hand, or another service uses it too.',
        'A rollback or a shift that was interrupted left weights behind.',
    ],
    prevention: 'Let the tool that creates the rule ignore its weights: ECS alone may change them.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html',
    find: (timeline) => {
        const [first, ...others] = strayTraffic(timeline).toSorted((a, b) => b.percent - a.percent);
        return first && { first, all: [first, ...others] };
    },
    evidence: ({ all }) => all
        .slice(0, 3)
        .flatMap(({ ruleArn, arn, percent, targetCount }) => [
        { field: 'Rule.Actions.ForwardConfig.TargetGroups.Weight', text: `${percent} % to ${(0,elb_names/* targetGroupName */.IT)(arn)} (${ruleArn})` },
        ...(targetCount === undefined
            ? []
            : [{ field: 'TargetHealthDescriptions', text: `${(0,elb_names/* targetGroupName */.IT)(arn)} has ${targetCount} targets` }]),
    ]),
    sentence: ({ first }) => `${first.percent} % of production traffic goes to ${(0,elb_names/* targetGroupName */.IT)(first.arn)}${first.targetCount === 0 ? ', which has no targets at all' : ''}, ${insteadOf(first)}`,
    remedies: ({ first: { pair } }, timeline) => sendAllToOwn(timeline, pair),
});

;// CONCATENATED MODULE: ./src/diagnose/evidence/shared-groups.ts
/** Which groups of a pair hold tasks of several deployments: each revision should have one of its own. */




function sharedGroups(timeline) {
    const { deployment } = timeline;
    const observation = (0,model_timeline/* latestWithTasks */.sN)(timeline.beforeClosing ?? timeline);
    if (!deployment || !observation)
        return [];
    const { groups, targets } = (0,task_health/* requirementsOf */.CG)(observation, deployment);
    return pairsOf(timeline).flatMap((pair) => {
        const entry = groups.find(({ group }) => group?.arn === pair.own);
        const counts = new Map([[deployment.id, 0]]);
        for (const task of entry ? (observation.tasks ?? []) : []) {
            const target = entry && (0,task_health/* targetOf */.$r)(task, entry, targets);
            if (target && !(0,target_index/* isDraining */.jQ)(target))
                counts.set(task.deploymentId, (counts.get(task.deploymentId) ?? 0) + 1);
        }
        const byDeployment = [...counts].map(([id, taskCount]) => ({ id, taskCount }));
        return byDeployment.length > 1 && counts.get(deployment.id) !== 0 ? [{ pair, byDeployment }] : [];
    });
}

;// CONCATENATED MODULE: ./src/diagnose/causes/blue-green/revisions-share-target-group.ts







const revisionsShareTargetGroup = defineCause({
    id: 'revisions-share-target-group',
    severity: 'error',
    title: 'The old and the new revision are in the same target group',
    explanation: 'ECS puts a new revision into the group of the pair that the production rule gives no traffic. The rule had been changed, so that was the group of the old revision: both now get the same traffic, and the other group is empty.',
    origins: [
        'A tool reset the weights of the production rule before the deployment.',
        'Somebody changed the rule by hand since the last deployment.',
    ],
    prevention: 'Let the tool that creates the rule ignore its weights: ECS alone may change them.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html',
    find: (timeline) => sharedGroups(timeline)[0],
    evidence: ({ pair, byDeployment }) => byDeployment.map(({ id, taskCount }) => ({
        field: 'TargetHealthDescriptions',
        text: `${(0,model_text/* count */.U9)(taskCount, 'task')} of ${id} in ${(0,elb_names/* targetGroupName */.IT)(pair.own)}`,
    })),
    sentence: ({ pair, byDeployment: [own, ...others] }) => {
        const older = others.map(({ id, taskCount }) => `${taskCount} of ${id}`);
        return `${(0,model_text/* count */.U9)(own?.taskCount ?? 0, 'task')} of this deployment and ${(0,model_text/* list */.p_)(older)} are registered in the same target group, ${(0,elb_names/* targetGroupName */.IT)(pair.own)}`;
    },
    remedies: ({ pair }, timeline) => {
        const [{ paste }, ...others] = sendAllToOwn(timeline, pair);
        return [
            {
                text: `Send production traffic to ${(0,elb_names/* targetGroupName */.IT)(pair.own)}, where all tasks are, and deploy again: ECS then takes ${(0,elb_names/* targetGroupName */.IT)(pair.other)} for the new revision.`,
                paste: inTurn(paste[0], redeploy(timeline)),
            },
            ...others,
        ];
    },
});

// EXTERNAL MODULE: ./src/model/service-events.ts
var service_events = __webpack_require__(294);
;// CONCATENATED MODULE: ./src/diagnose/evidence/placement.ts
/** What ECS says about finding a place for tasks. Events of this kind come and go: only its last word counts. */




/** What fits, unless a task was placed since it was said. */
function cannotPlace(timeline, says) {
    const events = (0,texts/* ownEvents */.uN)(timeline);
    const started = events.find(service_events/* saysStarted */.Qw)?.at ?? 0;
    const lastWord = events.find(({ message }) => says.test(message))?.at;
    const isPlaced = lastWord !== undefined && lastWord < started && (0,model_timeline/* ownTasks */.Bt)(timeline).some(({ stop }) => stop === undefined);
    const where = isPlaced ? texts/* reasons */.Ot.filter((field) => field !== 'Service.events') : texts/* reasons */.Ot;
    return findQuote(timeline, { where, says });
}

;// CONCATENATED MODULE: ./src/diagnose/causes/capacity/capacity-cpu.ts







const capacityCpu = defineCause({
    id: 'capacity-cpu',
    severity: 'error',
    title: 'No container instance has enough CPU free for the task',
    explanation: 'ECS finds no instance in the cluster with as many CPU units free as the task reserves.',
    origins: [
        'Old and new tasks need room side by side during a rolling update.',
        'The cluster is full, or its Auto Scaling group at its maximum.',
        'The task reserves more than any instance has.',
    ],
    prevention: 'Let a capacity provider with managed scaling add instances.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_units.json. */
    find: (timeline) => cannotPlace(timeline, /insufficient CPU(?: units?)?\b|RESOURCE:CPU/i),
    evidence: ({ evidence }) => evidence,
    sentence: (_found, timeline) => `no container instance of ${clusterName(timeline)} has ${(0,model_timeline/* ownDefinition */.Sh)(timeline)?.cpu ?? 'enough'} CPU units free`,
    remedies: (_found, timeline) => {
        const reserved = Number((0,model_timeline/* ownDefinition */.Sh)(timeline)?.cpu ?? mainContainer(timeline)?.cpu);
        return [
            { text: 'Add instances to the cluster.', paste: addInstances(timeline) },
            ...(reserved >= 2
                ? [
                    {
                        text: 'If the task needs less than it reserves, lower the CPU in its definition, and deploy that revision.',
                        paste: changeCpu(timeline, Math.floor(reserved / 2)),
                    },
                ]
                : []),
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/capacity/capacity-eni.ts




const capacityEni = defineCause({
    id: 'capacity-eni',
    severity: 'error',
    title: 'No container instance has a network interface free for the task',
    explanation: 'In awsvpc mode every task takes a network interface of its instance, and the instances have no more to give.',
    origins: ['Small instance types have two or three interfaces.', 'ENI trunking is off.'],
    prevention: 'Turn on ENI trunking (awsvpcTrunking) before instances are launched.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_resource.json. */
    find: (timeline) => cannotPlace(timeline, /insufficient ENI|RESOURCE:ENI|network interface attachment points/i),
    evidence: ({ evidence }) => evidence,
    sentence: (_found, timeline) => `no container instance of ${clusterName(timeline)} has a network interface free for the task`,
    remedies: (_found, timeline) => [
        {
            text: 'Turn on ENI trunking and replace the instances, or use larger ones.',
            paste: [
                awsCli(awsCommand(timeline, 'ecs put-account-setting-default', { name: 'awsvpcTrunking', value: 'enabled' })),
                newInTerraform('aws_ecs_account_setting_default', 'trunking', { name: 'awsvpcTrunking', value: 'enabled' }),
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/capacity/capacity-fargate-unavailable.ts





const capacityFargateUnavailable = defineCause({
    id: 'capacity-fargate-unavailable',
    severity: 'error',
    title: 'Fargate has no capacity for the task in this zone',
    explanation: 'AWS cannot provide Fargate, or Fargate Spot, capacity of this size in the zone right now.',
    origins: ['Spot capacity is scarce.', 'The service is tied to one zone.'],
    prevention: 'Give the service subnets in three zones, and a base of on-demand capacity beside Spot.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_capacity.json. */
    find: (timeline) => cannotPlace(timeline, /Capacity is unavailable at this time|RESOURCE:FARGATE/i),
    evidence: ({ evidence }) => evidence,
    sentence: () => 'Fargate has no capacity for the task in this zone at this time',
    remedies: (_found, timeline) => {
        const elsewhere = { text: 'Add subnets in other zones to the service.', paste: changeSubnets(timeline) };
        return (0,model_timeline/* latestService */.L7)(timeline)?.capacityProviders.includes('FARGATE_SPOT')
            ? [{ text: 'Put on-demand Fargate beside Spot.', paste: baseOnDemand(timeline, 1) }, elsewhere]
            : [elsewhere, { text: 'If it can wait, deploy again later.', paste: [redeploy(timeline)] }];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/capacity/capacity-gpu.ts




const capacityGpu = defineCause({
    id: 'capacity-gpu',
    severity: 'error',
    title: 'No container instance has a GPU free for the task',
    explanation: 'The task asks for GPUs, and no instance of the cluster has as many free.',
    origins: [
        'The cluster has no GPU instances, or not from a GPU-optimised image.',
        'Old and new tasks need GPUs side by side during a rolling update.',
    ],
    prevention: 'Keep one GPU instance more than tasks, or let the old task stop first.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_resource.json. */
    find: (timeline) => cannotPlace(timeline, /insufficient GPU|RESOURCE:GPU/i),
    evidence: ({ evidence }) => evidence,
    sentence: (_found, timeline) => `no container instance of ${clusterName(timeline)} has a GPU free`,
    remedies: (_found, timeline) => [{ text: 'Add GPU instances to the cluster.', paste: addInstances(timeline) }],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/capacity/capacity-host-port-conflict.ts





/** Its text stands, with its field, in shows_port.json. */
const says = /already using a port required by your task|RESOURCE:PORTS|more than 100 ports|insufficient (?:TCP |UDP )?ports? available/i;
const capacityHostPortConflict = defineCause({
    id: 'capacity-host-port-conflict',
    severity: 'error',
    title: 'The host port of the task is taken on every container instance',
    explanation: 'The task definition asks for a fixed port of the instance. ECS finds no instance where that port is free.',
    origins: [
        'The old task still holds the port while the new one should start.',
        'More tasks than instances ask for the same port.',
        'Another service uses the port.',
    ],
    prevention: 'Use dynamic host ports (hostPort 0) or the awsvpc network mode.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    find: (timeline) => cannotPlace(timeline, says),
    evidence: ({ evidence }) => evidence,
    sentence: () => 'no container instance has the host port of the task free',
    remedies: (_found, timeline) => [
        {
            text: 'Use dynamic host ports (bridge mode) in the task definition, so that two tasks fit on one instance.',
            paste: useDynamicHostPort(timeline),
        },
        {
            text: 'If the port has to be fixed, let the old task stop first: the service is away meanwhile.',
            paste: changeRolloutBounds(timeline, 0, 100),
        },
        { text: 'If it may not be away, add instances: one more than tasks.', paste: addInstances(timeline) },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/capacity/capacity-memory.ts







const capacityMemory = defineCause({
    id: 'capacity-memory',
    severity: 'error',
    title: 'No container instance has enough memory free for the task',
    explanation: 'ECS finds no instance in the cluster with as much memory free as the task reserves.',
    origins: [
        'Old and new tasks need room side by side during a rolling update.',
        'The cluster is full, or its Auto Scaling group at its maximum.',
        'The task reserves more than any instance has left beside system and agent.',
    ],
    prevention: 'Let a capacity provider with managed scaling add instances, and reserve memory softly (memoryReservation).',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_megabytes.json. */
    find: (timeline) => cannotPlace(timeline, /insufficient memory\b|RESOURCE:MEMORY/i),
    evidence: ({ evidence }) => evidence,
    sentence: (_found, timeline) => `no container instance of ${clusterName(timeline)} has ${(0,model_timeline/* ownDefinition */.Sh)(timeline)?.memory ?? 'enough'} MiB of memory free`,
    remedies: (_found, timeline) => {
        const reserved = Number((0,model_timeline/* ownDefinition */.Sh)(timeline)?.memory ?? mainContainer(timeline)?.memory);
        return [
            { text: 'Add instances to the cluster.', paste: addInstances(timeline) },
            ...(reserved >= 2
                ? [
                    {
                        text: 'If the task needs less than it reserves, lower the memory in its definition, and deploy that revision.',
                        paste: changeMemory(timeline, Math.floor(reserved / 2)),
                    },
                ]
                : []),
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/capacity/capacity-missing-attribute.ts




/** Its text stands, with its field, in shows_attribute.json. */
const capacity_missing_attribute_says = /missing an attribute required|\bATTRIBUTE\b|placement constraint unsatisfied|MemberOf placement/;
const capacityMissingAttribute = defineCause({
    id: 'capacity-missing-attribute',
    severity: 'error',
    title: 'No container instance has an attribute that the task needs',
    explanation: 'The task definition or a placement constraint demands something that no instance offers: an architecture, a logging driver, a network mode, a zone.',
    origins: [
        'The CPU architecture of task and instances differ.',
        'The log driver is not enabled in the agent (ECS_AVAILABLE_LOGGING_DRIVERS).',
        'A placement constraint names an attribute that no instance carries.',
    ],
    prevention: 'Write attributes into the launch template of the instances, beside the constraints that need them.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    find: (timeline) => cannotPlace(timeline, capacity_missing_attribute_says),
    evidence: ({ evidence }) => evidence,
    sentence: (_found, timeline) => `no container instance of ${clusterName(timeline)} has an attribute that the task needs`,
    remedies: (_found, timeline) => [
        {
            text: 'Compare what the task definition requires with what the instances have.',
            paste: inTurn(awsCli(awsCommand(timeline, 'ecs describe-task-definition', {
                'task-definition': familyOf(timeline),
                query: 'taskDefinition.requiresAttributes',
            })), awsCli(awsCommand(timeline, 'ecs list-attributes', {
                'target-type': 'container-instance',
                cluster: clusterName(timeline),
            }))),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/capacity/capacity-no-container-instances.ts





/** Its text stands, with its field, in shows_none.json. */
const capacity_no_container_instances_says = anyOf([
    /No Container Instances were found|NO ACTIVE INSTANCES|EMPTY CAPACITY PROVIDER/,
    /unable to place a task (?:in .{1,100})?because no container instance met all of its requirements\.?(?:$| Reason: No Container)/,
], 'i');

const capacityNoContainerInstances = defineCause({
    id: 'capacity-no-container-instances',
    severity: 'error',
    title: 'The cluster has no container instance for the task',
    explanation: 'ECS finds no registered, active instance in the cluster or behind the capacity provider, or none in the zone.',
    origins: [
        'The Auto Scaling group is empty, or its instances joined another cluster.',
        'The agent cannot register: its role or network is wrong.',
        'The service uses launch type EC2 where FARGATE is meant.',
    ],
    prevention: 'Let the launch template write ECS_CLUSTER, and watch the number of registered instances.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    find: (timeline) => cannotPlace(timeline, capacity_no_container_instances_says),
    evidence: ({ evidence }) => evidence,
    sentence: (_found, timeline) => `the cluster ${clusterName(timeline)} has no container instance for the task`,
    remedies: (_found, timeline) => [
        {
            text: 'Start instances that join this cluster, or correct the launch type of the service.',
            paste: inTurn(awsCli(awsCommand(timeline, 'ecs list-container-instances', { cluster: clusterName(timeline), status: 'ACTIVE' })), ...addInstances(timeline)),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/capacity/capacity-provider-launch-failed.ts




const capacityProviderLaunchFailed = quoteCause({
    id: 'capacity-provider-launch-failed',
    severity: 'error',
    title: 'The capacity provider could not launch an instance',
    explanation: 'The cluster asked its capacity provider for an instance, and EC2 or Auto Scaling refused.',
    origins: [
        'The instance type is not available in the zone, or a quota is reached.',
        'The launch template names what no longer exists.',
        'The role of the provider lacks a permission (iam:PassRole, ec2:RunInstances).',
    ],
    prevention: 'Allow several instance types and zones.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_launch.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: /[Uu]nable to launch (?:an? )?instance|capacity provider .{0,200}(?:unable to|could not|failed to) launch/,
    },
    sentence: () => 'the capacity provider could not launch an instance for the task',
    remedies: (_found, timeline) => [
        {
            text: 'Read what Auto Scaling or EC2 said, and correct the launch template or the role.',
            paste: [
                awsCli(awsCommand(timeline, 'autoscaling describe-scaling-activities', {
                    'auto-scaling-group-name': '<auto-scaling-group>',
                    'max-items': 10,
                })),
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/capacity/compute-strategy-mismatch.ts






const computeStrategyMismatch = quoteCause({
    id: 'compute-strategy-mismatch',
    severity: 'error',
    title: 'The task definition does not fit the launch type or capacity provider',
    explanation: 'The service runs tasks on a kind of capacity that their task definition is not made for.',
    origins: [
        'The list requiresCompatibilities lacks the launch type of the service.',
        'The network mode, or the CPU and memory, are not allowed on Fargate.',
    ],
    prevention: 'List every launch type that is used in requiresCompatibilities; registering the task definition then checks it.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html',
    /** Its text stands, with its field, in shows_fargate.json. */
    quote: {
        where: texts/* reasons */.Ot,
        says: anyOf([
            /not compatible with the selected compute strategy|requiresCompatibilities/,
            /not configured to (?:run on|support) (?:FARGATE|EC2|MANAGED)/,
            /doesn't support the (?:launch type|capacity provider)/,
        ], 'i'),
    },
    sentence: (_found, timeline) => `the task definition ${familyOf(timeline)} does not fit the compute strategy of the service`,
    remedies: (_found, timeline) => [
        {
            text: 'Register the task definition for the launch type that the service uses, here for Fargate.',
            paste: changeTask(timeline, { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc' }, 'compatibility: ecs.Compatibility.FARGATE,\nnetworkMode: ecs.NetworkMode.AWS_VPC'),
        },
        {
            text: 'If it is not plain which of the two is wrong, look what the task definition is made for.',
            paste: [
                awsCli(awsCommand(timeline, 'ecs describe-task-definition', {
                    'task-definition': familyOf(timeline),
                    query: 'taskDefinition.{compatibilities:compatibilities,networkMode:networkMode}',
                })),
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/capacity/quota-exceeded.ts





const quotaExceeded = quoteCause({
    id: 'quota-exceeded',
    severity: 'error',
    title: 'A service quota of the account is reached',
    explanation: 'The account may not run more tasks, vCPUs or pending tasks in this region than it does.',
    origins: [
        'A new account starts with a few vCPUs on Fargate.',
        'Old and new tasks count together during a rolling update.',
        'More than 500 tasks of a cluster wait for capacity.',
    ],
    prevention: 'Watch usage against quotas in CloudWatch, and ask for more ahead of growth.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_vcpus.json. */
    quote: {
        where: texts/* reasons */.Ot,
        says: anyOf([
            /reached (?:the|your) limit on the number of|above your limit|provisioning capacity limit/,
            /limit on the number of (?:tasks|vCPUs)|service quota|LimitExceeded|vCPU limit/,
            /quota (?:was|has been|is) (?:exceeded|reached)|exceed(?:s|ed)? (?:the|your) (?:quota|limit)/,
        ], 'i'),
    },
    sentence: (found) => `a service quota is reached: ${found.excerpt}`,
    remedies: (_found, timeline) => [
        {
            text: 'Ask for a higher quota, or stop what is not needed.',
            paste: inTurn(awsCli(awsCommand(timeline, 'service-quotas list-service-quotas', { 'service-code': 'fargate' })), awsCli(awsCommand(timeline, 'service-quotas request-service-quota-increase', {
                'service-code': 'fargate',
                'quota-code': 'L-3032A538',
                'desired-value': 64,
            }))),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/capacity/subnet-az-unsupported.ts



const subnetAzUnsupported = quoteCause({
    id: 'subnet-az-unsupported',
    severity: 'error',
    title: 'A subnet lies in a zone where Fargate does not run',
    explanation: 'ECS answers “Internal error” when it cannot place a Fargate task in the zone of a subnet of the service.',
    origins: [
        'The subnet is in an Availability Zone that does not support Fargate.',
        'AWS had an error of its own, if it goes away by itself.',
    ],
    prevention: 'Take subnets from zones that Fargate supports, by zone id.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_internal_error.json. */
    quote: { where: texts/* events */.AZ, says: /unable to place a task\.? Reason: Internal error/i },
    sentence: () => 'ECS cannot place the task: a subnet of the service lies in a zone where Fargate does not run',
    remedies: (_found, timeline) => [{ text: 'Take the subnet of that zone from the service.', paste: changeSubnets(timeline) }],
});

// EXTERNAL MODULE: ./src/model/strategy/code-deploy-events.ts
var code_deploy_events = __webpack_require__(3791);
// EXTERNAL MODULE: ./src/model/strategy/code-deploy-traffic.ts
var code_deploy_traffic = __webpack_require__(6508);
;// CONCATENATED MODULE: ./src/diagnose/evidence/code-deploy.ts


/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ErrorInformation.html */
const hasErrorCode = ({ deployment }, ...codes) => codes.includes(deployment?.codeDeploy?.errorCode ?? '');
const failedEvent = ({ deployment }) => deployment?.codeDeploy?.target?.lifecycleEvents.find(({ status }) => status === 'Failed');
/** `BeforeAllowTraffic`, and the other events at which functions are called; the others are CodeDeploy's own work. */
const isHook = ({ name }) => /^(?:Before|After)/.test(name);
/** The event that the deployment was at when it ended. */
const currentEventName = ({ deployment }) => (0,code_deploy_events/* currentEvent */.U)(deployment?.codeDeploy?.target)?.name;
/** Whether CodeDeploy says that the new task set gets all production traffic. */
const saysShiftedByCodeDeploy = ({ deployment }) => deployment?.codeDeploy !== undefined && (0,code_deploy_traffic/* saysShifted */.el)(deployment.codeDeploy, deployment.id);

;// CONCATENATED MODULE: ./src/diagnose/remedy/code-deploy.ts



/** https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html */
const ecsPolicy = 'arn:aws:iam::aws:policy/AWSCodeDeployRoleForECS';
const idOf = ({ deployment }) => deployment?.codeDeploy?.id ?? '<deployment-id>';
const groupOf = ({ deployment }) => ({
    'application-name': deployment?.codeDeploy?.application ?? '<application>',
    'deployment-group-name': deployment?.codeDeploy?.deploymentGroup ?? '<deployment-group>',
});
const describeGroup = (timeline, query) => ({
    tool: 'AWS CLI',
    code: awsCommand(timeline, 'deploy get-deployment-group', { ...groupOf(timeline), query: `deploymentGroupInfo.${query}` }),
});
/** Shows the AppSpec, which names the functions that are called at each event. */
const showAppSpec = (timeline) => ({
    tool: 'AWS CLI',
    code: awsCommand(timeline, 'deploy get-deployment', { 'deployment-id': idOf(timeline), query: 'deploymentInfo.revision' }),
});
/** The same revision once more: what the first command shows, saved as a file, is what the second deploys. */
const deployAgain = (timeline) => [
    showAppSpec(timeline),
    {
        tool: 'AWS CLI',
        code: awsCommand(timeline, 'deploy create-deployment', { ...groupOf(timeline), revision: 'file://revision.json' }),
    },
];
/** For the next deployment, whose id is not known yet. */
const continueNext = (timeline) => ({
    tool: 'AWS CLI',
    code: awsCommand(timeline, 'deploy continue-deployment', {
        'deployment-id': '<deployment-id>',
        'deployment-wait-type': 'READY_WAIT',
    }),
});
/** Gives CodeDeploy's role what it needs for ECS, calls of functions included. */
const allowCodeDeploy = (roleArn) => ({
    tool: 'AWS CLI',
    code: `aws iam attach-role-policy --role-name ${roleName(roleArn)} --policy-arn ${ecsPolicy}`,
});
/** Lets a function report what it found. */
const allowReport = (roleArn) => {
    const policy = {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'codedeploy:PutLifecycleEventHookExecutionStatus', Resource: '*' }],
    };
    return {
        tool: 'AWS CLI',
        code: `aws iam put-role-policy --role-name ${roleName(roleArn)} --policy-name report-to-codedeploy --policy-document ${(0,shell/* shellQuoted */.x)(JSON.stringify(policy))}`,
    };
};
const roleName = (arn) => (0,shell/* shellQuoted */.x)(arn.slice(arn.lastIndexOf('/') + 1));
/** @param targetGroupArn absent: which group serves is not known here */
const forwardListener = (timeline, targetGroupArn = '<target-group-arn>') => awsCli(awsCommand(timeline, 'elbv2 modify-listener', {
    'listener-arn': '<listener-arn>',
    'default-actions': JSON.stringify([{ Type: 'forward', TargetGroupArn: targetGroupArn }]),
}));
/** Lets Terraform leave the listener alone, which CodeDeploy changes with every deployment. */
const leaveListener = {
    keeps: true,
    text: 'Where Terraform made the listener, let it leave the default action alone: CodeDeploy changes it with every deployment, and the next apply would set it back.',
    paste: [{ tool: 'Terraform', code: '# in the aws_lb_listener\nlifecycle {\n  ignore_changes = [default_action]\n}' }],
};
/**
 * How long the new task set may wait for somebody to let it have traffic.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-codedeploy-deploymentgroup-deploymentreadyoption.html
 */
const waitForLonger = (minutes) => [
    inTerraform('the aws_codedeploy_deployment_group', {
        blue_green_deployment_config: {
            deployment_ready_option: { action_on_timeout: 'STOP_DEPLOYMENT', wait_time_in_minutes: minutes },
        },
    }),
    inCdk('in the blueGreenDeploymentConfig of the EcsDeploymentGroup', `deploymentApprovalWaitTime: Duration.minutes(${minutes})`),
    inCloudFormation('AWS::CodeDeploy::DeploymentGroup', {
        BlueGreenDeploymentConfiguration: {
            DeploymentReadyOption: { ActionOnTimeout: 'STOP_DEPLOYMENT', WaitTimeInMinutes: minutes },
        },
    }),
];

;// CONCATENATED MODULE: ./src/diagnose/causes/code-deploy/code-deploy-alarm.ts








/** Its text stands, with its field, in shows_named.json. */
const code_deploy_alarm_quote = { where: texts/* codeDeployReasons */.mE, says: /ALARM_ACTIVE|alarms have been activated/ };
const codeDeployAlarm = defineCause({
    id: 'code-deploy-alarm',
    severity: 'error',
    title: 'A CloudWatch alarm made CodeDeploy stop the deployment',
    explanation: 'The deployment group watches CloudWatch alarms, and one went off. That is how the deployment ended, and not why: the metric of the alarm tells that.',
    origins: ['The new task set behaves as the alarm should tell.', 'The alarm watches something else, or was already on.'],
    prevention: 'Use alarms for deployment groups that watch this service alone.',
    docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-create-alarms.html',
    find: (timeline) => {
        const said = findQuote(timeline, code_deploy_alarm_quote);
        const named = said?.capture(/activated alarms: (.{1,400})/i)?.replace(/[<>]/g, '');
        return said && { said, alarms: named?.split(', ').slice(0, 3) ?? [], event: currentEventName(timeline) };
    },
    evidence: ({ said }) => said.evidence,
    sentence: ({ alarms, event }) => `a CloudWatch alarm${alarms.length === 0 ? '' : ` (${(0,model_text/* list */.p_)(alarms)})`} made CodeDeploy stop the deployment${event === undefined ? '' : ` after ${event}`}`,
    remedies: ({ alarms }, timeline) => [
        {
            text: 'Look what the alarm saw.',
            paste: inTurn(describeAlarm(timeline, alarms[0]), describeGroup(timeline, 'alarmConfiguration')),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/remedy/code-deploy-hooks.ts




/** @param functionName where CodeDeploy does not tell it, the AppSpec does */
function mendCodeDeployHook(timeline, fault, functionName = '<function>') {
    const log = awsCli(awsCommand(timeline, `logs tail ${(0,shell/* shellQuoted */.x)(`/aws/lambda/${functionName}`)}`, { since: '2h' }));
    const appSpec = showAppSpec(timeline);
    switch (fault) {
        case 'refused':
            return [
                { text: 'Read the log of the function that the AppSpec names, and mend what it found.', paste: inTurn(appSpec, log) },
            ];
        case 'silent':
            return [
                { text: "Let the function's role report what it found.", paste: [allowReport('<role-of-the-function>')] },
                {
                    text: 'If it may, let the function call PutLifecycleEventHookExecutionStatus on every path; its log tells where it ended.',
                    paste: inTurn(appSpec, log),
                },
            ];
        case 'not-callable':
            return [
                {
                    text: 'Let the AppSpec name a function that exists in the same account and region.',
                    paste: inTurn(appSpec, awsCli(awsCommand(timeline, 'lambda get-function', { 'function-name': functionName }))),
                },
            ];
    }
}

;// CONCATENATED MODULE: ./src/diagnose/causes/code-deploy/code-deploy-hook-failed.ts






/** Its texts stand, with their fields, in shows_refused.json, shows_no_callback.json and shows_function.json. */
const code_deploy_hook_failed_quote = {
    where: texts/* codeDeployReasons */.mE,
    says: /lifecycle event validation functions failed|waiting for a status callback|HOOK_EXECUTION_FAILURE|INVALID_LAMBDA_\w{1,20}/i,
};
/** The stable middle of each text. https://docs.aws.amazon.com/codedeploy/latest/userguide/troubleshooting-ecs.html */
const code_deploy_hook_failed_faults = [
    ['silent', /status callback/i],
    ['not-callable', /INVALID_LAMBDA/],
];
const code_deploy_hook_failed_functionIn = /(arn:[\w-]{1,20}:lambda:[\w:-]{0,60}:function:[\w-]{1,140})/;
const codeDeployHookFailed = defineCause({
    id: 'code-deploy-hook-failed',
    severity: 'error',
    title: 'A function that CodeDeploy calls at a lifecycle event failed the deployment',
    explanation: 'The AppSpec names functions that CodeDeploy calls at events of the deployment. Each has an hour to report Succeeded; one reported Failed, did not report at all, or could not be called.',
    origins: [
        'A test in the function found the new task set wanting.',
        'The function ended without PutLifecycleEventHookExecutionStatus, or its role does not allow that.',
        'The AppSpec names a function that does not exist.',
    ],
    prevention: 'Let the function report Succeeded or Failed on every path, errors of its own included, and log why.',
    docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html',
    find: (timeline) => {
        const said = findQuote(timeline, code_deploy_hook_failed_quote);
        const event = failedEvent(timeline);
        const failedHook = event && isHook(event) ? event : undefined;
        if (!said)
            return undefined;
        const fault = code_deploy_hook_failed_faults.find(([, says]) => said.capture(says) !== undefined)?.[0] ?? 'refused';
        return { said, fault, event: failedHook, name: (0,lifecycle_hooks/* functionName */.AQ)(said.capture(code_deploy_hook_failed_functionIn)) };
    },
    evidence: ({ said, event }) => [
        ...said.evidence,
        ...(event ? [{ field: 'LifecycleEvent.lifecycleEventName', text: `${event.name}: ${event.status}` }] : []),
    ],
    sentence: ({ fault, event, name }) => {
        const called = `the function${name === undefined ? '' : ` ${name}`}${event ? ` at ${event.name}` : ' at a lifecycle event'}`;
        switch (fault) {
            case 'refused':
                return `${called} refused the deployment: it reported Failed to CodeDeploy`;
            case 'silent':
                return `${called} reported nothing to CodeDeploy within an hour`;
            case 'not-callable':
                return `CodeDeploy cannot call ${called}`;
        }
    },
    remedies: ({ fault, name }, timeline) => mendCodeDeployHook(timeline, fault, name),
});

;// CONCATENATED MODULE: ./src/diagnose/causes/code-deploy/code-deploy-listener-elsewhere.ts







/** The target group of the task set that serves. */
const servingGroup = (timeline) => (0,model_deployment/* primaryOf */.Os)((0,model_timeline/* latestWithService */.VI)(timeline))?.taskSet?.loadBalancers[0]?.targetGroupArn;
const codeDeployListenerElsewhere = quoteCause({
    id: 'code-deploy-listener-elsewhere',
    severity: 'error',
    title: 'A listener of the deployment group does not forward to the group that serves',
    explanation: 'CodeDeploy moves the production and the test listener from the target group of the primary task set to that of the new one. One of them forwards elsewhere, so CodeDeploy does not touch it.',
    origins: [
        'A tool set the default action of the listener back, which CodeDeploy changes with every deployment.',
        'The test listener was created with the other target group.',
        'A rollback or a shift that was interrupted left a listener behind.',
    ],
    prevention: 'Let the tool that creates the listeners ignore their default action: CodeDeploy alone may change it.',
    docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/troubleshooting-ecs.html',
    /** Its text stands, with its field, in shows_text.json. */
    quote: { where: texts/* codeDeployReasons */.mE, says: /target group must be behind listener/i },
    sentence: (_found, timeline) => {
        const group = servingGroup(timeline);
        return `a listener of the deployment group does not forward to ${group === undefined ? 'the target group' : (0,elb_names/* targetGroupName */.IT)(group)}, where the primary task set is`;
    },
    remedies: (_found, timeline) => [
        {
            text: 'Let the production and the test listener forward to the target group that serves now, and deploy again.',
            paste: inTurn(describeGroup(timeline, 'loadBalancerInfo.targetGroupPairInfoList'), forwardListener(timeline, servingGroup(timeline))),
        },
        leaveListener,
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/code-deploy/code-deploy-not-continued.ts




const codeDeployNotContinued = quoteCause({
    id: 'code-deploy-not-continued',
    severity: 'error',
    title: 'Nobody let the new task set have traffic while CodeDeploy waited for it',
    explanation: 'The deployment group makes CodeDeploy wait, once the new tasks run, until somebody lets them have production traffic. Nobody did in the time that it allows, so CodeDeploy stopped the deployment.',
    origins: ['Nobody was told that the deployment waits (its status is Ready).', 'The approval came later than the group waits.'],
    prevention: 'Tell those who approve of it (a trigger on DeploymentReady), and let waitTimeInMinutes leave them time.',
    docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/troubleshooting-ecs.html',
    /** Its text stands, with its field, in shows_stopped.json. */
    quote: { where: texts/* codeDeployReasons */.mE, says: /waiting for a notification to continue/i },
    sentence: (found) => {
        const minutes = found.capture(/period is (\d{1,5}) minutes?/);
        return `nobody let the new task set have traffic${minutes === undefined ? ' in time' : ` within ${minutes} min`}, so CodeDeploy stopped the deployment`;
    },
    remedies: (_found, timeline) => [
        {
            text: 'Deploy the same revision again (saved as revision.json), and let it have traffic when it is Ready.',
            paste: inTurn(...deployAgain(timeline), continueNext(timeline)),
        },
        { text: 'If nobody is there in time, let the group wait for longer, such as two hours.', paste: waitForLonger(120) },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/code-deploy/code-deploy-not-healthy-in-time.ts



const codeDeployNotHealthyInTime = quoteCause({
    id: 'code-deploy-not-healthy-in-time',
    severity: 'error',
    title: 'The new task set did not become healthy in the time that CodeDeploy gives it',
    explanation: 'CodeDeploy waits for an hour until all tasks of the new task set run and are healthy; where auto scaling changes the service meanwhile, for five minutes. That is how the deployment ended, and not why.',
    origins: ['Tasks failed, or could not be placed, for a reason that was not seen.', 'Auto scaling kept changing the task set.'],
    prevention: 'Run this gate while the deployment runs: it reads stopped tasks and target health long before the hour is over.',
    docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/troubleshooting-ecs.html',
    /** Its text stands, with its field, in shows_text.json. */
    quote: { where: texts/* codeDeployReasons */.mE, says: /replacement task set to become healthy|HEALTH_CONSTRAINTS/i },
    sentence: (found) => {
        const minutes = found.capture(/period is (\d{1,5}) minutes?/);
        return `the new task set did not become healthy within ${minutes === undefined ? 'the time that CodeDeploy gives it' : `${minutes} min`}; why is not known`;
    },
    remedies: (_found, timeline) => lookAtStoppedTasks(timeline),
});

;// CONCATENATED MODULE: ./src/diagnose/causes/code-deploy/code-deploy-role-insufficient.ts





/** Its texts stand, with their fields, in shows_lambda.json and shows_missing.json. */
const code_deploy_role_insufficient_quote = {
    where: texts/* codeDeployReasons */.mE,
    says: /IAM_ROLE_(?:MISSING|PERMISSIONS)|does not give you permission to perform operations|not authorized to perform: [\w:-]{1,80}/,
};
const code_deploy_role_insufficient_roleIn = /(arn:[\w-]{1,20}:iam::\d{12}:role\/[\w+=,.@/-]{1,200})|:assumed-role\/([\w+=,.@-]{1,64})\//;
const lackIn = /AWS service: (\w{1,60})|not authorized to perform: ([\w:-]{1,80})/;
const codeDeployRoleInsufficient = defineCause({
    id: 'code-deploy-role-insufficient',
    severity: 'error',
    title: 'The role of CodeDeploy does not allow what the deployment needs',
    explanation: 'CodeDeploy changes the service, its listeners and their rules, and calls functions, with the service role of its deployment group. That role does not exist, or lacks a permission.',
    origins: [
        'The role has a policy for another kind of deployment (AWSCodeDeployRole is for instances).',
        'The role was deleted, or no longer trusts codedeploy.amazonaws.com.',
    ],
    prevention: 'Give the role AWSCodeDeployRoleForECS, and iam:PassRole for the roles of the task definition.',
    docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html',
    find: (timeline) => {
        const said = findQuote(timeline, code_deploy_role_insufficient_quote);
        return said && { said, role: said.capture(code_deploy_role_insufficient_roleIn), lack: said.capture(lackIn), isMissing: said.words === 'IAM_ROLE_MISSING' };
    },
    evidence: ({ said }) => said.evidence,
    sentence: ({ role, lack, isMissing }) => {
        const named = `the role${role === undefined ? '' : ` ${role}`} of CodeDeploy`;
        if (isMissing)
            return `${named} does not exist, or does not trust CodeDeploy`;
        return lack === undefined ? `${named} lacks a permission` : `${named} lacks permission for ${lack}`;
    },
    remedies: ({ role = '<role-of-codedeploy>' }, timeline) => [
        {
            text: 'Give the service role of the deployment group the permissions for ECS, and deploy again.',
            paste: inTurn(describeGroup(timeline, 'serviceRoleArn'), allowCodeDeploy(role)),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/code-deploy/code-deploy-rolled-back.ts



const codeDeployRolledBack = defineCause({
    id: 'code-deploy-rolled-back',
    severity: 'error',
    title: 'CodeDeploy rolled the deployment back by another one',
    explanation: 'CodeDeploy undoes a deployment by a new one that brings the last revision back. That is how it ended, and not why: the deployment that was rolled back tells that.',
    origins: ['The deployment failed, an alarm went off, or somebody stopped it with a rollback.'],
    prevention: 'Run this gate while the deployment runs: it reads stopped tasks and target health before they are gone.',
    docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html',
    find: ({ deployment }) => {
        const { id, rolledBackBy } = deployment?.codeDeploy ?? {};
        return id === undefined || rolledBackBy === undefined ? undefined : { id, rolledBackBy };
    },
    evidence: ({ rolledBackBy }) => [{ field: 'DeploymentInfo.rollbackInfo.rollbackDeploymentId', text: rolledBackBy }],
    sentence: ({ id, rolledBackBy }) => `CodeDeploy rolled ${id} back by deployment ${rolledBackBy}; why is not known`,
    remedies: ({ id }, timeline) => [
        {
            text: 'Look what CodeDeploy says of the deployment and its events.',
            paste: [
                awsCli(awsCommand(timeline, 'deploy get-deployment', {
                    'deployment-id': id,
                    query: 'deploymentInfo.[status,errorInformation,rollbackInfo]',
                })),
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/code-deploy/code-deploy-service-invalid.ts






const codeDeployServiceInvalid = defineCause({
    id: 'code-deploy-service-invalid',
    severity: 'error',
    title: 'CodeDeploy cannot deploy to the service as it is',
    explanation: 'CodeDeploy found the service of its deployment group in a state that it cannot deploy to: it must be ACTIVE, with the deployment controller CODE_DEPLOY and one load balancer.',
    origins: [
        'The service was deleted, or created again, since the deployment group was made.',
        'Its deployment controller was changed.',
    ],
    prevention: 'Keep service and deployment group in one template, so that they are changed together.',
    docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-ecs.html',
    find: (timeline) => {
        const { errorMessage = '' } = timeline.deployment?.codeDeploy ?? {};
        return hasErrorCode(timeline, 'INVALID_ECS_SERVICE') ? { message: errorMessage } : undefined;
    },
    evidence: ({ message }) => [
        {
            field: 'DeploymentInfo.errorInformation',
            text: `INVALID_ECS_SERVICE${message === '' ? '' : `: ${message.slice(0, 400)}`}`,
        },
    ],
    sentence: ({ message }) => `CodeDeploy cannot deploy to the service${message === '' ? ' (INVALID_ECS_SERVICE)' : `: ${excerptOf(message)}`}`,
    remedies: (_found, timeline) => [
        {
            text: 'Compare the service that the deployment group names with this one, and correct the group.',
            paste: inTurn(describeGroup(timeline, 'ecsServices'), awsCli(awsCommand(timeline, 'ecs describe-services', { cluster: clusterName(timeline), services: serviceName(timeline) }))),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/code-deploy/code-deploy-stopped.ts





const codeDeployStopped = defineCause({
    id: 'code-deploy-stopped',
    severity: 'error',
    title: 'Somebody stopped the deployment in CodeDeploy',
    explanation: 'The deployment was stopped by a call of StopDeployment: by a person, or by a tool that one set up.',
    origins: ['Somebody saw that something is wrong.', 'A pipeline was cancelled, and stopped what it had begun.'],
    prevention: 'Let one pipeline at a time deploy to a deployment group.',
    docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-stop.html',
    find: (timeline) => (hasErrorCode(timeline, 'MANUAL_STOP') ? { event: currentEventName(timeline) } : undefined),
    evidence: () => [{ field: 'DeploymentInfo.errorInformation', text: 'MANUAL_STOP' }],
    sentence: ({ event }) => `somebody stopped the deployment in CodeDeploy${event === undefined ? '' : ` after ${event}`}`,
    remedies: (_found, timeline) => [
        {
            text: 'Ask who stopped it and why (CloudTrail: StopDeployment).',
            paste: [
                awsCli(awsCommand(timeline, 'cloudtrail lookup-events', {
                    'lookup-attributes': 'AttributeKey=EventName,AttributeValue=StopDeployment',
                })),
            ],
        },
        {
            text: 'If it was stopped by mistake, deploy the same revision again (saved as revision.json).',
            paste: inTurn(...deployAgain(timeline)),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/code-deploy/code-deploy-traffic-elsewhere.ts





const codeDeployTrafficElsewhere = defineCause({
    id: 'code-deploy-traffic-elsewhere',
    severity: 'error',
    title: 'No listener forwards to the new task set, though CodeDeploy says that it does',
    explanation: 'CodeDeploy has shifted production traffic to the new task set, and yet its target group is in use by no listener or rule: requests go elsewhere, and the targets are never checked.',
    origins: [
        'A tool set the listener back to the target group that it knows, after CodeDeploy had changed it.',
        'Somebody changed the listener or its rules by hand.',
    ],
    prevention: 'Let the tool that creates the listener ignore its default action and the actions of its rules.',
    docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-ecs.html',
    find: (timeline) => saysShiftedByCodeDeploy(timeline) ? failedCheck(timeline, ({ reason }) => reason === 'Target.NotInUse') : undefined,
    evidence: ({ failures }) => [
        { field: 'ECSTarget.lifecycleEvents', text: 'AllowTraffic: Succeeded' },
        ...failures.slice(0, 3).map(failureEvidence),
    ],
    sentence: ({ check }) => `no listener forwards to ${check?.group.name ?? 'the target group of the new task set'}, though CodeDeploy has shifted production traffic to it`,
    remedies: ({ check }, timeline) => [
        {
            text: 'Let the production listener forward to the target group of the new task set, and let nothing but CodeDeploy change it.',
            paste: inTurn(describeGroup(timeline, 'loadBalancerInfo.targetGroupPairInfoList[0].prodTrafficRoute'), forwardListener(timeline, check?.group.arn)),
        },
        leaveListener,
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/code-deploy/code-deploy-update-refused.ts




const codeDeployUpdateRefused = quoteCause({
    id: 'code-deploy-update-refused',
    severity: 'error',
    title: 'ECS or the load balancer refused a change that CodeDeploy asked for',
    explanation: 'CodeDeploy creates the task set and changes listeners by calls to ECS and Elastic Load Balancing. One of these calls was refused, in the words that stand in the evidence.',
    origins: [
        'The AppSpec or the task definition says what ECS does not accept.',
        'A listener, rule or target group of the deployment group is gone.',
    ],
    prevention: 'Keep service, listeners and deployment group in one template.',
    docs: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/troubleshooting-ecs.html',
    /** Its text stands, with its field, in shows_ecs.json. */
    quote: {
        where: texts/* codeDeployReasons */.mE,
        says: /ECS_UPDATE_ERROR|ELASTIC_LOAD_BALANCING_INVALID|MISSING_ELB_INFORMATION/,
        butNot: /target group must be behind listener/i,
    },
    sentence: (found) => `a change that CodeDeploy asked for was refused: ${found.excerpt}`,
    remedies: (_found, timeline) => [
        {
            text: 'Mend what the text names, in the AppSpec or in the deployment group, and deploy again.',
            paste: inTurn(showAppSpec(timeline), describeGroup(timeline, 'loadBalancerInfo.targetGroupPairInfoList')),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/evidence/traffic-shift.ts

/** The service, if ECS shifts traffic in its deployments. */
const serviceThatShifts = (timeline) => timeline.deployment?.strategy.shiftsTraffic === true ? (0,model_timeline/* latestService */.L7)(timeline) : undefined;

;// CONCATENATED MODULE: ./src/diagnose/causes/configuration-risk/bake-time-absent.ts



const bakeTimeAbsent = defineCause({
    id: 'bake-time-absent',
    severity: 'warning',
    title: 'The service has no bake time',
    explanation: 'As soon as the new revision has all production traffic, ECS stops the tasks of the old one. A fault that shows a minute later can no longer be undone by shifting traffic back: the old revision must be deployed again.',
    origins: ['The bake time (bakeTimeInMinutes) was set to 0.'],
    prevention: 'Let both revisions run for as long as a bad one takes to show, and let alarms watch it.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html',
    find: (timeline) => {
        const service = serviceThatShifts(timeline);
        return service?.bakeTimeSeconds === 0 ? service : undefined;
    },
    evidence: () => [{ field: 'Service.deploymentConfiguration.bakeTimeInMinutes', text: '0' }],
    sentence: ({ name }) => `the old revision of ${name} is stopped as soon as the new one has all production traffic`,
    remedies: (_service, timeline) => [
        {
            text: 'Let the old revision run for ten minutes after the shift.',
            paste: changeService(timeline, {
                options: { 'deployment-configuration': 'bakeTimeInMinutes=10' },
                terraform: { deployment_configuration: { bake_time_in_minutes: 10 } },
                cdk: 'bakeTime: Duration.minutes(10)',
                cloudFormation: { DeploymentConfiguration: { BakeTimeInMinutes: 10 } },
            }),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/configuration-risk/circuit-breaker-absent.ts



const circuitBreakerAbsent = defineCause({
    id: 'circuit-breaker-absent',
    severity: 'notice',
    title: 'The service has no deployment circuit breaker',
    explanation: 'Without it ECS tries a broken revision for ever: nothing ends the deployment, and nothing goes back to the revision that worked.',
    origins: ['It is off by default.'],
    prevention: 'Turn it on in the template of the service.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
    find: (timeline) => {
        const service = (0,model_timeline/* latestService */.L7)(timeline);
        if (!service || timeline.deployment?.strategy.hasCircuitBreaker !== true)
            return undefined;
        return service.circuitBreaker.enable || service.alarmNames.length > 0 ? undefined : service;
    },
    evidence: () => [{ field: 'Service.deploymentConfiguration.deploymentCircuitBreaker', text: 'enable: false' }],
    sentence: ({ name }) => `a broken revision of ${name} would be tried for ever`,
    remedies: (_service, timeline) => [
        {
            text: 'Turn the circuit breaker on, with rollback.',
            paste: changeService(timeline, {
                options: { 'deployment-configuration': 'deploymentCircuitBreaker={enable=true,rollback=true}' },
                terraform: { deployment_circuit_breaker: { enable: true, rollback: true } },
                cdk: 'circuitBreaker: { enable: true, rollback: true }',
                cloudFormation: { DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } } },
            }),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/configuration-risk/deployment-alarms-absent.ts



const deploymentAlarmsAbsent = defineCause({
    id: 'deployment-alarms-absent',
    severity: 'warning',
    title: 'Nothing watches what the new revision does with production traffic',
    explanation: 'A deployment that shifts traffic goes on, and rolls back, by what watches it: CloudWatch alarms, lifecycle hooks, the circuit breaker. Without alarms and hooks a revision that passes its health checks and fails requests gets all production traffic.',
    origins: ['No alarm was named when the strategy was chosen.'],
    prevention: 'Name an alarm on the 5xx responses and on the latency of the service itself, with rollback.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html',
    find: (timeline) => {
        const service = serviceThatShifts(timeline);
        if (!service || service.alarmNames.length > 0)
            return undefined;
        return service.lifecycleHooks?.some(({ targetType }) => targetType === 'AWS_LAMBDA') ? undefined : service;
    },
    evidence: ({ circuitBreaker }) => [
        { field: 'Service.deploymentConfiguration.alarms', text: 'none' },
        { field: 'Service.deploymentConfiguration.deploymentCircuitBreaker', text: `enable: ${circuitBreaker.enable}` },
    ],
    sentence: ({ name, circuitBreaker }) => circuitBreaker.enable
        ? `${name} is rolled back for tasks that fail, but for no error that its clients get: it has no alarms`
        : `nothing would roll ${name} back: it has neither alarms nor a circuit breaker`,
    remedies: (_service, timeline) => [
        {
            text: 'Name an alarm that tells what clients get.',
            paste: changeService(timeline, {
                options: { 'deployment-configuration': 'alarms={alarmNames=[<alarm>],enable=true,rollback=true}' },
                terraform: { alarms: { alarm_names: ['<alarm>'], enable: true, rollback: true } },
                cdk: 'deploymentAlarms: { alarmNames: ["<alarm>"], behavior: ecs.AlarmBehavior.ROLLBACK_ON_ALARM }',
                cloudFormation: { DeploymentConfiguration: { Alarms: { AlarmNames: ['<alarm>'], Enable: true, Rollback: true } } },
            }),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/remedy/load-balancer-settings.ts



/** How long a target goes on with its requests once it is deregistered. */
const changeDeregistrationDelay = (timeline, { arn, name }, seconds) => {
    const key = 'deregistration_delay.timeout_seconds';
    return [
        awsCli(awsCommand(timeline, 'elbv2 modify-target-group-attributes', {
            'target-group-arn': arn,
            attributes: `Key=${key},Value=${seconds}`,
        })),
        inTerraform(`the aws_lb_target_group ${name}`, { deregistration_delay: seconds }),
        inCdk('on the target group', `deregistrationDelay: Duration.seconds(${seconds})`),
        inCloudFormation('AWS::ElasticLoadBalancingV2::TargetGroup', {
            TargetGroupAttributes: [{ Key: key, Value: String(seconds) }],
        }),
    ];
};
/** Sends requests of a listener to a target group. */
function addRule(timeline, targetGroupArn) {
    const [priority, pattern] = [100, '/*'];
    return [
        awsCli(awsCommand(timeline, 'elbv2 create-rule', {
            'listener-arn': '<listener-arn>',
            priority,
            conditions: `Field=path-pattern,Values=${pattern}`,
            actions: JSON.stringify([{ Type: 'forward', TargetGroupArn: targetGroupArn }]),
        })),
        newInTerraform('aws_lb_listener_rule', 'this', {
            listener_arn: '<listener-arn>',
            priority,
            condition: { path_pattern: { values: [pattern] } },
            action: { type: 'forward', target_group_arn: targetGroupArn },
        }),
        inCdk(`on the listener <listener-arn>, with the target group ${targetGroupArn}`, `listener.addTargetGroups("Rule", { priority: ${priority}, conditions: [elbv2.ListenerCondition.pathPatterns([${typeScript(pattern)}])], targetGroups: [targetGroup] })`),
        newInCloudFormation('AWS::ElasticLoadBalancingV2::ListenerRule', 'ListenerRule', {
            ListenerArn: '<listener-arn>',
            Priority: priority,
            Conditions: [{ Field: 'path-pattern', Values: [pattern] }],
            Actions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
        }),
    ];
}
/** The zones of a load balancer: all of its subnets, not only those that are new. */
function changeLoadBalancerSubnets(timeline, check) {
    const arn = check?.group.loadBalancerArns[0] ?? '<load-balancer-arn>';
    const subnets = '<all-subnets>';
    return [
        awsCli(awsCommand(timeline, 'elbv2 set-subnets', { 'load-balancer-arn': arn, subnets })),
        inTerraform(`the aws_lb ${arn}`, { subnets: [subnets] }),
        inCdk(`on the load balancer ${arn}`, `vpcSubnets: { subnets: [ec2.Subnet.fromSubnetId(this, "Subnet", ${typeScript(subnets)})] }`),
        inCloudFormation('AWS::ElasticLoadBalancingV2::LoadBalancer', { Subnets: [subnets] }),
    ];
}

;// CONCATENATED MODULE: ./src/diagnose/causes/configuration-risk/deregistration-delay-dominates.ts





const leastDelaySeconds = 120;
/** The target group whose old targets take the longest to drain. */
const slowestToDrain = (timeline) => (0,health_checks/* checksOf */.tg)(timeline)
    .map(({ group }) => group)
    .toSorted((a, b) => (b.deregistrationDelaySeconds ?? 0) - (a.deregistrationDelaySeconds ?? 0))[0];
/** How long the deployment took, in seconds, once ECS calls it complete. */
function secondsTaken(timeline) {
    const entry = (0,model_timeline/* deploymentEntry */.uL)(timeline);
    const createdAt = timeline.deployment?.createdAt;
    return entry?.rolloutState === 'COMPLETED' && createdAt !== undefined ? (entry.updatedAt - createdAt) / 1000 : undefined;
}
/** A first deployment has no old targets that could drain, however long it takes. */
const hasDrained = (timeline) => (0,texts/* ownEvents */.uN)(timeline).some(({ message }) => / has begun draining connections on \d+ tasks?\b/.test(message));
const deregistrationDelayDominates = defineCause({
    id: 'deregistration-delay-dominates',
    severity: 'notice',
    title: 'Most of the deployment was spent waiting for old connections to drain',
    explanation: 'Old targets stay in draining for the whole deregistration delay, also without any open connection, and ECS waits for it.',
    origins: ['The delay is at its default of 300 s.'],
    prevention: 'Set the delay to a little more than the longest request takes.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html',
    find: (timeline) => {
        const group = slowestToDrain(timeline);
        const delay = group?.deregistrationDelaySeconds ?? 0;
        const whole = secondsTaken(timeline);
        if (!group || whole === undefined || delay < leastDelaySeconds || !hasDrained(timeline))
            return undefined;
        return delay < whole && delay >= whole / 2 ? { group, delay, whole: Math.round(whole) } : undefined;
    },
    evidence: ({ group, delay, whole }) => [
        { field: 'TargetGroup deregistration_delay.timeout_seconds', text: `${delay} of ${whole} s (${group.name})` },
    ],
    sentence: ({ delay, whole }) => `${delay} s of the deployment's ${whole} s are the deregistration delay`,
    remedies: ({ group }, timeline) => [
        { text: 'Lower the delay if no request takes that long.', paste: changeDeregistrationDelay(timeline, group, 30) },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/configuration-risk/grace-period-below-boot-time.ts





/** A start that was not watched from its beginning says nothing about its length. */
const watchedMs = 60_000;
/** Beyond this share of the time that it is given, a start has little left to grow. */
const tightShare = 0.6;
/** How long a task took from its start to its first healthy look, where that was watched. */
function secondsToHealthy({ task: { startedAt }, firstSeenAt, firstHealthyAt }) {
    if (startedAt === undefined || firstHealthyAt === undefined)
        return [];
    const isWatched = firstSeenAt < firstHealthyAt && firstSeenAt <= startedAt + watchedMs;
    return isWatched ? [(firstHealthyAt - startedAt) / 1000] : [];
}
/** Until a load balancer uses their group, targets are not checked, however soon their tasks would answer. */
const wasUnchecked = ({ observations }) => observations.some(({ targets }) => [...targets.values()].some((group) => group.some(({ reason }) => reason === 'Target.NotInUse')));
const gracePeriodBelowBootTime = defineCause({
    id: 'grace-period-below-boot-time',
    severity: 'warning',
    title: 'Tasks become healthy only shortly before they would be condemned',
    explanation: 'Tasks of this deployment needed longer than the grace period to become healthy. A little more load or data, and they would be killed while they start.',
    origins: ['The application grew, and the grace period did not.'],
    prevention: 'Set the grace period above the slowest measured start.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html',
    find: (timeline) => {
        if (wasUnchecked(timeline))
            return undefined;
        const slowest = Math.max(0, ...(0,model_timeline/* ownTasks */.Bt)(timeline).flatMap(secondsToHealthy));
        const condemned = condemnedAfterSeconds(timeline);
        const isTight = condemned !== undefined && slowest > (0,health_checks/* graceSeconds */.uA)(timeline) && slowest > tightShare * condemned;
        return isTight ? { seconds: Math.round(slowest), condemned } : undefined;
    },
    evidence: ({ seconds, condemned }, timeline) => [
        { field: 'TargetHealth.State', text: `healthy ${seconds} s after the start of the task` },
        {
            field: 'Service.healthCheckGracePeriodSeconds',
            text: `${(0,health_checks/* graceSeconds */.uA)(timeline)}, so that a task is condemned after ${condemned} s`,
        },
    ],
    sentence: ({ seconds, condemned }) => `tasks take ${seconds} s to become healthy, and are condemned ${condemned} s after their start`,
    remedies: ({ seconds }, timeline) => {
        const enough = Math.ceil((seconds * 1.5) / 30) * 30;
        return [{ text: `Raise the grace period to ${enough} s.`, paste: changeGracePeriod(timeline, enough) }];
    },
});

// EXTERNAL MODULE: ./src/model/criteria.ts
var criteria = __webpack_require__(9764);
;// CONCATENATED MODULE: ./src/diagnose/evidence/grpc.ts
/** Whether the codes of a check are those of gRPC. */
const isGrpc = (check) => check?.group.protocolVersion === 'GRPC' || check?.group.healthCheck.matcherKind === 'grpc';

;// CONCATENATED MODULE: ./src/diagnose/remedy/health-check-settings.ts
/** A change of a target group's health check, for each tool that may own it. */





const names = (option, terraform, cdk, cloudFormation, label) => ({
    option,
    terraform,
    cdk,
    cloudFormation,
    label,
});
/**
 * https://docs.aws.amazon.com/cli/latest/reference/elbv2/modify-target-group.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group#health_check
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_elasticloadbalancingv2.HealthCheck.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html
 */
const namesOf = {
    enabled: names('health-check-enabled', 'enabled', 'enabled', 'HealthCheckEnabled', 'enabled'),
    protocol: names('health-check-protocol', 'protocol', 'protocol', 'HealthCheckProtocol', 'protocol'),
    port: names('health-check-port', 'port', 'port', 'HealthCheckPort', 'port'),
    path: names('health-check-path', 'path', 'path', 'HealthCheckPath', 'path'),
    matcher: names('matcher', 'matcher', 'healthyHttpCodes', 'Matcher', 'success codes'),
    intervalSeconds: names('health-check-interval-seconds', 'interval', 'interval', 'HealthCheckIntervalSeconds', 'interval'),
    timeoutSeconds: names('health-check-timeout-seconds', 'timeout', 'timeout', 'HealthCheckTimeoutSeconds', 'timeout'),
    healthyThreshold: names('healthy-threshold-count', 'healthy_threshold', 'healthyThresholdCount', 'HealthyThresholdCount', 'healthy threshold'),
    unhealthyThreshold: names('unhealthy-threshold-count', 'unhealthy_threshold', 'unhealthyThresholdCount', 'UnhealthyThresholdCount', 'unhealthy threshold'),
};
/** @param group undefined: it could not be read, and whoever pastes it names it */
function changeHealthCheck(timeline, group, change) {
    if (group?.isLattice)
        return changeLatticeHealthCheck(timeline, group, change);
    const { arn = '<target-group-arn>', name = '<target-group>' } = group ?? {};
    const kind = group?.healthCheck.matcherKind === 'grpc' ? 'grpc' : 'http';
    const given = Object.entries(change).flatMap(([field, value]) => value === undefined ? [] : [{ field, value, ...namesOf[field] }]);
    const of = (name, value) => Object.fromEntries(given.map((row) => [name(row), value(row)]));
    return [
        awsCli(awsCommand(timeline, 'elbv2 modify-target-group', {
            'target-group-arn': arn,
            ...of(({ option }) => option, ({ field, value }) => (field === 'matcher' ? `${matcherKey(kind)}=${quotedList(value)}` : value)),
        })),
        inTerraform(`the aws_lb_target_group ${name}`, {
            health_check: of(({ terraform }) => terraform, ({ value }) => value),
        }),
        inCdk('on the target group', `healthCheck: { ${given.map((row) => memberInCdk(row, kind)).join(', ')} }`),
        inCloudFormation('AWS::ElasticLoadBalancingV2::TargetGroup', of(({ cloudFormation }) => cloudFormation, ({ field, value }) => (field === 'matcher' ? { [matcherKey(kind)]: value } : value))),
        inConsole('EC2', 'Target groups', name, 'Health checks', `Edit: ${given.map(({ label, value }) => `${label} ${String(value)}`).join(', ')}`),
    ];
}
const matcherKey = (kind) => (kind === 'grpc' ? 'GrpcCode' : 'HttpCode');
function memberInCdk({ field, cdk, value }, kind) {
    if (field === 'matcher' && kind === 'grpc')
        return `healthyGrpcCodes: ${typeScript(value)}`;
    if (field === 'protocol')
        return `${cdk}: elbv2.Protocol.${String(value).replace(/\W/g, '_')}`;
    return `${cdk}: ${field.endsWith('Seconds') ? `Duration.seconds(${String(value)})` : typeScript(value)}`;
}
/** The matcher with a code added. */
function withCode(check, code) {
    const matcher = check?.group.healthCheck.matcher ?? '200';
    const codes = (0,criteria/* parseCodes */.OR)(matcher);
    return codes && (0,criteria/* acceptsCode */.nY)(codes, code) ? matcher : `${matcher},${code}`;
}
/** The CLI's shorthand splits at commas: a list of codes is quoted for it. */
const quotedList = (value) => (String(value).includes(',') ? `"${String(value)}"` : String(value));
/** Of a health check what has these names. */
const membersOf = (check, fields) => Object.fromEntries(fields.map((field) => [field, check[field]]));

;// CONCATENATED MODULE: ./src/diagnose/causes/configuration-risk/health-check-matcher-accepts-errors.ts





const acceptsErrors = (check) => {
    const codes = isGrpc(check) ? undefined : (0,criteria/* parseCodes */.OR)(check.group.healthCheck.matcher ?? '');
    return codes?.ranges.some(([, to]) => to >= 400) ?? false;
};
const healthCheckMatcherAcceptsErrors = defineCause({
    id: 'health-check-matcher-accepts-errors',
    severity: 'warning',
    title: 'The matcher of the health check accepts errors',
    explanation: 'The target group calls a task healthy that answers 4xx or 5xx. A revision that fails on every request can then pass its health checks.',
    origins: ['The matcher was widened to get a deployment through.'],
    prevention: 'Serve a health path that answers 200, and accept only that.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    find: (timeline) => {
        const lenient = (0,health_checks/* checksOf */.tg)(timeline).filter(acceptsErrors);
        return lenient[0] && { lenient, first: lenient[0] };
    },
    evidence: ({ lenient }) => lenient
        .slice(0, 3)
        .map(({ group }) => ({ field: 'TargetGroup.Matcher', text: `${group.healthCheck.matcher ?? ''} (${group.name})` })),
    sentence: ({ first: { group } }) => `the matcher ${group.healthCheck.matcher ?? ''} of ${group.name} accepts errors`,
    remedies: ({ first }, timeline) => [
        { text: 'Accept only what a healthy task answers.', paste: changeHealthCheck(timeline, first.group, { matcher: '200' }) },
    ],
});

// EXTERNAL MODULE: ./src/diagnose/evidence/access-log.ts
var access_log = __webpack_require__(2395);
;// CONCATENATED MODULE: ./src/diagnose/evidence/served-paths.ts
/** Paths that an application or its container seems to serve, and where that was seen. */

/** A host may be an IPv6 address or a shell variable; of a port in a variable nothing is known. */
const host = String.raw `(?:\[[^\]\s]{1,60}\]|\$\{[^}\s]{1,100}\}|[^\s/:'"\`|]{1,200})`;
const url = new RegExp(String.raw `https?:\/\/${host}(?::(\d{2,5})(?!\d)|(:\S))?(\/[^\s'"\`|;)&…\\]{0,200})?`, 'i');
/** `curl -f http://localhost:3000/health` in the container's own health check tells a path and a port. */
function checkedByContainer(check) {
    const command = check.container?.healthCheck?.command.join(' ').slice(0, 2000) ?? '';
    const found = url.exec(command);
    if (!found || found[2] !== undefined)
        return undefined;
    const path = found[3] ?? '/';
    const port = Number(found[1] ?? (found[0].startsWith('https:') ? 443 : 80));
    return { path, port, seen: `the health check of container ${check.containerName} uses ${path} on ${port}` };
}
/**
 * Routes as frameworks print them: `Mapped {/health, GET} route` (NestJS), `[GIN-debug] GET /health` (Gin), `GET /health` in the
 * route tables of Fastify, Echo, Fiber, chi and Rails, `{GET [/health]}` and `Mapped to` (Spring), `<Rule '/health' (GET…)>` (Flask).
 */
const routes = [
    /Mapped \{(\/[^\s,}]{0,200}), GET\} route/,
    /\[GIN-debug\] GET +(\/\S{0,200})/,
    /\{GET \[(\/[^\]]{0,200})\]/,
    /Mapped "\{\[(\/[^\]]{0,200})\]/,
    /<Rule '(\/[^']{0,200})' \([^)]{0,60}GET/,
    /^\W{0,12}(\/\S{1,200}) \((?:[A-Z, ]{0,40})GET/,
    /(?:route|endpoint|registered|map).{0,40}\bGET[\s:|]{1,10}(\/[^\s"'|]{0,200})/i,
    /^[\w\W]{0,60}\bGET(?:\|HEAD)?[\s|]{1,20}(\/[^\s"'|()]{0,200})(?:[ (]|$)(?!HTTP)/,
];
/** Spring Boot tells where its endpoints lie; the one named health is there unless it was turned off. */
const actuator = /Exposing \d{1,3} endpoints? beneath base path '(\/[^']{1,200})'/;
const healthLike = /health|ready|live|ping|status|alive|up$|heartbeat|actuator/i;
const mostCandidates = 3;
/** Paths other than the checked one that could be asked for, the best known first. */
function otherPaths(lines, check) {
    const asked = check.group.healthCheck.path;
    const own = checkedByContainer(check);
    const found = own ? [own] : [];
    for (const line of lines) {
        const code = (0,access_log/* codeIn */.ry)(line);
        const base = actuator.exec(line)?.[1];
        const route = base === undefined ? routes.map((pattern) => pattern.exec(line)?.[1]).find(Boolean) : `${base}/health`;
        const served = /"?GET (\/[^\s"?]{0,200})/.exec(line)?.[1];
        if (served !== undefined && healthLike.test(served) && code === 200) {
            found.push({ path: served, seen: `container ${check.containerName} answered a request for ${served} with 200` });
        }
        else if (route !== undefined && healthLike.test(route) && code === undefined) {
            found.push({ path: route, seen: `container ${check.containerName} prints the route ${route}` });
        }
    }
    const byPath = new Map(found.toReversed().map((one) => [one.path, one]));
    return found.filter((one) => one.path !== asked && byPath.get(one.path) === one).slice(0, mostCandidates);
}

;// CONCATENATED MODULE: ./src/diagnose/causes/configuration-risk/health-check-path-default.ts





const hasDefaultPath = ({ group: { healthCheck } }) => healthCheck.path === '/' && healthCheck.matcher === '200';
const healthCheckPathDefault = defineCause({
    id: 'health-check-path-default',
    severity: 'notice',
    title: 'The load balancer checks the default path, and the container has a better one',
    explanation: 'The target group asks for its default, the path / with the code 200. The container knows a path that tells its health; / says little, and breaks when it begins to redirect or to ask for a login.',
    origins: ['The health check was left at its defaults.'],
    prevention: 'Set the health check path together with the target group.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    /** Only where something else is known to tell the health of the task. */
    find: (timeline) => {
        if (timeline.targetFailures.length > 0)
            return undefined;
        for (const check of (0,health_checks/* checksOf */.tg)(timeline).filter(hasDefaultPath)) {
            const [other] = otherPaths(timeline.appLines, check);
            if (other)
                return { check, other };
        }
        return undefined;
    },
    evidence: ({ check, other }) => [
        ...checkEvidence(check),
        { field: 'ContainerDefinition.healthCheck.command', text: other.seen },
    ],
    sentence: ({ other }) => `the load balancer checks /, while ${other.seen}`,
    remedies: ({ check, other }, timeline) => [
        {
            text: 'Consider the path that the container uses for itself.',
            paste: changeHealthCheck(timeline, check.group, { path: other.path }),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/configuration-risk/health-check-timeout-not-below-interval.ts



const healthCheckTimeoutNotBelowInterval = defineCause({
    id: 'health-check-timeout-not-below-interval',
    severity: 'warning',
    title: 'The timeout of the health check is not below its interval',
    explanation: 'A check that may take as long as the time between two checks never leaves the target alone, and a slow task is found out late.',
    origins: ['The timeout was raised to get a slow application through.'],
    prevention: 'Keep the timeout below the interval, and the health endpoint fast.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    find: (timeline) => {
        const overlong = (0,health_checks/* checksOf */.tg)(timeline).filter(({ group: { healthCheck } }) => healthCheck.timeoutSeconds >= healthCheck.intervalSeconds);
        return overlong[0] && { overlong, first: overlong[0] };
    },
    evidence: ({ overlong }) => overlong.slice(0, 3).map(({ group: { healthCheck, name } }) => ({
        field: 'TargetGroup.HealthCheckTimeoutSeconds',
        text: `${healthCheck.timeoutSeconds} s, interval ${healthCheck.intervalSeconds} s (${name})`,
    })),
    sentence: ({ first }) => `the health check of ${first.group.name} waits as long as its interval`,
    remedies: ({ first: { group } }, timeline) => {
        const timeoutSeconds = Math.max(2, Math.floor(group.healthCheck.intervalSeconds / 2));
        return [{ text: 'Lower the timeout below the interval.', paste: changeHealthCheck(timeline, group, { timeoutSeconds }) }];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/evidence/health-check-differences.ts

const fields = [
    ['protocol', 'HealthCheckProtocol'],
    ['port', 'HealthCheckPort'],
    ['path', 'HealthCheckPath'],
    ['matcher', 'Matcher'],
    ['intervalSeconds', 'HealthCheckIntervalSeconds'],
    ['timeoutSeconds', 'HealthCheckTimeoutSeconds'],
    ['healthyThreshold', 'HealthyThresholdCount'],
    ['unhealthyThreshold', 'UnhealthyThresholdCount'],
];
const differencesOf = (model, other) => fields.flatMap(([name, field]) => {
    const [ofModel, ofOther] = [model[name]?.toString(), other[name]?.toString()];
    return ofModel === ofOther ? [] : [{ field, name, ofModel, ofOther }];
});
function differingPairs(timeline) {
    const { targetGroups = [], targets } = trafficObservation(timeline) ?? {};
    const isPassed = ({ arn }) => targets?.get(arn)?.some(({ state }) => state === 'healthy') ?? false;
    return pairsOf(timeline).flatMap((pair) => {
        const own = targetGroups.find(({ arn }) => arn === pair.own);
        const second = targetGroups.find(({ arn }) => arn === pair.other);
        if (!own || !second)
            return [];
        const [model, other] = isPassed(second) && !isPassed(own) ? [second, own] : [own, second];
        const differences = differencesOf(model.healthCheck, other.healthCheck);
        return differences.length === 0 ? [] : [{ model, other, isModelProven: isPassed(model) && !isPassed(other), differences }];
    });
}

;// CONCATENATED MODULE: ./src/diagnose/causes/configuration-risk/pair-health-checks-differ.ts



const pairHealthChecksDiffer = defineCause({
    id: 'pair-health-checks-differ',
    severity: 'warning',
    title: 'The two target groups of a pair check health differently',
    explanation: 'Deployments take the two groups of a pair in turn. Where they check differently, every second deployment is held to another standard: the same revision is healthy in one group and fails in the other.',
    origins: ['The health check of one group was changed and the other forgotten.'],
    prevention: 'Create both groups from one definition.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html',
    find: (timeline) => differingPairs(timeline)[0],
    evidence: ({ model, other, differences }) => differences.map(({ field, ofModel = 'none', ofOther = 'none' }) => ({
        field: `TargetGroup.${field}`,
        text: `${ofModel} (${model.name}), ${ofOther} (${other.name})`,
    })),
    sentence: ({ model, other, differences: [first, ...more] }) => `${first?.field ?? ''} of ${model.name} is ${first?.ofModel ?? 'none'}, of ${other.name} ${first?.ofOther ?? 'none'}${more.length === 0 ? '' : `, and ${more.length} more differ`}`,
    remedies: ({ model, other, isModelProven, differences }, timeline) => {
        const names = differences.map(({ name }) => name);
        const copy = (from, to) => changeHealthCheck(timeline, to, membersOf(from.healthCheck, names));
        return [
            {
                text: `Let both check alike: give ${other.name} the health check of ${model.name}${isModelProven ? ', which its targets pass' : ''}.`,
                paste: copy(model, other),
            },
            ...(isModelProven
                ? []
                : [
                    {
                        text: `The other way round, if ${other.name} is the one that is right: give its health check to ${model.name}.`,
                        paste: copy(other, model),
                    },
                ]),
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/configuration-risk/production-weights-split.ts





const productionWeightsSplit = defineCause({
    id: 'production-weights-split',
    severity: 'error',
    title: 'Both groups of a pair get production traffic, and no deployment is under way',
    explanation: 'Between deployments all production traffic belongs to the one group in which the tasks are. ECS refuses a deployment that finds weight on both, and what goes to the empty group is answered with 503.',
    origins: [
        'A deployment or a rollback was interrupted and left the weights behind.',
        'A tool that manages the rule reset its weights, or somebody changed them by hand.',
    ],
    prevention: 'Let the tool that creates the rule ignore its weights, and let one deployment end before the next begins.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html',
    find: (timeline) => (serviceThatShifts(timeline) && isAtRest(timeline) ? pairsOf(timeline) : [])
        .flatMap((pair) => (pair.production ? [{ pair, production: pair.production, shares: sharesOf(pair.production) }] : []))
        .find(({ pair: { own, other }, shares }) => [own, other].every((one) => shares.some(({ arn }) => arn === one))),
    evidence: ({ production, shares }) => shares.map(({ arn, percent }) => ({
        field: 'Rule.Actions.ForwardConfig.TargetGroups.Weight',
        text: `${percent} % to ${(0,elb_names/* targetGroupName */.IT)(arn)} (${production.arn})`,
    })),
    sentence: ({ pair: { own, other }, production, shares }) => {
        const percentOf = (one) => shares.find(({ arn }) => arn === one)?.percent ?? 0;
        return `${(0,elb_names/* ruleName */.oF)(production.arn)} sends ${percentOf(own)} % of production traffic to ${(0,elb_names/* targetGroupName */.IT)(own)} and ${percentOf(other)} % to ${(0,elb_names/* targetGroupName */.IT)(other)}; the next deployment would be refused`;
    },
    remedies: ({ pair }, timeline) => sendAllToOwn(timeline, pair),
});

;// CONCATENATED MODULE: ./src/diagnose/evidence/rollout-room.ts
/** Neither may a task be started beside the old ones, nor one of them be stopped. */
const hasNoRoom = ({ deployment }, service) => service.desiredCount > 0 && deployment !== undefined && deployment.strategy.startableAtOnce(service) <= 0;
/** `desired count 1, minimum healthy 100 %, maximum 100 %`. */
const percentages = ({ desiredCount, minimumHealthyPercent, maximumPercent }) => `desired count ${desiredCount}, minimum healthy ${minimumHealthyPercent} %, maximum ${maximumPercent} %`;

;// CONCATENATED MODULE: ./src/diagnose/causes/configuration-risk/rollout-without-room.ts




const rolloutWithoutRoom = defineCause({
    id: 'rollout-without-room',
    severity: 'warning',
    title: 'Minimum and maximum percent leave no room for a rolling update',
    explanation: 'With these percentages and this desired count ECS may neither start a task beside the old ones nor stop one first. The next deployment will not move.',
    origins: ['Both are 100 percent, or round to no room for a small desired count.'],
    prevention: 'Keep at least one task of room.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html',
    find: (timeline) => {
        const service = (0,model_timeline/* latestService */.L7)(timeline);
        const isTight = service?.schedulingStrategy === 'REPLICA' && (0,model_timeline/* ownTasks */.Bt)(timeline).length > 0 && hasNoRoom(timeline, service);
        return isTight ? percentages(service) : undefined;
    },
    evidence: (room) => [{ field: 'Service.deploymentConfiguration', text: room }],
    sentence: (room) => `a rolling update has no room: ${room}`,
    remedies: (_found, timeline) => roomForRollout(timeline),
});

;// CONCATENATED MODULE: ./src/diagnose/causes/configuration-risk/rule-lacks-target-group.ts






/** The groups of a pair that none of its rules names; a rule that was not read may name them. */
function unnamed({ own, other, loadBalancer, production, test }) {
    const rules = [production, test].filter((rule) => rule !== undefined);
    const areAllRead = production !== undefined && (loadBalancer.testListenerRule === undefined || test !== undefined);
    if (!areAllRead || rules.some(({ isMissing }) => isMissing))
        return [];
    const named = new Set(rules.flatMap(({ targetGroups }) => targetGroups.map(({ arn }) => arn)));
    return [own, other].filter((arn) => !named.has(arn));
}
const ruleLacksTargetGroup = defineCause({
    id: 'rule-lacks-target-group',
    severity: 'error',
    title: 'The listener rules do not name both target groups of the pair',
    explanation: 'ECS shifts traffic by the weights of a rule that names both groups of the pair, or of a production and a test rule that name one each. Before each deployment it looks whether they do, and rolls back where they do not.',
    origins: [
        'The rule was written for one target group, and the strategy was changed since.',
        'A tool reset the actions of the rule.',
    ],
    prevention: 'Let the rule name both groups from the beginning, with weights 100 and 0, and ignore its weights from then on.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html',
    find: (timeline) => (serviceThatShifts(timeline) ? pairsOf(timeline) : [])
        .map((pair) => ({ pair, lacking: unnamed(pair), ruleArn: pair.loadBalancer.productionListenerRule ?? '' }))
        .find(({ lacking }) => lacking.length > 0),
    evidence: ({ pair: { production, test } }) => [production, test].flatMap((rule) => rule
        ? [
            {
                field: 'Rule.Actions.ForwardConfig.TargetGroups',
                text: `${(0,model_text/* list */.p_)(rule.targetGroups.map(({ arn }) => (0,elb_names/* targetGroupName */.IT)(arn))) || 'none'} (${rule.arn})`,
            },
        ]
        : []),
    sentence: ({ lacking, ruleArn, pair: { test } }) => `${(0,elb_names/* ruleName */.oF)(ruleArn)}${test ? ' and the test rule do' : ' does'} not name ${(0,model_text/* list */.p_)(lacking.map(elb_names/* targetGroupName */.IT))}, so the next deployment would be refused`,
    remedies: ({ pair }, timeline) => sendAllToOwn(timeline, pair),
});

;// CONCATENATED MODULE: ./src/diagnose/causes/container-health/container-health-check-command-broken.ts






/** The shell's or the runtime's words for a check whose program is not there; the output stands in Docker's health log. */
const container_health_check_command_broken_quote = {
    where: texts/* anywhere */.Mp,
    says: anyOf([
        /(?:curl|wget|nc|netcat|pg_isready|redis-cli|mysqladmin|grpc_health_probe|grpc-health-probe): (?:command |applet )?not found/,
        /exec: "(?:\/\S{1,60}\/)?(?:curl|wget|nc|grpc_health_probe)[^"]{0,200}": .{0,200}not found/,
        /OCI runtime exec failed/,
        /health.?check.{0,100}(?:executable file not found|No such file|not found in \$PATH|exit(?:ed)? (?:code )?12[67])/,
    ], 'i'),
};
const program = /(curl|wget|netcat|pg_isready|redis-cli|mysqladmin|grpc.health.probe)/i;
/** A request of the check itself that the application refuses. */
const isRefusedItself = (line) => /"?(?:curl|Wget)\//.test(line) && ((0,access_log/* codeIn */.ry)(line) ?? 200) >= 400;
const containerHealthCheckCommandBroken = defineCause({
    id: 'container-health-check-command-broken',
    severity: 'error',
    title: 'The command of the container health check cannot work',
    explanation: 'The container is UNHEALTHY because its own health check fails by itself: its program is not in the image, it is written wrongly, or it asks for the wrong path or port. The application may be well.',
    origins: [
        'Slim, Alpine and distroless images have neither curl nor a shell.',
        'The list lacks CMD-SHELL, or CMD is given a whole shell line.',
        'The command asks for a path or port that the application does not serve.',
    ],
    prevention: 'Run the very command in the built image before deploying it.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html',
    find: (timeline) => {
        const quoted = findQuote(timeline, container_health_check_command_broken_quote);
        const fails = containerChecksFail(timeline);
        const command = fails ? checkedContainer(timeline)?.healthCheck?.command : undefined;
        const wrong = command && misspelling(command);
        const refused = fails ? timeline.appLines.filter(isRefusedItself) : [];
        return quoted || wrong !== undefined || refused.length > 0 ? { quoted, wrong, refused } : undefined;
    },
    evidence: ({ quoted, wrong, refused }) => [
        ...(quoted?.evidence ?? []),
        ...(wrong === undefined ? [] : [{ field: 'ContainerDefinition.healthCheck.command', text: wrong }]),
        ...refused.slice(0, 2).map((line) => ({ field: 'log', text: line.slice(0, 300) })),
    ],
    sentence: ({ quoted, wrong }) => {
        if (wrong !== undefined)
            return `the container health check cannot work: ${wrong}`;
        const missing = quoted?.capture(program);
        return missing === undefined
            ? 'the container health check asks for what the application does not serve'
            : `the container health check needs ${missing}, which is not in the image`;
    },
    remedies: (_found, timeline) => [
        {
            text: "Use a command that the image has, in the form of a list that begins with CMD or CMD-SHELL; wget is part of Alpine's busybox.",
            paste: checkByWget(timeline),
        },
        {
            text: 'Put the command that is missing into the image.',
            paste: [{ tool: 'Dockerfile', code: 'RUN apk add --no-cache curl # or: apt-get install -y curl' }],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/container-health/container-health-check-failed.ts








const containerHealthCheckFailed = defineCause({
    id: 'container-health-check-failed',
    severity: 'error',
    title: 'The health check of a container failed',
    explanation: 'A container of the task is UNHEALTHY by its own health check, the command in its container definition. ECS does not tell what the command printed.',
    origins: [
        'The application is not up when the start period ends.',
        'The command fails by itself.',
        'The application is not well.',
    ],
    prevention: 'Give the check a start period that covers the start, and run its command in the built image.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html',
    find: (timeline) => {
        const quoted = findQuote(timeline, failedContainerChecks);
        const unhealthy = unhealthyContainers(timeline);
        return quoted || unhealthy.length > 0 ? { quoted, unhealthy } : undefined;
    },
    evidence: ({ quoted, unhealthy }) => [
        ...(quoted?.evidence ?? []),
        ...unhealthy.map((name) => ({ field: 'Container.healthStatus', text: `UNHEALTHY in container ${name}` })),
    ].slice(0, 3),
    sentence: ({ unhealthy }, timeline) => {
        const checked = checkedContainer(timeline);
        const command = checked?.healthCheck?.command.join(' ').slice(0, 200);
        const name = unhealthy[0] ?? checked?.name ?? mainContainer(timeline)?.name ?? 'of the task';
        return `the health check of container ${name} fails${command === undefined ? '' : ` (${command})`}`;
    },
    remedies: (_found, timeline) => [
        {
            text: 'Run the command of the health check in the container, and read what it says.',
            paste: [
                awsCli(awsCommand(timeline, 'ecs execute-command', {
                    cluster: clusterName(timeline),
                    task: (0,model_timeline/* ownTasks */.Bt)(timeline).at(-1)?.task.id ?? '<task>',
                    container: mainContainer(timeline)?.name,
                    command: '/bin/sh',
                    interactive: true,
                })),
            ],
        },
        { text: 'Where no session can be opened in it, read its log.', paste: [tailLog(timeline)] },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/evidence/client-errors.ts
const rows = {
    'POSIX and glibc': {
        connect: /\b(?:connect )?E(?:CONNREFUSED|TIMEDOUT|HOSTUNREACH|NETUNREACH|CONNRESET)|os error 11[01]\b|\[?Errno 11[013]\]?/,
        'resolve-name': /getaddrinfo |\bEAI_AGAIN|\bENOTFOUND/,
        'bind-port': /\bEADDRINUSE|\berror 98\b/,
        'write-file': /\bEROFS\b|SQLITE_READONLY|\bE(?:ACCES|PERM): .{1,30}, (?!listen|bind)\w{1,20} /,
        'load-module': /error while loading shared libraries|cannot open shared object file|Error (?:relocating|loading shared library)|version `\w{1,10}_[\d.]{1,10}' not found|invalid ELF header/,
    },
    'Node.js': {
        connect: /\bETIMEOUT\b|\bESOCKET\b|ConnectTimeoutError|UND_ERR_CONNECT_TIMEOUT|socket hang up|(?:TLS|SSL) connection was established/,
        authenticate: /self[- ]signed certificate|unable to verify the first certificate|DEPTH_ZERO_SELF_SIGNED|CERT_HAS_EXPIRED|UNABLE_TO_(?:VERIFY_LEAF|GET_ISSUER)/,
        'load-module': /MODULE_NOT_FOUND|ERR_DLOPEN_FAILED|ERR_UNSUPPORTED_DIR_IMPORT|ERR_PACKAGE_PATH_NOT_EXPORTED|Query [Ee]ngine (?:library )?.{0,80}(?:not|could)|Dynamic loading not supported|[Ss]omething went wrong (?:installing|loading) the "/,
        'read-setting': /ERR_CRYPTO_INVALID_KEYLEN|Invalid key length|Region is missing|requires a secret or key|input: '(?:undefined|null)?'|secretOrPrivateKey must have|(?:supabaseUrl|supabaseKey|apiKey) is required|Neither apiKey nor|\bNO_SECRET\b|ConstructorError: .{0,60}key|Dialect needs to be explicitly|secret option required/,
        'parse-command-line': /[Mm]issing script:|bad option: /,
    },
    'Prisma, Knex, Sequelize, TypeORM, Mongoose': {
        connect: /\bP100[12]\b|\bP1017\b|\bP2024\b|Can't reach database|Knex: Timeout|KnexTimeoutError|Sequelize(?:Connection\w{0,30}|HostNot\w{0,20})Error|Mongo(?:ose)?(?:Network|ServerSelection|NotConnected|PoolCleared)\w{0,20}Error|buffering timed out|ResourceRequest timed out/,
        authenticate: /\bP1000\b|\bP1010\b|SequelizeAccessDeniedError|MongoServerError: (?:bad auth|[Aa]uth)/,
        'read-setting': /\bP1012\b|\bP1013\b|the URL must start with the protocol/,
    },
    Python: {
        connect: /ConnectTimeout|ConnectionRefusedError|NewConnectionError|OperationalError.{0,100}(?:connect|timed? ?out|timeout)|ConnectionDoesNotExistError|PoolTimeout|QueuePool limit/,
        authenticate: /SSLCertVerificationError|InvalidPasswordError|InvalidAuthorizationSpecificationError/,
        'load-module': /ModuleNotFoundError|\bImportError\b|No module named|Failed to find attribute '\w{1,60}' in|Could not import (?:module|')|Error loading ASGI app|can't open file '/,
        'read-setting': /KeyError: '[A-Z]|ImproperlyConfigured|validation errors? for \w{0,40}(?:Settings|Config)|decouple\.UndefinedValueError|Fernet key must be|NoRegionError/,
        'write-file': /PermissionError: \[Errno 1?3?\]/,
        'parse-command-line': /^[Uu]sage: /,
    },
    'Celery, Kombu, Pika': {
        connect: /AMQPConnectionError|StreamLostError|kombu\.exceptions\.OperationalError|IncompatibleProtocolError/,
        authenticate: /Probable(?:Access|Authentication)\w{0,10}Error/,
    },
    'Java and Kotlin': {
        connect: /ConnectException|ConnectTimeoutException|SocketTimeoutException|NoRouteToHost|Communications link failure|CommunicationsException|Connection is not available|Exception during pool initialization|JDBCConnectionException|SQL(?:Transient|NonTransient)ConnectionException|CannotGetJdbcConnection|The connection attempt failed|The Network Adapter could not/,
        'resolve-name': /UnknownHostException|UnresolvedAddressException/,
        authenticate: /PKIX path building failed|SSLHandshakeException|Unsupported or unrecognized SSL message|InvalidAuthorizationSpec/,
        'load-module': /ClassNotFoundException|NoClassDefFoundError|Could not find or load main class|Unable to access jarfile|no main manifest attribute|UnsatisfiedLinkError|LinkageError|NoSuch(?:Method|Field)Error|UnsupportedClassVersionError|Invalid or corrupt jarfile/,
        'read-setting': /Could not resolve placeholder|Failed to bind properties|Failed to configure a DataSource|ConfigurationPropertiesBindException|SRCFG\d{5}|ConfigValidationException|ConfigurationException|(?:snakeyaml|yaml)\.\w{0,20}\.?(?:Scanner|Parser)\w{0,10}|ScannerException|ConfigException\b|Reason: failed to convert|InvalidConfigDataPropertyException|hostname resolution configured but no hostname|WeakKeyException|not secure enough/,
        'bind-port': /QuarkusBindException|PortInUseException/,
        'write-file': /java\.nio\.file\.(?:AccessDenied|ReadOnlyFileSystem)Exception|FileNotFoundException: .{1,200}\(Permission denied\)/,
        'parse-command-line': /Unrecognized (?:VM )?option:? |requires jar file specification|Invalid (?:maximum|initial|minimum) heap size/,
    },
    '.NET': {
        connect: /SocketException \((?:110|111|113)\)|pre-login handshake|A network-related or instance-specific error|BrokerUnreachableException|(?:The )?[Tt]imeout period elapsed|selecting a server using|respond after a period of time|connection attempt failed|became available \(\d|IDX2080[34]/,
        'resolve-name': /No such host is known|SocketException \((?:11001|-?131073|00000005)/,
        authenticate: /Login failed for user|RemoteCertificate(?:Name|Chain)|authority that is not trusted|AuthenticationException/,
        'load-module': /Could not load file or assembly|Could not execute because the (?:application|specified command)|DllNotFoundException|TypeLoadException|You must install (?:or update )?\.NET|The application '[^']{1,200}' does not exist|intended to execute a \.NET|framework '[^']{1,100}', version|valid ICU package|compatible framework version/,
        'read-setting': /\bat [\w.]{1,100}(?:ConnectionString\w{0,20}|ConfigurationOptions|ConnectionOptions)\.{1,2}(?:\w{0,20}Parse|ctor|GetKeyValuePair)|UriFormatException|Value cannot be null\. \(Parameter '|OptionsValidationException|ConnectionString property has not been|No connection string named|IDX10(?:653|720|603|703)|was not found and is not optional|Format of the initialization string/,
        'bind-port': /Failed to bind to address .{1,100}in use|AddressInUseException/,
        'write-file': /UnauthorizedAccessException: Access to the path/,
    },
    Go: {
        connect: /dial (?:tcp|udp|unix)|driver: bad connection|code = Unavailable/,
        'resolve-name': /no such host|server misbehaving|hostname resolving error/,
        authenticate: /x509: |tls: (?:handshake|unknown|bad|failed|first record)|SSL is not enabled on the server/,
        'read-setting': /invalid key size \d|required key [A-Z]\w{1,60} missing|Config File .{1,100}Not Found|required environment variable/,
        'parse-command-line': /flag provided but not defined|unknown (?:shorthand )?flag|unknown command/,
    },
    Ruby: {
        connect: /Errno::E(?:CONNREFUSED|HOSTUNREACH|TIMEDOUT|CONNRESET)|PG::(?:ConnectionBad|UnableToSend)|ActiveRecord::(?:ConnectionNotEstablished|DatabaseConnectionError|ConnectionTimeoutError|ConnectionFailed)|Net::OpenTimeout|Redis::(?:CannotConnectError|TimeoutError)|RedisClient::CannotConnectError|NoServerAvailable|Dalli::RingError|Bunny::TCPConnection\w{0,40}/,
        'resolve-name': /Unknown MySQL server host/,
        authenticate: /Bunny::AuthenticationFailureError|PG::InvalidPassword|issue connecting to your database with your username/,
        'load-module': /cannot load such file|Could not find (?:gem )?'?[\w.-]{1,100}'? .{0,80}(?:any of the sources|locally installed gems)|Bundler::GemNotFound|Gem::\w{0,20}MissingSpec|uninitialized constant/,
        'read-setting': /key not found: "[A-Z]|Missing `?secret_key_base|Missing encryption key|Psych::SyntaxError|InvalidMessage|AdapterNotSpecified|MissingKeyError/,
        'bind-port': /Errno::EADDRINUSE|A server is already running/,
        'write-file': /Errno::E(?:ACCES|ROFS|PERM)/,
        'parse-command-line': /OptionParser::|Don't know how to build task/,
    },
    PHP: {
        connect: /SQLSTATE\[HY000\] \[20(?:0[2-6]|13)\]|SQLSTATE\[08|server has gone away|RedisException|stream_socket_client\(\)|PDOException.{0,100}connect/,
        'resolve-name': /php_network_getaddresses/,
        authenticate: /SQLSTATE\[HY000\] \[(?:1045|1044|1130|2054)\]|SQLSTATE\[28000\]/,
        'load-module': /Class "[^"]{1,200}" not found|Class '[^']{1,200}' not found|Failed opening required|could not find driver|Call to undefined function|Unable to load dynamic library|failed to open stream: No such file|Failed to open stream: No such file|Could not open input file/,
        'read-setting': /Undefined (?:array key|index:?) "?[A-Z]|EnvNotFoundException|MissingAppKeyException|No application encryption key|Unsupported cipher|InvalidConfiguration/,
        'write-file': /could not be opened in append mode|failed to open stream: Permission denied|Failed to open stream: Permission denied|could not change permissions/,
        'parse-command-line': /There are no commands defined|Command "[^"]{1,100}" is not defined/,
    },
    'Elixir and Erlang': {
        connect: /DBConnection\.ConnectionError|:econnrefused|:ehostunreach|\bfailed_connect\b|:?timeout\b.{0,40}(?:Postgrex|MyXQL|Redix)|(?:Postgrex|MyXQL|Redix|Mongo)\.\w{0,20}.{0,60}failed to connect|connection not available and request was dropped|Redix\.ConnectionError/,
        'resolve-name': /\bnxdomain\b|non-existing domain/,
        authenticate: /:invalid_password|invalid_authorization_specification/,
        'load-module': /UndefinedFunctionError|undef,\[\{|Could not find application file|could not load module/,
        'read-setting': /could not fetch environment variable|secret_key_base.{0,60}(?:bytes|missing)|could not fetch application environment|Config\.Reader|expected (?:the )?:\w{1,40} (?:option )?to be set|\(KeyError\) key :(?:ur[il]|database|hostname|username|password|secret_key_base)\b/,
        'bind-port': /:eaddrinuse/,
        'write-file': /:eacces\b|:erofs\b/,
    },
    Rust: {
        connect: /kind: (?:ConnectionRefused|TimedOut|HostUnreachable|NetworkUnreachable)|PoolTimedOut|tcp connect error|error trying to connect|error communicating with database|pool timed out/,
        'resolve-name': /failed to lookup address information/,
        'read-setting': /\bNotPresent\b|environment variable not found|RelativeUrlWithoutBase|relative URL without a base|missing (?:field|configuration field) [`"]/,
        'bind-port': /kind: AddrInUse/,
        'write-file': /kind: PermissionDenied/,
        'parse-command-line': /Found argument .{1,200} which wasn't expected|error: unexpected argument|unrecognized subcommand/,
    },
    PostgreSQL: {
        connect: /could not connect to server|database system is (?:starting up|shutting down|in recovery)|remaining connection slots|too many clients already|\b57P03\b|timeout expired|SSL SYSCALL error|could not (?:receive|send) .{1,30} (?:from|to) server|connection to server (?:at|on) .{1,200} failed: (?!FATAL)/,
        authenticate: /password authentication failed|no pg_hba\.conf entry|role "[^"]{1,100}" does not exist|\b28P01\b|\b28000\b|no encryption|SSL off|does not support SSL|SCRAM|client password must be a string/,
    },
    MySQL: {
        connect: /Can't connect to (?:local |MySQL )?|\bER_CON_COUNT_ERROR|ER_HOST_IS_BLOCKED|Lost connection to MySQL|Unable to connect to any of the specified MySQL hosts/,
        authenticate: /Access denied for user|ER_ACCESS_DENIED|ER_NOT_SUPPORTED_AUTH|is not allowed to connect to this|Public Key Retrieval is not allowed|caching_sha2_password|does not support authentication protocol/,
    },
    'SQL Server and Oracle': {
        connect: /ORA-12\d{3}|ORA-17002|DPY-6005|TNS:no listener|TCP\/IP connection to the host/,
        authenticate: /ORA-01017|ORA-28000|18456/,
        'load-module': /DPI-1047/,
    },
    MongoDB: {
        connect: /ServerSelectionTimeoutError|[Ss]erver selection (?:error|timeout)|MongoTimeoutException|while waiting for a server that matches|No suitable servers found|ReplicaSetNoPrimary/,
        authenticate: /bad auth|command \w{1,40} requires authentication|MongoSecurityException|AuthenticationFailed|SCRAM-SHA-\d{1,3}.{0,60}(?:fail|unable)/,
    },
    'Redis and Memcached': {
        connect: /RedisConnection(?:Failure)?Exception|not possible to connect to the redis|Timeout (?:performing|awaiting) |MaxRetriesPerRequestError|ClusterAllFailedError|Socket closed unexpectedly|RedisCommandTimeoutException|LOADING Redis|CLUSTERDOWN|MASTERDOWN|redis\.exceptions\.(?:ConnectionError|TimeoutError)|Error -?\d{1,4} connecting to|SERVER HAS FAILED|Memcache\w{0,30}CloseError/,
        authenticate: /\bNOAUTH\b|WRONGPASS|\bNOPERM\b|invalid username-password pair|ERR AUTH|ERR invalid password/,
    },
    RabbitMQ: {
        connect: /Cannot connect to amqps?:|None of the specified endpoints|OperationInterruptedException|CONNECTION_FORCED|ConnectionForced|AmqpConnectException|AmqpIOException|Exception \((?:501|320|504)\)|closed abruptly during opening handshake/,
        authenticate: /ACCESS[_-]REFUSED|NOT_ALLOWED - |username or password not allowed|AmqpAuthenticationException|PossibleAuthenticationFailure/,
    },
    'Kafka and NATS': {
        connect: /NoBrokersAvailable|not present in metadata|waiting for a node assignment|[Bb]roker transport failure|out of available brokers|No resolvable bootstrap|KafkaJS(?:Connection|NumberOfRetries)\w{0,20}|ALL_BROKERS_DOWN|LEADER_NOT_AVAILABLE|[Bb]ootstrap broker .{1,200}disconnected|Disconnected while requesting ApiVersion|Failed to construct kafka|fetching metadata.{0,60}EOF|metadata.{0,80}: EOF|nats: no servers|[Bb]roker may not be available/,
        'resolve-name': /Couldn't resolve server|bootstrap\.servers as DNS/,
        authenticate: /SaslAuthenticationException|SASL.{0,60}(?:fail|denied)|(?:Topic|Group|Cluster|TransactionalId)\w{0,5}AuthorizationException|(?:TOPIC|GROUP|CLUSTER)_AUTHORIZATION_FAILED|client is not authorized to access|Authorization Violation/,
    },
    'Elasticsearch, Cassandra, ZooKeeper, LDAP': {
        'write-file': /failed to obtain node lock/,
        connect: /NoNodeAvailableException|NoLivingConnectionsError|NoHostAvailable|No alive nodes|KeeperErrorCode = ConnectionLoss|no connections were made when creating|All host\(s\) tried/,
        authenticate: /security_exception|LDAP: error code 49|AuthenticationException|KeeperErrorCode = AuthFailed/,
    },
    'AWS SDKs': {
        connect: /Could not connect to the endpoint|Unable to execute HTTP request|EndpointConnectionError|UnknownEndpoint/,
        authenticate: /NoCredentialProviders|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClientException|is not authorized to perform: (?!ecr|logs)|An error occurred \((?:AccessDenied|Unauthorized)\w{0,40}\)|AccessDenied(?:Exception)?: |ExpiredToken/,
        'read-setting': /[Yy]ou must specify a region|Missing credentials in config|Missing region in config/,
    },
    'gRPC and OAuth': {
        connect: /\b14 UNAVAILABLE|StatusCode\.UNAVAILABLE|StatusRuntimeException: UNAVAILABLE|DEADLINE_EXCEEDED|failed to connect to all addresses/,
        authenticate: /\b16 UNAUTHENTICATED|\b7 PERMISSION_DENIED|code = Unauthenticated|invalid_client|unauthorized_client|invalid_grant/,
    },
    'nginx, Apache, HAProxy': {
        connect: /connect\(\) failed \(\d{1,3}: /,
        'resolve-name': /host not found in upstream|could not be resolved \(\d/,
        'bind-port': /bind\(\).{0,60}failed \(98|could not bind to address/,
        'read-setting': /\[emerg\].{0,60}(?:unknown directive|invalid|unexpected|directive|duplicate|no "?\w{1,40}"? )|Syntax error on line \d|perhaps misspelled|\[ALERT\].{0,60}parsing \[|configuration file .{1,200} test failed|FATAL CONFIG FILE ERROR/,
    },
    'images of databases': {
        'read-setting': /[Dd]atabase is uninitialized and|You need to specify one of/,
    },
};
/** The names that all rows have for a kind. */
const clientErrors = (kind) => Object.values(rows).flatMap((row) => row[kind]?.source ?? []);

;// CONCATENATED MODULE: ./src/diagnose/evidence/failure-statements.ts
/**
 * Kinds of statement with which programs say that something did not come off, whatever their language: what they tried, on what,
 * and with which word for failure. A cause states the kind. What is a name of one client's, such as that of an exception, has
 * its place in the client's row in `client-errors.ts`.
 *
 * The forms are few, and each of bounded length, so that all of them take linear time.
 */

const oneOf = (words) => `(?:${words.join('|')})`;
/** The same in small letters and in capitals: a flag would be of the whole pattern, and names are known by their capitals. */
const anyCase = (pattern) => pattern.replace(/\\.|\(\?<?[=!:]|\[[^\]]{1,40}\]|[a-z]/g, (part) => part.length === 1 ? `[${part}${part.toUpperCase()}]` : part);
const couldNot = [
    "could ?n[o’']t",
    "can(?:no|[’'])t",
    'can not',
    '(?:un|not )able to',
    'fail(?:ed|ure|s|ing)?',
    'error(?!:)',
    'issue',
    'problem',
    'refus(?:ed|es) to',
    'timed? ?out',
    'gave up',
    'exception(?!:)',
];
/** `could not … connect`. */
const couldNotDo = (attempts) => anyCase(`\\b${oneOf(couldNot)}\\b.{0,30}\\b${oneOf(attempts)}`);
/** `could not open … permission denied`: where an attempt may fail in other ways too. */
const couldNotDoFor = (attempts, ends) => anyCase(`\\b${oneOf(couldNot)}\\b.{0,20}\\b${oneOf(attempts)}.{0,120}\\b${oneOf(ends)}`);
/** `connection … refused`. */
const became = (things, outcomes) => anyCase(`\\b${oneOf(things)}.{0,80}\\b${oneOf(outcomes)}`);
/** `Error: … is not configured`: what is also said in passing counts only on a line that calls itself an error. */
const inError = (pattern) => `(?:[Ee]rror|ERROR|[Ee]xception|FATAL|[Ff]atal|panic(?:ked)?)\\b.{0,160}${pattern}`;
/** `failed with status 403`: what another server answered, which is told otherwise than what one answers oneself. */
const answered = (codes) => anyCase(`\\b(?:failed with|unexpected|received|responded with)(?: an?)?(?: error)?(?: https?)?(?: response)?(?: status)?(?: code)?\\W{1,3}${oneOf(codes)}\\b|does not indicate success: ${oneOf(codes)}\\b|response error statuscode: ${oneOf(codes)}\\b|\\b${oneOf(codes)} (?:client|server) error: `);
/** `invalid password`. */
const described = (attributes, things) => anyCase(`\\b${oneOf(attributes)}:? ['"\`]?${oneOf(things)}`);
/** The name of an environment variable, which is not that of an error. */
const variable = '(?<![\\w.])(?!(?:ERR|ER|SSL|TLS|MODULE|PERMISSION|INVALID|FAILED|NOT|ACCESS|CONNECTION|CERTIFICATE|CERT|AUTH|HTTP|SQL|UNABLE)_)(?![A-Z0-9_]{0,80}_(?:NOT_FOUND|FAILED|ERROR|EXCEPTION|INVALID|DECLINED|REQUEST|EXCEEDED|DENIED|MISSING|EXPIRED|REFUSED|UNAVAILABLE|EXISTS)\\b)[A-Z][A-Z0-9]{1,40}_[A-Z0-9_]{1,80}\\b';
const isUnset = [
    'missing',
    'not (?:been )?(?:set|defined|found|configured|provided|specified|present|supplied|initialized|given)\\b',
    'undefined',
    'required\\b',
    'must (?:be|not be|have|start|contain|match)\\b',
    '(?:needs?|has|have|expected|ought) (?:.{1,40} )?to be (?:\\w{1,20} )?(?:set|supplied|provided|specified|defined|configured)\\b',
    'validation (?:error|failed)',
    'unbound variable',
    'parameter (?:null or )?not set',
    'unset\\b',
    'is (?:empty|blank|null)\\b',
    'not (?:a )?valid\\b',
    'invalid',
    'too (?:short|long)',
    'cannot be (?:null|empty|blank)',
];
const settings = [
    'env(?:ironment)? ?var(?:iable)?s?\\b',
    'connection ?string\\b',
    'secret[_ ]?key(?:_base)?\\b',
    '(?:api|encryption|app|application|master|signing|private|license|jwt) ?(?:key|secret)\\b',
    'client (?:id|secret)\\b',
    'config(?:uration)?\\b',
    'settings?\\b',
    'hostname\\b',
];
const fileOfSettings = '(?:config\\S{0,60}|settings\\S{0,60}|\\.(?:ya?ml|toml|ini|conf|cfg|properties|env))\\b';
const files = ['config(?:uration)?\\b', 'settings\\b', '\\S{0,80}\\.(?:ya?ml|toml|ini|conf|cfg|properties|env)\\b'];
/** How the path of a file ends that is read and written, and never executed. */
const endOfWrittenPath = '(?:\\/\\.[\\w-]{1,60}|\\.(?:conf|cfg|ini|env|json|ya?ml|toml|txt|log|pid|html|js|crt|pem|key))';
const isDenied = [
    '\\beacces\\b',
    'permission denied',
    'operation not permitted',
    'read-only file ?system',
    'not writable',
    'is read-only',
    'access is denied',
    'must be (?:present and )?writ(?:e)?able',
];
const systems = '(?:redis|valkey|database|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|kafka|brokers?|rabbitmq|amqp|db|cache|queue|elasticsearch|opensearch|memcached|etcd|consul|vault|zookeeper|cassandra|clickhouse|upstream|sql server)\\b';
const failure_statements_forms = {
    connect: [
        couldNotDo([
            '(?:re)?connect(?:ing|ion)?\\b(?! (?:reset|aborted))',
            'reach(?:ing)?\\b',
            'dial(?:ing)?\\b',
            'ping(?:ing)?\\b',
            'contact(?:ing)?\\b',
            'communicat(?:e|ing) with\\b',
            '(?:open|obtain|acquir|establish|creat|get)(?:e|ing)? .{0,30}(?:connections?|sockets?|from the pool)\\b',
            'fetch(?:ing)? .{0,20}metadata\\b',
            'handshake\\b',
            'waiting .{0,30}for \\S{1,80}:\\d',
        ]),
        became(['connect(?:ion|ing)?\\b', 'socket\\b', 'server selection\\b', 'handshake\\b'], [
            'refused',
            'timed? ?out',
            'fail(?:ed|ure)\\b',
            'lost\\b',
            'aborted\\b',
            '(?:closed|terminated) unexpectedly',
            'not (?:be )?(?:available|established|made|opened)\\b',
            'exhausted\\b',
            'no more connections',
        ]),
        became([systems], [
            'connection (?:failed|error|lost|closed)',
            'unreachable',
            'unavailable',
            'not (?:be )?(?:available|reachable|reached|ready|up)\\b',
            'not (?:yet )?accepting connections',
            'is down\\b',
            'is starting up',
            'in recovery mode',
            'timed? ?out',
            'deadline exceeded',
            'reset by peer',
        ]),
        anyCase('connection error|too many (?:clients|connections)|no (?:available|reachable|suitable|alive|living) (?:\\w{1,20} )?(?:servers?|nodes?|brokers?|connections?|hosts?)\\b|no (?:\\w{1,20} )?(?:servers?|nodes?|brokers?|connections?|hosts?) (?:(?:is|are|was|were|became) )?(?:available|reachable|found|left)\\b|network is unreachable|no route to host|host (?:is )?unreachable|timeout expired|actively refused|all (?:brokers?|broker connections|hosts?|nodes|servers?|host\\(s\\)) .{0,40}(?:down|failed|unavailable)|max retries exceeded with url|timeout .{0,40}waiting (?:on|for) (?:dependenc|\\S{1,60}:\\d)|timeout during reading attempt'),
        answered(['502', '503', '504']),
        // What broke between a port of the client's own and that of a server.
        anyCase('(?:read|write) tcp \\S{1,60}:(?:3[3-9]|[45]\\d|6[0-5])\\d{3}->\\S{1,60}:(?:\\d{1,4}|[12]\\d{4})\\b.{0,30}(?:reset by peer|timeout|refused)'),
        // Names of errors, of any client: JedisConnectionException, ConnectionTimeout.
        '(?:Connect(?:ion(?!String|Aborted|Reset)|(?!ion))|Communications?|ServerSelection|Unreachable|PrematureClose)\\w{0,20}(?:Error|Exception|Timeout|Refused)\\b',
    ],
    'resolve-name': [
        couldNotDo([
            'resolv(?:e|ing) .{0,30}(?:host|address|server|domain|dns|endpoint|broker)',
            'translate host',
            'look ?up .{0,30}(?:host|address)',
        ]),
        became(['host(?: ?name)?\\b', 'name or service', 'dns\\b', 'domain\\b', 'lookup\\b', 'getaddrinfo\\b', 'name resolution', 'name'], [
            '(?:is )?not known',
            'not found in upstream',
            'not be resolved',
            'no such host',
            'nxdomain',
            'servfail',
            'server misbehaving',
            'resolution (?:failed|error)',
            'no address associated',
            'fail(?:ed|ure)\\b',
        ]),
        described(['unknown', 'non-existing', 'no such', 'unresolvable'], ['host\\b', 'hostname', 'domain', '(?:\\w{1,20} )?server host']),
        anyCase('failure in name resolution|nodename nor servname|unresolved address'),
    ],
    authenticate: [
        couldNotDo([
            'authenticat(?:e|ing|ion)\\b',
            '(?<!pre-)log(?:ging)? ?(?:in|on)\\b',
            '(?:verify|trust|validate|get .{0,20}issuer) .{0,30}certificate',
            '(?:load|locat|find|retriev|get|obtain|resolv|fetch|refresh)(?:e|ing)? .{0,30}credentials\\b',
        ]),
        became([
            'authentication\\b',
            'password\\b',
            'credentials?\\b',
            'log[ -]?(?:in|on)\\b',
            'sasl\\b',
            'certificate\\b',
            'access to vhost',
            'access token',
        ], [
            'fail(?:ed|ure|s)?\\b',
            'incorrect\\b',
            'wrong\\b',
            'unsuccessful',
            'denied\\b',
            'reject(?:ed|ion)\\b',
            'expired\\b',
            'refused\\b',
            'not (?:been )?(?:allowed|accepted|trusted|valid)\\b',
            'locked\\b',
            'unknown authority',
            'verify failed',
            'verification failed',
        ]),
        described(['invalid', 'incorrect', 'wrong', 'bad', 'expired', 'self[- ]signed'], [
            '(?:user ?name.{0,12})?password',
            '(?:\\w{1,20} )?credentials?\\b',
            'access key',
            'access token',
            'certificate',
            'log[ -]?in\\b',
            'api key',
        ]),
        anyCase("(?:authentication|(?:ssl|tls)(?: connections?| encryption)?|encrypted connections?) (?:is |are )?required|access denied for user|(?:server|database|driver) does not support (?:ssl|tls|secure)|insecure transport are prohibited|not allowed to connect|\\bauth (?:error|fail(?:ed|ure|s))\\b|requires (?:authentication|a valid client certificate)|but no password (?:is|was) |not authorized (?:on \\S{1,60} to|to access) |(?:permission|access) denied (?:for|to) (?:create |connect |alter |set )?(?:\\w{1,20} )?(?:table|schema|relation|database|sequence|function|extension|role|keyspace|bucket|queue|topic)|command denied to user|permission_?denied(?: desc|:)|ssl routines|tls(?:v1)? alert|wrong version number|no subject alternative|hostname .{0,60}does ?n[o’']t match .{0,30}certificate|\\bcode\\W{1,3}access_?denied\\b|(?:status|code|errors?)\\W{0,3}403\\b.{0,80}(?:permission|access).?denied|access key id you provided"),
        answered(['401', '403']),
        '(?:SSL|Ssl(?!Crypto)|Tls|TLS|Certificate|LDAPBind|Sasl|SASL|Credentials?)\\w{0,20}(?:Error|Exception)\\b',
    ],
    'load-module': [
        couldNotDo([
            '(?:find|load|import|open|locat|resolv|requir|includ)(?:e|ing)?\\b.{0,30}\\b(?:modules?|packages?|class(?:es)?|(?:shared )?librar(?:y|ies)|gems?|gemfile|assembl(?:y|ies)|jar ?file|shared object|query engine|bindings?(?: file)?|driver class|compatible framework)\\b',
            '(?:find|load|open|locat)(?:e|ing)? [^ ]{0,80}\\.(?:so|dll|dylib|jar|node)\\b',
        ]),
        anyCase('compiled (?:against|by|for|with) an? (?:different|(?:more )?recent|newer|other|older) '),
        became([
            '(?:shared|native) (?:library|object)',
            '(?:module|package|class|gem|assembly|library) [\'"`‘]?[@\\w./\\\\:-]{1,200}[\'"`’]?',
        ], ['(?:was |is |could )?not (?:be )?(?:found|loaded|resolved|installed)\\b', 'is missing']),
        described(['no'], ['module named', 'such module', 'main manifest attribute', 'such file to load']),
    ],
    'read-setting': [
        // Names of variables are known by their capitals.
        `${variable}.{0,80}\\b${anyCase(oneOf(isUnset))}`,
        `\\b${anyCase(oneOf(['missing', 'required', 'undefined', 'unset', 'invalid', 'no value for', 'please (?:set|provide|define)', 'must (?:set|provide|specify|be provided|be set|define)', 'not found', 'not specified', 'not declared', '(?<!\\bor )set the', 'could not (?:find|read|fetch)', 'you need to (?:set|specify)']))}\\b.{0,80}${variable}`,
        couldNotDo([
            '(?:load|read|pars|find|open|locat|validat|process|unmarshal|decod|initializ)(?:e|ing)?\\b.{0,40}\\b(?:config(?:uration)?|settings|appsettings)\\b',
            `(?:load|read|pars|open|unmarshal|decod)(?:e|ing)? .{0,20}${oneOf(files)}`,
        ]),
        anyCase(`\\b(?:open|stat|read|load) \\S{0,150}${fileOfSettings}: no such file`),
        anyCase(`no such file or directory(?:[^/]{0,20}['"/]| @ \\w{1,40} - )\\S{0,150}${fileOfSettings}`),
        // A number, an address or a key that is read from nothing, or from what is none.
        anyCase('\\b(?:unknown|unsupported|invalid|unrecognized) (?:\\w{1,20} ){0,2}(?:dialect|driver|adapter|client|protocol|provider|environment|backend|engine|transport|log level) ["\'`]?(?:undefined|null|none)\\b'),
        anyCase(`\\bparsing \\\\?"\\\\?": |base 10: ''|invalid duration ["'\`]|kind: empty\\b|\\b(?:ur(?:l|i)|dsn|host|port|key|secret|connection ?string|scheme|password)\\b.{0,60}\\b(?:got|received|from string|integer value as|is|was) ['"\`]{0,2}(?:none|undefined|null|empty|''|""|['"]['"])`),
        described(['invalid', 'malformed', 'unsupported', 'unrecognized', '(?:could not|cannot|failed to|unable to) parse(?: as| the)?'], [
            '(?:\\w{1,20}[`\'"]? )?ur(?:l|i)\\b',
            'dsn\\b',
            '(?:\\w{1,20} )?connection ?string\\b',
            'port(?: number)?\\b',
            'private ?key',
            'pem\\b',
            '(?:log )?level\\b',
            'scheme\\b',
            'key format',
            'ciphers?\\b',
        ]),
        anyCase('line \\d{1,4}: \\w{1,60}: (?:unbound variable|parameter (?:null or )?not set)'),
        inError('(?:\\bnot configured\\b|[Nn]o \\w{1,30}(?: \\w{1,30})? (?:was|were|is) (?:specified|provided|configured|set|supplied|defined)\\b|[Nn]o config(?:uration)? (?:file )?(?:was )?(?:found|specified|provided)\\b|not found in (?:the )?config)'),
        anyCase('please (?:set|provide|define|specify|configure|supply) .{0,40}(?:secret|\\bkey|token|ur(?:l|i)|password|variable|setting|env)|correct key lengths|no start line|for configuration property|in type \\S{0,40}config\\b'),
        // Names of errors, of any library.
        '(?:Config(?:uration)?|Settings?|Env(?![a-z])|NoSection|TOMLDecode|OptionsValidation)\\w{0,20}(?:Error|Exception)\\b',
        became(settings, isUnset),
        described(['missing(?: required)?', 'required', 'undefined', 'unset', 'invalid', 'no value for', 'malformed'], [
            'env(?:ironment)? ?var(?:iable)?s?\\b',
            '(?:\\w{1,20} )?config(?:uration)?\\b',
            'settings?\\b',
            '(?:encryption|app|application|master|signing)[ _]key\\b',
            'secret(?:[_ ]key(?:_base)?)?\\b',
            'connection ?string',
            'ya?ml\\b',
            '(?:config )?(?:parameter|option|property)\\b',
            'credentials? in config',
            'key (?:length|size)',
        ]),
        anyCase('config(?:uration)? (?:file )?(?:validation )?(?:error|failed|contains errors)|no such setting|key must be (?:exactly )?\\d{1,4}|must be at least \\d{1,4} (?:bytes|characters)|(?:cipher or )?incorrect key length|(?:ya?ml|toml): (?:line|unmarshal)|is required in env\\b|mapping values are not allowed|no (?:application )?encryption key'),
    ],
    'bind-port': [
        became(['ports?\\b', 'address(?:es)?\\b', 'bind\\b', 'bind\\(\\)', 'socket\\b', 'listen\\b', 'connection'], ['(?:already )?in use\\b', '(?:already )?being used', 'already (?:bound|allocated|taken|used)\\b', 'failed \\(98']),
        anyCase('already (?:listening|running) on (?:port|tcp)|only one usage of each socket address|os error 98\\b|\\(98\\)address|bind for \\S{1,60} failed'),
    ],
    'write-file': [
        couldNotDoFor([
            '(?:writ|creat|mak|open|access|touch|copy|renam|remov|delet|sav|append|chown|chmod|chang|mov|unlink|set|mount)(?:e|ing)?\\b',
            'read(?:ing)? (?:\\w{1,20} ){0,2}[\'"`]?/',
        ], isDenied),
        anyCase(`\\b(?:l?chown|chmod|mkdir|touch|cp|mv|install|open|create|write|rename|unlink)(?:\\(\\)|\\(["'])?:? ?.{0,120}\\b${oneOf(isDenied)}|(?:^|[ /])(?:find|tee|cat|ls|tar|sed|ln|dd|rsync|chgrp): .{0,120}\\b${oneOf(isDenied)}`),
        became(['director(?:y|ies)\\b', 'folder\\b', 'path\\b', 'volume\\b'], [...isDenied, 'has (?:wrong ownership|invalid permissions)']),
        anyCase(`read-?only (?:file system|database)|line \\d{1,4}: \\S{0,200}${endOfWrittenPath}: permission denied`),
        anyCase(`permission denied:? ?\\(?["']/[\\w.-]{1,80}/(?!\\S{0,200}\\.sh\\b)`),
    ],
    'parse-command-line': [
        described([
            'unknown',
            'unrecognized',
            'unrecognised',
            'invalid',
            'illegal',
            'no such',
            'undefined',
            'unsupported',
            'bad',
            'unexpected',
        ], [
            '(?:shorthand )?flags?\\b',
            '(?:command[- ]line )?options?\\b',
            'subcommands?\\b',
            'commands?\\b',
            'command[- ]line arguments?\\b',
            'choice\\b',
            'action\\b',
            'switch\\b',
        ]),
        // Without the word for the line, an invalid argument is what kernels answer to a call.
        described(['unknown', 'unrecognized', 'unexpected', 'missing', 'required'], ['arguments?\\b']),
        became(['command \'?"?[\\w:.-]{1,100}\'?"?'], ['not found$', 'not found[\'".]', 'is not (?:a|recognized|defined)\\b', 'does not exist']),
        described(['too many'], ['arguments?\\b']),
        anyCase('error: argument -|invalid value for [\'"]?-'),
        anyCase("is not a (?:valid|known) (?:command|option|subcommand)|which wasn[’']t expected|requires at least \\d arg"),
    ],
};
/** Matches what is of one of the kinds, in the words of anyone, and in those of the clients that have a row. */
const stating = (...kinds) => new RegExp(kinds.flatMap((kind) => [...failure_statements_forms[kind], ...clientErrors(kind)]).join('|'));

// EXTERNAL MODULE: ./src/diagnose/evidence/telemetry.ts
var telemetry = __webpack_require__(8043);
;// CONCATENATED MODULE: ./src/diagnose/evidence/harmless-lines.ts
/** Lines about failures that end nothing: what stands beside a fault in a log, and does not explain it. */


/** What a peer of the server did: probes of a load balancer open a connection and drop it, or speak no TLS. */
const ofPeer = /TLS handshake error from|\bwhile (?:waiting for request|SSL handshaking|reading client|keepalive|in keepalive)|SSL_do_handshake\(\) failed|(?:from|with) client\b.{0,60}(?:reset|closed|broken)|could not (?:receive|send) data (?:from|to) client|client (?:closed|disconnected|aborted|reset)|(?:error|failed|while|problem|exception) accepting (?:an? )?(?:new )?(?:client )?connection|remote address:|\b(?:peer_addr|client_addr|client_ip)\b|(?:read|write) tcp \S{1,60}:(?:\d{1,4}|[12]\d{4})->\S{1,60}:(?:3[3-9]|[45]\d|6[0-5])\d{3}\b|Invalid (?:HTTP )?request (?:from|received)|Error parsing HTTP request|HTTP parse error|Puma caught this error|SSL_accept|"(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \/|peer closed connection|shutting down (?:the )?(?:connection|socket|listener)|AH0(?:0\d{3}|2\d{3})|broken pipe|exceptionCaught\(\)|Connection reset by peer \(while reading/;
/** A look-up of the container's own name, which stands in no zone. */
const ofOwnName = /(?:resolv|look ?up|unknown ?host|getaddrinfo)[^/]{0,60}\bip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}|fully qualified domain name|localhost name|sudo: unable to resolve|apr_sockaddr_info_get|InetAddress\.getLocal/;
/** Who uses the application, by an address or a number: their passwords are no business of a dependency. */
const ofUsers = /\b(?:for|user|of|by) ['"]?[\w.+-]{1,64}@[\w-]{1,60}\.[a-z]{2,10}\b|\b(?:for|of|by) user (?:id )?#?\d{1,20}\b/;
/** What a container lacks and programs do without: buses of desktops, terminals, locales, GPUs, the kernel's knobs, caches of tools. */
const ofSpareParts = /\bdbus\b|system_bus_socket|\bthe bus\b|Fontconfig|\bALSA\b|\bTERM\b|setlocale|LC_ALL|SLF4J|StaticLoggerBinder|libcu\w{1,10}\.so|dlerror|\bsysctl\b|\/(?:proc|sys)\/|\/\.(?:npm|cache|config)\/|logs-dir|hsperfdata|update-notifier/;
/** Said of a connection or of a name, these lines are no fault of a dependency. */
const harmlessToDependencies = anyOf([ofPeer, telemetry/* ofTelemetry */.p, ofOwnName, ofUsers, ofSpareParts], 'i');
/** A level below that of an error, on a line that names no error. */
const ofLowLevel = /^(?!.{0,3000}(?:Error|Exception)\b).{0,120}?(?:\b(?:WARN(?:ING)?|INFO|DEBUG|TRACE|NOTICE)\b|\[ ?(?:warn|info|notice|debug|trace|warning) ?\]|\blevel["']?[=:] ?["']?(?:warn|info|debug|trace|notice)|(?:^|\s|(?<!PHP )\b\w{1,30})(?:[Ww]arn(?:ing)?|[Ii]nfo|[Nn]otice|[Dd]ebug): |^npm warn )/;
/** What is only noted ended nothing. */
const isOnlyNoted = anyOf([ofLowLevel, ofSpareParts]);
/** A line of no level, or of that of an error. */
const isMoreThanNoted = new RegExp(`^(?!${ofLowLevel.source})`);

;// CONCATENATED MODULE: ./src/diagnose/causes/crash/app-config-missing.ts






const variableName = /\b([A-Z][A-Z0-9]{1,40}_[A-Z0-9_]{1,80})\b/;
const appConfigMissing = quoteCause({
    id: 'app-config-missing',
    severity: 'error',
    title: 'The application refuses to start without a setting',
    explanation: 'The application reads its settings at its start, finds one missing or invalid, and ends.',
    origins: [
        'The new revision needs a variable that its task definition does not set.',
        'A secret was added in one environment and not in this one.',
        'A value has the wrong form.',
    ],
    prevention: 'Change the task definition together with the code that reads the setting.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
    /** What is only warned of did not end the application; settings that stand elsewhere, and are out of reach, are of a dependency. */
    quote: {
        where: texts/* log */.Rm,
        says: stating('read-setting'),
        butNot: anyOf([
            isOnlyNoted,
            // A request that is refused for the host that it asks for.
            /Invalid HTTP_HOST header/,
            /[Cc]onnection (?:refused|timed ?out|reset)|dial tcp|\bE(?:CONNREFUSED|TIMEDOUT|HOSTUNREACH|AI_AGAIN)|ENOTFOUND|no such host|UnknownHost/,
            /i\/o timeout|deadline exceeded|x509: |AccessDenied|not authorized to|40[13] Client Error/,
        ]),
    },
    sentence: (found) => {
        const name = found.capture(variableName);
        return name === undefined
            ? 'the application refuses to start: a setting is missing or invalid'
            : `the application refuses to start: ${name} is missing or invalid`;
    },
    remedies: (found, timeline) => {
        const name = found.capture(variableName) ?? 'NAME';
        return [
            {
                text: `Set ${name} in the task definition from a secret, and deploy the new revision.`,
                paste: setSecret(timeline, name, '<secret-arn>'),
            },
            { text: `If it is no secret, set ${name} in the open.`, paste: setEnvironment(timeline, { [name]: '<value>' }) },
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/crash/app-crash-unspecified.ts





/** Stack traces and last words, by runtime. Only read of tasks that ended by themselves. */
const app_crash_unspecified_quote = {
    where: texts/* log */.Rm,
    says: anyOf([
        /Traceback \(most recent call last\)|\bpanic: |goroutine \d{1,9} \[/,
        /[Uu]nhandled ?(?:[Pp]romise ?[Rr]ejection|[Ee]xception|[Ee]rror|'error' event)/,
        /[Uu]ncaught (?:\w{1,40})?(?:[Ee]xception|[Ee]rror)|Exception in thread|thread '[^']{1,100}' panicked/,
        /Application (?:run|startup) failed|APPLICATION FAILED TO START|(?:^|\s)at .{1,200}:\d{1,6}:\d{1,6}\)?$/,
        /(?:^|\s)at [\w.$]{1,200}\([\w.]{1,100}(?::\d{1,6})?\)$|\bFATAL\b|\bfatal(?: error)?\b|Fatal error/,
        /\b[A-Z]\w{0,60}(?:Error|Exception)\b: |^(?:\S{1,40} ){0,4}\[?(?:ERROR|CRITICAL|SEVERE)\b|^[Ee]rror: |npm ERR!/,
        /exited with code [1-9]|Worker failed to boot|terminate called after/,
    ]),
};
const appCrashUnspecified = defineCause({
    id: 'app-crash-unspecified',
    severity: 'error',
    title: 'The application ended with an error of its own',
    explanation: 'The application started, met an error and ended. Its last lines tell more than AWS can; they name no cause that this catalogue knows.',
    origins: ['A fault in the new revision.', 'Something that the application expects at its start is missing.'],
    prevention: 'Start the built image once in the pipeline, with the settings of this environment.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
    find: (timeline) => ((0,stopped_tasks/* ownFailures */.k3)(timeline).length === 0 ? undefined : findQuote(timeline, app_crash_unspecified_quote)),
    evidence: ({ evidence }) => evidence,
    sentence: ({ evidence }) => `the application ended with an error: ${(evidence.at(-1)?.text ?? '').slice(0, 160)}`,
    remedies: (_found, timeline) => [
        {
            text: 'Read the log of the container from its start, and mend the error.',
            paste: [tailLog(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/remedy/images.ts




const imageOf = (timeline) => mainContainer(timeline)?.image ?? '<image>';
/** The image as one word for a shell. */
const imageWord = (timeline) => (0,shell/* shellQuoted */.x)(imageOf(timeline));
/** `linux/amd64`, as the task definition has it. */
function platformOf(timeline) {
    const platform = (0,model_timeline/* ownDefinition */.Sh)(timeline)?.runtimePlatform;
    const system = platform?.operatingSystemFamily?.startsWith('WINDOWS') ? 'windows' : 'linux';
    return `${system}/${platform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'amd64'}`;
}
/** `444455556666.dkr.ecr.eu-west-1.amazonaws.com/api:2.14.0` */
const ecrImage = /^(\d{12})\.dkr\.ecr\.([\w-]{1,40})\.amazonaws\.com(?:\.cn)?\/([^:@]{1,256})(?:[:@](.{1,200}))?$/;
/** Asks ECR for the image, or the registry for its manifest. */
function describeImage(timeline) {
    const image = imageOf(timeline);
    const found = ecrImage.exec(image);
    if (!found)
        return { tool: 'Shell', code: `docker manifest inspect ${(0,shell/* shellQuoted */.x)(image)}` };
    const [, registryId, , repository, tag = 'latest'] = found;
    const key = tag.startsWith('sha256:') ? 'imageDigest' : 'imageTag';
    return {
        tool: 'AWS CLI',
        code: awsCommand(timeline, 'ecr describe-images', {
            'registry-id': registryId,
            'repository-name': repository,
            'image-ids': `${key}=${tag}`,
        }),
    };
}

;// CONCATENATED MODULE: ./src/diagnose/causes/crash/app-module-missing.ts







const appModuleMissing = quoteCause({
    id: 'app-module-missing',
    severity: 'error',
    title: 'Code or a package that the application needs is not in the image',
    explanation: 'The program starts and looks for a module, class, library or file of its own that the image does not have.',
    origins: [
        'The build step was left out, or its output stands elsewhere than the command expects.',
        'A package is only a development dependency and was pruned.',
        'WORKDIR or the module path differ from the build.',
        'A shared library is missing in a slim or Alpine image.',
    ],
    prevention: 'Start the built image once in the pipeline; it would fail there as well.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
    quote: { where: texts/* anywhere */.Mp, says: stating('load-module'), butNot: anyOf([/CannotPull|resolve ref/, ofSpareParts]) },
    sentence: (found) => `the application does not find ${found.capture(/(?:module|package|named|class|jarfile|assembly|libraries:|load such file --|ClassNotFoundException:|open file) ['"]?([\w@./:-]{1,200})/) ?? 'a part of itself'} in the image`,
    remedies: (_found, timeline) => [
        {
            text: 'Put the missing part into the image: its build step, its dependency, or the right working directory.',
            paste: [forms_shell(`docker run --rm -it --entrypoint sh ${imageWord(timeline)}`)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/crash/command-invalid.ts






/** A shell that takes its flag for a script, because an editor made a dash of the hyphen, or quotes were kept. */
const mistakenFlag = /sh: (?:\d{1,3}: )?(?:[Cc]annot open |[Cc]an't open )?['"[]{0,2}[–—]\w{0,20}|sh: (?:\d{1,3}: )?[Cc]an(?:no|')t open ['"[]{0,2}-/;
const commandInvalid = quoteCause({
    id: 'command-invalid',
    severity: 'error',
    title: 'The program does not know the command or the options that it is given',
    explanation: 'The container starts its program, and the program refuses what it is told on its command line: it prints its usage and ends.',
    origins: [
        'The command of the task definition replaces the one of the image, or is appended to its entry point twice.',
        'The new version of the program has other options.',
    ],
    prevention: 'Keep command and options in the image, and override them in the task definition only where it must differ.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cannot-start-container.html',
    /** Its text stands, with its field, in shows_unknown_flag.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: anyOf([stating('parse-command-line'), mistakenFlag]),
        butNot: /^[^–—]*No such file or directory|ERR unknown command|perhaps misspelled|\bwarn(?:ing)?\b/i,
    },
    sentence: (found) => `the program refuses its command line: ${found.capture(/^(.{1,120})/) ?? ''}`,
    remedies: (_found, timeline) => [
        {
            text: 'Correct command and entryPoint of the task definition.',
            paste: [
                awsCli(awsCommand(timeline, 'ecs describe-task-definition', {
                    'task-definition': familyOf(timeline),
                    query: 'taskDefinition.containerDefinitions[].{name:name,entryPoint:entryPoint,command:command}',
                })),
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/crash/container-exited-unspecified.ts








const meanings = {
    0: 'it ended as if its work were done, which a service must not',
    1: 'an error of the application',
    134: 'it aborted itself (SIGABRT)',
    137: 'it was killed (SIGKILL), which alone does not prove a lack of memory',
    143: 'it was asked to stop (SIGTERM)',
    255: 'an error of the application',
};
/** Its text stands, with its field, in shows_exit_1.json. */
const container_exited_unspecified_quote = { where: ['Task.stoppedReason'], says: /Essential container in task exited|EssentialContainerExited/ };
const exitEvidence = ({ code, container, tasks }) => ({
    field: 'Container.exitCode',
    text: `${code} in container ${container} (${(0,model_text/* count */.U9)(tasks, 'task')})${meanings[code] === undefined ? '' : `: ${meanings[code]}`}`,
});
/** The stop code alone says so too. */
function stopCodeEvidence(timeline) {
    const stopped = (0,stopped_tasks/* ownFailures */.k3)(timeline).find(({ task }) => task.stopCode === 'EssentialContainerExited')?.task;
    const text = `EssentialContainerExited: ${stopped?.stoppedReason ?? 'no reason given'}`.slice(0, 400);
    return stopped ? [{ field: 'Task.stopCode', text }] : [];
}
/** Logs are read by the closing observation alone. */
const hasClosed = ({ beforeClosing }) => beforeClosing !== undefined;
const containerExitedUnspecified = defineCause({
    id: 'container-exited-unspecified',
    severity: 'error',
    title: 'An essential container ended, and nothing says why',
    explanation: 'A container that the task needs ended, so ECS stopped the task. Neither AWS nor the log (as far as it was read) says why.',
    origins: [
        'The application ended with an error that it did not log.',
        'The command of the container does its work and ends.',
        'The log goes elsewhere than to CloudWatch Logs.',
    ],
    prevention: 'Let the application log why it ends, and send its output to CloudWatch Logs.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
    find: (timeline) => {
        const ended = (0,stopped_tasks/* exits */.co)(timeline);
        const stopped = findQuote(timeline, container_exited_unspecified_quote)?.evidence ?? stopCodeEvidence(timeline);
        return ended.length + stopped.length > 0 ? { ended, stopped } : undefined;
    },
    evidence: ({ ended, stopped }) => [...ended.map(exitEvidence), ...stopped],
    sentence: ({ ended: [first] }, timeline) => {
        const container = first?.container ?? mainContainer(timeline)?.name ?? 'of the task';
        const code = first ? ` with exit code ${first.code}` : '';
        return hasClosed(timeline)
            ? `container ${container} ended${code}, and nothing says why; ${(0,stopped_tasks/* tasksWere */.SW)((0,stopped_tasks/* ownFailures */.k3)(timeline).length)} lost`
            : `container ${container} ended${code}, and why is not known: its log has not been read`;
    },
    remedies: (_found, timeline) => [
        { text: 'Read the log of the container.', paste: [tailLog(timeline)] },
        {
            text: 'If there is none, start the image locally with the same command.',
            paste: [forms_shell(`docker run --rm ${imageWord(timeline)}`)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/crash/entrypoint-not-executable.ts






/** Its text stands, with its field, in shows_permission.json. */
const entrypoint_not_executable_quote = {
    where: texts/* anywhere */.Mp,
    says: anyOf([
        /exec:? \\{0,7}"[^"]{1,300}": permission denied|exec \S{1,300}: permission denied/,
        /exec user process caused.{0,20}permission denied|standard_init_linux.{0,100}permission denied/,
        /(?:^|(?<![.\w])(?:ba|da|a)?sh: )(?:\d{1,4}: |line \d{1,4}: )?\.?\/\S{1,200}: Permission denied/,
        /^\S{1,200}: line \d{1,4}: \.?\/\S{1,200}: Permission denied/,
        /\b(?:tini|dumb-init|su-exec|gosu|nohup|failed to run command)\b.{0,200}: permission denied/,
    ], 'i'),
    butNot: anyOf([
        /CannotPull|mkdir|(?:listen|bind)\b.{0,60}permission denied|EACCES/,
        // What a script reads or writes.
        new RegExp(`\\d: \\S{0,200}${endOfWrittenPath}: Permission denied`),
    ]),
};
const entrypointNotExecutable = defineCause({
    id: 'entrypoint-not-executable',
    severity: 'error',
    title: 'The program that the container starts may not be executed',
    explanation: 'The file of entryPoint or command is in the image, but it lacks the permission to execute, or the user of the container does (exit code 126).',
    origins: [
        'The file lost its executable bit, often on Windows or through an archive.',
        'The image runs as a user that may not reach the file.',
        'The entry point is a directory.',
    ],
    prevention: 'Set the mode where the file is copied: COPY --chmod=755.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cannot-start-container.html',
    find: (timeline) => {
        const quoted = findQuote(timeline, entrypoint_not_executable_quote);
        const exited = (0,stopped_tasks/* exitedWith */.QR)(timeline, 126);
        return quoted || exited.length > 0 ? { quoted, exited } : undefined;
    },
    evidence: ({ quoted, exited }) => [...(quoted?.evidence ?? []), ...exited],
    sentence: ({ quoted }) => `${quoted?.capture(/exec:? \\{0,7}"([^"\\]{1,200})\\{0,7}"/) ?? 'the entry point'} may not be executed (permission denied)`,
    remedies: ({ quoted }) => {
        const path = quoted?.capture(/exec:? \\{0,7}"(\/[\w./-]{1,200})\\{0,7}"/) ?? '/entrypoint.sh';
        const file = path.slice(path.lastIndexOf('/') + 1);
        return [
            {
                text: 'Make the file executable, in the image or where it comes from.',
                paste: [{ tool: 'Dockerfile', code: `COPY --chmod=755 ${file} ${path}` }, forms_shell(`git update-index --chmod=+x ${file}`)],
            },
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/crash/entrypoint-not-found.ts






/** Its text stands, with its field, in shows_path.json. */
const entrypoint_not_found_quote = {
    where: texts/* anywhere */.Mp,
    says: anyOf([
        /executable file not found|\bexec(?: user process caused)?:? .{0,300}no such file or directory/,
        /exec: "[^"]{1,300}": (?:stat (?!.{1,300}permission)\S|not found|is a directory)/,
        /(?:OCI runtime|container process|CannotStart).{0,300}\bstat [^:]{1,200}: no such file or directory|bad interpreter|env: .{1,100}: No such file or directory/,
        /exec: .{1,200}: not found|sh: (?:\d{1,4}: )?(?:cannot|can't) open ['"]?[\w./]/,
        /\b(?:program|executable|command|binary|entry ?point|file)\b.{0,200}not found or does not exist/,
        // A shell names itself, or the line of its script: anything else may be `not found` too.
        /(?<![.\w])(?:ba|da|a)?sh: (?:\d{1,4}: |line \d{1,4}: )?[\w./ -]{1,200}: (?:command )?not found/,
        /^(?:\S{1,200}: )?(?:\d{1,4}: |line \d{1,4}: )[\w./ -]{1,200}: (?:command )?not found|^[\w./-]{1,100}: command not found/,
        /^(?:\/[\w./-]{1,200}|[\w-]{1,100}\.sh): not found/,
        /\b(?:tini|dumb-init|su-exec|gosu|nohup|failed to run command)\b.{0,200}: no such file or directory/,
        /The system cannot find the (?:file|path) specified|can't execute '[^']{1,200}': No such file/,
    ], 'i'),
    butNot: /CannotPull|(?:curl|wget|nc|pg_isready|redis-cli|grpc_health_probe): (?:command )?not found|"(?:\/usr\/bin\/)?(?:curl|wget)"|missing script|\.efs\.|EFS utils/,
};
const entrypointNotFound = defineCause({
    id: 'entrypoint-not-found',
    severity: 'error',
    title: 'The program that the container starts is not in the image',
    explanation: 'The file that entryPoint or command names does not exist where the container looks for it, or its interpreter does not (exit code 127).',
    origins: [
        'The command is one string with spaces where a list of words is expected.',
        'The file was not copied into the image, or a volume hides it.',
        'The script has Windows line ends, so that its interpreter is "/bin/sh\\r".',
        'The program is linked against another C library than the image has.',
    ],
    prevention: 'Start the built image once in the pipeline before deploying it.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cannot-start-container.html',
    find: (timeline) => {
        const quoted = findQuote(timeline, entrypoint_not_found_quote);
        const exited = (0,stopped_tasks/* exitedWith */.QR)(timeline, 127);
        return quoted || exited.length > 0 ? { quoted, exited } : undefined;
    },
    evidence: ({ quoted, exited }) => [...(quoted?.evidence ?? []), ...exited],
    sentence: ({ quoted }) => `${quoted?.capture(/(?:exec:? "|stat |sh: (?:\d{1,4}: )?|exec )([^":\s][^":]{0,200})/) ?? 'the program that the container starts'} does not exist in the image`,
    remedies: (_found, timeline) => [
        {
            text: 'Correct entryPoint and command of the task definition (one list entry a word), or put the file into the image: look what is there.',
            paste: [forms_shell(`docker run --rm --entrypoint ls ${imageWord(timeline)} -l /`)],
        },
        {
            text: 'If the file is there, it is a script whose lines end as on Windows, or whose interpreter is missing.',
            paste: [{ tool: 'Dockerfile', code: "RUN sed -i 's/\\r$//' /entrypoint.sh && chmod +x /entrypoint.sh" }],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/crash/port-already-in-use.ts





const portAlreadyInUse = quoteCause({
    id: 'port-already-in-use',
    severity: 'error',
    title: 'Two processes want the same port',
    explanation: 'The process cannot listen, since its port is taken: by another container of the task (in awsvpc mode they share all ports), or by another task on the same instance.',
    origins: [
        'Two containers of the task listen on the same port, often a proxy and the application.',
        'Host networking or a fixed host port, and a second task on the instance.',
        'The process starts twice.',
    ],
    prevention: 'Give every container of a task its own port, and use dynamic host ports in bridge mode.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
    /** Its text stands, with its field, in shows_node.json. */
    quote: { where: texts/* anywhere */.Mp, says: anyOf([stating('bind-port'), /port is already allocated/]) },
    sentence: (found) => `port ${found.capture(/(?::::?|port |0\.0\.0\.0:|\]:|:)(\d{2,5})\b/i) ?? 'of the application'} is already in use in the task or on the instance`,
    remedies: (_found, timeline) => [
        {
            text: 'Let the containers of the task listen on different ports; in bridge mode let the host choose its port.',
            paste: useDynamicHostPort(timeline),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/crash/segfault.ts







/** Its text stands, with its field, in shows_exit_139.json. */
const segfault_quote = {
    where: texts/* anywhere */.Mp,
    says: /[Ss]egmentation fault|SIGSEGV|\bsegfault\b|signal 11\b|EXC_BAD_ACCESS|exit(?:ed)? (?:with )?(?:code|status):? 139\b/,
    // So Go words that it followed a nil pointer of the program itself, beside its panic.
    butNot: /\[signal SIGSEGV: /,
};
const segfault = defineCause({
    id: 'segfault',
    severity: 'error',
    title: 'A container crashed with a segmentation fault',
    explanation: 'The process touched memory that is not its own (SIGSEGV, exit code 139). The fault is in native code: the runtime, a native module, or the image itself.',
    origins: [
        'A native module was built for another library or CPU.',
        'An emulated or mismatched architecture.',
        'A fault in a library.',
    ],
    prevention: 'Build native modules in the same base image that runs them.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
    find: (timeline) => {
        const quoted = findQuote(timeline, segfault_quote);
        const exited = (0,stopped_tasks/* exitedWith */.QR)(timeline, 139);
        return quoted || exited.length > 0 ? { quoted, exited } : undefined;
    },
    evidence: ({ quoted, exited }) => [...exited, ...(quoted?.evidence ?? [])],
    sentence: (_found, timeline) => `container ${mainContainer(timeline)?.name ?? 'of the task'} crashed with a segmentation fault (SIGSEGV)`,
    remedies: (_found, timeline) => [
        {
            text: 'Run the image locally on the same platform, and rebuild its native modules.',
            paste: [forms_shell(`docker run --rm --platform ${platformOf(timeline)} ${imageWord(timeline)}`)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/dependency/dependency-auth-failed.ts





const dependencyAuthFailed = quoteCause({
    id: 'dependency-auth-failed',
    severity: 'error',
    title: 'A database or another service refuses the application',
    explanation: 'The application reaches what it depends on, and is refused: the credentials are wrong, TLS is demanded, or a permission is missing.',
    origins: [
        'The password was rotated, and the task still has the old one.',
        'The server demands TLS, as RDS for PostgreSQL does since version 15.',
        'The task role lacks a permission.',
    ],
    prevention: 'Take credentials from Secrets Manager, and start new tasks after a rotation.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
    /** Whom a server refuses in passing, such as a user, it notes; who is refused itself calls it an error. */
    quote: { where: texts/* log */.Rm, says: stating('authenticate'), about: isMoreThanNoted, butNot: harmlessToDependencies },
    sentence: (found) => `a dependency refuses the application: ${found.excerpt}`,
    remedies: (_found, timeline) => [
        {
            text: 'Correct the credentials, the TLS mode or the permission of the task role that the message names.',
            paste: [tailLog(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/remedy/security-groups.ts



/** Admits the members of one group to those of the other. */
function admit(timeline, { from, to, port }) {
    return [
        awsCli(awsCommand(timeline, 'ec2 authorize-security-group-ingress', {
            'group-id': to,
            protocol: 'tcp',
            port,
            'source-group': from,
        })),
        newInTerraform('aws_vpc_security_group_ingress_rule', 'this', {
            security_group_id: to,
            referenced_security_group_id: from,
            ip_protocol: 'tcp',
            from_port: port,
            to_port: port,
        }),
        inCdk(`on the security group ${to}`, `group.addIngressRule(ec2.Peer.securityGroupId("${from}"), ec2.Port.tcp(${port === '<port>' ? 'Number("<port>")' : port}))`),
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
const admitLoadBalancer = (timeline, check) => admit(timeline, {
    from: '<security-group-of-the-load-balancer>',
    to: '<security-group-of-the-task>',
    port: check?.port ?? mainContainer(timeline)?.portMappings[0]?.containerPort ?? '<port>',
});
/** Admits the task to what it depends on. */
const admitTask = (timeline) => admit(timeline, { from: '<security-group-of-the-task>', to: '<security-group-of-the-dependency>', port: '<port>' });

;// CONCATENATED MODULE: ./src/diagnose/causes/dependency/dependency-unreachable.ts






const dependencyUnreachable = quoteCause({
    id: 'dependency-unreachable',
    severity: 'error',
    title: 'The application cannot reach a database or another service',
    explanation: 'The application looks for something that it depends on and gets no connection: refused, timed out, or no such name.',
    origins: [
        "The security group of the dependency does not admit the task's.",
        'The address is wrong for this environment, or localhost where another container or host is meant.',
        'The dependency is not up, or its name does not resolve in this VPC.',
    ],
    prevention: 'Let the application retry while it starts, and keep its health endpoint independent of what it depends on.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
    /** Telemetry that finds no collector is noise that ends nothing. */
    quote: { where: texts/* log */.Rm, says: stating('connect', 'resolve-name'), butNot: harmlessToDependencies },
    sentence: (found) => `the application cannot reach what it depends on: ${found.excerpt}`,
    remedies: (_found, timeline) => [
        { text: "Admit the security group of the task to the dependency's.", paste: admitTask(timeline) },
        { text: 'If it is admitted, check the address: the log has it.', paste: [tailLog(timeline)] },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/health-check/health-check-app-error.ts




/** 5xx, and 429; for gRPC what says that the server failed. */
const isError = (code, check) => isGrpc(check) ? [2, 4, 8, 13, 14, 15].includes(code) : code >= 500 || code === 429;
const healthCheckAppError = defineCause({
    id: 'health-check-app-error',
    severity: 'error',
    title: 'The application answers the health check with an error',
    explanation: 'The health check reaches the application, and the application says that it is not well: a 5xx code. A 502 or 504 usually comes from a proxy in the task whose upstream is not there.',
    origins: [
        'The endpoint fails because something that it asks, a database or a cache, fails.',
        'A proxy container answers before the application behind it is up.',
        'The new revision has a fault on that path.',
    ],
    prevention: 'Let the health endpoint tell about this process alone, and check dependencies elsewhere.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    find: (timeline) => answeredWith(timeline, isError),
    evidence: failedCheckEvidence,
    sentence: answeredSentence,
    remedies: (_found, timeline) => [
        {
            text: 'Read the log of the container for the error behind that answer, and mend it; a matcher that accepts errors would only hide it.',
            paste: [tailLog(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/health-check/health-check-auth-required.ts




/** For gRPC 7, PERMISSION_DENIED, and 16, UNAUTHENTICATED. */
const isRefusal = (code, check) => (isGrpc(check) ? [7, 16] : [401, 403, 407, 511]).includes(code);
const healthCheckAuthRequired = defineCause({
    id: 'health-check-auth-required',
    severity: 'error',
    title: 'The application asks the health check to authenticate',
    explanation: 'The health check path answers 401 or 403. ELB sends no credentials and cannot be told to, so a path that needs them never looks healthy.',
    origins: [
        'A security framework protects every path, as Spring Security does until told otherwise.',
        'Basic authentication or an API key is checked before routing.',
        'A firewall or proxy in the task refuses requests from the load balancer.',
    ],
    prevention: 'Permit the health path to everybody, and let it tell nothing but that the task is well.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    find: (timeline) => answeredWith(timeline, isRefusal),
    evidence: failedCheckEvidence,
    sentence: answeredSentence,
    remedies: ({ check, code }, timeline) => [
        {
            text: 'Let the health path pass without authentication, or ask for one that does.',
            paste: changeHealthCheck(timeline, check?.group, { path: '<path-without-authentication>' }),
        },
        {
            text: 'As the second best, accept the refusal as the sign of life that it is.',
            paste: changeHealthCheck(timeline, check?.group, { matcher: withCode(check, code) }),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/health-check/health-check-dependency-slow.ts




/** How long a request of the load balancer, or for its path, took; undefined: another line, or it is not said. */
function secondsOfCheck(line, path) {
    return (0,access_log/* isElbRequest */.hj)(line) || line.includes(`GET ${path}`) ? (0,access_log/* secondsTaken */.BQ)(line) : undefined;
}
const healthCheckDependencySlow = defineCause({
    id: 'health-check-dependency-slow',
    severity: 'error',
    title: 'The health endpoint answers later than the health check waits',
    explanation: 'The health check reaches the application, and the application answers, but only after the timeout of the target group. Endpoints that ask a database or another service take as long as these do.',
    origins: [
        'The endpoint waits for a dependency that is slow or does not answer.',
        'A connection pool is exhausted while the task starts.',
    ],
    prevention: 'Keep the health endpoint shallow: it tells that this process serves requests.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    find: (timeline) => {
        const failure = timeline.targetFailures.find(({ reason }) => reason === 'Target.Timeout');
        const check = failure && checkOf(timeline, failure);
        const { path, timeoutSeconds } = check?.group.healthCheck ?? {};
        if (!check || path === undefined || timeoutSeconds === undefined)
            return undefined;
        const slow = timeline.appLines.flatMap((line) => {
            const seconds = secondsOfCheck(line, path);
            return seconds !== undefined && seconds >= timeoutSeconds ? [{ line, seconds }] : [];
        });
        return slow.length === 0 ? undefined : { failure, check, slow };
    },
    evidence: ({ failure, check, slow }) => [
        ...slow.slice(0, 2).map(({ line }) => ({ field: 'log', text: line.slice(0, 300) })),
        failureEvidence(failure),
        ...checkEvidence(check),
    ],
    sentence: ({ check, slow }) => {
        const most = Math.max(...slow.map(({ seconds }) => seconds));
        return `the health endpoint took ${Math.round(most * 10) / 10} s to answer, and the load balancer waits ${check.group.healthCheck.timeoutSeconds} s`;
    },
    remedies: ({ check: { group } }, timeline) => [
        {
            text: 'Take the slow dependency out of the health endpoint, or ask for one that does not need it.',
            paste: changeHealthCheck(timeline, group, { path: '<path-without-dependencies>' }),
        },
        {
            text: 'As a stopgap raise the timeout, below the interval.',
            paste: changeHealthCheck(timeline, group, { timeoutSeconds: Math.max(2, group.healthCheck.intervalSeconds - 1) }),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/health-check/health-check-failed-unspecified.ts









/** A failure that names neither a code nor a timeout, or a code that alone explains nothing. */
const saysNoMore = ({ state, reason }) => state.startsWith('unhealthy') && (reason === 'Target.FailedHealthChecks' || reason === 'Target.ResponseCodeMismatch');
/** The stopped reason of a task that is not known to have been killed by it. */
const health_check_failed_unspecified_quote = {
    where: texts/* reasons */.Ot,
    says: /failed ELB health checks|is unhealthy in \(?(?:target-group(?! arn:[\w-]{1,20}:vpc-lattice)|elb)\b/i,
};
const healthCheckFailedUnspecified = defineCause({
    id: 'health-check-failed-unspecified',
    severity: 'error',
    title: 'The load balancer found the tasks unhealthy and does not say why',
    explanation: 'ELB marked the targets of this deployment unhealthy. The text tells neither a status code nor a timeout: the connection was refused or reset, the answer was no HTTP, or the target was gone before it could be asked about.',
    origins: [
        'Nothing listens on the checked port, or not yet.',
        'The application listens on the loopback interface only.',
        'The task was stopped before its target could be described.',
    ],
    prevention: 'Run this gate while the deployment runs: it reads target health while the target is still registered.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    find: (timeline) => {
        const failed = failedCheck(timeline, saysNoMore);
        if (failed)
            return { check: failed.check, evidence: failed.failures.slice(0, 3).map(failureEvidence) };
        const quoted = findQuote(timeline, health_check_failed_unspecified_quote);
        return quoted && { check: checkOf(timeline, undefined), evidence: quoted.evidence };
    },
    evidence: ({ check, evidence }, timeline) => [...evidence, ...checkEvidence(check), ...lifetimeEvidence(timeline)],
    sentence: ({ check }, timeline) => `the load balancer ${check ? (0,health_checks/* asks */.zW)(check) : 'checks the tasks'} and finds the tasks unhealthy${killedClause(timeline)}; what it got instead is not known`,
    remedies: ({ check }, timeline) => [
        {
            text: 'Ask ELB for the reason while a target is registered, and read whether the application listens on the checked port.',
            paste: check ? inTurn(describeTargets(timeline, check.group.arn), tailLog(timeline)) : [tailLog(timeline)],
        },
        giveTimeToStart(timeline),
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/health-check/health-check-host-header-rejected.ts






/** Django, Rails, webpack, Vite, IIS and ASP.NET, Go and Node proxies; 421 is HTTP's own code for it. */
const health_check_host_header_rejected_quote = {
    where: texts/* anywhere */.Mp,
    says: anyOf([
        /DisallowedHost|Invalid HTTP_HOST header|Blocked hosts?:|HostAuthorization|Invalid host header/,
        /This host .{0,100}is not allowed|Blocked request\. This host|Invalid Hostname/,
        /host header .{0,60}(?:not allowed|invalid|reject|mismatch)|is not an allowed host|untrusted host/,
        /Misdirected Request/,
    ], 'i'),
};
const isMisdirected = (code, check) => !isGrpc(check) && code === 421;
const healthCheckHostHeaderRejected = defineCause({
    id: 'health-check-host-header-rejected',
    severity: 'error',
    title: 'The application rejects the host name that the health check uses',
    explanation: 'The Host header of an ALB health check is the private address and port of the task. The application only accepts names that it knows, and answers 400, 403 or 421.',
    origins: [
        'Django: ALLOWED_HOSTS lacks the address of the task.',
        'Rails: config.hosts (HostAuthorization) lacks it.',
        'A proxy in the task serves named virtual hosts only.',
    ],
    prevention: 'Answer the health path before the host check, whatever the Host header says.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    find: (timeline) => {
        const quoted = findQuote(timeline, health_check_host_header_rejected_quote);
        const answered = answeredWith(timeline, isMisdirected);
        const check = checkOf(timeline, timeline.targetFailures[0]);
        return quoted || answered ? { quoted, failures: answered?.failures ?? [], check } : undefined;
    },
    evidence: ({ quoted, failures }) => [...(quoted?.evidence ?? []), ...failures.slice(0, 2).map(failureEvidence)],
    sentence: ({ check }) => `the application rejects the Host header of the health check, which is the task's own address${check ? ` (the load balancer ${(0,health_checks/* asks */.zW)(check)})` : ''}`,
    remedies: () => [
        {
            text: "Let the host check pass the health check, whose host is the task's own address: allow that address, or exempt the health path.",
            paste: [
                {
                    tool: 'Django',
                    code: '# settings.py\nimport socket\nALLOWED_HOSTS += [socket.gethostbyname(socket.gethostname())]',
                },
                {
                    tool: 'Rails',
                    code: "# config/environments/production.rb\nconfig.host_authorization = { exclude: ->(request) { request.path == '/up' } }",
                },
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/remedy/routes.ts

/** A path is a pattern in Express and in Flask: what is special there is not taken for a health path. */
const plainPath = /^\/[\w./-]*$/;
/** A route that answers 200; of a path that no router takes as it is, whoever pastes it writes it. */
function serve(check) {
    const asked = check?.group.healthCheck.path ?? '/';
    const path = jsonQuoted(plainPath.test(asked) ? asked : '<path>');
    return [
        { tool: 'Express', code: `app.get(${path}, (_request, response) => response.sendStatus(200));` },
        { tool: 'Flask or FastAPI', code: `@app.get(${path})\ndef health():\n    return "ok"` },
    ];
}

;// CONCATENATED MODULE: ./src/diagnose/causes/health-check/health-check-matcher-mismatch.ts





const isToldElsewhere = (code) => [401, 403, 404, 405, 407, 410, 421, 429].includes(code);
/** Successes, and refusals that name nothing else; 400 is left to what explains it. */
function isMeantWell(code, check) {
    if (isGrpc(check))
        return code === 0;
    return (code >= 200 && code <= 299) || (code > 400 && code <= 499 && !isToldElsewhere(code));
}
const healthCheckMatcherMismatch = defineCause({
    id: 'health-check-matcher-mismatch',
    severity: 'error',
    title: 'The application answers a code that the matcher does not accept',
    explanation: 'The health check gets an answer that the application means well, but the matcher of the target group lists other codes. ELB counts it as a failure.',
    origins: [
        'The endpoint answers 204 or 202, and the matcher says 200.',
        'The server expects another kind of client, such as a WebSocket, and answers plain requests with 426.',
        'The gRPC matcher is at its default, 12, while the service answers 0.',
    ],
    prevention: 'Let the endpoint answer 200, or set the matcher together with the code of the endpoint.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    find: (timeline) => answeredWith(timeline, isMeantWell),
    evidence: failedCheckEvidence,
    sentence: answeredSentence,
    remedies: ({ check, code }, timeline) => [
        {
            text: `Accept ${code} in the matcher, if it is what a healthy task answers.`,
            paste: changeHealthCheck(timeline, check?.group, { matcher: withCode(check, code) }),
        },
        { text: 'If it is not, let the application answer 200 there.', paste: serve(check) },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/health-check/health-check-path-not-found.ts







/** 404 and its kin; for gRPC 12, UNIMPLEMENTED: no such method. */
const isNotFound = (code, check) => isGrpc(check) ? code === 12 : code === 404 || code === 405 || code === 410;
const healthCheckPathNotFound = defineCause({
    id: 'health-check-path-not-found',
    severity: 'error',
    title: 'The health check asks for a path that the application does not have',
    explanation: 'The load balancer asks every task for the health check path of its target group. The application answers, but it has nothing at that path. ELB takes the task for broken, and ECS replaces it again and again.',
    origins: [
        'The path was left at its default, /, which many APIs do not serve.',
        'The application moved its health endpoint, or serves it below a prefix or on another port.',
        'The request reaches another server than meant, such as a proxy or a default virtual host.',
    ],
    prevention: 'Keep the path in one place, next to the route, and let a test ask the built image for it.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    find: (timeline) => answeredWith(timeline, isNotFound),
    evidence: failedCheckEvidence,
    sentence: answeredSentence,
    remedies: ({ check, code }, timeline) => {
        const [other] = check ? otherPaths(timeline.appLines, check) : [];
        const seen = check && other ? `${other.seen}; the target group ${(0,health_checks/* asks */.zW)(check)}. ` : '';
        return [
            {
                text: other
                    ? `${seen.charAt(0).toUpperCase()}${seen.slice(1)}Set the target group to ${other.path} if that tells the health of the task.`
                    : 'Set the target group to a path that the application serves.',
                paste: changeHealthCheck(timeline, check?.group, { path: other?.path ?? '<path>' }),
            },
            {
                text: `If the path is meant as it is, let the application serve ${check?.group.healthCheck.path ?? 'it'}.`,
                paste: serve(check),
            },
            {
                text: `If ${code} is what a healthy task answers there, accept it.`,
                paste: changeHealthCheck(timeline, check?.group, { matcher: withCode(check, code) }),
            },
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/health-check/health-check-port-mismatch.ts







const healthCheckPortMismatch = defineCause({
    id: 'health-check-port-mismatch',
    severity: 'error',
    title: 'The health check goes to a port on which the application does not listen',
    explanation: 'The target group sends its requests to one port, and the application says in its log that it listens on another. Nobody answers the health check.',
    origins: [
        'The application takes its port from a variable that differs from the container port.',
        'The container port of the task definition was changed without the service, or the reverse.',
        'The health check port is fixed in the target group instead of traffic-port.',
    ],
    prevention: 'Let one value set the port of the application, the container port and the port of the service.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html',
    /** Ports that the application names, when none of them is the checked one. */
    find: (timeline) => {
        const check = unreachedCheck(timeline);
        const [failure] = timeline.targetFailures;
        const heard = check ? listenAddresses(timeline.appLines) : [];
        const port = heard[0]?.port;
        if (!check || !failure || port === undefined || heard.some((address) => address.port === check.port))
            return undefined;
        return { check, failure, heard, port };
    },
    evidence: ({ check, failure, heard }) => [
        ...heard.slice(0, 2).map(({ line }) => ({ field: 'log', text: line.slice(0, 300) })),
        ...checkEvidence(check),
        failureEvidence(failure),
    ],
    sentence: ({ check, port }) => `${(0,health_checks/* checker */.w1)(check)} ${(0,health_checks/* asks */.zW)(check)}, and the application listens on port ${port}`,
    remedies: ({ check, port }, timeline) => {
        const { group, containerName } = check;
        const listenThere = {
            text: `Let the application listen on ${check.port}: where it reads PORT, by that.`,
            paste: setEnvironment(timeline, { PORT: String(check.port) }),
        };
        if (group.healthCheck.port !== 'traffic-port') {
            return [
                { text: 'Check the port that gets the traffic.', paste: changeHealthCheck(timeline, group, { port: 'traffic-port' }) },
                listenThere,
            ];
        }
        return [
            {
                text: `Send requests to where the application listens: set the container port of task definition and service to ${port}.`,
                paste: group.isLattice
                    ? changePortMapping(timeline, port)
                    : changeRegistration(timeline, { targetGroupArn: group.arn, containerName, containerPort: port }),
            },
            listenThere,
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/health-check/health-check-protocol-mismatch.ts






/** nginx, Apache, Go, Node, Tomcat, Kestrel and Envoy when plain HTTP meets TLS, or the reverse. */
const health_check_protocol_mismatch_quote = {
    where: texts/* anywhere */.Mp,
    says: anyOf([
        /plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled|HTTP request to an HTTPS server/,
        /first record does not look like a TLS handshake|combination of host and port requires TLS|wrong version number/,
        /SSL_ERROR_RX_RECORD_TOO_LONG|Invalid character found in method name|not an SSL\/TLS record/,
        /invalid HTTP method.{0,40}\\x16|HTTP\/2 (?:preface|required)|bogus greeting|Bad request version \('/,
    ], 'i'),
    // What the application meets as a client says nothing of its own port.
    butNot: /EPROTO|SSL_connect|ServerSelection|SSLError|Pool\(|OperationalError|\b(?:dial|Get|Post|Put|Head)\b.{0,4}"|\bconnect(?:ing|ion)? to\b|failed to connect/,
};
const tlsPorts = [443, 8443, 9443];
/** 400, or no answer that could be read, from a port on which only TLS is usual. */
function isUnfit(timeline, failure) {
    const check = checkOf(timeline, failure);
    if (check?.group.healthCheck.protocol !== 'HTTP' || !tlsPorts.includes(check.port))
        return false;
    const isUnreadable = failure.field.startsWith('TargetHealth') && failure.reason === 'Target.FailedHealthChecks';
    return failure.codes.includes(400) || isUnreadable;
}
const healthCheckProtocolMismatch = defineCause({
    id: 'health-check-protocol-mismatch',
    severity: 'error',
    title: 'The health check speaks another protocol than the port does',
    explanation: 'The target group asks by HTTP where the container expects TLS or HTTP/2, or the reverse. The server answers 400, closes the connection, or sends what is no HTTP answer.',
    origins: [
        'The container listens with TLS, and the health check protocol is HTTP.',
        'The container speaks gRPC or HTTP/2 only, and the protocol version of the target group is HTTP1.',
    ],
    prevention: 'Set protocol, protocol version and health check protocol together with the port.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    find: (timeline) => {
        const quoted = findQuote(timeline, health_check_protocol_mismatch_quote);
        const failures = timeline.targetFailures.filter((failure) => isUnfit(timeline, failure));
        return quoted || failures.length > 0 ? { quoted, failures, check: (0,health_checks/* checksOf */.tg)(timeline)[0] } : undefined;
    },
    evidence: ({ quoted, failures, check }) => [
        ...(quoted?.evidence ?? []),
        ...failures.slice(0, 2).map(failureEvidence),
        ...checkEvidence(check),
    ],
    sentence: ({ check }) => check
        ? `the load balancer ${(0,health_checks/* asks */.zW)(check)} over ${check.group.healthCheck.protocol}, which is not what that port speaks`
        : 'the health check speaks another protocol than the port does',
    remedies: ({ check }, timeline) => {
        const protocol = check?.group.healthCheck.protocol === 'HTTP' ? 'HTTPS' : 'HTTP';
        return [
            {
                text: 'Set the health check protocol to what the container speaks on that port.',
                paste: changeHealthCheck(timeline, check?.group, { protocol }),
            },
            ...(protocol === 'HTTPS'
                ? [
                    {
                        text: 'Check a port that speaks plain HTTP.',
                        paste: changeHealthCheck(timeline, check?.group, { port: '<port>' }),
                    },
                ]
                : []),
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/health-check/health-check-redirect.ts





const isRedirect = (code, check) => !isGrpc(check) && code >= 300 && code <= 399;
const healthCheckRedirect = defineCause({
    id: 'health-check-redirect',
    severity: 'error',
    title: 'The application redirects the health check, and ELB does not follow',
    explanation: 'The health check path answers with a redirect (301, 302, 307 or 308). ELB never follows one: it compares the code with the matcher, and the matcher accepts only success.',
    origins: [
        'The application sends plain HTTP to HTTPS, also the load balancer that speaks HTTP to it.',
        'The path asks for a login and sends everybody there.',
        'The path lacks, or has, a slash at its end.',
    ],
    prevention: 'Serve a health path that answers 200 to everybody, before any redirecting middleware.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
    find: (timeline) => answeredWith(timeline, isRedirect),
    evidence: failedCheckEvidence,
    sentence: answeredSentence,
    remedies: ({ check }, timeline) => {
        const [other] = check ? otherPaths(timeline.appLines, check) : [];
        return [
            {
                text: `Ask for a path that answers 200 directly${other ? ` (${other.seen})` : ''}.`,
                paste: changeHealthCheck(timeline, check?.group, { path: other?.path ?? '<path>' }),
            },
            {
                text: 'If the redirect is what a healthy task answers, accept it: the matcher 200-399.',
                paste: changeHealthCheck(timeline, check?.group, { matcher: '200-399' }),
            },
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/health-check/health-check-timeout.ts






const isTimeout = ({ reason, state }) => reason === 'Target.Timeout' && state !== 'draining';
const healthCheckTimeout = defineCause({
    id: 'health-check-timeout',
    severity: 'error',
    title: 'The health check got no answer in time',
    explanation: 'The load balancer sent requests and heard nothing before the timeout. That is either the network between them (most often a security group) or an application that is too slow. The log tells which: it shows requests of ELB-HealthChecker/2.0, or none.',
    origins: [
        "The security group of the task does not admit the load balancer's.",
        'A network ACL or route drops the traffic.',
        'The application accepts connections but is too busy to answer.',
    ],
    prevention: 'Let the security group of the task refer to that of the load balancer, on the checked port.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html',
    find: (timeline) => failedCheck(timeline, isTimeout),
    evidence: (found, timeline) => [...failedCheckEvidence(found), ...lifetimeEvidence(timeline)],
    sentence: ({ check }, timeline) => {
        const seconds = check ? ` within ${check.group.healthCheck.timeoutSeconds} s` : '';
        return `the load balancer ${check ? (0,health_checks/* asks */.zW)(check) : 'asks'} and gets no answer${seconds}${killedClause(timeline, 'stopped')}`;
    },
    remedies: (_found, timeline) => (0,access_log/* requestsIn */.q)(timeline.appLines).ofLoadBalancer > 0
        ? [
            {
                text: 'The log shows requests of the load balancer: make the application answer faster, with more CPU or a lighter health endpoint.',
                paste: [tailLog(timeline)],
            },
        ]
        : [
            {
                text: "Admit the load balancer's security group to the task's, if the application's log shows no requests of ELB-HealthChecker/2.0.",
                paste: admitLoadBalancer(timeline, checkOf(timeline, timeline.targetFailures[0])),
            },
            { text: 'If the log shows some, make the health endpoint faster.', paste: [tailLog(timeline)] },
        ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/health-check/lattice-health-check-failed.ts











const isUnhealthy = ({ state, reason }) => state === 'unhealthy' && reason === target_failures/* latticeFailed */.Y;
/** Asks a task what VPC Lattice asks it, and shows the code. */
function askTask(timeline, { check }) {
    const { protocol = 'HTTP', path = '/' } = check?.group.healthCheck ?? {};
    const own = ((0,model_timeline/* latestWithTasks */.sN)(timeline)?.tasks ?? []).filter(({ deploymentId }) => deploymentId === timeline.deployment?.id);
    const [address = '<address-of-a-task>'] = own.findLast(({ lastStatus }) => lastStatus === 'RUNNING')?.addresses ?? [];
    const host = address.includes(':') ? `[${address}]` : address;
    const url = (0,shell/* shellQuoted */.x)(`${protocol.toLowerCase()}://${host}:${check?.port ?? '<port>'}${path}`);
    return forms_shell(`# from a host of the same VPC\ncurl -s -o /dev/null -w '%{http_code}\\n' ${url}`);
}
const latticeHealthCheckFailed = defineCause({
    id: 'lattice-health-check-failed',
    severity: 'error',
    title: 'VPC Lattice found the tasks unhealthy, and tells neither code nor reason',
    explanation: 'VPC Lattice asks every task for the health check path of its target group, and took what it got for a failure. It tells no more than that: whether nothing listened, nothing answered in time, or another code came than the matcher accepts, only the task itself can say.',
    origins: [
        'The application has nothing at the path of the health check, which is / unless it is set.',
        'Nothing listens on the container port of the named port mapping, or not yet.',
        'The security group of the task does not admit the prefix list of VPC Lattice.',
    ],
    prevention: 'Let a test ask the built image for the health check path on the named port, and let the application log such requests.',
    docs: 'https://docs.aws.amazon.com/vpc-lattice/latest/ug/target-group-health-checks.html',
    find: (timeline) => failedCheck(timeline, isUnhealthy),
    evidence: (found, timeline) => [...failedCheckEvidence(found), ...lifetimeEvidence(timeline)],
    sentence: ({ check }, timeline) => {
        const matcher = check?.group.healthCheck.matcher;
        const accepts = matcher === undefined ? '' : `, accepts only ${matcher}`;
        return `VPC Lattice ${check ? (0,health_checks/* asks */.zW)(check) : 'checks the tasks'}${accepts} and finds the tasks unhealthy${killedClause(timeline)}; it tells neither code nor reason`;
    },
    remedies: (found, timeline) => {
        const { check } = found;
        const [other] = check ? otherPaths(timeline.appLines, check) : [];
        const hint = other === undefined ? '' : ` (${other.seen})`;
        const looks = [tailLog(timeline), ...(check ? [listTargets(timeline, check.group.arn)] : [])];
        return [
            {
                text: `Ask a running task for what VPC Lattice asks for, and read the code that comes${hint}; no connection at all speaks of the port or of the security group.`,
                paste: inTurn(askTask(timeline, found), ...looks),
            },
            giveTimeToStart(timeline),
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/evidence/app-log.ts
/** What an application tells about its start in its log. */
/**
 * `Started App in 42.1 seconds` (Spring), `Server startup in [42137] milliseconds` (Tomcat), `started in 42.1s` (Quarkus, Micronaut),
 * `Ready in 3.2s` (Next.js), `WFLYSRV0025: … started in 42137ms` (WildFly).
 */
const startedIn = /\b(?:started|startup|ready|booted|compiled|initialization completed)\b.{0,120}?\bin \[?(\d{1,7}(?:[.,]\d{1,6})?)\]? ?(milliseconds|ms|seconds|secs?|s|minutes|min)\b/i;
/** The slowest start of which the application says how long it took. */
function slowestStart(lines) {
    let slowest;
    for (const line of lines) {
        const found = startedIn.exec(line);
        if (!found?.[1] || !found[2])
            continue;
        const unit = /^m(?:s|illi)/i.test(found[2]) ? 0.001 : /^min/i.test(found[2]) ? 60 : 1;
        const seconds = Number(found[1].replace(',', '.')) * unit;
        if (seconds > (slowest?.seconds ?? 0))
            slowest = { seconds, line };
    }
    return slowest;
}

;// CONCATENATED MODULE: ./src/diagnose/causes/health-check/slow-startup-grace-period.ts







/** WildFly gives up on itself by this message. */
const slow_startup_grace_period_quote = {
    where: texts/* log */.Rm,
    says: /WFLYCTL0348: Timeout after \[\d{1,6}\] seconds waiting for service container stability/,
};
/** The application's own measure of its start, when that is longer than a task is given. */
function lateStart(timeline) {
    const start = slowestStart(timeline.appLines);
    const condemned = condemnedAfterSeconds(timeline);
    if (!start || condemned === undefined || start.seconds <= condemned)
        return undefined;
    const isCondemned = killedCount(timeline) > 0 || timeline.targetFailures.some(({ state }) => state.startsWith('unhealthy'));
    return isCondemned ? { ...start, condemned } : undefined;
}
const slowStartupGracePeriod = defineCause({
    id: 'slow-startup-grace-period',
    severity: 'error',
    title: 'The application takes longer to start than the health check allows',
    explanation: 'A task that does not answer is condemned after grace period + unhealthy threshold × interval + timeout. This application needs longer than that before it listens, so every task is killed while it starts, and after about the same time.',
    origins: [
        'The grace period is 0, which is the default of the API, or shorter than the start.',
        'The task has too little CPU for its start.',
        'The application migrates data or warms caches before it listens.',
    ],
    prevention: 'Set the grace period above the slowest measured start, and measure it again when the application grows.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html',
    find: (timeline) => {
        const late = lateStart(timeline);
        const quoted = late ? undefined : findQuote(timeline, slow_startup_grace_period_quote);
        return late || quoted ? { late, quoted } : undefined;
    },
    evidence: ({ late, quoted }, timeline) => late
        ? [
            { field: 'log', text: late.line.slice(0, 300) },
            { field: 'Service.healthCheckGracePeriodSeconds', text: String((0,health_checks/* graceSeconds */.uA)(timeline)) },
            ...checkEvidence((0,health_checks/* checksOf */.tg)(timeline)[0]),
            ...lifetimeEvidence(timeline),
        ]
        : (quoted?.evidence ?? []),
    sentence: ({ late }, timeline) => late
        ? `the application takes ${Math.round(late.seconds)} s to start, and a task that does not answer is condemned ${late.condemned} s after its start (grace period ${(0,health_checks/* graceSeconds */.uA)(timeline)} s)`
        : 'the application gave up on its own start because it took too long',
    remedies: ({ late }, timeline) => {
        const enough = Math.ceil(((late?.seconds ?? 120) * 1.5) / 30) * 30;
        return [
            {
                text: `Give tasks time to start: a grace period of ${enough} s, or more CPU for a faster start.`,
                paste: changeGracePeriod(timeline, enough),
            },
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/host/agent-disconnected.ts





const agentDisconnected = quoteCause({
    id: 'agent-disconnected',
    severity: 'error',
    title: 'The ECS agent of the container instance is not connected',
    explanation: 'ECS cannot place a task on an instance whose agent it does not hear from.',
    origins: [
        'The agent stopped or cannot start.',
        'The instance has lost its way to the ECS endpoints.',
        'The instance role lacks a permission, or its time is wrong.',
    ],
    prevention: 'Watch agentConnected of the instances, and replace those that lose it.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_placement.json. */
    quote: {
        where: texts/* reasons */.Ot,
        says: /agent (?:is )?(?:dis|not )connected|(?:doesn't|does not) have the agent connected|\bAGENT\b|[Tt]imed out waiting for (?:the )?(?:Amazon )?ECS [Aa]gent/,
    },
    sentence: (_found, timeline) => `the ECS agent of the nearest container instance of ${clusterName(timeline)} is not connected`,
    remedies: (_found, timeline) => [
        { text: 'Restart the agent on the instance.', paste: [forms_shell('sudo systemctl restart ecs')] },
        {
            text: 'If the instance cannot be reached, replace it: its tasks are placed elsewhere.',
            paste: inTurn(awsCli(awsCommand(timeline, 'ecs list-container-instances', {
                cluster: clusterName(timeline),
                filter: 'agentConnected == false',
            })), drainInstance(timeline)),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/host/host-terminated.ts




const reasonsOfTheHost = ['host gone', 'draining', 'infrastructure', 'maintenance'];
const hostTerminated = defineCause({
    id: 'host-terminated',
    severity: 'error',
    title: 'The instance under a task went away',
    explanation: 'The container instance was stopped, terminated, drained or retired, and its tasks with it. This blames nobody: ECS starts them elsewhere.',
    origins: [
        'Auto Scaling terminated the instance.',
        'Somebody deregistered or drained it.',
        'AWS maintains the infrastructure below.',
    ],
    prevention: 'Turn on managed draining, so that tasks move before their instance goes.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
    find: (timeline) => (0,stopped_tasks/* stoppedBy */.$)(timeline, reasonsOfTheHost),
    evidence: ({ tasks, reason }) => [{ field: 'Task.stoppedReason', text: `${reason} (${(0,model_text/* count */.U9)(tasks, 'task')})`.slice(0, 400) }],
    sentence: ({ tasks }) => `${(0,stopped_tasks/* tasksWere */.SW)(tasks)} lost because the instance below went away`,
    remedies: (_found, timeline) => [
        {
            text: 'Deploy again once the capacity is back.',
            paste: [redeploy(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/host/spot-interruption.ts




const spotInterruption = defineCause({
    id: 'spot-interruption',
    severity: 'error',
    title: 'AWS took back the Spot capacity of a task',
    explanation: 'The task ran on spare capacity, and AWS needed it. This blames nobody: ECS starts the task anew as soon as there is capacity.',
    origins: ['Spot capacity is reclaimed with two minutes of notice.'],
    prevention: 'Keep a base of on-demand capacity, so that a deployment can finish without Spot.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
    find: (timeline) => (0,stopped_tasks/* stoppedBy */.$)(timeline, ['Spot interruption']),
    evidence: ({ tasks, reason }) => [{ field: 'Task.stoppedReason', text: `${reason} (${(0,model_text/* count */.U9)(tasks, 'task')})` }],
    sentence: ({ tasks }) => `${(0,stopped_tasks/* tasksWere */.SW)(tasks)} interrupted because AWS took back Spot capacity`,
    remedies: (_found, timeline) => [
        { text: 'Deploy again, with a base of on-demand capacity.', paste: baseOnDemand(timeline, 3) },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/iam/iam-elb-permission-missing.ts





/** ECS tells a call of its own to the load balancer that was denied as if hooks of that stage had failed. */
const blamesHook = /([A-Z]{2,}(?:_[A-Z]{2,}){1,6}) lifecycle hook/;
const iam_elb_permission_missing_roleIn = /:assumed-role\/([\w+=,.@-]{1,64})\//;
const iamElbPermissionMissing = quoteCause({
    id: 'iam-elb-permission-missing',
    severity: 'error',
    title: 'ECS may not register or describe targets at the load balancer',
    explanation: 'ECS calls Elastic Load Balancing with the service-linked role, or the role given to the service, and that role lacks a permission.',
    origins: [
        'The service names a role of its own that lacks the permissions.',
        'The infrastructure role of a blue/green deployment may not change listeners or rules.',
        'A service control policy forbids the calls.',
    ],
    prevention: 'Leave targets to the service-linked role AWSServiceRoleForECS, and give infrastructure roles the managed policy for load balancers.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_register.json. */
    quote: {
        where: [...texts/* reasons */.Ot, 'ServiceDeployment.statusReason'],
        says: anyOf([
            // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html: policies that were changed.
            /IAM .{0,60}polic(?:y|ies)\b.{0,120}(?:misconfigured|changed|incorrect)/,
            /(?:failed to|unable to) describe target health/,
            /missing permissions on (?:the )?ECS Infrastructure Role/,
            /(?:failed to|unable to) (?:register|deregister|describe) target.{0,400}(?:not authorized|AccessDenied|permission)/,
            /not authorized to perform: elasticloadbalancing:\w{1,60}/,
        ], 'i'),
        // ECS tells a role that lacks permissions among faults of listener rules, unless it names the call.
        butNot: /invalid networking configuration(?!.{0,400}not authorized to perform: elasticloadbalancing)|Rate exceeded|Throttl|trust relationship|target groups? .{0,300}(?:does not exist|not found)/,
    },
    sentence: (found) => {
        const action = found.capture(/(elasticloadbalancing:[A-Z]\w{1,60})/) ?? 'Elastic Load Balancing';
        const role = found.capture(iam_elb_permission_missing_roleIn);
        const stage = found.capture(blamesHook);
        const blame = stage === undefined ? '' : `; no ${stage} hook is to blame, though ECS says so`;
        return `ECS may not call ${action} for the service${role === undefined ? '' : ` as ${role}`}${blame}`;
    },
    remedies: (found) => [
        {
            text: 'Give the role that ECS uses for the load balancer the permissions.',
            paste: [attachToRole(found.capture(iam_elb_permission_missing_roleIn) ?? '<role>', loadBalancerPolicy)],
        },
        {
            text: 'Let ECS use its service-linked role: create it, and name no role in the service.',
            paste: [awsCli('aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com')],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/iam/iam-role-not-assumable.ts





const roleArn = /(arn:[\w-]{1,20}:iam::\w{1,20}:role\/[\w+=,.@/-]{1,200})/;
const iamRoleNotAssumable = quoteCause({
    id: 'iam-role-not-assumable',
    severity: 'error',
    title: 'ECS cannot assume a role of the task or of the service',
    explanation: 'Before it starts a task, ECS assumes the execution role and the task role; for other work the service-linked role. One of them does not exist or does not trust ECS.',
    origins: [
        'The trust policy does not name ecs-tasks.amazonaws.com.',
        'The role was deleted, or created moments ago and not yet seen everywhere.',
        'A condition of the trust policy excludes this account or cluster.',
    ],
    prevention: 'Create roles before the service in the template, and leave time for them to be seen.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_event.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: anyOf([
            /unable to assume (?:the )?(?:service[- ]linked )?role|unable to assume role|trust (?:relationship|policy).{0,120}(?:misconfigured|changed|incorrect)/,
            /(?:not authorized|unable) to perform: ?sts:AssumeRole|role .{1,300}is unable to be assumed/,
            /proper trust relationship/,
        ], 'i'),
        butNot: /lifecycle hook/,
    },
    sentence: (found) => `ECS cannot assume the role ${found.capture(roleArn) ?? 'that the task or service needs'}`,
    remedies: (found) => {
        const arn = found.capture(roleArn);
        const role = arn === undefined ? '<role>' : arn.slice(arn.lastIndexOf('/') + 1);
        const trust = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
        return [
            {
                text: 'Create the role, and let it trust ecs-tasks.amazonaws.com.',
                paste: [
                    awsCli(`aws iam update-assume-role-policy --role-name ${(0,shell/* shellQuoted */.x)(role)} --policy-document ${(0,shell/* shellQuoted */.x)(trust)}`),
                ],
            },
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/evidence/image-pull.ts

/** Names under which the agent, containerd and Docker report a pull; also the bare words of registries. */
const pullContext = /CannotPull|pull image manifest|failed to resolve ref|ref pull|failed to pull|pull command failed|error pulling image|\bmanifest (?:unknown|for)|repository .{1,300}not found|Error response from daemon/i;
const reference = /(?:ref|image|manifest for|repository) '?"?((?:[\w.-]{1,200}(?::\d{1,5})?\/)[\w./:@-]{1,300}[\w])/;
/** The image that a text names, else that of the main container. */
const imageNamed = (found, timeline) => found.capture(reference) ?? mainContainer(timeline)?.image ?? 'of the task definition';

;// CONCATENATED MODULE: ./src/diagnose/evidence/network-words.ts
/** Words of Go's net package, of containerd and of AWS for a connection that failed: never for one that was refused by rule. */
const networkWords = /i\/o timeout|dial tcp|request canceled|connection issue|Client\.Timeout|context (?:canceled|deadline exceeded)|TLS handshake timeout|no such host|connection (?:refused|reset|timed out)|StatusCode: 0\b|send request failed|RequestError|network is unreachable|no route to host|server misbehaving|: EOF\b|[Cc]heck your (?:task )?network configuration|signal: killed|lookup \S{1,200} on \S{1,100}:53|Could not connect to the endpoint/;

;// CONCATENATED MODULE: ./src/diagnose/causes/image/image-layers-unsupported.ts








const imageLayersUnsupported = quoteCause({
    id: 'image-layers-unsupported',
    severity: 'error',
    title: 'The container runtime cannot use the manifest or the layers of the image',
    explanation: 'The image is in the registry, but its manifest or a layer has a form that this runtime does not know, or is damaged.',
    origins: [
        'The builder used a compression or a media type that the runtime lacks.',
        'An attestation or an artifact was pushed under the tag of an image.',
        'The upload of a layer was damaged.',
    ],
    prevention: 'Build with a current buildx and the default compression, and pull the image once before deploying it.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
    /** Its text stands, with its field, in shows_diff_ids.json. */
    quote: {
        where: texts/* reasons */.Ot,
        says: anyOf([
            /number of layers and diffIDs don't match|(?:unsupported|unknown|unexpected) media ?type/,
            /media ?type .{0,200}(?:not supported|unsupported|unknown|should be)|unsupported manifest|manifest schema|schema ?version 1/,
            /invalid tar header|archive\/tar|unknown compression|magic number mismatch|unexpected commit digest/,
            /digest mismatch|max depth exceeded|unexpected EOF.{0,60}layer|failed to register layer.{0,200}(?:unexpected EOF|mapped to a host)/,
            /encountered unknown type|layers? .{0,60}(?:corrupt|exceeds)/,
        ], 'i'),
        about: pullContext,
        butNot: networkWords,
    },
    sentence: (_found, timeline) => `the container runtime cannot use the image ${mainContainer(timeline)?.image ?? ''}`.trim(),
    remedies: (_found, timeline) => [
        {
            text: 'Build and push the image anew, with plain layers.',
            paste: [
                forms_shell(`docker buildx build --provenance=false --output type=image,compression=gzip,force-compression=true,push=true -t ${imageWord(timeline)} .`),
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/image/image-not-found.ts






const imageNotFound = quoteCause({
    id: 'image-not-found',
    severity: 'error',
    title: 'The image does not exist in its registry',
    explanation: 'ECS asked the registry for the image of the task definition, and the registry does not have that repository, tag or digest. No retry can help. Some registries also say so where the caller may not see the repository.',
    origins: [
        'The deployment ran before the image was pushed, or the push failed.',
        'The tag is mistyped, or was removed by a lifecycle policy.',
        'The image was pushed to another region or account.',
    ],
    prevention: 'Deploy the digest that the push printed, and let the deployment depend on the push.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
    /** Its text stands, with its field, in shows_event_alone.json. */
    quote: {
        where: texts/* reasons */.Ot,
        // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html, and the words of containerd, Docker and ECR.
        // A code alone does not tell what was not found.
        says: anyOf([
            /manifest unknown|manifest for .{1,400} not found|name unknown/,
            /repository .{1,400}(?:not found|does not exist(?! or may require))/,
            /(?:ref|image|manifest|tag|digest)\b.{0,400}(?<!404 )not found\b|ImageNotFound/,
            /image .{1,300}does not exist(?! or may require)|docker\.io\/library\/\S{1,200} ?:? pull access denied/,
            /invalid reference format/,
        ], 'i'),
        about: pullContext,
        butNot: networkWords,
    },
    sentence: (found, timeline) => `the image ${imageNamed(found, timeline)} does not exist in its registry`,
    remedies: (_found, timeline) => [
        {
            text: 'Push the image, or correct its name in the task definition; then deploy again.',
            paste: [describeImage(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/image/image-platform-mismatch.ts







const imagePlatformMismatch = quoteCause({
    id: 'image-platform-mismatch',
    severity: 'error',
    title: 'The image has no variant for the platform of the task',
    explanation: 'The image was built for another CPU architecture or operating system than the task runs on. Either the registry finds no variant to pull, or the program cannot be executed.',
    origins: [
        'The image was built on an Apple silicon machine (arm64) and runs on x86_64, or the reverse.',
        'The task definition names another runtimePlatform than the image was built for.',
    ],
    prevention: 'Build with docker buildx build --platform, and set runtimePlatform explicitly.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
    /** Its text stands, with its field, in shows_exec_format_error.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: anyOf([
            /exec format error|no match for platform|no matching manifest for|descriptor (?:matching|for) platform/,
            /does not match the (?:specified|detected|expected) (?:host )?platform/,
            /image operating system .{0,40}cannot be used|no child with platform|cannot execute binary file|rosetta error/,
            /The image .{0,300}(?:architecture|platform) .{0,80}(?:not|mismatch)/,
            /incompatible with the (?:host|container) (?:architecture|platform|operating system)/,
        ], 'i'),
    },
    sentence: (_found, timeline) => `the image ${mainContainer(timeline)?.image ?? ''} was not built for ${platformOf(timeline)}, on which the task runs`.replace('  ', ' '),
    remedies: (_found, timeline) => [
        {
            text: 'Build the image for the platform of the task.',
            paste: [forms_shell(`docker buildx build --platform ${platformOf(timeline)} --push -t ${imageWord(timeline)} .`)],
        },
        {
            text: 'Let the task run on the platform of the image: set runtimePlatform in its definition.',
            paste: changeArchitecture(timeline, platformOf(timeline).endsWith('/arm64') ? 'X86_64' : 'ARM64'),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/image/image-pull-disk-full.ts






const imagePullDiskFull = quoteCause({
    id: 'image-pull-disk-full',
    severity: 'error',
    title: 'There is no room to unpack the image',
    explanation: 'The layers of the image do not fit on the disk of the task or of the instance.',
    origins: [
        'The image is larger than the ephemeral storage of the task (20 GiB on Fargate by default).',
        'Old images and stopped containers fill the disk of the instance.',
    ],
    prevention: 'Keep images small, and let the agent clean up (ECS_IMAGE_CLEANUP_INTERVAL).',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
    /** Its text stands, with its field, in shows_no_space.json. */
    quote: {
        where: texts/* reasons */.Ot,
        says: /no space left on device|not enough space on the disk|disk quota exceeded|insufficient disk space/i,
        butNot: /CannotStart|CannotCreate/,
    },
    sentence: (_found, timeline) => `there is no space left to unpack the image ${mainContainer(timeline)?.image ?? ''}`.trim(),
    remedies: (_found, timeline) => {
        const onFargate = { text: 'On Fargate, give the task more ephemeral storage.', paste: changeStorage(timeline, 50) };
        const onInstance = {
            text: 'On an instance, free its disk: remove the images that no container uses.',
            paste: inTurn(forms_shell('docker image prune --all --force')),
        };
        return (0,model_timeline/* latestService */.L7)(timeline)?.launchType === 'EC2' ? [onInstance, onFargate] : [onFargate, onInstance];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/image/image-pull-failed-unspecified.ts






const imagePullFailedUnspecified = quoteCause({
    id: 'image-pull-failed-unspecified',
    severity: 'error',
    title: 'The image could not be pulled, and the text does not say why',
    explanation: 'ECS could not pull the image. The reason is cut off or general; the full text usually stands in the reason of the container.',
    origins: ['The text was shortened on its way.', 'The registry failed for a reason of its own.'],
    prevention: 'Read the reason of the container with DescribeTasks within an hour of the failure.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
    /** Its text stands, with its field, in shows_truncated.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: /CannotPull\w{0,40}|failed to resolve ref|pull image manifest has been retried|ref pull has been retried|pull command failed|error pulling image configuration/,
    },
    sentence: (found, timeline) => `the image ${imageNamed(found, timeline)} could not be pulled; why is not said`,
    remedies: (_found, timeline) => [
        {
            text: 'Read the whole reason of the stopped task, and whether the image can be pulled from elsewhere.',
            paste: inTurn(describeStoppedTask(timeline), describeImage(timeline)),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/image/image-rate-limited.ts





const imageRateLimited = quoteCause({
    id: 'image-rate-limited',
    severity: 'error',
    title: 'The registry limits how often images are pulled',
    explanation: 'The registry refused the pull because too many were made, by this account or by others behind the same address.',
    origins: [
        'Docker Hub counts anonymous pulls by address, and a NAT gateway shares one.',
        'Many tasks start at once and pull the same image.',
    ],
    prevention: 'Pull through ECR: a pull-through cache, or a copy of the image.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
    /** Its text stands, with its field, in shows_docker_hub.json. */
    quote: {
        where: texts/* reasons */.Ot,
        says: /toomanyrequests|pull rate limit|429 Too Many Requests|too many requests|Rate exceeded|unauthenticated pull/i,
        butNot: /logs:|secretsmanager|ssm:|target health|targets? (?:in|on)\b|network interface/i,
    },
    sentence: (found, timeline) => `the registry refused to serve the image ${imageNamed(found, timeline)}: too many pulls`,
    remedies: (_found, timeline) => [
        {
            text: 'Pull with credentials, or keep a copy of the image in ECR.',
            paste: [
                awsCli(awsCommand(timeline, 'ecr create-pull-through-cache-rule', {
                    'ecr-repository-prefix': 'docker-hub',
                    'upstream-registry-url': 'registry-1.docker.io',
                    'credential-arn': '<secret-arn>',
                })),
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/remedy/execution-role.ts



function executionRole(timeline) {
    const arn = (0,model_timeline/* ownDefinition */.Sh)(timeline)?.executionRoleArn;
    return arn === undefined ? '<execution-role>' : arn.slice(arn.lastIndexOf('/') + 1);
}
/** Attaches a managed policy. */
const attachPolicy = (timeline, policyArn) => ({
    tool: 'AWS CLI',
    code: `aws iam attach-role-policy --role-name ${(0,shell/* shellQuoted */.x)(executionRole(timeline))} --policy-arn ${(0,shell/* shellQuoted */.x)(policyArn)}`,
});
/** Allows one action on one resource, and the same in Terraform. */
function allowAction(timeline, action, resource) {
    const role = executionRole(timeline);
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] });
    return [
        {
            tool: 'AWS CLI',
            code: `aws iam put-role-policy --role-name ${(0,shell/* shellQuoted */.x)(role)} --policy-name start-task --policy-document ${(0,shell/* shellQuoted */.x)(policy)}`,
        },
        {
            tool: 'Terraform',
            code: `resource "aws_iam_role_policy" "start_task" {\n  role   = ${hclQuoted(role)}\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ${hclQuoted(action)}, Resource = ${hclQuoted(resource)} }] })\n}`,
        },
    ];
}

;// CONCATENATED MODULE: ./src/diagnose/causes/image/image-registry-auth.ts





const imageRegistryAuth = quoteCause({
    id: 'image-registry-auth',
    severity: 'error',
    title: 'The registry does not let ECS pull the image',
    explanation: 'The registry answered, and refused. For ECR the execution role of the task needs the permissions, not the task role; other accounts also need a repository policy, and private registries repositoryCredentials.',
    origins: [
        'The execution role lacks the ECR permissions, or the task has no execution role.',
        'The repository belongs to another account and does not admit this one.',
        'The credentials for a private registry are wrong or expired.',
    ],
    prevention: 'Attach AmazonECSTaskExecutionRolePolicy to execution roles, and test a pull across accounts once.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
    /** Its text stands, with its field, in shows_execution_role.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: anyOf([
            /pull access denied|\b403\b.{0,20}(?:Forbidden)?|\b401\b|Forbidden|Unauthorized|no basic auth credentials/,
            /authentication required|authorization failed|insufficient_scope|\bdenied\b|not authorized|AccessDenied/,
            /permissions? to pull|authorization token|AuthorizationToken .{0,60}expired|CannotPullContainerAuthError/,
            /unable to assume|failed to authorize(?!.{0,600}(?:time-?out|dial|refused|reset|lookup|EOF|canceled|deadline))/,
        ], 'i'),
        about: /CannotPull|failed to resolve ref|pull image manifest|\becr:(?:GetAuthorizationToken|BatchGetImage|GetDownloadUrlForLayer|BatchCheckLayerAvailability)|pull access denied|no basic auth credentials|registry auth|permissions? to pull|pull the image|Error response from daemon: (?:Get|Head|login)|\b(?:unauthorized|denied): (?:authentication required|incorrect username|your authorization token|requested access|access forbidden)/i,
        butNot: /i\/o timeout|StatusCode: 0\b|connection issue|from (?:ssm|asm)\b|secretsmanager:|ssm:Get|kms:|asm:|logs:Create/i,
    },
    sentence: (found, timeline) => {
        const action = found.capture(/not authorized to perform: (ecr:\w{1,60})/);
        const image = imageNamed(found, timeline);
        return action === undefined
            ? `the registry refuses the image ${image}`
            : `the execution role may not call ${action}, which pulling ${image} needs`;
    },
    remedies: (_found, timeline) => [
        {
            text: 'Give the execution role the permission to pull, or correct the credentials of the registry.',
            paste: [attachPolicy(timeline, 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy')],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/image/image-registry-unreachable.ts







const imageRegistryUnreachable = quoteCause({
    id: 'image-registry-unreachable',
    severity: 'error',
    title: 'The task cannot reach the image registry',
    explanation: 'The pull ended in a timeout or a failed connection: the task has no way through the network to the registry, or to the store of its layers (S3, for ECR).',
    origins: [
        'The subnet has neither a NAT gateway nor endpoints, and the task no public IP address.',
        'An endpoint is missing: ECR needs ecr.api, ecr.dkr and the S3 gateway.',
        'The security group of the task or of an endpoint does not admit port 443.',
        'The name of the registry cannot be resolved.',
    ],
    prevention: 'Test the network with one small task in each subnet before services are moved there.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
    /** Its text stands, with its field, in shows_timeout.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: anyOf([
            networkWords,
            /(?:[Uu]nable to|[Ff]ailed to|[Cc]ould not|[Cc]annot) (?:connect|reach)\b/,
            // What answers in its place is a proxy, or no TLS.
            /x509: |server gave HTTP response to HTTPS client|proxyconnect|\b(?:Get|Head|Post) "?https?:\S{1,400}: unexpected EOF/,
        ]),
        about: /CannotPull|failed to resolve ref|pull image manifest|ref pull has been retried|\bECR\b|\.dkr\.ecr\.|api\.ecr\.|registry auth from|failed to copy: http|error pulling image/,
        butNot: /AWS Secrets Manager|Systems Manager|secret from asm|secrets from ssm|secretsmanager\.|ssm\.[a-z]|AccessDenied/,
    },
    sentence: (found, timeline) => `the task cannot reach the registry of ${imageNamed(found, timeline)} (${found.words})`,
    remedies: (_found, timeline) => [
        {
            text: 'Give the subnet a way to the registry: a NAT gateway, a public IP address in a public subnet, or the endpoints ecr.api, ecr.dkr and S3, with port 443 open.',
            paste: [
                awsCli(awsCommand(timeline, 'ec2 describe-route-tables', {
                    filters: 'Name=association.subnet-id,Values=<subnet-of-the-task>',
                })),
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/remedy/log-groups.ts




/** The log group that the task definition names. */
function createLogGroup(timeline) {
    const group = mainContainer(timeline)?.log?.group ?? '<log-group>';
    return [
        awsCli(awsCommand(timeline, 'logs create-log-group', { 'log-group-name': group })),
        newInTerraform('aws_cloudwatch_log_group', 'this', { name: group }),
        inCdk('in the stack', `new logs.LogGroup(this, "LogGroup", { logGroupName: ${typeScript(group)} })`),
        newInCloudFormation('AWS::Logs::LogGroup', 'LogGroup', { LogGroupName: group }),
    ];
}

;// CONCATENATED MODULE: ./src/diagnose/causes/logs/log-driver-access-denied.ts




const deniedAction = /(logs:\w{1,40})/;
const logDriverAccessDenied = quoteCause({
    id: 'log-driver-access-denied',
    severity: 'error',
    title: 'The role may not create the log group or the log stream',
    explanation: 'The awslogs driver acts with the execution role (on EC2 without one: with the role of the instance), and that role may not create the group or stream.',
    origins: [
        'The execution role lacks logs:CreateLogStream and logs:PutLogEvents.',
        'The driver should create the group (awslogs-create-group), and the role lacks logs:CreateLogGroup, which the managed policy does not contain.',
    ],
    prevention: 'Create log groups in templates, and attach AmazonECSTaskExecutionRolePolicy to execution roles.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    /** Its text stands, with its field, in shows_create_group.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: /AccessDenied|not authorized to perform|NoCredentialProviders|no valid providers in chain|no EC2 IMDS role found/i,
        about: /logs:(?:Create|Put|Describe)\w{1,30}|logging driver|logger args|log ?group|log ?stream|[Cc]loud[Ww]atch log/,
        butNot: /secretsmanager:|ssm:|ecr:/,
    },
    sentence: (found) => `the role of the task may not call ${found.capture(deniedAction) ?? 'CloudWatch Logs'} for its log group`,
    remedies: (found, timeline) => [
        {
            text: 'Allow the action to the execution role.',
            paste: allowAction(timeline, found.capture(deniedAction) ?? 'logs:CreateLogStream', '*'),
        },
        { text: 'If only the log group is missing, create it beforehand.', paste: createLogGroup(timeline) },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/logs/log-group-missing.ts





const logGroupMissing = quoteCause({
    id: 'log-group-missing',
    severity: 'error',
    title: 'The log group of the container does not exist',
    explanation: 'The awslogs driver opens its log stream before the container starts. Its log group is not there, so the container is not started.',
    origins: [
        'Nobody created the log group, and awslogs-create-group is not set.',
        'The group stands in another region than awslogs-region says.',
    ],
    prevention: 'Create the log group, with its retention, in the template of the task definition.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    /** Its text stands, with its field, in shows_no_group.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: /log group .{0,300}(?:does not exist|not found|could not be found)|ResourceNotFoundException|cannot find the Amazon CloudWatch log group/i,
        about: /log ?group|log ?stream|logging driver|logger args/i,
        butNot: /connection issue|i\/o timeout|dial tcp|signal: killed|StatusCode: 0\b|secretsmanager|AccessDenied/i,
    },
    sentence: (_found, timeline) => `the log group ${mainContainer(timeline)?.log?.group ?? 'of the container'} does not exist`,
    remedies: (_found, timeline) => [
        { text: 'Create the log group.', paste: createLogGroup(timeline) },
        {
            text: 'Let the driver create it; the execution role then needs logs:CreateLogGroup.',
            paste: letDriverCreateLogGroup(timeline),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/logs/logs-network-unreachable.ts






const logsNetworkUnreachable = quoteCause({
    id: 'logs-network-unreachable',
    severity: 'error',
    title: 'The task cannot reach CloudWatch Logs',
    explanation: 'The awslogs driver opens its stream before the container starts, and got no connection. AWS words this as a log group that it cannot find, and then speaks of a connection issue: it is the network.',
    origins: [
        'The subnet has neither a NAT gateway nor an endpoint for logs.',
        'The security group of the endpoint does not admit port 443 from the task.',
    ],
    prevention: 'Keep the logs endpoint beside the others of private subnets.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    /** Its text stands, with its field, in shows_killed.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: networkWords,
        about: /logging driver|logger args|CloudWatch|logs\.[a-z0-9-]{1,30}\.(?:amazonaws|api)|log ?(?:stream|group)/,
        // What an agent beside the application sends, and where it listens.
        butNot: /\bmetrics\b|127\.0\.0\.1|localhost/,
    },
    sentence: (found, timeline) => `the task cannot reach CloudWatch Logs for ${mainContainer(timeline)?.log?.group ?? 'its log group'} (${found.words})`,
    remedies: (_found, timeline) => [
        {
            text: 'Add an interface endpoint for logs, or a NAT gateway, and admit port 443.',
            paste: [
                awsCli(awsCommand(timeline, 'ec2 create-vpc-endpoint', {
                    'vpc-id': '<vpc>',
                    'vpc-endpoint-type': 'Interface',
                    'service-name': 'com.amazonaws.<region>.logs',
                    'subnet-ids': '<subnets>',
                    'security-group-ids': '<security-group>',
                })),
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/evidence/managed-resources.ts

/** `FAILED`; of a gateway's connection `CREATE_FAILED` and the like. */
const hasFailed = ({ status }) => /(?:^|_)FAILED$/.test(status);
/** Not there yet, and ECS says why. */
const isHeldUp = ({ status, statusReason }) => /^PROVISIONING$|_IN_PROGRESS$/.test(status) && statusReason !== undefined;
/** Those of the deployment's revision, as they were last seen. */
function managedResourcesOf({ observations, deployment }) {
    const id = deployment?.id ?? '';
    return observations.findLast(({ revisions }) => revisions.has(id))?.revisions.get(id)?.managedResources ?? [];
}
const resourceEvidence = (resources) => resources.slice(0, 3).map(({ kind, arn, status, statusReason }) => ({
    field: 'ServiceRevision.ecsManagedResources',
    text: (0,texts/* oneLine */.TN)([`${kind}${arn === undefined ? '' : ` ${arn}`}: ${status}`, statusReason ?? 'no reason given'].join(', ')).slice(0, managed_resources_mostQuoted),
}));
const managed_resources_mostQuoted = 480;

;// CONCATENATED MODULE: ./src/diagnose/remedy/managed-resources.ts


/** Shows what ECS made for the deployment's revision, whose number is that of the deployment. */
function describeRevision(timeline) {
    const service = (0,model_timeline/* latestService */.L7)(timeline)?.arn.replace(':service/', ':service-revision/') ?? '<service-revision>';
    const number = timeline.deployment?.id.replace('ecs-svc/', '') ?? '';
    return {
        tool: 'AWS CLI',
        code: awsCommand(timeline, 'ecs describe-service-revisions', { 'service-revision-arns': `${service}/${number}` }),
    };
}

;// CONCATENATED MODULE: ./src/diagnose/causes/managed-resources/managed-resource-failed.ts




const managedResourceFailed = defineCause({
    id: 'managed-resource-failed',
    severity: 'error',
    title: 'ECS could not make a resource that the service needs',
    explanation: 'ECS itself makes the load balancer, rules and target groups of an Express service, and the connections of a service to gateways. One of them failed, so requests do not reach the tasks.',
    origins: [
        'The infrastructure role lacks a permission.',
        'A quota is reached: of load balancers, rules, or target groups.',
        'Subnets or security groups do not fit the load balancer.',
    ],
    prevention: 'Give the infrastructure role the managed policy for its kind of service, and watch the quotas of load balancing.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-troubleshooting.html',
    find: (timeline) => {
        const failed = managedResourcesOf(timeline).filter(hasFailed);
        return failed[0] && { failed, first: failed[0] };
    },
    evidence: ({ failed }) => resourceEvidence(failed),
    sentence: ({ first: { kind, status, statusReason } }) => `the ${kind} that ECS makes for the service is ${status}: ${excerptOf(statusReason ?? 'no reason given')}`,
    remedies: (_found, timeline) => [
        {
            text: 'Mend what the reason names, and deploy again.',
            paste: [describeRevision(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/managed-resources/managed-resource-not-ready.ts




const managedResourceNotReady = defineCause({
    id: 'managed-resource-not-ready',
    severity: 'error',
    title: 'A resource that ECS makes for the service does not become ready',
    explanation: 'ECS itself makes the load balancer, rules and target groups of an Express service, and the connections of a service to gateways. One of them is not ready, and ECS says what it waits for; it may try for ever.',
    origins: ['The health check asks for a path that the container does not serve.', 'The infrastructure role lacks a permission.'],
    prevention: 'Set the health check path of the service to one that the container answers with 200.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-troubleshooting.html',
    find: (timeline) => {
        const waiting = managedResourcesOf(timeline).filter(isHeldUp);
        return waiting[0] && { waiting, first: waiting[0] };
    },
    evidence: ({ waiting }) => resourceEvidence(waiting),
    sentence: ({ first: { kind, status, statusReason } }) => `the ${kind} that ECS makes for the service is still ${status}: ${excerptOf(statusReason ?? '')}`,
    remedies: (_found, timeline) => [
        {
            text: 'Mend what the reason names; ECS goes on by itself then.',
            paste: [describeRevision(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/memory/out-of-memory.ts







/** ECS, the JVM, V8, .NET, Python, Go, PHP, Ruby, Rust, C++, the kernel; each in its own words. */
const out_of_memory_quote = {
    where: texts/* anywhere */.Mp,
    says: anyOf([
        /[Kk]illed due to memory usage|<--- JS stacktrace --->|Killed process \d{1,9} \(|\bOutOfMemoryError/,
        /JavaScript heap out of memory|Last few GCs|Reached heap limit|FATAL ERROR: .{0,100}(?:Allocation failed|heap)/,
        /System\.OutOfMemoryException|OutOfMemoryException|\bMemoryError\b|Cannot allocate memory|std::bad_alloc/,
        /runtime: out of memory|Allowed memory size of \d{1,12} bytes exhausted|OOM-?[Kk]ill|oom_reaper/,
        /Out of memory: Kill|NoMemoryError|failed to allocate memory|memory allocation of \d{1,16} bytes failed/,
        /GC overhead limit exceeded|\bENOMEM\b|insufficient memory for the Java Runtime|memory cgroup out of memory/,
        /(?:^|[:(] {0,4})[Oo]ut of memory\b(?!\?)|\b0x8007000E\b|reserve enough space for (?:the )?(?:object heap|\d)|ResourceExhausted!/,
        /\b(?:eheap_alloc|binary_alloc|sl_alloc): Cannot (?:re)?allocate/,
    ]),
};
/** gunicorn guesses so whenever a worker is killed, also when it killed the worker itself for its silence. */
const guess = { where: texts/* log */.Rm, says: /Perhaps out of memory\?/ };
const ownKill = { where: texts/* log */.Rm, says: /WORKER TIMEOUT/ };
const outOfMemory = defineCause({
    id: 'out-of-memory',
    severity: 'error',
    title: 'A container ran out of memory',
    explanation: 'The container used all the memory that it has, or the runtime in it all of its heap, and was killed or gave up. Exit code 137 alone would not prove that: it only says SIGKILL.',
    origins: [
        'The memory of the task definition is below what the application needs, at its start or under load.',
        'The runtime takes its heap size from the machine instead of the container.',
        'The application leaks.',
    ],
    prevention: 'Set the heap to about three quarters of the container memory, and watch MemoryUtilization.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/out-of-memory.html',
    find: (timeline) => {
        const quoted = findQuote(timeline, out_of_memory_quote);
        const guessed = saysQuote(timeline, ownKill) ? undefined : findQuote(timeline, guess);
        return quoted || guessed ? [...(quoted?.evidence ?? []), ...(guessed?.evidence ?? [])] : undefined;
    },
    evidence: (evidence) => evidence,
    sentence: (_evidence, timeline) => {
        const memory = mainContainer(timeline)?.memory ?? (0,model_timeline/* ownDefinition */.Sh)(timeline)?.memory;
        const ended = (0,stopped_tasks/* failedStops */.hO)(timeline).length;
        return `the container ran out of memory${memory === undefined ? '' : ` (it has ${memory} MiB)`}${ended > 0 ? `; ${(0,stopped_tasks/* tasksWere */.SW)(ended)} lost` : ''}`;
    },
    remedies: (_evidence, timeline) => {
        const memory = Number((0,model_timeline/* ownDefinition */.Sh)(timeline)?.memory ?? mainContainer(timeline)?.memory ?? 512);
        return [
            {
                text: `Raise the memory of the task, for example to ${memory * 2} MiB, and deploy that revision.`,
                paste: changeMemory(timeline, memory * 2),
            },
            {
                text: 'Lower the heap of the runtime (Java, Node.js), so that it fits with what it needs besides.',
                paste: [
                    {
                        tool: 'Dockerfile',
                        code: `ENV JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=75\nENV NODE_OPTIONS=--max-old-space-size=${Math.floor(memory * 0.75)}`,
                    },
                ],
            },
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/network/eni-provisioning-failed.ts





const eniProvisioningFailed = quoteCause({
    id: 'eni-provisioning-failed',
    severity: 'error',
    title: 'The task got no network interface',
    explanation: 'In awsvpc mode a task gets a network interface in a subnet of the service. EC2 could not create, tag or attach it.',
    origins: [
        'The subnet has no address left.',
        'The limit of network interfaces of the region or instance is reached.',
        'A tag policy, a service control policy or the service-linked role forbids it.',
    ],
    prevention: 'Give services subnets with room for old and new tasks side by side.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html',
    /** Its text stands, with its field, in shows_no_address.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: anyOf([
            /Unexpected EC2 error while attempting to|Create ?Network ?Interface|insufficient free (?:IP )?addresses/,
            /does not have enough free addresses|InsufficientFreeAddressesInSubnet|ENI configuration/,
            /network interface provision(?:ing)?\b|network interface limit|attach (?:the )?network interface|unused device index/,
            /Timeout waiting for (?:network interface|ENI)|NetworkInterfaceLimit/,
            /failed to (?:create|configure|set up|setup) (?:the )?(?:ENI|network (?:interface|namespace))/,
            /network interface.{0,80}(?:timed out|time-?out|throttl|rate exceeded)/,
            /(?:throttl|limit exceeded|rate exceeded|timed out).{0,80}(?:network interface|\beni\b)/,
            /eni.{0,40}(?:not found|could not be attached)|ResourceInitializationError: .{0,60}network interface/,
        ], 'i'),
    },
    sentence: (found) => `the task got no network interface: ${found.excerpt}`,
    remedies: (_found, timeline) => [
        {
            text: 'Make room in the subnet, add subnets, or lift what forbids the interface; then deploy again.',
            paste: inTurn(awsCli(awsCommand(timeline, 'ec2 describe-subnets', {
                'subnet-ids': '<subnet>',
                query: 'Subnets[].{id:SubnetId,free:AvailableIpAddressCount}',
            })), redeploy(timeline)),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/network/network-path-blocked.ts





const networkPathBlocked = quoteCause({
    id: 'network-path-blocked',
    severity: 'error',
    title: 'The task cannot reach an address outside of its subnet',
    explanation: 'A connection that starting the task needs failed. The text does not tell whether a route, a network ACL, a security group or DNS is to blame.',
    origins: [
        'The subnet has no route to the internet or to the endpoints.',
        'A security group or network ACL drops the traffic.',
        'DNS is off in the VPC.',
    ],
    prevention: 'Test the network with one small task in each subnet before services are moved there.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    /** The connection failed, and the text does not say to what. */
    quote: {
        where: texts/* reasons */.Ot,
        says: networkWords,
        butNot: /CannotPull|\bECR\b|\.ecr\.|registry auth|resolve ref|secret|\bssm\b|\basm\b|logs\.|CloudWatch|logging driver|logger args|EFS|nfs|ENI\b|network interface|Host EC2/i,
    },
    sentence: (found) => `a connection that starting the task needs failed: ${found.excerpt}`,
    remedies: (_found, timeline) => [
        {
            text: 'Let VPC Reachability Analyzer tell where the path from the network interface of the task ends.',
            paste: [
                awsCli(awsCommand(timeline, 'ec2 create-network-insights-path', {
                    source: '<network-interface-of-the-task>',
                    destination: '<internet-gateway-or-endpoint>',
                    protocol: 'tcp',
                    'destination-port': 443,
                })),
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/network/security-group-blocked.ts







/** A container of a task whose target suffers, that is HEALTHY by its own check. */
const healthyInside = (timeline) => (0,model_timeline/* ownTasks */.Bt)(timeline)
    .filter(({ lastSuffering }) => lastSuffering?.health.target)
    .flatMap(({ task }) => task.containers.filter(({ healthStatus }) => healthStatus === 'HEALTHY'))
    .slice(0, 1)
    .map(({ name }) => ({ field: 'Container.healthStatus', text: `HEALTHY in container ${name}, by its own health check` }));
/** Requests that were answered, and not one of them from the load balancer. */
const answeredOthers = (others) => others > 0 ? [{ field: 'log', text: `${(0,model_text/* count */.U9)(others, 'request')} answered, none of them from ELB-HealthChecker/2.0` }] : [];
const securityGroupBlocked = defineCause({
    id: 'security-group-blocked',
    severity: 'error',
    title: 'The network drops what the load balancer sends to the task',
    explanation: 'The application answers inside the task, and none of the load balancer’s requests reaches it: a security group (or network ACL) between the two drops them.',
    origins: [
        "The security group of the task does not admit the load balancer's on the checked port.",
        'The health check goes to another port than the one that is admitted.',
        'A network ACL of the subnet drops the answers.',
    ],
    prevention: 'Let the security group of the task refer to that of the load balancer, for traffic port and health check port.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html',
    /** The container finds itself well or answers others, and the load balancer alone hears nothing. */
    find: (timeline) => {
        const failure = timeline.targetFailures.find(({ reason, field }) => reason === 'Target.Timeout' && field !== 'log');
        const { ofLoadBalancer, others } = (0,access_log/* requestsIn */.q)(timeline.appLines);
        const check = checkOf(timeline, timeline.targetFailures[0]);
        const path = check?.group.healthCheck.path;
        if (!failure || ofLoadBalancer > 0 || (path !== undefined && timeline.appLines.some((0,access_log/* mayBeElbRequest */.zh)(path))))
            return undefined;
        const well = [...healthyInside(timeline), ...answeredOthers(others)];
        return well.length > 0 ? { failure, well, check } : undefined;
    },
    evidence: ({ failure, well }) => [failureEvidence(failure), ...well],
    sentence: ({ check }) => `the load balancer ${check ? (0,health_checks/* asks */.zW)(check) : 'asks'} and gets no answer, while the application answers inside the task: the network between them drops the requests`,
    remedies: ({ check }, timeline) => [
        {
            text: "Admit the load balancer's security group to the task's, on the checked port.",
            paste: admitLoadBalancer(timeline, check),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/outcome/deployment-outcome-alarm.ts






/** Its text stands, with its field, in shows_event.json. */
const deployment_outcome_alarm_quote = { where: texts/* deploymentReasons */.T_, says: /alarm detected|because of one or more active alarms|CloudWatch alarm/i };
const deploymentOutcomeAlarm = defineCause({
    id: 'deployment-outcome-alarm',
    severity: 'error',
    title: 'A CloudWatch alarm ended the deployment',
    explanation: 'The deployment watches CloudWatch alarms, and one went off. That is how it ended, and not why: the metric of the alarm tells that.',
    origins: ['The new revision behaves as the alarm should tell.', 'The alarm watches something else, or was already on.'],
    prevention: 'Use alarms for deployments that watch this service alone.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html',
    find: (timeline) => {
        const alarms = timeline.deployment?.serviceDeployment?.triggeredAlarmNames.slice(0, 3) ?? [];
        const quoted = findQuote(timeline, deployment_outcome_alarm_quote);
        return alarms.length > 0 || quoted ? { alarms, quoted, stage: stageBeforeEnd(timeline) } : undefined;
    },
    evidence: ({ alarms, quoted, stage }) => [
        ...alarms.map((name) => ({ field: 'ServiceDeployment.alarms.triggeredAlarmNames', text: name })),
        ...(quoted?.evidence ?? []),
        ...stageEvidence(stage),
    ],
    sentence: ({ alarms, stage }) => `a CloudWatch alarm${alarms.length === 0 ? '' : ` (${(0,model_text/* list */.p_)(alarms)})`} ended the deployment${atStage(stage)}`,
    remedies: ({ alarms }, timeline) => [{ text: 'Look what the alarm saw.', paste: [describeAlarm(timeline, alarms[0])] }],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/outcome/deployment-outcome-circuit-breaker.ts



const deploymentOutcomeCircuitBreaker = quoteCause({
    id: 'deployment-outcome-circuit-breaker',
    severity: 'error',
    title: 'ECS gave the deployment up because tasks kept failing',
    explanation: 'The deployment circuit breaker counted failed tasks and ended the deployment. That is how it ended, and not why: the stopped tasks tell that, for about an hour.',
    origins: ['Tasks failed for a reason that was not found in time.'],
    prevention: 'Run this gate while the deployment runs: it reads stopped tasks and target health before they are gone.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
    /** Its text stands, with its field, in shows_bare.json. */
    quote: {
        where: texts/* deploymentReasons */.T_,
        says: /tasks failed to start|circuit breaker (?:threshold was exceeded|was triggered)|Circuit Breaker was triggered/i,
    },
    sentence: () => 'ECS ended the deployment because tasks kept failing; why they failed is not known',
    remedies: (_found, timeline) => lookAtStoppedTasks(timeline),
});

;// CONCATENATED MODULE: ./src/diagnose/causes/outcome/deployment-outcome-rollback.ts



const deploymentOutcomeRollback = quoteCause({
    id: 'deployment-outcome-rollback',
    severity: 'error',
    title: 'ECS went back to the last completed deployment',
    explanation: 'The deployment was given up and the service runs its previous revision again. That is how it ended, and not why.',
    origins: ['The circuit breaker, an alarm or a person ended the deployment.'],
    prevention: 'Run this gate while the deployment runs: it reads stopped tasks and target health before they are gone.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
    /** Its text stands, with its field, in shows_bare.json. */
    quote: { where: texts/* deploymentReasons */.T_, says: /rolling back to deployment|rolled back/i },
    sentence: () => 'ECS rolled the deployment back; why is not known',
    remedies: (_found, timeline) => lookAtStoppedTasks(timeline),
});

;// CONCATENATED MODULE: ./src/diagnose/causes/outcome/deployment-outcome-start-impaired.ts



const deploymentOutcomeStartImpaired = quoteCause({
    id: 'deployment-outcome-start-impaired',
    severity: 'error',
    title: 'ECS is unable to start tasks and tries more and more seldom',
    explanation: 'Tasks failed again and again before they ran, so ECS waits longer before each new try. That says how it goes, and not why.',
    origins: ['Tasks fail at their start for a reason that was not found.'],
    prevention: 'Run this gate while the deployment runs: it reads why tasks stop before ECS slows down.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_event.json. */
    quote: {
        where: texts/* deploymentReasons */.T_,
        says: /unable to consistently start tasks|could not launch \d{1,6} tasks?|SERVICE_TASK_START_IMPAIRED/i,
    },
    sentence: () => 'ECS is unable to start tasks consistently; why is not known',
    remedies: (_found, timeline) => lookAtStoppedTasks(timeline),
});

;// CONCATENATED MODULE: ./src/diagnose/causes/outcome/rollback-candidate-missing.ts




const rollbackCandidateMissing = quoteCause({
    id: 'rollback-candidate-missing',
    severity: 'error',
    title: 'ECS gave up and found no deployment to go back to',
    explanation: 'The deployment failed, and no earlier one of the service had ever succeeded. That it could not roll back is all that ECS says here: why it failed stands in the events of the service alone.',
    origins: ['It is the first deployment of the service, or none has succeeded yet.'],
    prevention: 'Run this gate while the deployment runs: it reads events, tasks and targets as they come.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html',
    /** Its text stands, with its field, in shows_bare.json. */
    quote: { where: texts/* deploymentReasons */.T_, says: /no rollback candidate was found/i },
    sentence: () => 'ECS gave the deployment up and had none to go back to; why it failed is not known',
    remedies: (_found, timeline) => [
        {
            text: 'Read the events of the service around the failure.',
            paste: [
                awsCli(awsCommand(timeline, 'ecs describe-services', {
                    cluster: clusterName(timeline),
                    services: serviceName(timeline),
                    query: 'services[0].events[:20]',
                })),
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/runtime/container-create-failed.ts



const containerCreateFailed = quoteCause({
    id: 'container-create-failed',
    severity: 'error',
    title: 'The runtime could not create a container or a volume',
    explanation: 'Docker or containerd refused to create the container or volume as the task definition describes it.',
    origins: [
        'The storage of the instance is full or damaged.',
        'A volume, mount path or option is not valid on this host.',
        'A container of that name is left over.',
    ],
    prevention: 'Replace instances regularly, and keep room on their disks.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
    /** Its text stands, with its field, in shows_devmapper.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: /CannotCreateContainer\w{0,20}|CannotCreateVolume\w{0,20}|failed to create container\b(?! runtime)|Error response from daemon: (?:create|Conflict|devmapper|invalid (?:mount|volume))/,
        // What a volume refuses is told of the volume.
        butNot: /timed out after waiting|\b(?:l?chown|chmod|mkdir)\b.{0,300}(?:not permitted|permission denied|read-only)/,
    },
    sentence: (found) => `the runtime could not create the container: ${found.excerpt}`,
    remedies: (_found, timeline) => [
        {
            text: 'Mend what the message names: the storage of the instance, a volume, or an option of the task definition.',
            paste: [describeStoppedTask(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/runtime/container-start-failed.ts




const containerStartFailed = quoteCause({
    id: 'container-start-failed',
    severity: 'error',
    title: 'The runtime could not start a container',
    explanation: 'The container was created, and Docker or containerd could not start it: not for want of its program, but for a mount, a device, a limit or the network of the container.',
    origins: [
        'A mount, a device or a kernel capability is not there on this host.',
        'A limit (ulimit, cgroup) cannot be set.',
        'The host lacks a GPU driver or a runtime.',
    ],
    prevention: 'Keep the options of the task definition to what its launch type offers.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cannot-start-container.html',
    /** Its text stands, with its field, in shows_mount.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: anyOf([
            /CannotStartContainer\w{0,20}|OCI runtime (?:create|start) failed/,
            /failed to create (?:new container runtime )?task|failed to create shim|ContainerRuntimeError/,
            /CannotInspectContainer\w{0,20}|DockerStateError/,
            /driver failed programming external connectivity|error gathering device information/,
        ]),
        butNot: /exec: |exec user process|executable file not found|exec format error|port is already allocated|logging driver(?!.{0,120}(?:dial unix|arguments|options?\b|no log configuration))|log stream|timed out after waiting|CannotStop/,
    },
    sentence: (found) => `the runtime could not start the container: ${found.excerpt}`,
    remedies: (_found, timeline) => [
        {
            text: 'Read the innermost message and mend what it names in the task definition.',
            paste: [describeStoppedTask(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/runtime/docker-daemon-timeout.ts



const dockerDaemonTimeout = quoteCause({
    id: 'docker-daemon-timeout',
    severity: 'error',
    title: 'The container runtime did not answer in time',
    explanation: 'The agent asked Docker or containerd to create, start, inspect or stop a container and heard nothing within its limit.',
    origins: [
        'The disk of the instance is too slow or out of burst credits.',
        'A logging driver or volume plugin hangs.',
        'The instance is overloaded.',
    ],
    prevention: 'Use gp3 volumes, and keep instances below full load.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
    /** Its text stands, with its field, in shows_create.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: /DockerTimeoutError|ContainerRuntimeTimeoutError|Could not transition to \w{1,30};? ?timed out|timed out after waiting \d/i,
    },
    sentence: (found) => `the container runtime did not answer in time (${found.capture(/(timed out after waiting \w{1,20}|\w{1,20}TimeoutError)/) ?? 'timeout'})`,
    remedies: (_found, timeline) => [
        {
            text: 'Replace or relieve the instance; on Fargate start the deployment anew.',
            paste: [redeploy(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/runtime/task-failed-to-start-unspecified.ts




/** Its text stands, with its field, in shows_no_reason.json. */
const task_failed_to_start_unspecified_quote = { where: ['Task.stoppedReason', 'Container.reason'], says: /Task failed to start|TaskFailedToStart/ };
/** The stop code alone says so too. */
const task_failed_to_start_unspecified_stopCodeEvidence = ({ task }) => ({
    field: 'Task.stopCode',
    text: `TaskFailedToStart: ${task.stoppedReason ?? 'no reason given'}`.slice(0, 400),
});
const taskFailedToStartUnspecified = defineCause({
    id: 'task-failed-to-start-unspecified',
    severity: 'error',
    title: 'A task failed before its containers ran, and nothing says why',
    explanation: 'ECS stopped the task while it was being started. Neither the task nor its containers carry a reason that this catalogue knows.',
    origins: ['The reason stands in a container that is not read here.', 'AWS had an error of its own.'],
    prevention: 'Read the reasons of all containers with DescribeTasks within an hour of the failure.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html',
    find: (timeline) => {
        const unstarted = (0,stopped_tasks/* failedStops */.hO)(timeline).filter(({ task }) => task.stopCode === 'TaskFailedToStart');
        const evidence = findQuote(timeline, task_failed_to_start_unspecified_quote)?.evidence ?? unstarted.slice(0, 1).map(task_failed_to_start_unspecified_stopCodeEvidence);
        return evidence.length > 0 ? { evidence, tasks: Math.max(1, unstarted.length) } : undefined;
    },
    evidence: ({ evidence }) => evidence,
    sentence: ({ tasks }) => `${(0,stopped_tasks/* tasksWere */.SW)(tasks)} not started, and nothing says why`,
    remedies: (_found, timeline) => [
        {
            text: 'Read the reasons of all containers of a stopped task.',
            paste: [describeStoppedTask(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/evidence/secret-words.ts
/** Words of ECS for fetching the secrets and environment files of a task, and the services that it fetches them from. */
const secretContext = /unable to (?:pull|retrieve) (?:the )?secrets?|secretsmanager|Secrets Manager|ssm\b|Parameter Store|from asm|\bkms\b|resource retrieval failed|invalid ssm parameters|json key|failed to fetch secret|download env files/i;
/** The ARN of a secret or parameter in a text. */
const secretArn = /(arn:[\w-]{1,20}:(?:secretsmanager|ssm):[\w-]{1,30}:\w{0,20}:(?:secret:|parameter\/)[\w/+=.@!-]{1,300})/;

;// CONCATENATED MODULE: ./src/diagnose/causes/secret/secret-access-denied.ts





const secret_access_denied_deniedAction = /not authorized to perform: ((?:secretsmanager|ssm|kms|s3):\w{1,60})/;
const secretAccessDenied = quoteCause({
    id: 'secret-access-denied',
    severity: 'error',
    title: 'The task may not read or decrypt a secret or parameter',
    explanation: 'Secrets of a task definition are fetched before the task starts, by the execution role and not by the task role. That role may not read the secret or parameter, or not use the KMS key that encrypts it.',
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
        where: texts/* reasons */.Ot,
        says: anyOf([
            /AccessDenied|not authorized to perform|Access to KMS is not allowed|KMS.{0,60}(?:denied|not allowed)/,
            /explicit deny|ciphertext refers to a customer master key|can't decrypt the protected secret/,
            /does not have permission|\b403\b/,
        ], 'i'),
        about: secretContext,
        butNot: /StatusCode: 0\b|connection issue|\becr:|ECR: |\blogs:|can't find the specified secret/,
    },
    sentence: (found) => {
        const action = found.capture(secret_access_denied_deniedAction);
        return `the execution role of the task may not ${action === undefined ? 'read its secrets' : `call ${action}`}`;
    },
    remedies: (found, timeline) => {
        const action = found.capture(secret_access_denied_deniedAction) ?? 'secretsmanager:GetSecretValue';
        const resource = found.capture(secretArn) ?? '<secret-arn>';
        return [
            {
                text: `Allow ${action} to the execution role, and kms:Decrypt where a customer key encrypts the secret.`,
                paste: allowAction(timeline, action, resource),
            },
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/secret/secret-key-missing.ts






const secretKeyMissing = quoteCause({
    id: 'secret-key-missing',
    severity: 'error',
    title: 'A secret, parameter or key of one that the task needs does not exist',
    explanation: 'The task definition refers to a secret, a parameter, a version or a key within a JSON secret that is not there. The task cannot start without it.',
    origins: [
        'The secret was not created in this account or region, or is scheduled for deletion.',
        'The JSON key was added to the code and not to the secret.',
        'The ARN lacks the six random characters at its end, or the name is mistyped.',
    ],
    prevention: 'Create secrets in the template that refers to them, and add keys before the revision that reads them.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    /** Its text stands, with its field, in shows_json_key.json. */
    quote: {
        where: texts/* reasons */.Ot,
        says: anyOf([
            /ResourceNotFoundException|did not contain json key|invalid (?:ssm )?parameters?:/,
            /can'?t find the specified secret|ParameterNotFound|ParameterVersionNotFound|marked for deletion|marked deleted/,
            /secret .{0,300}(?:was )?not found|NoSuch(?:Key|Bucket)|can't find the specified secret value for|staging label/,
            /json key .{0,100}(?:not found|missing)/,
        ], 'i'),
        about: secretContext,
        butNot: /log ?group|StatusCode: 0\b|connection issue|i\/o timeout/i,
    },
    sentence: (found) => {
        const key = found.capture(/json key ['"]?([\w.-]{1,200})/);
        const secret = found.capture(secretArn) ?? found.capture(/invalid ssm parameters: ([\w/.,: -]{1,300})/);
        return key === undefined
            ? `${secret ?? 'a secret that the task needs'} does not exist`
            : `the secret${secret === undefined ? '' : ` ${secret}`} has no key ${key}`;
    },
    remedies: (found, timeline) => [
        {
            text: 'Create what is missing, or correct the reference (valueFrom) in the task definition.',
            paste: inTurn(awsCli(awsCommand(timeline, 'secretsmanager describe-secret', {
                'secret-id': found.capture(secretArn) ?? '<secret>',
            })), awsCli(awsCommand(timeline, 'ecs describe-task-definition', {
                'task-definition': familyOf(timeline),
                query: 'taskDefinition.containerDefinitions[].secrets',
            }))),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/secret/secret-malformed.ts





const secretMalformed = quoteCause({
    id: 'secret-malformed',
    severity: 'error',
    title: 'A reference to a secret, or the content of one, has the wrong form',
    explanation: 'ECS could not make sense of valueFrom, or of a secret from which it should take one JSON key.',
    origins: [
        'The secret holds plain text, or JSON with a mistake in it, and a key is asked for.',
        'The ARN has the wrong number of colons.',
        'A parameter name is given where an ARN of another kind is meant.',
    ],
    prevention: 'Write valueFrom as arn:…:secret:name-AbCdEf:key:: and test that the secret is valid JSON.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    /** Its text stands, with its field, in shows_no_json.json. */
    quote: {
        where: texts/* reasons */.Ot,
        says: anyOf([
            /invalid character .{0,80}(?:looking for|after|in (?:string|numeric|literal))|unexpected (?:ARN|arn) format/,
            /Invalid parameter name|unexpected end of JSON|cannot unmarshal|invalid (?:arn|ARN)\b/,
            /arn: .{0,60}(?:invalid|not enough)|ValidationException|too many colons/,
            /secret .{0,80}(?:malformed|not valid JSON)|unable to parse/,
        ], 'i'),
        about: secretContext,
    },
    sentence: (found) => `a secret that the task needs cannot be read: ${found.excerpt}`,
    remedies: (_found, timeline) => [
        {
            text: "Make the secret valid JSON, or correct the form of valueFrom: two colons after the key that follows the secret's ARN.",
            paste: setSecretKey(timeline, 'PASSWORD', '<secret-arn>', 'password'),
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/secret/secrets-network-unreachable.ts






const secretsNetworkUnreachable = quoteCause({
    id: 'secrets-network-unreachable',
    severity: 'error',
    title: 'The task cannot reach Secrets Manager, Parameter Store or ECR for its start',
    explanation: 'Before a task starts, ECS fetches its secrets from within the subnet of the task. That connection failed: there is no way through the network.',
    origins: [
        'The subnet has neither a NAT gateway nor endpoints, and the task no public IP address.',
        'The security group of an interface endpoint does not admit port 443 from the task.',
        'Private DNS is off for the endpoint.',
    ],
    prevention: 'Keep the endpoints secretsmanager, ssm, kms, ecr.api, ecr.dkr, logs and S3 together in one module for private subnets.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    /** Its text stands, with its field, in shows_no_route.json. */
    quote: {
        where: texts/* reasons */.Ot,
        says: networkWords,
        about: secretContext,
        butNot: /AccessDenied|registry auth from|\.ecr\.|\bECR\b|CloudWatch|did not contain json key/,
    },
    sentence: (found) => `the task cannot reach ${/ssm|systems manager|parameter/i.test(found.evidence[0]?.text ?? '') ? 'Systems Manager Parameter Store' : 'AWS Secrets Manager'} to fetch its secrets (${found.words})`,
    remedies: (_found, timeline) => [
        {
            text: 'Give the subnet a way out: a NAT gateway, a public IP address in a public subnet, or interface endpoints whose security group admits port 443 from the task.',
            paste: [
                awsCli(awsCommand(timeline, 'ec2 describe-vpc-endpoints', {
                    filters: 'Name=vpc-id,Values=<vpc>',
                    query: 'VpcEndpoints[].{service:ServiceName,state:State,dns:PrivateDnsEnabled,groups:Groups}',
                })),
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/secret/secrets-retrieval-failed-unspecified.ts



const secretsRetrievalFailedUnspecified = quoteCause({
    id: 'secrets-retrieval-failed-unspecified',
    severity: 'error',
    title: 'Secrets could not be fetched, and the text does not say why',
    explanation: 'ECS could not fetch what the task needs for its start. The text is cut before its cause.',
    origins: ['The text was shortened on its way.'],
    prevention: 'Read the reason of the task with DescribeTasks within an hour of the failure.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    /** Its text stands, with its field, in shows_truncated.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: /unable to pull secrets or registry auth|unable to retrieve secrets?|execution resource retrieval failed|failed to download env files|failed to fetch secret/i,
    },
    sentence: () => 'the secrets of the task could not be fetched; the text ends before it says why',
    remedies: (_found, timeline) => [
        {
            text: 'Read the whole stopped reason of the task.',
            paste: [describeStoppedTask(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/service-settings/deployment-config-deadlock.ts






/** Its text stands, with its field, in shows_event.json. */
const deployment_config_deadlock_quote = {
    where: texts/* events */.AZ,
    says: /unable to stop or start tasks during a deployment because of the service deployment configuration/i,
};
const deploymentConfigDeadlock = defineCause({
    id: 'deployment-config-deadlock',
    severity: 'error',
    title: 'Minimum and maximum percent leave no room to start or stop a task',
    explanation: 'During a rolling update ECS keeps between the minimum healthy percent and the maximum percent of the desired count running. Here neither a task may be started nor one be stopped, so that the deployment waits for ever.',
    origins: ['Both are 100 percent.', 'The desired count is small, and the percentages round to no room.'],
    prevention: 'Keep at least one task of room: maximum percent 200 for small services.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    find: (timeline) => {
        const service = (0,model_timeline/* latestService */.L7)(timeline);
        if (!service)
            return undefined;
        const quoted = findQuote(timeline, deployment_config_deadlock_quote);
        const isStuck = (0,model_timeline/* ownTasks */.Bt)(timeline).length === 0 && hasNoRoom(timeline, service);
        return quoted || isStuck ? { quoted, isStuck, room: percentages(service) } : undefined;
    },
    evidence: ({ quoted, isStuck, room }) => [
        ...(quoted?.evidence ?? []),
        ...(isStuck ? [{ field: 'Service.deploymentConfiguration', text: room }] : []),
    ],
    sentence: ({ room }) => `ECS may neither start nor stop a task: ${room}`,
    remedies: (_found, timeline) => roomForRollout(timeline),
});

;// CONCATENATED MODULE: ./src/diagnose/causes/service-settings/desired-count-zero.ts



const desiredCountZero = defineCause({
    id: 'desired-count-zero',
    severity: 'error',
    title: 'The service is set to run no tasks at all',
    explanation: 'The desired count is 0. ECS calls such a deployment complete and steady, though nothing runs and nothing could be verified.',
    origins: [
        'The service was scaled down, by a schedule, by auto scaling or by a person.',
        'A template sets the desired count to 0.',
    ],
    prevention: 'Leave the desired count out of the deployment where auto scaling manages it.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html',
    find: (timeline) => {
        const service = (0,model_timeline/* latestService */.L7)(timeline);
        return service?.desiredCount === 0 ? service : undefined;
    },
    evidence: () => [{ field: 'Service.desiredCount', text: '0' }],
    sentence: ({ name }) => `the service ${name} is set to run no tasks (desired count 0)`,
    remedies: (_service, timeline) => [
        { text: 'Scale the service up.', paste: changeDesiredCount(timeline, 1) },
        {
            text: 'Where 0 is meant, let the gate pass.',
            paste: [{ tool: 'GitHub Actions', code: "# in the step's with:\nallow-no-tasks: true" }],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/service-settings/task-protection-blocks-scale-in.ts




const taskProtectionBlocksScaleIn = quoteCause({
    id: 'task-protection-blocks-scale-in',
    severity: 'error',
    title: 'Tasks under scale-in protection keep the deployment from finishing',
    explanation: 'Old tasks have protected themselves from being stopped, and ECS waits until the protection ends before it completes the deployment.',
    origins: [
        'A worker protects its task for the length of a job and does not take it back.',
        'The protection was set for longer than a deployment may take.',
    ],
    prevention: 'Take the protection back when a job ends, and let it expire soon.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html',
    /** Its text stands, with its field, in shows_event.json. */
    quote: {
        where: [...texts/* events */.AZ, 'ServiceDeployment.statusReason'],
        says: /under protection|protected tasks|task protection|DEPLOYMENT_BLOCKED|due to \(?reason .{0,60}protect/i,
    },
    sentence: () => 'old tasks are under scale-in protection, and ECS may not stop them',
    remedies: (_found, timeline) => [
        {
            text: 'Take the protection from the tasks that need it no longer.',
            paste: [
                awsCli(awsCommand(timeline, 'ecs update-task-protection', {
                    cluster: clusterName(timeline),
                    tasks: '<tasks>',
                    'no-protection-enabled': true,
                })),
            ],
        },
    ],
});

// EXTERNAL MODULE: ./src/model/strategy/task-sets.ts
var task_sets = __webpack_require__(2498);
;// CONCATENATED MODULE: ./src/diagnose/causes/service-settings/task-set-scale-zero.ts





const taskSetScaleZero = defineCause({
    id: 'task-set-scale-zero',
    severity: 'error',
    title: 'The task set is scaled to nothing',
    explanation: 'The service has a desired count, but the scale of the task set is 0 % of it, or so little that no task is left. ECS starts nothing of it, and calls it steady.',
    origins: [
        'The deployment controller makes its task sets with a scale of 0, and has not scaled this one up yet.',
        'The controller scaled it down again, as it does to go back to the set before.',
    ],
    prevention: 'Start this step once the deployment controller has scaled the task set up.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Scale.html',
    find: (timeline) => {
        const observation = (0,model_timeline/* latestWithService */.VI)(timeline);
        const entry = observation && timeline.deployment && (0,task_sets/* taskSetIn */.XG)(observation, timeline.deployment);
        const wanted = observation?.service?.desiredCount ?? 0;
        // A set on its way out is scaled down because it goes.
        return entry && (0,task_sets/* isKept */.t8)(entry) && wanted > 0 && entry.desiredCount === 0 ? { ...entry, wanted } : undefined;
    },
    evidence: ({ taskSet, wanted }) => [
        { field: 'TaskSet.scale', text: `${taskSet.scalePercent} %` },
        { field: 'TaskSet.computedDesiredCount', text: '0' },
        { field: 'Service.desiredCount', text: `${wanted}` },
    ],
    sentence: ({ id, taskSet }) => `the task set ${id} is to run no tasks (scale ${taskSet.scalePercent} %)`,
    remedies: ({ id }, timeline) => [
        {
            text: 'Let the deployment controller scale the task set up, or do it by hand.',
            paste: [awsCli(serviceCommand(timeline, 'update-task-set', { 'task-set': id, scale: 'value=100,unit=PERCENT' }))],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/storage/efs-mount-failed.ts





const fileSystemId = /\b(fs-[0-9a-z]{4,40})\b/;
const efsMountFailed = quoteCause({
    id: 'efs-mount-failed',
    severity: 'error',
    title: 'A file system of the task could not be mounted',
    explanation: 'The volume of the task definition (EFS, FSx or S3 Files) could not be mounted, so the container was not started. The words at the end of the text tell the kind: resolving, reaching, or being refused.',
    origins: [
        'No mount target in the zone of the task, or DNS is off in the VPC.',
        "The mount target's security group does not admit port 2049 from the task.",
        'The directory or the access point does not exist.',
        'The file system policy, or the task role with IAM authorisation, forbids ClientMount.',
    ],
    prevention: 'Create mount targets in every zone of the service, with one security group for both sides.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    /** Its text stands, with its field, in shows_resolve.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: anyOf([
            /EFS utils|mount\.nfs4?|\.efs\.[\w-]{1,30}\.amazonaws|\befs\b.{0,100}\bmount|mount target|s3 ?files/,
            /error while mounting volume|failed to mount .{0,200}(?:efs|nfs|fsx|s3|smb|cifs|volume)|mount error\(\d{1,4}\)/,
            /mount system call failed|fsx.{0,100}(?:mount|credential)|access point .{0,100}(?:not found|does not exist)/,
        ], 'i'),
    },
    sentence: (found) => {
        const detail = found.capture(/(Failed to resolve|[Cc]onnection (?:reset by peer|timed out|refused)|access denied by server|No such file or directory|Permission denied|AccessDenied|does not exist|timed out|Failed to initialize SSL)/);
        const name = found.capture(fileSystemId);
        return `the file system ${name ?? 'of the task'} could not be mounted${detail === undefined ? '' : ` (${detail})`}`;
    },
    remedies: (found, timeline) => [
        {
            text: 'Look whether the file system has a mount target in the zone of the task, whose security group admits port 2049 from it.',
            paste: [
                awsCli(awsCommand(timeline, 'efs describe-mount-targets', {
                    'file-system-id': found.capture(fileSystemId) ?? '<file-system>',
                })),
            ],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/remedy/file-systems.ts

/** An access point of EFS whose directory belongs to a user; which file system it is of is not known here. */
const ownedAccessPoint = (user) => [
    newInTerraform('aws_efs_access_point', 'app', {
        file_system_id: '<file-system>',
        posix_user: { uid: user, gid: user },
        root_directory: { path: '/app', creation_info: { owner_uid: user, owner_gid: user, permissions: '755' } },
    }),
    inCdk('on the file system <file-system>', `fileSystem.addAccessPoint("App", { path: "/app", posixUser: { uid: "${user}", gid: "${user}" }, createAcl: { ownerUid: "${user}", ownerGid: "${user}", permissions: "755" } })`),
    newInCloudFormation('AWS::EFS::AccessPoint', 'AppAccessPoint', {
        FileSystemId: '<file-system>',
        PosixUser: { Uid: String(user), Gid: String(user) },
        RootDirectory: { Path: '/app', CreationInfo: { OwnerUid: String(user), OwnerGid: String(user), Permissions: '755' } },
    }),
];

;// CONCATENATED MODULE: ./src/diagnose/causes/storage/volume-permission-denied.ts








const volumePermissionDenied = quoteCause({
    id: 'volume-permission-denied',
    severity: 'error',
    title: 'The process may not use a directory that it needs',
    explanation: 'The container runs as a user that may not read or write the path: most often a mounted volume that belongs to another user, or a read-only root file system.',
    origins: [
        'The EFS access point or directory belongs to another uid than the container runs as.',
        'The image expects to change ownership, which an access point forbids.',
        'The root file system is read-only (readonlyRootFilesystem).',
    ],
    prevention: 'Give the access point the uid and gid of the image (posixUser and rootDirectory.creationInfo).',
    docs: 'https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html',
    /** Its text stands, with its field, in shows_mkdir.json. */
    quote: {
        where: texts/* anywhere */.Mp,
        says: stating('write-file'),
        butNot: anyOf([
            /listen EACCES|bind\b|0\.0\.0\.0:\d|port \d|\bexec\b|OCI runtime|CannotPull|CannotStop|\.efs\.|EFS utils|mount\.nfs|docker\.sock/,
            // A server that refuses a request is no file, nor is what a database keeps.
            /https?:\/\/|PermissionDenied desc|PERMISSION_DENIED|\bpq: |permission denied (?:to \w|for (?:table|schema|relation|database|sequence|function|view))/,
            isOnlyNoted,
        ]),
    },
    sentence: (found) => `the application may not use ${found.capture(/['"]?(\/[\w./@-]{1,200})/) ?? 'a directory that it needs'} (permission denied)`,
    remedies: (_found, timeline) => [
        {
            text: 'Let the volume belong to the user that the container runs as: an access point that owns its directory as that user, here 1000.',
            paste: ownedAccessPoint(1000),
        },
        {
            text: 'If it is not plain who that user is, ask the image.',
            paste: [forms_shell(`docker run --rm --entrypoint id ${imageWord(timeline)}`)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/target-registration/target-az-not-enabled.ts






const isOutside = ({ reason, text }) => reason === 'Target.NotInUse' && /availability zone/i.test(text);
/** An event or reason may say the same in words. */
const target_az_not_enabled_quote = { where: texts/* reasons */.Ot, says: /Availability Zone that is not enabled for the load balancer/i };
const targetAzNotEnabled = defineCause({
    id: 'target-az-not-enabled',
    severity: 'error',
    title: 'A task runs in an Availability Zone that the load balancer does not serve',
    explanation: 'The service places tasks in a zone that is not enabled on the load balancer. Their targets stay unused and are never checked.',
    origins: ['The service lists more subnets than the load balancer.', 'A subnet was added to the service alone.'],
    prevention: 'Take the subnets of service and load balancer from the same list of zones.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
    find: (timeline) => {
        const failures = timeline.targetFailures.filter(isOutside);
        const quoted = findQuote(timeline, target_az_not_enabled_quote);
        return failures.length > 0 || quoted ? { failures, quoted } : undefined;
    },
    evidence: ({ failures, quoted }) => [...failures.map(failureEvidence), ...(quoted?.evidence ?? [])].slice(0, 3),
    sentence: ({ failures: [first] }) => {
        const where = first?.zone === undefined ? 'the zone of the task' : `${first.zone}, where a task runs`;
        return `the load balancer is not enabled in ${where}, so its target is never checked`;
    },
    remedies: ({ failures }, timeline) => [
        {
            text: 'Enable the zone on the load balancer: name all of its subnets, old and new.',
            paste: changeLoadBalancerSubnets(timeline, checkOf(timeline, failures[0])),
        },
        { text: 'Take the subnet of that zone from the service.', paste: changeSubnets(timeline) },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/target-registration/target-group-missing.ts




const targetGroupMissing = quoteCause({
    id: 'target-group-missing',
    severity: 'error',
    title: 'The target group of the service no longer exists',
    explanation: 'The service registers its tasks with a target group that has been deleted. No task can become healthy there.',
    origins: [
        'The target group was replaced by a template, and the service still names the old one.',
        'Somebody deleted it by hand.',
    ],
    prevention: 'Create the new target group before the old one is destroyed (create_before_destroy), and update the service in between.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    /** Its text stands, with its field, in shows_status_reason.json. */
    quote: {
        where: [...texts/* reasons */.Ot, 'ServiceDeployment.statusReason', 'Deployment.rolloutStateReason'],
        says: /TARGET GROUP IS NOT FOUND|target group .{0,300}(?:does not exist|is not found)|TargetGroupNotFound|One or more target groups not found/i,
    },
    sentence: (found) => {
        const arn = found.capture(/(arn:[\w-]{1,20}:elasticloadbalancing:[\w:/-]{1,300})/);
        return `the target group ${arn ?? 'of the service'} does not exist`;
    },
    remedies: (_found, timeline) => {
        const { name = '<container>', portMappings = [] } = mainContainer(timeline) ?? {};
        return [
            {
                text: 'Point the service to a target group that exists.',
                paste: changeRegistration(timeline, {
                    targetGroupArn: '<target-group-arn>',
                    containerName: name,
                    containerPort: portMappings[0]?.containerPort ?? 80,
                }),
            },
        ];
    },
});

;// CONCATENATED MODULE: ./src/diagnose/causes/target-registration/target-group-unused.ts






const isUnused = ({ reason, text }) => reason === 'Target.NotInUse' && !/availability zone/i.test(text);
const targetGroupUnused = defineCause({
    id: 'target-group-unused',
    severity: 'error',
    title: 'No listener sends requests to the target group',
    explanation: 'The targets are registered, but no listener or rule forwards to their target group. The load balancer does not even check them, and they can never become healthy.',
    origins: [
        'The listener rule was deleted, or points to another target group.',
        'The service names the wrong target group.',
        'The rule is created after the service, which waits for healthy targets first.',
    ],
    prevention: 'Let the service depend on the listener rule in the template that creates both.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
    // Before traffic is shifted to it, and after that where CodeDeploy says so, there is something else to be told.
    find: (timeline) => {
        const { deployment } = timeline;
        const observation = (0,model_timeline/* latestWithService */.VI)(timeline);
        const isInUse = deployment && observation && deployment.strategy.isInUse(deployment, observation);
        return isInUse && !saysShiftedByCodeDeploy(timeline) ? failedCheck(timeline, isUnused) : undefined;
    },
    evidence: ({ failures }) => failures.slice(0, 3).map(failureEvidence),
    sentence: ({ check }) => `no listener or rule forwards to the target group ${check?.group.name ?? 'of the service'}, so its targets are never checked`,
    remedies: ({ check }, timeline) => [
        check?.group.isLattice
            ? {
                text: 'Let a listener or rule of a VPC Lattice service forward to the target group, or correct the one that should.',
                paste: forwardLatticeListener(timeline, check.group.arn),
            }
            : {
                text: 'Add a listener rule that forwards to the target group, or correct the one that should.',
                paste: addRule(timeline, check?.group.arn ?? '<target-group-arn>'),
            },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/target-registration/target-health-checks-disabled.ts



const targetHealthChecksDisabled = defineCause({
    id: 'target-health-checks-disabled',
    severity: 'error',
    title: 'Health checks are turned off in the target group',
    explanation: 'The load balancer does not check the targets of this target group, so that it never calls one of them healthy.',
    origins: [
        'Health checks are off by default for target groups of Lambda functions, and for those of VPC Lattice that speak HTTP/2 or gRPC.',
        'They were turned off to silence a failing check.',
    ],
    prevention: 'Keep health checks on wherever a deployment waits for them.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
    find: (timeline) => failedCheck(timeline, ({ reason }) => reason === 'Target.HealthCheckDisabled'),
    evidence: ({ failures }) => failures.slice(0, 3).map(failureEvidence),
    sentence: ({ check }) => `health checks are turned off in the target group ${check?.group.name ?? 'of the service'}`,
    remedies: ({ check }, timeline) => [
        { text: 'Turn health checks on.', paste: changeHealthCheck(timeline, check?.group, { enabled: true }) },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/target-registration/target-invalid-state.ts



const targetInvalidState = defineCause({
    id: 'target-invalid-state',
    severity: 'error',
    title: 'The instance behind a target is stopped or terminated',
    explanation: 'The target is an EC2 instance that no longer runs. ELB does not use it and does not check it.',
    origins: [
        'The instance was stopped or terminated while it was registered.',
        'An Auto Scaling group scaled in without draining.',
    ],
    prevention: 'Turn on managed draining for the capacity provider, so that tasks move before their instance goes.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
    find: (timeline) => failedCheck(timeline, ({ reason }) => reason === 'Target.InvalidState'),
    evidence: ({ failures }) => failures.slice(0, 3).map(failureEvidence),
    sentence: () => 'the instance behind a target is stopped or terminated',
    remedies: (_found, timeline) => [
        {
            text: 'Replace the instance, or drain it so that ECS places its tasks elsewhere.',
            paste: [drainInstance(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/target-registration/target-ip-unusable.ts



const targetIpUnusable = defineCause({
    id: 'target-ip-unusable',
    severity: 'error',
    title: 'The address of a target belongs to a load balancer',
    explanation: 'The IP address that was registered is in use by a load balancer and cannot be a target.',
    origins: [
        'An address was registered by hand that a load balancer took later.',
        'The address of a task was given to a load balancer node after the task had gone.',
    ],
    prevention: 'Leave registration to ECS, and give load balancers subnets of their own.',
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html',
    find: (timeline) => failedCheck(timeline, ({ reason }) => reason === 'Target.IpUnusable'),
    evidence: ({ failures }) => failures.slice(0, 3).map(failureEvidence),
    sentence: () => 'the address of a target is in use by a load balancer',
    remedies: (_found, timeline) => [
        {
            text: 'Start a new deployment, so that the task gets another address.',
            paste: [redeploy(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/causes/target-registration/target-not-found.ts





/** Its text stands, with its field, in shows_event.json. */
const target_not_found_quote = {
    where: texts/* reasons */.Ot,
    says: /TARGET IS NOT FOUND|Target is not registered to the target group|Target\.NotRegistered/,
};
const targetNotFound = defineCause({
    id: 'target-not-found',
    severity: 'error',
    title: 'The target of a task is not registered in its target group',
    explanation: 'ECS looks for the target of a task and does not find it: it was deregistered by somebody else, or never registered.',
    origins: [
        'Targets were deregistered by hand or by a script.',
        'Two services, or a service and an Auto Scaling group, manage one target group.',
    ],
    prevention: 'Give every service a target group of its own, and leave registration to ECS.',
    docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
    find: (timeline) => {
        const failures = timeline.targetFailures.filter(({ reason }) => reason === 'Target.NotRegistered');
        const quoted = findQuote(timeline, target_not_found_quote);
        return failures.length > 0 || quoted ? { failures, quoted } : undefined;
    },
    evidence: ({ failures, quoted }) => [...failures.map(failureEvidence), ...(quoted?.evidence ?? [])].slice(0, 3),
    sentence: () => 'the target of a task is not registered in its target group',
    remedies: (_found, timeline) => [
        {
            text: 'Start a new deployment, which registers its tasks anew, and find out what deregistered the target.',
            paste: [redeploy(timeline)],
        },
    ],
});

;// CONCATENATED MODULE: ./src/diagnose/cause-index.ts
/** Every cause by its id. Generated from the files of `causes/` by `npm run docs`. */

























































































































const causes = {
    'app-binds-wrong-interface': appBindsWrongInterface,
    'app-error-after-healthy': appErrorAfterHealthy,
    'app-unresponsive-under-load': appUnresponsiveUnderLoad,
    'aws-internal-error': awsInternalError,
    'ecs-api-throttled': ecsApiThrottled,
    'bluegreen-networking-config': bluegreenNetworkingConfig,
    'lifecycle-hook-failed': lifecycleHookFailed,
    'listener-rule-missing': listenerRuleMissing,
    'pause-hook-timed-out': pauseHookTimedOut,
    'production-traffic-elsewhere': productionTrafficElsewhere,
    'revisions-share-target-group': revisionsShareTargetGroup,
    'capacity-cpu': capacityCpu,
    'capacity-eni': capacityEni,
    'capacity-fargate-unavailable': capacityFargateUnavailable,
    'capacity-gpu': capacityGpu,
    'capacity-host-port-conflict': capacityHostPortConflict,
    'capacity-memory': capacityMemory,
    'capacity-missing-attribute': capacityMissingAttribute,
    'capacity-no-container-instances': capacityNoContainerInstances,
    'capacity-provider-launch-failed': capacityProviderLaunchFailed,
    'compute-strategy-mismatch': computeStrategyMismatch,
    'quota-exceeded': quotaExceeded,
    'subnet-az-unsupported': subnetAzUnsupported,
    'code-deploy-alarm': codeDeployAlarm,
    'code-deploy-hook-failed': codeDeployHookFailed,
    'code-deploy-listener-elsewhere': codeDeployListenerElsewhere,
    'code-deploy-not-continued': codeDeployNotContinued,
    'code-deploy-not-healthy-in-time': codeDeployNotHealthyInTime,
    'code-deploy-role-insufficient': codeDeployRoleInsufficient,
    'code-deploy-rolled-back': codeDeployRolledBack,
    'code-deploy-service-invalid': codeDeployServiceInvalid,
    'code-deploy-stopped': codeDeployStopped,
    'code-deploy-traffic-elsewhere': codeDeployTrafficElsewhere,
    'code-deploy-update-refused': codeDeployUpdateRefused,
    'bake-time-absent': bakeTimeAbsent,
    'circuit-breaker-absent': circuitBreakerAbsent,
    'deployment-alarms-absent': deploymentAlarmsAbsent,
    'deregistration-delay-dominates': deregistrationDelayDominates,
    'grace-period-below-boot-time': gracePeriodBelowBootTime,
    'health-check-matcher-accepts-errors': healthCheckMatcherAcceptsErrors,
    'health-check-path-default': healthCheckPathDefault,
    'health-check-timeout-not-below-interval': healthCheckTimeoutNotBelowInterval,
    'pair-health-checks-differ': pairHealthChecksDiffer,
    'production-weights-split': productionWeightsSplit,
    'rollout-without-room': rolloutWithoutRoom,
    'rule-lacks-target-group': ruleLacksTargetGroup,
    'container-health-check-command-broken': containerHealthCheckCommandBroken,
    'container-health-check-failed': containerHealthCheckFailed,
    'app-config-missing': appConfigMissing,
    'app-crash-unspecified': appCrashUnspecified,
    'app-module-missing': appModuleMissing,
    'command-invalid': commandInvalid,
    'container-exited-unspecified': containerExitedUnspecified,
    'entrypoint-not-executable': entrypointNotExecutable,
    'entrypoint-not-found': entrypointNotFound,
    'port-already-in-use': portAlreadyInUse,
    segfault: segfault,
    'dependency-auth-failed': dependencyAuthFailed,
    'dependency-unreachable': dependencyUnreachable,
    'health-check-app-error': healthCheckAppError,
    'health-check-auth-required': healthCheckAuthRequired,
    'health-check-dependency-slow': healthCheckDependencySlow,
    'health-check-failed-unspecified': healthCheckFailedUnspecified,
    'health-check-host-header-rejected': healthCheckHostHeaderRejected,
    'health-check-matcher-mismatch': healthCheckMatcherMismatch,
    'health-check-path-not-found': healthCheckPathNotFound,
    'health-check-port-mismatch': healthCheckPortMismatch,
    'health-check-protocol-mismatch': healthCheckProtocolMismatch,
    'health-check-redirect': healthCheckRedirect,
    'health-check-timeout': healthCheckTimeout,
    'lattice-health-check-failed': latticeHealthCheckFailed,
    'slow-startup-grace-period': slowStartupGracePeriod,
    'agent-disconnected': agentDisconnected,
    'host-terminated': hostTerminated,
    'spot-interruption': spotInterruption,
    'iam-elb-permission-missing': iamElbPermissionMissing,
    'iam-role-not-assumable': iamRoleNotAssumable,
    'image-layers-unsupported': imageLayersUnsupported,
    'image-not-found': imageNotFound,
    'image-platform-mismatch': imagePlatformMismatch,
    'image-pull-disk-full': imagePullDiskFull,
    'image-pull-failed-unspecified': imagePullFailedUnspecified,
    'image-rate-limited': imageRateLimited,
    'image-registry-auth': imageRegistryAuth,
    'image-registry-unreachable': imageRegistryUnreachable,
    'log-driver-access-denied': logDriverAccessDenied,
    'log-group-missing': logGroupMissing,
    'logs-network-unreachable': logsNetworkUnreachable,
    'managed-resource-failed': managedResourceFailed,
    'managed-resource-not-ready': managedResourceNotReady,
    'out-of-memory': outOfMemory,
    'eni-provisioning-failed': eniProvisioningFailed,
    'network-path-blocked': networkPathBlocked,
    'security-group-blocked': securityGroupBlocked,
    'deployment-outcome-alarm': deploymentOutcomeAlarm,
    'deployment-outcome-circuit-breaker': deploymentOutcomeCircuitBreaker,
    'deployment-outcome-rollback': deploymentOutcomeRollback,
    'deployment-outcome-start-impaired': deploymentOutcomeStartImpaired,
    'rollback-candidate-missing': rollbackCandidateMissing,
    'container-create-failed': containerCreateFailed,
    'container-start-failed': containerStartFailed,
    'docker-daemon-timeout': dockerDaemonTimeout,
    'task-failed-to-start-unspecified': taskFailedToStartUnspecified,
    'secret-access-denied': secretAccessDenied,
    'secret-key-missing': secretKeyMissing,
    'secret-malformed': secretMalformed,
    'secrets-network-unreachable': secretsNetworkUnreachable,
    'secrets-retrieval-failed-unspecified': secretsRetrievalFailedUnspecified,
    'deployment-config-deadlock': deploymentConfigDeadlock,
    'desired-count-zero': desiredCountZero,
    'task-protection-blocks-scale-in': taskProtectionBlocksScaleIn,
    'task-set-scale-zero': taskSetScaleZero,
    'efs-mount-failed': efsMountFailed,
    'volume-permission-denied': volumePermissionDenied,
    'target-az-not-enabled': targetAzNotEnabled,
    'target-group-missing': targetGroupMissing,
    'target-group-unused': targetGroupUnused,
    'target-health-checks-disabled': targetHealthChecksDisabled,
    'target-invalid-state': targetInvalidState,
    'target-ip-unusable': targetIpUnusable,
    'target-not-found': targetNotFound,
};

;// CONCATENATED MODULE: ./src/diagnose/catalogue.ts
/**
 * The catalogue of causes. Its order is the differential diagnosis: a container's reason is trusted before a stopped
 * reason, then the log, target health, events, and exit codes last.
 */

const catalogue_named = (ids) => ids.map((id) => causes[id]);
/** Faults, the most telling first: the first that shows is the root cause. */
const catalogue_faults = catalogue_named([
    // Killed by the runtime: beats every other sign, whatever the exit code.
    'out-of-memory',
    // What kept tasks from starting: the reasons that ECS gives for it name their cause.
    'image-platform-mismatch',
    'image-pull-disk-full',
    'image-rate-limited',
    'secret-access-denied',
    'secret-key-missing',
    'secret-malformed',
    'secrets-network-unreachable',
    'image-registry-auth',
    'image-registry-unreachable',
    'image-not-found',
    'image-layers-unsupported',
    'logs-network-unreachable',
    'log-driver-access-denied',
    'log-group-missing',
    'efs-mount-failed',
    'eni-provisioning-failed',
    'iam-role-not-assumable',
    'iam-elb-permission-missing',
    'container-health-check-command-broken',
    'command-invalid',
    'entrypoint-not-executable',
    'app-module-missing',
    'entrypoint-not-found',
    'port-already-in-use',
    'docker-daemon-timeout',
    'compute-strategy-mismatch',
    'container-create-failed',
    'container-start-failed',
    'network-path-blocked',
    // Targets that can never become healthy, and traffic that can never reach them, as things are configured.
    'managed-resource-failed',
    'target-group-missing',
    'listener-rule-missing',
    'bluegreen-networking-config',
    'lifecycle-hook-failed',
    'pause-hook-timed-out',
    'code-deploy-hook-failed',
    'code-deploy-not-continued',
    'code-deploy-role-insufficient',
    'code-deploy-service-invalid',
    'code-deploy-listener-elsewhere',
    'code-deploy-traffic-elsewhere',
    'production-traffic-elsewhere',
    'target-az-not-enabled',
    'target-group-unused',
    'target-invalid-state',
    'target-ip-unusable',
    'target-health-checks-disabled',
    'target-not-found',
    // Answers to the health check whose code says what is wrong.
    'health-check-host-header-rejected',
    'health-check-protocol-mismatch',
    'health-check-path-not-found',
    'health-check-redirect',
    'health-check-auth-required',
    'health-check-matcher-mismatch',
    // What the application says of its own end, or of its troubles.
    'segfault',
    'volume-permission-denied',
    'app-config-missing',
    'dependency-auth-failed',
    'app-unresponsive-under-load',
    'dependency-unreachable',
    'app-binds-wrong-interface',
    // Failed checks that a second sign explains.
    'health-check-port-mismatch',
    'health-check-dependency-slow',
    'slow-startup-grace-period',
    'security-group-blocked',
    'health-check-app-error',
    'app-error-after-healthy',
]);
/** Of the faults, those of the configuration as it stands: an audit finds them without a deployment. */
const standingFaults = catalogue_named([
    'managed-resource-failed',
    'target-group-missing',
    'listener-rule-missing',
    'production-traffic-elsewhere',
    'target-az-not-enabled',
    'target-group-unused',
    'target-ip-unusable',
    'target-health-checks-disabled',
]);
/** Failed checks of which no more is known than that they fail; asked only where no fault shows. */
const symptoms = catalogue_named(['health-check-timeout', 'container-health-check-failed']);
/**
 * What keeps ECS from moving on, said in events that may be of the past, or what weakens the deployment and makes no check fail:
 * after everything else, but told beside it.
 */
const circumstances = catalogue_named([
    'revisions-share-target-group',
    // No place for tasks: said in events that may be of the past.
    'agent-disconnected',
    'capacity-cpu',
    'capacity-memory',
    'capacity-gpu',
    'capacity-eni',
    'capacity-host-port-conflict',
    'capacity-missing-attribute',
    'capacity-no-container-instances',
    'capacity-fargate-unavailable',
    'capacity-provider-launch-failed',
    'quota-exceeded',
    'subnet-az-unsupported',
    'managed-resource-not-ready',
    'desired-count-zero',
    'task-set-scale-zero',
    'deployment-config-deadlock',
    'task-protection-blocks-scale-in',
    'ecs-api-throttled',
    'aws-internal-error',
]);
/** What says honestly that no cause is known; asked only where no fault shows. */
const lastResorts = catalogue_named([
    // Nothing named a cause: what is known, and what to fetch next.
    'app-crash-unspecified',
    'image-pull-failed-unspecified',
    'secrets-retrieval-failed-unspecified',
    'lattice-health-check-failed',
    'health-check-failed-unspecified',
    'container-exited-unspecified',
    'task-failed-to-start-unspecified',
    // Stops that blame nobody, where nothing else explains the failure.
    'spot-interruption',
    'host-terminated',
]);
/** That ECS gave up: an outcome and never a cause; asked only where nothing above shows. */
const outcomeCauses = catalogue_named([
    'deployment-outcome-alarm',
    'code-deploy-alarm',
    'code-deploy-not-healthy-in-time',
    'code-deploy-stopped',
    'code-deploy-update-refused',
    'deployment-outcome-start-impaired',
    'deployment-outcome-circuit-breaker',
    'rollback-candidate-missing',
    'deployment-outcome-rollback',
    'code-deploy-rolled-back',
]);
/**
 * What an audit alone tells: with which rules ECS would refuse the next deployment, which one that is under way may still
 * change; and choices that somebody made, of which no deployment has to be reminded.
 */
const auditedAlone = catalogue_named([
    'rule-lacks-target-group',
    'production-weights-split',
    'deployment-alarms-absent',
    'bake-time-absent',
]);
/** Configuration that will bite; told on healthy deployments too, and never the root cause. */
const configuration = catalogue_named([
    'health-check-matcher-accepts-errors',
    'pair-health-checks-differ',
    'health-check-path-default',
    'health-check-timeout-not-below-interval',
    'grace-period-below-boot-time',
    'deregistration-delay-dominates',
    'rollout-without-room',
    'circuit-breaker-absent',
]);
const catalogue = [
    ...catalogue_faults,
    ...symptoms,
    ...circumstances,
    ...lastResorts,
    ...outcomeCauses,
    ...auditedAlone,
    ...configuration,
];


/***/ }),

/***/ 2017:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h4: () => (/* binding */ diagnose),
  bJ: () => (/* binding */ diagnoseConfiguration),
  mL: () => (/* binding */ suspect)
});

// EXTERNAL MODULE: ./src/diagnose/catalogue.ts + 171 modules
var catalogue = __webpack_require__(9864);
// EXTERNAL MODULE: ./src/model/outcome.ts
var outcome = __webpack_require__(5093);
// EXTERNAL MODULE: ./src/diagnose/evidence/target-failures.ts
var target_failures = __webpack_require__(3511);
// EXTERNAL MODULE: ./src/diagnose/evidence/telemetry.ts
var telemetry = __webpack_require__(8043);
// EXTERNAL MODULE: ./src/diagnose/evidence/texts.ts
var texts = __webpack_require__(3752);
;// CONCATENATED MODULE: ./src/diagnose/evidence/readings.ts



function readingsOf(timeline) {
    const logLines = (0,telemetry/* withoutStacksOfTelemetry */.a)((0,texts/* logLinesOf */.lG)(timeline));
    return {
        ...timeline,
        texts: (0,texts/* textsOf */.CB)(timeline, logLines),
        appLines: logLines,
        targetFailures: (0,target_failures/* targetFailuresOf */.g)(timeline, logLines),
    };
}

;// CONCATENATED MODULE: ./src/diagnose/diagnose.ts
/** Timeline and verdict → what is wrong, the root cause first. Pure; the order of the catalogue is the differential diagnosis. */



/**
 * What shows in a timeline. The first finding of severity `error` is the root cause. What says that the cause is not known
 * shows only where no cause does, and that ECS gave up only where nothing else says why.
 */
function diagnose(timeline, verdict) {
    if (!verdict.decided || !timeline.deployment)
        return [];
    const readings = readingsOf(timeline);
    const errors = verdict.passes || !(0,outcome/* describeOutcome */.SS)(verdict.outcome).isDiagnosed ? [] : errorsIn(readings);
    return [...errors, ...shown(catalogue/* configuration */.HF, readings)];
}
/** What the root cause would be if the deployment failed as it stands: what only the closing observation tells is not known then. */
const suspect = (timeline) => timeline.deployment && errorsIn(readingsOf(timeline)).find(({ severity }) => severity === 'error');
/** What is wrong with the configuration as it stands, and what of it will bite; whatever became of a deployment. */
const diagnoseConfiguration = (timeline) => timeline.deployment ? shown([...catalogue/* standingFaults */.Mz, ...catalogue/* auditedAlone */.M$, ...catalogue/* configuration */.HF], readingsOf(timeline)) : [];
function errorsIn(timeline) {
    const faulty = shown(catalogue/* faults */.eu, timeline);
    const explained = faulty.length > 0 ? faulty : shown(catalogue/* symptoms */.NA, timeline);
    const found = [...explained, ...shown(catalogue/* circumstances */.Xb, timeline)];
    return found.length > 0 ? found : shown([...catalogue/* lastResorts */.HJ, ...catalogue/* outcomeCauses */.JX], timeline).slice(0, 1);
}
const shown = (causes, timeline) => causes.flatMap((cause) => cause.detect(timeline) ?? []);


/***/ }),

/***/ 2395:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BQ: () => (/* binding */ secondsTaken),
/* harmony export */   hj: () => (/* binding */ isElbRequest),
/* harmony export */   q: () => (/* binding */ requestsIn),
/* harmony export */   ry: () => (/* binding */ codeIn),
/* harmony export */   zh: () => (/* binding */ mayBeElbRequest)
/* harmony export */ });
/** Requests in the access log of an application, in the forms of common servers. */
/** A health check's request in the application's access log: ALB and NLB name themselves. */
const elbAgent = 'ELB-HealthChecker/2.0';
const isElbRequest = (line) => line.includes(elbAgent);
/** Combined and common format, Uvicorn, JSON and key=value, morgan, Next.js, Gin, PHP, Serilog, Phoenix, Rails, Bun, ASP.NET and chi. */
const answered = /"\s?(\d{3})\s|HTTP\/[\d.]{1,3}"? (\d{3})\b|status(?:_?code)?[="': ]{1,4}(\d{3})\b|\s(\d{3}) (?:\d|in \d|OK\b)|\| {0,3}(\d{3}) {0,3}\||\[(\d{3})\]:|(?:\b(?:responded|sent|completed)|=>|\s-) (\d{3})\b/i;
/** The code with which an access log says that a line's request was answered. */
function codeIn(line) {
    const found = answered.exec(line);
    const code = Number(found?.slice(1).find(Boolean));
    return code >= 200 && code <= 599 ? code : undefined;
}
/** Requests in the log: of the load balancer, and others. */
function requestsIn(lines) {
    const requests = lines.filter((line) => /\b(?:GET|HEAD|POST|PUT|DELETE) \/\S{0,500}/.test(line) && codeIn(line) !== undefined);
    const ofLoadBalancer = requests.filter(isElbRequest).length;
    return { ofLoadBalancer, others: requests.length - ofLoadBalancer };
}
/** How long a request took, as access logs tell it: `6012ms`, `6.0s`, `6012.3 ms`, `rt=6.012`. */
function secondsTaken(line) {
    const found = /(?:^|[\s(=+])(\d{1,7}(?:\.\d{1,6})?) ?(ms|s|secs?|seconds)(?![\w/])/.exec(line) ??
        /\b(?:rt|request_time)=(\d{1,5}\.\d{1,6})()/.exec(line);
    return found?.[1] === undefined ? undefined : Number(found[1]) * (found[2] === 'ms' ? 0.001 : 1);
}
/** Not from the load balancer: an agent is named (which no date is), or the request comes from the container itself. */
const isOfOthers = /\b(?!HTTP\/|[A-Z][a-z]{2}\/\d{4})[A-Za-z][\w-]{1,60}\/\d|127\.0\.0\.1|::1\b|localhost/;
/** What servers write when a request arrives, before they know its answer: Rails, Hono, Phoenix, Spring, ASP.NET, Fastify. */
const arrival = /\bStarted (?:GET|HEAD)\b|<-- (?:GET|HEAD)\b|\[info\] (?:GET|HEAD)\b|, parameters=|Request starting|incoming request/;
/** Development servers log no agent: a request for the checked path that came in may then be the load balancer's. */
function mayBeElbRequest(path) {
    const literal = path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const asked = new RegExp(`(?:^|[\\s"'=])(?:https?://[^\\s/]{1,100})?${literal}(?=[\\s"'?,;}\\])]|$)`);
    return (line) => asked.test(line) && (codeIn(line) !== undefined || arrival.test(line)) && !isOfOthers.test(line);
}


/***/ }),

/***/ 9098:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ stoppedBy),
/* harmony export */   Dq: () => (/* binding */ killedByLoadBalancer),
/* harmony export */   QR: () => (/* binding */ exitedWith),
/* harmony export */   Rl: () => (/* binding */ tellsWhy),
/* harmony export */   SW: () => (/* binding */ tasksWere),
/* harmony export */   c0: () => (/* binding */ isTelling),
/* harmony export */   co: () => (/* binding */ exits),
/* harmony export */   hO: () => (/* binding */ failedStops),
/* harmony export */   k3: () => (/* binding */ ownFailures)
/* harmony export */ });
/* harmony import */ var _model_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5086);
/* harmony import */ var _model_timeline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6105);


/** Tasks of the deployment that stopped, and not benignly. */
const failedStops = (timeline) => (0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTasks */ .Bt)(timeline).filter(({ stop }) => stop?.benign === false);
/** Those that ended by themselves or could not start. */
const ownFailures = (timeline) => (0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTasks */ .Bt)(timeline).filter(({ stop }) => stop?.benign === false && stop.kind === 'itself');
/** Those that were stopped because the load balancer found them unhealthy. */
const killedByLoadBalancer = (timeline) => (0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTasks */ .Bt)(timeline).filter(({ stop }) => stop?.benign === false && stop.kind === 'load-balancer');
/** A stop whose reason is worth reading: a failure, or one that the scheduler explains in words not known here. */
const tellsWhy = ({ stop }) => stop?.benign === false || (stop?.benign === true && stop.why === 'the scheduler');
/**
 * Whether a container's fate is the task's: essential ones, and while a task starts all of them. Containers that AWS
 * injects (Service Connect, GuardDuty) stand in no task definition and never end a task.
 */
function isTelling(name, task, definition) {
    if (task.startedAt === undefined || !definition)
        return true;
    return definition.containers.some((container) => container.name === name && container.essential);
}
/** Essential containers of tasks that ended by themselves, by exit code: the task's own end, not a consequence of a kill. */
function exits(timeline) {
    const definition = (0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_0__/* .ownDefinition */ .Sh)(timeline);
    const byCode = new Map();
    for (const { task } of ownFailures(timeline)) {
        for (const { name, exitCode } of task.containers) {
            if (exitCode === undefined || !isTelling(name, task, definition))
                continue;
            const known = byCode.get(exitCode) ?? { code: exitCode, container: name, tasks: 0 };
            byCode.set(exitCode, { ...known, tasks: known.tasks + 1 });
        }
    }
    return [...byCode.values()];
}
/** Exits with a code, as evidence. */
const exitedWith = (timeline, code) => exits(timeline)
    .filter((exit) => exit.code === code)
    .map(({ container, tasks }) => ({
    field: 'Container.exitCode',
    text: `${code} in container ${container} (${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(tasks, 'task')})`,
}));
/** How many tasks stopped for reasons that blame nobody, and what AWS says of the first of them. */
function stoppedBy(timeline, reasons) {
    const stopped = (0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTasks */ .Bt)(timeline).filter(({ stop }) => stop?.benign === true && reasons.includes(stop.why));
    const [first] = stopped;
    return first && { tasks: stopped.length, reason: first.task.stoppedReason ?? first.task.stopCode ?? '' };
}
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
/** `three tasks were`, `one task was`, `14 tasks were`: how sentences begin to tell what became of tasks. */
const tasksWere = (amount) => amount === 1 ? 'one task was' : `${numbers[amount] ?? String(amount)} tasks were`;


/***/ }),

/***/ 3511:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ latticeFailed),
/* harmony export */   g: () => (/* binding */ targetFailuresOf)
/* harmony export */ });
/* harmony import */ var _model_defined_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6948);
/* harmony import */ var _model_elb_names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5413);
/* harmony import */ var _access_log_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2395);
/* harmony import */ var _model_target_states_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6431);
/* harmony import */ var _model_task_health_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1415);
/* harmony import */ var _texts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3752);
/* harmony import */ var _stopped_tasks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9098);
/* harmony import */ var _model_timeline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6105);
/** What is said against the targets of the deployment, wherever it is said: by ELB, in events, or in the log. */








/** Codes in `Health checks failed with these codes: [404]`. */
function codesIn(text) {
    const found = /with these codes: ?\[([\d, ]{1,60})\]?/i.exec(text)?.[1];
    return found === undefined ? [] : found.split(',').map(Number).filter(Number.isInteger);
}
/** The reason code that goes with a description. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html */
function reasonOf(text) {
    if (codesIn(text).length > 0)
        return 'Target.ResponseCodeMismatch';
    if (/timed out/i.test(text))
        return 'Target.Timeout';
    if (/internal error/i.test(text))
        return 'Elb.InternalError';
    return 'Target.FailedHealthChecks';
}
/** What is said against the targets of the deployment's tasks: by ELB now or when they last suffered, else by ECS's events. */
const targetFailuresOf = (timeline, logLines) => grouped([...inTargetHealth(timeline), ...inEvents(timeline), ...inStoppedReasons(timeline), ...inAccessLog(logLines)]);
function inTargetHealth(timeline) {
    const observation = (0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_3__/* .latestWithTasks */ .sN)(timeline);
    const { deployment } = timeline;
    const requirements = observation && deployment && (0,_model_task_health_js__WEBPACK_IMPORTED_MODULE_0__/* .requirementsOf */ .CG)(observation, deployment);
    // Before its group should be in use, that no load balancer uses a target is no fault of it.
    const isFailure = (target) => !(0,_model_target_states_js__WEBPACK_IMPORTED_MODULE_4__/* .isCalm */ .uv)(target.state) && (requirements?.isInUse === true || !(0,_model_task_health_js__WEBPACK_IMPORTED_MODULE_0__/* .isIdle */ .xB)(target));
    return (0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_3__/* .ownTasks */ .Bt)(timeline).flatMap(({ task, stop, lastSuffering }) => {
        const now = stop || !requirements
            ? []
            : requirements.groups.map((entry) => ({ target: (0,_model_task_health_js__WEBPACK_IMPORTED_MODULE_0__/* .targetOf */ .$r)(task, entry, requirements.targets), entry }));
        const seen = now.flatMap(({ target, entry }) => target && entry.group && isFailure(target) ? [failureOf(target, entry.group.arn)] : []);
        const past = lastSuffering?.health.target;
        const wasFailure = past !== undefined && isFailure(past);
        return seen.length > 0 || !wasFailure ? seen : [failureOf(past, past.targetGroupArn)];
    });
}
const failureOf = (target, groupArn) => (0,_model_elb_names_js__WEBPACK_IMPORTED_MODULE_5__/* .isLattice */ .jr)(groupArn) ? failureAtLattice(target, groupArn) : failureAtElb(target, groupArn);
/** VPC Lattice says of an unhealthy target only that it is, and gives no reason for the other states. */
const latticeReasons = {
    unused: 'Target.NotInUse',
    unavailable: 'Target.HealthCheckDisabled',
};
/** What stands in place of a reason where VPC Lattice tells none. */
const latticeFailed = 'HealthCheckFailed';
const failureAtLattice = ({ state, reason }, groupArn) => ({
    field: 'TargetSummary.status',
    state,
    reason: latticeReasons[state] ?? latticeFailed,
    text: (0,_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(reason === undefined ? state.toUpperCase() : `${state.toUpperCase()}, ${reason}`),
    codes: [],
    times: 1,
    groupArn,
});
const failureAtElb = (target, groupArn) => ({
    field: target.description === undefined ? 'TargetHealth.Reason' : 'TargetHealth.Description',
    state: target.state,
    reason: target.reason ?? reasonOf(target.description ?? ''),
    text: (0,_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(target.description ?? target.reason ?? target.state),
    codes: codesIn(target.description ?? ''),
    times: 1,
    groupArn,
    ...(0,_model_defined_js__WEBPACK_IMPORTED_MODULE_6__/* .defined */ .s)({ zone: target.availabilityZone }),
});
/** `… is unhealthy in (target-group …) due to (reason …).`; older forms lack the brackets. */
const unhealthyEvent = /\bunhealthy\b.{0,500}?(Health checks failed with these codes: ?\[[\d, ]{1,60}\]|Request timed out|Health checks failed(?: due to an internal error)?|Connection to target timed out)/i;
/** A code is told by the load balancer alone, whatever the event is about. */
const failedWithCodes = /Health checks failed with these codes: ?\[[\d, ]{1,60}\]/i;
const inEvents = (timeline) => (0,_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .ownEvents */ .uN)(timeline).flatMap(({ message }) => {
    const line = (0,_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(message);
    const text = unhealthyEvent.exec(line)?.[1] ?? failedWithCodes.exec(line)?.[0];
    const bare = text === undefined && /\bis unhealthy in \(?(?:target-group|elb)\b/.test(message) ? 'unhealthy' : text;
    if (bare === undefined)
        return [];
    const groupArn = groupIn(message);
    return [
        {
            field: 'Service.events',
            state: 'unhealthy',
            reason: (0,_model_elb_names_js__WEBPACK_IMPORTED_MODULE_5__/* .isLattice */ .jr)(groupArn) ? latticeFailed : reasonOf(bare),
            text: bare,
            codes: codesIn(bare),
            times: 1,
            ...(0,_model_defined_js__WEBPACK_IMPORTED_MODULE_6__/* .defined */ .s)({ groupArn }),
        },
    ];
});
const groupIn = (text) => /\(target-group (arn:[\w:/.-]{1,300})\)/.exec(text)?.[1];
const reasonOfKill = (text) => codesIn(text).length > 0 ? 'Target.ResponseCodeMismatch' : 'Target.FailedHealthChecks';
/** ECS says that it stopped a task for the load balancer, but seldom what the load balancer saw. */
const inStoppedReasons = (timeline) => (0,_stopped_tasks_js__WEBPACK_IMPORTED_MODULE_2__/* .killedByLoadBalancer */ .Dq)(timeline).map(({ task: { stoppedReason = '' }, lastSuffering }) => {
    const groupArn = groupIn(stoppedReason) ?? lastSuffering?.health.target?.targetGroupArn;
    return {
        field: 'Task.stoppedReason',
        state: 'unhealthy',
        reason: (0,_model_elb_names_js__WEBPACK_IMPORTED_MODULE_5__/* .isLattice */ .jr)(groupArn) || /Lattice/i.test(stoppedReason) ? latticeFailed : reasonOfKill(stoppedReason),
        text: (0,_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(stoppedReason),
        codes: codesIn(stoppedReason),
        times: 1,
        ...((0,_model_elb_names_js__WEBPACK_IMPORTED_MODULE_5__/* .isLattice */ .jr)(groupArn) ? (0,_model_defined_js__WEBPACK_IMPORTED_MODULE_6__/* .defined */ .s)({ groupArn }) : {}),
    };
});
const inAccessLog = (logLines) => logLines.flatMap((line) => {
    const code = (0,_access_log_js__WEBPACK_IMPORTED_MODULE_7__/* .isElbRequest */ .hj)(line) ? (0,_access_log_js__WEBPACK_IMPORTED_MODULE_7__/* .codeIn */ .ry)(line) : undefined;
    if (code === undefined || (code >= 200 && code <= 299))
        return [];
    return [
        {
            field: 'log',
            state: 'unhealthy',
            reason: 'Target.ResponseCodeMismatch',
            text: line.slice(0, 300),
            codes: [code],
            times: 1,
        },
    ];
});
function grouped(failures) {
    const byText = new Map();
    for (const one of failures) {
        const key = `${one.field} ${one.reason} ${one.text}`;
        byText.set(key, { ...one, times: (byText.get(key)?.times ?? 0) + 1 });
    }
    return [...byText.values()];
}


/***/ }),

/***/ 8043:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ withoutStacksOfTelemetry),
/* harmony export */   p: () => (/* binding */ ofTelemetry)
/* harmony export */ });
/** What routers of logs and agents of telemetry write into the log of an application. */
/** They retry by themselves, and end nothing; so does what asks the instance for its metadata. */
const ofTelemetry = /logs\.[a-z0-9-]{1,30}\.amazonaws|[:=](?:4317|4318|8125|8126|2000|9411|24224)\b|\/v[\d.]{1,4}\/(?:traces|metrics|logs|spans|push)\b|169\.254\.|\b(?:otel|opentelemetry|otlp|datadog|dd-?trace|statsd|x-?ray|newrelic|new relic|sentry|jaeger|zipkin|prometheus|pushgateway|fluent-?bit|fluentd|firelens|apm (?:server|agent)|elastic-?apm|honeycomb|rollbar|bugsnag|dynatrace|appdynamics|instana|loki|promtail|logstash|graylog|gelf|splunk|pyroscope)\b|OTLPExporter|dropped \d{1,9} spans|lost \d{1,9} spans|(?:send|flush|export|ship|push|report|submit|upload|emit)(?:ing)? (?:\w{1,20} )?(?:spans?|traces?|metrics|logs|telemetry)\b|\] ?\[ ?(?:engine|net|upstream|aws_client|http_client|aws_credentials|(?:output|input|filter|tls|imds):?[\w.:]{0,40})\]|failed to flush (?:the )?(?:chunk|buffer)/i;
/** A line that goes on with the one before it: a frame of its stack, its cause, or the exception that it announced. */
const goesOn = /^(?:at [\w.$<[]|Caused by: |Suppressed: |\.\.\. \d|Traceback \(|During handling of |The above exception |File "|(?:[a-z_]\w{0,40}\.){2,8}[A-Z]\w{0,60}(?:Error|Exception)\b)/;
/** Between frames, Python shows its source, until it names the exception; a new entry begins with a time or a level. */
const opensTraceback = /^(?:Traceback \(|File ")/;
const namesException = /^[\w.]{0,100}(?:Error|Exception|Timeout|Refused)\b/;
const beginsEntry = /^(?:\[?\d{4}[-/]\d\d|\[?(?:ERROR|WARN|INFO|DEBUG|FATAL|CRITICAL)|\{"|time=|level=|ts=)/;
/** Without the stacks under lines of telemetry, which name a refused connection as any other stack does. */
function withoutStacksOfTelemetry(lines) {
    let isOfTelemetry = false;
    let isInTraceback = false;
    return lines.filter((line) => {
        const continues = goesOn.test(line) || (isInTraceback && !beginsEntry.test(line));
        isInTraceback = continues && (opensTraceback.test(line) || (isInTraceback && !namesException.test(line)));
        if (continues)
            return !isOfTelemetry;
        isOfTelemetry = ofTelemetry.test(line);
        return true;
    });
}


/***/ }),

/***/ 3752:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AZ: () => (/* binding */ events),
/* harmony export */   CB: () => (/* binding */ textsOf),
/* harmony export */   Mp: () => (/* binding */ anywhere),
/* harmony export */   Ot: () => (/* binding */ reasons),
/* harmony export */   Rm: () => (/* binding */ log),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   T_: () => (/* binding */ deploymentReasons),
/* harmony export */   lG: () => (/* binding */ logLinesOf),
/* harmony export */   mE: () => (/* binding */ codeDeployReasons),
/* harmony export */   uN: () => (/* binding */ ownEvents)
/* harmony export */ });
/* harmony import */ var _model_service_events_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(294);
/* harmony import */ var _stopped_tasks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9098);
/* harmony import */ var _model_deployment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(958);
/* harmony import */ var _model_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5086);
/* harmony import */ var _model_timeline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6105);
/**
 * What AWS, the containers and the applications said about the deployment that is verified – and only about it: its own
 * tasks, and the events since it was created. Whatever old revisions left behind is silence.
 *
 * Texts are cut to a bounded length and to one line before anything is matched, and there are a bounded number of them, so
 * that a rule whose quantifiers are bounded takes linear time whatever a container wrote.
 */





/** AWS cuts a reason at 1,024 characters and an event somewhat above: nothing of theirs is lost. */
const mostCharacters = 3000;
const mostTextsOfAField = 200;
const mostLogLines = 1000;
/** Of the log in all, its end: what may be read within a second by the whole catalogue. */
const mostLogCharacters = 1_000_000;
/** Single spaces, which most texts have and nothing else, are passed over. */
const spacing = /\s{2,}|[^\S ]/g;
const oneLine = (text) => text.slice(0, mostCharacters).replace(spacing, ' ').trim();
/** What keeps a task from starting, or says why it ended. */
const reasons = ['Container.reason', 'Task.stoppedReason', 'Service.events'];
const events = ['Service.events'];
const log = ['log'];
const anywhere = ['Container.reason', 'Task.stoppedReason', 'log', 'Service.events'];
/** What ECS says of the deployment as a whole. */
const deploymentReasons = [
    'ServiceDeployment.statusReason',
    'Deployment.rolloutStateReason',
    'Service.events',
];
/** What CodeDeploy says of it: an error code with its text, and the name of an event that failed with what was said there. */
const codeDeployReasons = ['DeploymentInfo.errorInformation', 'LifecycleEvent.diagnostics'];
/** Everything that was said of the deployment, the most trusted field first, equal texts once. */
function textsOf(timeline, logLines) {
    const definition = (0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_2__/* .ownDefinition */ .Sh)(timeline);
    const stopped = (0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_2__/* .ownTasks */ .Bt)(timeline).filter(_stopped_tasks_js__WEBPACK_IMPORTED_MODULE_0__/* .tellsWhy */ .Rl);
    const { codeDeploy } = timeline.deployment ?? {};
    const telling = (0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_2__/* .ownTasks */ .Bt)(timeline).filter((history) => !history.stop?.benign || (0,_stopped_tasks_js__WEBPACK_IMPORTED_MODULE_0__/* .tellsWhy */ .Rl)(history));
    return [
        ...distinct('Container.reason', telling.flatMap(({ task }) => task.containers.filter(({ name }) => (0,_stopped_tasks_js__WEBPACK_IMPORTED_MODULE_0__/* .isTelling */ .c0)(name, task, definition)).map(({ reason }) => reason))),
        ...distinct('Task.stoppedReason', stopped.map(({ task }) => task.stoppedReason)),
        ...distinct('log', logLines),
        ...distinct('Service.events', ownEvents(timeline).map(({ message }) => message)),
        ...distinct('DeploymentInfo.errorInformation', [clauses(codeDeploy?.errorCode, codeDeploy?.errorMessage)]),
        ...distinct('LifecycleEvent.diagnostics', (codeDeploy?.target?.lifecycleEvents ?? [])
            .filter(({ status }) => status === 'Failed')
            .map(({ name, errorCode, message }) => clauses(name, errorCode, message))),
        ...distinct('ServiceDeployment.statusReason', [
            timeline.deployment?.serviceDeployment?.statusReason,
            timeline.deployment?.serviceDeployment?.rollback?.reason,
        ]),
        ...distinct('Deployment.rolloutStateReason', [((0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_2__/* .deploymentEntry */ .uL)(timeline) ?? timeline.deployment?.entry)?.rolloutStateReason]),
    ];
}
/** `ALARM_ACTIVE: One or more alarms …`: what is there of it. */
const clauses = (...parts) => parts.filter(Boolean).join(': ');
function distinct(field, texts) {
    const most = field === 'log' ? mostLogLines : mostTextsOfAField;
    const times = new Map();
    for (const raw of texts) {
        const text = oneLine(raw ?? '');
        const known = times.get(text);
        if (text === '' || (known === undefined && times.size >= most))
            continue;
        times.set(text, (known ?? 0) + 1);
    }
    return [...times].map(([text, amount]) => ({ field, text, times: amount }));
}
/** The last lines that containers of the deployment wrote, oldest first, each as one line without the colours of terminals. */
function logLinesOf(timeline) {
    const tails = timeline.observations.findLast(({ logs }) => logs.length > 0)?.logs ?? [];
    const own = tails.filter(({ taskArn }) => timeline.facts.tasks.has(taskArn));
    return ending(own.flatMap(({ lines }) => lines.slice(-mostLogLines).map(({ message }) => oneLine((0,_model_text_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutAnsiCodes */ .CZ)(message.slice(0, 2 * mostCharacters))))));
}
/** The last lines of all that are not too much together. */
function ending(lines) {
    let characters = 0;
    const first = lines.findLastIndex((line) => (characters += line.length) > mostLogCharacters);
    return lines.slice(first + 1);
}
/** The events since the deployment was created, newest first, without those about tasks of other deployments. */
function ownEvents(timeline) {
    const all = (0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_2__/* .latestService */ .L7)(timeline)?.events ?? [];
    const own = timeline.facts.tasks;
    const foreign = ((0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_2__/* .latestWithService */ .VI)(timeline)?.tasks ?? []).filter(({ arn }) => !own.has(arn)).map(({ id }) => id);
    const since = createdAt(timeline);
    return all.filter(({ at, message }) => at > since && !foreign.some((id) => message.includes(`(task ${id})`)));
}
/** Known from its events alone, a deployment began after the last time that the service was steady before it failed. */
function createdAt(timeline) {
    const { deployment } = timeline;
    if (deployment?.createdAt !== undefined)
        return deployment.createdAt;
    const all = (0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_2__/* .latestService */ .L7)(timeline)?.events ?? [];
    const failed = all.findIndex((event) => (0,_model_service_events_js__WEBPACK_IMPORTED_MODULE_4__/* .failedDeployment */ .dL)(event) !== undefined || (0,_model_service_events_js__WEBPACK_IMPORTED_MODULE_4__/* .rollbackTarget */ .es)(event) !== undefined);
    const steady = all.slice(failed + 1).find(_model_service_events_js__WEBPACK_IMPORTED_MODULE_4__/* .saysSteady */ .Nr);
    return steady?.at ?? (0,_model_deployment_js__WEBPACK_IMPORTED_MODULE_1__/* .primaryOf */ .Os)((0,_model_timeline_js__WEBPACK_IMPORTED_MODULE_2__/* .latestWithService */ .VI)(timeline))?.createdAt ?? 0;
}


/***/ }),

/***/ 8630:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rulesOf: () => (/* binding */ rulesOf)
});

// EXTERNAL MODULE: ./src/diagnose/diagnose.ts + 1 modules
var diagnose = __webpack_require__(2017);
// EXTERNAL MODULE: ./src/model/strategy/production-traffic.ts
var production_traffic = __webpack_require__(9808);
// EXTERNAL MODULE: ./src/model/task-health.ts
var task_health = __webpack_require__(1415);
// EXTERNAL MODULE: ./src/model/text.ts
var model_text = __webpack_require__(5086);
// EXTERNAL MODULE: ./src/model/timeline.ts + 3 modules
var model_timeline = __webpack_require__(6105);
// EXTERNAL MODULE: ./src/model/durations.ts
var durations = __webpack_require__(7248);
;// CONCATENATED MODULE: ./src/judge/no-access.ts

/** How long AWS may leave every call unanswered from the first observation on. */
const silenceMs = 120_000;
const words = {
    denied: ({ action, resource }) => `these credentials may not call ${action}${resource === undefined ? '' : ` on ${resource}`}`,
    'no-credentials': () => 'there are no AWS credentials: a step that provides them must come before this one',
    'invalid-credentials': ({ errorName }) => `AWS does not accept these credentials (${errorName})`,
};
function noAccess(timeline, observation) {
    const [first = observation] = timeline.observations;
    const required = timeline.deployment?.strategy.requiredOperations;
    const wasAnswered = timeline.observations.some(({ answered }) => answered);
    for (const readFailure of observation.readFailures) {
        if (!readFailure.needed && required?.has(readFailure.operation) !== true)
            continue;
        if (readFailure.reason === 'expired-credentials')
            return { because: expired(observation.at - first.at) };
        // Whoever gave credentials that AWS took may give them again: only AWS says that they are no good any more.
        if (readFailure.reason === 'no-credentials' && wasAnswered)
            continue;
        const say = words[readFailure.reason];
        if (say)
            return { because: say(readFailure) };
    }
    if (observation.endedAt - first.at < silenceMs || wasAnswered)
        return undefined;
    const last = observation.readFailures.at(-1);
    return {
        because: `AWS answered nothing for ${(0,model_text/* duration */.p0)(observation.endedAt - first.at)}${last ? ` (${last.errorName}: ${last.message})` : ''}`,
    };
}
const expired = (afterMs) => afterMs < 60_000
    ? 'the AWS credentials have expired: let the step that provides them run just before this one, or raise its `role-duration-seconds`'
    : `the AWS credentials expired after ${(0,model_text/* duration */.p0)(afterMs)} of waiting: raise \`role-duration-seconds\` of the step that provides them`;

// EXTERNAL MODULE: ./src/model/criteria.ts
var model_criteria = __webpack_require__(9764);
// EXTERNAL MODULE: ./src/model/deployment.ts
var model_deployment = __webpack_require__(958);
// EXTERNAL MODULE: ./src/model/refusal.ts
var refusal = __webpack_require__(6389);
// EXTERNAL MODULE: ./src/model/strategy/index.ts + 14 modules
var model_strategy = __webpack_require__(2651);
;// CONCATENATED MODULE: ./src/judge/misconfigured.ts
/** Whether what was asked for exists, can be verified, and is configured as expected. */








function misconfigured(timeline, observation) {
    const { name, criteria } = timeline;
    const canComeLater = criteria.selector.which === 'new';
    if (observation.missing && !canComeLater) {
        return {
            because: observation.missing === 'cluster'
                ? `there is no cluster ${name.cluster} in this account and region`
                : `there is no service ${name.service} in cluster ${name.cluster} (a managed daemon is none, and cannot be verified)`,
        };
    }
    const seen = (0,model_timeline/* latestWithService */.VI)(timeline);
    if (!seen?.service)
        return undefined;
    const { service } = seen;
    if ((0,model_deployment/* isDeleted */.oy)(service)) {
        if (canComeLater)
            return undefined;
        return { because: `service ${service.name} is ${service.status}, not ACTIVE` };
    }
    const kind = unverifiableField(timeline, service, timeline.deployment && seen.revisions.get(timeline.deployment.id)) ??
        unverifiableGroup(seen.targetGroups);
    if (kind)
        return { because: `${kind.field}: a service of this kind cannot be verified; ${kind.instead}` };
    return timeline.deployment ? unexpectedHealthCheck(seen, timeline.deployment, criteria) : undefined;
}
/** Whatever is not known to be verifiable is not. */
function unverifiableField(timeline, service, revision) {
    const { strategy: configured } = timeline.deployment?.serviceDeployment?.configuration ?? service;
    const strategy = (0,model_strategy/* strategyOf */.xS)({ ...service, strategy: configured }, timeline.strategies);
    if ('refused' in strategy)
        return (0,refusal/* unknownKind */.PI)(strategy.refused);
    const [classic] = [service, ...service.deployments.flatMap(({ taskSet }) => taskSet ?? [])]
        .flatMap(({ loadBalancers }) => loadBalancers)
        .flatMap(({ loadBalancerName }) => loadBalancerName ?? []);
    const { schedulingStrategy, resourceManagementType, taskSetCount = 0, deployments } = service;
    if (taskSetCount > 0 && deployments.length > 0) {
        return (0,refusal/* taskSetsBesideDeployments */.JA)(`taskSets has ${(0,model_text/* count */.U9)(taskSetCount, 'entry', 'entries')} beside deployments`);
    }
    if (schedulingStrategy !== 'REPLICA' && schedulingStrategy !== 'DAEMON') {
        return (0,refusal/* unknownKind */.PI)(`schedulingStrategy is ${schedulingStrategy}`);
    }
    if (resourceManagementType !== undefined && !managementTypes.has(resourceManagementType)) {
        return (0,refusal/* unknownKind */.PI)(`resourceManagementType is ${resourceManagementType}`);
    }
    if (classic !== undefined)
        return (0,refusal/* classicLoadBalancer */.jt)(classic);
    return strategy.refuses({ ...service, strategy: configured }, revision);
}
/** `ECS`: an Express service, whose load balancer ECS owns. */
const managementTypes = new Set(['CUSTOMER', 'ECS']);
/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html */
const verifiableProtocols = new Set([
    'HTTP',
    'HTTPS',
    'TCP',
    'TLS',
    'UDP',
    'TCP_UDP',
    'QUIC',
    'TCP_QUIC',
]);
function unverifiableGroup(groups) {
    const type = groups.find(({ targetType }) => targetType !== 'ip' && targetType !== 'instance');
    if (type)
        return (0,refusal/* targetGroupType */.bu)(type.name, type.targetType);
    const protocol = groups.find((group) => !verifiableProtocols.has(group.protocol));
    return protocol && (0,refusal/* unknownKind */.PI)(`Protocol of ${protocol.name} is ${protocol.protocol ?? 'not set'}`);
}
/** Compares the target groups with the path and matcher that they are expected to have. */
function unexpectedHealthCheck(observation, deployment, criteria) {
    const { healthCheckPaths, healthCheckMatcher } = criteria;
    if (healthCheckPaths.length === 0 && !healthCheckMatcher)
        return undefined;
    // A revision that has just been made may not be shown yet: then nobody knows whether there are any.
    if (!(0,task_health/* knowsLoadBalancers */.s)(observation, deployment))
        return undefined;
    const groups = (0,durations/* targetGroupsOf */.TT)(observation, deployment);
    const registered = (0,task_health/* loadBalancersOf */.$t)(observation, deployment).filter(({ targetGroupArn }) => targetGroupArn !== undefined);
    if (registered.length === 0)
        return { because: 'a health check is expected, but the service has no target group' };
    const faults = groups.flatMap(({ name, healthCheck: { path, matcher, protocol } }) => {
        const expected = (0,model_text/* list */.p_)(healthCheckPaths.map((one) => `\`${one}\``)).replace(/ and /, ' or ');
        const paths = healthCheckPaths.length === 0 || healthCheckPaths.some((one) => one === path)
            ? []
            : [`${name} checks ${path === undefined ? `by ${protocol}, without a path` : `\`${path}\``}, expected ${expected}`];
        const codes = matcher === undefined ? undefined : (0,model_criteria/* parseCodes */.OR)(matcher);
        const matchers = !healthCheckMatcher || (codes && (0,model_criteria/* sameCodes */.Vx)(codes, healthCheckMatcher))
            ? []
            : [`${name} accepts ${matcher ?? 'no codes, since it checks without HTTP'}, expected ${healthCheckMatcher.text}`];
        return [...paths, ...matchers];
    });
    return faults.length === 0 ? undefined : { because: faults.join('; ') };
}

;// CONCATENATED MODULE: ./src/judge/audit-configuration.ts







/** How long AWS may take to show the whole configuration. */
const patienceMs = 60_000;
/** Decided: there is nothing more to find. Undecided: look again; undefined: the configuration is whole. */
function judgeConfiguration(timeline) {
    const observation = (0,model_timeline/* lastJudgedObservation */.WV)(timeline);
    if (!observation)
        return { decided: false };
    const [first = observation] = timeline.observations;
    const decided = (outcome, because) => ({
        decided: true,
        outcome,
        at: observation.endedAt,
        passes: false,
        because,
    });
    const denied = noAccess(timeline, observation);
    if (denied)
        return decided('no-access', denied.because);
    const wrong = misconfigured(timeline, observation);
    if (wrong)
        return decided('misconfigured', wrong.because);
    const { deployment } = timeline;
    const missing = deployment
        ? missingOf(observation, deployment)
        : 'the service has no deployment whose configuration could be judged';
    if (missing === undefined)
        return undefined;
    if (observation.endedAt - first.at < patienceMs)
        return { decided: false };
    return decided('timed-out', `after ${(0,model_text/* duration */.p0)(observation.endedAt - first.at)}: ${missing}`);
}
/** What could not be read of the configuration; undefined: it is whole. */
function missingOf(observation, deployment) {
    const registered = (0,task_health/* loadBalancersOf */.$t)(observation, deployment).filter(({ targetGroupArn }) => targetGroupArn !== undefined);
    if (!observation.tasks)
        return 'its tasks could not be read';
    if (registered.length === 0)
        return undefined;
    if ((0,durations/* targetGroupsOf */.TT)(observation, deployment).length < registered.length || observation.targets.size === 0) {
        return 'its target groups could not be read';
    }
    // Denied, they stay unknown, which the report names.
    const areRulesDenied = observation.readFailures.some(({ operation, reason }) => reason === 'denied' && readsRules.has(operation));
    return areRulesDenied || (0,production_traffic/* unread */.gy)(observation, registered).length === 0 ? undefined : 'its listener rules could not be read';
}
const readsRules = new Set(['DescribeRules', 'DescribeListeners', 'GetRule', 'GetListener']);

;// CONCATENATED MODULE: ./src/audit.ts
/** `mode: audit`: judges the configuration of a service as it is, before a deployment or without one, in one observation. */




/** Which severities make an audit fail. */
const grave = {
    error: ['error'],
    warning: ['error', 'warning'],
    never: [],
};
/** @param failOn from which severity of a finding on the configuration is called wrong */
const auditJudge = (failOn) => (timeline) => judgeConfiguration(timeline) ?? verdictOf(timeline, failOn);
function verdictOf(timeline, failOn) {
    const at = (0,model_timeline/* lastJudgedObservation */.WV)(timeline)?.endedAt ?? timeline.startedAt;
    const findings = (0,diagnose/* diagnoseConfiguration */.bJ)(timeline);
    const worst = findings.find(({ severity }) => grave[failOn].includes(severity));
    if (worst)
        return { decided: true, outcome: 'misconfigured', at, passes: false, because: worst.sentence };
    const told = findings.length === 0 ? 'nothing to find in it' : `${(0,model_text/* count */.U9)(findings.length, 'finding')}, none that fails`;
    return {
        decided: true,
        outcome: 'audit-passed',
        at,
        passes: true,
        because: `the configuration was judged: ${told}`,
    };
}

;// CONCATENATED MODULE: ./src/judge/due.ts

/** So near the moment is told, and never before it. */
const nearMs = 50;
/** The next moment from which on an observation that shows nothing new has a verdict; undefined: there is none up to `until`. */
function dueAt(judge, timeline, until) {
    const newest = (0,model_timeline/* latestObservation */.YD)(timeline);
    if (!newest || newest.at >= until)
        return undefined;
    const isDecidedAt = (at) => judge((0,model_timeline/* extend */.X$)(timeline, { ...newest, at, endedAt: at, healthReadAt: at })).decided;
    if (!isDecidedAt(until))
        return undefined;
    let [undecidedAt, decidedAt] = [newest.at, until];
    while (decidedAt - undecidedAt > nearMs) {
        const between = (undecidedAt + decidedAt) / 2;
        if (isDecidedAt(between))
            decidedAt = between;
        else
            undecidedAt = between;
    }
    return decidedAt;
}

// EXTERNAL MODULE: ./src/model/outcome.ts
var model_outcome = __webpack_require__(5093);
;// CONCATENATED MODULE: ./src/judge/lasting-fault.ts

/** AWS takes its time to show what it has done: what is wrong for a moment may be a picture in passing. */
const lastingMs = 60_000;
function lastingFault(timeline, observation, outcome) {
    const { deployment, criteria, facts } = timeline;
    if (!observation.service || !deployment)
        return undefined;
    const { untold } = deployment.strategy.faults(criteria.waitUntil, deployment, observation);
    for (const { fault, since } of facts.faults.values()) {
        const lasted = observation.at - since;
        // What this observation does not tell is no news of the fault.
        if (untold.has(fault.kind))
            continue;
        if (fault.outcome === outcome && lasted >= lastingMs)
            return { because: `${fault.because}, for ${(0,model_text/* duration */.p0)(lasted)}` };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/judge/deployment-failed.ts


function deploymentFailed(timeline, observation) {
    const { deployment } = timeline;
    const failure = deployment?.strategy.failure(deployment, (0,model_timeline/* latestWithService */.VI)(timeline));
    if (!deployment || failure === undefined)
        return lastingFault(timeline, observation, 'deployment-failed');
    return { because: `ECS gave ${deployment.id} up: ${failure}` };
}

// EXTERNAL MODULE: ./src/model/where-wanted.ts
var where_wanted = __webpack_require__(1088);
;// CONCATENATED MODULE: ./src/judge/healthy.ts
/** Whether the deployment is healthy: the only way to green that no input has to open. */





function healthy(timeline, observation) {
    const { deployment, facts, criteria } = timeline;
    if (!observation.service || !deployment || !(0,task_health/* tellsHealth */.PX)(observation, deployment))
        return undefined;
    if (!isDone(timeline, deployment, observation))
        return undefined;
    const needed = deployment.strategy.neededCount(observation.service, deployment.id);
    if (needed < 1 || !(0,model_timeline/* showsAllByNow */.fk)(timeline))
        return undefined;
    // Stryker disable ConditionalExpression: either would do, and nothing is to be green by one of the two alone
    if (facts.healthy.size < needed)
        return undefined;
    // Set by the newest observation alone, where all that are needed have been healthy for long enough by then.
    if (facts.lastStable?.at !== observation.at)
        return undefined;
    // Stryker restore ConditionalExpression
    // Stryker disable next-line OptionalChaining: where all is stable, the clock runs
    const since = Math.max(facts.clock?.countsFrom ?? observation.at, facts.whereWantedSince ?? observation.at);
    if (observation.at - since < (0,durations/* stableForSeconds */.GH)(criteria, observation, deployment) * 1000)
        return undefined;
    const stableFor = (0,model_text/* duration */.p0)(observation.at - since);
    const state = (0,durations/* hasHealthSignal */.V6)(observation, deployment) ? 'healthy' : 'running';
    const share = criteria.waitUntil === 'completed' ? undefined : deployment.strategy.productionShare(deployment, observation);
    const tasks = `${needed} of ${(0,model_text/* count */.U9)(needed, 'task')} ${state} for ${stableFor}`;
    return { because: share === undefined ? tasks : `${tasks}; ${share}`, passes: true };
}
/** Whether the deployment is where it is waited for, whatever the health of its tasks; what is not told is no. */
const isDone = ({ criteria: { waitUntil } }, deployment, observation) => (0,where_wanted/* isWhereWanted */.$)(waitUntil, deployment, observation) === true &&
    (waitUntil !== 'completed' || deployment.strategy.isComplete(deployment, observation) === true);

;// CONCATENATED MODULE: ./src/judge/no-deployment.ts



function noDeployment(timeline, observation) {
    if (timeline.deployment || !(0,model_timeline/* isTimeUp */.dC)(timeline, observation) || !(0,model_timeline/* tellsOf */.Cz)(timeline, observation))
        return undefined;
    const [first = observation] = timeline.observations;
    const waited = (0,model_text/* duration */.p0)(observation.endedAt - first.at);
    return {
        because: `${expectedDeployment(timeline.criteria)} was expected, and did not appear within ${waited}; ${runsInstead(observation)}`,
        passes: timeline.criteria.onNoDeployment === 'pass',
    };
}
/** `a new deployment of api:42`, as far as it was asked for. */
function expectedDeployment({ selector, taskDefinitions }) {
    const names = taskDefinitions.map(({ family, revision }) => (revision === undefined ? family : `${family}:${revision}`));
    const runs = names.length === 0 ? '' : ` of ${names.join(' or ')}`;
    if (selector.which === 'id')
        return `deployment ${selector.id}${runs}`;
    if (selector.which === 'arn')
        return `service deployment ${selector.arn}${runs}`;
    return `a ${selector.which === 'new' ? 'new ' : ''}deployment${runs}`;
}
function runsInstead(observation) {
    const { service, missing = 'service' } = observation;
    if (!service)
        return `there is no such ${missing}`;
    const primary = (0,model_deployment/* primaryOf */.Os)(observation);
    if (!primary)
        return `service ${service.name} has no deployment`;
    return `service ${service.name} runs ${primary.taskDefinition} (${primary.id}, created ${new Date(primary.createdAt).toISOString()})`;
}

;// CONCATENATED MODULE: ./src/judge/no-tasks.ts

const noTasksMs = 60_000;
function noTasks(timeline, observation) {
    const { deployment, criteria } = timeline;
    if (!observation.service || !deployment)
        return undefined;
    const since = noneNeededSince(timeline, deployment);
    if (since === undefined || observation.at - since < noTasksMs)
        return undefined;
    const because = `${zeroInWords(observation.service, deployment)} has been 0 for ${(0,model_text/* duration */.p0)(observation.at - since)}: nothing runs that could be verified`;
    if (!criteria.allowNoTasks)
        return { because };
    return deployment.strategy.isComplete(deployment, observation) ? { because, passes: true } : undefined;
}
const zeroInWords = ({ name, desiredCount }, { id }) => desiredCount === 0 ? `the desired count of ${name}` : `the scale of ${id}`;
/** When the first of the newest observations in a row began that show the deployment and ask for no task of it. */
function noneNeededSince({ observations, facts }, { strategy, id }) {
    let since;
    for (const observation of observations.toReversed()) {
        if (!observation.service)
            continue;
        if (strategy.neededCount(observation.service, id) !== 0 || observation.at < (facts.shownIn?.at ?? 0))
            break;
        since = observation.at;
    }
    return since;
}

;// CONCATENATED MODULE: ./src/judge/paused.ts


function paused(timeline, observation) {
    const { deployment, criteria } = timeline;
    const pause = deployment?.strategy.pauses(deployment)[0];
    if (!deployment || !pause || !(0,model_timeline/* tells */.n6)(observation))
        return undefined;
    const because = pause.words;
    if (criteria.onPause !== 'wait' && !deployment.strategy.tellsWord(observation))
        return undefined;
    if (criteria.onPause === 'fail')
        return { because };
    if (criteria.onPause === 'pass') {
        const sound = soundness(timeline, observation, pause);
        return sound === undefined ? undefined : { because: `${because}; ${sound}`, passes: true };
    }
    return (0,model_timeline/* isTimeUp */.dC)(timeline, observation) ? { because: `${because}, and the time is up` } : undefined;
}
/** How the tasks fare that ECS has asked for so far; undefined: not well, or not for long enough. */
function soundness(timeline, observation, pause) {
    const { criteria, facts } = timeline;
    const { requestedTaskCount = (0,model_timeline/* neededCountIn */.MR)(timeline) } = pause;
    // Of a service that asks for no task none will run after the pause either.
    if (requestedTaskCount === 0)
        return (0,model_timeline/* neededCountIn */.MR)(timeline) > 0 || criteria.allowNoTasks ? 'nothing of it runs yet' : undefined;
    if (facts.lastStable?.at !== observation.at || facts.healthy.size < requestedTaskCount)
        return undefined;
    // Stryker disable next-line OptionalChaining: where all is stable, the clock runs
    return `${facts.healthy.size} of its tasks healthy for ${(0,model_text/* duration */.p0)(observation.at - (facts.clock?.countsFrom ?? observation.at))}`;
}

;// CONCATENATED MODULE: ./src/judge/rolled-back.ts
/** Whether ECS went back to an older deployment. */


function rolledBack(timeline) {
    const { deployment } = timeline;
    const rollback = deployment?.strategy.rollback(deployment, (0,model_timeline/* latestWithService */.VI)(timeline));
    if (!deployment || !rollback)
        return undefined;
    const id = deployment.id === model_deployment/* unknownId */.uO ? 'the last deployment' : deployment.id;
    const to = rollback.to === undefined ? '' : ` to ${rollback.to}`;
    return { because: `${rollback.by ?? 'ECS'} rolled ${id} back${to} (${rollback.field}: ${rollback.text})` };
}

;// CONCATENATED MODULE: ./src/judge/superseded.ts
/** Whether a newer deployment took the place of the one that is verified. */

function superseded(timeline) {
    const { deployment, criteria } = timeline;
    const observation = (0,model_timeline/* latestWithService */.VI)(timeline);
    const newer = observation && deployment?.strategy.successor(deployment, observation);
    if (!deployment || !newer)
        return undefined;
    const { id, taskDefinition } = newer;
    // Whether it is one to go on with, what it runs will tell.
    if (taskDefinition === undefined && criteria.onSuperseded === 'follow' && criteria.taskDefinitions.length > 0)
        return undefined;
    return {
        because: `${id}${taskDefinition === undefined ? '' : ` (${taskDefinition})`} took the place of ${deployment.id} before that was healthy`,
        passes: criteria.onSuperseded === 'pass',
    };
}

// EXTERNAL MODULE: ./src/model/failed-tasks.ts
var failed_tasks = __webpack_require__(8131);
;// CONCATENATED MODULE: ./src/judge/enough-failed-tasks.ts
/** Whether enough tasks of the deployment have failed: what two outcomes have in common. */



/** The failures, when they are enough to make the deployment a failure. */
function enoughFailures(timeline) {
    const failed = (0,failed_tasks/* failedTasks */.Ox)(timeline);
    if (failed.length < (0,failed_tasks/* failureThreshold */.QB)(timeline) && failed.every(({ heals }) => heals))
        return undefined;
    return {
        atLoadBalancer: failed.filter(({ kind }) => kind === 'load-balancer'),
        byThemselves: failed.filter(({ kind }) => kind === 'itself'),
    };
}
/** The larger kind names the outcome; a tie is the load balancer's. */
const isMostlyAtLoadBalancer = ({ atLoadBalancer, byThemselves }) => atLoadBalancer.length >= byThemselves.length;
/** `0 of 3 desired tasks healthy` */
const tally = (timeline) => `${timeline.facts.healthy.size} of ${(0,model_text/* count */.U9)((0,model_timeline/* neededCountIn */.MR)(timeline), 'desired task')} healthy`;

;// CONCATENATED MODULE: ./src/judge/targets-unhealthy.ts





/** A target that can never become healthy may be a passing picture while a target group is being attached. */
const unusableMs = 60_000;
function targetsUnhealthy(timeline, observation) {
    const failures = enoughFailures(timeline);
    if (!failures || !isMostlyAtLoadBalancer(failures))
        return unusableTarget(timeline, observation) ?? lastingFault(timeline, observation, 'targets-unhealthy');
    const also = failures.byThemselves.length === 0 ? '' : `, ${failures.byThemselves.length} by themselves`;
    const failed = (0,model_text/* count */.U9)(failures.atLoadBalancer.length, 'task');
    return { because: `${failed} of this deployment failed at the load balancer${also}; ${tally(timeline)}` };
}
/** What VPC Lattice means by a state for which it gives no reason. */
const withoutReason = {
    unused: 'no service of VPC Lattice uses its target group',
    unavailable: 'VPC Lattice makes no health checks in its target group',
};
function unusableTarget(timeline, observation) {
    const { deployment } = timeline;
    if (!deployment || !(0,task_health/* tellsHealth */.PX)(observation, deployment))
        return undefined;
    for (const { stop, health, unusableSince, task } of (0,model_timeline/* ownTasks */.Bt)(timeline)) {
        const { unusable: target } = health;
        const lasted = observation.at - (unusableSince ?? observation.at);
        if (stop || !target || lasted < unusableMs)
            continue;
        const why = target.description ?? target.reason ?? withoutReason[target.state] ?? target.state;
        return {
            because: `the target of task ${task.id} can never become healthy: it has been ${target.state} for ${(0,model_text/* duration */.p0)(lasted)} (${why})`,
        };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/judge/tasks-cycling.ts
/** Whether enough tasks of the deployment have failed by themselves: they exit, cannot start, fail container checks. */


function tasksCycling(timeline) {
    const failures = enoughFailures(timeline);
    if (!failures || isMostlyAtLoadBalancer(failures))
        return undefined;
    const failed = failures.byThemselves.length;
    const forGood = failures.byThemselves.some(({ heals }) => !heals) ? ', and trying again cannot help' : '';
    const themselves = failed === 1 ? 'itself' : 'themselves';
    return { because: `${(0,model_text/* count */.U9)(failed, 'task')} of this deployment failed by ${themselves}${forGood}; ${tally(timeline)}` };
}

// EXTERNAL MODULE: ./src/model/service-events.ts
var service_events = __webpack_require__(294);
;// CONCATENATED MODULE: ./src/judge/tasks-not-placed.ts



const unplacedMs = 10 * 60_000;
/** A capacity provider takes minutes to bring an instance: tasks wait for it in PROVISIONING. */
const provisioningMs = 15 * 60_000;
function tasksNotPlaced(timeline, observation) {
    const entry = (0,model_timeline/* deploymentEntry */.uL)(timeline);
    if (!observation.service || !observation.tasks || !entry)
        return undefined;
    const own = (0,model_timeline/* ownTasks */.Bt)(timeline);
    const live = own.filter(({ stop }) => !stop);
    const waiting = live.filter(({ task }) => task.lastStatus === 'PROVISIONING');
    const placed = live.length - waiting.length;
    if (placed >= entry.desiredCount)
        return undefined;
    const lastPlacedAt = Math.max(entry.createdAt, ...own.map(placedAt));
    const lastWord = observation.service.events.find((event) => event.at >= entry.createdAt && ((0,service_events/* saysCannotPlace */.x6)(event) || (0,service_events/* saysStarted */.Qw)(event)));
    const unplaced = `${placed} of ${(0,model_text/* count */.U9)(entry.desiredCount, 'task')} placed`;
    if (waiting.length > 0) {
        const since = Math.max(lastPlacedAt, Math.min(...waiting.map(({ task }) => task.createdAt ?? observation.at)));
        if (observation.at - since < provisioningMs)
            return undefined;
        return {
            because: `${unplaced}; ${(0,model_text/* count */.U9)(waiting.length, 'task')} waiting for capacity (PROVISIONING) for ${(0,model_text/* duration */.p0)(observation.at - since)}`,
        };
    }
    if (!lastWord || !(0,service_events/* saysCannotPlace */.x6)(lastWord) || observation.at - lastPlacedAt < unplacedMs)
        return undefined;
    return { because: `${unplaced}, none for ${(0,model_text/* duration */.p0)(observation.at - lastPlacedAt)}: ${lastWord.message}` };
}
/** When a task was placed, as far as it is known; its creation otherwise. */
const placedAt = (history) => {
    const { task } = history;
    return task.lastStatus === 'PROVISIONING' ? 0 : (history.placedAt ?? task.createdAt ?? 0);
};

// EXTERNAL MODULE: ./src/model/last-change.ts
var last_change = __webpack_require__(3242);
;// CONCATENATED MODULE: ./src/judge/timed-out.ts
/** Whether the time is up, and what there is to say then. */





/** A rollout in which nothing has changed for this long is called stuck. */
const stuckMs = 120_000;
function timedOut(timeline, observation) {
    // When the time is up and all is healthy, nothing is missing that could be told.
    if (!(0,model_timeline/* isTimeUp */.dC)(timeline, observation) || healthy(timeline, observation))
        return undefined;
    const { deployment, facts } = timeline;
    if (!deployment)
        return (0,model_timeline/* tellsOf */.Cz)(timeline, observation) ? undefined : neverShown(timeline, observation);
    const took = (0,model_text/* duration */.p0)(observation.endedAt - (facts.shownIn?.endedAt ?? observation.at));
    return {
        because: `after ${took}: ${missing(timeline, deployment, observation)}${disbelieved(observation)}; ${movement(timeline, observation)}`,
    };
}
/** Where nothing was answered at all, that is what there is to say, a little later. */
function neverShown(timeline, observation) {
    const { observations } = timeline;
    const { endedAt, readFailures } = observation;
    if (!observations.some(({ answered }) => answered))
        return undefined;
    const last = readFailures.at(-1);
    const why = last ? `${last.operation} ended with ${last.errorName}, ${last.message}` : 'no answer';
    const toldAt = observations.findLast((one) => (0,model_timeline/* tellsOf */.Cz)(timeline, one))?.endedAt ?? observations[0]?.at ?? endedAt;
    const what = (0,model_timeline/* tells */.n6)(observation) ? 'told whether the deployment is there' : 'shown the service';
    return { because: `AWS has not ${what} for ${(0,model_text/* duration */.p0)(endedAt - toldAt)}: ${why}` };
}
/** What is not yet as it should be. */
function missing(timeline, deployment, last) {
    const { facts, criteria } = timeline;
    const needed = (0,model_timeline/* neededCountIn */.MR)(timeline);
    const desired = (0,model_text/* count */.U9)(needed, 'task');
    if (!knowsHealth(last, deployment))
        return `whether ${desired} ${needed === 1 ? 'is' : 'are'} healthy is not known${unanswered(last)}`;
    if (facts.healthy.size < needed)
        return `${facts.healthy.size} of ${desired} healthy`;
    const observation = (0,model_timeline/* latestWithService */.VI)(timeline);
    if (!observation?.service || isDone(timeline, deployment, observation))
        return `all ${desired} healthy, but not for long enough`;
    const { name, status } = observation.service;
    if (status !== 'ACTIVE')
        return `all ${desired} healthy, but service ${name} is ${status}, which is not known here`;
    return `all ${desired} healthy, but ${deployment.strategy.stillToDo(criteria.waitUntil, deployment, observation)}`;
}
const knowsHealth = (observation, deployment) => (0,task_health/* tellsHealth */.PX)(observation, deployment) && (0,task_health/* isConfigurationKnown */.Ir)((0,task_health/* requirementsOf */.CG)(observation, deployment));
/** `: AWS did not answer ListTasks (ThrottlingException)` */
function unanswered({ readFailures }) {
    const first = readFailures.find(({ needed, reason }) => needed && reason !== 'malformed');
    return first ? `: AWS did not answer ${first.operation} (${first.errorName})` : '';
}
/** What is counted as missing may only not have been read. */
function disbelieved({ readFailures }) {
    const malformed = readFailures.find(({ reason, needed }) => needed && reason === 'malformed');
    return malformed ? `, as far as AWS's answers can be believed: ${malformed.message}` : '';
}
function movement(timeline, observation) {
    const stillMs = observation.at - (0,last_change/* lastChangeAt */.E)(timeline);
    return stillMs < stuckMs
        ? `it was still moving: the last change is ${(0,model_text/* duration */.p0)(stillMs)} old`
        : `nothing has changed for ${(0,model_text/* duration */.p0)(stillMs)}`;
}

;// CONCATENATED MODULE: ./src/judge/judge.ts
/** Timeline -> Verdict. Asks the check of each outcome, in order of precedence; the first that has an answer decides. */















/** No observation shows it: the poll loop says that the job was cancelled, and an audit has checks of its own. */
const never = () => undefined;
const checks = {
    cancelled: never,
    'no-access': noAccess,
    misconfigured: misconfigured,
    'rolled-back': rolledBack,
    superseded: superseded,
    'targets-unhealthy': targetsUnhealthy,
    'tasks-cycling': tasksCycling,
    'tasks-not-placed': tasksNotPlaced,
    'deployment-failed': deploymentFailed,
    'no-tasks': noTasks,
    'no-deployment': noDeployment,
    paused: paused,
    'timed-out': timedOut,
    'audit-passed': never,
    healthy: healthy,
};
/** What has become of the deployment after the newest observation. */
function judge(timeline) {
    const observation = (0,model_timeline/* lastJudgedObservation */.WV)(timeline);
    if (!observation)
        return { decided: false };
    for (const outcome of model_outcome/* outcomesInOrder */.Tz) {
        const result = checks[outcome](timeline, observation);
        if (result)
            return { decided: true, outcome, at: observation.endedAt, passes: false, ...result };
    }
    return { decided: false };
}

;// CONCATENATED MODULE: ./src/rules.ts
/** How services are judged and what is found in them, by mode: the judge and the catalogue of causes, which are read together. */




/** An audit waits for no failed task. */
const rulesOfAudit = (failOn) => ({
    judge: auditJudge(failOn),
    diagnose: diagnose/* diagnoseConfiguration */.bJ,
    suspect: () => undefined,
});
function rulesOf({ mode, failOn }) {
    const rules = mode === 'audit' ? rulesOfAudit(failOn) : { judge: judge, diagnose: diagnose/* diagnose */.h4, suspect: diagnose/* suspect */.mL };
    return { ...rules, dueAt: (timeline, until) => dueAt(rules.judge, timeline, until) };
}


/***/ })

};

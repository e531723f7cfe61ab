export const id = 922;
export const ids = [922];
export const modules = {

/***/ 3922:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commandLine: () => (/* binding */ commandLine)
});

// EXTERNAL MODULE: ./src/inputs/values.ts
var inputs_values = __webpack_require__(8463);
// EXTERNAL MODULE: ./src/model/version.ts
var version = __webpack_require__(2621);
// EXTERNAL MODULE: ./src/publish/terminal.ts
var terminal = __webpack_require__(7235);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./src/command-line/action-inputs.ts
/** The action's inputs, in its order. Generated from `action.yml` by `npm run docs`. */
const actionInputs = {
    service: {
        description: 'The services to verify: one or more names or ARNs, separated by commas or new lines. All are verified at once.',
        default: '',
    },
    cluster: { description: "The cluster's name or ARN. A service that is given by its ARN brings its own.", default: 'default' },
    region: { description: 'The AWS region. Without it, `AWS_REGION` is taken, else `AWS_DEFAULT_REGION`.', default: '' },
    deployment: {
        description: 'Which deployment to verify: `current`, the newest one; `new`, the first that appears after the gate has started; or one by name, `ecs-svc/<number>` or the ARN of a service deployment (of one service only).',
        default: 'current',
    },
    'task-definition': {
        description: 'What the deployment must run: an ARN, `family:revision`, or `family` (any revision of it). For several services, one entry for each family, separated by commas or new lines. Without it, whatever it runs is right.',
        default: '',
    },
    'start-within': {
        description: 'How long the expected deployment may take to appear, from the first observation. `auto` is 10 minutes with `deployment: new`, else 1 minute. Where AWS has not shown the service by then, the gate waits for it, for as long as `timeout` more (`auto`: 10 minutes).',
        default: 'auto',
    },
    'on-no-deployment': {
        description: 'Result when no deployment has appeared by then: `fail`, or `pass` where the deployer may have found nothing to change.',
        default: 'fail',
    },
    'on-superseded': {
        description: 'Result when a newer deployment replaces this one: `fail`, `pass`, or `follow`: verify the newer one instead, with its own time, ten times at most.',
        default: 'fail',
    },
    'on-pause': {
        description: 'What to do when the deployment waits for a person at a hook: `wait`, `pass` once the tasks that ECS has asked for so far are healthy, or `fail`.',
        default: 'wait',
    },
    'allow-no-tasks': { description: 'Whether a service with a desired count of 0 passes.', default: 'false' },
    'wait-until': {
        description: 'How far to wait. `completed`: ECS too calls the deployment complete. `traffic-shifted`: production traffic goes to the new tasks, and only to them. `healthy`: the new tasks are healthy, wherever traffic goes.',
        default: 'completed',
    },
    timeout: {
        description: "How long the deployment may take, such as `90s`, `15m` or `1h30m`. It counts from the observation that first shows the deployment. `auto` works it out from the service's own configuration, and the log says how.",
        default: 'auto',
    },
    'poll-interval': { description: 'How often to observe; `1s` at least.', default: '5s' },
    'stable-for': {
        description: 'How long everything must stay healthy before the gate says so; `0s` turns that off. `auto` is the time in which a target that fails right after its first success would be found out.',
        default: 'auto',
    },
    'failed-tasks-threshold': {
        description: 'How many failed tasks make the deployment a failure, 1 or more. `auto` is a quarter of the desired count, or fewer while no task was ever healthy; at least 2. What cannot heal by itself needs only one.',
        default: 'auto',
    },
    'health-check-path': {
        description: 'The path that every HTTP or HTTPS target group must check: exact text, several on lines of their own. Another path, or a group that checks by TCP, fails at the first observation.',
        default: '',
    },
    'health-check-matcher': {
        description: 'The codes that every target group must take for healthy, such as `200`, `200,204` or `200-399`; gRPC codes likewise. Compared as sets, not as text. Other codes fail at the first observation.',
        default: '',
    },
    'log-lines': {
        description: 'How many last log lines of a failed container to show, up to 1000. With 0, logs are never read.',
        default: '25',
    },
    'job-summary': { description: 'Whether to write the job summary.', default: 'true' },
    recording: {
        description: 'Where to write the recording, in a folder that is there. Without it, a file of its own under `RUNNER_TEMP`.',
        default: '',
    },
    mode: {
        description: 'Whether to `verify` a deployment or to `audit` a configuration. `verify`: wait for the deployment and judge it. `audit`: judge the configuration of the service as it is, without waiting, before a deployment or on a pull request.',
        default: 'verify',
    },
    'fail-on': {
        description: 'The least severity of a finding that fails an audit: `error`, `warning` or `never`. It is for audits alone.',
        default: 'error',
    },
    'commit-status': {
        description: 'Whether to set a commit status, `ecs-health/<service>`: pending while the gate waits, then the result. A ruleset can require it. Where services of several clusters share a name, each is `ecs-health/<service> (<cluster>)`; verify these in one step, or they overwrite each other. Needs `statuses: write`.',
        default: 'false',
    },
    'pr-comment': {
        description: 'Whether to comment on the pull request: one comment for these services, updated in place. Needs `pull-requests: write`.',
        default: 'false',
    },
    sha: {
        description: 'The commit that statuses belong on. Without it, what the event says: the head of a pull request, not its merge commit.',
        default: '',
    },
    'github-token': { description: "The workflow's token, for statuses and comments alone.", default: '' },
    'check-run-id': { description: "The id of this job's check run, for exact links to it. Empty is fine.", default: '' },
};

;// CONCATENATED MODULE: ./src/command-line/options.ts
/** The options of each command: of `verify` and `audit` the action's inputs, as far as they mean something outside a workflow. */

/** Headings under which the help has them. */
const groups = ['Which deployment', 'What passes', 'What fails', 'While it runs', 'What it leaves'];
const both = ['verify', 'audit'];
const needsGitHub = { why: 'it speaks to GitHub, from within a workflow' };
/** Each input, and what becomes of it here. */
const inputs = {
    service: { of: both, group: 'Which deployment', value: 'NAME', isList: true },
    cluster: { of: both, group: 'Which deployment', value: 'NAME' },
    region: {
        of: both,
        group: 'Which deployment',
        value: 'REGION',
        description: 'The AWS region. Without it, AWS_REGION is taken, else AWS_DEFAULT_REGION, else that of the profile.',
    },
    deployment: { of: both, group: 'Which deployment', value: 'WHICH' },
    'task-definition': { of: both, group: 'Which deployment', value: 'NAME', isList: true },
    'start-within': { of: ['verify'], group: 'Which deployment', value: 'DURATION' },
    'on-no-deployment': { of: ['verify'], group: 'What passes', value: 'WHAT' },
    'on-superseded': { of: ['verify'], group: 'What passes', value: 'WHAT' },
    'on-pause': { of: ['verify'], group: 'What passes', value: 'WHAT' },
    'allow-no-tasks': { of: ['verify'], group: 'What passes' },
    'wait-until': { of: ['verify'], group: 'What passes', value: 'STATE' },
    'stable-for': { of: ['verify'], group: 'What passes', value: 'DURATION' },
    timeout: { of: ['verify'], group: 'What fails', value: 'DURATION' },
    'failed-tasks-threshold': { of: ['verify'], group: 'What fails', value: 'COUNT' },
    'health-check-path': { of: both, group: 'What fails', value: 'PATH', isList: true },
    'health-check-matcher': { of: both, group: 'What fails', value: 'CODES' },
    'fail-on': { of: ['audit'], group: 'What fails', value: 'SEVERITY' },
    'poll-interval': { of: ['verify'], group: 'While it runs', value: 'DURATION' },
    'log-lines': { of: ['verify'], group: 'What it leaves', value: 'COUNT' },
    recording: {
        of: both,
        group: 'What it leaves',
        value: 'FILE',
        description: 'Where to write the recording, in a folder that is there: all that was observed, which `ecs-health-gate replay` replays. Without it, none is kept.',
    },
    mode: { why: 'it is the name of the command: verify or audit' },
    'job-summary': { why: '`--summary FILE` writes it where there is no job' },
    'commit-status': needsGitHub,
    'pr-comment': needsGitHub,
    sha: needsGitHub,
    'github-token': needsGitHub,
    'check-run-id': needsGitHub,
};
const profile = {
    name: 'profile',
    group: 'Which deployment',
    value: 'NAME',
    description: 'The profile of the AWS configuration to take credentials from, such as one of `aws sso login`. Without it, AWS_PROFILE is taken, or whatever else the AWS SDK finds.',
};
const summary = {
    name: 'summary',
    group: 'What it leaves',
    value: 'FILE',
    description: 'Writes the summary there: Markdown for FILE.md, a page of HTML for FILE.html.',
};
const json = {
    name: 'json',
    group: 'What it leaves',
    description: 'Writes the whole report to standard output, as JSON; all else goes to standard error.',
};
function fromInput(name, offered) {
    const { description, default: given } = actionInputs[name];
    const { group, value, isList } = offered;
    const words = offered.description ?? description;
    return {
        name,
        group,
        ...(value === undefined ? {} : { value }),
        ...(isList ? { isList } : {}),
        description: words,
        ...(given === '' || value === undefined ? {} : { default: given }),
    };
}
const fromInputs = (command) => Object.keys(actionInputs).flatMap((name) => {
    const input = inputs[name];
    return 'of' in input && input.of.includes(command) ? [fromInput(name, input)] : [];
});
const options = {
    verify: [...fromInputs('verify'), profile, summary, json],
    audit: [...fromInputs('audit'), profile, summary, json],
    explain: [],
    replay: [summary, json],
};
/** Words of the action in those of the command: `` `timeout` `` is `--timeout`, and no backtick is needed around a value. */
const inOptionWords = (text, command) => text
    .replace(/`([a-z-]+): ([a-z-]+)`/g, (whole, name, value) => isOption(name, command) ? `--${name} ${value}` : whole)
    .replace(/`([a-z-]+)`/g, (whole, name) => (isOption(name, command) ? `--${name}` : whole))
    .replaceAll('`', '');
const isOption = (name, command) => options[command].some((one) => one.name === name);

;// CONCATENATED MODULE: ./src/command-line/arguments.ts
/** Arguments → what is asked for, or every mistake in them at once. */



/** @param args those behind the command's name */
function readArguments(command, args) {
    const offered = options[command];
    const { tokens, positionals } = (0,external_node_util_.parseArgs)({
        args: [...args],
        options: configOf(offered),
        allowPositionals: true,
        strict: false,
        tokens: true,
    });
    const asked = tokens.filter((token) => token.kind === 'option');
    if (asked.some(({ name }) => name === 'help'))
        return { wantsHelp: true };
    const mistakes = asked.flatMap(({ name, rawName, value, inlineValue }, i) => {
        const option = offered.find((one) => one.name === name);
        if (!option)
            return [unknown(rawName, command)];
        if (option.value === undefined)
            return value === undefined ? [] : [`--${name} takes no value; leave ${(0,inputs_values/* quote */.hD)(value)} out`];
        if (value === undefined || (!inlineValue && /^-./.test(value)))
            return [`--${name} needs a value: ${usageOf(option)}`];
        const isAgain = asked.findIndex((one) => one.name === name) < i;
        return isAgain && !option.isList ? [`--${name} is given twice; give it once`] : [];
    });
    if (mistakes.length > 0)
        return { mistakes };
    const values = new Map();
    for (const { name, value } of asked) {
        if (value === undefined)
            continue;
        const before = values.get(name);
        values.set(name, before === undefined ? value : `${before}\n${value}`);
    }
    const flags = new Set(asked.flatMap(({ name, value }) => (value === undefined ? [name] : [])));
    return { given: { positionals, values, flags } };
}
const configOf = (offered) => ({
    help: { type: 'boolean', short: 'h' },
    ...Object.fromEntries(offered.map(({ name, value }) => [
        name,
        { type: value === undefined ? 'boolean' : 'string', multiple: true },
    ])),
});
/** `--timeout DURATION` */
const usageOf = ({ name, value }) => `--${name}${value === undefined ? '' : ` ${value}`}`;
function unknown(rawName, command) {
    const name = rawName.replace(/^-+/, '');
    const [nearest] = options[command]
        .map((one) => ({ name: one.name, distance: editDistance(one.name, name) }))
        .sort((a, b) => a.distance - b.distance);
    const meant = nearest && nearest.distance <= 3 && nearest.distance < name.length ? `; is --${nearest.name} meant?` : '';
    const elsewhere = Object.keys(options).find((other) => options[other].some((one) => one.name === name));
    return `${(0,inputs_values/* quote */.hD)(rawName)} is no option of ${command}${elsewhere === undefined ? meant : `, but of ${elsewhere}`}`;
}
/** How many letters to add, to drop or to change (Levenshtein). */
function editDistance(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, i) => i);
    for (const [i, letter] of Array.from(from).entries()) {
        const next = [i + 1];
        for (let j = 1; j <= to.length; j += 1) {
            const changed = (row[j - 1] ?? 0) + (letter === to[j - 1] ? 0 : 1);
            next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[to.length] ?? 0;
}

// EXTERNAL MODULE: ./src/command-line/exit-codes.ts
var exit_codes = __webpack_require__(707);
;// CONCATENATED MODULE: ./src/command-line/help.ts
/** The help of the command and of each of its commands. */



const verdicts = Object.values(exit_codes/* exitCodes */.h);
const { passed, refused } = exit_codes/* exitCodes */.h;
const commands = {
    verify: {
        purpose: 'Waits for a deployment of Amazon ECS, judges it by the health of its own targets and tasks, and says why it failed.',
        usage: 'verify [OPTIONS] SERVICE...',
        examples: [
            'verify api --cluster prod --region eu-west-1',
            'verify api --cluster prod --task-definition api:42 --timeout 15m',
            'verify api worker --cluster prod --profile prod-readonly --summary summary.html',
        ],
        exits: verdicts,
    },
    audit: {
        purpose: 'Judges the configuration of a service as it is, without waiting: before a deployment, or at any time.',
        usage: 'audit [OPTIONS] SERVICE...',
        examples: ['audit api --cluster prod', 'audit api --cluster prod --fail-on warning --json'],
        exits: verdicts.filter(({ code }) => code !== exit_codes/* exitCodes */.h.noTasks.code && code !== exit_codes/* exitCodes */.h.superseded.code),
    },
    explain: {
        purpose: "Explains a text of ECS, of a load balancer or of a container's log, a cause or an outcome, without AWS.",
        usage: 'explain TEXT, or explain - to read the text from standard input',
        examples: [
            'explain "Health checks failed with these codes: [404]"',
            'explain health-check-path-not-found',
            'explain - < app.log',
        ],
        exits: [
            { ...passed, meaning: 'a cause or an outcome is named' },
            { code: 1, outcomes: [], meaning: 'none is known; it is said what would tell more' },
            { ...refused, meaning: 'there is no text' },
        ],
    },
    replay: {
        purpose: 'Makes the report of a recording again, without AWS, and says where this version would have judged otherwise.',
        usage: 'replay [OPTIONS] RECORDING',
        examples: ['replay recording.jsonl', 'replay recording.jsonl --summary summary.html'],
        exits: [
            { ...passed, meaning: 'it was replayed, whatever the verdict is' },
            { code: 1, outcomes: [], meaning: 'the recording could not be read' },
            { ...refused, meaning: 'the arguments make no sense' },
        ],
    },
};
const program = 'ecs-health-gate';
/** @param columns how wide the terminal is */
function help(columns) {
    const rows = Object.entries(commands).map(([name, { purpose }]) => [name, purpose]);
    return sections([
        ['ecs-health-gate tells whether a deployment of Amazon ECS is healthy, and if not, why. It only reads.'],
        ['Usage:', `  ${program} COMMAND [OPTIONS]`],
        ['Commands:', ...table(rows, columns)],
        [`${program} COMMAND --help tells the options and the exit codes of each. --version tells the version.`],
    ]);
}
function helpOf(command, columns) {
    const { purpose, usage, examples, exits } = commands[command];
    const left = leftOf(options[command].map(usageOf));
    return sections([
        wrapped(purpose, columns),
        ['Usage:', `  ${program} ${usage}`],
        [examples.length > 1 ? 'Examples:' : 'Example:', ...examples.map((one) => `  ${program} ${one}`)],
        ...groups.map((group) => {
            const rows = options[command]
                .filter((one) => one.group === group)
                .map((one) => [usageOf(one), wordsOf(one, command)]);
            return rows.length === 0 ? [] : [`${group}:`, ...table(rows, columns, left)];
        }),
        [
            'Exit codes:',
            ...table(exits.map((one) => [String(one.code), one.meaning]), columns),
        ],
    ]);
}
const wordsOf = (option, command) => [
    inOptionWords(option.description, command),
    ...(option.isList ? ['May be given several times.'] : []),
    ...(option.default === undefined ? [] : [`(default: ${option.default})`]),
].join(' ');
const sections = (all) => `${all
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
const widestName = 26;
/** How wide the left column is, for names up to a length that leaves room for the right one. */
const leftOf = (names) => Math.min(Math.max(...names.map((name) => name.length)), widestName) + 4;
/** Names on the left, what they mean on the right; a name that is too long has its line alone. */
function table(rows, columns, left = leftOf(rows.map(([name]) => name))) {
    return rows.flatMap(([name, meaning]) => {
        const [first = '', ...others] = wrapped(meaning, columns - left);
        const head = `  ${name}`;
        const rest = others.map((line) => `${' '.repeat(left)}${line}`);
        return head.length + 2 <= left ? [`${head.padEnd(left)}${first}`, ...rest] : [head, `${' '.repeat(left)}${first}`, ...rest];
    });
}
const leastWidth = 30;
/** Lines of whole words, as wide as there is room. */
function wrapped(text, width) {
    const most = Math.max(width, leastWidth);
    return text.split(' ').reduce((lines, word) => {
        const last = lines.at(-1);
        return last === undefined || `${last} ${word}`.length > most ? [...lines, word] : [...lines.slice(0, -1), `${last} ${word}`];
    }, []);
}

;// CONCATENATED MODULE: ./src/command-line/command-line.ts
/** `ecs-health-gate COMMAND`: what is asked for, done or refused. */







/** What a command needs is loaded with it. */
const runs = {
    verify: async (ports) => (await __webpack_require__.e(/* import() */ 846).then(__webpack_require__.bind(__webpack_require__, 4846))).verifyCommand('verify', ports),
    audit: async (ports) => (await __webpack_require__.e(/* import() */ 846).then(__webpack_require__.bind(__webpack_require__, 4846))).verifyCommand('audit', ports),
    explain: async () => (await Promise.all(/* import() */[__webpack_require__.e(630), __webpack_require__.e(254)]).then(__webpack_require__.bind(__webpack_require__, 6254))).explainCommand,
    replay: async () => (await Promise.all(/* import() */[__webpack_require__.e(630), __webpack_require__.e(279)]).then(__webpack_require__.bind(__webpack_require__, 7517))).replayCommand,
};
const isCommand = (name) => Object.hasOwn(commands, name);
/** @param args those of the process, without Node's own */
async function commandLine(args, ports) {
    (0,terminal/* surviveClosedPipes */.UA)();
    process.exitCode = exit_codes/* exitCodes */.h.refused.code;
    const [name, ...others] = args[0] === 'help' ? [...args.slice(1, 2), '--help'] : args;
    if (name === '--help' || name === '-h')
        toldWell(help((0,terminal/* columnsOf */.PL)()));
    else if (name === '--version')
        toldWell(`${version/* version */.r}\n`);
    else if (name === undefined)
        refuse(undefined, ['a command is missing: verify, audit, explain or replay']);
    else if (isCommand(name))
        await runCommand(name, others, ports);
    else
        refuse(undefined, [`${(0,inputs_values/* quote */.hD)(name)} is no command: ${meantBy(name)}`]);
}
async function runCommand(command, args, ports) {
    const read = readArguments(command, args);
    if ('wantsHelp' in read)
        toldWell(helpOf(command, (0,terminal/* columnsOf */.PL)()));
    else if ('mistakes' in read)
        refuse(command, read.mistakes);
    else {
        const run = await runs[command](ports);
        refuse(command, await run(read.given));
    }
}
function meantBy(name) {
    const nearest = Object.keys(commands).find((command) => editDistance(command, name) <= 2);
    return nearest === undefined ? 'write verify, audit, explain or replay' : `is ${nearest} meant?`;
}
function toldWell(text) {
    (0,terminal/* toStandardOutput */.oJ)(text);
    process.exitCode = exit_codes/* exitCodes */.h.passed.code;
}
function refuse(command, mistakes) {
    if (mistakes.length === 0)
        return;
    const name = command === undefined ? 'ecs-health-gate' : `ecs-health-gate ${command}`;
    (0,terminal/* errorTerminal */.rn)(process.env).lines([
        ...mistakes.map((one) => `${name}: ${command === undefined ? one : inOptionWords(one, command)}`),
        `Try: ${name} --help`,
    ]);
    process.exitCode = exit_codes/* exitCodes */.h.refused.code;
}


/***/ }),

/***/ 707:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ exitCodeOf),
/* harmony export */   h: () => (/* binding */ exitCodes)
/* harmony export */ });
const exitCodes = {
    passed: { code: 0, outcomes: [], meaning: 'it passed' },
    failed: {
        code: 1,
        outcomes: ['rolled-back', 'targets-unhealthy', 'tasks-cycling', 'tasks-not-placed', 'deployment-failed'],
        meaning: 'the deployment failed',
    },
    refused: { code: 2, outcomes: [], meaning: 'the arguments make no sense; AWS was asked nothing' },
    timedOut: { code: 3, outcomes: ['timed-out'], meaning: 'the time was up before there was a verdict' },
    noAccess: { code: 4, outcomes: ['no-access'], meaning: 'no credentials, a permission missing, or no answer from AWS' },
    noDeployment: { code: 5, outcomes: ['no-deployment'], meaning: 'the expected deployment did not appear' },
    misconfigured: {
        code: 6,
        outcomes: ['misconfigured'],
        meaning: 'no such service, another health check than expected, or what an audit found',
    },
    superseded: { code: 7, outcomes: ['superseded'], meaning: 'a newer deployment took its place' },
    paused: { code: 8, outcomes: ['paused'], meaning: 'the deployment waits for a person' },
    noTasks: { code: 9, outcomes: ['no-tasks'], meaning: 'the desired count is 0: there was nothing to verify' },
    ownError: { code: 70, outcomes: [], meaning: "an error of the gate's own ended it" },
    cancelled: { code: 130, outcomes: ['cancelled'], meaning: 'Ctrl-C, SIGINT or SIGTERM ended it; what was known is reported' },
};
const all = Object.values(exitCodes);
/** @param isCancelled whether a signal ended it: an error of the gate's own has the same outcome */
function exitCodeOf({ outcome, passes }, isCancelled) {
    if (passes)
        return exitCodes.passed;
    if (outcome === 'cancelled' && !isCancelled)
        return exitCodes.ownError;
    return all.find(({ outcomes }) => outcomes.includes(outcome)) ?? exitCodes.failed;
}


/***/ }),

/***/ 7235:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PL: () => (/* binding */ columnsOf),
/* harmony export */   UA: () => (/* binding */ surviveClosedPipes),
/* harmony export */   g5: () => (/* binding */ terminalOf),
/* harmony export */   oJ: () => (/* binding */ toStandardOutput),
/* harmony export */   rn: () => (/* binding */ errorTerminal)
/* harmony export */ });
/* unused harmony export openTerminal */
/* harmony import */ var node_tty__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7066);
/* harmony import */ var node_tty__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_tty__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _model_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5086);
/* harmony import */ var _safe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6006);
/**
 * The log of the command: lines for a person, on a terminal or in the log of any CI. No commands of GitHub's are written, and what
 * AWS, a container or an argument wrote can be none, nor steer the terminal: it passes through {@link safe} before any colour is added.
 */




/** Of what GitHub's log shows in a closed group, this many lines: the report has the rest. */
const mostGroupLines = 20;
const usualColumns = 80;
const eraseLine = '\r\u001b[2K';
/** By how a line of ours begins or ends; what a container wrote is not looked at. */
const styles = [
    [/^✅/u, ['bold', 'green']],
    [/^❌/u, ['bold', 'red']],
    [/^⚠/u, ['bold', 'yellow']],
    [/^[A-Z][\w ]*:$/, 'bold'],
];
/** As Node decides it by itself: by `NO_COLOR`, `FORCE_COLOR`, `TERM`, and the CI that it runs in. */
const isColored = (stream, env) => (Boolean(stream.isTTY) || env.FORCE_COLOR !== undefined) && node_tty__WEBPACK_IMPORTED_MODULE_0__.WriteStream.prototype.getColorDepth(env) > 2;
/** @param env tells about colours; and where there is `CI` in it, nobody watches a line change */
function openTerminal(stream, env) {
    const isLive = Boolean(stream.isTTY) && env.TERM !== 'dumb' && ['', 'false', '0', undefined].includes(env.CI);
    const hasColors = isColored(stream, env);
    let shown;
    const styled = (style, text) => text === '' || !hasColors ? text : (0,node_util__WEBPACK_IMPORTED_MODULE_1__.styleText)(style, text, { validateStream: false });
    const write = (lines) => {
        const text = lines.map((line) => `${line}\n`).join('');
        stream.write(shown === undefined ? text : `${eraseLine}${text}${shown}`);
    };
    const colored = (text) => {
        const line = (0,_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .safe */ .g)(text);
        const found = styles.find(([pattern]) => pattern.test(line));
        if (found)
            return styled(found[1], line);
        const [, time = '', rest = line] = /^(\d\d:\d\d:\d\d)( .*)$/.exec(line) ?? [];
        return `${styled('dim', time)}${rest}`;
    };
    const lines = (texts) => {
        if (texts.length > 0)
            write(texts.map(colored));
    };
    return {
        lines,
        part(part) {
            if (part.kind === 'lines')
                lines(part.lines);
            else
                write([styled('bold', (0,_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .safe */ .g)(part.title)), ...shortened(part).map((line) => styled('dim', `  ${(0,_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .safe */ .g)(line)}`)), '']);
        },
        annotate({ level, title, message }) {
            write(`${level}: ${title}: ${message}`.split('\n').map((line) => styled(level === 'error' ? 'red' : 'yellow', (0,_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .safe */ .g)(line))));
        },
        status(text) {
            if (!isLive || (shown === undefined && text === undefined))
                return;
            // Some terminals do not tell how wide they are, and say 0.
            const columns = stream.columns === undefined || stream.columns === 0 ? usualColumns : stream.columns;
            shown = text === undefined ? undefined : styled('dim', (0,_model_text_js__WEBPACK_IMPORTED_MODULE_3__/* .beginning */ .Ir)((0,_safe_js__WEBPACK_IMPORTED_MODULE_2__/* .safe */ .g)(text), columns - 1));
            stream.write(`${eraseLine}${shown ?? ''}`);
        },
    };
}
function shortened({ kind, lines }) {
    const all = lines.flatMap((one) => one.split(/\r\n|\r|\n/));
    const rest = kind === 'group' ? all.length - mostGroupLines : 0;
    return rest <= 0 ? all : [...all.slice(0, mostGroupLines), `${(0,_model_text_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(rest, 'more line')}: --json and --summary have all`];
}
/** A text of our own on standard output, as it is. */
const toStandardOutput = (text) => {
    process.stdout.write(text);
};
/** Whoever reads our output may stop to: that is no error of ours (`| head`). */
function surviveClosedPipes() {
    for (const stream of [process.stdout, process.stderr]) {
        stream.on('error', (error) => {
            if (error.code !== 'EPIPE')
                throw error;
        });
    }
}
/** Where the log goes: standard output, unless that is for something else. */
const terminalOf = (env, isOutputTaken) => openTerminal(isOutputTaken ? process.stderr : process.stdout, env);
const errorTerminal = (env) => openTerminal(process.stderr, env);
const columnsOf = () => Math.min(process.stdout.columns || 100, 110);


/***/ })

};

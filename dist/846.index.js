export const id = 846;
export const ids = [846];
export const modules = {

/***/ 2186:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ tellReport)
/* harmony export */ });
/* harmony import */ var _publish_terminal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7235);
/* harmony import */ var _report_render_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2705);
/* harmony import */ var _report_render_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4925);
/* harmony import */ var _summary_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1677);




/** The verdict last: it is what a terminal shows when all is said. */
const verdictLast = (parts) => [
    ...parts.filter(({ kind }) => kind !== 'lines'),
    ...parts.filter(({ kind }) => kind === 'lines').map((part) => ({ ...part, lines: ['', ...part.lines] })),
];
/** What fails of it is a warning: the verdict stands. */
async function tellReport(report, { values, flags }, terminal) {
    const attempt = async (what, work) => {
        try {
            await work();
        }
        catch (error) {
            terminal.annotate({ level: 'warning', title: what, message: error instanceof Error ? error.message : String(error) });
        }
    };
    await attempt('not all could be told', () => {
        verdictLast(partsOf(report)).forEach(terminal.part);
    });
    const summary = values.get('summary');
    if (summary !== undefined)
        await attempt('the summary could not be written', () => (0,_summary_file_js__WEBPACK_IMPORTED_MODULE_2__/* .writeSummary */ .Sy)(summary, report));
    if (flags.has('json'))
        await attempt('the report could not be written', () => {
            (0,_publish_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .toStandardOutput */ .oJ)(asJson(report));
        });
}
/** Where it cannot be told whole, its verdict can. */
function partsOf(report) {
    try {
        return (0,_report_render_log_js__WEBPACK_IMPORTED_MODULE_1__/* .logOf */ .G)(report);
    }
    catch {
        return (0,_report_render_log_js__WEBPACK_IMPORTED_MODULE_1__/* .logOf */ .G)({ ...report, services: [] });
    }
}
/** The same document, in which no CI can read a command (`##[…]`, `##vso[…]`). */
const asJson = (report) => (0,_report_render_json_js__WEBPACK_IMPORTED_MODULE_3__/* .reportFile */ .r)(report).replaceAll('##', '#\\u0023');


/***/ }),

/***/ 1677:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Al: () => (/* binding */ mistakeInFolder),
/* harmony export */   Q9: () => (/* binding */ mistakeInSummary),
/* harmony export */   Sy: () => (/* binding */ writeSummary)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _inputs_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8463);
/* harmony import */ var _publish_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(172);
/* harmony import */ var _report_render_summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4928);
/** `--summary FILE`: the summary of a run, as Markdown or as a page of HTML, by the file's name. */





const isPage = (path) => /\.html?$/i.test(path);
/** Before a run of an hour, rather than after it. */
function mistakeInSummary(path) {
    if (path === undefined)
        return [];
    if (!isPage(path) && !/\.(?:md|markdown)$/i.test(path))
        return [`--summary: ${(0,_inputs_values_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(path)} says neither Markdown nor HTML; end it in .md or .html`];
    return mistakeInFolder('summary', path);
}
function mistakeInFolder(option, path) {
    if (path === undefined || (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { throwIfNoEntry: false })?.isDirectory())
        return [];
    return [`--${option}: the folder ${(0,_inputs_values_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path))} is not there; make it first`];
}
/** @throws {Error} in words, when it cannot be written */
async function writeSummary(path, report) {
    const text = (0,_report_render_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .w)(report);
    if (!isPage(path)) {
        (0,_publish_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeNewFile */ .S)(path, text);
        return;
    }
    const { pageOf } = await __webpack_require__.e(/* import() */ 262).then(__webpack_require__.bind(__webpack_require__, 7262));
    (0,_publish_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeNewFile */ .S)(path, pageOf(text, report.headline));
}


/***/ }),

/***/ 4846:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verifyCommand: () => (/* binding */ verifyCommand)
});

// EXTERNAL MODULE: ./src/clock.ts
var clock = __webpack_require__(9373);
// EXTERNAL MODULE: ./src/inputs/read-inputs.ts + 4 modules
var read_inputs = __webpack_require__(2482);
// EXTERNAL MODULE: ./src/model/own-error.ts
var own_error = __webpack_require__(5246);
// EXTERNAL MODULE: ./src/model/text.ts
var model_text = __webpack_require__(5086);
// EXTERNAL MODULE: ./src/model/version.ts
var version = __webpack_require__(2621);
// EXTERNAL MODULE: ./src/observe/redact/redact.ts + 11 modules
var redact_redact = __webpack_require__(4259);
// EXTERNAL MODULE: ./src/publish/job.ts
var job = __webpack_require__(6284);
// EXTERNAL MODULE: ./src/publish/own-errors.ts
var own_errors = __webpack_require__(9103);
// EXTERNAL MODULE: ./src/publish/process-end.ts
var process_end = __webpack_require__(6282);
// EXTERNAL MODULE: ./src/publish/terminal.ts
var publish_terminal = __webpack_require__(7235);
// EXTERNAL MODULE: ./src/report/report.ts + 1 modules
var report = __webpack_require__(2363);
// EXTERNAL MODULE: ./src/command-line/exit-codes.ts
var exit_codes = __webpack_require__(707);
// EXTERNAL MODULE: ./src/command-line/report-output.ts
var report_output = __webpack_require__(2186);
;// CONCATENATED MODULE: ./src/command-line/status-line.ts

/** @param show shows the line; undefined: none any more */
function openStatusLine(clock, services, show) {
    const startedAt = clock.now();
    const over = new AbortController();
    /** By the service's place, of the newest observation. */
    const texts = new Map();
    const tick = async () => {
        while (!over.signal.aborted) {
            show(`${(0,model_text/* duration */.p0)(clock.now() - startedAt)}  ${inWords(texts, services)}  (Ctrl-C ends it with what is known)`);
            await clock.sleep(1000, over.signal);
        }
        show(undefined);
    };
    void tick();
    return {
        pending: (service, [text = '']) => {
            // Each observation tells those that are still waited for, each once.
            if (texts.has(service))
                texts.clear();
            texts.set(service, text);
        },
        close: () => {
            over.abort();
            show(undefined);
        },
    };
}
function inWords(texts, services) {
    const [first] = texts;
    if (!first)
        return 'asking AWS';
    const [place, text] = first;
    const more = texts.size - 1;
    if (services.length === 1)
        return text;
    return `${services[place]?.service ?? ''}: ${text}${more === 0 ? '' : `; and ${(0,model_text/* count */.U9)(more, 'more service')}`}`;
}

// EXTERNAL MODULE: ./src/command-line/summary-file.ts
var summary_file = __webpack_require__(1677);
;// CONCATENATED MODULE: ./src/command-line/verify-command.ts
/** `ecs-health-gate verify` and `audit`: the same run as the action's, said on a terminal. */















const { env } = process;
const ownSecrets = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
const verifyCommand = (mode, ports) => async (given) => {
    const startedAt = clock/* systemClock */.m.now();
    takeProfile(given.values.get('profile'));
    const asked = await askedOf(mode, given, ports);
    const mistakes = [
        ...('mistakes' in asked ? asked.mistakes : []),
        ...(0,summary_file/* mistakeInSummary */.Q9)(given.values.get('summary')),
        ...(0,summary_file/* mistakeInFolder */.Al)('recording', given.values.get('recording')),
    ];
    if (mistakes.length > 0 || 'mistakes' in asked)
        return mistakes;
    await verified(asked.inputs, given, startedAt, ports);
    return [];
};
/** Its credentials, whatever others the environment has: that is what naming it means to the AWS CLI, too. */
function takeProfile(profile) {
    if (profile === undefined)
        return;
    for (const name of ownSecrets)
        Reflect.deleteProperty(env, name);
    env.AWS_PROFILE = profile;
}
async function askedOf(mode, { positionals, values, flags }, { configuredRegion }) {
    const isRegionGiven = [values.get('region'), env.AWS_REGION, env.AWS_DEFAULT_REGION].some((one) => (one ?? '').trim() !== '');
    const region = isRegionGiven ? undefined : await configuredRegion();
    const texts = new Map([
        ...values,
        ...[...flags].map((flag) => [flag, 'true']),
        ['service', [values.get('service') ?? '', ...positionals].join('\n')],
        ['mode', mode],
        ...(region === undefined ? [] : [['region', region]]),
    ]);
    return (0,read_inputs/* readInputs */.K)((name) => texts.get(name) ?? '', env, 'set AWS_REGION, or name a profile that has one');
}
async function verified(inputs, given, startedAt, { verify }) {
    const terminal = (0,publish_terminal/* terminalOf */.g5)(env, given.flags.has('json'));
    const redact = (0,redact_redact/* redactor */.$p)(ownSecrets.map((name) => env[name]));
    const mishap = (0,own_errors/* openMishaps */.w)(terminal, redact);
    const signal = (0,job/* cancellation */.WN)();
    endOnSecondSignal();
    let isTold = false;
    const tell = async (report) => {
        if (isTold)
            return;
        isTold = true;
        await (0,report_output/* tellReport */.k)(report, given, terminal);
        process.exitCode = endedWith(report, signal, terminal);
    };
    const tellOwnError = async (error) => {
        mishap(error);
        await tell(ownErrorReport(error, inputs, startedAt, redact));
    };
    (0,own_errors/* standBy */.a)({ mishap, tell: tellOwnError, isTold: () => isTold, exitCode: exit_codes/* exitCodes */.h.ownError.code });
    const status = openStatusLine(clock/* systemClock */.m, inputs.services, terminal.status);
    try {
        const { report, recording } = await verify({
            env,
            startedAt,
            redact,
            recording: inputs.recording,
            jobUrl: undefined,
            listener: { say: terminal.lines, pending: status.pending },
            mishap,
            unrecorded: (error) => {
                const message = error instanceof Error ? error.message : String(error);
                terminal.annotate({ level: 'warning', title: 'the recording could not be written', message });
            },
        }, inputs, signal);
        status.close();
        await tell(report);
        if (recording !== '')
            terminal.lines([`The recording is in ${recording}: ecs-health-gate replay ${recording}`]);
    }
    catch (error) {
        status.close();
        await tellOwnError(error);
    }
    (0,process_end/* endProcess */.J)();
}
/** Says in the last line what a script is told by the exit code. */
function endedWith(report, signal, terminal) {
    const { code, meaning } = (0,exit_codes/* exitCodeOf */.F)(report, signal.aborted);
    terminal.lines(['', `Exit code ${code} after ${(0,model_text/* duration */.p0)(report.durationSeconds * 1000)}: ${meaning}.`]);
    return code;
}
const ownErrorReport = (error, { mode, region }, startedAt, redact) => (0,report/* refusal */.x)({ mode, version: version/* version */.r, region, startedAt }, 'cancelled', redact((0,own_error/* ownErrorInWords */.t)(error)));
/** The first Ctrl-C asks for what is known; whoever presses it again wants out. */
function endOnSecondSignal() {
    let signals = 0;
    process.on('SIGINT', () => {
        signals += 1;
        if (signals > 1)
            (0,process_end/* endNow */.C)(exit_codes/* exitCodes */.h.cancelled.code);
    });
}


/***/ })

};

export const id = 279;
export const ids = [279];
export const modules = {

/***/ 7517:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  replayCommand: () => (/* binding */ replayCommand)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./src/publish/terminal.ts
var publish_terminal = __webpack_require__(7235);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./src/model/strategy/index.ts + 14 modules
var strategy = __webpack_require__(2651);
// EXTERNAL MODULE: ./src/model/timeline.ts + 3 modules
var model_timeline = __webpack_require__(6105);
;// CONCATENATED MODULE: ./src/observe/recording/playback.ts
/** @param recorded one timeline for each service; asked for under their names */
function playback(recorded) {
    const left = new Map(recorded.map(({ name, observations }) => [keyOf(name), [...observations]]));
    const next = ({ name }, kind) => {
        const [first] = left.get(keyOf(name)) ?? [];
        return (first?.kind === 'closing') === (kind === 'closing') ? first : undefined;
    };
    const take = (timeline, observation) => observation && left.get(keyOf(timeline.name))?.shift();
    return {
        observe: (timelines) => {
            const following = timelines.map((timeline) => next(timeline, 'other'));
            const [first] = following.flatMap((one) => one ?? []).sort((one, other) => one.at - other.at);
            // Where a recording ends, so does what can be judged.
            if (!first)
                return Promise.resolve(undefined);
            // Services that were not observed in every round are not observed before their time.
            const isOfRound = ({ at }) => at === first.at || at < first.endedAt;
            return Promise.resolve(timelines.map((timeline, i) => take(timeline, following[i] && isOfRound(following[i]) ? following[i] : undefined)));
        },
        observeClosing: (timeline) => Promise.resolve(take(timeline, next(timeline, 'closing'))),
    };
}
const keyOf = ({ cluster, service }) => `${cluster} ${service}`;

// EXTERNAL MODULE: ./src/model/defined.ts
var defined = __webpack_require__(6948);
// EXTERNAL MODULE: ./src/model/inputs.ts
var inputs = __webpack_require__(492);
// EXTERNAL MODULE: ./src/observe/recording/delta.ts
var delta = __webpack_require__(234);
// EXTERNAL MODULE: ./src/observe/last-known.ts
var last_known = __webpack_require__(3984);
// EXTERNAL MODULE: ./src/observe/recording/upgrade.ts
var upgrade = __webpack_require__(8976);
;// CONCATENATED MODULE: ./src/observe/recording/read.ts
/** Reads a recording back: the same timelines, their sharing restored. */






/**
 * A recording may have broken off at any place: what is whole of it is read.
 *
 * @throws {Error} in words, when the text is no recording that this version can read
 */
function readRecording(text) {
    const [first, ...rest] = text.split('\n').filter((line) => line !== '');
    if (first === undefined)
        throw new Error('the recording is empty');
    const { schema } = parsed(first, 1);
    if (schema === undefined || !Number.isInteger(schema) || schema < 1 || schema > upgrade/* recordingSchema */.N) {
        throw new Error(`line 1 is no recording of schema 1 to ${upgrade/* recordingSchema */.N}: ${first.slice(0, 80)}`);
    }
    const header = (0,upgrade/* upgradedLine */.T)(parsed(first, 1), schema);
    // Each line is written with its end, so that one without was cut.
    const whole = text.endsWith('\n') || isJson(rest.at(-1)) ? rest : rest.slice(0, -1);
    const timelines = header.inputs.services.map((name) => (0,model_timeline/* startTimeline */.mi)(name, (0,inputs/* criteriaOf */.p)(header.inputs), header.run.startedAt));
    let verdicts;
    whole.forEach((one, i) => {
        const line = (0,upgrade/* upgradedLine */.T)(parsed(one, i + 2), schema);
        if ('ended' in line) {
            verdicts = line.ended;
            return;
        }
        const timeline = timelines[line.service];
        if (!timeline)
            throw new Error(`line ${i + 2} is of a service that the first line does not name: ${one.slice(0, 80)}`);
        timelines[line.service] = (0,model_timeline/* extend */.X$)(timeline, observationFrom(timeline, line.changes, i + 2));
    });
    return { header, timelines, ...(0,defined/* defined */.s)({ verdicts }) };
}
function observationFrom(timeline, changes, number) {
    try {
        return (0,delta/* applyDelta */.T)((0,last_known/* lastKnown */.W)(timeline), changes);
    }
    catch (error) {
        throw new Error(`line ${number} does not follow from the lines before it`, { cause: error });
    }
}
function isJson(line = '') {
    try {
        JSON.parse(line);
        return true;
    }
    catch {
        return false;
    }
}
/** What stands in a line, which is an object in every case. */
function parsed(line, number) {
    const value = isJson(line) ? JSON.parse(line) : undefined;
    if (typeof value === 'object' && value !== null)
        return value;
    throw new Error(`line ${number} of the recording is ${isJson(line) ? 'no object' : 'not JSON'}: ${line.slice(0, 80)}`);
}

// EXTERNAL MODULE: ./src/rules.ts + 19 modules
var rules = __webpack_require__(8630);
// EXTERNAL MODULE: ./src/run.ts + 10 modules
var run = __webpack_require__(1879);
;// CONCATENATED MODULE: ./src/replay.ts
/** Replays a recording to the same report. Judges every observation anew, and says so where this version would have judged otherwise. */







/**
 * The report keeps the verdicts that were recorded; where the recording broke off before them, this version judges.
 *
 * @throws {Error} in words, when the text is no recording that this version can read
 */
async function replay(text) {
    const recording = readRecording(text);
    const { run: context, inputs } = recording.header;
    const own = (0,rules.rulesOf)(inputs);
    const job = new AbortController();
    if (recording.verdicts?.some(isCancelled) && recording.timelines.every(({ observations }) => observations.length === 0))
        job.abort();
    const ports = {
        // No time passes between recorded observations.
        clock: { now: () => 0, sleep: () => Promise.resolve() },
        observer: playback(recording.timelines),
        strategies: strategy/* strategies */.Wy,
        rules: () => Promise.resolve({ ...own, judge: recordedJudge(recording, own), dueAt: () => undefined }),
        startedAt: () => context.startedAt,
        random: () => 0.5,
        now: () => recording.verdicts?.find(isCancelled)?.at ?? context.startedAt,
        context: () => context,
        ended: () => undefined,
    };
    const { report } = await (0,run/* run */.e)(ports, inputs, job.signal);
    return { report, differences: differences(recording, own) };
}
const isCancelled = (verdict) => verdict.decided && verdict.outcome === 'cancelled';
const judgedObservations = ({ observations }) => observations.filter(({ kind }) => kind !== 'closing');
/** Gives each service its recorded verdict after the last of its recorded observations. */
const recordedJudge = ({ timelines, verdicts }, own) => (timeline) => {
    const place = timelines.findIndex(({ name }) => (0,external_node_util_.isDeepStrictEqual)(name, timeline.name));
    const [recorded, verdict] = [timelines[place], verdicts?.[place]];
    if (!recorded || !verdict)
        return own.judge(timeline);
    return timeline.observations.length < judgedObservations(recorded).length ? { decided: false } : verdict;
};
function differences({ timelines, verdicts = [] }, own) {
    return timelines.flatMap((timeline, place) => {
        const recorded = verdicts[place];
        const now = firstVerdict(timeline, own);
        if (!recorded || isCancelled(recorded) || inWords(now) === inWords(recorded))
            return [];
        const { cluster, service } = timeline.name;
        return [`${cluster}/${service}: recorded ${inWords(recorded)}; this version says ${inWords(now)}`];
    });
}
/** The first verdict that this version reaches over the observations. */
function firstVerdict(recorded, rules) {
    let timeline = (0,model_timeline/* startTimeline */.mi)(recorded.name, recorded.criteria, recorded.startedAt);
    for (const observation of judgedObservations(recorded)) {
        timeline = (0,model_timeline/* extend */.X$)(timeline, observation);
        const verdict = rules.judge(timeline);
        if (verdict.decided)
            return verdict;
    }
    return { decided: false };
}
const inWords = (verdict) => verdict.decided ? `${verdict.outcome} at ${new Date(verdict.at).toISOString()}` : 'nothing yet';

// EXTERNAL MODULE: ./src/command-line/report-output.ts
var report_output = __webpack_require__(2186);
// EXTERNAL MODULE: ./src/command-line/summary-file.ts
var summary_file = __webpack_require__(1677);
;// CONCATENATED MODULE: ./src/command-line/replay-command.ts
/** `ecs-health-gate replay RECORDING`: the report of a recording, without AWS. */





async function replayCommand(given) {
    const { positionals, values, flags } = given;
    const [file, ...others] = positionals;
    if (file === undefined)
        return ['a recording is missing'];
    if (others.length > 0)
        return [`it replays one recording, but ${positionals.length} are given`];
    const mistakes = (0,summary_file/* mistakeInSummary */.Q9)(values.get('summary'));
    if (mistakes.length > 0)
        return mistakes;
    const terminal = (0,publish_terminal/* terminalOf */.g5)(process.env, flags.has('json'));
    try {
        const { report, differences } = await replay((0,external_node_fs_.readFileSync)(file, 'utf8'));
        await (0,report_output/* tellReport */.k)(report, given, terminal);
        for (const message of differences)
            terminal.annotate({ level: 'warning', title: 'judged otherwise', message });
        process.exitCode = 0;
    }
    catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        terminal.annotate({ level: 'error', title: `${file} cannot be replayed`, message });
        process.exitCode = 1;
    }
    return [];
}


/***/ }),

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


/***/ })

};

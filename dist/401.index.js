export const id = 401;
export const ids = [401];
export const modules = {

/***/ 1401:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  closeGitHub: () => (/* binding */ closeGitHub),
  openGitHub: () => (/* binding */ openGitHub)
});

;// CONCATENATED MODULE: ./src/publish/github/json.ts
/** Reading JSON that others made: the members of an object, none where it is not one, and so on. */
const recordOf = (value) => typeof value === 'object' && value !== null ? value : {};
const listOf = (value) => (Array.isArray(value) ? value : []);
const textOf = (value) => (typeof value === 'string' ? value : undefined);
const numberOf = (value) => (Number.isSafeInteger(value) ? value : undefined);

;// CONCATENATED MODULE: ./src/publish/github/answer.ts

/** GitHub asks for a minute where a secondary limit names no time. */
const unnamedLimitMs = 60_000;
/** An error stands for an answer that never came. */
function resultOf(answered) {
    if (answered instanceof Error)
        return { ok: false, why: 'failing', words: answered.message };
    const { status, headers, text } = answered;
    const body = parsed(text);
    if (status >= 200 && status < 300) {
        // An answer that was cut short, or a proxy's page, is none of GitHub's.
        if (body === undefined && text.trim() !== '')
            return { ok: false, why: 'failing', words: `${status} without JSON` };
        return { ok: true, body, hasNextPage: /;\s*rel="?next"?/.test(headers.link ?? '') };
    }
    return { ok: false, why: failureOf(answered), words: `${status} ${messageOf(body)}`.trim() };
}
function failureOf({ status, headers, text }) {
    if (status >= 500 || status === 408)
        return 'failing';
    const isLimited = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(text);
    if (status === 429 || (status === 403 && isLimited))
        return 'busy';
    return status === 401 || status === 403 || status === 404 ? 'refused' : 'invalid';
}
/** How long a limit lasts, as far as the answer tells. */
function limitMs(answered, now) {
    if (answered instanceof Error)
        return unnamedLimitMs;
    const { 'retry-after': after, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset } = answered.headers;
    if (after !== undefined) {
        const until = /^\d+$/.test(after) ? now + Number(after) * 1000 : Date.parse(after);
        return Number.isNaN(until) ? unnamedLimitMs : Math.max(until - now, 0);
    }
    return remaining === '0' && /^\d+$/.test(reset ?? '') ? Math.max(Number(reset) * 1000 - now, 0) : unnamedLimitMs;
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** `Validation Failed: Body is too long (maximum is 65536 characters)`. */
function messageOf(body) {
    const { message, errors } = recordOf(body);
    const details = listOf(errors).map((one) => textOf(typeof one === 'string' ? one : recordOf(one).message));
    return [textOf(message), ...details].filter((part) => part !== undefined && part !== '').join(': ');
}

;// CONCATENATED MODULE: ./src/publish/github/api.ts
/**
 * Asking GitHub's REST API: what an answer means, and which question is worth asking again.
 *
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */

function asking({ apiUrl, graphqlUrl, token, userAgent }, send, time) {
    const headers = {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': userAgent,
        'x-github-api-version': '2022-11-28',
    };
    const once = async ({ method, path, body }) => {
        const sent = body === undefined ? {} : { body: JSON.stringify(body) };
        const typed = body === undefined ? headers : { ...headers, 'content-type': 'application/json' };
        const url = path === 'graphql' ? graphqlUrl : `${apiUrl}${path}`;
        try {
            return await send({ method, url, headers: typed, ...sent });
        }
        catch (error) {
            return error instanceof Error ? error : new Error(String(error));
        }
    };
    return async (operation, { attempts, until, signal }) => {
        for (let attempt = 1;; attempt += 1) {
            const answered = await once(operation);
            const result = resultOf(answered);
            if (result.ok || result.why === 'refused' || result.why === 'invalid')
                return result;
            if (result.why === 'failing' && operation.isRepeatable === false)
                return result;
            const pauseMs = result.why === 'busy' ? limitMs(answered, time.now()) : attempt * pauseAfterFailureMs;
            if (attempt >= attempts || time.now() + pauseMs > until || signal?.aborted)
                return result;
            await time.sleep(pauseMs, signal);
            if (signal?.aborted)
                return result;
        }
    };
}
const pauseAfterFailureMs = 1000;

// EXTERNAL MODULE: ./src/model/text.ts
var model_text = __webpack_require__(5086);
;// CONCATENATED MODULE: ./src/report/render/log-quotes.ts
/** Shorter runs are words that any sentence may share with a log: `GET /health`. */
const shortestQuote = 24;
/** A whole line counts from here on. */
const shortestLine = 8;
/** Evidence says how often a line came, and where it was cut. */
const unadorned = (text) => text.replace(/ \(\d+ lines\)$/, '').replace(/^…|…$/g, '');
const spaced = (text) => text.replace(/\s+/g, ' ').trim();
function quotesLog(text, { findings, logs }) {
    const lines = [
        ...logs.flatMap((tail) => tail.lines.map(({ message }) => message)),
        ...findings.flatMap(({ evidence }) => evidence.flatMap((one) => (one.field === 'log' ? [unadorned(one.text)] : []))),
    ].map(spaced);
    const said = spaced(text.replaceAll('`', ''));
    if (lines.some((line) => line.length >= shortestLine && said.includes(line)))
        return true;
    const whole = lines.map((line) => line.replaceAll('`', '')).join('\n');
    for (let start = 0; start + shortestQuote <= said.length; start += 1) {
        if (whole.includes(said.slice(start, start + shortestQuote)))
            return true;
    }
    return false;
}
/** What happened to a service, in the fullest words that quote no log. */
function told(service) {
    const title = service.findings.find(({ cause }) => cause === service.cause)?.title;
    const texts = [service.story, ...(title === undefined ? [] : [title]), service.because];
    return texts.filter((text) => text !== '' && !quotesLog(text, service));
}

;// CONCATENATED MODULE: ./src/report/render/comment.ts
/**
 * The comment on a pull request: what a reviewer wants to know, and the way to the rest. It carries no log lines.
 *
 * How foreign text becomes Markdown is the report's matter, and given here as {@link Wording}.
 */


/** Half of what GitHub takes: a comment is no place for more. */
const mostCharacters = 30_000;
const mostSentence = 600;
/** @param commit what was deployed, as far as the event says */
function commentBody(report, commit, wording) {
    const [only, ...others] = report.services;
    const made = (rows) => [
        ...(only && others.length === 0 ? one(only, wording) : several(report, wording, rows)),
        footer(report, commit, wording),
    ].join('\n');
    let rows = report.services.length;
    while (rows > 0 && made(rows).length > mostCharacters)
        rows -= 1;
    return made(rows);
}
function one(service, { prose, code, mark, outcome }) {
    const remedy = service.passes ? undefined : service.findings.find(({ cause }) => cause === service.cause)?.remedy.text;
    return [
        `### ${mark(service)} ${code(service.key)}: ${outcome(service.outcome)}`,
        '',
        `**${prose(comment_short(sayable(service)))}**`,
        '',
        ...(remedy === undefined ? [] : [`What to do: ${prose(comment_short(remedy))}`, '']),
        `${tally(service)}${runs(service, code)}`,
        '',
    ];
}
function several(report, { prose, code, mark, outcome }, rows) {
    const { services } = report;
    const failed = services.filter(({ passes }) => !passes).length;
    // The failed ones first, so that they are the last to be left out.
    const shown = services.toSorted((a, b) => Number(a.passes) - Number(b.passes)).slice(0, rows);
    const all = (0,model_text/* count */.U9)(services.length, 'service');
    if (services.length === 0)
        return [`### ${mark(report)} ${prose(comment_short(report.headline))}`, ''];
    return [
        `### ${mark(report)} ${failed === 0 ? `${all}: all pass` : `${failed} of ${all} ${failed === 1 ? 'does' : 'do'} not pass`}`,
        '',
        '| Service | Outcome | Tasks | Why |',
        '| --- | --- | --- | --- |',
        ...shown.map((service) => `| ${code(service.key)} | ${mark(service)} ${outcome(service.outcome)} | ${tally(service)} | ${service.outcome === 'healthy' ? '' : prose(comment_short(sayable(service)))} |`),
        '',
        ...(shown.length < services.length ? [`${services.length - shown.length} more in the job summary.`, ''] : []),
    ];
}
const sayable = (service) => told(service)[0] ?? 'the job summary tells why';
const tally = ({ counts }) => `${counts.healthy} of ${(0,model_text/* count */.U9)(counts.desired, 'task')} healthy${counts.failed > 0 ? `, ${counts.failed} failed` : ''}`;
const runs = ({ verified }, code) => verified === undefined
    ? ''
    : ` in deployment ${code(verified.id)}${verified.taskDefinition === undefined ? '' : ` of ${code(verified.taskDefinition.slice(verified.taskDefinition.lastIndexOf('/') + 1))}`}`;
function footer({ run }, commit, { code, link }) {
    const parts = [
        ...(commit === undefined ? [] : [`commit ${code(commit.slice(0, 7))}`]),
        ...(run.jobUrl === undefined ? [] : [link('summary and log of the job', run.jobUrl)]),
    ];
    return parts.length === 0 ? '' : `${parts.join(' · ')}\n`;
}
/** Cut before it is escaped, between whole characters. */
const comment_short = (text) => {
    const all = Array.from(text);
    return all.length <= mostSentence ? text : `${all.slice(0, mostSentence).join('')}…`;
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/model/inputs.ts
var inputs = __webpack_require__(492);
;// CONCATENATED MODULE: ./src/publish/github/comment.ts
/**
 * The one comment on a pull request: made once, and then rewritten in its place.
 *
 * A comment is ours when it begins with the marker, which anyone can write, and is by the account of this token, which nobody
 * else is. https://docs.github.com/rest/issues/comments
 */



/** Invisible on the page; the same for the same set of services, in whatever order. */
function markerOf(region, services) {
    const keys = services.map(({ cluster, service }) => `${(0,inputs/* clusterNameOf */.T)(cluster)}/${service}`).toSorted();
    const key = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([region, keys]))
        .digest('hex');
    return `<!-- ecs-health-gate:${key.slice(0, 16)} -->`;
}
/** GitHub answers 422 beyond it: "Body is too long (maximum is 65536 characters)". */
const comment_mostCharacters = 65_536;
/** Where GitHub failed while the comment was made, it may be there all the same: it is looked for before it is made again. */
const mostRounds = 3;
async function publishComment(wanted) {
    let result = await createOrRewrite(wanted);
    for (let round = 2; round <= mostRounds && !result.ok && result.why === 'failing' && !wanted.patience.signal?.aborted; round += 1)
        result = await createOrRewrite(wanted);
    return result;
}
async function createOrRewrite(wanted) {
    const { ask, repository, number, patience } = wanted;
    const marked = await markedComments(wanted);
    if (!marked.ok)
        return marked;
    if (marked.comments.length > 0) {
        const viewer = await askViewer(ask, patience);
        if (!viewer.ok)
            return viewer;
        const own = marked.comments.filter(({ author }) => isBy(author, viewer.login));
        if (own.length > 0)
            return keepOne(wanted, own);
    }
    const path = `/repos/${repository}/issues/${number}/comments`;
    const created = await ask({ method: 'POST', path, body: { body: bodyOf(wanted) }, isRepeatable: false }, patience);
    if (!created.ok)
        return created;
    // Another job may have made its own between our looking and our making: both then keep the older one.
    const again = await markedComments(wanted);
    const { login } = authorOf(created.body);
    const own = again.ok ? again.comments.filter(({ author }) => author.login === login) : [];
    return own.length > 1 ? keepOne(wanted, own) : created;
}
/** Rewrites the oldest of our comments, and deletes what a race left beside it. */
async function keepOne({ ask, repository, patience, ...wanted }, own) {
    const [first, ...rest] = own.toSorted((a, b) => a.id - b.id);
    const pathOf = (id) => `/repos/${repository}/issues/comments/${id}`;
    const rewritten = await ask({ method: 'PATCH', path: pathOf(first?.id), body: { body: bodyOf(wanted) } }, patience);
    if (rewritten.ok)
        for (const { id } of rest)
            await ask({ method: 'DELETE', path: pathOf(id) }, patience);
    return rewritten;
}
const bodyOf = ({ marker, body }) => `${marker}\n${body}`.slice(0, comment_mostCharacters);
async function markedComments({ ask, repository, number, marker, patience, }) {
    const comments = [];
    for (let page = 1;; page += 1) {
        const path = `/repos/${repository}/issues/${number}/comments?per_page=100&page=${page}`;
        const result = await ask({ method: 'GET', path }, patience);
        if (!result.ok)
            return result;
        for (const one of listOf(result.body).map(recordOf)) {
            const id = numberOf(one.id);
            // At its beginning, where a quotation has `>` and a reply has its own words.
            if (id !== undefined && textOf(one.body)?.startsWith(marker))
                comments.push({ id, author: authorOf(one) });
        }
        if (!result.hasNextPage)
            return { ok: true, comments };
    }
}
const authorOf = (comment) => {
    const { login, type } = recordOf(recordOf(comment).user);
    return { login: textOf(login), isBot: type === 'Bot' };
};
/** GraphQL leaves `[bot]` out of some logins, and REST never does. */
const isBy = ({ login, isBot }, viewer) => login === viewer || (isBot && login === `${viewer}[bot]`);
/** Whose the token is. `GET /user` refuses the workflow's own token; GraphQL answers every kind. */
async function askViewer(ask, patience) {
    const result = await ask({ method: 'POST', path: 'graphql', body: { query: 'query { viewer { login } }' } }, patience);
    if (!result.ok)
        return result;
    const login = textOf(recordOf(recordOf(recordOf(result.body).data).viewer).login);
    return login === undefined ? { ok: false, why: 'invalid', words: 'it does not tell whose the token is' } : { ok: true, login };
}

;// CONCATENATED MODULE: ./src/publish/github/contexts.ts
/** The names under which commit statuses stand: a branch's required checks are chosen by them, so they must not change. */


/** GitHub answers 422 beyond it. */
const contexts_mostCharacters = 255;
/**
 * `ecs-health/<service>`; where services of several clusters in one step share a name, `ecs-health/<service> (<cluster>)` for
 * each of these. Two steps that verify services of one name, each in its own cluster, would overwrite each other: one step
 * verifies both.
 *
 * @returns one for each service, in order, all different to GitHub, which ignores case
 */
function contextsOf(services) {
    const plain = services.map(({ service }) => `ecs-health/${service}`);
    const withCluster = services.map(({ cluster, service }) => `ecs-health/${service} (${(0,inputs/* clusterNameOf */.T)(cluster)})`);
    const named = plain.map((context, index) => (isAlone(context, plain) ? context : (withCluster[index] ?? context)));
    // Same service, same cluster's name, another account; or names that differ in case alone.
    return named.map((context, index) => {
        const { cluster, service } = services[index] ?? { cluster: '', service: context };
        const isFine = context.length <= contexts_mostCharacters && isAlone(context, named);
        return isFine ? context : `${context.slice(0, contexts_mostCharacters - 9)} ${fingerprint(`${cluster} ${service}`)}`;
    });
}
const isAlone = (context, all) => all.filter((other) => other.toLowerCase() === context.toLowerCase()).length === 1;
const fingerprint = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 8);

// EXTERNAL MODULE: ./src/model/outcome.ts
var model_outcome = __webpack_require__(5093);
;// CONCATENATED MODULE: ./src/report/render/status.ts
/** The one line of a commit status. */

/** GitHub answers 422 beyond it: "description is too long (maximum is 140 characters)". */
const status_mostCharacters = 140;
/** `error` where nothing was found out about the deployment, `failure` where it failed. */
function stateOf({ outcome, passes }) {
    if (passes)
        return 'success';
    return outcome !== 'undecided' && (0,model_outcome/* describeOutcome */.SS)(outcome).blamesDeployment ? 'failure' : 'error';
}
/** Controls, bidirectional marks, halves of a pair; and, which GitHub refuses here ("doesn't accept 4-byte Unicode"), emoji. */
const unwanted = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u{10000}-\u{10ffff}]/gu;
/** There is no Markdown in it: the backticks around values would show. */
const oneLine = (text) => text
    .replaceAll('`', '')
    .replace(unwanted, (found) => (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(found) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim();
/**
 * The first of `texts` that fits whole, else the last as far as it fits: the whole story, or else the cause by its short title.
 *
 * @param texts at least one that is not empty
 */
function description(texts) {
    const lines = texts.map(oneLine).filter((line) => line !== '');
    const whole = lines.find((line) => line.length <= status_mostCharacters);
    return whole ?? cutAtWord(lines.at(-1) ?? '');
}
function cutAtWord(line) {
    const head = line.slice(0, status_mostCharacters - 1);
    const space = head.lastIndexOf(' ');
    // A word that is longer than half the line is no reason to lose that half.
    return `${(space > status_mostCharacters / 2 ? head.slice(0, space) : head).replace(/[\s,;:.]+$/, '')}…`;
}

;// CONCATENATED MODULE: ./src/publish/github/event.ts
/**
 * What the workflow's event says: on which commit a status belongs, and which pull requests it is about.
 *
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */

/** A whole id of a commit; SHA-256 repositories have longer ones. */
const isSha = (text) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text ?? '');
/** Events about an issue: `GITHUB_SHA` is then the tip of the default branch, whatever the pull request under discussion. */
const aboutIssues = new Set([
    'issue_comment',
    'issues',
    'discussion',
    'discussion_comment',
    'label',
    'milestone',
    'watch',
    'fork',
]);
/** The commit that the run is about; undefined where the event does not say. */
function commitOf({ name, payload, sha }) {
    const event = recordOf(payload);
    const told = [
        recordOf(recordOf(event.pull_request).head).sha,
        recordOf(event.workflow_run).head_sha,
        recordOf(event.check_run).head_sha,
        recordOf(event.check_suite).head_sha,
        recordOf(event.merge_group).head_sha,
        recordOf(event.deployment).sha,
        name === 'status' ? event.sha : undefined,
    ]
        .map(textOf)
        .find(isSha);
    if (told !== undefined)
        return told;
    return !aboutIssues.has(name) && isSha(sha) ? sha : undefined;
}
/** The pull requests that the event names; a `workflow_run` names none that come from a fork, and others it may name late. */
function pullRequestsOf({ payload, repository }, commit) {
    const event = recordOf(payload);
    const { issue } = event;
    const subject = recordOf(issue).pull_request === undefined ? event.pull_request : issue;
    const number = numberOf(recordOf(subject).number);
    if (number !== undefined)
        return [number];
    return listOf(recordOf(event.workflow_run).pull_requests)
        .map(recordOf)
        .filter(({ head, base }) => recordOf(head).sha === commit && isOf(repository, recordOf(base).repo))
        .flatMap((one) => numberOf(one.number) ?? []);
}
/** A fork's own pull requests have the same numbers, and are none of ours. */
const isOf = (repository, repo) => textOf(recordOf(repo).url)?.toLowerCase().endsWith(`/repos/${repository}`.toLowerCase()) === true;

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./src/publish/github/https.ts
/**
 * One request to GitHub, by node itself: the client that `@actions/github` brings would take the packed action over its limit.
 */


/**
 * @param env where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` stand: Node 24 heeds them, older ones connect directly
 * @param sleep lets the time pass that an answer may take
 * @param patienceMs for the whole answer, its last word included: node's own `timeout` begins anew with every byte
 */
const overHttps = (env, sleep, patienceMs = 10_000) => {
    const agent = new external_node_https_.Agent({ proxyEnv: env });
    // Only a GitHub Enterprise Server without TLS is asked in the clear.
    const plainAgent = new external_node_http_.Agent({ proxyEnv: env });
    return ({ method, url, headers, body }) => new Promise((resolve, reject) => {
        const over = new AbortController();
        const fail = (error) => {
            over.abort();
            reject(error);
        };
        // `timeout` is for a proxy's tunnel that is being opened: `destroy` does not reach it, and it would hold up the process.
        const options = { method, timeout: patienceMs };
        const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
        const asked = url.startsWith('http:')
            ? (0,external_node_http_.request)(url, { ...options, headers: { ...headers, ...length }, agent: plainAgent })
            : (0,external_node_https_.request)(url, { ...options, headers: { ...headers, ...length }, agent });
        asked.on('error', fail);
        asked.on('response', (answer) => {
            const chunks = [];
            answer.on('data', (chunk) => chunks.push(chunk));
            answer.on('error', fail);
            answer.on('end', () => {
                over.abort();
                const single = Object.entries(answer.headers).map(([name, value]) => [
                    name,
                    Array.isArray(value) ? value.join(', ') : value,
                ]);
                const text = Buffer.concat(chunks).toString('utf8');
                resolve({ status: answer.statusCode ?? 0, headers: Object.fromEntries(single), text });
            });
        });
        asked.end(body);
        void sleep(patienceMs, over.signal).then(() => {
            if (over.signal.aborted)
                return;
            const overdue = new Error(`no answer within ${patienceMs / 1000} seconds`);
            fail(overdue);
            asked.destroy(overdue);
        });
    });
};

// EXTERNAL MODULE: ./src/model/defined.ts
var defined = __webpack_require__(6948);
;// CONCATENATED MODULE: ./src/publish/github/warning.ts
/** https://docs.github.com/rest/commits/statuses#create-a-commit-status */
const commitStatus = { input: 'commit-status', permission: 'statuses: write' };
/** https://docs.github.com/rest/issues/comments#create-an-issue-comment */
const prComment = { input: 'pr-comment', permission: 'pull-requests: write' };
const what = {
    refused: ({ permission }) => `GitHub refused it. The token needs the permission \`${permission}\`; a run for a fork or for Dependabot is only given one that reads`,
    invalid: () => 'GitHub did not accept it',
    busy: () => 'GitHub limits how often it may be asked, and for longer than is waited for',
    failing: () => 'GitHub did not answer as it should, several times',
};
const warning_mostCharacters = 300;
/** One sentence or two, and GitHub's own words. */
function warningOf(surface, { why, words }) {
    const said = words.length > warning_mostCharacters ? `${words.slice(0, warning_mostCharacters)}…` : words;
    return `\`${surface.input}\`: ${what[why](surface)} (${said}). The verdict stands.`;
}

;// CONCATENATED MODULE: ./src/publish/github/post-step.ts
/**
 * What outlives the step: which statuses of a commit it may have left pending. A step that is killed cannot say more, and a
 * required check that stays pending blocks its pull request for good, so the action's `post` step puts that right.
 */




/** In all, whatever is to be said: the job waits for it. */
const patienceMs = 90_000;
const patienceAtTheEnd = ({ now }) => ({ attempts: 4, until: now() + patienceMs });
/** For the runner to keep; empty where nothing is left. */
const writeLeft = (left) => (left.unsaid.length === 0 ? '' : JSON.stringify(left));
const states = ['success', 'failure', 'error'];
/** Undefined where nothing was left, or what was kept is not what was written. */
function readLeft(text) {
    let kept;
    try {
        kept = recordOf(JSON.parse(text));
    }
    catch {
        return undefined;
    }
    const commit = textOf(kept.commit);
    const unsaid = listOf(kept.unsaid).flatMap((one) => {
        const { context, state, description } = recordOf(one);
        const isWhole = typeof context === 'string' && typeof state === 'string' && typeof description === 'string';
        return isWhole && states.includes(state) ? [{ context, state: state, description }] : [];
    });
    return isSha(commit) && unsaid.length > 0 ? { commit, jobUrl: textOf(kept.jobUrl), unsaid } : undefined;
}
/** One request of the API's statuses for a commit. */
const sayStatus = (ask, repository, { commit, jobUrl }, said, patience) => ask({
    method: 'POST',
    path: `/repos/${repository}/statuses/${commit}`,
    body: { ...said, ...(0,defined/* defined */.s)({ target_url: jobUrl }) },
}, patience);
/** Says what was left unsaid, of those statuses alone that are pending still, and by this very job. Never rejects. */
async function closePending({ ask, repository, kept, time, warn }) {
    const left = readLeft(kept);
    if (!left)
        return;
    const patience = patienceAtTheEnd(time);
    const rolloutStatus = await pendingContexts(ask, repository, left, patience);
    if (!Array.isArray(rolloutStatus)) {
        warn(warningOf(commitStatus, rolloutStatus));
        return;
    }
    for (const one of left.unsaid.filter(({ context }) => rolloutStatus.includes(context.toLowerCase()))) {
        const result = await sayStatus(ask, repository, left, one, patience);
        if (result.ok)
            continue;
        warn(warningOf(commitStatus, result));
        return;
    }
}
/** https://docs.github.com/rest/commits/statuses#get-the-combined-status-for-a-specific-reference: the latest of each context. */
async function pendingContexts(ask, repository, { commit, jobUrl }, patience) {
    const found = [];
    for (let page = 1;; page += 1) {
        const path = `/repos/${repository}/commits/${commit}/status?per_page=100&page=${page}`;
        const result = await ask({ method: 'GET', path }, patience);
        if (!result.ok)
            return result;
        for (const { context, state, target_url: url } of listOf(recordOf(result.body).statuses).map(recordOf)) {
            if (state === 'pending' && textOf(url) === jobUrl && typeof context === 'string')
                found.push(context.toLowerCase());
        }
        if (!result.hasNextPage)
            return found;
    }
}

;// CONCATENATED MODULE: ./src/publish/github/pull-requests.ts


/**
 * Those that the event names; else the open ones of which the commit is the head; else those that brought it, merged.
 *
 * https://docs.github.com/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
async function findPullRequests(ask, event, commit, patience) {
    const named = pullRequestsOf(event, commit);
    if (named.length > 0 || commit === undefined)
        return { ok: true, numbers: named };
    const all = [];
    for (let page = 1;; page += 1) {
        const path = `/repos/${event.repository}/commits/${commit}/pulls?per_page=100&page=${page}`;
        const result = await ask({ method: 'GET', path }, patience);
        // The commit may have never been pushed to this repository: then no pull request can hold it.
        if (!result.ok)
            return result.why === 'invalid' ? { ok: true, numbers: [] } : result;
        all.push(...listOf(result.body).map(recordOf));
        if (!result.hasNextPage)
            break;
    }
    const open = all.filter(({ state, head }) => state === 'open' && recordOf(head).sha === commit);
    const merged = all.filter(({ merged_at: mergedAt }) => typeof mergedAt === 'string');
    return { ok: true, numbers: (open.length > 0 ? open : merged).flatMap(({ number }) => numberOf(number) ?? []) };
}

;// CONCATENATED MODULE: ./src/publish/github/statuses.ts



/** GitHub takes 1,000 statuses of a commit and context; six hours of these are 360. */
const pauseMs = 60_000;
/** What is pending is said again in a minute: it is not worth insisting. */
const once = { attempts: 1, until: 0 };
const cutShort = 'The job ended before the verdict.';
/** @param contexts one for each service, in order */
function statuses(contexts, world) {
    const { ask, repository, commit, jobUrl, time, signal, warn, keep } = world;
    const about = { commit, jobUrl };
    const told = contexts.map((context) => ({ context, at: -Infinity, words: '', isPending: false }));
    let isRefused = false;
    let isOver = false;
    let inTurn = Promise.resolve();
    const leave = (unsaid) => {
        try {
            keep(writeLeft({ ...about, unsaid }));
        }
        catch (error) {
            warn(`\`commit-status\`: a killed job may leave it pending (${String(error)})`);
        }
    };
    const say = async (said, patience) => {
        const result = await sayStatus(ask, repository, about, said, patience);
        if (!result.ok && result.why === 'refused' && !isRefused) {
            isRefused = true;
            warn(warningOf(commitStatus, result));
        }
        return result;
    };
    return {
        pending(service, waitingFor) {
            const one = told[service];
            const now = time.now();
            const words = description([waitingFor]);
            if (!one || isRefused || isOver || now - one.at < pauseMs || words === one.words)
                return;
            if (!told.some(({ at }) => at > -Infinity)) {
                leave(contexts.map((context) => ({ context, state: 'error', description: cutShort })));
            }
            one.at = now;
            one.words = words;
            // One after the other, as GitHub asks; and none after the verdict, which would then be pending for ever.
            inTurn = inTurn.then(async () => {
                if (isRefused || isOver)
                    return;
                const result = await say({ context: one.context, state: 'pending', description: words }, once);
                if (!result.ok)
                    one.words = '';
                // A failure may have had its effect.
                if (result.ok || result.why === 'failing')
                    one.isPending = true;
            });
        },
        async finish(verdicts) {
            isOver = true;
            await inTurn;
            let unsaid = verdicts.flatMap(({ state, texts }, service) => {
                const context = contexts[service];
                return context === undefined ? [] : [{ context, state, description: description(texts) }];
            });
            const stillPending = () => unsaid.filter(({ context }) => told.some((one) => one.isPending && one.context === context));
            leave(stillPending());
            const patience = { ...patienceAtTheEnd(time), signal };
            let failed;
            for (const one of unsaid) {
                // What is left unsaid then, the `post` step says.
                if (isRefused || time.now() > patience.until)
                    break;
                const result = await say(one, patience);
                if (result.ok)
                    unsaid = unsaid.filter((other) => other !== one);
                else if (result.why !== 'refused')
                    failed ??= result;
            }
            leave(stillPending());
            if (failed)
                warn(warningOf(commitStatus, failed));
        },
    };
}

;// CONCATENATED MODULE: ./src/publish/github/github.ts












function openGitHub(runner, wanted) {
    const { env, payload, time } = runner;
    const { ask, repository } = askOf(runner);
    const event = { name: env.GITHUB_EVENT_NAME ?? '', payload, sha: env.GITHUB_SHA, repository };
    const world = { ask, event, commit: wanted.sha ?? commitOf(event), time, warn: quietly(runner.warn) };
    const spoken = wanted.commitStatus ? statusesOf(wanted, world) : undefined;
    return {
        pending: (service, waitingFor) => spoken?.pending(service, waitingFor),
        async finish(report) {
            await spoken?.finish(report.services.map((service) => ({ state: stateOf(service), texts: told(service) })));
            if (wanted.prComment)
                await comment(wanted, report, world);
        },
    };
}
function statusesOf({ services, jobUrl, signal, keep }, { commit, event, ...world }) {
    const { repository } = event;
    if (commit !== undefined)
        return statuses(contextsOf(services), { ...world, repository, commit, jobUrl, signal, keep });
    world.warn('`commit-status`: this event does not say which commit is meant; set `sha`. The verdict stands.');
    return undefined;
}
async function comment({ region, services, wording, signal }, report, world) {
    const { ask, event, commit, time, warn } = world;
    const patience = { ...patienceAtTheEnd(time), signal };
    const found = await findPullRequests(ask, event, commit, patience);
    if (!found.ok) {
        warn(warningOf(prComment, found));
        return;
    }
    const [marker, body] = [markerOf(region, services), commentBody(report, commit, wording)];
    for (const number of found.numbers) {
        const result = await publishComment({ ask, repository: event.repository, number, marker, body, patience });
        if (result.ok)
            continue;
        warn(warningOf(prComment, result));
        return;
    }
}
/** The `post` step: says what a step that was killed could not. */
async function closeGitHub(runner, kept) {
    const { ask, repository } = askOf(runner);
    await closePending({ ask, repository, kept, time: runner.time, warn: quietly(runner.warn) });
}
function askOf({ env, token = '', version, time, send = overHttps(env, time.sleep) }) {
    const apiUrl = (env.GITHUB_API_URL ?? 'https://api.github.com').replace(/\/+$/, '');
    const place = {
        apiUrl,
        graphqlUrl: env.GITHUB_GRAPHQL_URL ?? `${apiUrl.replace(/\/v3$/, '')}/graphql`,
        token,
        userAgent: `ecs-health-gate/${version}`,
    };
    return { ask: asking(place, send, time), repository: env.GITHUB_REPOSITORY ?? '' };
}
/** Where a warning cannot be said, there is nowhere left to say so. */
const quietly = (warn) => (message) => {
    try {
        warn(message);
    }
    catch {
        // The log itself cannot be written.
    }
};


/***/ })

};

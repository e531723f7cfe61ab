export const id = 617;
export const ids = [617];
export const modules = {

/***/ 7617:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  closeGitHub: () => (/* binding */ closeGitHub),
  openGitHub: () => (/* binding */ openGitHub)
});

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js + 22 modules
var github = __webpack_require__(2413);
// EXTERNAL MODULE: ./src/model/defined.ts
var defined = __webpack_require__(6948);
// EXTERNAL MODULE: ./src/model/version.ts
var version = __webpack_require__(2621);
;// CONCATENATED MODULE: ./src/publish/github/failure.ts
/**
 * What it means that GitHub did not do what it was asked to.
 *
 * https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
 */
function failureOf(error) {
    const { status, response, message } = error;
    if (response === undefined)
        return { kind: 'failing', words: reasonOf(error) };
    // GraphQL answers 200 whatever happens.
    if (status === undefined)
        return { kind: 'invalid', words: message };
    // Octokit's message has GitHub's explanation; of a proxy's page it would be the whole page.
    const words = typeof response.data === 'object' ? `${status} ${message}` : String(status);
    return { kind: kindOf(error, status), words };
}
function kindOf({ response, message }, status) {
    if (status >= 500 || status === 408)
        return 'failing';
    const { 'retry-after': after, 'x-ratelimit-remaining': remaining } = response?.headers ?? {};
    const isLimited = after !== undefined || remaining === '0' || /rate limit/i.test(message);
    if (status === 429 || (status === 403 && isLimited))
        return 'limited';
    return status === 401 || status === 403 || status === 404 ? 'refused' : 'invalid';
}
/** Behind octokit's words stand those of `fetch`, behind these those of the network or of the proxy: the last ones tell. */
function reasonOf(error) {
    const { message, cause } = error instanceof Error ? error : new Error(String(error));
    return (cause === undefined ? '' : reasonOf(cause)) || message;
}
/** GitHub asks for a minute where a secondary limit names no time. */
const unnamedLimitMs = 60_000;
/** How long a limit lasts, as far as the answer tells. */
function limitMs(error, now) {
    const { 'retry-after': after, 'x-ratelimit-remaining': remaining, ...headers } = error.response?.headers ?? {};
    if (after !== undefined) {
        const until = /^\d+$/.test(String(after)) ? now + Number(after) * 1000 : Date.parse(String(after));
        return Number.isNaN(until) ? unnamedLimitMs : Math.max(until - now, 0);
    }
    const reset = Number(headers['x-ratelimit-reset']);
    return remaining === '0' && Number.isFinite(reset) ? Math.max(reset * 1000 - now, 0) : unnamedLimitMs;
}

;// CONCATENATED MODULE: ./src/publish/github/traced.ts
/** Tells each request, for whoever debugs. It only watches. */

/** The answer as it is. */
function traced(tell, now, { method, url, ...members }, attempt, answer) {
    const askedAt = now();
    const path = url.replace(/\{(\w+)\}/g, (_all, name) => String(members[name]));
    const ended = (status, headers, rest) => {
        const requestId = headers?.['x-github-request-id']?.toString();
        const told = (0,defined/* defined */.s)({ status, requestId });
        tell({ api: 'GitHub', operation: `${method} ${path}`, input: {}, attempt, milliseconds: now() - askedAt, ...told, ...rest });
    };
    void answer.then(({ status, headers, data }) => {
        ended(status, headers, { counts: Array.isArray(data) ? { elements: data.length } : {} });
    }, (error) => {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        const { status, response } = Object(error);
        ended(status, response?.headers, { error: { name, message } });
    });
    return answer;
}

;// CONCATENATED MODULE: ./src/publish/github/client.ts
/**
 * GitHub's API by octokit, which has its addresses, types and proxies. What octokit leaves open is settled here: when a request
 * is over, what is no answer, what is worth asking again, and that neither an answer nor a list of pages goes on for ever.
 *
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */




/** For requests that must not be made twice: a failure that may have had its effect is final then. A limit never has. */
const unrepeatable = { isRepeatable: false };
const pauseAfterFailureMs = 1000;
const connect = ({ apiUrl, token, clock, requestMs = 5000, tell }) => (policy) => {
    const client = (0,github/* getOctokit */.Q)(token, { baseUrl: apiUrl, userAgent: `ecs-health-gate/${version/* version */.r}` });
    client.hook.wrap('request', (send, options) => {
        options.headers['x-github-api-version'] = '2022-11-28';
        const fetch = bounded(options.request.fetch);
        const asked = { ...options };
        const once = (attempt) => {
            const answer = answered(clock, requestMs, async (signal) => {
                // All hooks share these options. Octokit would follow a redirect, and write to the log what GitHub calls deprecated.
                Object.assign(options.request, { signal, fetch, redirect: 'manual', log: { warn: () => undefined } });
                return send(options);
            });
            return tell ? traced(tell, clock.now, asked, attempt, answer) : answer;
        };
        return repeated(policy, clock, options.request.isRepeatable !== false, once);
    });
    return client;
};
/** More than any answer has: a hundred comments of 65,536 characters that are three bytes each. */
const mostBytes = 20_000_000;
/** Breaks an answer off where it goes on for ever: octokit would keep all of it. */
const bounded = (fetch) => async (url, init) => {
    const response = await fetch(url, init);
    if (!response.body)
        return response;
    let bytes = 0;
    const counted = new TransformStream({
        transform(chunk, controller) {
            bytes += chunk.byteLength;
            if (bytes > mostBytes)
                controller.error(new Error(`more than ${mostBytes} bytes`));
            else
                controller.enqueue(chunk);
        },
    });
    const { status, headers } = response;
    return new Response(response.body.pipeThrough(counted), { status, headers });
};
/** GitHub keeps 2,500 comments on a pull request at most, and there is nothing else of which it has more. */
const mostPages = 30;
/**
 * The pages of a list, each asked for by its number: octokit would follow, with the token, to wherever an answer says that the next
 * one is, and as often as it says so.
 *
 * @throws {Error} what `failureOf` explains, also when there is no end to them
 */
async function pagesOf(ask) {
    const pages = [];
    for (let page = 1; page <= mostPages; page += 1) {
        const { data, headers } = await ask({ per_page: 100, ...(page > 1 ? { page } : {}) });
        pages.push(data);
        if (!/\brel="next"/.test(headers.link ?? ''))
            return pages;
    }
    throw new Error(`more than ${mostPages} pages`);
}
async function repeated({ attempts, until, signal }, clock, isRepeatable, once) {
    for (let attempt = 1;; attempt += 1) {
        try {
            if (clock.now() > until)
                throw new Error('it took all the time that there is for it');
            return await once(attempt);
        }
        catch (error) {
            const { kind } = failureOf(error);
            const isWorthIt = kind === 'limited' || (kind === 'failing' && isRepeatable);
            const pauseMs = kind === 'limited' ? limitMs(error, clock.now()) : attempt * pauseAfterFailureMs;
            if (!isWorthIt || attempt >= attempts || clock.now() + pauseMs > until || signal?.aborted)
                throw error;
            await clock.sleep(pauseMs, signal);
            if (signal?.aborted)
                throw error;
        }
    }
}
/** @throws {Error} when the answer is late, or none of those that were asked for */
async function answered(clock, requestMs, send) {
    const over = new AbortController();
    void clock.sleep(requestMs, over.signal).then(() => {
        over.abort(new Error(`no answer within ${requestMs / 1000} seconds`));
    });
    try {
        const answer = await send(over.signal);
        over.signal.throwIfAborted();
        if (answer.status >= 300)
            throw redirected(answer);
        // Octokit takes an answer that broke off for an empty one, and a proxy's page for GitHub's.
        if (answer.status !== 204 && !isJson(answer.data))
            throw new Error(`${answer.status} without JSON`);
        return answer;
    }
    finally {
        over.abort();
    }
}
const isJson = (body) => /^\[object (?:Object|Array)\]$/.test(Object.prototype.toString.call(body));
const redirected = ({ status, ...response }) => Object.assign(new Error(response.data.message), { status, response });

;// CONCATENATED MODULE: ./src/publish/github/event.ts
/** A whole id of a commit; SHA-256 repositories have longer ones. */
const isSha = (sha) => typeof sha === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(sha);
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
function commitOf({ eventName, payload, sha }) {
    const event = payload;
    const told = [
        event.pull_request?.head?.sha,
        event.workflow_run?.head_sha,
        event.check_run?.head_sha,
        event.check_suite?.head_sha,
        event.merge_group?.head_sha,
        event.deployment?.sha,
        eventName === 'status' ? event.sha : undefined,
    ].find(isSha);
    if (told !== undefined)
        return told;
    return !aboutIssues.has(eventName) && isSha(sha) ? sha : undefined;
}
/** The pull requests that the event names; a `workflow_run` names none that come from a fork, and others it may name late. */
function pullRequestsOf({ payload, repo }, commit) {
    const { issue, pull_request: pullRequest, workflow_run: workflowRun } = payload;
    const number = issue?.pull_request === undefined ? pullRequest?.number : issue.number;
    if (Number.isSafeInteger(number))
        return [number];
    // A fork's own pull requests have the same numbers, and are none of ours.
    const ours = `/repos/${repo.owner}/${repo.repo}`.toLowerCase();
    return (workflowRun?.pull_requests ?? [])
        .filter(({ head, base }) => head.sha === commit && base.repo.url.toLowerCase().endsWith(ours))
        .map((one) => one.number);
}

// EXTERNAL MODULE: ./src/model/text.ts
var model_text = __webpack_require__(5086);
;// CONCATENATED MODULE: ./src/publish/github/warning.ts
/** What is said where GitHub could not be told: the verdict stands, and whoever reads it can mend it. */

/** https://docs.github.com/rest/commits/statuses#create-a-commit-status */
const commitStatus = { input: 'commit-status', permission: 'statuses: write' };
/** https://docs.github.com/rest/issues/comments#create-an-issue-comment */
const prComment = { input: 'pr-comment', permission: 'pull-requests: write' };
const what = {
    refused: ({ permission }) => `GitHub refused it. The token needs the permission \`${permission}\`; a run for a fork or for Dependabot is only given one that reads`,
    invalid: () => 'GitHub did not accept it',
    limited: () => 'GitHub limits how often it may be asked, and for longer than is waited for',
    failing: () => 'GitHub did not answer as it should, several times',
};
const mostCharacters = 300;
/** One sentence or two, and GitHub's own words. */
function warningOf(surface, { kind, words }) {
    const said = words.length > mostCharacters ? `${(0,model_text/* beginning */.Ir)(words, mostCharacters)}…` : words;
    return `\`${surface.input}\`: ${what[kind](surface)} (${said}). The verdict stands.`;
}

;// CONCATENATED MODULE: ./src/publish/github/post-step.ts





/** The job waits for it, but a required check that stays pending would block its pull request for good: as long as a limit lasts. */
const patienceMs = 90_000;
const policyOf = ({ now }) => ({ attempts: 4, until: now() + patienceMs });
/** For the runner to keep; empty where nothing is left. */
const writePostStepState = (state) => (state.statuses.length === 0 ? '' : JSON.stringify(state));
const post_step_final = ['success', 'failure', 'error'];
/** Undefined where nothing was left, or what was kept is not what was written. */
function readPostStepState(text) {
    try {
        const { commit, jobUrl, statuses } = JSON.parse(text);
        const whole = (statuses ?? []).filter(({ state }) => post_step_final.includes(state));
        return isSha(commit) && whole.length > 0 ? { commit, jobUrl, statuses: whole } : undefined;
    }
    catch {
        return undefined;
    }
}
/** @throws {Error} what `failureOf` explains */
async function createStatus(client, repo, { commit, jobUrl }, status) {
    await client.rest.repos.createCommitStatus({ ...repo, sha: commit, ...status, ...(0,defined/* defined */.s)({ target_url: jobUrl }) });
}
/** Says what was left unsaid, of those statuses alone that are pending still, and by this very job. Never rejects. */
async function closePending({ openClient, repo, kept, clock, warn }) {
    const state = readPostStepState(kept);
    if (!state)
        return;
    try {
        const client = openClient(policyOf(clock));
        const pending = await pendingContexts(client, repo, state);
        for (const status of state.statuses.filter(({ context }) => pending.includes(context.toLowerCase())))
            await createStatus(client, repo, state, status);
    }
    catch (error) {
        warn(warningOf(commitStatus, failureOf(error)));
    }
}
/** https://docs.github.com/rest/commits/statuses#get-the-combined-status-for-a-specific-reference: the latest of each context. */
async function pendingContexts(client, repo, { commit, jobUrl }) {
    const list = client.rest.repos.getCombinedStatusForRef;
    const pages = await pagesOf((page) => list({ ...repo, ref: commit, ...page }));
    return pages
        .flatMap(({ statuses }) => statuses)
        .filter(({ state, target_url: url }) => state === 'pending' && (url ?? undefined) === jobUrl)
        .map(({ context }) => context.toLowerCase());
}

;// CONCATENATED MODULE: ./src/publish/github/commit-status.ts



/** GitHub takes 1,000 statuses of a commit and context; six hours of these are 360. */
const pauseMs = 60_000;
/** What is pending is said again in a minute: it is not worth insisting. */
const once = { attempts: 1, until: Infinity };
const cutShort = 'The job ended before the verdict.';
/** @param contexts one for each service, in order */
function commitStatuses(contexts, wanted) {
    const { openClient, repo, clock, warn, keep } = wanted;
    const { commit, jobUrl } = wanted;
    const told = contexts.map((context) => ({ context, at: -Infinity, description: '', isPending: false }));
    let isRefused = false;
    let isOver = false;
    let inTurn = Promise.resolve();
    const leave = (statuses) => {
        keep(writePostStepState({ commit, jobUrl, statuses }));
    };
    /** What stood in the way; undefined: nothing did. */
    const say = async (status, policy) => {
        try {
            await createStatus(openClient(policy), repo, wanted, status);
            return undefined;
        }
        catch (error) {
            const failure = failureOf(error);
            if (failure.kind === 'refused' && !isRefused) {
                isRefused = true;
                warn(warningOf(commitStatus, failure));
            }
            return failure;
        }
    };
    return {
        pending(service, description) {
            const one = told[service];
            const now = clock.now();
            if (!one || isRefused || isOver || now - one.at < pauseMs || description === one.description)
                return;
            if (!told.some(({ at }) => at > -Infinity)) {
                leave(contexts.map((context) => ({ context, state: 'error', description: cutShort })));
            }
            one.at = now;
            one.description = description;
            // One after the other, as GitHub asks; and none after the verdict, which would then be pending for ever.
            inTurn = inTurn.then(async () => {
                if (isRefused || isOver)
                    return;
                const failure = await say({ context: one.context, state: 'pending', description }, once);
                if (failure)
                    one.description = '';
                // A failure may have had its effect.
                if (!failure || failure.kind === 'failing')
                    one.isPending = true;
            });
        },
        async finish(verdicts, policy) {
            isOver = true;
            await inTurn;
            let unsaid = verdicts.flatMap((verdict, service) => {
                const context = contexts[service];
                return context === undefined ? [] : [{ context, ...verdict }];
            });
            const stillPending = () => unsaid.filter(({ context }) => told.some((one) => one.isPending && one.context === context));
            leave(stillPending());
            let failed;
            for (const one of unsaid) {
                // Of those that are pending the `post` step says what is left unsaid then.
                if (isRefused)
                    break;
                const failure = await say(one, policy);
                if (!failure)
                    unsaid = unsaid.filter((other) => other !== one);
                else if (failure.kind !== 'refused')
                    failed ??= failure;
            }
            leave(stillPending());
            if (failed)
                warn(warningOf(commitStatus, failed));
        },
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/model/inputs.ts
var inputs = __webpack_require__(492);
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

;// CONCATENATED MODULE: ./src/publish/github/pull-request-comment.ts
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
const pull_request_comment_mostCharacters = 65_536;
/** Where GitHub failed while the comment was made, it may be there all the same: it is looked for before it is made again. */
const mostRounds = 3;
/** @throws {Error} what {@link failureOf} explains */
async function publishComment(wanted) {
    for (let round = 1;; round += 1) {
        try {
            await createOrRewrite(wanted);
            return;
        }
        catch (error) {
            if (round === mostRounds || failureOf(error).kind !== 'failing' || wanted.signal.aborted)
                throw error;
        }
    }
}
async function createOrRewrite(wanted) {
    const { client, repo, number } = wanted;
    const marked = await markedComments(wanted);
    if (marked.length > 0) {
        const login = await loginOf(client);
        const own = marked.filter(({ user }) => isBy(user, login));
        if (own.length > 0) {
            await keepOne(wanted, own);
            return;
        }
    }
    const created = await client.rest.issues.createComment({
        ...repo,
        issue_number: number,
        body: bodyOf(wanted),
        request: unrepeatable,
    });
    // Another job may have made its own between our looking and our making: both then keep the older one.
    const again = await markedComments(wanted).catch(() => []);
    const own = again.filter(({ user }) => user?.login === created.data.user?.login);
    if (own.length > 1)
        await keepOne(wanted, own);
}
/** Rewrites the oldest of our comments, and deletes what a race left beside it. */
async function keepOne({ client, repo, ...wanted }, own) {
    const [first, ...rest] = own.map(({ id }) => id).toSorted((a, b) => a - b);
    if (first === undefined)
        return;
    await client.rest.issues.updateComment({ ...repo, comment_id: first, body: bodyOf(wanted) });
    for (const id of rest)
        await client.rest.issues.deleteComment({ ...repo, comment_id: id }).catch(() => undefined);
}
const bodyOf = ({ marker, body }) => (0,model_text/* beginning */.Ir)(`${marker}\n${body}`, pull_request_comment_mostCharacters);
async function markedComments({ client, repo, number, marker }) {
    const pages = await pagesOf((page) => client.rest.issues.listComments({ ...repo, issue_number: number, ...page }));
    // At its beginning, where a quotation has `>` and a reply has its own words.
    return pages.flat().filter(({ body }) => body?.startsWith(marker));
}
/** GraphQL leaves `[bot]` out of some logins, and REST never does. */
const isBy = (user, login) => user?.login === login || (user?.type === 'Bot' && user.login === `${login}[bot]`);
/** Whose the token is. `GET /user` refuses the workflow's own token; GraphQL answers every kind. */
async function loginOf(client) {
    const { viewer } = await client.graphql('query { viewer { login } }');
    return viewer.login;
}

;// CONCATENATED MODULE: ./src/publish/github/pull-requests.ts
/** Which pull requests a run is about. */



/**
 * Those that the event names; else the open ones of which the commit is the head; else those that brought it, merged.
 *
 * https://docs.github.com/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
async function findPullRequests(client, event, commit) {
    const named = pullRequestsOf(event, commit);
    if (named.length > 0 || commit === undefined)
        return named;
    const list = client.rest.repos.listPullRequestsAssociatedWithCommit;
    const pages = await pagesOf((page) => list({ ...event.repo, commit_sha: commit, ...page })).catch((error) => {
        // The commit may have never been pushed to this repository: then no pull request can hold it.
        if (failureOf(error).kind === 'invalid')
            return [];
        throw error;
    });
    const all = pages.flat();
    const open = all.filter(({ state, head }) => state === 'open' && head.sha === commit);
    const merged = all.filter(({ merged_at: mergedAt }) => typeof mergedAt === 'string');
    return (open.length > 0 ? open : merged).map(({ number }) => number);
}

;// CONCATENATED MODULE: ./src/publish/github/github.ts
/**
 * A run where people look for it on GitHub: commit statuses and the comment on a pull request. Loaded only where an input asks
 * for it. Whatever GitHub refuses is a warning; nothing here rejects, and nothing delays an observation.
 */











/** Undefined where GitHub cannot be asked at all. */
function openGitHub(step, wanted) {
    const surroundings = surroundingsOf(step);
    if (!surroundings)
        return undefined;
    const commit = wanted.sha ?? commitOf(surroundings.event);
    const statuses = wanted.commitStatus ? statusesOf(wanted, commit, surroundings) : undefined;
    return {
        commit,
        pending: (service, description) => statuses?.pending(service, description),
        async finish(report) {
            const policy = policyAtTheEnd(wanted, surroundings.clock);
            await statuses?.finish(report.statuses, policy);
            if (wanted.prComment)
                await comment(wanted, commit, report.comment, policy, surroundings);
        },
    };
}
/**
 * For all that is said at the end. The verdict is there, and the job waits: GitHub's trouble may cost it a few seconds, and no more;
 * where GitHub answers, each status takes its fraction of one.
 */
const github_patienceMs = 5000;
const patienceForEachMs = 500;
const policyAtTheEnd = ({ services, signal }, { now }) => ({
    attempts: 4,
    until: now() + github_patienceMs + services.length * patienceForEachMs,
    signal,
});
function statusesOf(wanted, commit, surroundings) {
    if (commit !== undefined)
        return commitStatuses(contextsOf(wanted.services), { ...wanted, ...surroundings, commit });
    surroundings.warn('`commit-status`: this event does not say which commit is meant; set `sha`. The verdict stands.');
    return undefined;
}
async function comment({ region, services, signal }, commit, body, policy, { openClient, event, repo, warn }) {
    try {
        const client = openClient(policy);
        const marker = markerOf(region, services);
        for (const number of await findPullRequests(client, event, commit))
            await publishComment({ client, repo, number, marker, body, signal });
    }
    catch (error) {
        warn(warningOf(prComment, failureOf(error)));
    }
}
/** The `post` step: says what a step that was killed could not. */
async function closeGitHub(step, kept) {
    const surroundings = surroundingsOf(step);
    if (surroundings)
        await closePending({ ...surroundings, kept });
}
function surroundingsOf({ token, clock, warn: loudly, run = github/* context */._, requestMs, tell }) {
    const warn = quietly(loudly);
    try {
        if (token === undefined || token === '')
            throw new Error('`github-token` is empty');
        const openClient = connect({ apiUrl: run.apiUrl, token, clock, tell, ...(0,defined/* defined */.s)({ requestMs }) });
        // Where the runner does not tell the repository, this throws.
        return { openClient, event: run, repo: run.repo, clock, warn };
    }
    catch (error) {
        warn(`Nothing can be said on GitHub: ${failureOf(error).words}. The verdict stands.`);
        return undefined;
    }
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

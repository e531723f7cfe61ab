/**
 * Problem matchers: what an earlier step has registered (`setup-node`, `setup-python`, `setup-go`, … do so unasked) makes an
 * annotation of every line of ours that looks like a compiler's error, at whatever file that names. A container logs such lines.
 * Neither stopped commands nor a group keep the runner from it, and removing a matcher would remove it for the whole job.
 * actions/runner, src/Runner.Worker/Handlers/OutputManager.cs.
 *
 * What a matcher reads is a place in a file, and words behind it: a severity, or a message after a colon. So what holds these
 * together is parted by a character that nobody sees and that neither `\s` nor `\d` matches: before a severity, after a colon that
 * ends a place, behind a place that ends the line. It stands neither within a place or an address nor in a command of ours, which
 * can all still be copied.
 */
const unseen = '\u200b';

const severity = String.raw`(?:(?:fatal|catastrophic|internal)\s)?(?:error|err|fatal|failure|warning|warn|notice|note|info|information|hint|style|refactor|convention|suggestion|remark|debug)s?\b`;
/** Behind a number, or what closes a clause: `(1,1): error`, `col 3, Error`, `12:3  warning`. */
const beforeSeverity = new RegExp(String.raw`(?<=[\d:,;)\]-][^\S\n]{1,8}|\d[:)]:?)(?=${severity})`, 'gi');
/** `main.go: `, `app.py:12: `, `Program.cs(1,2): `, `Main.java:[1,2] `, `app.rb:3:in `. */
const afterPlace = /(?<=(?:\.\w{1,12}|\d\)?):|:\[\d{1,9}(?:,\d{1,9})?\])(?=\s)|(?<=\.\w{1,12}:\d{1,9}:)(?=[a-z])/gi;
/** `src/main.rs:1:2`, `on line 5`. */
const endsPlace = /(?<=:\d{1,9}:\d{1,9}\)?|\bline \d{1,9})$/;

/** The same line to read and to copy, which no matcher takes for a compiler's. */
export const unmatched = (line: string): string =>
  line.replace(beforeSeverity, unseen).replace(afterPlace, unseen).replace(endsPlace, unseen);

/** The same for a line that somebody else wrote whole: many matchers go by how a line begins, and some by how it ends. */
export const unmatchedWhole = (line: string): string => `${unseen}${unmatched(line)}${/[\d)\]'"]$/.test(line) ? unseen : ''}`;

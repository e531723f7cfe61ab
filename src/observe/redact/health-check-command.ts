/**
 * The command of a container health check, its arguments masked: a password often stands there, and what is quoted of a check
 * is public in a pull request. Kept is what is known to tell nothing; where the shell might read a command otherwise than it is
 * read here, that decides only what is masked besides.
 */

const mask = '…';

/** A sign of an operator (a substitution begins a command of its own), or a word with all its quotes. */
const pieces = /\$\(|[|&;()<>]|(?:"[^"\\]*(?:\\[^][^"\\]*)*"?|'[^']*'?|`[^`]*`?|\$\([^()]*\)|\\[^]?|[^\s"'`\\|&;<>()])+/g;
const isOperator = /^(?:[|&;()<>]|\$\()/;
const isRedirection = /[<>]/;

/** Words that are no secret wherever they stand. */
const knownWords = new Set(
  `! [ ] [[ ]] = == != -eq -ne -lt -le -gt -ge if then elif else fi while until for do done in exit true false test echo exec export env eval set time
  timeout sleep sudo su-exec gosu cat cd ls stat find ps pgrep pidof kill grep egrep awk sed cut tr wc head tail jq xargs date
  sh bash ash dash /bin/sh /bin/bash busybox curl wget nc ncat netcat telnet ss netstat openssl nslookup dig ping
  node bun deno python python3 php ruby perl java dotnet go celery rabbitmq-diagnostics rabbitmqctl redis-cli valkey-cli
  mysqladmin mysql mariadb-admin mariadb psql pg_isready mongosh cqlsh clickhouse-client cypher-shell sqlcmd kafka-topics.sh
  kafka-broker-api-versions.sh zkServer.sh etcdctl consul nginx supervisorctl healthcheck.sh grpc_health_probe
  grpc-health-probe cgi-fcgi php-fpm-healthcheck /dev/null`.split(/\s+/),
);

const local = String.raw`localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\]`;
const variable = String.raw`\$[A-Z][A-Z0-9_]{0,50}|\$\{[A-Z][A-Z0-9_]{0,50}(?::-(?:${local}|\d{1,5}))?\}`;
/** With or without a scheme, what is asked; behind an `@` that does not end the user's name nothing is sure. */
const address = new RegExp(
  String.raw`^(?:(https?://)(?:[^@/?#]*@)?(?:(${local}|${variable})|\$\([^()]*\)|[^\s$/:@?#]+)|(${local}))` +
    String.raw`(:(?:\d{1,5}|${variable}))?((?:/[\w.~-]{0,60})*)(?:[?#][^@]*)?$`,
);
/** A part of a path that is no word. */
const random = /(?=[^/]*\d)[^/]{20,}/g;

function maskedValue(word: string): string {
  if (/^:?\d{1,5}$/.test(word)) return word;
  if (!address.test(word)) return mask;
  return word.replace(
    address,
    (
      _all,
      scheme: string | undefined,
      host: string | undefined,
      bareHost: string | undefined,
      port: string | undefined,
      path: string,
    ) => [scheme, host ?? bareHost ?? mask, port, path.replace(random, mask)].join(''),
  );
}

/** Flags in a row take no value: `-fsS`, `-qO-`. What else follows a letter may be one. */
const flags = /^-(?:-?|[A-Za-z0-9]|[fsSLkIivqznlOG46]{2,5}-?)$/;
const longOption = /^(--[a-z]{1,30}(?:-[a-z]{1,30}){0,4}|-addr)(?:=([^]*))?$/;
/** The word behind these is masked, whatever it is. */
const takesSecret = /^-[auPHdbF]$|^--?[^=]*(?:pass|pwd|user|auth|secret|token|key|pin|header|data|cookie|form)[^=]*$/;

function maskedWord(word: string): string {
  if (word === '' || knownWords.has(word) || flags.test(word)) return word;
  if (longOption.test(word))
    return word.replace(longOption, (_all, option: string, value: string | undefined) =>
      value === undefined ? option : `${option}=${takesSecret.test(option) ? mask : maskedValue(value)}`,
    );
  return /^-[A-Za-z]/.test(word) ? `${word.slice(0, 2)}${mask}` : maskedValue(word);
}

/** More than a word: a script of its own, or a text. */
const isScript = (text: string): boolean => /[\s()]/.test(text) && !/^(?:-|https?:)/.test(text);

const assignment = /^([A-Z_][A-Z0-9_]{0,60})=/;
/** The very first word can only be a program. */
const program = /^[\w./+][\w./+-]{0,100}$/;

/** What masks one after another the parts of one command: of a shell, or a word that no shell reads. */
function masker(): { readonly ofShell: (text: string) => string; readonly ofWord: (raw: string, isQuoted?: true) => string } {
  let isFirst = true;
  let beginsCommand = true;
  let isSecretNext = false;
  const ofWord = (raw: string, isQuoted?: true): string => {
    const word = raw.replace(/["'`\\]/g, '');
    const mayBeProgram = isFirst && program.test(word);
    const name = beginsCommand ? assignment.exec(word)?.[1] : undefined;
    const isSecret = isSecretNext;
    isFirst = false;
    beginsCommand = name !== undefined || word === 'export' || word === 'env';
    // Stryker disable next-line MethodExpression: only so much of a long one is read, to be quick
    isSecretNext = takesSecret.test(word.slice(0, 100));
    if (name !== undefined) return `${name}=${mask}`;
    if (isSecret) return mask;
    const quote = isQuoted ? '' : (/^(["'`])[^]*\1$/.exec(raw)?.[1] ?? raw);
    const quoted = raw.slice(quote.length, raw.length - quote.length);
    if (isScript(quoted)) return `${quote}${ofShell(quoted)}${quote}`;
    const masked = mayBeProgram ? word : maskedWord(word);
    return masked === word ? raw : masked;
  };
  const ofShell = (text: string): string =>
    text.replace(pieces, (piece) => {
      if (!isOperator.test(piece)) return ofWord(piece);
      beginsCommand = !isRedirection.test(piece);
      isSecretNext = false;
      return piece;
    });
  return { ofShell, ofWord };
}

/** In the same shape: its form or what stands there instead, programs, options, operators, and what it asks of the container. */
export function maskedCommand(command: readonly string[]): readonly string[] {
  const { ofShell, ofWord } = masker();
  const isList = command[0] === 'CMD' && command.length > 2;
  return command.map((text, place) => {
    if (place === 0 && /^(?:CMD|CMD-SHELL|NONE)$/.test(text)) return text;
    return isList && !/^[|&;]+$/.test(text) ? ofWord(text, true) : ofShell(text);
  });
}

/** Settings that are secret, by how they are called: in an environment, JSON, YAML, a connection string, a command, a sentence. */
import { lengthMade } from './machine-made.ts';
import { noteAll, quoteSigns, valueAt, type Quote, type Span } from './quotes.ts';

/** Whatever the value. In an ARN, `…:secret:prod/db-AbCdEf`, nothing is to hide; `pwd=/usr/src/app` is a folder. */
const secretNames = String.raw`
  password | passwd | passphrase | passcode | passwort | kennwort | wachtwoord | contrase(?:n|ñ)a
  mot[ _-]?de[ _-]?passe | пароль | パスワード | 密码 | 密碼 | 비밀번호
  [_.-]pwd | pwd(?!=/) | [_.-](?:pass|passw|pw|psw|creds)(?![a-z]) | \bpass(?==|\\*${quoteSigns}?\s{0,4}[:=]\s{0,4}\\*${quoteSigns}) | requirepass | masterauth | credentials(?==)
  (?:access|account|admin|api|app|auth|client|consumer|deploy|encryption|functions|hmac|jwt|license|master|private|secret|session|shared|signing|storage|webhook)[_-]?key(?![a-z])
  secret[_-]?(?:string|binary|value)
  secret(?<!\barn:[^\s:]{1,20}:secretsmanager:[^\s:]{0,30}:[^\s:]{0,30}:secret)
  (?:access|api|auth|bot|refresh|session|[a-z0-9][_-])token`;
/** A word of parsers too, `unexpected token: …`: only in quotes, or as an assignment; and none is short. */
const tokenNames = String.raw`token(?=\\*${quoteSigns}|\s{0,4}=|%3d)`;
/** Where the value looks as if a machine had made it. */
const telltaleNames = String.raw`
  (?<!public|public[_-]|publishable[_-])key(?![a-z]) | token | salt | pepper | signature | session[_-]?id | senha
  (?<=[?&#])(?:code|sig|auth|sid)(?==)`;

/** What a name may go on with, and still be that of the secret: its stage, its version, its copy. */
const stages = String.raw`(?:[_.-]?(?:prod(?:uction)?|stag(?:e|ing)|dev(?:elopment)?|test|qa|uat|live|old|new|next|current|previous|primary|secondary|base|b64|base64|main|reader|writer|root|admin|user|db|v?\d{1,3})(?![a-z0-9])){1,2}|\d{1,3}`;
const stage = new RegExp(stages, 'iy');
/** A name in capitals goes on with anything but what is only about the secret. */
const inCapitals =
  /\d{0,3}(?:_(?!(?:FILE|PATH|DIR|ARN|NAME|ID|URL|URI|HOST|PORT|LEN(?:GTH)?|SIZE|MIN|MAX|POLICY|TTL|EXPIR[A-Z]*|AGE|DAYS|SECONDS|TYPE|FORMAT|ALG(?:ORITHM)?|ENABLED|DISABLED|REQUIRED|FIELD|HEADER|PREFIX|ROTATION|MANAGER|STORE|PROVIDER|REGION|ENGINE|VERSION|COUNT|LIMIT|HINT|RESET|MISSING|INVALID|EXPIRED|FROM)(?![A-Z0-9]))[A-Z0-9]{1,20}){1,3}(?![A-Z0-9_])/y;

const oneOf = (names: string): string => names.trim().replace(/ \| |\n\s+/g, '|');

const gap = String.raw`(?:[^\S\n]{0,4}\n[^\S\n]{1,40}|[^\S\n]{0,4})`;
const quote = String.raw`(?:\\*${quoteSigns}|%22)`;
/** `=`, `: `, `":"`, `'] = `, `%3D`; a pair of ECS or Kubernetes, `"name":"…","value":`. */
const separator = new RegExp(
  String.raw`${quote}?[\])]{0,2}\s{0,4}(?:=>|:=|->|[→:=：＝]|%3[ad])${gap}|` +
    String.raw`${quote}?(?:,\s?|\s{1,3}|\s?\n\s{1,20})${quote}?value${quote}?\s?[:=]\s?`,
  'iy',
);
/** `--db-password …`, `"--db-password","…"` */
const argument = new RegExp(
  String.raw`(?<=(?:^|[\s"'\[])--?[\w-]{1,60})(?:\s{1,3}(?=${quote}|(?!-)\S{6})|${quote},\s?(?=${quote}))`,
  'y',
);
/** `API key … rejected`, `the token is …`, a list, a table. */
const inSentence = new RegExp(String.raw`${quote}?\s?[,|(]\s?|\s(?:(?:is|was|provided)[:\s]\s{0,2})?`, 'iy');

const openingQuote = /\\{0,31}["'`]/y;

/** What is said of a setting instead of its value. */
const noValue =
  /(?:null|undefined|true|false|nil|none|yes|no)(?=[,;&)}\]]{0,4}(?:[\s"'`]|$)|[,;&][\w.-]{1,30}[=:])|(?<=[:：]\s{1,4})(?:\w{0,60}(?:Exception|Error)\b|(?:must|should|could|cannot|can|is|was|has|not|missing|required|invalid|failed|unable|expected|service|the|a|an|to|for|value|too)(?=[.,!]?(?:\s|$)))/iy;

const fewest = 3;
const fewestOfToken = 8;

/** By what makes it secret: its name, its name and its form, its value. */
export const settingKinds = ['secret', 'token', 'telltale'] as const;
type Kind = (typeof settingKinds)[number];

/** The beginning of a setting; what stands behind its name decides. */
export const settingName = String.raw`(?:(?<secret>${oneOf(secretNames)})|(?<token>${oneOf(tokenNames)})|(?<telltale>${oneOf(telltaleNames)}))`;

const beforeValue = new RegExp(String.raw`(?:${oneOf(secretNames)})(?:${stages})?${quote}?\s{0,4}[:=]\s{0,4}$`, 'i');

/** Whether the value of a setting is to be on the next line. */
// Stryker disable next-line MethodExpression: only so much of a long one is read, to be quick
export const endsBeforeValue = (line: string): boolean => beforeValue.test(line.slice(-200));

/** Where the secret stands, if it is one; what begins the name of the setting ends at `begun`. Takes note of the quotes between the two. */
export function settingValue(text: string, begun: number, kind: Kind, open: Quote[]): Span | undefined {
  const end = behind(inCapitals, text, begun) ?? behind(stage, text, begun) ?? begun;
  const isNamed = kind !== 'telltale';
  const from = behind(separator, text, end) ?? (isNamed ? behind(argument, text, end) : undefined);
  const inside = [...open];
  noteAll(inside, text, end, from ?? end);
  const secret =
    isNamed && from !== undefined ? given(text, from, inside, kind) : made(text, from ?? behind(inSentence, text, end));
  if (secret) open.splice(0, open.length, ...inside);
  return secret;
}

/** The value of a setting that is secret by its name. */
function given(text: string, from: number, open: readonly Quote[], kind: Exclude<Kind, 'telltale'>): Span | undefined {
  noValue.lastIndex = from;
  if (noValue.test(text)) return undefined;
  const value = valueAt(text, from, open);
  return value.to - value.from < (kind === 'secret' ? fewest : fewestOfToken) ? undefined : value;
}

/** As much of a value as a machine seems to have made. */
function made(text: string, at: number | undefined): Span | undefined {
  if (at === undefined) return undefined;
  const from = behind(openingQuote, text, at) ?? at;
  const length = lengthMade(text, from);
  return length === 0 ? undefined : { from, to: from + length, next: from + length };
}

function behind(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

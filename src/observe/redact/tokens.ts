/** What credentials look like by themselves, and what stands before them in headers and commands. Each pattern runs in linear time. */
import { tokenPrefixes } from './token-prefixes.ts';

const signs = { hex: '[0-9a-f]', alphanumeric: '[0-9A-Za-z]', word: '[\\w.=+/~-]' } as const;
/** As much behind a prefix as the tokens of its service have makes it one. */
const prefixed = new RegExp(
  `(?<![0-9A-Za-z])(${tokenPrefixes
    .map(([prefix, least, kind]) => `${prefix.replaceAll('.', '\\.')}(?=${signs[kind]}{${least}})`)
    .join('|')})(?:[\\w=+/~-]|\\.(?=\\w)){1,4096}`,
  'g',
);

/** A pattern, and what of its match is kept. */
export const tokens: readonly (readonly [pattern: RegExp, kept: '' | '$1'])[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  [/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g, ''],
  // Session tokens begin like this, whatever service issued them.
  [/\b(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[\w+/=%-]{20,4096}/g, ''],
  // An app's token may be a JWT behind its prefix.
  [/\b(?:gh[pousr]|github_pat)_[\w.-]{20,4096}/g, ''],
  // A JWT but for its header, which only names an algorithm: sought from its middle, which stands seldom.
  [/\.(?<=\beyJ[\w-]{5,4096}\.)eyJ[\w-]{5,4096}\.[\w-]{0,4096}/g, ''],
  [prefixed, '$1'],
  // Shorter ones of services above, and services that are not among them.
  [
    /\b([sr]k_(?:live|test)_|whsec_|npm_|glpat-|pypi-|AIza|ya29\.|dckr_[op]at_|sq0[a-z]{3}-|hv[sbr]\.|figd_|gsk_|vc[pciark]_|cf(?:k|ut|at)_|tskey-[a-z]{1,20}-|AGE-SECRET-KEY-1)[\w-]{20,4096}/g,
    '$1',
  ],
  [/\b(xox[abceoprs]-|xapp-)[\w-]{10,4096}/g, '$1'],
  [/\b(sk-)[\w-]{32,4096}/g, '$1'],
  [/\b(key-)[0-9a-f]{32}\b/g, '$1'],
  [/\b(SG\.)[\w-]{16,64}\.[\w-]{16,128}/g, '$1'],
  [/\b(pat[0-9A-Za-z]{14}\.)[0-9a-f]{64}\b/g, '$1'],
  // A bot of Telegram: its number, and its token.
  [/\b((?:bot)?\d{8,12}:)AA[\w-]{32,40}(?![\w-])/g, '$1'],
  // PEM of a private key in base64.
  [/\b(LS0tLS1CRUdJTiB[PQSEF])[\w+/=-]{20,}/g, '$1'],
  // A URL that may be posted to by whoever knows it.
  [/(\bhooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/]{20,200}/g, '$1'],
  [/(\bdiscord(?:app)?\.com\/api\/webhooks\/)\d{5,30}\/[\w-]{20,200}/g, '$1'],
  [/(\bwebhook\.office\.com\/webhookb2\/)[\w@/-]{20,400}/g, '$1'],
  // Of a digest every part, up to the end of the line.
  [/(\bauthorization(?:\\*["']?\s{0,4}[:=]|\\*["'],)\s{0,4}\\*["']?digest\s)[^\n]{8,}/gi, '$1'],
  [
    /(\bauthorization(?:\\*["']?\s{0,4}[:=]|\\*["'],)\s{0,4}(?:\[(?!redacted\]))?\\*["']?(?:(?:bearer|basic|token|apikey|aws4-hmac-sha256)\s{1,4})?)(?![[\\]{0,2}\[redacted\])[^\s"'`]{8,4096}/gi,
    '$1',
  ],
  [/(\bbearer\s{1,4})[\w~+/.=-]{16,4096}/gi, '$1'],
  [/(\bcookie\\*["']?\s{0,4}[:=]\s{0,4}\\*["']?)(?!\[redacted\])[\w.%-]{1,80}=[^\n"'`]{8,4096}/gi, '$1'],
  // A presigned URL or request is as good as the credentials that signed it.
  [/(\bX-Amz-Signature=|\bSignature=(?=[0-9a-f]{32}))(?!\[redacted\])[\w%.~+/=-]{1,4096}/gi, '$1'],
  // Commands.
  [/(\s(?:-u|--user)[\s=]\\*["']?[^\s:"']{1,100}:)(?!\d{1,10}\b|\[redacted\])[^\s"'`]{3,400}/g, '$1'],
  [
    /(\b(?:mysql|mariadb)[\w-]{0,20}\s(?:[^\n]{0,200}?\s)?-p(?:\\*["'](?![,:;)\]}>]))?)(?!\[redacted\])[^\s"'-][^\s"'`]{2,400}/g,
    '$1',
  ],
  [
    /(\b(?:(?:redis|valkey)-cli\s(?:[^\n]{0,200}?\s)?-a|sshpass\s-p|docker\slogin\s(?:[^\n]{0,200}?\s)?-p)\s{0,4}\\*["']?)(?!\[redacted\])[^\s"'`]{3,400}/g,
    '$1',
  ],
  // SQL; a quote right behind the word closes, as that of a column does.
  [
    /(\b(?:password|identified(?: with ["'`]?\w{1,40}["'`]?)? (?:by|as))(?:\s{1,4}\(?|\()["'])(?!\[redacted\])[^"'`\n]{3,400}(?=["'])/gi,
    '$1',
  ],
  // A connection string of Go's MySQL driver.
  [/((?<=^|[\s"'=])[\w.-]{1,60}:)(?!\[redacted\])\S{3,400}(?=@(?:tcp|udp|unix)\()/g, '$1'],
  [
    /(<[\w.:-]{1,40}\s(?:name|key)=["'][\w.-]{0,60}(?:password|passwd|secret|token|api-?key)["']>)(?!\[redacted\])[^<\n]{3,4096}(?=<\/)/gi,
    '$1',
  ],
  [/(<[\w.:-]{0,40}(?:password|passwd|secret|token|api-?key)>)(?!\[redacted\])[^<\n]{3,4096}(?=<\/)/gi, '$1'],
];

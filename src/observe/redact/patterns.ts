/** What credentials look like by themselves, and what they stand behind. Each pattern runs in linear time. */

/** What a setting that is secret is called, or how its name ends. In an ARN, `…:secret:prod/db-AbCdEf`, nothing is to hide. */
const name = String.raw`(?:password|passwd|[_.-]pwd|pwd(?!=/)|_pass|\bpass(?==)|secret(?<!\barn:[^\s:]{1,20}:secretsmanager:[^\s:]{0,30}:[^\s:]{0,30}:secret)|credentials(?==)|(?:access|account|api|app|encryption|license|master|private|secret)[_-]?key|(?:access|api|auth|bot|refresh|session)[_-]?token)(?:_(?:base|v?\d{1,3}))?`;
/** As it stands before its value in settings, JSON (also in a string of JSON, or as a pair of ECS), YAML, hashes and connection strings. */
const keyed = String.raw`${name}\\?["']?\s{0,4}(?:=>|[:=]|,\s?\\?["']value\\?["']\s?:)\s{0,4}`;
/** What is said of a setting instead of its value. */
const noValue = String.raw`(?:null|undefined|true|false)(?=[\s"',;&)}\]]|$)|\w{0,60}(?:Exception|Error)\b`;

/** A pattern, and what of its match is kept. */
export const patterns: readonly (readonly [pattern: RegExp, kept: '' | '$1'])[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  [/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g, ''],
  // Session tokens begin like this, whatever service issued them.
  [/\b(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[\w+/=%-]{20,4096}/g, ''],
  // An app's token may be a JWT behind its prefix.
  [/\b(?:gh[pousr]|github_pat)_[\w.-]{20,4096}/g, ''],
  // A JWT but for its header, which only names an algorithm: sought from its middle, which stands seldom.
  [/(?<=\beyJ[\w-]{5,4096})\.eyJ[\w-]{5,4096}\.[\w-]{0,4096}/g, ''],
  [/\b(xox[abeprs]-|xapp-)[\w-]{10,4096}/g, '$1'],
  [/(\bhooks\.slack\.com\/(?:services|workflows)\/)[\w/]{20,200}/g, '$1'],
  [
    /\b([sr]k_(?:live|test)_|whsec_|npm_|glpat-|pypi-|AIza|ya29\.|dckr_pat_|sq0[a-z]{3}-|lin_api_|AGE-SECRET-KEY-1)[\w-]{20,4096}/g,
    '$1',
  ],
  [/\b(sk-)[\w-]{32,4096}/g, '$1'],
  [/\b(key-|dapi)[0-9a-f]{32}\b/g, '$1'],
  [/\b(SG\.)[\w-]{16,64}\.[\w-]{16,128}/g, '$1'],
  // The password ends at the `@` that a host stands behind. What begins like a port is none.
  [
    /(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:'"]{0,200}:)(?!\d{1,5}[/?#"',;)\]}]|\[redacted\])\S{1,400}?(?=@[\w.-]{1,253}(?:[:/?#"',;)\]}\s]|$))/gi,
    '$1',
  ],
  // A token in the place of the user: a name is not that long.
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/:@'"[\]]{20,400}(?=@)/gi, '$1'],
  [
    /(\bauthorization(?:\\?["']?\s{0,4}[:=]|\\?["'],)\s{0,4}(?:\[(?!redacted\]))?\\?["']?(?:(?:bearer|basic|token|apikey|digest|aws4-hmac-sha256)\s{1,4})?)(?![[\\]{0,2}\[redacted\])[^\s"']{8,4096}/gi,
    '$1',
  ],
  [/(\bbearer\s{1,4})[\w~+/.=-]{16,4096}/gi, '$1'],
  [/(\bcookie\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?)(?!\[redacted\])[\w.%-]{1,80}=[^\n"']{8,4096}/gi, '$1'],
  [/(\s(?:-u|--user)[\s=]["']?[^\s:"']{1,100}:)(?!\d{1,10}\b|\[redacted\])[^\s"']{3,400}/g, '$1'],
  // A presigned URL is as good as the credentials that signed it.
  [/(\bX-Amz-(?:Signature|Security-Token)=)(?!\[redacted\])[\w%.~+/=-]{1,4096}/gi, '$1'],
  // In quotes a value may hold blanks, and quotes behind a backslash.
  [new RegExp(String.raw`(${keyed}(["']))(?!\[redacted\])(?:\\[^\n]|(?!\2)[^\\\n]){3,4096}`, 'gi'), '$1'],
  [new RegExp(String.raw`(${keyed}\\(["']))(?!\[redacted\])(?:\\{4}|\\{3}\2|\\(?!\2)|(?!\2)[^\\\n]){3,4096}`, 'gi'), '$1'],
  [/(\b(?:password|identified by)\s{1,4}')(?!\[redacted\])[^'\n]{3,400}/gi, '$1'],
  [new RegExp(String.raw`(<[\w.:-]{0,40}${name}>)(?!\[redacted\])[^<\n]{3,4096}(?=</)`, 'gi'), '$1'],
  // Without quotes it ends at a blank: a generated password holds every other sign, also those that separate settings.
  [new RegExp(String.raw`(${keyed})(?![>\\]{0,2}\[redacted\]|${noValue})[^\s"']{3,4096}`, 'gi'), '$1'],
  // After a colon a bare `token` is mostly a parser's word ("unexpected token: …"), unless it is quoted.
  [/(token(?:=["']?|\\?["']\s{0,4}:\s{0,4}\\?["']))(?!\\?\[redacted\])[^\s"']{8,4096}/gi, '$1'],
];

/** One walk over a text, which knows in which quotes it is: without the values of secret settings and the passwords in URLs. */
import { note, quoteSigns, type Quote } from './quotes.ts';
import { settingName, settingValue } from './settings.ts';
import { secretOfUrl, urlBegin } from './urls.ts';

const stops = new RegExp(
  String.raw`\n+|(?<!\\)(?<backslashes>\\*)(?<quote>${quoteSigns})|(?<url>${urlBegin})|${settingName}`,
  'gi',
);
export function withoutSettings(text: string, instead: string): string {
  let clean = '';
  let kept = 0;
  const open: Quote[] = [];
  stops.lastIndex = 0;
  for (let stop = stops.exec(text); stop; stop = stops.exec(text)) {
    const end = stops.lastIndex;
    const { quote, backslashes = '', url, secret, token } = stop.groups ?? {};
    if (stop[0].startsWith('\n')) open.length = 0;
    else if (quote !== undefined) note(open, text, { sign: quote, backslashes: backslashes.length }, end);
    else {
      const kind = secret !== undefined ? 'secret' : token !== undefined ? 'token' : 'telltale';
      const span = url !== undefined ? secretOfUrl(text, end, open) : settingValue(text, end, kind, open);
      if (!span) continue;
      clean += text.slice(kept, span.from) + instead;
      kept = span.to;
      stops.lastIndex = span.next;
    }
  }
  return clean + text.slice(kept);
}

/** One walk over a text, which knows in which quotes it is: without the values of secret settings and the passwords in URLs. */
import { note, quoteOf, quoteWithin, type Quote } from './quotes.ts';
import { settingKinds, settingName, settingValue } from './settings.ts';
import { secretOfUrl, urlBegin } from './urls.ts';

const stops = new RegExp(String.raw`(?<line>\n+)|(?<quote>${quoteWithin})|${urlBegin}|${settingName}`, 'gi');
export function withoutSettings(text: string, instead: string): string {
  let clean = '';
  let kept = 0;
  const open: Quote[] = [];
  stops.lastIndex = 0;
  for (let stop = stops.exec(text); stop; stop = stops.exec(text)) {
    const end = stops.lastIndex;
    const { groups = {} } = stop;
    const { line, quote } = groups;
    if (line !== undefined) open.length = 0;
    else if (quote !== undefined) note(open, text, quoteOf(quote), end);
    else {
      const kind = settingKinds.find((one) => groups[one] !== undefined);
      const span = kind === undefined ? secretOfUrl(text, end, open) : settingValue(text, end, kind, open);
      if (!span) continue;
      clean += text.slice(kept, span.from) + instead;
      kept = span.to;
      stops.lastIndex = span.next;
    }
  }
  return clean + text.slice(kept);
}

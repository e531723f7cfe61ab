/** The password in a URL, or the token in the place of the user, also where its signs were not escaped. */
import { lengthMade } from './machine-made.ts';
import { bareAt, type Quote, type Span } from './quotes.ts';

/** What a URL begins with, behind its scheme. */
export const urlBegin = '(?<=[a-z0-9]):\\/\\/';

const isHost = /^(?:[\w.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?:[\\:/?#"'\x60,;)\]}>&|]|$)/i;
/** What else may stand in a path, a query, and a list of URLs. */
const rest = String.raw`(?:[/?#,;][\w./~%?=&#+,:@-]*)?`;
/** A name that can only be that of a host, with a path: an `@` in it ends no password. */
const isHostWithPath = new RegExp(
  String.raw`^(?:localhost|(?:\d{1,3}\.){3}\d{1,3}|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,9}(?:\.[a-z]{2,24}|:\d{2,5}))(?::\d{2,5})?${rest}$`,
);
/** A port, with what may follow it. */
const isPort = new RegExp(String.raw`^\d{1,5}${rest}$`);
/** A user's name is not that long. */
const fewestOfToken = 20;

/** @param from behind the `://` */
export function secretOfUrl(text: string, from: number, open: readonly Quote[]): Span | undefined {
  const another = text.indexOf('://', from);
  const { to } = bareAt(another === -1 ? text : text.slice(0, another), from, open);
  const url = text.slice(from, to);
  const last = lastHost(url);
  if (last === -1) return undefined;
  const userEnd = url.slice(0, last).search(/[:/?#]/);
  if (userEnd === -1) return last < fewestOfToken ? undefined : { from, to: from + last, next: from + last };
  if (url[userEnd] !== ':') return undefined;
  const first = url.indexOf('@', userEnd);
  const at = isHostWithPath.test(url.slice(first + 1, last)) ? first : last;
  if (at === userEnd + 1 || isPort.test(url.slice(userEnd + 1, at))) return undefined;
  // GitHub takes its token as the user, with any password.
  const begin = userEnd >= fewestOfToken && lengthMade(url, 0) === userEnd ? 0 : userEnd + 1;
  return { from: from + begin, to: from + at, next: from + at };
}

/** The place of the last `@` that a host stands behind; no user stands before one at the very beginning. */
function lastHost(url: string): number {
  let at = url.length;
  do {
    at = url.lastIndexOf('@', at - 1);
  } while (at > 0 && !isHost.test(url.slice(at + 1, at + 256)));
  return at;
}

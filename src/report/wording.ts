/** The report's ways to write Markdown, for whoever publishes it elsewhere. */
import { code, link, prose } from './escape.ts';
import { markOf, outcomeInWords } from './phrases.ts';

export const wording = {
  prose,
  code,
  link: (text: string, url: string | undefined): string => (url === undefined ? prose(text) : link(text, url)),
  outcome: outcomeInWords,
  mark: markOf,
};

/** The report's ways to write Markdown, for whoever publishes it elsewhere. */
import { code, link, prose } from './escape.ts';
import { markOf, outcomeInWords } from './phrases.ts';

export const wording = {
  prose,
  code,
  link,
  outcome: outcomeInWords,
  mark: markOf,
};

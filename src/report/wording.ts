/** The report's ways to write Markdown, for whoever publishes it elsewhere. */
import { code, link, prose } from './render/escape.ts';
import { markOf, outcomeInWords } from './render/labels.ts';

export const wording = {
  prose,
  code,
  link,
  outcome: outcomeInWords,
  mark: markOf,
};

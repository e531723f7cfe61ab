/** What the causes of failed pulls share. */
import type { Timeline } from '../../model/timeline.ts';
import { mainContainer } from './main-container.ts';
import type { QuotedTexts } from './quotes.ts';

/** Names under which the agent, containerd and Docker report a pull; also the bare words of registries. */
export const pullContext =
  /CannotPull|pull image manifest|failed to resolve ref|ref pull|failed to pull|pull command failed|error pulling image|\bmanifest (?:unknown|for)|repository .{1,300}not found|Error response from daemon/i;

const reference = /(?:ref|image|manifest for|repository) '?"?((?:[\w.-]{1,200}(?::\d{1,5})?\/)[\w./:@-]{1,300}[\w])/;

/** The image that a text names, else that of the main container. */
export const imageNamed = (found: QuotedTexts, timeline: Timeline): string =>
  found.capture(reference) ?? mainContainer(timeline)?.image ?? 'of the task definition';

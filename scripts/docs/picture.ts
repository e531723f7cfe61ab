/** The picture of a job summary for the README, and whether the one that is there still shows it. */
import { createHash } from 'node:crypto';
import { markdown } from '../../src/report/render/summary.ts';
import { play } from '../../simulator/play.ts';
import { stories } from '../../simulator/scenarios/stories.ts';
import { textIn, withText } from './png-text.ts';

export const themes = ['light', 'dark'] as const;

const keyword = 'Source';

/** Of the summary itself: how Chromium draws it is another matter on each machine. */
const digestOf = (summary: string): string => createHash('sha256').update(summary).digest('hex');

export const picturedSummary = async (): Promise<string> => markdown((await play(stories['founding-story'].run)).report);

export const signed = (png: Buffer, summary: string): Buffer => withText(png, keyword, digestOf(summary));

export const isOf = (png: Buffer, summary: string): boolean => textIn(png, keyword) === digestOf(summary);

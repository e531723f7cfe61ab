/**
 * Fails where AWS's models have a word or a member that the gate does not know: of the clients that are installed, or with
 * `--newest` of the newest that there are. `--reviewed` writes down that all of what is installed has been looked at.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { command } from './command.ts';
import { readModel, type Model } from './sdk-models/model.ts';
import { inMarkdown, newsIn, reviewOf, type Reviewed } from './sdk-models/news.ts';
import { withNewest } from './sdk-models/newest.ts';
import { membersRead } from './sdk-models/reads.ts';

const review = join(import.meta.dirname, 'sdk-models/reviewed.json');
const installed = join(import.meta.dirname, '../node_modules');

const reviewed = (): Reviewed => JSON.parse(readFileSync(review, 'utf8')) as Reviewed;

const newsOf = async (model: Model): Promise<string> => inMarkdown(newsIn(model, reviewed(), await membersRead(model)));

const written = async (all: Reviewed): Promise<string> =>
  format(JSON.stringify(all), { ...(await resolveConfig(review)), parser: 'json', objectWrap: 'collapse' });

/** Tells what is new, and fails for it unless it goes into a file. */
function tell(news: string, file: string | undefined): void {
  if (file !== undefined) writeFileSync(file, news);
  else if (news === '') process.stdout.write("the gate knows all of AWS's models\n");
  else {
    process.stdout.write(news);
    process.exitCode = 1;
  }
}

const usage = 'npm run check:sdk-models -- [--newest [REPORT.md]] [--reviewed]';
await command({ usage, most: 1, flags: ['newest', 'reviewed'] }, async ({ flags, positionals: [file] }) => {
  if (flags.has('newest')) {
    tell(await withNewest(async (modules) => newsOf(readModel(modules))), file);
    return;
  }
  const model = readModel(installed);
  if (flags.has('reviewed')) writeFileSync(review, await written(reviewOf(model)));
  tell(await newsOf(model), file);
  if (!isDeepStrictEqual(reviewed(), reviewOf(model))) {
    process.stderr.write('sdk-models/reviewed.json is not of the clients that are installed: see --reviewed\n');
    process.exitCode = 1;
  }
});

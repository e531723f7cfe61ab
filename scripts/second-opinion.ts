/**
 * `npm run second-opinion`: the pretend AWS as clients read it that are not ours, the AWS CLIs of this machine. What they print
 * must be what our SDK is given, member by member; their paginators must find all, and their waiters end as AWS documents.
 */
import process from 'node:process';
import { command } from './command.ts';
import { compareAnswers, type Row } from './second-opinion/answers.ts';
import { findClients } from './second-opinion/clients.ts';
import { comparePages } from './second-opinion/pages.ts';
import { watchWaiters } from './second-opinion/waiters.ts';

const line = ({ subject, scenario, read, differences, skipped }: Row): string =>
  `${skipped ? 'skip' : differences.length === 0 ? 'ok  ' : 'DIFF'} ${subject.padEnd(46)} ${scenario.padEnd(30)} ${read}`;

await command({ usage: 'npm run second-opinion' }, async () => {
  process.env.AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'simulated';
  const clients = await findClients();
  if (clients.length === 0)
    process.stdout.write('There is no `aws` on this machine, so there is no second opinion. (Debian: apt-get install awscli)\n');
  let count = 0;
  for (const client of clients) {
    process.stdout.write(`\n${client.version}\n`);
    for (const look of [compareAnswers, comparePages, watchWaiters]) {
      for await (const row of look(client)) {
        process.stdout.write(`${line(row)}\n${row.differences.map((one) => `       ${one}\n`).join('')}`);
        count += row.differences.length;
      }
    }
  }
  if (count > 0) throw new Error(`${count} differences`);
});

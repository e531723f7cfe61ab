/** `npm run simulator -- --help`: serves one scenario until it is stopped, and prints what to set AWS_ENDPOINT_URL to. */
import { scenarios } from '../scenarios/index.ts';
import { serveNamed } from './command.ts';

try {
  const served = await serveNamed(scenarios, process.argv.slice(2));
  process.stdout.write(typeof served === 'string' ? served : `${served.url}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/**
 * Explains any text of ECS, of a load balancer or of a container: `npm run explain -- "<text>"`. Exits with 1 where it names no
 * cause, and says what it would need to know; with 2 without a text.
 */
import { explain } from './explain/explanation.ts';

const text = process.argv.slice(2).join(' ').trim();
if (text === '') {
  console.error('Usage: npm run explain -- "<text of ECS, of a load balancer, or of a container\'s log>"');
  process.exitCode = 2;
} else {
  const explanation = explain(text);
  console.log(explanation.text);
  process.exitCode = explanation.isKnown ? 0 : 1;
}

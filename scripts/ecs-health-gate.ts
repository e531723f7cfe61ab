/** The command from its source, as `npm run explain` and `npm run replay` start it; the bundle has it as dist/ecs-health-gate.js. */
import '../src/main.ts';

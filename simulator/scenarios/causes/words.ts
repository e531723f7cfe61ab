/** What containers say, of their end or of their troubles. */
import type { App } from '../../scenario.ts';
import type { Sign } from './sign.ts';

/** The container writes this and exits. */
const ended = (story: string, lines: readonly string[], exits = 1): Sign => ({ story, app: ending(lines, exits) });

const ending = (lines: readonly string[], exits: number): App => ({
  later: [{ afterSeconds: 4, exits }],
  logs: lines.map((line, index) => ({ afterSeconds: 3 + index / 10, line })),
});

export const spokenSigns = {
  'out-of-memory': { story: 'memory runs out', app: { later: [{ afterSeconds: 4, outOfMemory: true }] } },
  'command-invalid': ended('the program does not know its command', ["Error: Command 'start' not found", 'Usage: n8n [COMMAND]']),
  'app-module-missing': ended('a module is not in the image', [
    "Error: Cannot find module '/app/src/index.js'",
    '    at Module._resolveFilename (node:internal/modules/cjs/loader:1140:15)',
    "  code: 'MODULE_NOT_FOUND',",
  ]),
  'port-already-in-use': ended('two processes of the task want one port', [
    'Error: listen EADDRINUSE: address already in use :::3000',
    '    at Server.setupListenHandle [as _listen2] (node:net:1872:16)',
  ]),
  segfault: ended('a native module crashes', ['Segmentation fault (core dumped)'], 139),
  'volume-permission-denied': ended('the volume belongs to somebody else', [
    "Error: EACCES: permission denied, mkdir '/data/.n8n'",
    'chown: /data: Operation not permitted',
  ]),
  'app-config-missing': ended('a setting is missing', ['error: INGESTER_JOB_TOKEN missing/too short in production']),
  'dependency-auth-failed': ended('the database refuses the application', [
    'DatabaseError: no pg_hba.conf entry for host "10.0.1.17", user "api", database "api", no encryption',
  ]),
  'app-unresponsive-under-load': ended('the application is too busy', ['[CRITICAL] WORKER TIMEOUT (pid:17)']),
  'dependency-unreachable': ended('the cache cannot be reached', [
    'ERROR: Redis connection failed: Timeout connecting to server',
  ]),
  'app-crash-unspecified': ended('the application ends with a stack trace', [
    "TypeError: Cannot read properties of undefined (reading 'length')",
    '    at start (/app/src/index.js:14:11)',
  ]),
  'container-exited-unspecified': ended('the container ends without a word', []),
} as const satisfies { readonly [cause: string]: Sign };

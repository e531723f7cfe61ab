/** Lets the application answer the health check by itself. */
import type { Forms } from '../../model/finding.ts';
import type { Check } from '../../model/health-checks.ts';
import { jsonQuoted } from './literals.ts';

/** A path is a pattern in Express and in Flask: what is special there is not taken for a health path. */
const plainPath = /^\/[\w./-]*$/;

/** A route that answers 200; of a path that no router takes as it is, whoever pastes it writes it. */
export function serve(check: Check | undefined): Forms {
  const asked = check?.group.healthCheck.path ?? '/';
  const path = jsonQuoted(plainPath.test(asked) ? asked : '<path>');
  return [
    { tool: 'Express', code: `app.get(${path}, (_request, response) => response.sendStatus(200));` },
    { tool: 'Flask or FastAPI', code: `@app.get(${path})\ndef health():\n    return "ok"` },
  ];
}

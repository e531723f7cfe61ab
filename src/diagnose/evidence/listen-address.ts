/** Where an application says that it listens, in the forms that servers print by themselves. */
export interface ListenAddress {
  readonly port: number;
  /** undefined: not said. */
  readonly host?: string;
  readonly line: string;
}

/** Words with which servers say where they listen. */
const speaksOfListening =
  /listening|running (?:on|at)|started (?:server )?(?:on|at)|serving (?:on|at)|ready on|initialized with port|tomcat (?:initialized|started)|netty started|available at|http server|development server at|bound to|Local: {1,4}http|\bport\b.{0,20}\bhttp\b|start(?:ed|ing) .{0,40}\bport\b/i;

/**
 * `Listening on http://0.0.0.0:8080` (Puma, gunicorn, Kestrel, Go), `Uvicorn running on http://127.0.0.1:8000`, `Tomcat started
 * on port 8080 (http)` and `port(s): 8080` (Spring), `Running on http://127.0.0.1:5000` (Flask), `Starting development server at
 * http://127.0.0.1:8000/` (Django), `Server listening on port 3000` (Express), `Server listening at http://127.0.0.1:3000` (Fastify).
 */
const address = /(?:https?:\/\/|tcp:\/\/|\b(?:on|at|to) )\(?(\[[\da-f:]{2,39}\]|\*|[\w.-]{1,100}):(\d{2,5})\b/i;
const portAlone =
  /\bport(?:\(s\))?[:= ]{1,3}(\d{2,5})\b|\blistening (?:on |at )?(?::|\*:)(\d{2,5})\b|\bon :(\d{2,5})\b|addr(?:ess)?[=:" ]{1,4}:(\d{2,5})\b/i;

/** Where the application says that it listens. */
export function listenAddresses(lines: readonly string[]): readonly ListenAddress[] {
  return lines.flatMap((line) => {
    if (!speaksOfListening.test(line)) return [];
    const full = address.exec(line);
    if (full?.[1] && full[2]) return [{ host: full[1], port: Number(full[2]), line }];
    const alone = portAlone.exec(line);
    const port = Number(alone?.slice(1).find(Boolean));
    return port > 0 && port < 65_536 ? [{ port, line }] : [];
  });
}

const loopback = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/i;

/** Only said of servers that really bind what they print: many print `localhost` and listen everywhere. */
const bindsLocalhost =
  /now listening on: http:\/\/localhost|listening (?:on|at):? (?:https?:\/\/)?localhost|use --host to expose/i;

/** Where it listens on the loopback interface alone. */
export function loopbackOnly(lines: readonly string[]): readonly ListenAddress[] {
  const all = listenAddresses(lines);
  const isLoopback = ({ host, line }: ListenAddress): boolean =>
    host !== undefined && loopback.test(host) && (!host.toLowerCase().includes('localhost') || bindsLocalhost.test(line));
  const open = new Set(all.filter((one) => one.host !== undefined && !loopback.test(one.host)).map(({ port }) => port));
  return all.filter((one) => isLoopback(one) && !open.has(one.port));
}

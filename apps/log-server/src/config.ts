/** What the server is started with: options first, then the environment, then defaults. */
export interface Config {
  readonly port: number;
  /** Bytes of logs that are kept in memory. */
  readonly limit: number;
  /** How the server is reached from outside, if that is not by its own port. */
  readonly url: string;
}

export const USAGE = `log-server [--port PORT] [--limit MIB] [--url URL]
  --port   port to listen on (environment: PORT; 8080)
  --limit  MiB of logs to keep in memory (environment: LOG_LIMIT; 256)
  --url    what to print as the server's address
`;

const DEFAULT_PORT = 8080;
const DEFAULT_LIMIT = 256;
const MIB = 1_048_576;

function wholeNumber(text: string, name: string, from: number, to: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < from || value > to) {
    throw new RangeError(`${name}: expected a whole number from ${from} to ${to}, and '${text}' came`);
  }
  return value;
}

/** Throws RangeError for a value out of range and TypeError for an unknown option. */
export function readConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Config {
  const given = new Map<string, string>();
  for (let index = 0; index < argv.length; index += 2) {
    const name = argv[index] ?? '';
    const value = argv[index + 1];
    if (!['--port', '--limit', '--url'].includes(name))
      throw new TypeError(`unknown option ${name}\n${USAGE}`);
    if (value === undefined) throw new TypeError(`${name} needs a value\n${USAGE}`);
    given.set(name, value);
  }
  const port = wholeNumber(given.get('--port') ?? env['PORT'] ?? String(DEFAULT_PORT), '--port', 0, 65_535);
  const mib = wholeNumber(
    given.get('--limit') ?? env['LOG_LIMIT'] ?? String(DEFAULT_LIMIT),
    '--limit',
    1,
    65_536,
  );
  const url = given.get('--url') ?? '';
  return { port, limit: mib * MIB, url: url.endsWith('/') ? url.slice(0, -1) : url };
}

/**
 * The built-in proxy support: the option `proxyEnv` of an agent, which has the form of the environment (`HTTP_PROXY`,
 * `NO_PROXY`; names in lower case win). Node's page 'HTTP', section 'Built-in Proxy Support'.
 */
import { codedError, type CodedError } from '@efi-node/node-errors';

/** Where requests of an agent go by way of. */
export interface Proxy {
  readonly host: string;
  readonly port: number;
  /** Value of `proxy-authorization`. */
  readonly authorization: string | undefined;
  /** Whether a request to there goes straight. */
  bypasses(host: string, port: number): boolean;
}

const ADDRESS = /^(?:\d{1,3}\.){3}\d{1,3}$/;

function textOf(env: object, name: string): string {
  const value: unknown = Reflect.get(env, name.toLowerCase()) ?? Reflect.get(env, name.toUpperCase());
  return typeof value === 'string' ? value : '';
}

function asNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** One entry of NO_PROXY: `*`, a name, `.suffix` or `*.suffix`, an address or a range of them, each but the last with `:port`. */
function matcherOf(entry: string): (host: string, port: number) => boolean {
  if (entry === '*') return () => true;
  const [, first = '', last = ''] = /^([\d.]+)-([\d.]+)$/.exec(entry) ?? [];
  if (ADDRESS.test(first) && ADDRESS.test(last)) {
    return (host) =>
      ADDRESS.test(host) && asNumber(host) >= asNumber(first) && asNumber(host) <= asNumber(last);
  }
  const [, name = entry, port] = /^(.*):(\d+)$/.exec(entry) ?? [];
  const suffix = name.startsWith('*.') ? name.slice(1) : name;
  return (host, at) => {
    if (port !== undefined && Number(port) !== at) return false;
    return suffix.startsWith('.') ? host.endsWith(suffix) : host === suffix;
  };
}

function authorizationOf({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** Undefined when no proxy for HTTP is named there, or none that there can be: agents do without it. */
export function readProxy(env: object | undefined): Proxy | undefined {
  // Node takes what is no environment for one that names nothing.
  if (typeof env !== 'object' || env === null) return undefined;
  const text = textOf(env, 'http_proxy');
  if (text === '' || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'http:') return undefined;
  const matchers = textOf(env, 'no_proxy')
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(matcherOf);
  return {
    host: url.hostname,
    port: url.port === '' ? 80 : Number(url.port),
    authorization: authorizationOf(url),
    bypasses: (host, port) => matchers.some((matches) => matches(host.toLowerCase(), port)),
  };
}

/** For who asks for a proxy by name: what was named, and is none. */
export function invalidProxy(env: object): CodedError | undefined {
  const text = textOf(env, 'http_proxy');
  if (text === '' || readProxy(env) !== undefined) return undefined;
  return codedError(Error, 'ERR_PROXY_INVALID_CONFIG', text, { above: invalidProxy });
}

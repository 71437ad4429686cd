/** From what the caller of `http.request` gave to one set of options. */
import { invalidArgType, unescapedCharacters } from '@efi-node/node-errors';
import type { RequestOptions } from './client-types.ts';

const NOT_IN_PATH = /[^\u0021-\u00ff]/;

interface UrlParts {
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly href: string;
  readonly port: string;
  readonly username: string;
  readonly password: string;
}

/** Is it a URL, of whatever realm or polyfill? */
function isUrl(value: object): value is UrlParts {
  return 'href' in value && 'protocol' in value && 'hostname' in value && 'searchParams' in value;
}

/** As `url.urlToHttpOptions`: agents look for the parts of the address in the options, and for what was hung on the URL. */
function optionsOfUrl(url: UrlParts): RequestOptions {
  const { protocol, hostname, hash, search, pathname, href } = url;
  const parts = { hash, search, pathname, href };
  const options: RequestOptions = {
    ...url,
    protocol,
    hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    path: `${pathname || ''}${search || ''}`,
    ...parts,
  };
  if (url.port !== '') options.port = Number(url.port);
  if (url.username || url.password) {
    options.auth = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  }
  return options;
}

export interface RequestArguments<Callback> {
  readonly options: RequestOptions;
  readonly callback: Callback | undefined;
}

/**
 * Options given beside a URL win over what the URL says. Without a URL the second argument is the listener, and a third
 * is not looked at.
 */
export function mergeArguments<Callback extends (...args: never[]) => unknown>(
  input: string | URL | RequestOptions | null | undefined,
  second: RequestOptions | Callback | null | undefined,
  third: Callback | undefined,
): RequestArguments<Callback> {
  const url = typeof input === 'string' ? new URL(input) : input;
  if (typeof url !== 'object' || url === null || !isUrl(url)) {
    if (second && typeof second !== 'function') throw invalidArgType('listener', 'function', second);
    return { options: { ...url }, callback: second ?? undefined };
  }
  const fromUrl = optionsOfUrl(url);
  if (typeof second === 'function') return { options: fromUrl, callback: second };
  return { options: { ...fromUrl, ...second }, callback: third };
}

/** A host is text or nothing; what else is given is a mistake worth naming. */
export function checkHost(host: unknown, name: string): string | null | undefined {
  if (host !== null && host !== undefined && typeof host !== 'string') {
    throw invalidArgType(`options.${name}`, ['string', 'undefined', 'null'], host);
  }
  return host;
}

/** Of `http.request` the path must be fit for a request line as it is. */
export function checkPath(path: unknown): void {
  if (NOT_IN_PATH.test(String(path))) throw unescapedCharacters('Request path');
}

/** Host with its port if that is not the protocol's own, as the `Host` header has it. */
export function hostHeader(
  host: string,
  port: number | string | null | undefined,
  defaultPort: number | string | undefined,
): string {
  const first = host.indexOf(':');
  const isIpv6 = first !== -1 && host.includes(':', first + 1) && !host.startsWith('[');
  const name = isIpv6 ? `[${host}]` : host;
  return port && Number(port) !== defaultPort ? `${name}:${port}` : name;
}

/** node:url. */
import { unavailable } from '../unavailable.ts';
import {
  ERR_INVALID_ARG_TYPE,
  ERR_INVALID_FILE_URL_HOST,
  ERR_INVALID_FILE_URL_PATH,
  ERR_INVALID_URL_SCHEME,
} from '../errors.ts';
import { toAscii, toUnicode } from '../url/idna.ts';
import { URLSearchParams } from '../url/search-params.ts';
import { URL } from '../url/url.ts';
import { formatObject, Url, urlParse, urlResolve } from '../url/legacy.ts';
import { bareRecord, isObject } from '../narrow.ts';

export { URL, URLSearchParams };

/** What a URL of any implementation has. */
interface UrlParts {
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
}

function hasUrlParts(value: unknown): value is UrlParts {
  return isObject(value) && 'href' in value && 'protocol' in value;
}

export function fileURLToPath(url: unknown, options?: { windows?: boolean }): string {
  void options;
  let given: UrlParts;
  if (typeof url === 'string') given = new URL(url);
  else if (hasUrlParts(url)) given = url;
  else throw new ERR_INVALID_ARG_TYPE('path', ['string', 'an instance of URL'], url);
  if (given.protocol !== 'file:') throw new ERR_INVALID_URL_SCHEME('file');
  if (given.hostname !== '') throw new ERR_INVALID_FILE_URL_HOST('linux');
  if (/%2f/i.test(given.pathname))
    throw new ERR_INVALID_FILE_URL_PATH('must not include encoded / characters');
  return decodeURIComponent(given.pathname);
}

export function pathToFileURL(path: string): URL {
  const absolute = path.startsWith('/') ? path : `${process.cwd()}/${path}`;
  const escaped = absolute.replace(
    /[%\\\n\r\t?#]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return new URL(`file://${escaped}`);
}

export function urlToHttpOptions(url: URL): Record<string, unknown> {
  const { hostname, pathname, port, username, password, search } = url;
  const options = bareRecord<unknown>();
  Object.assign(options, url, {
    protocol: url.protocol,
    hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname}${search}`,
    href: url.href,
  });
  if (port !== '') options['port'] = Number(port);
  if (username !== '' || password !== '')
    options['auth'] = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

interface FormatOptions {
  auth?: boolean;
  fragment?: boolean;
  search?: boolean;
  unicode?: boolean;
}

function isUrl(value: object): value is URL {
  return 'href' in value && 'searchParams' in value;
}

export function format(value: unknown, options: FormatOptions = {}): string {
  if (typeof value === 'string') return urlParse(value).format();
  if (typeof value !== 'object' || value === null)
    throw new ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], value);
  if (!isUrl(value)) return formatObject(value);
  const copy = new URL(value.href);
  if (options.auth === false) {
    copy.username = '';
    copy.password = '';
  }
  if (options.fragment === false) copy.hash = '';
  if (options.search === false) copy.search = '';
  return options.unicode === true ? copy.href.replace(copy.hostname, toUnicode(copy.hostname)) : copy.href;
}

const url: Record<string, unknown> = {
  Url,
  parse: urlParse,
  resolve: urlResolve,
  resolveObject: (from: string, to: string) => urlParse(urlResolve(from, to)),
  format,
  URL,
  URLPattern: unavailable('url', 'URLPattern', 'use URL and a regular expression', [
    0,
    'exec',
    'test',
    'hasRegExpGroups',
    'hash',
    'hostname',
    'password',
    'pathname',
    'port',
    'protocol',
    'search',
    'username',
  ]),
  URLSearchParams,
  domainToASCII: (name: string) => toAscii(name),
  domainToUnicode: (name: string) => toUnicode(name),
  pathToFileURL,
  fileURLToPath,
  fileURLToPathBuffer: (path: unknown) => Buffer.from(fileURLToPath(path)),
  urlToHttpOptions,
};
export default url;

/** The old `url.parse`, `url.format` and `url.resolve`. */
import { toText } from '../text.ts';
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_URL } from '../errors.ts';
import * as querystring from '../modules/querystring.ts';
import { toAscii } from './idna.ts';
import { bareRecord } from '../narrow.ts';

const slashed = new Set(['http:', 'https:', 'ftp:', 'gopher:', 'file:', 'ws:', 'wss:']);
const hostless = new Set(['javascript:']);

/** What is escaped wherever it stands after the host. */
const escapes: Readonly<Record<string, string>> = {
  '\t': '%09',
  '\n': '%0A',
  '\r': '%0D',
  ' ': '%20',
  '"': '%22',
  "'": '%27',
  '<': '%3C',
  '>': '%3E',
  '\\': '%5C',
  '^': '%5E',
  '`': '%60',
  '{': '%7B',
  '|': '%7C',
  '}': '%7D',
};

export interface UrlObject {
  protocol: string | null;
  slashes: boolean | null;
  auth: string | null;
  host: string | null;
  port: string | null;
  hostname: string | null;
  hash: string | null;
  search: string | null;
  query: string | Record<string, unknown> | null;
  pathname: string | null;
  path: string | null;
  href: string | null;
}

export class Url implements UrlObject {
  protocol: string | null = null;
  slashes: boolean | null = null;
  auth: string | null = null;
  host: string | null = null;
  port: string | null = null;
  hostname: string | null = null;
  hash: string | null = null;
  search: string | null = null;
  query: string | Record<string, unknown> | null = null;
  pathname: string | null = null;
  path: string | null = null;
  href: string | null = null;

  format(): string {
    return formatObject(this);
  }

  parse(text: string, parseQuery?: boolean, slashesDenoteHost?: boolean): this {
    return Object.assign(this, urlParse(text, parseQuery, slashesDenoteHost));
  }

  resolve(relative: string): string {
    return urlResolve(formatObject(this), relative);
  }
}

/** Backslashes before the query are slashes, as browsers have it. */
function normalizeSlashes(text: string): string {
  const end = text.search(/[?#]/);
  const head = end === -1 ? text : text.slice(0, end);
  return head.replaceAll('\\', '/') + (end === -1 ? '' : text.slice(end));
}

function splitHost(rest: string): { auth: string | null; host: string; rest: string } {
  const end = rest.search(/[/?#]/);
  const authority = end === -1 ? rest : rest.slice(0, end);
  const at = authority.lastIndexOf('@');
  const auth = at === -1 ? null : decode(authority.slice(0, at));
  let host = at === -1 ? authority : authority.slice(at + 1);
  let tail = end === -1 ? '' : rest.slice(end);
  host = host.replace(/[\t\n\r]/g, '');
  // A character that no host has ends it.
  const bad = host.search(/[ "'<>\\^`{|};%]/);
  if (bad !== -1) {
    tail = host.slice(bad) + tail;
    host = host.slice(0, bad);
  }
  return { auth, host, rest: tail };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw Object.assign(new URIError('URI malformed'), { code: 'ERR_INVALID_URI' });
  }
}

export function urlParse(input: unknown, parseQuery = false, slashesDenoteHost = false): Url {
  if (input instanceof Url) return input;
  if (typeof input !== 'string') throw new ERR_INVALID_ARG_TYPE('url', 'string', input);
  const url = new Url();
  let rest = normalizeSlashes(input.trim());
  const protocol = /^[a-z0-9.+-]+:/i.exec(rest)?.[0].toLowerCase();
  if (protocol !== undefined) {
    url.protocol = protocol;
    rest = rest.slice(protocol.length);
  }
  const isScript = protocol !== undefined && hostless.has(protocol);
  if (slashesDenoteHost || protocol !== undefined || /^\/\/[^@/]+@[^@/]+/.test(rest)) {
    if (rest.startsWith('//') && !isScript) {
      rest = rest.slice(2);
      url.slashes = true;
    }
  }
  if (!isScript && (url.slashes === true || (protocol !== undefined && !slashed.has(protocol)))) {
    const split = splitHost(rest);
    url.auth = split.auth;
    ({ rest } = split);
    if (split.host.startsWith('[') && !split.host.includes(']')) throw new ERR_INVALID_URL(input);
    const prefix = parseHost(url, split.host);
    if (url.hostname !== '' && !url.hostname?.startsWith('[')) checkHostname(url, input);
    const port = url.port === null ? '' : `:${url.port}`;
    const isV6 = url.hostname?.startsWith('[') === true;
    url.host = `${url.hostname ?? ''}${port}`;
    if (isV6) {
      url.hostname = url.hostname?.slice(1, -1) ?? null;
      if (!rest.startsWith('/') && rest !== '') rest = `/${rest}`;
    }
    if (prefix !== '') {
      rest = `/${prefix}${rest}`;
    }
  }
  if (!isScript) rest = rest.replace(/[\t\n\r "'<>\\^`{|}]/g, (char) => escapes[char] ?? char);
  const hash = rest.indexOf('#');
  if (hash !== -1) {
    url.hash = rest.slice(hash);
    rest = rest.slice(0, hash);
  }
  const question = rest.indexOf('?');
  if (question !== -1) {
    url.search = rest.slice(question);
    url.query = rest.slice(question + 1);
    rest = rest.slice(0, question);
    if (parseQuery) url.query = querystring.parse(url.query);
  } else if (parseQuery) {
    url.search = null;
    url.query = bareRecord();
  }
  if (rest !== '') url.pathname = rest;
  if (
    protocol !== undefined &&
    slashed.has(protocol) &&
    url.hostname !== null &&
    url.hostname !== '' &&
    url.pathname === null
  )
    url.pathname = '/';
  if (url.pathname !== null || url.search !== null) url.path = (url.pathname ?? '') + (url.search ?? '');
  url.href = formatObject(url);
  return url;
}

/** Takes host and port; gives back the text after them that is no port, which belongs to the path. */
function parseHost(url: Url, host: string): string {
  let prefix = '';
  const match = /^(.*?)(?::([0-9]*))?$/s.exec(host);
  let name = match?.[1] ?? '';
  const port = match?.[2];
  if (port !== undefined && port !== '') url.port = port;
  const bracketed = name.startsWith('[') && name.endsWith(']');
  if (!bracketed) {
    const colon = name.indexOf(':');
    if (colon !== -1) {
      // Only what stands at the end is the port.
      prefix = name.slice(colon);
      name = name.slice(0, colon);
    }
  }
  if (name.length > 255) name = '';
  url.hostname = name.toLowerCase();
  return prefix;
}

function checkHostname(url: Url, input: string): void {
  const ascii = toAscii(url.hostname ?? '');
  if (ascii === '' || /[\0\t\n\r #%/:<>?@[\\\]^|]/.test(ascii)) throw new ERR_INVALID_URL(input);
  url.hostname = ascii;
}

type Parts = { [K in keyof UrlObject]?: unknown };

function text(value: unknown): string {
  return value === undefined || value === null ? '' : toText(value);
}

export function formatObject(url: Parts): string {
  let auth = text(url.auth);
  if (auth !== '') auth = `${encodeURIComponent(auth).replace(/%3A/gi, ':')}@`;
  let protocol = text(url.protocol);
  if (protocol !== '' && !protocol.endsWith(':')) protocol += ':';
  let host = '';
  let hasHost = false;
  if (text(url.host) !== '') {
    host = auth + text(url.host);
    hasHost = true;
  } else if (text(url.hostname) !== '') {
    const name = text(url.hostname);
    host = auth + (name.includes(':') && !name.startsWith('[') ? `[${name}]` : name);
    if (text(url.port) !== '') host += `:${text(url.port)}`;
    hasHost = true;
  }
  let search = text(url.search);
  if (search === '' && typeof url.query === 'object' && url.query !== null) {
    const query = querystring.stringify(url.query);
    search = query === '' ? '' : `?${query}`;
  }
  if (search !== '' && !search.startsWith('?')) search = `?${search}`;
  search = search.replaceAll('#', '%23');
  let pathname = text(url.pathname).replace(/[#?]/g, (char) => (char === '#' ? '%23' : '%3F'));
  let hash = text(url.hash);
  if (hash !== '' && !hash.startsWith('#')) hash = `#${hash}`;
  if (url.slashes === true || slashed.has(protocol)) {
    if (url.slashes === true || hasHost) {
      if (pathname !== '' && !pathname.startsWith('/')) pathname = `/${pathname}`;
      host = `//${host}`;
    } else if (protocol === 'file:') host = '//';
  }
  return protocol + host + pathname + search + hash;
}

/** `url.resolve`: as a browser would resolve a link. */
export function urlResolve(from: string, to: string): string {
  const base = urlParse(from, false, true);
  const link = urlParse(to, false, true);
  // The other scheme has no host of its own here: what follows is the host.
  if (
    link.protocol !== null &&
    link.protocol !== base.protocol &&
    link.slashes !== true &&
    slashed.has(link.protocol)
  )
    return resolveHostless(link);
  if (link.protocol !== null && link.protocol !== base.protocol) {
    // A scheme without slashes inherits nothing.
    return link.href ?? '';
  }
  // One without them takes what follows for the whole.
  if (
    link.protocol === null &&
    base.protocol !== null &&
    !slashed.has(base.protocol) &&
    link.host === null &&
    base.slashes !== true &&
    link.pathname !== null &&
    !link.pathname.startsWith('/')
  )
    return `${base.protocol}${link.href ?? ''}`;
  if (link.protocol !== null && !slashed.has(link.protocol)) return link.href ?? '';
  const result = new Url();
  Object.assign(result, base, { hash: link.hash });
  if (link.href === '') return formatObject(result);
  if (link.host !== null && link.host !== '') {
    Object.assign(result, link, {
      protocol: link.protocol ?? base.protocol,
      slashes: link.slashes ?? base.slashes,
    });
    result.pathname = result.pathname === null ? null : normalizePath(result.pathname);
    if (slashed.has(result.protocol ?? '')) result.pathname ??= '/';
    return formatObject(result);
  }
  if (link.pathname === null) {
    if (link.search !== null) result.search = link.search;
    else if (result.pathname !== null) result.pathname = normalizePath(result.pathname);
    result.query = null;
    return formatObject(result);
  }
  result.search = link.search;
  result.query = null;
  const { pathname } = link;
  if (pathname.startsWith('/')) result.pathname = normalizePath(pathname);
  else {
    const basePath = base.pathname ?? '';
    const directory = basePath.slice(0, basePath.lastIndexOf('/') + 1);
    const hasHost = base.host !== null && base.host !== '';
    result.pathname = normalizePath((directory === '' && hasHost ? '/' : directory) + pathname);
  }
  return formatObject(result);
}

/** `https:b` seen from another scheme with slashes. */
function resolveHostless(link: Url): string {
  const path = link.pathname ?? '';
  if (link.host !== null || link.protocol === 'file:') return link.href ?? '';
  return (
    urlParse(`${link.protocol ?? ''}//${path.replace(/^\/+/, '')}${link.search ?? ''}${link.hash ?? ''}`)
      .href ?? ''
  );
}

function normalizePath(path: string): string {
  const absolute = path.startsWith('/');
  const parts = path.split('/');
  const last = parts.at(-1);
  const output: string[] = [];
  for (const part of parts) {
    if (part === '.') continue;
    if (part !== '..') output.push(part);
    else if (output.length > (absolute ? 1 : 0) && output.at(-1) !== '..') output.pop();
    else if (!absolute) output.push(part);
  }
  // Nothing but the way up stays without a slash.
  if ((last === '.' || last === '..') && !(parts.length <= 2 && output.join('/') === '..' && !absolute))
    output.push('');
  const joined = output.join('/');
  return joined === '' && absolute ? '/' : joined;
}

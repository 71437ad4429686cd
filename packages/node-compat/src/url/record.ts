/**
 * Parsed URLs. Plain http and ws URLs, which is nearly all that a server sees, are taken apart by one expression; all
 * else goes to core-js, which implements the URL Standard and costs a hundred times as much.
 */
import CoreURL from 'core-js-pure/web/url.js';
import { isValidAscii } from './idna.ts';

export interface UrlRecord {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly origin: string;
  readonly href: string;
}

/** Only characters that the standard leaves as they are at their place. */
const path = "(/[\\w\\-.~!$&'()*+,;=:@%/]*)";
const search = '(\\?[\\w\\-.~!$&()*+,;=:@%/?]+)';
const hash = "(#[\\w\\-.~!$&'()*+,;=:@%/?]+)";
const plain = new RegExp(
  `^(https?:|wss?:)//([a-z\\d](?:[a-z\\d.-]*[a-z\\d])?)(?::(\\d{1,5}))?${path}?${search}?${hash}?$`,
);
const relative = new RegExp(`^${path}${search}?${hash}?$`);
const dots = /\/(?:\.|%2e)/i;
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
const defaultPorts: Readonly<Record<string, string>> = {
  'http:': '80',
  'https:': '443',
  'ws:': '80',
  'wss:': '443',
};

/** A host that stays as it is: a plain name, or four numbers. */
function isPlainHost(host: string): boolean {
  if (host.includes('..') || host.includes('xn--')) return false;
  // What ends in a number is an IPv4 address in one of many notations.
  return /(?:^|\.)(?:\d+|0x[\da-f]*)$/.test(host) ? ipv4.test(host) : true;
}

function make(
  protocol: string,
  hostname: string,
  port: string,
  pathname: string,
  query: string,
  fragment: string,
): UrlRecord {
  const origin = `${protocol}//${hostname}${port === '' ? '' : `:${port}`}`;
  return {
    protocol,
    username: '',
    password: '',
    hostname,
    port,
    pathname,
    search: query,
    hash: fragment,
    origin,
    href: origin + pathname + query + fragment,
  };
}

function parsePlain(input: string): UrlRecord | undefined {
  const match = plain.exec(input);
  if (match === null) return undefined;
  const [, protocol = '', host = '', port = '', pathname = '/', query = '', fragment = ''] = match;
  if (!isPlainHost(host) || dots.test(pathname)) return undefined;
  let number = port;
  if (port !== '') {
    const value = Number(port);
    if (value > 65535) return undefined;
    number = String(value);
    if (number === defaultPorts[protocol]) number = '';
  }
  return make(protocol, host, number, pathname, query, fragment);
}

function parseRelative(input: string, base: UrlRecord): UrlRecord | undefined {
  if (defaultPorts[base.protocol] === undefined || base.username !== '' || base.password !== '')
    return undefined;
  const match = relative.exec(input);
  if (match === null) return undefined;
  const [, pathname = '/', query = '', fragment = ''] = match;
  // Two slashes begin a host.
  if (pathname.startsWith('//') || dots.test(pathname)) return undefined;
  return make(base.protocol, base.hostname, base.port, pathname, query, fragment);
}

export function recordOf(url: CoreURL): UrlRecord {
  const {
    protocol,
    username,
    password,
    hostname,
    port,
    pathname,
    search: query,
    hash: fragment,
    origin,
    href,
  } = url;
  return {
    protocol,
    username,
    password,
    hostname,
    port,
    pathname,
    search: query,
    hash: fragment,
    origin,
    href,
  };
}

/** Whether the host, if the text has one, was written in more than ASCII. */
function hasWideHost(input: string): boolean {
  return /^\s*(?:[a-z][a-z\d+.-]*:)?[/\\]{2}[^/?#\\]*[^\0-\x7f]/i.test(input);
}

/** A name as it is in a URL with a host; '' for what cannot be one. */
export function hostOf(name: string): string {
  const before = new CoreURL('ws://x');
  before.hostname = name;
  const after = before.hostname;
  if (after === 'x' && !/^x(?:[/?#\\]|$)/i.test(name)) return '';
  return /[^\0-\x7f]/.test(name) && !isValidAscii(after) ? '' : after;
}

/** Undefined for what is no URL. */
export function parseUrl(input: string, base: string | undefined): UrlRecord | undefined {
  if (base === undefined) {
    const fast = parsePlain(input);
    if (fast !== undefined) return fast;
  } else {
    const against = parsePlain(base);
    const fast = parsePlain(input) ?? (against === undefined ? undefined : parseRelative(input, against));
    // The base must be a URL even if it is not needed.
    if (fast !== undefined && against !== undefined) return fast;
  }
  try {
    const record = recordOf(new CoreURL(input, base));
    return hasWideHost(input) && !isValidAscii(record.hostname) ? undefined : record;
  } catch {
    return undefined;
  }
}

/** The record after one of its parts was set, as the standard's setters have it. */
export function change(record: UrlRecord, part: keyof UrlRecord | 'host', value: string): UrlRecord {
  const url = new CoreURL(record.href);
  Reflect.set(url, part, value);
  return recordOf(url);
}

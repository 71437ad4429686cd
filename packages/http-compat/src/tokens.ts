/** Syntax of header names and values (RFC 9110, section 5), as strict as Node is about them. */
import { invalidArgType, invalidChar, httpInvalidHeaderValue, invalidHttpToken } from '@efi-node/node-errors';

const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const NOT_IN_VALUE = /[\0-\x08\x0a-\x1f\x7f\u0100-\uffff]/;

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const NEVER_IN_VALUE = /[\0\n\r\u0100-\uffff]/;

/** A message, as far as it says how strictly its headers are judged. */
export interface Judged {
  _isLenientHeaderValidation(): boolean;
}

export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

// Programs use a handful of header names and values again and again: what was judged once is not judged anew.
const CACHE_LIMIT = 512;
const CACHED_VALUE_LENGTH = 128;
const lowerCased = new Map<string, string>();
const goodValues = new Set<string>();

/** The name in lower case; throws ERR_INVALID_HTTP_TOKEN if it is not a token. */
export function headerKey(name: unknown, label?: string): string {
  if (typeof name === 'string') {
    const known = lowerCased.get(name);
    if (known !== undefined) return known;
    if (TOKEN.test(name)) {
      const key = name.toLowerCase();
      if (lowerCased.size >= CACHE_LIMIT) lowerCased.clear();
      lowerCased.set(name, key);
      return key;
    }
  }
  throw invalidHttpToken(label || 'Header name', name);
}

/** `http.validateHeaderName`. */
export function validateHeaderName(name: string, label?: string): void {
  headerKey(name, label);
}

/** Of a message that is judged leniently only what would end a line is invalid; it is asked about what is not good anyway. */
export function hasInvalidHeaderChar(text: string, message?: Judged): boolean {
  if (goodValues.has(text)) return false;
  if (NOT_IN_VALUE.test(text))
    return message?._isLenientHeaderValidation() === true ? NEVER_IN_VALUE.test(text) : true;
  if (text.length > CACHED_VALUE_LENGTH) return false;
  if (goodValues.size >= CACHE_LIMIT) goodValues.clear();
  goodValues.add(text);
  return false;
}

function checkText(name: string, value: string, message?: Judged): void {
  if (hasInvalidHeaderChar(value, message)) throw invalidChar('header content', name);
}

function asText(value: unknown): string {
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return String(value);
}

/** `http.validateHeaderValue`. An array is judged as the text that its values make. */
export function validateHeaderValue(name: string, value: unknown): void {
  checkHeaderValue(name, value);
}

/** The same, as strict as `message` is. */
export function checkHeaderValue(name: string, value: unknown, message?: Judged): void {
  if (value === undefined) throw httpInvalidHeaderValue(value, name);
  checkText(name, typeof value === 'string' ? value : asText(value), message);
}

export function requireString(value: unknown, argument: string): string {
  if (typeof value !== 'string') throw invalidArgType(argument, 'string', value);
  return value;
}

/** MIMEType and MIMEParams, by the rules of the MIME Sniffing standard (sections 3.1, 4.4, 4.5). */
import { codedError, type CodedError } from '@efi-node/node-errors';
import { toText } from '../text.ts';

const notToken = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
const notQuotable = /[^\t -~\u0080-\u00ff]/;

function invalidMime(what: string, text: string, at: number): CodedError {
  const place = at === -1 ? '' : ` at ${at}`;
  const message = `The MIME syntax for a ${what} in ${JSON.stringify(text)} is invalid${place}`;
  return codedError(TypeError, 'ERR_INVALID_MIME_SYNTAX', message, { above: invalidMime });
}

/** `whole`: what the message shows. */
function checkToken(token: string, what: string, whole: string): void {
  const at = token.search(notToken);
  if (token === '' || at !== -1) throw invalidMime(what, whole, at);
}

function trimEnd(text: string): string {
  return text.replace(/[\r\n\t ]+$/, '');
}

function trim(text: string): string {
  return trimEnd(text.replace(/^[\r\n\t ]+/, ''));
}

function quoted(value: string): string {
  if (value !== '' && !notToken.test(value)) return value;
  return `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** A quoted string from the quote at `at`: its value and the place after its end. */
function readQuoted(text: string, at: number): { value: string; end: number } {
  let value = '';
  let i = at + 1;
  for (; i < text.length && text.charAt(i) !== '"'; i++) {
    if (text.charAt(i) === '\\' && i + 1 < text.length) i++;
    value += text.charAt(i);
  }
  return { value, end: i + 1 };
}

const stores: WeakMap<MIMEParams, Map<string, string>> = new WeakMap();

function storeOf(params: MIMEParams): Map<string, string> {
  const store = stores.get(params);
  if (store === undefined) throw new TypeError('Value of "this" must be of type MIMEParams');
  return store;
}

/** Enters what stands after the type; what is malformed is passed over. */
function readParams(text: string, store: Map<string, string>): void {
  let at = 0;
  while (at < text.length) {
    at++;
    const rest = text.slice(at).search(/[;=]/);
    const nameEnd = rest === -1 ? text.length : at + rest;
    const name = text
      .slice(at, nameEnd)
      .replace(/^[\r\n\t ]+/, '')
      .toLowerCase();
    at = nameEnd;
    if (text.charAt(at) !== '=') continue;
    at++;
    let value: string;
    const isQuoted = text.charAt(at) === '"';
    if (isQuoted) {
      const read = readQuoted(text, at);
      value = read.value;
      const next = text.indexOf(';', read.end);
      at = next === -1 ? text.length : next;
    } else {
      const next = text.indexOf(';', at);
      const end = next === -1 ? text.length : next;
      value = trimEnd(text.slice(at, end));
      at = end;
      if (value === '') continue;
    }
    if (name !== '' && !notToken.test(name) && !notQuotable.test(value) && !store.has(name))
      store.set(name, value);
  }
}

export class MIMEParams {
  constructor() {
    stores.set(this, new Map());
  }
  delete(name: unknown): void {
    storeOf(this).delete(toText(name));
  }
  get(name: unknown): string | null {
    return storeOf(this).get(toText(name)) ?? null;
  }
  has(name: unknown): boolean {
    return storeOf(this).has(toText(name));
  }
  set(name: unknown, value: unknown): void {
    const key = toText(name);
    const text = toText(value);
    checkToken(key, 'parameter name', key);
    const at = text.search(notQuotable);
    if (at !== -1) throw invalidMime('parameter value', text, at);
    storeOf(this).set(key, text);
  }
  *entries(): MapIterator<[string, string]> {
    yield* storeOf(this).entries();
  }
  *keys(): MapIterator<string> {
    yield* storeOf(this).keys();
  }
  *values(): MapIterator<string> {
    yield* storeOf(this).values();
  }
  declare [Symbol.iterator]: () => MapIterator<[string, string]>;
  toString(): string {
    return [...storeOf(this)].map(([name, value]) => `${name}=${quoted(value)}`).join(';');
  }
  toJSON(): string {
    return this.toString();
  }
}
Object.defineProperty(MIMEParams.prototype, Symbol.iterator, {
  value: MIMEParams.prototype.entries,
  writable: true,
  configurable: true,
});

interface Parts {
  type: string;
  subtype: string;
  readonly params: MIMEParams;
}

const parts: WeakMap<MIMEType, Parts> = new WeakMap();

function partsOf(mime: MIMEType): Parts {
  const found = parts.get(mime);
  if (found === undefined) throw new TypeError('Value of "this" must be of type MIMEType');
  return found;
}

export class MIMEType {
  /** Throws ERR_INVALID_MIME_SYNTAX. */
  constructor(input: unknown) {
    const whole = toText(input);
    const text = trim(whole);
    const slash = text.indexOf('/');
    const type = slash === -1 ? text : text.slice(0, slash);
    if (slash === -1 || type === '')
      throw invalidMime('type', text, slash === -1 ? type.search(notToken) : -1);
    checkToken(type, 'type', text);
    const rest = text.slice(slash + 1);
    const semicolon = rest.indexOf(';');
    const subtype = trimEnd(semicolon === -1 ? rest : rest.slice(0, semicolon));
    checkToken(subtype, 'subtype', text);
    const params = new MIMEParams();
    if (semicolon !== -1) readParams(rest.slice(semicolon), storeOf(params));
    parts.set(this, { type: type.toLowerCase(), subtype: subtype.toLowerCase(), params });
  }
  /** Null for what is no MIME type. */
  static parse(input: unknown): MIMEType | null {
    try {
      return new MIMEType(input);
    } catch {
      return null;
    }
  }
  get type(): string {
    return partsOf(this).type;
  }
  set type(value: unknown) {
    const text = toText(value);
    checkToken(text, 'type', text);
    partsOf(this).type = text.toLowerCase();
  }
  get subtype(): string {
    return partsOf(this).subtype;
  }
  set subtype(value: unknown) {
    const text = toText(value);
    checkToken(text, 'subtype', text);
    partsOf(this).subtype = text.toLowerCase();
  }
  get essence(): string {
    return `${this.type}/${this.subtype}`;
  }
  get params(): MIMEParams {
    return partsOf(this).params;
  }
  toString(): string {
    const params = this.params.toString();
    return params === '' ? this.essence : `${this.essence};${params}`;
  }
  toJSON(): string {
    return this.toString();
  }
}

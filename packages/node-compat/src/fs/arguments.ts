/** Arguments of file operations, checked as Node checks them. */
import {
  invalidArgType,
  invalidArgValue,
  outOfRange,
  plainCodedError,
  validateAbortSignal,
  validateInteger,
} from '@efi-node/node-errors';
import { fsConstants } from '../constants-data.ts';
import { builtin } from '../load.ts';
import { isFunction, isObject, member } from '../narrow.ts';

const largestUnsigned = 2 ** 32 - 1;
const largestSigned = 2 ** 31 - 1;

function constant(name: string): number {
  return fsConstants[name] ?? 0;
}

/** A text, a URL with `file:`, or the bytes of a name in UTF-8. */
export function toPath(path: unknown, name = 'path'): string {
  let text: unknown = path;
  if (path instanceof Uint8Array) text = Buffer.from(path.buffer, path.byteOffset, path.length).toString();
  else if (isObject(path) && 'href' in path && 'protocol' in path) {
    const convert = member(builtin('url'), 'fileURLToPath');
    text = isFunction(convert) ? convert(path) : path;
  }
  if (typeof text !== 'string') throw invalidArgType(name, ['string', 'Buffer', 'URL'], path);
  if (text.includes('\0'))
    throw invalidArgValue(name, path, 'must be a string, Uint8Array, or URL without null bytes');
  return text;
}

export function toDescriptor(fd: unknown): number {
  if (typeof fd !== 'number') throw invalidArgType('fd', 'number', fd);
  validateInteger(fd, 'fd', 0, largestSigned);
  return fd;
}

/** Whether a function that takes both was given a descriptor. */
export function isDescriptor(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= largestSigned;
}

export function toMode(mode: unknown, name: string, usual?: number): number {
  let value = mode ?? usual;
  if (typeof value === 'string') {
    if (!/^[0-7]+$/.test(value))
      throw invalidArgValue(name, mode, 'must be a 32-bit unsigned integer or an octal string');
    value = Number.parseInt(value, 8);
  }
  if (typeof value !== 'number') throw invalidArgType(name, 'number', mode);
  validateInteger(value, name, 0, largestUnsigned);
  return value;
}

const reading = constant('O_RDONLY');
const writing = constant('O_WRONLY');
const both = constant('O_RDWR');
const truncating = constant('O_CREAT') | constant('O_TRUNC');
const appending = constant('O_CREAT') | constant('O_APPEND');
const exclusive = constant('O_EXCL');
const synchronous = constant('O_SYNC');

/** What the letters mean, in any of the orders that Node takes. */
const flagsByLetters: ReadonlyMap<string, number> = new Map([
  ['r', reading],
  ['rs', reading | synchronous],
  ['sr', reading | synchronous],
  ['r+', both],
  ['rs+', both | synchronous],
  ['sr+', both | synchronous],
  ['w', writing | truncating],
  ['wx', writing | truncating | exclusive],
  ['xw', writing | truncating | exclusive],
  ['w+', both | truncating],
  ['wx+', both | truncating | exclusive],
  ['xw+', both | truncating | exclusive],
  ['a', writing | appending],
  ['ax', writing | appending | exclusive],
  ['xa', writing | appending | exclusive],
  ['as', writing | appending | synchronous],
  ['sa', writing | appending | synchronous],
  ['a+', both | appending],
  ['ax+', both | appending | exclusive],
  ['xa+', both | appending | exclusive],
  ['as+', both | appending | synchronous],
  ['sa+', both | appending | synchronous],
]);

export function toFlags(flags: unknown, name = 'flags'): number {
  if (flags === undefined || flags === null) return reading;
  if (typeof flags === 'number') {
    validateInteger(flags, name, -largestSigned - 1, largestSigned);
    return flags;
  }
  const known = typeof flags === 'string' ? flagsByLetters.get(flags) : undefined;
  if (known === undefined) throw invalidArgValue(name, flags);
  return known;
}

/** The options of an operation as an object; a text is the encoding. */
export function toOptions(options: unknown): object {
  if (options === undefined || options === null || typeof options === 'function') return {};
  const given = typeof options === 'string' ? { encoding: options } : options;
  if (!isObject(given)) throw invalidArgType('options', ['string', 'Object'], options);
  toEncoding(member(given, 'encoding'));
  const signal = member(given, 'signal');
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  return given;
}

/** 'buffer' and nothing at all are no encoding. */
export function toEncoding(encoding: unknown): BufferEncoding | undefined {
  if (encoding === undefined || encoding === null || encoding === '' || encoding === 'buffer')
    return undefined;
  if (typeof encoding === 'string' && Buffer.isEncoding(encoding)) return encoding;
  throw invalidArgValue('encoding', encoding, 'is invalid encoding');
}

/** A name as the program wants it: text by default. */
export function inEncoding(text: string, encoding: unknown): string | Buffer {
  if (encoding === 'buffer') return Buffer.from(text);
  const known = toEncoding(encoding);
  if (known === undefined || known === 'utf8' || known === 'utf-8') return text;
  return Buffer.from(text).toString(known);
}

/** Seconds since 1970, or a Date, as milliseconds. */
export function toTime(time: unknown, name = 'time'): number {
  if (typeof time === 'string' && time.trim() !== '' && Number.isFinite(Number(time)))
    return Number(time) * 1000;
  if (typeof time === 'number' && Number.isFinite(time)) return time < 0 ? Date.now() : time * 1000;
  if (time instanceof Date) return time.getTime();
  throw invalidArgType(name, ['Date', 'Time in seconds'], time);
}

export function toOwner(id: unknown, name: string): number | undefined {
  if (typeof id !== 'number') throw invalidArgType(name, 'number', id);
  validateInteger(id, name, -1, largestUnsigned);
  return id === -1 ? undefined : id;
}

/** A position in a file; undefined is where the descriptor stands. */
export function toPosition(position: unknown): number | undefined {
  if (position === undefined || position === null) return undefined;
  if (typeof position === 'bigint') {
    if (position < -1n || position > BigInt(Number.MAX_SAFE_INTEGER))
      throw outOfRange('position', `>= -1 && <= ${Number.MAX_SAFE_INTEGER}`, position);
  } else if (typeof position === 'number') validateInteger(position, 'position', -1);
  else throw invalidArgType('position', ['bigint', 'integer'], position);
  return Number(position) === -1 ? undefined : Number(position);
}

export function isView(value: unknown): value is NodeJS.ArrayBufferView<ArrayBuffer> {
  return ArrayBuffer.isView(value);
}

export function bytesOfView(view: NodeJS.ArrayBufferView<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

export function toViews(buffers: unknown): NodeJS.ArrayBufferView<ArrayBuffer>[] {
  if (!Array.isArray(buffers) || !buffers.every((each) => isView(each)))
    throw invalidArgType('buffers', 'ArrayBufferView[]', buffers);
  return buffers;
}

/** What is to be written to a file. */
export function toData(data: unknown, encoding: unknown, name = 'data'): Uint8Array<ArrayBuffer> {
  if (isView(data)) return bytesOfView(data);
  if (typeof data !== 'string')
    throw invalidArgType(name, ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  const known = typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8';
  const bytes = Buffer.from(data, known);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

const mostOfMode = 7;

/** A mode of three bits: what `access` asks for, how `copyFile` copies. */
export function toSmallMode(mode: unknown): number {
  const value = mode ?? 0;
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw plainCodedError(TypeError, 'ERR_INVALID_ARG_TYPE', 'mode must be int32 or null/undefined');
  if (value < 0 || value > mostOfMode)
    throw plainCodedError(RangeError, 'ERR_OUT_OF_RANGE', 'mode is out of range: >= 0 && <= 7');
  return value;
}

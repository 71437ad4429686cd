/** node:zlib: deflate, zlib and gzip, whole and as streams. Brotli and Zstandard are absent. */
import { invalidArgType } from '@efi-node/node-errors';
import { asConstructor } from '../callable.ts';
import { isFunction } from '../narrow.ts';
import { zlibConstants } from '../zlib/constants.ts';
import { crc32 } from '../zlib/crc32.ts';
import { Engine } from '../zlib/engine.ts';
import { inputBytes } from '../zlib/input.ts';
import { type Format, readSettings } from '../zlib/settings.ts';
import { ZlibStream } from '../zlib/stream.ts';
import { WholeWork, workLater } from '../zlib/whole.ts';

type StreamClass = new (options?: unknown) => ZlibStream;

const formats: readonly Format[] = [
  'Deflate',
  'Inflate',
  'Gzip',
  'Gunzip',
  'DeflateRaw',
  'InflateRaw',
  'Unzip',
];

/** Old programs call the classes as functions. */
function classOf(format: Format): StreamClass {
  function Class(options?: unknown): ZlibStream {
    const stream = new ZlibStream(format, options);
    const prototype: object = new.target === undefined ? Class.prototype : new.target.prototype;
    Object.setPrototypeOf(stream, prototype);
    return stream;
  }
  Object.defineProperty(Class, 'name', { value: format });
  Object.setPrototypeOf(Class, ZlibStream);
  Object.setPrototypeOf(Class.prototype, ZlibStream.prototype);
  return asConstructor(Class);
}

/** With the option `info`, what was made and the stream that would have made it. */
function answer(Class: StreamClass, options: unknown, work: WholeWork): unknown {
  const buffer = work.result();
  if (!work.settings.info) return buffer;
  const engine = new Class(options);
  engine.bytesWritten = work.consumed;
  return { buffer, engine };
}

function workOf(format: Format, data: Uint8Array, options: unknown): WholeWork {
  const settings = readSettings(format, options);
  return new WholeWork(new Engine(format, settings), settings, data);
}

function atOnce(format: Format, Class: StreamClass): (data: unknown, options?: unknown) => unknown {
  return (data, options) => {
    const work = workOf(format, inputBytes(data), options);
    while (work.step('whole'));
    return answer(Class, options, work);
  };
}

/** What is no data at all is an empty buffer: it ends the stream that it is given to in Node. */
function laterBytes(data: unknown): Uint8Array {
  if (data === undefined || data === null || isFunction(data)) return new Uint8Array(0);
  if (typeof data === 'object' || typeof data === 'string') {
    try {
      return inputBytes(data);
    } catch {
      // Said below.
    }
  }
  throw invalidArgType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
}

function later(format: Format, Class: StreamClass): (...args: unknown[]) => void {
  return (data, options, callback = options) => {
    const given = callback === options ? undefined : options;
    if (!isFunction(callback)) throw invalidArgType('callback', 'function', undefined);
    const work = workOf(format, laterBytes(data), given);
    workLater(work, (error) => {
      if (error !== null) callback(error);
      else callback(null, answer(Class, given, work));
    });
  };
}

const codeNames = [
  'Z_OK',
  'Z_STREAM_END',
  'Z_NEED_DICT',
  'Z_ERRNO',
  'Z_STREAM_ERROR',
  'Z_DATA_ERROR',
  'Z_MEM_ERROR',
  'Z_BUF_ERROR',
  'Z_VERSION_ERROR',
];

function makeCodes(): object {
  const codes: Record<string, unknown> = {};
  for (const name of codeNames) codes[name] = zlibConstants[name];
  for (const name of codeNames) codes[String(zlibConstants[name])] = name;
  return Object.freeze(codes);
}

// Brotli and Zstandard are left out, not there to throw: packages look for them before they offer them to a peer.
const zlib: Record<string, unknown> = { crc32 };
for (const format of formats) {
  const Class = classOf(format);
  const lower = format.charAt(0).toLowerCase() + format.slice(1);
  zlib[format] = Class;
  zlib[lower] = later(format, Class);
  zlib[`${lower}Sync`] = atOnce(format, Class);
  zlib[`create${format}`] = (options?: unknown) => new Class(options);
}
zlib['constants'] = Object.setPrototypeOf({ ...zlibConstants }, null);
zlib['codes'] = makeCodes();
for (const [name, value] of Object.entries(zlibConstants)) {
  if (!name.startsWith('BROTLI')) Object.defineProperty(zlib, name, { value, enumerable: false });
}
export default zlib;

/** The options of zlib, checked. */
import { invalidArgType, outOfRange } from '@efi-node/node-errors';
import { isObject, member } from '../narrow.ts';
import { bufferKinds, bytesOf } from './input.ts';

export type Format = 'Deflate' | 'DeflateRaw' | 'Gzip' | 'Gunzip' | 'Inflate' | 'InflateRaw' | 'Unzip';

export interface Settings {
  readonly chunkSize: number;
  readonly flush: number;
  readonly finishFlush: number;
  /** 0 takes what the head of the data says. */
  readonly windowBits: number;
  readonly level: number;
  readonly memLevel: number;
  readonly strategy: number;
  readonly dictionary: Uint8Array | undefined;
  readonly maxOutputLength: number;
  readonly info: boolean;
  readonly rejectGarbageAfterEnd: boolean;
}

const Z_FINISH = 4;
const Z_BLOCK = 5;
const LARGEST_BUFFER = Number.MAX_SAFE_INTEGER;

/** Undefined and NaN stand for the usual value. Throws for what is no number or out of range. */
export function rangeOr(value: unknown, name: string, low: number, high: number, usual: number): number {
  if (value === undefined || Number.isNaN(value)) return usual;
  return requireRange(value, name, low, high);
}

export function requireRange(value: unknown, name: string, low: number, high: number): number {
  if (typeof value !== 'number') throw invalidArgType(name, 'number', value);
  if (!Number.isFinite(value)) throw outOfRange(name, 'a finite number', value);
  if (value < low || value > high) {
    const upper = high === Number.POSITIVE_INFINITY ? '' : ` and <= ${high}`;
    throw outOfRange(name, `>= ${low}${upper}`, value);
  }
  return value;
}

function windowBitsOf(format: Format, value: unknown): number {
  const isFromHead = format === 'Inflate' || format === 'Gunzip' || format === 'Unzip';
  if (isFromHead && (value === undefined || value === null || value === 0)) return 0;
  return rangeOr(value, 'options.windowBits', format === 'Gzip' ? 9 : 8, 15, 15);
}

function dictionaryOf(value: unknown): Uint8Array | undefined {
  if (value === undefined) return undefined;
  const bytes = bytesOf(value);
  if (bytes === undefined) throw invalidArgType('options.dictionary', bufferKinds, value);
  return bytes;
}

export function readSettings(format: Format, options: unknown): Settings {
  const given = isObject(options) ? options : {};
  const read = (name: string): unknown => member(given, name);
  return {
    chunkSize: rangeOr(read('chunkSize'), 'options.chunkSize', 64, Number.POSITIVE_INFINITY, 16_384),
    flush: rangeOr(read('flush'), 'options.flush', 0, Z_BLOCK, 0),
    finishFlush: rangeOr(read('finishFlush'), 'options.finishFlush', 0, Z_BLOCK, Z_FINISH),
    maxOutputLength: rangeOr(
      read('maxOutputLength'),
      'options.maxOutputLength',
      1,
      LARGEST_BUFFER,
      LARGEST_BUFFER,
    ),
    windowBits: windowBitsOf(format, read('windowBits')),
    level: rangeOr(read('level'), 'options.level', -1, 9, -1),
    memLevel: rangeOr(read('memLevel'), 'options.memLevel', 1, 9, 8),
    strategy: rangeOr(read('strategy'), 'options.strategy', 0, 4, 0),
    dictionary: dictionaryOf(read('dictionary')),
    info: Boolean(read('info')),
    rejectGarbageAfterEnd: read('rejectGarbageAfterEnd') === true,
  };
}

/** What server and client share about parsing. */
import type { HttpParseFailure } from '@efi-node/efi-core';
import { type CodedError, connectionReset, invalidArgValue } from './errors.ts';

/** llhttp's lenient flags by Node's values: all that `insecureHTTPParser` switches on, and obs-text in values. */
const LENIENT_ALL = 1023;
const LENIENT_HEADER_VALUE = 1024;
const VALIDATIONS = new Map<unknown, number>([
  ['strict', 0],
  ['relaxed', LENIENT_HEADER_VALUE],
  ['insecure', LENIENT_ALL],
]);

export interface StrictnessOptions {
  readonly insecureHTTPParser?: boolean | undefined;
  readonly httpValidation?: string | undefined;
}

/** Checks that at most one of the two options is given, and one of its values. */
export function checkStrictness(options: StrictnessOptions): void {
  const { httpValidation } = options;
  if (httpValidation === undefined) return;
  if (!VALIDATIONS.has(httpValidation)) {
    throw invalidArgValue(
      'options.httpValidation',
      httpValidation,
      "must be one of: 'strict', 'relaxed', 'insecure'",
    );
  }
  if (options.insecureHTTPParser !== undefined) {
    throw invalidArgValue(
      'options.httpValidation',
      httpValidation,
      'cannot be used together with options.insecureHTTPParser',
    );
  }
}

export function lenientFlags(options: StrictnessOptions): number {
  const chosen = VALIDATIONS.get(options.httpValidation);
  if (chosen !== undefined) return chosen;
  return options.insecureHTTPParser === true ? LENIENT_ALL : 0;
}

export interface ParseError extends CodedError {
  reason: string;
  bytesParsed: number;
  rawPacket?: Uint8Array;
}

/** The error that Node makes of a refusal by llhttp: of a chunk, or (no `packet`) of the end of the stream. */
export function parseError(failure: HttpParseFailure, packet?: Uint8Array): ParseError {
  const { code, reason, bytesParsed } = failure;
  const message = packet === undefined ? 'Parse Error' : `Parse Error: ${reason}`;
  const error = Object.assign(new Error(message), { bytesParsed, code, reason });
  return packet === undefined ? error : Object.assign(error, { rawPacket: packet });
}

const versions = ['1.0', '1.1'];

/** 'major.minor', without a new string for the two that are in use. */
export function httpVersion(major: number, minor: number): string {
  return (major === 1 ? versions[minor] : undefined) ?? `${major}.${minor}`;
}

/** Bytes [start, end) of a chunk, as the Buffer that programs expect. */
export function slice(chunk: Uint8Array, start: number, end: number): Buffer {
  if (Buffer.isBuffer(chunk)) return start === 0 && end === chunk.length ? chunk : chunk.subarray(start, end);
  return Buffer.from(chunk.buffer, chunk.byteOffset + start, end - start);
}

/** 'aborted' with ECONNRESET: the message's connection is gone. */
export function abortedError(): CodedError {
  return connectionReset('aborted');
}

/** What a stream reports as its error, which may be anything. */
export function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}

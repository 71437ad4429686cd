/** What server and client share about parsing. */
import type { HttpParseFailure, LenientFlags } from '@efi-node/efi-core';
import { type CodedError, connectionReset, invalidArgValue } from '@efi-node/node-errors';

/** What llhttp can be told to let pass (its `llhttp_set_lenient_…` functions), each at the place of its bit. */
const LENIENCIES = [
  'headers',
  'chunked length',
  'keep alive',
  'transfer encoding',
  'version',
  'data after close',
  'optional LF after CR',
  'optional CRLF after chunk',
  'optional CR before LF',
  'spaces after chunk size',
  'relaxed header value',
] as const;

type Leniency = (typeof LENIENCIES)[number];

function flagsOf(isAllowed: (leniency: Leniency) => boolean): LenientFlags {
  return LENIENCIES.reduce((flags, name, bit) => (isAllowed(name) ? flags | (1 << bit) : flags), 0);
}

/** The values of `httpValidation`. Relaxed allows only what browsers send in header values. */
const VALIDATIONS = new Map<unknown, LenientFlags>([
  ['strict', flagsOf(() => false)],
  ['relaxed', flagsOf((name) => name === 'relaxed header value')],
  ['insecure', flagsOf((name) => name !== 'relaxed header value')],
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

/** How lenient the parser is: `insecureHTTPParser` is the older word for the last of the validations. */
export function lenientFlags({ httpValidation, insecureHTTPParser }: StrictnessOptions): LenientFlags {
  const older = insecureHTTPParser === true ? 'insecure' : 'strict';
  return VALIDATIONS.get(httpValidation ?? older) ?? 0;
}

/** Whether headers that are sent may hold control characters, too. */
export function isLenient(options: StrictnessOptions): boolean {
  return lenientFlags(options) !== 0;
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

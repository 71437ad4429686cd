/** What Web IDL asks of the arguments of a method. */
import { codedError } from '@efi-node/node-errors';
import { memoryBytes } from '../bytes.ts';
import { CryptoKey, type KeyUsage, usageNames } from './crypto-key.ts';

const ORDINALS = ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th'];
const FORMATS = new Set(['raw', 'raw-public', 'raw-seed', 'raw-secret', 'pkcs8', 'spki', 'jwk']);

function inMethod(method: string, object = 'SubtleCrypto'): string {
  return `Failed to execute '${method}' on '${object}'`;
}

export function checkCount(method: string, given: number, needed: number, object?: string): void {
  if (given >= needed) return;
  const noun = needed === 1 ? 'argument' : 'arguments';
  const message = `${inMethod(method, object)}: ${needed} ${noun} required, but only ${given} present.`;
  throw codedError(TypeError, 'ERR_MISSING_ARGS', message, { above: checkCount });
}

/** A copy of the bytes: what the program changes later is none of ours. */
export function bytesArgument(method: string, index: number, value: unknown): Uint8Array<ArrayBuffer> {
  const bytes = memoryBytes(value);
  if (bytes !== undefined) return new Uint8Array(bytes);
  const message = `${inMethod(method)}: ${ORDINALS[index]} argument is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.`;
  throw codedError(TypeError, 'ERR_INVALID_ARG_TYPE', message, { above: bytesArgument });
}

export function keyArgument(method: string, index: number, value: unknown): CryptoKey {
  if (value instanceof CryptoKey) return value;
  const message = `${inMethod(method)}: ${ORDINALS[index]} argument is not of type CryptoKey.`;
  throw codedError(TypeError, 'ERR_INVALID_ARG_TYPE', message, { above: keyArgument });
}

function invalidEnum(method: string, where: string, value: string, type: string): Error {
  const message = `${inMethod(method)}: ${where} '${value}' is not a valid enum value of type ${type}.`;
  return codedError(TypeError, 'ERR_INVALID_ARG_VALUE', message, { above: invalidEnum });
}

export function formatArgument(method: string, index: number, value: unknown): string {
  const format = String(value);
  if (FORMATS.has(format)) return format;
  throw invalidEnum(method, `${ORDINALS[index]} argument`, format, 'KeyFormat');
}

/** In the order of the standard, each once. */
export function usagesArgument(method: string, index: number, value: unknown): KeyUsage[] {
  if (typeof value !== 'object' || value === null || !(Symbol.iterator in value)) {
    const message = `${inMethod(method)}: ${ORDINALS[index]} argument cannot be converted to sequence.`;
    throw codedError(TypeError, 'ERR_INVALID_ARG_TYPE', message, { above: usagesArgument });
  }
  const given = Array.from(Object(value), String);
  given.forEach((usage, position) => {
    if (!usageNames.some((name) => name === usage)) {
      throw invalidEnum(method, `${ORDINALS[index]} argument[${position}]`, usage, 'KeyUsage');
    }
  });
  return usageNames.filter((name) => given.includes(name));
}

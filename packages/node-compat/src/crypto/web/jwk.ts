/** Secret keys as JSON Web Keys (RFC 7517 and 7518, section 6.4). */
import { isObject, member } from '../../narrow.ts';
import type { CryptoKey, KeyUsage } from './crypto-key.ts';
import { stateOf } from './crypto-key.ts';
import { failure } from './errors.ts';

export interface JsonKey {
  key_ops: KeyUsage[];
  ext: boolean;
  alg: string;
  kty: 'oct';
  k: string;
}

/** The name that the key's algorithm has there. */
function algOf(key: CryptoKey): string {
  const { name, length, hash } = key.algorithm;
  if (hash !== undefined) return `HS${hash.name.slice('SHA-'.length)}`;
  return `A${length ?? 0}${name.slice('AES-'.length)}`;
}

export function toJsonKey(key: CryptoKey): JsonKey {
  return {
    key_ops: [...key.usages],
    ext: key.extractable,
    alg: algOf(key),
    kty: 'oct',
    k: Buffer.from(stateOf(key).bytes).toString('base64url'),
  };
}

interface Wanted {
  readonly extractable: boolean;
  readonly usages: readonly KeyUsage[];
  readonly use: 'enc' | 'sig';
}

/** The bytes of the key. Its `alg` is to be checked when it is known what they make. */
export function fromJsonKey(data: unknown, { extractable, usages, use }: Wanted): Uint8Array<ArrayBuffer> {
  const read = (name: string): unknown => member(data, name);
  if (!isObject(data) || read('kty') === undefined) throw failure('DataError', 'Invalid keyData');
  if (read('kty') !== 'oct') throw failure('DataError', 'Invalid JWK "kty" Parameter');
  if (usages.length > 0 && read('use') !== undefined && read('use') !== use) {
    throw failure('DataError', 'Invalid JWK "use" Parameter');
  }
  const operations = read('key_ops');
  if (operations !== undefined) {
    if (!Array.isArray(operations) || !usages.every((usage) => operations.includes(usage))) {
      throw failure('DataError', 'Key operations and usage mismatch');
    }
  }
  if (read('ext') === false && extractable) {
    throw failure('DataError', 'JWK "ext" Parameter and extractable mismatch');
  }
  const k = read('k');
  if (typeof k !== 'string') throw failure('DataError', 'Invalid keyData');
  return new Uint8Array(Buffer.from(k, 'base64url'));
}

export function checkAlg(data: unknown, key: CryptoKey): void {
  const alg = member(data, 'alg');
  if (alg !== undefined && alg !== algOf(key)) {
    throw failure('DataError', 'JWK "alg" does not match the requested algorithm');
  }
}

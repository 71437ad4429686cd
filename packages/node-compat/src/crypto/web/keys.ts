/** How keys come to be and how they are given out. */
import { randomFill } from '../random.ts';
import { type CryptoKey, type KeyAlgorithm, type KeyUsage, makeKey, stateOf } from './crypto-key.ts';
import { failure } from './errors.ts';
import { checkAlg, fromJsonKey, type JsonKey, toJsonKey } from './jwk.ts';
import { type Algorithm, has, hashOf, numberOf } from './normalize.ts';

const USAGES: Readonly<Record<string, readonly KeyUsage[]>> = {
  HMAC: ['sign', 'verify'],
  HKDF: ['deriveKey', 'deriveBits'],
  PBKDF2: ['deriveKey', 'deriveBits'],
};
const OF_CIPHERS: readonly KeyUsage[] = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];

function isForDerivation(name: string): boolean {
  return name === 'HKDF' || name === 'PBKDF2';
}

function checkUsages(name: string, usages: readonly KeyUsage[]): void {
  const allowed = USAGES[name] ?? OF_CIPHERS;
  if (usages.every((usage) => allowed.includes(usage))) return;
  const article = isForDerivation(name) ? 'a ' : '';
  throw failure('SyntaxError', `Unsupported key usage for ${article}${name} key`);
}

interface Wish {
  readonly algorithm: Algorithm;
  readonly extractable: boolean;
  readonly usages: readonly KeyUsage[];
}

/** Bits of a key that is made for HMAC: a block of the hash, unless it is said. */
export function hmacLength(algorithm: Algorithm): number {
  if (has(algorithm, 'length')) {
    const length = numberOf(algorithm, 'length');
    if (length === 0) throw failure('OperationError', 'Zero-length key is not supported');
    return length;
  }
  return /^SHA-(?:384|512)$/.test(hashOf(algorithm)) ? 1024 : 512;
}

export function generateKey({ algorithm, extractable, usages }: Wish): CryptoKey {
  const { name } = algorithm;
  checkUsages(name, usages);
  let made: KeyAlgorithm;
  if (name === 'HMAC') {
    made = { name, length: hmacLength(algorithm), hash: { name: hashOf(algorithm) } };
  } else {
    made = { name, length: aesLength(algorithm) };
  }
  if (usages.length === 0) throw failure('SyntaxError', 'Usages cannot be empty when creating a key.');
  const bytes = new Uint8Array(Math.ceil((made.length ?? 0) / 8));
  randomFill(bytes);
  return makeKey({ bytes, extractable, algorithm: made, usages });
}

export function aesLength(algorithm: Algorithm): number {
  const length = numberOf(algorithm, 'length');
  if ([128, 192, 256].includes(length)) return length;
  throw failure('OperationError', 'AES key length must be 128, 192, or 256 bits');
}

function describe(algorithm: Algorithm, bytes: Uint8Array): KeyAlgorithm {
  const { name } = algorithm;
  const bits = bytes.length * 8;
  if (isForDerivation(name)) return { name };
  if (name !== 'HMAC') {
    if (![128, 192, 256].includes(bits)) throw failure('DataError', 'Invalid key length');
    return { name, length: bits };
  }
  if (bits === 0) throw failure('DataError', 'Zero-length key is not supported');
  const length = has(algorithm, 'length') ? numberOf(algorithm, 'length') : bits;
  if (length > bits || length <= bits - 8) throw failure('DataError', 'Invalid key length');
  return { name, length, hash: { name: hashOf(algorithm) } };
}

/** `data`: bytes, or the object of a JSON Web Key. */
export function importKey(
  format: string,
  data: unknown,
  { algorithm, extractable, usages }: Wish,
): CryptoKey {
  const { name } = algorithm;
  const isRaw = format === 'raw' || format === 'raw-secret';
  if (!isRaw && (format !== 'jwk' || isForDerivation(name))) {
    throw failure('NotSupportedError', `Unable to import ${name} using ${format} format`);
  }
  checkUsages(name, usages);
  if (extractable && isForDerivation(name)) throw failure('SyntaxError', `${name} keys are not extractable`);
  const use = name === 'HMAC' ? 'sig' : 'enc';
  const bytes =
    isRaw && data instanceof Uint8Array
      ? new Uint8Array(data)
      : fromJsonKey(data, { extractable, usages, use });
  const key = makeKey({ bytes, extractable, algorithm: describe(algorithm, bytes), usages });
  if (format === 'jwk') checkAlg(data, key);
  if (usages.length === 0) {
    throw failure('SyntaxError', 'Usages cannot be empty when importing a secret key.');
  }
  return key;
}

export function exportKey(format: string, key: CryptoKey): ArrayBuffer | JsonKey {
  const { name } = key.algorithm;
  const isRaw = format === 'raw' || format === 'raw-secret';
  if (isForDerivation(name) || (!isRaw && format !== 'jwk')) {
    throw failure('NotSupportedError', `Unable to export ${name} secret key using ${format} format`);
  }
  if (!key.extractable) throw failure('InvalidAccessError', 'key is not extractable');
  return isRaw ? stateOf(key).bytes.slice().buffer : toJsonKey(key);
}

/** PBKDF2 and HKDF of Web Crypto. */
import { hkdfSync, pbkdf2Sync } from '../derive.ts';
import { failure, operationFailed } from './errors.ts';
import { aesLength, hmacLength } from './keys.ts';
import { type Algorithm, bytesOf, hashOf, numberOf } from './normalize.ts';

function digestName(algorithm: Algorithm): string {
  return hashOf(algorithm).replace('-', '').toLowerCase();
}

/** `length`: bits, null for none given. */
export function deriveBits(algorithm: Algorithm, key: Uint8Array, length: number | null): ArrayBuffer {
  if (length === null) throw failure('OperationError', 'length cannot be null');
  if (length % 8 !== 0) throw failure('OperationError', 'length must be a multiple of 8');
  const digest = digestName(algorithm);
  const salt = bytesOf(algorithm, 'salt');
  const bytes = length / 8;
  if (algorithm.name === 'PBKDF2') {
    const iterations = numberOf(algorithm, 'iterations');
    if (iterations === 0) throw failure('OperationError', 'iterations cannot be zero');
    if (bytes === 0) return new ArrayBuffer(0);
    return new Uint8Array(pbkdf2Sync(key, salt, iterations, bytes, digest)).buffer;
  }
  const info = bytesOf(algorithm, 'info');
  if (bytes === 0) return new ArrayBuffer(0);
  try {
    return hkdfSync(digest, key, salt, info, bytes);
  } catch {
    throw operationFailed();
  }
}

/** Bits of a key that is derived; null for a key that is only derived from. */
export function keyLength(algorithm: Algorithm): number | null {
  if (algorithm.name === 'HMAC') return hmacLength(algorithm);
  return algorithm.name.startsWith('AES') ? aesLength(algorithm) : null;
}

/** SubtleCrypto: digests, HMAC, AES, PBKDF2 and HKDF. Algorithms with public keys are not there: NotSupportedError. */
import { illegalConstructor, invalidThis } from '@efi-node/node-errors';
import { timingSafeEqual } from '../compare.ts';
import { createRunningHash, hashFunction } from '../hashes.ts';
import { bytesArgument, checkCount, formatArgument, keyArgument, usagesArgument } from './arguments.ts';
import { runCipher } from './cipher.ts';
import { type CryptoKey, type KeyUsage, stateOf } from './crypto-key.ts';
import { deriveBits, keyLength } from './derive.ts';
import { failure, operationFailed } from './errors.ts';
import type { JsonKey } from './jwk.ts';
import { exportKey, generateKey, importKey } from './keys.ts';
import { type Algorithm, normalize } from './normalize.ts';

const ours = Symbol('made here');

function checkThis(value: unknown): void {
  if (!(value instanceof SubtleCrypto)) throw invalidThis('SubtleCrypto');
}

/** Bytes of a key that is for this. */
function usable(algorithm: Algorithm, key: CryptoKey, usage: KeyUsage): Uint8Array {
  if (key.algorithm.name !== algorithm.name) throw failure('InvalidAccessError', 'Key algorithm mismatch');
  if (!key.usages.includes(usage)) {
    throw failure('InvalidAccessError', `Unable to use this key to ${usage}`);
  }
  return stateOf(key).bytes;
}

function hashName(name: string): string {
  return name.replace('-', '').toLowerCase();
}

function signature(key: CryptoKey, bytes: Uint8Array, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const hash = hashFunction(hashName(key.algorithm.hash?.name ?? ''));
  if (hash === undefined) throw operationFailed();
  const running = hash.hmac(bytes);
  running.update(data);
  return new Uint8Array(running.digest());
}

function unwrapped(format: string, bytes: ArrayBuffer): unknown {
  if (format !== 'jwk') return new Uint8Array(bytes);
  try {
    const parsed: unknown = JSON.parse(Buffer.from(bytes).toString());
    return parsed;
  } catch {
    throw failure('DataError', 'Invalid wrapped JWK key');
  }
}

/* oxlint-disable typescript/require-await -- each method is asynchronous for its errors' sake: the work is done before it returns */
export class SubtleCrypto {
  constructor(token?: unknown) {
    if (token !== ours) throw illegalConstructor();
  }

  async encrypt(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    checkThis(this);
    checkCount('encrypt', arguments.length, 3);
    const secret = keyArgument('encrypt', 1, key);
    const bytes = bytesArgument('encrypt', 2, data);
    const normalized = normalize(algorithm, 'encrypt');
    return runCipher('seal', normalized, usable(normalized, secret, 'encrypt'), bytes);
  }

  async decrypt(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    checkThis(this);
    checkCount('decrypt', arguments.length, 3);
    const secret = keyArgument('decrypt', 1, key);
    const bytes = bytesArgument('decrypt', 2, data);
    const normalized = normalize(algorithm, 'decrypt');
    return runCipher('open', normalized, usable(normalized, secret, 'decrypt'), bytes);
  }

  async sign(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    checkThis(this);
    checkCount('sign', arguments.length, 3);
    const secret = keyArgument('sign', 1, key);
    const bytes = bytesArgument('sign', 2, data);
    return signature(secret, usable(normalize(algorithm, 'sign'), secret, 'sign'), bytes).buffer;
  }

  async verify(algorithm: unknown, key: unknown, given: unknown, data: unknown): Promise<boolean> {
    checkThis(this);
    checkCount('verify', arguments.length, 4);
    const secret = keyArgument('verify', 1, key);
    const claimed = bytesArgument('verify', 2, given);
    const bytes = bytesArgument('verify', 3, data);
    const own = signature(secret, usable(normalize(algorithm, 'sign'), secret, 'verify'), bytes);
    return own.length === claimed.length && timingSafeEqual(own, claimed);
  }

  async digest(algorithm: unknown, data: unknown): Promise<ArrayBuffer> {
    checkThis(this);
    checkCount('digest', arguments.length, 2);
    const bytes = bytesArgument('digest', 1, data);
    const hash = createRunningHash(hashName(normalize(algorithm, 'digest').name));
    if (typeof hash === 'string') throw operationFailed();
    hash.update(bytes);
    return new Uint8Array(hash.digest()).buffer;
  }

  async generateKey(algorithm: unknown, extractable: unknown, usages: unknown): Promise<CryptoKey> {
    checkThis(this);
    checkCount('generateKey', arguments.length, 3);
    const wanted = usagesArgument('generateKey', 2, usages);
    const normalized = normalize(algorithm, 'generateKey');
    return generateKey({ algorithm: normalized, extractable: Boolean(extractable), usages: wanted });
  }

  async deriveKey(
    algorithm: unknown,
    baseKey: unknown,
    derivedType: unknown,
    extractable: unknown,
    usages: unknown,
  ): Promise<CryptoKey> {
    checkThis(this);
    checkCount('deriveKey', arguments.length, 5);
    const base = keyArgument('deriveKey', 1, baseKey);
    const wanted = usagesArgument('deriveKey', 4, usages);
    const normalized = normalize(algorithm, 'deriveBits');
    const target = normalize(derivedType, 'importKey');
    const length = keyLength(normalize(derivedType, 'get key length'));
    const bits = deriveBits(normalized, usable(normalized, base, 'deriveKey'), length);
    const wish = { algorithm: target, extractable: Boolean(extractable), usages: wanted };
    return importKey('raw', new Uint8Array(bits), wish);
  }

  async deriveBits(algorithm: unknown, baseKey: unknown, length: unknown = null): Promise<ArrayBuffer> {
    checkThis(this);
    checkCount('deriveBits', arguments.length, 2);
    const base = keyArgument('deriveBits', 1, baseKey);
    const normalized = normalize(algorithm, 'deriveBits');
    const bits = length === null ? null : Math.trunc(Number(length));
    return deriveBits(normalized, usable(normalized, base, 'deriveBits'), bits);
  }

  async importKey(
    format: unknown,
    data: unknown,
    algorithm: unknown,
    extractable: unknown,
    usages: unknown,
  ): Promise<CryptoKey> {
    checkThis(this);
    checkCount('importKey', arguments.length, 5);
    const form = formatArgument('importKey', 0, format);
    const given = form === 'jwk' ? data : bytesArgument('importKey', 1, data);
    const wanted = usagesArgument('importKey', 4, usages);
    const normalized = normalize(algorithm, 'importKey');
    const wish = { algorithm: normalized, extractable: Boolean(extractable), usages: wanted };
    return importKey(form, given, wish);
  }

  async exportKey(format: unknown, key: unknown): Promise<ArrayBuffer | JsonKey> {
    checkThis(this);
    checkCount('exportKey', arguments.length, 2);
    return exportKey(formatArgument('exportKey', 0, format), keyArgument('exportKey', 1, key));
  }

  async wrapKey(
    format: unknown,
    key: unknown,
    wrappingKey: unknown,
    algorithm: unknown,
  ): Promise<ArrayBuffer> {
    checkThis(this);
    checkCount('wrapKey', arguments.length, 4);
    const form = formatArgument('wrapKey', 0, format);
    const inner = keyArgument('wrapKey', 1, key);
    const outer = keyArgument('wrapKey', 2, wrappingKey);
    const normalized = normalize(algorithm, 'encrypt');
    const secret = usable(normalized, outer, 'wrapKey');
    const exported = exportKey(form, inner);
    const bytes =
      exported instanceof ArrayBuffer ? new Uint8Array(exported) : Buffer.from(JSON.stringify(exported));
    return runCipher('seal', normalized, secret, bytes);
  }

  async unwrapKey(
    format: unknown,
    wrapped: unknown,
    unwrappingKey: unknown,
    unwrapAlgorithm: unknown,
    algorithm: unknown,
    extractable: unknown,
    usages: unknown,
  ): Promise<CryptoKey> {
    checkThis(this);
    checkCount('unwrapKey', arguments.length, 7);
    const form = formatArgument('unwrapKey', 0, format);
    const bytes = bytesArgument('unwrapKey', 1, wrapped);
    const outer = keyArgument('unwrapKey', 2, unwrappingKey);
    const wanted = usagesArgument('unwrapKey', 6, usages);
    const normalized = normalize(unwrapAlgorithm, 'decrypt');
    const target = normalize(algorithm, 'importKey');
    const opened = runCipher('open', normalized, usable(normalized, outer, 'unwrapKey'), bytes);
    const wish = { algorithm: target, extractable: Boolean(extractable), usages: wanted };
    return importKey(form, unwrapped(form, opened), wish);
  }

  get [Symbol.toStringTag](): string {
    return 'SubtleCrypto';
  }
}
/* oxlint-enable typescript/require-await */

for (const name of Object.getOwnPropertyNames(SubtleCrypto.prototype)) {
  if (name !== 'constructor') Object.defineProperty(SubtleCrypto.prototype, name, { enumerable: true });
}

export const subtle: SubtleCrypto = new SubtleCrypto(ours);

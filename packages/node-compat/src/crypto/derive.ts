/** Key derivation: PBKDF2 (RFC 8018), HKDF (RFC 5869) and scrypt (RFC 7914). */
import {
  cryptoInvalidDigest,
  invalidArgType,
  outOfRange,
  validateInteger,
  validateString,
} from '@efi-node/node-errors';
import { complete } from '../completion.ts';
import { builtin } from '../load.ts';
import { asError, isFunction, isObject, member } from '../narrow.ts';
import { bufferOver, copied, memoryBytes, secretBytes, textBytes } from './bytes.ts';
import { requireCallback } from './callback.ts';
import { incompatibleOptionPair, invalidKeyLength, invalidScryptParameters } from './errors.ts';
import { type HashFunction, hashFunction } from './hashes.ts';
import { keyObjectBytes } from './keys.ts';

const MOST_INT = 2 ** 31 - 1;
const MOST_UINT = 2 ** 32 - 1;

function digestFor(name: unknown): HashFunction {
  validateString(name, 'digest');
  const hash = hashFunction(name);
  if (hash === undefined) throw cryptoInvalidDigest(name);
  return hash;
}

/** Calls back with what is computed in a later turn. */
function later<T>(callback: (error: Error | null, result?: T) => unknown, compute: () => T): void {
  complete(() => {
    let result: T;
    try {
      result = compute();
    } catch (error) {
      callback(asError(error));
      return;
    }
    callback(null, result);
  });
}

function notNothing(length: number): void {
  if (length === 0) throw new Error('Deriving bits failed');
}

function preparePbkdf2(
  password: unknown,
  salt: unknown,
  iterations: unknown,
  length: unknown,
  digest: unknown,
): () => Buffer {
  validateString(digest, 'digest');
  const secret = copied(secretBytes(password, 'password'));
  const salted = copied(secretBytes(salt, 'salt'));
  validateInteger(iterations, 'iterations', 1, MOST_INT);
  validateInteger(length, 'keylen', 0, MOST_INT);
  const hash = digestFor(digest);
  return () => {
    notNothing(length);
    return bufferOver(hash.pbkdf2(secret, salted, iterations, length));
  };
}

export function pbkdf2Sync(...args: [unknown, unknown, unknown, unknown, unknown]): Buffer {
  return preparePbkdf2(...args)();
}

export function pbkdf2(
  password: unknown,
  salt: unknown,
  iterations: unknown,
  length: unknown,
  digest: unknown,
  callback?: unknown,
): void {
  // The digest may be left out only to be told of it.
  const [given, done] = isFunction(digest) ? [undefined, digest] : [digest, callback];
  const compute = preparePbkdf2(password, salt, iterations, length, given);
  later(requireCallback(done), compute);
}

const HKDF_KINDS = ['string', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer'];
const MOST_INFO = 1024;

function prepareHkdf(
  digest: unknown,
  key: unknown,
  salt: unknown,
  info: unknown,
  length: unknown,
): () => ArrayBuffer {
  validateString(digest, 'digest');
  const secret = typeof key === 'string' ? textBytes(key) : (memoryBytes(key) ?? keyObjectBytes(key));
  if (secret === undefined) {
    throw invalidArgType('ikm', ['string', 'SecretKeyObject', ...HKDF_KINDS.slice(1)], key);
  }
  const salted = secretBytes(salt, 'salt', HKDF_KINDS);
  const context = secretBytes(info, 'info', HKDF_KINDS);
  validateInteger(length, 'length', 0, Number.MAX_SAFE_INTEGER);
  if (context.length > MOST_INFO) {
    throw outOfRange('info', `must not contain more than ${MOST_INFO} bytes`, context.length);
  }
  const hash = digestFor(digest);
  if (length > 255 * hash.outputLength) throw invalidKeyLength();
  const inputs = [copied(secret), copied(salted), copied(context)] as const;
  return () => {
    notNothing(length);
    return new Uint8Array(hash.hkdf(...inputs, length)).buffer;
  };
}

export function hkdfSync(...args: [unknown, unknown, unknown, unknown, unknown]): ArrayBuffer {
  return prepareHkdf(...args)();
}

export function hkdf(
  digest: unknown,
  key: unknown,
  salt: unknown,
  info: unknown,
  length: unknown,
  callback: unknown,
): void {
  const compute = prepareHkdf(digest, key, salt, info, length);
  later(requireCallback(callback), compute);
}

const SCRYPT_MEMORY = 32 * 2 ** 20;

/** An option by its short or its long name; 0 stands for the usual value. */
function scryptOption(options: unknown, short: string, long: string, usual: number): number {
  const byShort = member(options, short);
  const byLong = member(options, long);
  if (byShort !== undefined && byLong !== undefined) throw incompatibleOptionPair(short, long);
  const [value, name] = byLong === undefined ? [byShort, short] : [byLong, long];
  if (value === undefined) return usual;
  validateInteger(value, name, 0, MOST_UINT);
  return value === 0 ? usual : value;
}

function prepareScrypt(password: unknown, salt: unknown, length: unknown, options: unknown): () => Buffer {
  const given = isObject(options) ? options : {};
  const secret = copied(secretBytes(password, 'password'));
  const salted = copied(secretBytes(salt, 'salt'));
  validateInteger(length, 'keylen', 0, MOST_INT);
  const N = scryptOption(given, 'N', 'cost', 16_384);
  const r = scryptOption(given, 'r', 'blockSize', 8);
  const p = scryptOption(given, 'p', 'parallelization', 1);
  const maxmem = member(given, 'maxmem') ?? SCRYPT_MEMORY;
  validateInteger(maxmem, 'maxmem', 0, Number.MAX_SAFE_INTEGER);
  const isPower = N > 1 && 2 ** Math.round(Math.log2(N)) === N;
  if (!isPower || p * r > 2 ** 30 - 1 || (r < 4 && N >= 2 ** (16 * r))) throw invalidScryptParameters();
  if (p * 128 * r + 128 * r * (N + 2) > (maxmem === 0 ? SCRYPT_MEMORY : maxmem)) {
    throw invalidScryptParameters('error:030000AC:digital envelope routines::memory limit exceeded');
  }
  return () => {
    if (length === 0) return Buffer.alloc(0);
    const compute = member(builtin('internal/crypto-scrypt'), 'scrypt');
    const limit = 128 * r * (N + p + 2);
    const key: unknown = isFunction(compute)
      ? compute(secret, salted, { N, r, p, dkLen: length, maxmem: limit })
      : undefined;
    if (!(key instanceof Uint8Array)) throw new Error('no scrypt in internal/crypto-scrypt');
    return bufferOver(key);
  };
}

export function scryptSync(password: unknown, salt: unknown, length: unknown, options?: unknown): Buffer {
  return prepareScrypt(password, salt, length, options)();
}

export function scrypt(
  password: unknown,
  salt: unknown,
  length: unknown,
  options: unknown,
  callback: unknown = options,
): void {
  const compute = prepareScrypt(password, salt, length, options === callback ? undefined : options);
  later(requireCallback(callback), compute);
}

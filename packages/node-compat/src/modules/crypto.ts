/** node:crypto: hashes, HMAC, key derivation and random values. Ciphers and keys are absent. */
import { hkdf as hkdfBytes } from '@noble/hashes/hkdf.js';
import { pbkdf2 as pbkdf2Bytes } from '@noble/hashes/pbkdf2.js';
import { scrypt as scryptBytes } from '@noble/hashes/scrypt.js';
import {
  createRunningHash,
  createRunningHmac,
  hashFunction,
  hashNames,
  type RunningHash,
} from '../crypto/hashes.ts';
import { randomFill as fill, randomUuid } from '../crypto/random.ts';
import { complete } from '../completion.ts';
import {
  ERR_CRYPTO_HASH_FINALIZED,
  ERR_CRYPTO_INVALID_DIGEST,
  ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH,
  ERR_INVALID_ARG_TYPE,
  ERR_OUT_OF_RANGE,
} from '../errors.ts';
import { isAnyArrayBuffer } from '../inspect/types.ts';
import { load } from 'efi-node:builtins';
import { unavailable } from '../unavailable.ts';
import { Transform } from './stream.ts';
import { isFunction, member } from '../narrow.ts';
import { bytesOf, textOf } from '../buffer/encoded.ts';

function toBytes(value: unknown, name: string, encoding?: unknown): Uint8Array {
  if (typeof value === 'string') return bytesOf(value, encoding);
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (isAnyArrayBuffer(value)) return new Uint8Array(value);
  throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], value);
}

function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function output(bytes: Uint8Array, encoding: unknown): Buffer | string {
  const buffer = bufferOver(bytes);
  return typeof encoding === 'string' && encoding !== 'buffer' ? textOf(buffer, encoding) : buffer;
}

/** Hash and Hmac: streams that give one chunk, the digest. */
class Digest extends Transform {
  declare _state: { readonly name: string; hash: RunningHash; done: boolean };

  constructor(name: string, hash: RunningHash, options?: object) {
    super(options);
    Object.defineProperty(this, '_state', { value: { name, hash, done: false } });
  }

  update(data: unknown, encoding?: unknown): this {
    if (this._state.done) throw new ERR_CRYPTO_HASH_FINALIZED();
    this._state.hash.update(toBytes(data, 'data', encoding));
    return this;
  }

  digest(encoding?: unknown): Buffer | string {
    if (this._state.done) throw new ERR_CRYPTO_HASH_FINALIZED();
    this._state.done = true;
    return output(this._state.hash.digest(), encoding);
  }

  override _transform(chunk: unknown, encoding: string, done: () => void): void {
    this._state.hash.update(toBytes(chunk, 'data', encoding));
    done();
  }

  override _flush(done: () => void): void {
    this.push(this.digest());
    done();
  }
}

export class Hash extends Digest {
  copy(): Hash {
    if (this._state.done) throw new ERR_CRYPTO_HASH_FINALIZED();
    return new Hash(this._state.name, this._state.hash.clone());
  }
}

export class Hmac extends Digest {}

function createHash(name: unknown, options?: object): Hash {
  if (typeof name !== 'string') throw new ERR_INVALID_ARG_TYPE('algorithm', 'string', name);
  const hash = createRunningHash(name);
  if (hash === undefined) {
    throw Object.assign(new Error('Digest method not supported'), { code: 'ERR_OSSL_EVP_UNSUPPORTED' });
  }
  return new Hash(name, hash, options);
}

function createHmac(name: unknown, key: unknown, options?: { encoding?: string }): Hmac {
  if (typeof name !== 'string') throw new ERR_INVALID_ARG_TYPE('hmac', 'string', name);
  const hmac = createRunningHmac(name, toBytes(key, 'key', options?.encoding));
  if (hmac === undefined) throw new ERR_CRYPTO_INVALID_DIGEST(name);
  return new Hmac(name, hmac, options);
}

function checkSize(size: unknown): asserts size is number {
  if (typeof size !== 'number') throw new ERR_INVALID_ARG_TYPE('size', 'number', size);
  if (!(size >= 0 && size <= 2 ** 31 - 1))
    throw new ERR_OUT_OF_RANGE('size', `>= 0 && <= ${2 ** 31 - 1}`, size);
}

function randomBytes(size: unknown, callback?: unknown): Buffer | undefined {
  checkSize(size);
  const bytes = Buffer.alloc(size);
  fill(bytes);
  if (callback === undefined) return bytes;
  if (!isFunction(callback)) throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  complete(callback, null, bytes);
  return undefined;
}

function randomFillSync<T>(target: T, offset = 0, size?: number): T {
  const bytes = toBytes(typeof target === 'string' ? undefined : target, 'buf');
  fill(bytes.subarray(offset, size === undefined ? undefined : offset + size));
  return target;
}

function randomFill(target: unknown, ...rest: unknown[]): void {
  const callback = rest.pop();
  if (!isFunction(callback)) throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  const [offset, size] = rest;
  randomFillSync(
    target,
    offset === undefined ? 0 : Number(offset),
    size === undefined ? undefined : Number(size),
  );
  complete(callback, null, target);
}

function randomInt(first: unknown, second?: unknown, third?: unknown): number | undefined {
  const callback = [second, third].find(isFunction);
  const min = typeof second === 'number' ? Number(first) : 0;
  const max = typeof second === 'number' ? second : Number(first);
  if (!Number.isSafeInteger(min)) throw new ERR_INVALID_ARG_TYPE('min', 'a safe integer', first);
  if (!Number.isSafeInteger(max)) throw new ERR_INVALID_ARG_TYPE('max', 'a safe integer', max);
  const range = max - min;
  if (range <= 0) throw new ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${min})`, max);
  if (range > 2 ** 48 - 1) throw new ERR_OUT_OF_RANGE('max - min', `<= ${2 ** 48 - 1}`, range);
  // Values past the last whole multiple of the range would favour the small ones.
  const limit = 2 ** 48 - (2 ** 48 % range);
  const bytes = Buffer.alloc(6);
  let value: number;
  do {
    fill(bytes);
    value = bytes.readUIntBE(0, 6);
  } while (value >= limit);
  const result = min + (value % range);
  if (callback === undefined) return result;
  process.nextTick(callback, undefined, result);
  return undefined;
}

function timingSafeEqual(a: unknown, b: unknown): boolean {
  const left = toBytes(typeof a === 'string' ? undefined : a, 'buf1');
  const right = toBytes(typeof b === 'string' ? undefined : b, 'buf2');
  if (left.length !== right.length) throw new ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  let difference = 0;
  for (let i = 0; i < left.length; i++) difference |= (left[i] ?? 0) ^ (right[i] ?? 0);
  return difference === 0;
}

function digestFor(name: unknown): NonNullable<ReturnType<typeof hashFunction>> {
  if (typeof name !== 'string') throw new ERR_INVALID_ARG_TYPE('digest', 'string', name);
  const hash = hashFunction(name);
  if (hash === undefined) throw new ERR_CRYPTO_INVALID_DIGEST(name);
  return hash;
}

function pbkdf2Sync(
  password: unknown,
  salt: unknown,
  iterations: number,
  length: number,
  digest: unknown,
): Buffer {
  const hash = digestFor(digest);
  return bufferOver(
    pbkdf2Bytes(hash, toBytes(password, 'password'), toBytes(salt, 'salt'), { c: iterations, dkLen: length }),
  );
}

interface ScryptOptions {
  N?: number;
  cost?: number;
  r?: number;
  blockSize?: number;
  p?: number;
  parallelization?: number;
}

function scryptSync(password: unknown, salt: unknown, length: number, options: ScryptOptions = {}): Buffer {
  const N = options.N ?? options.cost ?? 16384;
  const r = options.r ?? options.blockSize ?? 8;
  const p = options.p ?? options.parallelization ?? 1;
  return bufferOver(
    scryptBytes(toBytes(password, 'password'), toBytes(salt, 'salt'), { N, r, p, dkLen: length }),
  );
}

function hkdfSync(digest: unknown, key: unknown, salt: unknown, info: unknown, length: number): ArrayBuffer {
  const bytes = hkdfBytes(
    digestFor(digest),
    toBytes(key, 'ikm'),
    toBytes(salt, 'salt'),
    toBytes(info, 'info'),
    length,
  );
  return new Uint8Array(bytes).buffer;
}

/** The form with a callback of a function that computes at once; the result comes in a later turn. */
function later(compute: (...args: never[]) => unknown): (...args: unknown[]) => void {
  return (...args) => {
    const callback = args.pop();
    if (!isFunction(callback)) throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
    const result: unknown = Reflect.apply(compute, undefined, args);
    complete(callback, null, result);
  };
}

function hash(name: string, data: unknown, encoding: unknown = 'hex'): Buffer | string {
  return createHash(name)
    .update(data)
    .digest(
      typeof encoding === 'object' && encoding !== null ? Reflect.get(encoding, 'outputEncoding') : encoding,
    );
}

const instead = 'hashes, HMAC and random values are available; ciphers and keys are not yet';
const absent = [
  'Certificate',
  'Cipheriv',
  'Decipheriv',
  'DiffieHellman',
  'DiffieHellmanGroup',
  'ECDH',
  'KeyObject',
  'Sign',
  'Verify',
  'X509Certificate',
  'argon2',
  'argon2Sync',
  'checkPrime',
  'checkPrimeSync',
  'createCipheriv',
  'createDecipheriv',
  'createDiffieHellman',
  'createDiffieHellmanGroup',
  'createECDH',
  'createPrivateKey',
  'createPublicKey',
  'createSecretKey',
  'createSign',
  'createVerify',
  'decapsulate',
  'diffieHellman',
  'encapsulate',
  'generateKey',
  'generateKeyPair',
  'generateKeyPairSync',
  'generateKeySync',
  'generatePrime',
  'generatePrimeSync',
  'getDiffieHellman',
  'privateDecrypt',
  'privateEncrypt',
  'publicDecrypt',
  'publicEncrypt',
  'setEngine',
  'sign',
  'verify',
];

/** Old programs call the classes as functions. */
function callable(make: (...args: never[]) => Digest, prototype: object, name: string): unknown {
  function create(...args: never[]): Digest {
    return make(...args);
  }
  create.prototype = prototype;
  return Object.defineProperty(create, 'name', { value: name });
}

const crypto: Record<string, unknown> = {
  ...Object.fromEntries(absent.map((name) => [name, unavailable('crypto', name, instead)])),
  Hash: callable(createHash, Hash.prototype, 'Hash'),
  Hmac: callable(createHmac, Hmac.prototype, 'Hmac'),
  constants: { RSA_PKCS1_PADDING: 1, RSA_NO_PADDING: 3, RSA_PKCS1_OAEP_PADDING: 4, RSA_PKCS1_PSS_PADDING: 6 },
  createHash,
  createHmac,
  hash,
  getCiphers: () => [],
  getCipherInfo: () => undefined,
  getCurves: () => [],
  getFips: () => 0,
  setFips: () => undefined,
  getHashes: () => [...hashNames],
  hkdf: later(hkdfSync),
  hkdfSync,
  pbkdf2: later(pbkdf2Sync),
  pbkdf2Sync,
  scrypt: later(scryptSync),
  scryptSync,
  pseudoRandomBytes: randomBytes,
  prng: randomBytes,
  rng: randomBytes,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID: randomUuid,
  timingSafeEqual,
  secureHeapUsed: () => ({ total: 0, used: 0, utilization: 0, min: 0 }),
};
for (const [name, part] of [
  ['webcrypto', ''],
  ['subtle', 'subtle'],
  ['getRandomValues', 'getRandomValues'],
] as const) {
  Object.defineProperty(crypto, name, {
    get() {
      const web = member(load['internal/web-crypto']?.(), 'crypto');
      if (part === '') return web;
      const value = member(web, part);
      if (!isFunction(value)) return value;
      const bound: unknown = value.bind(web);
      return bound;
    },
    enumerable: true,
    configurable: true,
  });
}
export default crypto;

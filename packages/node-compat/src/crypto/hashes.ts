/** Hash functions by OpenSSL's names. */
import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import { hmac } from '@noble/hashes/hmac.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from '@noble/hashes/sha3.js';

export interface RunningHash {
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
  /** `outputLength` is for functions with a digest of any length; the others have no choice. */
  clone(outputLength?: number): RunningHash;
  readonly outputLen: number;
}

export type HashFunction = Parameters<typeof hmac.create>[0];

interface Hashing {
  readonly create: () => RunningHash;
  readonly outputLength: number;
  /** Of functions with a digest of any length. */
  readonly createOf?: (length: number) => RunningHash;
  /** What HMAC and key derivation build on; missing where OpenSSL cannot either. */
  readonly hash?: HashFunction;
}

function plain(hash: HashFunction): Hashing {
  return { create: () => hash.create(), outputLength: hash.outputLen, hash };
}

function extendable(hash: typeof shake128): Hashing {
  const { outputLen } = hash;
  const createOf = (length: number): RunningHash => withLength(hash.create(), length);
  return { create: () => createOf(outputLen), createOf, outputLength: outputLen };
}

function withLength(running: ReturnType<typeof shake128.create>, outputLen: number): RunningHash {
  return {
    outputLen,
    update: (data) => running.update(data),
    digest: () => (outputLen === 0 ? new Uint8Array(0) : running.xof(outputLen)),
    clone: (length = outputLen) => withLength(running.clone(), length),
  };
}

/** The digest of TLS 1.0: both, one after the other. */
function both(first: RunningHash, second: RunningHash): RunningHash {
  return {
    outputLen: first.outputLen + second.outputLen,
    update(data) {
      first.update(data);
      second.update(data);
    },
    digest: () => Buffer.concat([first.digest(), second.digest()]),
    clone: () => both(first.clone(), second.clone()),
  };
}

const functions: ReadonlyMap<string, Hashing> = new Map([
  ['blake2b512', plain(blake2b)],
  ['blake2s256', plain(blake2s)],
  ['md5', plain(md5)],
  ['md5-sha1', { create: () => both(md5.create(), sha1.create()), outputLength: 36 }],
  ['ripemd160', plain(ripemd160)],
  ['sha1', plain(sha1)],
  ['sha224', plain(sha224)],
  ['sha256', plain(sha256)],
  ['sha3-224', plain(sha3_224)],
  ['sha3-256', plain(sha3_256)],
  ['sha3-384', plain(sha3_384)],
  ['sha3-512', plain(sha3_512)],
  ['sha384', plain(sha384)],
  ['sha512', plain(sha512)],
  ['sha512-224', plain(sha512_224)],
  ['sha512-256', plain(sha512_256)],
  ['shake128', extendable(shake128)],
  ['shake256', extendable(shake256)],
]);

/** Further names that `getHashes` lists. */
const listedAliases: Readonly<Record<string, string>> = {
  'RSA-MD5': 'md5',
  'RSA-RIPEMD160': 'ripemd160',
  'RSA-SHA1': 'sha1',
  'RSA-SHA1-2': 'sha1',
  'RSA-SHA224': 'sha224',
  'RSA-SHA256': 'sha256',
  'RSA-SHA3-224': 'sha3-224',
  'RSA-SHA3-256': 'sha3-256',
  'RSA-SHA3-384': 'sha3-384',
  'RSA-SHA3-512': 'sha3-512',
  'RSA-SHA384': 'sha384',
  'RSA-SHA512': 'sha512',
  'RSA-SHA512/224': 'sha512-224',
  'RSA-SHA512/256': 'sha512-256',
  'id-rsassa-pkcs1-v1_5-with-sha3-224': 'sha3-224',
  'id-rsassa-pkcs1-v1_5-with-sha3-256': 'sha3-256',
  'id-rsassa-pkcs1-v1_5-with-sha3-384': 'sha3-384',
  'id-rsassa-pkcs1-v1_5-with-sha3-512': 'sha3-512',
  md5WithRSAEncryption: 'md5',
  ripemd: 'ripemd160',
  ripemd160WithRSA: 'ripemd160',
  rmd160: 'ripemd160',
  sha1WithRSAEncryption: 'sha1',
  sha224WithRSAEncryption: 'sha224',
  sha256WithRSAEncryption: 'sha256',
  sha384WithRSAEncryption: 'sha384',
  'sha512-224WithRSAEncryption': 'sha512-224',
  'sha512-256WithRSAEncryption': 'sha512-256',
  sha512WithRSAEncryption: 'sha512',
  'ssl3-md5': 'md5',
  'ssl3-sha1': 'sha1',
};

/** Names that work and that it does not list. */
const silentAliases: Readonly<Record<string, string>> = {
  'sha-1': 'sha1',
  'ripemd-160': 'ripemd160',
  'blake2b-512': 'blake2b512',
  'blake2s-256': 'blake2s256',
  'shake-128': 'shake128',
  'shake-256': 'shake256',
  ...Object.fromEntries(
    ['224', '256', '384', '512'].flatMap((bits) => [
      [`sha-${bits}`, `sha${bits}`],
      [`sha2-${bits}`, `sha${bits}`],
    ]),
  ),
  ...Object.fromEntries(
    ['224', '256'].flatMap((bits) => [
      [`sha-512/${bits}`, `sha512-${bits}`],
      [`sha2-512/${bits}`, `sha512-${bits}`],
    ]),
  ),
};

/** In lower case, as names are looked up whatever their case. */
const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...listedAliases, ...silentAliases }).map(([name, target]) => [
    name.toLowerCase(),
    target,
  ]),
);

export const hashNames: readonly string[] = [...functions.keys(), ...Object.keys(listedAliases)].toSorted();

function find(name: string): Hashing | undefined {
  const direct = functions.get(name);
  if (direct !== undefined) return direct;
  const key = name.toLowerCase();
  return functions.get(key) ?? functions.get(aliases.get(key) ?? '');
}

/** 'unknown' for a name that nobody here knows, 'fixed' for a length that the function has not. */
export function createRunningHash(name: string, outputLength?: number): RunningHash | 'unknown' | 'fixed' {
  const found = find(name);
  if (found === undefined) return 'unknown';
  if (outputLength === undefined || outputLength === found.outputLength) return found.create();
  return found.createOf?.(outputLength) ?? 'fixed';
}

export function createRunningHmac(hash: HashFunction, key: Uint8Array): RunningHash {
  return hmac.create(hash, key);
}

/** Undefined for what HMAC cannot be built on. */
export function hashFunction(name: string): HashFunction | undefined {
  return find(name)?.hash;
}

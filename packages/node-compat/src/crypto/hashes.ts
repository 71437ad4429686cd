/** Hash functions by OpenSSL's names. */
import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import { hmac } from '@noble/hashes/hmac.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';

export interface RunningHash {
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
  clone(): RunningHash;
}

type HashFunction = Parameters<typeof hmac.create>[0];

const functions: Readonly<Record<string, HashFunction>> = {
  md5,
  sha1,
  sha224,
  sha256,
  sha384,
  sha512,
  'sha512-224': sha512_224,
  'sha512-256': sha512_256,
  'sha3-224': sha3_224,
  'sha3-256': sha3_256,
  'sha3-384': sha3_384,
  'sha3-512': sha3_512,
  ripemd160,
  rmd160: ripemd160,
  ripemd: ripemd160,
  blake2b512: blake2b,
  blake2s256: blake2s,
};

export const hashNames: readonly string[] = [
  'RSA-MD5',
  'RSA-SHA1',
  'RSA-SHA224',
  'RSA-SHA256',
  'RSA-SHA384',
  'RSA-SHA512',
  ...Object.keys(functions),
];

function find(name: string): HashFunction | undefined {
  const key = name.toLowerCase().replace(/^rsa-/, '');
  return functions[key] ?? functions[key.replace('-', '')];
}

/** Undefined for a name that nobody here knows. */
export function createRunningHash(name: string): RunningHash | undefined {
  return find(name)?.create();
}

export function createRunningHmac(name: string, key: Uint8Array): RunningHash | undefined {
  const hash = find(name);
  return hash === undefined ? undefined : hmac.create(hash, key);
}

export function hashFunction(name: string): HashFunction | undefined {
  return find(name);
}

export function digestBytes(name: string, data: Uint8Array): Uint8Array {
  const hash = find(name);
  if (hash === undefined)
    throw Object.assign(new Error('Invalid digest'), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
  return hash(new Uint8Array(data));
}

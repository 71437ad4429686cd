/** The hash functions that the machine has not: noble's, in JavaScript. */
import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from '@noble/hashes/sha3.js';
import type { HashFunction, PlainHash, RunningHash } from './hashes.ts';

function whole(hash: Parameters<typeof hmac.create>[0]): HashFunction {
  return {
    outputLength: hash.outputLen,
    create: () => hash.create(),
    hmac: (key) => hmac.create(hash, key),
    pbkdf2: (password, salt, iterations, length) =>
      pbkdf2(hash, password, salt, { c: iterations, dkLen: length }),
    hkdf: (key, salt, info, length) => hkdf(hash, key, salt, info, length),
  };
}

function extendable(hash: typeof shake128): PlainHash {
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

export const nobleHashes: Readonly<Record<string, HashFunction | PlainHash>> = {
  blake2b512: whole(blake2b),
  blake2s256: whole(blake2s),
  'sha3-224': whole(sha3_224),
  'sha3-256': whole(sha3_256),
  'sha3-384': whole(sha3_384),
  'sha3-512': whole(sha3_512),
  'sha512-224': whole(sha512_224),
  'sha512-256': whole(sha512_256),
  shake128: extendable(shake128),
  shake256: extendable(shake256),
};

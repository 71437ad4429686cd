/** The hash functions that the machine computes itself. */
import type { HashState, NativeDigest } from '@efi-node/efi-core';
import { runtime } from '../context.ts';
import type { HashFunction, RunningHash } from './hashes.ts';

class NativeHash implements RunningHash {
  readonly outputLen: number;
  readonly #state: HashState;

  constructor(outputLen: number, state: HashState) {
    this.outputLen = outputLen;
    this.#state = state;
  }

  update(data: Uint8Array): void {
    runtime().native.updateHash(this.#state, data);
  }

  digest(): Uint8Array {
    return runtime().native.digestHash(this.#state);
  }

  clone(): NativeHash {
    return new NativeHash(this.outputLen, runtime().native.copyHash(this.#state));
  }
}

function native(name: NativeDigest, outputLength: number): HashFunction {
  return {
    outputLength,
    create: () => new NativeHash(outputLength, runtime().native.createHash(name)),
    hmac: (key) => new NativeHash(outputLength, runtime().native.createHash(name, key)),
    pbkdf2(password, salt, iterations, length) {
      const key = new Uint8Array(length);
      runtime().native.pbkdf2(name, password, salt, iterations, key);
      return key;
    },
    hkdf(key, salt, info, length) {
      const derived = new Uint8Array(length);
      runtime().native.hkdf(name, key, salt, info, derived);
      return derived;
    },
  };
}

/** By their names, with the bytes of a digest. */
export const nativeHashes: Readonly<Record<NativeDigest, HashFunction>> = {
  md5: native('md5', 16),
  ripemd160: native('ripemd160', 20),
  sha1: native('sha1', 20),
  sha224: native('sha224', 28),
  sha256: native('sha256', 32),
  sha384: native('sha384', 48),
  sha512: native('sha512', 64),
};

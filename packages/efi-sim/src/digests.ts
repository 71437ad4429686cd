import { createHash, createHmac, type Hash, type Hmac, hkdfSync, pbkdf2Sync } from 'node:crypto';
import type { HashState, Native } from '@efi-node/efi-core';
import type { AddressSpace } from './memory.ts';

const names: ReadonlySet<string> = new Set([
  'md5',
  'ripemd160',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
]);

function check(algorithm: string): void {
  if (!names.has(algorithm)) throw new TypeError(`'${algorithm}' is not the name of a digest`);
}

/** The digests of the native boundary, with Node's own. Its results are of the realm of the program. */
export function createDigests(
  memory: AddressSpace,
): Pick<Native, 'createHash' | 'copyHash' | 'updateHash' | 'digestHash' | 'pbkdf2' | 'hkdf'> {
  // Not the objects themselves: a program must not have hold of what the simulator's realm is made of.
  const hashes = new WeakMap<HashState, Hash>();
  const keyed = new WeakMap<HashState, Hmac>();

  function found(state: HashState): Hash | Hmac {
    const running = hashes.get(state) ?? keyed.get(state);
    if (running === undefined) throw new TypeError('the state must be from createHash');
    return running;
  }

  return {
    createHash(algorithm, key) {
      check(algorithm);
      const state = {};
      if (key === undefined) hashes.set(state, createHash(algorithm));
      else keyed.set(state, createHmac(algorithm, key));
      return state;
    },
    copyHash(original) {
      const running = hashes.get(original);
      if (running === undefined) throw new TypeError('the state must be from createHash without a key');
      const state = {};
      hashes.set(state, running.copy());
      return state;
    },
    updateHash(state, bytes) {
      found(state).update(bytes);
    },
    digestHash(state) {
      const digest = found(state).digest();
      const bytes = new memory.realm.Uint8Array(
        new memory.realm.ArrayBuffer(digest.length),
        0,
        digest.length,
      );
      bytes.set(digest);
      return bytes;
    },
    pbkdf2(algorithm, password, salt, iterations, target) {
      check(algorithm);
      if (target.length > 0) target.set(pbkdf2Sync(password, salt, iterations, target.length, algorithm));
    },
    hkdf(algorithm, key, salt, info, target) {
      check(algorithm);
      if (target.length > 0) target.set(new Uint8Array(hkdfSync(algorithm, key, salt, info, target.length)));
    },
  };
}

/** node:crypto: hashes, HMAC, AES, key derivation, random values, and signatures on three curves. */
import { absentFunctions } from '../crypto/absent.ts';
import { callable } from '../crypto/callable.ts';
import { cipherNames, getCipherInfo } from '../crypto/cipher-info.ts';
import { timingSafeEqual } from '../crypto/compare.ts';
import { cryptoConstants } from '../crypto/constants.ts';
import { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync } from '../crypto/derive.ts';
import { createHash, createHmac, Hash, hash, Hmac } from '../crypto/digest.ts';
import { hashNames } from '../crypto/hashes.ts';
import { createSecretKey, generateKey, generateKeySync, KeyObject } from '../crypto/keys.ts';
import {
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  randomUUIDv7,
} from '../crypto/random-values.ts';
import { builtin } from '../load.ts';
import { isFunction, member } from '../narrow.ts';
import { unavailable } from '../unavailable.ts';

function setFips(enabled: unknown): void {
  if (enabled) unavailable('crypto', 'setFips', 'there is no module that FIPS 140 has validated')();
}

/** Functions of a module that is evaluated when one of them is called: most programs only hash. */
function later(module: string, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => {
      const call = (...args: unknown[]): unknown => {
        const target = member(builtin(module), name);
        if (!isFunction(target)) throw new Error(`no ${name} in ${module}`);
        return Reflect.apply(target, undefined, args);
      };
      return [name, Object.defineProperty(call, 'name', { value: name })];
    }),
  );
}

const crypto: Record<string, unknown> = {
  ...absentFunctions,
  ...later('internal/crypto-ciphers', ['createCipheriv', 'createDecipheriv']),
  ...later('internal/crypto-asymmetric', [
    'createPrivateKey',
    'createPublicKey',
    'createSign',
    'createVerify',
    'generateKeyPair',
    'generateKeyPairSync',
    'sign',
    'verify',
  ]),
  Hash: callable('Hash', Hash, (algorithm, options) => createHash(algorithm, options)),
  Hmac: callable('Hmac', Hmac, (algorithm, key, options) => createHmac(algorithm, key, options)),
  KeyObject,
  constants: Object.setPrototypeOf({ ...cryptoConstants }, null),
  createHash,
  createHmac,
  createSecretKey,
  generateKey,
  generateKeySync,
  getCipherInfo,
  getCiphers: () => [...cipherNames],
  getCurves: () => ['prime256v1', 'secp384r1'],
  getFips: () => 0,
  getHashes: () => [...hashNames],
  hash,
  hkdf,
  hkdfSync,
  pbkdf2,
  pbkdf2Sync,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  randomUUIDv7,
  scrypt,
  scryptSync,
  secureHeapUsed: () => ({ total: 0, used: 0, utilization: Number.NaN, min: 2 }),
  setFips,
  timingSafeEqual,
};
for (const name of ['prng', 'pseudoRandomBytes', 'rng']) {
  Object.defineProperty(crypto, name, { value: randomBytes, writable: true, configurable: true });
}
Object.defineProperty(crypto, 'fips', { get: () => 0, set: setFips, configurable: true });

/** What comes with a module that is evaluated when it is first asked for. */
function defineLazy(name: string, module: string, read: (exports: unknown) => unknown): void {
  Object.defineProperty(crypto, name, {
    get: () => read(builtin(module)),
    enumerable: true,
    configurable: true,
  });
}
for (const name of ['Cipheriv', 'Decipheriv']) {
  defineLazy(name, 'internal/crypto-ciphers', (exports) => member(exports, name));
}
for (const name of ['Sign', 'Verify']) {
  defineLazy(name, 'internal/crypto-asymmetric', (exports) => member(exports, name));
}
// `promisify` gives both keys in one object.
Object.defineProperty(Object(crypto['generateKeyPair']), Symbol.for('nodejs.util.promisify.custom'), {
  get: () => member(builtin('internal/crypto-asymmetric'), 'generateKeyPairPromise'),
});

function webOf(exports: unknown): unknown {
  return member(exports, 'crypto');
}
defineLazy('webcrypto', 'internal/web-crypto', webOf);
defineLazy('subtle', 'internal/web-crypto', (exports) => member(webOf(exports), 'subtle'));
defineLazy('getRandomValues', 'internal/web-crypto', (exports) => {
  const web = webOf(exports);
  const method = member(web, 'getRandomValues');
  if (!isFunction(method)) return undefined;
  const bound: unknown = method.bind(web);
  return bound;
});

export { createHash };
export default crypto;

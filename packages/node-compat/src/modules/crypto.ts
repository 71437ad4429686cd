/** node:crypto: hashes, HMAC, AES, key derivation, secret keys and random values. What has a public key is absent. */
import { asConstructor } from '../callable.ts';
import { absentFunctions } from '../crypto/absent.ts';
import { cipherNames, getCipherInfo } from '../crypto/cipher-info.ts';
import { Cipheriv, Decipheriv } from '../crypto/ciphers.ts';
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

/** Old programs call the classes as functions. `make` makes what such a call gives. */
function callable(name: string, { prototype }: { prototype: object }, make: (...args: unknown[]) => object) {
  function create(...args: unknown[]): object {
    return make(...args);
  }
  create.prototype = prototype;
  Object.defineProperty(create, 'name', { value: name });
  return asConstructor<new (...args: unknown[]) => object>(create);
}

function setFips(enabled: unknown): void {
  if (enabled) unavailable('crypto', 'setFips', 'there is no module that FIPS 140 has validated')();
}

const createCipheriv = (...args: [unknown, unknown, unknown, unknown?]): Cipheriv => new Cipheriv(...args);
const createDecipheriv = (...args: [unknown, unknown, unknown, unknown?]): Decipheriv =>
  new Decipheriv(...args);

const crypto: Record<string, unknown> = {
  ...absentFunctions,
  Cipheriv: callable('Cipheriv', Cipheriv, (...args) => new Cipheriv(args[0], args[1], args[2], args[3])),
  Decipheriv: callable(
    'Decipheriv',
    Decipheriv,
    (...args) => new Decipheriv(args[0], args[1], args[2], args[3]),
  ),
  Hash: callable('Hash', Hash, (algorithm, options) => createHash(algorithm, options)),
  Hmac: callable('Hmac', Hmac, (algorithm, key, options) => createHmac(algorithm, key, options)),
  KeyObject,
  constants: Object.setPrototypeOf({ ...cryptoConstants }, null),
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  generateKey,
  generateKeySync,
  getCipherInfo,
  getCiphers: () => [...cipherNames],
  getCurves: () => [],
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

/** Web Crypto is evaluated when it is first asked for. */
function defineWeb(name: string, read: (web: unknown) => unknown): void {
  Object.defineProperty(crypto, name, {
    get: () => read(member(builtin('internal/web-crypto'), 'crypto')),
    enumerable: true,
    configurable: true,
  });
}
defineWeb('webcrypto', (web) => web);
defineWeb('subtle', (web) => member(web, 'subtle'));
defineWeb('getRandomValues', (web) => {
  const method = member(web, 'getRandomValues');
  if (!isFunction(method)) return undefined;
  const bound: unknown = method.bind(web);
  return bound;
});

export { createHash };
export default crypto;

/** Secret keys as objects; those with a public part are in `asymmetric/`. */
import {
  invalidArgType,
  invalidArgValue,
  validateInteger,
  validateObject,
  validateOneOf,
  validateString,
} from '@efi-node/node-errors';
import { complete } from '../completion.ts';
import { builtin } from '../load.ts';
import { isFunction, member } from '../narrow.ts';
import { keyObjects } from './brands.ts';
import { bufferOver, copied, memoryBytes, textBytes, VIEWS } from './bytes.ts';
import { requireCallback } from './callback.ts';
import { invalidKeyObjectType } from './errors.ts';
import { randomFill } from './random.ts';

/** What a key is made of is nobody's to see but by `export`. */
const secrets: WeakMap<object, Uint8Array> = new WeakMap();

export class KeyObject {
  constructor(type: unknown, handle?: unknown) {
    if (type !== 'secret' && type !== 'public' && type !== 'private') throw invalidArgValue('type', type);
    // Programs have no such handle: keys come from `createSecretKey`.
    if (!(handle instanceof Handle)) throw invalidArgType('handle', 'object', handle);
    keyObjects.add(this);
  }

  get type(): string {
    return 'secret';
  }

  static from(key: unknown): KeyObject {
    const bytes = webKeyBytes(key);
    if (bytes === undefined) throw invalidArgType('key', 'CryptoKey', key);
    return new SecretKeyObject(bytes);
  }

  equals(other: unknown): boolean {
    if (!(other instanceof KeyObject)) throw invalidArgType('otherKeyObject', 'KeyObject', other);
    return bufferOver(secretOf(this)).equals(secretOf(other));
  }

  get [Symbol.toStringTag](): string {
    return 'KeyObject';
  }
}

/** What a KeyObject is made with, which programs have not. */
export class Handle {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export class SecretKeyObject extends KeyObject {
  constructor(bytes: Uint8Array) {
    super('secret', new Handle(bytes));
    secrets.set(this, copied(bytes));
  }

  get symmetricKeySize(): number {
    return secretOf(this).length;
  }

  toCryptoKey(algorithm: unknown, extractable: unknown, usages: unknown): unknown {
    const make = member(builtin('internal/web-crypto'), 'importSecret');
    if (!isFunction(make)) throw new Error('no importSecret in internal/web-crypto');
    return Reflect.apply(make, undefined, [secretOf(this), algorithm, extractable, usages]);
  }

  export(options?: unknown): Buffer | { kty: 'oct'; k: string } {
    if (options !== undefined) {
      validateObject(options, 'options');
      const format = member(options, 'format');
      validateOneOf(format, 'options.format', [undefined, 'buffer', 'jwk']);
      if (format === 'jwk') return { kty: 'oct', k: bufferOver(secretOf(this)).toString('base64url') };
    }
    return Buffer.from(secretOf(this));
  }
}

function secretOf(key: object): Uint8Array {
  return secrets.get(key) ?? new Uint8Array(0);
}

/** How the bytes of a CryptoKey are had, told by the module that has them when it is evaluated. */
let webKeyBytes: (key: unknown) => Uint8Array | undefined = () => undefined;

export function setWebKeyBytes(read: (key: unknown) => Uint8Array | undefined): void {
  webKeyBytes = read;
}

/** The bytes of what may be a secret key's object; undefined for everything else. */
export function keyObjectBytes(key: unknown): Uint8Array | undefined {
  if (!(key instanceof KeyObject)) return webKeyBytes(key);
  if (key.type !== 'secret') throw invalidKeyObjectType(key.type, 'secret');
  return secretOf(key);
}

/** Of a text, memory, KeyObject or CryptoKey. */
export function keyBytes(key: unknown, name: string, encoding?: unknown): Uint8Array {
  const bytes =
    typeof key === 'string' ? textBytes(key, encoding) : (memoryBytes(key) ?? keyObjectBytes(key));
  if (bytes === undefined) {
    throw invalidArgType(name, ['string', ...VIEWS, 'KeyObject', 'CryptoKey'], key);
  }
  return bytes;
}

export function createSecretKey(key: unknown, encoding?: unknown): SecretKeyObject {
  const bytes = typeof key === 'string' ? textBytes(key, encoding) : memoryBytes(key);
  if (bytes === undefined) throw invalidArgType('key', VIEWS, key);
  return new SecretKeyObject(bytes);
}

/** Bytes of a new key. */
function checkedLength(type: unknown, options: unknown): number {
  validateString(type, 'type');
  validateObject(options, 'options');
  const length = member(options, 'length');
  switch (type) {
    case 'hmac':
      validateInteger(length, 'options.length', 8, 2 ** 31 - 1);
      return Math.floor(length / 8);
    case 'aes':
      validateOneOf(length, 'options.length', [128, 192, 256]);
      return length / 8;
    default:
      throw invalidArgValue('type', type, 'must be a supported key type');
  }
}

function generated(length: number): SecretKeyObject {
  const bytes = new Uint8Array(length);
  randomFill(bytes);
  return new SecretKeyObject(bytes);
}

export function generateKeySync(type: unknown, options: unknown): SecretKeyObject {
  return generated(checkedLength(type, options));
}

export function generateKey(type: unknown, options: unknown, callback: unknown): void {
  const done = requireCallback(callback);
  const key = generated(checkedLength(type, options));
  complete(() => done(null, key));
}

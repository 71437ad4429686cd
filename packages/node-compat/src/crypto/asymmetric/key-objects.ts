/** Public and private keys as objects. */
import {
  codedError,
  featureUnavailable,
  invalidArgType,
  invalidArgValue,
  validateObject,
} from '@efi-node/node-errors';
import { isObject, member } from '../../narrow.ts';
import { bufferOver, memoryBytes, VIEWS } from '../bytes.ts';
import { invalidKeyObjectType, opensslError } from '../errors.ts';
import { Handle, KeyObject } from '../keys.ts';
import {
  fromJson,
  type KeyMaterial,
  type Read,
  readPem,
  readPkcs8,
  readSec1,
  readSpki,
  toJson,
  writePem,
  writePkcs8,
  writeSec1,
  writeSpki,
} from './material.ts';

const materials: WeakMap<object, KeyMaterial> = new WeakMap();

export function materialOf(key: object): KeyMaterial {
  const material = materials.get(key);
  if (material === undefined) throw invalidArgType('key', 'KeyObject', key);
  return material;
}

type Exported = Buffer | string | Record<string, string>;

function requireFormat(options: object): 'der' | 'jwk' | 'pem' {
  const format = member(options, 'format');
  if (format === 'der' || format === 'jwk' || format === 'pem') return format;
  throw invalidArgValue('options.format', format);
}

function encoded(format: 'der' | 'pem', label: string, bytes: Uint8Array): Exported {
  return format === 'pem' ? writePem(label, bytes) : bufferOver(bytes);
}

class AsymmetricKeyObject extends KeyObject {
  constructor(type: 'private' | 'public', material: KeyMaterial) {
    super(type, new Handle(material.publicBytes));
    materials.set(this, material);
  }

  get asymmetricKeyType(): string {
    return materialOf(this).curve.type;
  }

  get asymmetricKeyDetails(): { namedCurve?: string } {
    const { type, name } = materialOf(this).curve;
    return type === 'ec' ? { namedCurve: name } : {};
  }

  override equals(other: unknown): boolean {
    if (!(other instanceof KeyObject)) throw invalidArgType('otherKeyObject', 'KeyObject', other);
    const theirs = materials.get(other);
    if (theirs === undefined || other.type !== this.type) return false;
    const own = materialOf(this);
    return own.curve === theirs.curve && Buffer.compare(own.publicBytes, theirs.publicBytes) === 0;
  }
}

export class PublicKeyObject extends AsymmetricKeyObject {
  constructor(material: KeyMaterial) {
    super('public', { ...material, secret: undefined });
  }

  override get type(): string {
    return 'public';
  }

  export(options?: unknown): Exported {
    return exportPublic(materialOf(this), options);
  }
}

export class PrivateKeyObject extends AsymmetricKeyObject {
  constructor(material: KeyMaterial) {
    super('private', material);
  }

  override get type(): string {
    return 'private';
  }

  export(options?: unknown): Exported {
    return exportPrivate(materialOf(this), options);
  }
}

export function exportPublic(material: KeyMaterial, options: unknown): Exported {
  validateObject(options, 'options');
  const format = requireFormat(options);
  if (format === 'jwk') return toJson({ ...material, secret: undefined });
  const type = member(options, 'type');
  if (type === 'pkcs1') throw onlyForRsa();
  if (type !== 'spki') throw invalidArgValue('options.type', type);
  return encoded(format, 'PUBLIC KEY', writeSpki(material));
}

export function exportPrivate(material: KeyMaterial, options: unknown): Exported {
  validateObject(options, 'options');
  const format = requireFormat(options);
  if (format === 'jwk') return toJson(material);
  if (member(options, 'cipher') !== undefined) throw featureUnavailable('encrypted private keys');
  const type = member(options, 'type');
  if (type === 'pkcs1') throw onlyForRsa();
  if (type === 'sec1' && material.curve.type === 'ec') {
    return encoded(format, 'EC PRIVATE KEY', writeSec1(material));
  }
  if (type !== 'pkcs8') throw invalidArgValue('options.type', type);
  return encoded(format, 'PRIVATE KEY', writePkcs8(material));
}

function onlyForRsa(): Error {
  const message = 'The selected key encoding pkcs1 can only be used for RSA keys.';
  return codedError(Error, 'ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS', message);
}

function unreadable(): Error {
  return opensslError('1E08010C', 'DECODER routines', 'unsupported');
}

/** A key, or the error for what is none; a key of a kind that is not here is told by name. */
function required(read: Read, wrong: () => Error): KeyMaterial {
  if (read === undefined) throw wrong();
  if (read === 'other') throw featureUnavailable('keys of this kind: only ed25519, P-256 and P-384');
  return read;
}

function fromPem(text: string, wantsPrivate: boolean): KeyMaterial {
  const pem = readPem(text);
  const read = (): Read => {
    switch (pem?.label) {
      case 'PUBLIC KEY':
        return wantsPrivate ? undefined : readSpki(pem.bytes);
      case 'PRIVATE KEY':
        return readPkcs8(pem.bytes);
      case 'EC PRIVATE KEY':
        return readSec1(pem.bytes);
      case 'RSA PUBLIC KEY':
      case 'RSA PRIVATE KEY':
      case 'CERTIFICATE':
      case 'ENCRYPTED PRIVATE KEY':
        return 'other';
      default:
        return undefined;
    }
  };
  return required(read(), unreadable);
}

function failedToRead(): Error {
  return new Error('Failed to read asymmetric key');
}

function fromDer(bytes: Uint8Array, type: unknown): KeyMaterial {
  switch (type) {
    case 'spki':
      return required(readSpki(bytes), failedToRead);
    case 'pkcs8':
      return required(readPkcs8(bytes), failedToRead);
    case 'sec1':
      return required(readSec1(bytes), failedToRead);
    case 'pkcs1':
      return required('other', failedToRead);
    default:
      throw invalidArgValue('key.type', type);
  }
}

function fromWeb(json: unknown, wantsPrivate: boolean): KeyMaterial {
  validateObject(json, 'key.key');
  const kty = member(json, 'kty');
  const invalid = (message: string) => (): Error =>
    codedError(TypeError, 'ERR_CRYPTO_INVALID_JWK', message, { above: fromWeb });
  if (kty === 'RSA') return required('other', unreadable);
  if (kty !== 'EC' && kty !== 'OKP') throw invalid(`${String(kty)} is not a supported JWK key type`)();
  return required(fromJson(json, wantsPrivate), invalid(`Invalid JWK ${kty} key`));
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const bytes = memoryBytes(value);
  return bytes === undefined ? undefined : bufferOver(bytes).toString('latin1');
}

/** What programs give for a key: a text, bytes, or an object that says how to read it. */
function readMaterial(given: unknown, wantsPrivate: boolean, kinds: readonly string[]): KeyMaterial {
  const text = textOf(given);
  if (text !== undefined) return fromPem(text, wantsPrivate);
  if (!isObject(given) || given instanceof KeyObject) throw invalidArgType('key', kinds, given);
  const key = member(given, 'key');
  const format = member(given, 'format') ?? 'pem';
  if (format === 'jwk') return fromWeb(key, wantsPrivate);
  if (format === 'der') {
    const bytes = memoryBytes(key);
    if (bytes === undefined) throw invalidArgType('key.key', VIEWS, key);
    return fromDer(bytes, member(given, 'type'));
  }
  const inner = textOf(key);
  if (inner === undefined) throw invalidArgType('key.key', kinds, key);
  if (format !== 'pem') throw invalidArgValue('key.format', format);
  return fromPem(inner, wantsPrivate);
}

const PUBLIC_KINDS = ['string', ...VIEWS, 'KeyObject', 'CryptoKey'];
const PRIVATE_KINDS = ['string', ...VIEWS, 'URL'];

/** Of a public key, or the public part of a private one. */
export function createPublicKey(given: unknown): PublicKeyObject {
  const inner = isObject(given) && !(given instanceof KeyObject) ? member(given, 'key') : given;
  const object = given instanceof KeyObject ? given : inner;
  if (object instanceof PrivateKeyObject) return new PublicKeyObject(materialOf(object));
  if (object instanceof KeyObject) throw invalidKeyObjectType(object.type, 'private');
  return new PublicKeyObject(readMaterial(given, false, PUBLIC_KINDS));
}

export function createPrivateKey(given: unknown): PrivateKeyObject {
  const material = readMaterial(given, true, PRIVATE_KINDS);
  if (material.secret === undefined) throw unreadable();
  return new PrivateKeyObject(material);
}

/** What is given to sign with: a key, or what one can be read from. */
export function signingKey(given: unknown): KeyMaterial {
  const inner = isObject(given) ? member(given, 'key') : undefined;
  const object = inner instanceof KeyObject ? inner : given;
  if (object instanceof PrivateKeyObject) return materialOf(object);
  if (object instanceof KeyObject) throw invalidKeyObjectType(object.type, 'private');
  return materialOf(createPrivateKey(given));
}

/** What is given to verify with; a private key has a public part. */
export function verifyingKey(given: unknown): KeyMaterial {
  const inner = isObject(given) ? member(given, 'key') : undefined;
  const object = inner instanceof KeyObject ? inner : given;
  if (object instanceof AsymmetricKeyObject) return materialOf(object);
  if (object instanceof KeyObject) throw invalidKeyObjectType(object.type, 'private or public');
  return readMaterial(given, false, PUBLIC_KINDS);
}

/** New pairs of keys. */
import {
  featureUnavailable,
  invalidArgValue,
  plainCodedError,
  validateObject,
  validateString,
} from '@efi-node/node-errors';
import { complete } from '../../completion.ts';
import { isFunction, isObject, member } from '../../narrow.ts';
import { requireCallback } from '../callback.ts';
import { randomFill } from '../random.ts';
import { type Curve, findCurve } from './curves.ts';
import { exportPrivate, exportPublic, PrivateKeyObject, PublicKeyObject } from './key-objects.ts';
import type { KeyMaterial } from './material.ts';

const OTHER_TYPES = new Set(['rsa', 'rsa-pss', 'dsa', 'dh', 'ed448', 'x25519', 'x448']);

function curveFor(type: unknown, options: unknown): Curve {
  validateString(type, 'type');
  if (type === 'ec') {
    validateObject(options, 'options');
    const name = member(options, 'namedCurve');
    validateString(name, 'options.namedCurve');
    const curve = findCurve(name);
    if (curve?.type === 'ec') return curve;
    throw plainCodedError(TypeError, 'ERR_CRYPTO_INVALID_CURVE', 'Invalid EC curve name');
  }
  const curve = type === 'ed25519' ? findCurve(type) : undefined;
  if (curve !== undefined) return curve;
  if (OTHER_TYPES.has(type)) throw featureUnavailable(`keys of the type ${type}`);
  throw invalidArgValue('type', type, 'must be a supported key type');
}

function newMaterial(curve: Curve): KeyMaterial {
  const secret = new Uint8Array(curve.size);
  for (;;) {
    randomFill(secret);
    try {
      return { curve, secret, publicBytes: curve.publicOf(secret) };
    } catch {
      // Not below the order of the curve: as rare as can be, and drawn again.
    }
  }
}

export interface KeyPair {
  readonly publicKey: unknown;
  readonly privateKey: unknown;
}

function makePair(curve: Curve, options: unknown): KeyPair {
  const material = newMaterial(curve);
  const publicEncoding = member(options, 'publicKeyEncoding');
  const privateEncoding = member(options, 'privateKeyEncoding');
  return {
    publicKey: isObject(publicEncoding)
      ? exportPublic(material, publicEncoding)
      : new PublicKeyObject(material),
    privateKey: isObject(privateEncoding)
      ? exportPrivate(material, privateEncoding)
      : new PrivateKeyObject(material),
  };
}

export function generateKeyPairSync(type: unknown, options?: unknown): KeyPair {
  return makePair(curveFor(type, options), options);
}

export function generateKeyPair(type: unknown, options: unknown, callback?: unknown): void {
  const given = isFunction(options) ? undefined : options;
  const done = requireCallback(isFunction(options) ? options : callback);
  const curve = curveFor(type, given);
  complete(() => {
    const { publicKey, privateKey } = makePair(curve, given);
    done(null, publicKey, privateKey);
  });
}

export function generateKeyPairPromise(type: unknown, options?: unknown): Promise<KeyPair> {
  return new Promise((resolve, reject) => {
    generateKeyPair(type, options, (error: Error | null, publicKey: unknown, privateKey: unknown) => {
      if (error === null) resolve({ publicKey, privateKey });
      else reject(error);
    });
  });
}

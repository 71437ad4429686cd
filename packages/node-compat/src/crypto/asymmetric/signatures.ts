/** Signatures: ECDSA (FIPS 186-5) and Ed25519 (RFC 8032), at once and as streams. */
import {
  codedError,
  cryptoInvalidDigest,
  invalidArgValue,
  plainCodedError,
  validateString,
} from '@efi-node/node-errors';
import { complete } from '../../completion.ts';
import { asError, isFunction, member } from '../../narrow.ts';
import { Writable } from '../../modules/stream.ts';
import { dataBytes, output, secretBytes } from '../bytes.ts';
import { opensslError } from '../errors.ts';
import { createRunningHash, hashFunction, type RunningHash } from '../hashes.ts';
import type { SignatureFormat } from './curves.ts';
import { signingKey, verifyingKey } from './key-objects.ts';
import type { KeyMaterial } from './material.ts';

function formatOf(key: unknown): SignatureFormat {
  const encoding = member(key, 'dsaEncoding');
  if (encoding === undefined || encoding === 'der') return 'der';
  if (encoding === 'ieee-p1363') return 'compact';
  throw invalidArgValue('options.dsaEncoding', encoding);
}

/** What is signed of a message: with Ed25519 itself, otherwise its digest. */
function signedBytes(algorithm: unknown, { curve }: KeyMaterial, data: Uint8Array): Uint8Array {
  const isGiven = algorithm !== undefined && algorithm !== null;
  if (isGiven) validateString(algorithm, 'algorithm');
  const name = isGiven ? algorithm : 'sha256';
  const hash = hashFunction(name);
  if (hash === undefined) throw cryptoInvalidDigest(name);
  if (curve.type !== 'ed25519') {
    const running = hash.create();
    running.update(data);
    return running.digest();
  }
  if (isGiven) throw opensslError('1C80007A', 'Provider routines', 'invalid digest');
  return new Uint8Array(data);
}

function signed(algorithm: unknown, data: unknown, key: unknown): Buffer {
  const bytes = secretBytes(data, 'data');
  const material = signingKey(key);
  const message = signedBytes(algorithm, material, bytes);
  return Buffer.from(material.curve.sign(message, secretOf(material), formatOf(key)));
}

function secretOf({ secret }: KeyMaterial): Uint8Array {
  if (secret === undefined) throw new Error('a private key without its secret');
  return secret;
}

function verified(algorithm: unknown, data: unknown, key: unknown, signature: unknown): boolean {
  const bytes = secretBytes(data, 'data');
  const claimed = secretBytes(signature, 'signature');
  const material = verifyingKey(key);
  const message = signedBytes(algorithm, material, bytes);
  return material.curve.verify(new Uint8Array(claimed), message, material.publicBytes, formatOf(key));
}

/** With a callback, the answer comes in a later turn. */
function now<T>(callback: unknown, compute: () => T): T | undefined {
  if (!isFunction(callback)) return compute();
  complete(() => {
    let result: T;
    try {
      result = compute();
    } catch (error) {
      callback(asError(error));
      return;
    }
    callback(null, result);
  });
  return undefined;
}

export function sign(
  algorithm: unknown,
  data: unknown,
  key: unknown,
  callback?: unknown,
): Buffer | undefined {
  return now(callback, () => signed(algorithm, data, key));
}

export function verify(
  algorithm: unknown,
  data: unknown,
  key: unknown,
  signature: unknown,
  callback?: unknown,
): boolean | undefined {
  return now(callback, () => verified(algorithm, data, key, signature));
}

/** What Sign and Verify share: they collect a digest. */
class Collecting extends Writable {
  declare _running: RunningHash;

  constructor(algorithm: unknown, options?: object) {
    validateString(algorithm, 'algorithm');
    const running = hashFunction(algorithm) === undefined ? 'unknown' : createRunningHash(algorithm);
    if (typeof running === 'string') {
      throw plainCodedError(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', 'Invalid digest');
    }
    super(options);
    Object.defineProperty(this, '_running', { value: running });
  }

  update(data: unknown, encoding?: unknown): this {
    this._running.update(dataBytes(data, 'data', encoding));
    return this;
  }

  override _write(chunk: unknown, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.update(chunk, encoding);
    done();
  }

  _digestFor({ curve }: KeyMaterial): Uint8Array {
    if (curve.type === 'ed25519') {
      throw codedError(Error, 'ERR_CRYPTO_UNSUPPORTED_OPERATION', 'Unsupported crypto operation');
    }
    return this._running.digest();
  }
}

export class Sign extends Collecting {
  sign(key: unknown, encoding?: unknown): Buffer | string {
    const material = signingKey(key);
    const digest = this._digestFor(material);
    return output(material.curve.sign(digest, secretOf(material), formatOf(key)), encoding);
  }
}

export class Verify extends Collecting {
  verify(key: unknown, signature: unknown, encoding?: unknown): boolean {
    const material = verifyingKey(key);
    const claimed = new Uint8Array(dataBytes(signature, 'signature', encoding));
    return material.curve.verify(claimed, this._digestFor(material), material.publicBytes, formatOf(key));
  }
}

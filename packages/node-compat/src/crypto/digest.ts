/** Hash and Hmac: what collects data and gives a digest, once, also as streams. */
import type { TransformCallback, TransformOptions } from 'node:stream';
import {
  cryptoHashFinalized,
  cryptoInvalidDigest,
  invalidArgType,
  invalidArgValue,
  validateInteger,
  validateObject,
  validateString,
} from '@efi-node/node-errors';
import { findEncoding } from '../buffer/encodings.ts';
import { asError, isObject, member } from '../narrow.ts';
import { DATA, dataBytes, output, viewBytes } from './bytes.ts';
import { hashUpdateFailed, opensslError } from './errors.ts';
import { createRunningHash, hashFunction, type RunningHash } from './hashes.ts';
import { keyBytes } from './keys.ts';
import { LazyTransform } from './lazy-transform.ts';

interface Digesting {
  readonly name: string;
  readonly running: RunningHash;
  /** Whether it has been given out by `digest`; a stream's end does not count as that. */
  isFinal: boolean;
  digest: Uint8Array | undefined;
}

function digestOf(state: Digesting): Uint8Array {
  state.digest ??= state.running.digest();
  return state.digest;
}

function addTo(state: Digesting, bytes: Uint8Array): void {
  if (state.digest !== undefined) throw hashUpdateFailed();
  state.running.update(bytes);
}

class Digest extends LazyTransform {
  declare _state: Digesting;

  constructor(name: string, running: RunningHash, options?: TransformOptions) {
    super(options);
    const state: Digesting = { name, running, isFinal: false, digest: undefined };
    Object.defineProperty(this, '_state', { value: state });
  }

  update(data: unknown, encoding?: unknown): this {
    if (this._state.isFinal) throw cryptoHashFinalized();
    addTo(this._state, dataBytes(data, 'data', encoding));
    return this;
  }

  override _transform(chunk: unknown, encoding: BufferEncoding, done: TransformCallback): void {
    try {
      addTo(this._state, dataBytes(chunk, 'data', encoding));
    } catch (error) {
      done(asError(error));
      return;
    }
    done();
  }

  override _flush(done: TransformCallback): void {
    this.push(output(digestOf(this._state), undefined));
    done();
  }
}

function lengthOf(options: unknown): number | undefined {
  const length = isObject(options) ? member(options, 'outputLength') : undefined;
  if (length === undefined) return undefined;
  validateInteger(length, 'options.outputLength', 0, 2 ** 32 - 1);
  return length;
}

function streamOptions(options: unknown): TransformOptions | undefined {
  return isObject(options) ? options : undefined;
}

export class Hash extends Digest {
  copy(options?: unknown): Hash {
    if (this._state.isFinal) throw cryptoHashFinalized();
    const { name, running } = this._state;
    const length = lengthOf(options);
    // One with a digest of any length has the length that it is asked for, or the usual one, not the original's.
    const fresh = usable(createRunningHash(name, length));
    return new Hash(name, running.clone(fresh.outputLen), streamOptions(options));
  }

  digest(encoding?: unknown): Buffer | string {
    if (this._state.isFinal) throw cryptoHashFinalized();
    this._state.isFinal = true;
    return output(digestOf(this._state), encoding);
  }
}

export class Hmac extends Digest {
  /** Nothing, when it has been given out already. */
  digest(encoding?: unknown): Buffer | string {
    const isFirst = !this._state.isFinal;
    this._state.isFinal = true;
    return output(isFirst ? digestOf(this._state) : new Uint8Array(0), encoding);
  }
}

function usable(made: ReturnType<typeof createRunningHash>): RunningHash {
  if (made === 'unknown') throw new Error('Digest method not supported');
  if (made === 'fixed')
    throw opensslError('030000B2', 'digital envelope routines', 'not XOF or invalid length');
  return made;
}

export function createHash(algorithm: unknown, options?: unknown): Hash {
  validateString(algorithm, 'algorithm');
  const running = usable(createRunningHash(algorithm, lengthOf(options)));
  return new Hash(algorithm, running, streamOptions(options));
}

export function createHmac(algorithm: unknown, key: unknown, options?: unknown): Hmac {
  validateString(algorithm, 'hmac');
  const bytes = keyBytes(key, 'key', member(options, 'encoding'));
  const hash = hashFunction(algorithm);
  if (hash === undefined) throw cryptoInvalidDigest(algorithm);
  return new Hmac(algorithm, hash.hmac(bytes), streamOptions(options));
}

/** A digest in one call. */
export function hash(algorithm: unknown, input: unknown, options?: unknown): Buffer | string {
  validateString(algorithm, 'algorithm');
  const bytes = typeof input === 'string' ? Buffer.from(input) : viewBytes(input);
  if (bytes === undefined) throw invalidArgType('input', DATA, input);
  let encoding: unknown = options ?? 'hex';
  let outputLength: number | undefined;
  if (options !== undefined && typeof options !== 'string') {
    validateObject(options, 'options');
    encoding = member(options, 'outputEncoding') ?? 'hex';
    outputLength = lengthOf(options);
  }
  validateString(encoding, 'options.outputEncoding');
  if (encoding !== 'buffer' && findEncoding(encoding) === undefined) {
    throw invalidArgValue('outputEncoding', encoding);
  }
  const running = createRunningHash(algorithm, outputLength);
  if (running === 'unknown') throw new Error(`Digest method ${algorithm} is not supported`);
  if (running === 'fixed') {
    throw new Error(`Output length ${outputLength} is invalid for ${algorithm}, which does not support XOF`);
  }
  running.update(bytes);
  return output(running.digest(), encoding);
}

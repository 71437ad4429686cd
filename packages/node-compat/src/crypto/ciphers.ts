/** Cipheriv and Decipheriv: AES in the modes that programs use, also as streams. */
import type { TransformCallback, TransformOptions } from 'node:stream';
import { invalidArgValue, unknownEncoding, validateString } from '@efi-node/node-errors';
import { findEncoding } from '../buffer/encodings.ts';
import { StringDecoder } from '../modules/string-decoder.ts';
import { asError, isObject, member } from '../narrow.ts';
import { type Authenticated, counter, galois, openBlocks, type Running, sealBlocks } from './aes.ts';
import { bufferOver, copied, dataBytes, SECRET, secretBytes } from './bytes.ts';
import { type CipherDescription, findCipher, isIvLength } from './cipher-info.ts';
import { timingSafeEqual } from './compare.ts';
import { invalidAuthTag, invalidIv, invalidKeyLength, invalidState, unknownCipher } from './errors.ts';
import { keyBytes } from './keys.ts';
import { LazyTransform } from './lazy-transform.ts';

const TAG_LENGTHS = new Set([4, 8, 12, 13, 14, 15, 16]);

interface State {
  readonly running: Running;
  /** With a tag, which the other modes have not. */
  readonly authenticated: Authenticated | undefined;
  readonly tagLength: number | undefined;
  stage: 'fresh' | 'updated' | 'final';
  isPadded: boolean;
  /** Of the first output in an encoding, which the others keep to. */
  decoder: { readonly encoding: string; readonly decoder: StringDecoder } | undefined;
  tag: Uint8Array | undefined;
}

function checkTagLength(options: unknown): number | undefined {
  const length = member(options, 'authTagLength');
  if (length === undefined || length === null) return undefined;
  if (typeof length !== 'number' || length < 0 || Math.trunc(length) !== length) {
    throw invalidArgValue('options.authTagLength', length);
  }
  return length;
}

function start(
  direction: 'seal' | 'open',
  cipher: unknown,
  key: unknown,
  iv: unknown,
  options: unknown,
): State {
  validateString(cipher, 'cipher');
  const tagLength = checkTagLength(options);
  const secret = copied(keyBytes(key, 'key', member(options, 'encoding')));
  const vector = iv === null ? undefined : initializationVector(iv);
  const found = findCipher(cipher);
  if (found === undefined) throw unknownCipher();
  if (secret.length !== found.keyLength) throw invalidKeyLength();
  if (!isIvLength(found, vector?.length ?? 0)) throw invalidIv();
  if (found.mode === 'gcm' && tagLength !== undefined && !TAG_LENGTHS.has(tagLength)) {
    throw invalidAuthTag(tagLength);
  }
  const state = { tagLength, stage: 'fresh', isPadded: true, decoder: undefined, tag: undefined } as const;
  const begun = begin(direction, found, secret, vector ?? new Uint8Array(0), () => made.isPadded);
  const made: State = { ...state, ...begun };
  return made;
}

function initializationVector(iv: unknown): Uint8Array {
  return copied(secretBytes(iv, 'iv', SECRET));
}

function begin(
  direction: 'seal' | 'open',
  { mode }: CipherDescription,
  key: Uint8Array,
  iv: Uint8Array,
  isPadded: () => boolean,
): Pick<State, 'running' | 'authenticated'> {
  switch (mode) {
    case 'gcm': {
      const running = galois(key, iv, direction);
      return { running, authenticated: running };
    }
    case 'ctr':
      return { running: counter(key, iv), authenticated: undefined };
    default: {
      const make = direction === 'seal' ? sealBlocks : openBlocks;
      return { running: make({ mode, key, iv, isPadded }), authenticated: undefined };
    }
  }
}

/** What both directions have. */
class CipherStream extends LazyTransform {
  declare _state: State;

  constructor(direction: 'seal' | 'open', cipher: unknown, key: unknown, iv: unknown, options: unknown) {
    const state = start(direction, cipher, key, iv, options);
    const forStream: TransformOptions | undefined = isObject(options) ? options : undefined;
    super(forStream);
    Object.defineProperty(this, '_state', { value: state });
  }

  update(data: unknown, inputEncoding?: unknown, outputEncoding?: unknown): Buffer | string {
    const bytes = dataBytes(data, 'data', inputEncoding);
    if (this._state.stage === 'final') throw new Error('Trying to add data in unsupported state');
    this._state.stage = 'updated';
    const result = bufferOver(this._state.running.update(bytes));
    return isBuffer(outputEncoding) ? result : this._decoder(outputEncoding).write(result);
  }

  final(outputEncoding?: unknown): Buffer | string {
    if (this._state.stage === 'final') throw invalidState();
    this._state.stage = 'final';
    const result = bufferOver(this._finish());
    return isBuffer(outputEncoding) ? result : this._decoder(outputEncoding).end(result);
  }

  setAutoPadding(isPadded?: unknown): this {
    if (this._state.stage === 'final') throw invalidState('setAutoPadding');
    this._state.isPadded = isPadded === undefined || Boolean(isPadded);
    return this;
  }

  setAAD(data: unknown, options?: unknown): this {
    const encoding = member(options, 'encoding');
    const bytes = secretWithEncoding(data, 'aadbuf', encoding);
    const { authenticated, stage } = this._state;
    if (authenticated === undefined || stage !== 'fresh') throw invalidState('setAAD');
    authenticated.additional(bytes);
    return this;
  }

  _finish(): Uint8Array {
    return this._state.running.final();
  }

  _decoder(encoding: unknown): StringDecoder {
    const { decoder } = this._state;
    const name = findEncoding(encoding);
    if (name === undefined) throw unknownEncoding(encoding);
    if (decoder === undefined) {
      const made = new StringDecoder(name);
      this._state.decoder = { encoding: name, decoder: made };
      return made;
    }
    if (decoder.encoding !== name) {
      throw invalidArgValue('outputEncoding', encoding, `cannot be changed from '${decoder.encoding}'`);
    }
    return decoder.decoder;
  }

  override _transform(chunk: unknown, encoding: BufferEncoding, done: TransformCallback): void {
    this.push(this.update(chunk, encoding));
    done();
  }

  override _flush(done: TransformCallback): void {
    try {
      this.push(this.final());
    } catch (error) {
      done(asError(error));
      return;
    }
    done();
  }
}

function isBuffer(encoding: unknown): boolean {
  return encoding === undefined || encoding === null || encoding === '' || encoding === 'buffer';
}

function secretWithEncoding(value: unknown, name: string, encoding: unknown): Uint8Array {
  return typeof value === 'string' ? dataBytes(value, name, encoding) : secretBytes(value, name);
}

export class Cipheriv extends CipherStream {
  constructor(cipher: unknown, key: unknown, iv: unknown, options?: unknown) {
    super('seal', cipher, key, iv, options);
  }

  getAuthTag(): Buffer {
    const { authenticated, stage, tagLength } = this._state;
    if (authenticated === undefined || stage !== 'final') throw invalidState('getAuthTag');
    return Buffer.from(authenticated.tag().subarray(0, tagLength ?? 16));
  }
}

export class Decipheriv extends CipherStream {
  constructor(cipher: unknown, key: unknown, iv: unknown, options?: unknown) {
    super('open', cipher, key, iv, options);
  }

  setAuthTag(tag: unknown, encoding?: unknown): this {
    const bytes = secretWithEncoding(tag, 'buffer', encoding);
    const { authenticated, stage, tagLength } = this._state;
    if (authenticated === undefined || stage === 'final' || this._state.tag !== undefined) {
      throw invalidState('setAuthTag');
    }
    const isLength = tagLength === undefined ? TAG_LENGTHS.has(bytes.length) : bytes.length === tagLength;
    if (!isLength) throw invalidAuthTag(bytes.length);
    this._state.tag = copied(bytes);
    return this;
  }

  override _finish(): Uint8Array {
    const { authenticated, running, tag } = this._state;
    if (authenticated === undefined) return running.final();
    const own = authenticated.tag().subarray(0, tag?.length ?? 0);
    if (tag === undefined || !timingSafeEqual(own, tag)) {
      throw new Error('Unsupported state or unable to authenticate data');
    }
    return running.final();
  }
}

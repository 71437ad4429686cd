/** AES-CBC, AES-CTR and AES-GCM over whole messages (Web Cryptography API, sections 27 to 29). */
import { counter, galois, openBlocks, type Running, sealBlocks } from '../aes.ts';
import { timingSafeEqual } from '../compare.ts';
import { failure, operationFailed } from './errors.ts';
import { type Algorithm, bytesOf, has, numberOf } from './normalize.ts';

type Direction = 'open' | 'seal';

const TAG_BITS = new Set([32, 64, 96, 104, 112, 120, 128]);

function whole(running: Running, data: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([running.update(data), running.final()]));
}

function fullBlock(algorithm: Algorithm, option: string): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(algorithm, option);
  if (bytes.length !== 16) {
    throw failure('OperationError', `algorithm.${option} must contain exactly 16 bytes`);
  }
  return bytes;
}

function chained(algorithm: Algorithm, key: Uint8Array, data: Uint8Array, direction: Direction) {
  const iv = fullBlock(algorithm, 'iv');
  const make = direction === 'seal' ? sealBlocks : openBlocks;
  return whole(make({ mode: 'cbc', key, iv, isPadded: () => true }), data);
}

/** Only the last bits of the block count; behind the last number comes the first. */
function counted(algorithm: Algorithm, key: Uint8Array, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const block = fullBlock(algorithm, 'counter');
  const bits = numberOf(algorithm, 'length');
  if (!(bits >= 1 && bits <= 128)) {
    throw failure('OperationError', 'AES-CTR algorithm.length must be between 1 and 128');
  }
  const values = 1n << BigInt(bits);
  if (BigInt(Math.ceil(data.length / 16)) > values) throw operationFailed();
  const start = BigInt(`0x${Buffer.from(block).toString('hex')}`);
  const low = start % values;
  const before = Number((values - low) * 16n);
  const first = whole(counter(key, block), data.subarray(0, before));
  if (before >= data.length) return first;
  const again = Buffer.from((start - low).toString(16).padStart(32, '0'), 'hex');
  return new Uint8Array(Buffer.concat([first, whole(counter(key, again), data.subarray(before))]));
}

function authenticated(algorithm: Algorithm, key: Uint8Array, data: Uint8Array, direction: Direction) {
  const bits = has(algorithm, 'tagLength') ? numberOf(algorithm, 'tagLength') : 128;
  if (!TAG_BITS.has(bits)) throw failure('OperationError', `${bits} is not a valid AES-GCM tag length`);
  const running = galois(key, bytesOf(algorithm, 'iv'), direction);
  if (has(algorithm, 'additionalData')) running.additional(bytesOf(algorithm, 'additionalData'));
  const tagLength = bits / 8;
  if (direction === 'seal') {
    const sealed = whole(running, data);
    return new Uint8Array(Buffer.concat([sealed, running.tag().subarray(0, tagLength)]));
  }
  if (data.length < tagLength) throw operationFailed();
  const opened = whole(running, data.subarray(0, data.length - tagLength));
  const tag = running.tag().subarray(0, tagLength);
  if (!timingSafeEqual(tag, data.subarray(data.length - tagLength))) throw operationFailed();
  return opened;
}

export function runCipher(
  direction: Direction,
  algorithm: Algorithm,
  key: Uint8Array,
  data: Uint8Array,
): ArrayBuffer {
  switch (algorithm.name) {
    case 'AES-CTR':
      return counted(algorithm, key, data).buffer;
    case 'AES-GCM':
      return authenticated(algorithm, key, data, direction).buffer;
    default:
      try {
        return chained(algorithm, key, data, direction).buffer;
      } catch (error) {
        throw error instanceof DOMException ? error : operationFailed();
      }
  }
}

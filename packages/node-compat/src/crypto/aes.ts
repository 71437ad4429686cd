/** AES in pieces: each mode as a running transformation of bytes, over the block functions of noble's. */
import { cbc, ecb, unsafe } from '@noble/ciphers/aes.js';
import { ghash } from '@noble/ciphers/_polyval.js';
import { copied } from './bytes.ts';
import { opensslError } from './errors.ts';

const BLOCK = 16;
const NOTHING = new Uint8Array(0);

/** A cipher with a key and an initialization vector, under way in one direction. */
export interface Running {
  update(data: Uint8Array): Uint8Array;
  final(): Uint8Array;
}

export interface Authenticated extends Running {
  additional(data: Uint8Array): void;
  /** The whole tag; after `final` when sealing, at any time when opening. */
  tag(): Uint8Array;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

function wrongFinalBlock(): Error {
  return opensslError('1C80006B', 'Provider routines', 'wrong final block length');
}

interface BlockOptions {
  readonly mode: 'cbc' | 'ecb';
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  /** Asked at the end, as it can be changed until then. */
  readonly isPadded: () => boolean;
}

function transform({ mode, key }: BlockOptions, iv: Uint8Array) {
  const options = { disablePadding: true };
  return mode === 'cbc' ? cbc(key, iv, options) : ecb(key, options);
}

export function sealBlocks(options: BlockOptions): Running {
  let iv = options.iv;
  let rest = NOTHING;
  const seal = (blocks: Uint8Array): Uint8Array => {
    if (blocks.length === 0) return NOTHING;
    const sealed = transform(options, iv).encrypt(blocks);
    iv = copied(sealed.subarray(-BLOCK));
    return sealed;
  };
  return {
    update(data) {
      const bytes = joined(rest, data);
      const whole = bytes.length - (bytes.length % BLOCK);
      rest = copied(bytes.subarray(whole));
      return seal(bytes.subarray(0, whole));
    },
    final() {
      if (!options.isPadded()) {
        if (rest.length > 0) throw wrongFinalBlock();
        return NOTHING;
      }
      // PKCS #7: each byte of the padding is its length.
      const last = new Uint8Array(BLOCK).fill(BLOCK - rest.length);
      last.set(rest);
      return seal(last);
    },
  };
}

export function openBlocks(options: BlockOptions): Running {
  let iv = options.iv;
  let rest = NOTHING;
  const open = (blocks: Uint8Array): Uint8Array => {
    if (blocks.length === 0) return NOTHING;
    const opened = transform(options, iv).decrypt(blocks);
    iv = copied(blocks.subarray(-BLOCK));
    return opened;
  };
  return {
    update(data) {
      const bytes = joined(rest, data);
      let whole = bytes.length - (bytes.length % BLOCK);
      // The last block stays until it is known whether it has the padding.
      if (options.isPadded() && whole === bytes.length && whole > 0) whole -= BLOCK;
      rest = copied(bytes.subarray(whole));
      return open(bytes.subarray(0, whole));
    },
    final() {
      if (!options.isPadded()) {
        if (rest.length > 0) throw wrongFinalBlock();
        return NOTHING;
      }
      if (rest.length !== BLOCK) throw wrongFinalBlock();
      const last = open(rest);
      const length = last[BLOCK - 1] ?? 0;
      let wrong = length === 0 || length > BLOCK ? 1 : 0;
      for (let at = Math.max(0, BLOCK - length); at < BLOCK; at++) wrong |= (last[at] ?? 0) ^ length;
      if (wrong !== 0) throw opensslError('1C800064', 'Provider routines', 'bad decrypt');
      return last.subarray(0, BLOCK - length);
    },
  };
}

/** XORs with the blocks of a counter; `next` encrypts counters for whole blocks of zeros and moves on. */
function keyStream(next: (blocks: Uint8Array) => Uint8Array): (data: Uint8Array) => Uint8Array {
  let spare = NOTHING;
  return (data) => {
    const needed = data.length - spare.length;
    const more = needed > 0 ? next(new Uint8Array(Math.ceil(needed / BLOCK) * BLOCK)) : NOTHING;
    const stream = joined(spare, more);
    const result = new Uint8Array(data.length);
    for (let at = 0; at < data.length; at++) result[at] = (data[at] ?? 0) ^ (stream[at] ?? 0);
    spare = stream.slice(data.length);
    return result;
  };
}

export function counter(key: Uint8Array, iv: Uint8Array): Running {
  const expanded = unsafe.expandKeyLE(key);
  const block = copied(iv);
  return {
    update: keyStream((blocks) => unsafe.ctrCounter(expanded, block, blocks)),
    final: () => NOTHING,
  };
}

/** Feeds whole blocks to a hash that fills up what it gets. */
function blockwise(update: (blocks: Uint8Array) => void): {
  add(data: Uint8Array): void;
  end(): void;
  length(): number;
} {
  let rest = NOTHING;
  let length = 0;
  return {
    add(data) {
      length += data.length;
      const bytes = joined(rest, data);
      const whole = bytes.length - (bytes.length % BLOCK);
      if (whole > 0) update(bytes.subarray(0, whole));
      rest = copied(bytes.subarray(whole));
    },
    end() {
      if (rest.length > 0) update(rest);
      rest = NOTHING;
    },
    length: () => length,
  };
}

function lengths(first: number, second: number): Uint8Array {
  const bytes = new Uint8Array(BLOCK);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(first) * 8n);
  view.setBigUint64(8, BigInt(second) * 8n);
  return bytes;
}

/** Galois/Counter Mode (NIST SP 800-38D), section 7. */
export function galois(key: Uint8Array, iv: Uint8Array, direction: 'seal' | 'open'): Authenticated {
  const expanded = unsafe.expandKeyLE(key);
  const hashKey = unsafe.encryptBlock(expanded, new Uint8Array(BLOCK));
  const block = new Uint8Array(BLOCK);
  if (iv.length === 12) {
    block.set(iv);
    block[15] = 1;
  } else {
    block.set(ghash.create(hashKey).update(iv).update(lengths(0, iv.length)).digest());
  }
  const mask = unsafe.ctr32(expanded, false, block, new Uint8Array(BLOCK));
  const cipher = keyStream((blocks) => unsafe.ctr32(expanded, false, block, blocks));
  const hash = ghash.create(hashKey);
  const head = blockwise((blocks) => hash.update(blocks));
  const body = blockwise((blocks) => hash.update(blocks));
  let tag: Uint8Array | undefined;
  let isHeadDone = false;
  return {
    additional: (data) => head.add(data),
    update(data) {
      if (!isHeadDone) head.end();
      isHeadDone = true;
      if (direction === 'open') body.add(data);
      const result = cipher(data);
      if (direction === 'seal') body.add(result);
      return result;
    },
    final: () => NOTHING,
    tag() {
      if (tag === undefined) {
        head.end();
        body.end();
        const sum = hash.update(lengths(head.length(), body.length())).digest();
        tag = sum.map((byte, index) => byte ^ (mask[index] ?? 0));
      }
      return tag;
    },
  };
}

import type { Address } from '@efi-node/efi-core';
import type { CrashLog } from './crash.ts';

/** Constructors that views and pool memory are made with: those of the realm that the program runs in. */
export interface Realm {
  readonly ArrayBuffer: new (size: number) => ArrayBuffer;
  readonly Uint8Array: new (buffer: ArrayBuffer, offset: number, length: number) => Uint8Array<ArrayBuffer>;
}

interface Segment {
  readonly base: Address;
  readonly end: Address;
  readonly buffer: ArrayBuffer;
  readonly data: DataView<ArrayBuffer>;
  readonly what: string;
}

/** Who a pool block was allocated for: by `Native.allocate`, or by boot services and drivers. */
export type PoolOwner = 'program' | 'firmware';

interface PoolBlock {
  readonly segment: Segment;
  readonly owner: PoolOwner;
}

interface PinnedBuffer {
  readonly segment: Segment;
  pins: number;
}

const FIRST_ADDRESS = 0x1000_0000;
const GAP = 64;
/** How many freed ranges are remembered to tell 'freed' from 'never mapped'. */
const REMEMBERED = 4096;

/**
 * The machine's address space: segments with unmapped gaps between them. No address is used twice, so that memory
 * used after it was freed is found out.
 */
export class AddressSpace {
  realm: Realm = { ArrayBuffer, Uint8Array };
  readonly #crashes: CrashLog;
  readonly #segments: Segment[] = [];
  readonly #pool = new Map<Address, PoolBlock>();
  readonly #pinnedBuffers = new Map<ArrayBufferLike, PinnedBuffer>();
  readonly #pinAddresses = new Map<Address, { readonly buffer: ArrayBufferLike; count: number }>();
  readonly #freed: { base: Address; end: Address; what: string }[] = [];
  #next = FIRST_ADDRESS;
  #pins = 0;
  #poolBytes = 0;

  constructor(crashes: CrashLog) {
    this.#crashes = crashes;
  }

  /** Pool blocks not freed. */
  blocks(owner: PoolOwner): number {
    let count = 0;
    for (const block of this.#pool.values()) if (block.owner === owner) count += 1;
    return count;
  }

  get poolBytes(): number {
    return this.#poolBytes;
  }

  get pins(): number {
    return this.#pins;
  }

  /** Memory of firmware's own that no program frees: tables, protocols, codes of functions. */
  map(size: number, what: string): Address {
    return this.#map(new ArrayBuffer(Math.max(1, size)), what).base;
  }

  unmap(address: Address): void {
    const segment = this.#find(address, 1, 'unmap');
    if (segment.base !== address) this.#crashes.crash(`unmap of ${hex(address)}, inside ${segment.what}`);
    this.#remove(segment);
  }

  allocate(size: number, owner: PoolOwner): Address {
    const Buffer = owner === 'program' ? this.realm.ArrayBuffer : ArrayBuffer;
    const segment = this.#map(new Buffer(Math.max(1, size)), 'pool');
    this.#pool.set(segment.base, { segment, owner });
    this.#poolBytes += segment.end - segment.base;
    return segment.base;
  }

  /** `owner` says by which of the two ways it is freed: that has to be the way it was allocated. */
  free(address: Address, owner: PoolOwner): void {
    const block = this.#pool.get(address);
    if (block === undefined) {
      const freed = this.#freed.find((range) => range.base === address);
      return this.#crashes.crash(
        freed === undefined
          ? `free of ${hex(address)}, which is not a pool block`
          : `double free of ${hex(address)} (${freed.what})`,
      );
    }
    if (block.owner !== owner) {
      return this.#crashes.crash(
        `free of ${hex(address)} ${owner === 'program' ? 'by Native.free, but it is from AllocatePool' : 'by FreePool, but it is from Native.allocate'}`,
      );
    }
    const { segment } = block;
    this.#pool.delete(address);
    this.#poolBytes -= segment.end - segment.base;
    this.#remove(segment);
  }

  pin(buffer: Uint8Array): Address {
    const memory = buffer.buffer;
    let pinned = this.#pinnedBuffers.get(memory);
    if (pinned === undefined) {
      if (!isArrayBuffer(memory)) return this.#crashes.crash('pin of a SharedArrayBuffer');
      pinned = { segment: this.#map(memory, 'pinned buffer'), pins: 0 };
      this.#pinnedBuffers.set(memory, pinned);
    }
    pinned.pins += 1;
    this.#pins += 1;
    const address = pinned.segment.base + buffer.byteOffset;
    const entry = this.#pinAddresses.get(address);
    if (entry === undefined) this.#pinAddresses.set(address, { buffer: memory, count: 1 });
    else entry.count += 1;
    return address;
  }

  unpin(address: Address): void {
    const entry = this.#pinAddresses.get(address);
    const pinned = entry === undefined ? undefined : this.#pinnedBuffers.get(entry.buffer);
    if (entry === undefined || pinned === undefined) {
      return this.#crashes.crash(`unpin of ${hex(address)}, which is not pinned`);
    }
    entry.count -= 1;
    if (entry.count === 0) this.#pinAddresses.delete(address);
    pinned.pins -= 1;
    this.#pins -= 1;
    if (pinned.pins === 0) {
      this.#pinnedBuffers.delete(entry.buffer);
      this.#remove(pinned.segment);
    }
  }

  /** Bytes of the machine's memory, not a copy. Crashes when any of them is not mapped. */
  view(address: Address, length: number): Uint8Array<ArrayBuffer> {
    const segment = this.#find(address, length, 'view');
    return new this.realm.Uint8Array(segment.buffer, address - segment.base, length);
  }

  /** As `view`, with the host's constructors: for firmware's own use. */
  bytes(address: Address, length: number): Uint8Array<ArrayBuffer> {
    const segment = this.#find(address, length, 'access');
    return new Uint8Array(segment.buffer, address - segment.base, length);
  }

  isMapped(address: Address, length = 1): boolean {
    const segment = this.#segmentAt(address);
    return segment !== undefined && address + length <= segment.end;
  }

  readU8(address: Address): number {
    const segment = this.#find(address, 1, 'read');
    return segment.data.getUint8(address - segment.base);
  }

  readU16(address: Address): number {
    const segment = this.#find(address, 2, 'read');
    return segment.data.getUint16(address - segment.base, true);
  }

  readU32(address: Address): number {
    const segment = this.#find(address, 4, 'read');
    return segment.data.getUint32(address - segment.base, true);
  }

  readU64(address: Address): bigint {
    const segment = this.#find(address, 8, 'read');
    return segment.data.getBigUint64(address - segment.base, true);
  }

  readPointer(address: Address): Address {
    return Number(this.readU64(address));
  }

  writeU8(address: Address, value: number): void {
    const segment = this.#find(address, 1, 'write');
    segment.data.setUint8(address - segment.base, value);
  }

  writeU16(address: Address, value: number): void {
    const segment = this.#find(address, 2, 'write');
    segment.data.setUint16(address - segment.base, value, true);
  }

  writeU32(address: Address, value: number): void {
    const segment = this.#find(address, 4, 'write');
    segment.data.setUint32(address - segment.base, value, true);
  }

  writeU64(address: Address, value: bigint | number): void {
    const segment = this.#find(address, 8, 'write');
    segment.data.setBigUint64(address - segment.base, BigInt.asUintN(64, BigInt(value)), true);
  }

  writePointer(address: Address, value: Address): void {
    this.writeU64(address, value);
  }

  write(address: Address, bytes: Uint8Array): void {
    if (bytes.length > 0) this.bytes(address, bytes.length).set(bytes);
  }

  /** CHAR16 text up to its NUL. */
  readString16(address: Address): string {
    let text = '';
    for (let at = address; ; at += 2) {
      const unit = this.readU16(at);
      if (unit === 0) return text;
      text += String.fromCharCode(unit);
    }
  }

  #map(buffer: ArrayBuffer, what: string): Segment {
    const base = this.#next;
    const end = base + buffer.byteLength;
    this.#next = Math.ceil((end + GAP) / 16) * 16;
    const segment: Segment = { base, end, buffer, data: new DataView(buffer), what };
    this.#segments.push(segment);
    return segment;
  }

  #remove(segment: Segment): void {
    this.#segments.splice(this.#indexOf(segment.base), 1);
    this.#freed.push({ base: segment.base, end: segment.end, what: segment.what });
    if (this.#freed.length > REMEMBERED) this.#freed.splice(0, REMEMBERED / 2);
  }

  /** Index of the last segment that starts at or below the address; -1 when there is none. */
  #indexOf(address: Address): number {
    let low = 0;
    let high = this.#segments.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const segment = this.#segments[middle];
      if (segment === undefined) break;
      if (segment.base <= address) low = middle + 1;
      else high = middle - 1;
    }
    return high;
  }

  #segmentAt(address: Address): Segment | undefined {
    const segment = this.#segments[this.#indexOf(address)];
    return segment !== undefined && address <= segment.end ? segment : undefined;
  }

  #find(address: Address, length: number, verb: string): Segment {
    const segment = this.#segmentAt(address);
    if (segment !== undefined && address + length <= segment.end) return segment;
    const range = `${length} bytes at ${hex(address)}`;
    if (segment !== undefined)
      return this.#crashes.crash(`${verb} of ${range} runs over the end of ${segment.what}`);
    const freed = this.#freed.findLast((old) => address >= old.base && address <= old.end);
    return this.#crashes.crash(
      freed === undefined
        ? `${verb} of unmapped memory: ${range}`
        : `${verb} of freed ${freed.what}: ${range}`,
    );
  }
}

/** By its tag: an ArrayBuffer of another realm is not an `instanceof` this one's. */
function isArrayBuffer(memory: ArrayBufferLike): memory is ArrayBuffer {
  return Object.prototype.toString.call(memory) === '[object ArrayBuffer]';
}

export function hex(address: Address): string {
  return `0x${address.toString(16)}`;
}

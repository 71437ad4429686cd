/** The least machine that efi-core's own tests need: memory, functions, events, and a clock that only waiting moves. */
import type { Address, Argument, Counters, EventId, Native } from './native.ts';

const memoryStart = 0x1000;

export interface FakeNative extends Native {
  time: number;
  /** Each sleep's length. */
  readonly waits: number[];
  /** What happens while the machine sleeps: called with the longest time, answers the time that passed. */
  whileWaiting: (milliseconds: number) => number;
  /** Jobs of the engine, one after the other. */
  readonly jobs: (() => void)[];
  /** Calls made, newest last. */
  readonly calls: { readonly fn: Address; readonly args: readonly Argument[] }[];
  define(implementation: (...args: Argument[]) => number): Address;
  notify(id: EventId): void;
  /** Blocks that will still be granted. */
  allocationsLeft: number;
}

const unexpected = (name: string) => (): never => {
  throw new Error(`efi-core has no business with ${name}`);
};

export function createFakeNative(systemTable: Address = memoryStart): FakeNative {
  const memory = new ArrayBuffer(1 << 20);
  let top = memoryStart + 4096;
  const blocks = new Set<Address>();
  const functions = new Map<Address, (...args: Argument[]) => number>();
  const open = new Set<EventId>();
  const muted = new Set<EventId>();
  const missed = new Set<EventId>();
  const ring: EventId[] = [];
  const pins = new Map<Address, number>();
  let lastEvent = 0;
  let lastFunction = 0xf000_0000;
  let lateEvents = 0;

  const native: FakeNative = {
    host: 'simulator',
    engine: '0',
    systemTable,
    imageHandle: 0xabc0,
    asyncContext: { current: undefined },
    time: 0,
    waits: [],
    whileWaiting: (milliseconds) => milliseconds,
    jobs: [],
    calls: [],
    allocationsLeft: Number.POSITIVE_INFINITY,
    define(implementation) {
      lastFunction += 16;
      functions.set(lastFunction, implementation);
      return lastFunction;
    },
    notify(id) {
      if (!open.has(id)) lateEvents++;
      else if (muted.has(id)) missed.add(id);
      else if (!ring.includes(id)) ring.push(id);
    },
    allocate(size) {
      if (native.allocationsLeft-- <= 0) throw new RangeError('out of memory');
      const address = top;
      top += (size + 15) & ~7;
      new Uint8Array(memory, address, size).fill(0);
      blocks.add(address);
      return address;
    },
    free(address) {
      if (!blocks.delete(address)) throw new Error(`0x${address.toString(16)} was not allocated`);
    },
    view: (address, length) => new Uint8Array(memory, address, length),
    pin(buffer) {
      const address = 0x8000_0000 + buffer.byteOffset;
      pins.set(address, (pins.get(address) ?? 0) + 1);
      return address;
    },
    unpin(address) {
      const count = pins.get(address);
      if (count === undefined) throw new Error('not pinned');
      if (count === 1) pins.delete(address);
      else pins.set(address, count - 1);
    },
    call(fn, ...args) {
      native.calls.push({ fn, args });
      const implementation = functions.get(fn);
      if (implementation === undefined) throw new Error(`no function at 0x${fn.toString(16)}`);
      return implementation(...args);
    },
    callPrepared([fn = 0, ...args]) {
      return native.call(fn, ...args);
    },
    poll(pollers, most, milliseconds, into) {
      const end = native.time + milliseconds;
      for (;;) {
        let moved = 0;
        for (let index = 0; index < pollers.length; index += 2) {
          const [fn = 0, argument = 0] = pollers.subarray(index, index + 2);
          for (let count = 0; count < most && native.call(fn, argument) === 0; count++) moved++;
        }
        if (moved > 0 || ring.length > 0 || native.time >= end)
          return native.takeEvents(into) || (moved > 0 ? -1 : 0);
        native.time += 1;
      }
    },
    createEvent() {
      open.add(++lastEvent);
      return lastEvent;
    },
    eventHandle: (id) => 0xe000 + id,
    closeEvent(id) {
      if (!open.delete(id)) throw new Error(`event ${id} is not open`);
      muted.delete(id);
      missed.delete(id);
      const place = ring.indexOf(id);
      if (place >= 0) ring.splice(place, 1);
    },
    muteEvent(id, mute) {
      if (mute) muted.add(id);
      else if (muted.delete(id) && missed.delete(id)) native.notify(id);
    },
    takeEvents(into) {
      const taken = ring.splice(0, into.length);
      into.set(taken);
      return taken.length;
    },
    wait(milliseconds) {
      native.waits.push(milliseconds);
      if (ring.length === 0) native.time += native.whileWaiting(milliseconds);
    },
    now: () => native.time,
    wallClock: () => native.time,
    write: unexpected('write'),
    file: unexpected('file'),
    fileNames: unexpected('fileNames'),
    evaluate: unexpected('evaluate'),
    runJobs() {
      for (let job = native.jobs.shift(); job !== undefined; job = native.jobs.shift()) job();
    },
    onRejection: unexpected('onRejection'),
    onProgram: unexpected('onProgram'),
    exit: unexpected('exit'),
    collectGarbage: unexpected('collectGarbage'),
    lookInside: unexpected('lookInside'),
    memoryUsage: unexpected('memoryUsage'),
    counters(): Counters {
      let pinned = 0;
      for (const count of pins.values()) pinned += count;
      return { blocks: blocks.size, events: open.size, pins: pinned, parsers: 0, lateEvents };
    },
    copyBytes: unexpected('copyBytes'),
    encodeInto: unexpected('encodeInto'),
    decode: unexpected('decode'),
    byteLength: unexpected('byteLength'),
    isUtf8: unexpected('isUtf8'),
    createHash: unexpected('createHash'),
    copyHash: unexpected('copyHash'),
    updateHash: unexpected('updateHash'),
    digestHash: unexpected('digestHash'),
    pbkdf2: unexpected('pbkdf2'),
    hkdf: unexpected('hkdf'),
    createHttpParser: unexpected('createHttpParser'),
    createZlib: unexpected('createZlib'),
    crc32: unexpected('crc32'),
    cpuid: unexpected('cpuid'),
    readMsr: unexpected('readMsr'),
    writeMsr: unexpected('writeMsr'),
    readPort: unexpected('readPort'),
    writePort: unexpected('writePort'),
    randomBytes: unexpected('randomBytes'),
  };
  return native;
}

export const nothingLeft: Counters = { blocks: 0, events: 0, pins: 0, parsers: 0, lateEvents: 0 };

import { randomFillSync } from 'node:crypto';
import type { Address, Argument, Host, Native, Program } from '@efi-node/efi-core';
import type { CallTable } from './calls.ts';
import type { SimClock } from './clock.ts';
import { codecs } from './codecs.ts';
import type { CrashLog } from './crash.ts';
import { createDigests } from './digests.ts';
import type { Engine } from './engine.ts';
import type { EventRing, FirmwareEvents } from './events.ts';
import type { Faults } from './faults.ts';
import { SimHttpParser } from './http-parser.ts';
import { lookInside } from './inside.ts';
import type { AddressSpace } from './memory.ts';
import type { Processor } from './processor.ts';
import { crc32, createZlib } from './zlib.ts';

/** What of a simulated machine the boundary is made of. */
export interface NativeParts {
  readonly crashes: CrashLog;
  readonly clock: SimClock;
  readonly faults: Faults;
  readonly memory: AddressSpace;
  readonly calls: CallTable;
  readonly events: FirmwareEvents;
  readonly ring: EventRing;
  readonly processor: Processor;
  /** Filled in once the tables are in memory, which takes a `Native` to write them. */
  readonly tables: { systemTable: Address; imageHandle: Address };
  /** Bytes of pool that there are. */
  readonly memorySize: number;
  readonly startTime: number;
}

/** Time that comes from outside: where a machine is joined to the host's sockets, it follows the host's clock. */
interface OutsideTime {
  sync(): void;
  wait(milliseconds: number, until: () => boolean): void;
}

/** What the boundary collects while a program runs. */
export interface NativeState {
  program: Program | undefined;
  parsers: number;
  exiting: boolean;
  /** Who runs scripts and jobs: each program of a bundle gets a new one. */
  engine: Engine;
  files: ReadonlyMap<string, Uint8Array>;
  /** Undefined where time moves by waiting only. */
  outside: OutsideTime | undefined;
  onWrite: (stream: 1 | 2, bytes: Uint8Array) => void;
}

/**
 * Time that a turn of the loop takes when it finds nothing, in milliseconds: a program that polls gets on. A turn
 * that finds something takes a little too, so that time passes even in a machine that is never idle.
 */
const IDLE_TURN = 0.25;
const BUSY_TURN = 0.01;
/**
 * Time that loading a script takes. As on Node and on the machine it is more than a timer's shortest delay, so that a
 * program's first `setTimeout` is due before its first `setImmediate`.
 */
const EVALUATION = 2;

export function createNative(parts: NativeParts, state: NativeState): Native {
  const { clock, crashes, faults, memory, calls, ring, events, processor } = parts;
  const host: Host = 'simulator';

  function takeEvents(into: Float64Array): number {
    if (state.outside !== undefined) state.outside.sync();
    else clock.advance(ring.ready ? BUSY_TURN : IDLE_TURN);
    return ring.take(into);
  }

  return {
    host,
    engine: '0.17.0',
    get systemTable() {
      return parts.tables.systemTable;
    },
    get imageHandle() {
      return parts.tables.imageHandle;
    },

    allocate(size) {
      if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`allocate of ${size} bytes`);
      if (faults.take('native.allocate') !== undefined || memory.poolBytes + size > parts.memorySize) {
        throw new RangeError(`firmware has no ${size} bytes left`);
      }
      return memory.allocate(size, 'program');
    },
    free: (address) => memory.free(address, 'program'),
    view: (address, length) => memory.view(address, length),
    pin: (buffer) => memory.pin(buffer),
    unpin: (address) => memory.unpin(address),

    call: (fn, ...args: Argument[]) => calls.call(fn, args),

    callPrepared: ([fn = 0, ...args]) => calls.call(fn, args),

    poll(pollers, most, milliseconds, into) {
      let moved = 0;
      const poll = (): boolean => {
        for (let index = 0; index < pollers.length; index += 2) {
          const [fn = 0, argument = 0] = pollers.subarray(index, index + 2);
          for (let count = 0; count < most && calls.call(fn, [argument]) === 0; count += 1) moved += 1;
        }
        return moved > 0 || ring.ready;
      };
      if (!poll() && milliseconds > 0) {
        if (state.outside !== undefined) state.outside.wait(milliseconds, poll);
        else clock.advance(milliseconds, poll);
      }
      return takeEvents(into) || (moved > 0 ? -1 : 0);
    },

    createEvent: () => ring.create(),
    eventHandle: (id) => ring.handle(id),
    closeEvent: (id) => ring.close(id),
    muteEvent: (id, muted) => ring.mute(id, muted),
    takeEvents,
    wait(milliseconds) {
      if (events.level !== 4) crashes.crash(`wait at TPL ${events.level}`);
      if (!(milliseconds >= 0)) throw new RangeError(`wait of ${milliseconds} ms`);
      if (state.outside !== undefined) state.outside.wait(milliseconds, () => ring.ready);
      else clock.advance(milliseconds, () => ring.ready);
    },

    now() {
      state.outside?.sync();
      return clock.now;
    },
    wallClock: () => parts.startTime + clock.now,

    write: (stream, bytes) => state.onWrite(stream, bytes),
    file(name) {
      const bytes = state.files.get(name);
      if (bytes === undefined) return undefined;
      const copy = new memory.realm.ArrayBuffer(bytes.length);
      new Uint8Array(copy).set(bytes);
      return new memory.realm.Uint8Array(copy, 0, bytes.length);
    },
    fileNames: () => [...state.files.keys()],

    asyncContext: {
      get current() {
        return state.engine.asyncContext.current;
      },
      set current(value) {
        state.engine.asyncContext.current = value;
      },
    },
    evaluate(source, filename) {
      const value = state.engine.evaluate(source, filename);
      if (state.outside === undefined) clock.advance(EVALUATION);
      return value;
    },
    runJobs: () => state.engine.runJobs(),
    onRejection: (listener) => state.engine.onRejection(listener),
    onProgram(program) {
      if (state.program !== undefined) throw new Error('onProgram was called before');
      state.program = program;
    },
    exit() {
      state.exiting = true;
      return state.engine.exit();
    },
    collectGarbage() {},
    lookInside,
    memoryUsage() {
      const { heapUsed, heapTotal } = process.memoryUsage();
      return { heapUsed, heapTotal, free: Math.max(0, parts.memorySize - memory.poolBytes) };
    },
    counters: () => ({
      blocks: memory.blocks('program'),
      events: ring.open,
      pins: memory.pins,
      parsers: state.parsers,
      lateEvents: ring.late,
    }),

    copyBytes(source, start, end, prototype) {
      if (!(start >= 0 && start <= end && end <= source.length))
        throw new RangeError(`copyBytes of ${start} to ${end}, and there are ${source.length} bytes`);
      const copy = new memory.realm.Uint8Array(new memory.realm.ArrayBuffer(end - start), 0, end - start);
      copy.set(source.subarray(start, end));
      return Object.setPrototypeOf(copy, prototype);
    },
    ...codecs,
    ...createDigests(memory),
    createHttpParser(options, sink) {
      state.parsers += 1;
      return new SimHttpParser(options, sink, () => {
        state.parsers -= 1;
      });
    },
    createZlib,
    crc32,

    cpuid: (leaf, subleaf) => processor.cpuid(leaf, subleaf),
    readMsr: (index) => processor.readMsr(index),
    writeMsr: (index, value) => processor.writeMsr(index, value),
    readPort: (port, width) => processor.readPort(port, width),
    writePort: (port, width, value) => processor.writePort(port, width, value),
    randomBytes(target) {
      randomFillSync(target);
    },
  };
}

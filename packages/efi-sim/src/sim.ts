import type { Address, Loop, Native } from '@efi-node/efi-core';
import { CallTable } from './calls.ts';
import type { SimClock } from './clock.ts';
import { CrashLog, type FirmwareCrash } from './crash.ts';
import { hostEngine } from './engine.ts';
import { EventRing, FirmwareEvents } from './events.ts';
import { Faults } from './faults.ts';
import { type Firmware, installFirmware } from './firmware/firmware.ts';
import { AddressSpace } from './memory.ts';
import { createNative, type NativeState } from './native.ts';
import { SimNetwork } from './net/network.ts';
import type { SimInterface } from './drivers/interface.ts';
import type { SimVolume } from './disk/sim-volume.ts';
import type { SimOptions } from './options.ts';
import { Processor } from './processor.ts';

/** What is still there of what programs made; all 0 when everything was given back. */
export interface Leaks {
  readonly blocks: number;
  readonly events: number;
  readonly pins: number;
  readonly parsers: number;
  /** Child handles of the network protocols. */
  readonly handles: number;
  /** Files and directories of volumes. */
  readonly files: number;
  /** Pool that firmware allocated for the caller, who has to free it (LocateHandleBuffer, GetData, …). */
  readonly firmwarePool: number;
  /** EFI_EVENTs made by CreateEvent. */
  readonly firmwareEvents: number;
  /** OpenProtocol without CloseProtocol. */
  readonly opened: number;
}

export interface RunOptions {
  /** Stop as soon as this is true, asked after each callback. */
  readonly until?: () => boolean;
  /** Milliseconds of simulated time after which a test that still runs has failed. Default 600,000. */
  readonly limit?: number;
}

/** A simulated machine. */
export interface Sim {
  readonly native: Native;
  readonly network: SimNetwork;
  readonly clock: SimClock;
  readonly faults: Faults;
  readonly nics: readonly SimInterface[];
  readonly volumes: readonly SimVolume[];
  readonly processor: Processor;
  /** For tests that look inside. */
  readonly memory: AddressSpace;
  readonly calls: CallTable;
  readonly events: FirmwareEvents;
  readonly firmware: Firmware;
  /** What was a crash on a real machine, caught or not. */
  readonly crashes: readonly FirmwareCrash[];
  /** What the program wrote, as UTF-8. */
  readonly stdout: string;
  readonly stderr: string;
  /** Hears of writes instead of `stdout` and `stderr`. */
  setOutput(listener: (stream: 1 | 2, bytes: Uint8Array) => void): void;
  readonly state: NativeState;
  leaks(): Leaks;
  /**
   * Runs a loop callback by callback until nothing keeps it alive, or `until`. Between callbacks the host's
   * microtasks and `process.nextTick`s are drained, as the loop itself does where jobs can be run on demand.
   * Throws if the loop still lives at the limit, and whatever crashed.
   */
  run(loop: Loop, until?: (() => boolean) | RunOptions): Promise<void>;
}

const MEMORY = 256 * 2 ** 20;
/** OVMF's timer tick in milliseconds. */
const TICK = 10;

export function createSim(options: SimOptions = {}): Sim {
  const network = options.network instanceof SimNetwork ? options.network : new SimNetwork(options.network);
  const { clock } = network;
  const crashLog = new CrashLog();
  const faults = new Faults();
  const memory = new AddressSpace(crashLog);
  const calls = new CallTable(crashLog, faults);
  const events = new FirmwareEvents(memory, crashLog, clock, TICK);
  const ring = new EventRing(events, crashLog);
  const processor = new Processor();
  const tables: { systemTable: Address; imageHandle: Address } = { systemTable: 0, imageHandle: 0 };
  const memorySize = options.memory ?? MEMORY;
  const startTime = options.startTime ?? Date.UTC(2026, 0, 1);
  const output: Record<1 | 2, Uint8Array[]> = { 1: [], 2: [] };
  const state: NativeState = {
    program: undefined,
    parsers: 0,
    exiting: false,
    outside: undefined,
    engine: options.engine ?? hostEngine,
    files: new Map(
      Object.entries(options.files ?? {}).map(([name, data]) => [
        name,
        typeof data === 'string' ? Buffer.from(data) : data,
      ]),
    ),
    onWrite: (stream, bytes) => void output[stream].push(Uint8Array.from(bytes)),
  };
  const parts = { crashes: crashLog, clock, faults, memory, calls, events, ring, processor, tables };
  const native = createNative({ ...parts, memorySize, startTime }, state);
  const firmware = installFirmware(
    {
      ...parts,
      native,
      network,
      memorySize,
      startTime,
      system: options.system ?? {},
      variables: options.variables ?? [],
    },
    options.nics ?? [{}],
    options.connected ?? false,
    options.volumes,
  );
  tables.systemTable = firmware.systemTable;
  tables.imageHandle = firmware.imageHandle;
  const ownEvents = events.count;

  const sim: Sim = {
    native,
    network,
    clock,
    faults,
    nics: firmware.nics,
    volumes: firmware.volumes,
    processor,
    memory,
    calls,
    events,
    firmware,
    crashes: crashLog.crashes,
    state,
    get stdout() {
      return Buffer.concat(output[1]).toString();
    },
    get stderr() {
      return Buffer.concat(output[2]).toString();
    },
    setOutput(listener) {
      state.onWrite = listener;
    },
    leaks: () => ({
      blocks: memory.blocks('program'),
      events: ring.open,
      pins: memory.pins,
      parsers: state.parsers,
      handles: firmware.children,
      files: firmware.openFiles,
      firmwarePool: memory.blocks('firmware'),
      firmwareEvents: events.count - ownEvents - ring.open,
      opened: firmware.opened,
    }),
    run: (loop, until) => runLoops([sim], [loop], typeof until === 'function' ? { until } : (until ?? {})),
  };
  return sim;
}

/**
 * Runs the loops of several machines on one network side by side: each gets a callback in turn, and time passes only
 * when none has anything to do.
 */
export async function runLoops(
  sims: readonly Sim[],
  loops: readonly Loop[],
  { until, limit = 600_000 }: RunOptions = {},
): Promise<void> {
  const clock = sims[0]?.clock;
  if (clock === undefined) return;
  const end = clock.now + limit;
  const alone = loops.length === 1;
  for (;;) {
    let worked = false;
    for (const loop of loops) {
      while (loop.step(alone)) {
        worked = true;
        await hostTurn();
        throwCrashes(sims);
        if (until?.() === true) return;
      }
    }
    if (!worked) await hostTurn();
    throwCrashes(sims);
    if (until?.() === true) return;
    if (!loops.some((loop) => loop.alive())) {
      if (until !== undefined) throw new Error('the loop has ended before what the test waits for');
      return;
    }
    if (clock.now >= end) throw new Error(`the loop still lives after ${limit} ms of simulated time`);
    if (!alone && !worked) clock.advance(1);
  }
}

/** Lets the host drain its ticks and microtasks. */
function hostTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function throwCrashes(sims: readonly Sim[]): void {
  for (const { crashes } of sims) if (crashes[0] !== undefined) throw crashes[0];
}

/** Throws if anything of a program's is left, or anything has crashed: for the end of every test. */
export function expectNoLeaks(sim: Sim): void {
  throwCrashes([sim]);
  const left = Object.entries(sim.leaks()).filter(([, count]) => count !== 0);
  if (left.length === 0) return;
  throw new Error(`left in firmware: ${left.map(([what, count]) => `${count} ${what}`).join(', ')}`);
}

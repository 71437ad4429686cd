import type { Address, EventId } from '@efi-node/efi-core';
import type { CrashLog } from './crash.ts';
import type { Scheduled, SimClock } from './clock.ts';
import { type AddressSpace, hex } from './memory.ts';

/** Task priority levels (UEFI 2.10, section 7.1). */
export const TPL_APPLICATION = 4;
export const TPL_CALLBACK = 8;
export const TPL_NOTIFY = 16;

/** EVT_* (UEFI 2.10, section 7.1). */
export const EVT_TIMER = 0x8000_0000;
const EVT_NOTIFY_WAIT = 0x100;
export const EVT_NOTIFY_SIGNAL = 0x200;

export type TimerKind = 'cancel' | 'periodic' | 'relative';

interface FirmwareEvent {
  readonly handle: Address;
  readonly type: number;
  readonly level: number;
  readonly notify: (() => void) | undefined;
  signalled: boolean;
  queued: boolean;
  timer: Scheduled | undefined;
}

/** EFI_EVENTs, their notifications by task priority, and timers. A use of a closed event is a crash. */
export class FirmwareEvents {
  readonly #memory: AddressSpace;
  readonly #crashes: CrashLog;
  readonly #clock: SimClock;
  readonly #tick: number;
  readonly #events = new Map<Address, FirmwareEvent>();
  #level = TPL_APPLICATION;
  /** Notifications that wait for the level to fall, in order of signalling. */
  #queue: FirmwareEvent[] = [];

  constructor(memory: AddressSpace, crashes: CrashLog, clock: SimClock, tick: number) {
    this.#memory = memory;
    this.#crashes = crashes;
    this.#clock = clock;
    this.#tick = tick;
  }

  get count(): number {
    return this.#events.size;
  }

  get level(): number {
    return this.#level;
  }

  create(type: number, level: number, notify?: () => void): Address {
    const handle = this.#memory.map(16, 'EFI_EVENT');
    this.#events.set(handle, {
      handle,
      type,
      level,
      notify,
      signalled: false,
      queued: false,
      timer: undefined,
    });
    return handle;
  }

  has(handle: Address): boolean {
    return this.#events.has(handle);
  }

  close(handle: Address): void {
    const event = this.#get(handle, 'CloseEvent');
    event.timer?.cancel();
    this.#queue = this.#queue.filter((queued) => queued !== event);
    this.#events.delete(handle);
    this.#memory.unmap(handle);
  }

  signal(handle: Address): void {
    const event = this.#get(handle, 'SignalEvent');
    if (event.notify === undefined || (event.type & EVT_NOTIFY_SIGNAL) === 0) {
      event.signalled = true;
    } else if (!event.queued) {
      event.queued = true;
      this.#queue.push(event);
      this.#dispatch();
    }
  }

  /** CheckEvent: clears and answers the state; undefined for an event that has a notification function. */
  check(handle: Address): boolean | undefined {
    const event = this.#get(handle, 'CheckEvent');
    if ((event.type & EVT_NOTIFY_SIGNAL) !== 0) return undefined;
    if (!event.signalled && (event.type & EVT_NOTIFY_WAIT) !== 0) event.notify?.();
    const { signalled } = event;
    event.signalled = false;
    return signalled;
  }

  /** False when the event is no timer. Firmware's own tick is the finest time. */
  setTimer(handle: Address, kind: TimerKind, milliseconds: number): boolean {
    const event = this.#get(handle, 'SetTimer');
    if ((event.type & EVT_TIMER) === 0 && event.type < 0x8000_0000) return false;
    event.timer?.cancel();
    event.timer = undefined;
    if (kind === 'cancel') return true;
    const period = Math.max(this.#tick, Math.ceil(milliseconds / this.#tick) * this.#tick);
    const arm = (): void => {
      event.timer = this.#clock.schedule(period, () => {
        event.timer = undefined;
        if (kind === 'periodic') arm();
        this.signal(handle);
      });
    };
    arm();
    return true;
  }

  raise(level: number): number {
    if (level < this.#level) this.#crashes.crash(`RaiseTPL from ${this.#level} to ${level}`);
    const old = this.#level;
    this.#level = level;
    return old;
  }

  restore(level: number): void {
    if (level > this.#level) this.#crashes.crash(`RestoreTPL from ${this.#level} to ${level}`);
    this.#level = level;
    this.#dispatch();
  }

  #dispatch(): void {
    for (;;) {
      const index = this.#next();
      const event = this.#queue[index];
      if (event === undefined) return;
      this.#queue.splice(index, 1);
      event.queued = false;
      const old = this.#level;
      this.#level = event.level;
      try {
        event.notify?.();
      } finally {
        this.#level = old;
      }
    }
  }

  /** Index of the notification to run now: the highest level above the present one, the oldest of those. */
  #next(): number {
    let found = -1;
    let highest = this.#level;
    for (const [index, event] of this.#queue.entries()) {
      if (event.level > highest) {
        found = index;
        highest = event.level;
      }
    }
    return found;
  }

  #get(handle: Address, verb: string): FirmwareEvent {
    const event = this.#events.get(handle);
    if (event !== undefined) return event;
    return this.#crashes.crash(`${verb} of ${hex(handle)}, which is not an open event`);
  }
}

interface Slot {
  readonly id: EventId;
  readonly handle: Address;
  notified: boolean;
  muted: boolean;
  /** Notified while it was muted. */
  missed: boolean;
}

const SLOTS = 0x1_0000;

/** Our own events: each has a slot, reserved from the start, so that no notification can be lost. */
export class EventRing {
  readonly #events: FirmwareEvents;
  readonly #crashes: CrashLog;
  readonly #slots: (Slot | undefined)[] = [];
  readonly #vacant: number[] = [];
  readonly #generations: number[] = [];
  readonly #notified: Slot[] = [];
  #open = 0;
  #late = 0;

  constructor(events: FirmwareEvents, crashes: CrashLog) {
    this.#events = events;
    this.#crashes = crashes;
  }

  get open(): number {
    return this.#open;
  }

  get late(): number {
    return this.#late;
  }

  /** Whether `take` would answer something. */
  get ready(): boolean {
    return this.#notified.length > 0;
  }

  create(): EventId {
    const index = this.#vacant.pop() ?? this.#slots.length;
    if (index >= SLOTS) throw new RangeError('no event slot left');
    const generation = (this.#generations[index] ?? 0) + 1;
    this.#generations[index] = generation;
    const id = generation * SLOTS + index;
    const slot: Slot = {
      id,
      handle: this.#events.create(EVT_NOTIFY_SIGNAL, TPL_CALLBACK, () => {
        if (slot.muted) slot.missed = true;
        else this.#notify(slot);
      }),
      notified: false,
      muted: false,
      missed: false,
    };
    this.#slots[index] = slot;
    this.#open += 1;
    return id;
  }

  handle(id: EventId): Address {
    return this.#get(id, 'eventHandle').handle;
  }

  close(id: EventId): void {
    const slot = this.#get(id, 'closeEvent');
    if (slot.notified) {
      this.#late += 1;
      this.#notified.splice(this.#notified.indexOf(slot), 1);
    }
    this.#events.close(slot.handle);
    const index = id % SLOTS;
    this.#slots[index] = undefined;
    this.#vacant.push(index);
    this.#open -= 1;
  }

  mute(id: EventId, muted: boolean): void {
    const slot = this.#get(id, 'muteEvent');
    slot.muted = muted;
    if (muted || !slot.missed) return;
    slot.missed = false;
    this.#notify(slot);
  }

  #notify(slot: Slot): void {
    if (slot.notified) return;
    slot.notified = true;
    this.#notified.push(slot);
  }

  take(into: Float64Array): number {
    const taken = this.#notified.splice(0, into.length);
    for (const [index, slot] of taken.entries()) {
      slot.notified = false;
      into[index] = slot.id;
    }
    return taken.length;
  }

  #get(id: EventId, verb: string): Slot {
    const slot = this.#slots[id % SLOTS];
    if (slot !== undefined && slot.id === id) return slot;
    return this.#crashes.crash(`${verb} of event ${id}, which is not open`);
  }
}

/** `select` and `poll` over anything with readiness. Times are Berkeley's: seconds for select, milliseconds for poll. */
import type { Loop } from '@efi-node/efi-core';
import { POLLERR, POLLHUP, POLLIN, POLLOUT } from './constants.ts';
import { SocketError } from './errors.ts';
import type { Selectable } from './readiness.ts';
import { type Attempt, type Waited, waitAsync, waitBlocking, WOULD_BLOCK } from './wait.ts';

/** Those that are ready: to read, to write, failed. All empty when the time is over. */
export type Selected<One extends Selectable = Selectable> = [readers: One[], writers: One[], errors: One[]];

export interface Select {
  /** Blocks, with the loop going on, until one is ready. `timeout` in seconds; 0 looks once; without it there is no end. */
  <One extends Selectable>(
    readers: readonly One[],
    writers?: readonly One[],
    errors?: readonly One[],
    timeout?: number | null,
  ): Selected<One>;
}

function milliseconds(timeout: number | null | undefined): number | undefined {
  if (timeout === null || timeout === undefined) return undefined;
  if (typeof timeout !== 'number' || !(timeout >= 0)) {
    throw new SocketError('EINVAL', 'select', `expected a time-out of 0 or more, got ${String(timeout)}`);
  }
  return timeout * 1000;
}

function look<One extends Selectable>(
  readers: readonly One[],
  writers: readonly One[],
  errors: readonly One[],
): Attempt<Selected<One>> {
  return () => {
    const found: Selected<One> = [
      readers.filter((one) => one.readiness().readable),
      writers.filter((one) => one.readiness().writable),
      errors.filter((one) => one.readiness().failed),
    ];
    return found.some((list) => list.length > 0) ? found : WOULD_BLOCK;
  };
}

function outcome<Value>(waited: Waited<Value>, none: Value, syscall: string): Value {
  if (waited.kind === 'done') return waited.value;
  if (waited.kind === 'timed-out') return none;
  throw new SocketError('EDEADLK', syscall);
}

export function createSelect(loop: Loop): Select {
  return (readers, writers = [], errors = [], timeout) => {
    const attempt = look(readers, writers, errors);
    const limit = milliseconds(timeout);
    return outcome(
      waitBlocking(loop, [...readers, ...writers, ...errors], attempt, limit),
      [[], [], []],
      'select',
    );
  };
}

export type SelectAsync = <One extends Selectable>(
  readers: readonly One[],
  writers?: readonly One[],
  errors?: readonly One[],
  timeout?: number | null,
) => Promise<Selected<One>>;

/** As `select`, with a promise. */
export function createSelectAsync(loop: Loop): SelectAsync {
  return async (readers, writers = [], errors = [], timeout) => {
    const attempt = look(readers, writers, errors);
    const limit = milliseconds(timeout);
    const waited = await waitAsync(loop, [...readers, ...writers, ...errors], attempt, limit);
    return outcome(waited, [[], [], []], 'select');
  };
}

/** What is ready, and the POLL… bits that it is ready for. */
export type Polled<One extends Selectable = Selectable> = [one: One, events: number];

/** A set of things to wait for, each with the events of interest; errors and hang-ups are always told. */
export class Poll<One extends Selectable = Selectable> {
  private readonly loop: Loop;
  private readonly interests = new Map<One, number>();

  constructor(loop: Loop) {
    this.loop = loop;
  }

  register(one: One, events: number = POLLIN | POLLOUT): void {
    this.interests.set(one, events);
  }

  modify(one: One, events: number): void {
    if (!this.interests.has(one)) throw new SocketError('EINVAL', 'poll', 'not registered');
    this.interests.set(one, events);
  }

  unregister(one: One): void {
    if (!this.interests.delete(one)) throw new SocketError('EINVAL', 'poll', 'not registered');
  }

  /** Blocks until something is ready. `timeout` in milliseconds; negative or none for no end. */
  poll(timeout?: number | null): Polled<One>[] {
    const waited = waitBlocking(this.loop, [...this.interests.keys()], this.attempt, limitOf(timeout));
    return outcome(waited, [], 'poll');
  }

  /** As `poll`, with a promise. */
  async pollAsync(timeout?: number | null): Promise<Polled<One>[]> {
    const waited = await waitAsync(this.loop, [...this.interests.keys()], this.attempt, limitOf(timeout));
    return outcome(waited, [], 'poll');
  }

  private readonly attempt: Attempt<Polled<One>[]> = () => {
    const found: Polled<One>[] = [];
    for (const [one, interest] of this.interests) {
      const events = eventsOf(one) & (interest | POLLERR | POLLHUP);
      if (events !== 0) found.push([one, events]);
    }
    return found.length > 0 ? found : WOULD_BLOCK;
  };
}

function limitOf(timeout: number | null | undefined): number | undefined {
  return timeout === null || timeout === undefined || timeout < 0 ? undefined : timeout;
}

function eventsOf(one: Selectable): number {
  const { readable, writable, failed, hungUp } = one.readiness();
  return (readable ? POLLIN : 0) | (writable ? POLLOUT : 0) | (failed ? POLLERR : 0) | (hungUp ? POLLHUP : 0);
}

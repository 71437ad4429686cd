/** A loop with a virtual clock, enough for loopback: completions in order, timers when nothing else is due. */
import type { Loop, LoopHandle, LoopTimer } from '@efi-node/efi-core';

interface Item {
  readonly callback: () => void;
  referenced: boolean;
  closed: boolean;
}

interface Deadline extends Item {
  at: number;
}

export interface TestLoop extends Loop {
  readonly uncaught: unknown[];
}

function handleOf(item: Item, onClose: () => void = () => undefined): LoopHandle {
  return {
    ref: () => {
      item.referenced = true;
    },
    unref: () => {
      item.referenced = false;
    },
    hasRef: () => item.referenced && !item.closed,
    close: () => {
      item.closed = true;
      onClose();
    },
  };
}

function itemOf(callback: () => void): Item {
  return { callback, referenced: true, closed: false };
}

export function createTestLoop(): TestLoop {
  let now = 0;
  let due: Item[] = [];
  const holds = new Set<Item>();
  const timers = new Set<Deadline>();
  const uncaught: unknown[] = [];

  const invoke = (callback: () => void): void => {
    try {
      callback();
    } catch (error) {
      uncaught.push(error);
    }
  };
  const enqueue = (callback: () => void): LoopHandle => {
    const item = itemOf(callback);
    due.push(item);
    return handleOf(item);
  };
  const live = (items: Iterable<Item>): boolean => {
    for (const item of items) if (item.referenced && !item.closed) return true;
    return false;
  };
  const alive = (): boolean => live(due) || live(holds) || live(timers);
  const turn = (): boolean => {
    const present = due;
    due = [];
    for (const item of present) {
      if (!item.closed) {
        item.closed = true;
        invoke(item.callback);
      }
    }
    if (present.length > 0) return alive();
    const [next] = [...timers].sort((left, right) => left.at - right.at);
    if (next !== undefined) {
      now = Math.max(now, next.at);
      timers.delete(next);
      invoke(next.callback);
    }
    return alive();
  };
  const addHold = (callback: () => void = () => undefined): LoopHandle => {
    const item = itemOf(callback);
    holds.add(item);
    return handleOf(item, () => holds.delete(item));
  };

  return {
    uncaught,
    get now() {
      return now;
    },
    idleTime: 0,
    updateTime: () => undefined,
    timer: (callback, delay): LoopTimer => {
      const item: Deadline = { ...itemOf(callback), at: now + Math.max(1, delay) };
      timers.add(item);
      return {
        ...handleOf(item, () => timers.delete(item)),
        refresh: () => {
          item.at = now + Math.max(1, delay);
          timers.add(item);
        },
      };
    },
    immediate: enqueue,
    enqueue,
    pending: enqueue,
    closing: enqueue,
    onEvent: () => {
      throw new Error('the test loop has no events');
    },
    hold: () => addHold(),
    poller: () => {
      throw new Error('the test loop has no pollers');
    },
    invoke,
    setDrain: () => undefined,
    setUncaught: () => undefined,
    alive,
    stir: () => undefined,
    step: () => turn(),
    turn,
    runUntil: (done, limit = 10_000) => {
      const end = now + limit;
      for (let turns = 0; !done(); turns += 1) {
        if (now > end || turns > 1_000_000 || (due.length === 0 && timers.size === 0)) return false;
        turn();
      }
      return true;
    },
  };
}

import type { LoopTimer } from '@efi-node/efi-core';
import { expect, test } from 'vitest';
import { type Expiring, IdleConnections } from './idle-connections.ts';

/** A loop whose only timer is called by hand, at a time that the test chooses. */
class Loop {
  now = 0;
  private due: (() => void) | undefined;
  delay = 0;

  timer(callback: () => void, milliseconds: number): LoopTimer {
    this.due = callback;
    this.delay = milliseconds;
    const timer: LoopTimer = {
      ref: () => undefined,
      unref: () => undefined,
      hasRef: () => true,
      close: () => undefined,
      refresh: () => undefined,
    };
    return timer;
  }

  fire(now: number): void {
    this.now = now;
    const { due } = this;
    this.due = undefined;
    due?.();
  }
}

class Connection implements Expiring {
  idleUntil: number;
  expired = false;

  constructor(idleUntil: number) {
    this.idleUntil = idleUntil;
  }

  idleExpired(): void {
    this.idleUntil = 0;
    this.expired = true;
  }
}

function opened(...times: number[]): { loop: Loop; connections: Connection[] } {
  const loop = new Loop();
  const connections = times.map((time) => new Connection(time));
  const idle = new IdleConnections(loop, connections);
  for (const connection of connections) idle.entered(connection);
  return { loop, connections };
}

test('connections expire when their time is over', () => {
  const { loop, connections } = opened(100, 300);
  loop.fire(100);
  expect(connections.map(({ expired }) => expired)).toEqual([true, false]);
  expect(loop.delay).toBe(200);
  loop.fire(305);
  expect(connections.map(({ expired }) => expired)).toEqual([true, true]);
});

test('a machine that was busy past the time reads first what has come', () => {
  const { loop, connections } = opened(100, 110);
  loop.fire(900);
  expect(connections.map(({ expired }) => expired)).toEqual([false, false]);
  // The request that had come before the time was over.
  const [asked, silent] = connections;
  if (asked === undefined || silent === undefined) throw new Error('two connections were opened');
  asked.idleUntil = 0;
  loop.fire(1900);
  expect([asked.expired, silent.expired]).toEqual([false, true]);
});

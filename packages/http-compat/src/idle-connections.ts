/**
 * Connections that wait for their next request. A busy server's connections enter and leave this state with each
 * request, so entering is a note on the connection, and one timer looks through all of them when the first may be due.
 */
import type { Loop } from '@efi-node/efi-core';

export interface Expiring {
  /** By the loop's time; 0 while it does not wait. */
  readonly idleUntil: number;
  idleExpired(): void;
}

export class IdleConnections<T extends Expiring> {
  private readonly loop: Pick<Loop, 'now' | 'timer'>;
  private readonly all: Iterable<T>;
  private armed = false;

  constructor(loop: Pick<Loop, 'now' | 'timer'>, all: Iterable<T>) {
    this.loop = loop;
    this.all = all;
  }

  /** A connection has begun to wait. */
  entered(connection: T): void {
    if (!this.armed) this.arm(connection.idleUntil);
  }

  private arm(due: number): void {
    this.armed = true;
    // A connection between requests keeps the program alive by its socket, not by its time-out.
    this.loop.timer(() => this.expire(), Math.max(1, due - this.loop.now)).unref();
  }

  private expire(): void {
    this.armed = false;
    const { now } = this.loop;
    let next = Number.POSITIVE_INFINITY;
    for (const connection of this.all) {
      const { idleUntil } = connection;
      if (idleUntil === 0) continue;
      if (idleUntil <= now) connection.idleExpired();
      else next = Math.min(next, idleUntil);
    }
    if (next !== Number.POSITIVE_INFINITY && !this.armed) this.arm(next);
  }
}

/**
 * Connections that wait for their next request. A busy server's connections enter and leave this state with each
 * request, so entering is a note on the connection, and one timer looks through all of them when the first may be due.
 */
import type { Loop } from '@efi-node/efi-core';

/** Milliseconds by which a time-out may be noticed too late, and in which what has come meanwhile is taken. */
const LATE = 20;

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
    if (!this.armed) this.arm(connection.idleUntil - this.loop.now, false);
  }

  private arm(delay: number, isLastLook: boolean): void {
    this.armed = true;
    // A connection between requests keeps the program alive by its socket, not by its time-out.
    this.loop.timer(() => this.expire(isLastLook), Math.max(1, delay)).unref();
  }

  /**
   * When the machine has been busy past the time, a request may have come before it and not have been read: the
   * connection then has one turn more to read it.
   */
  private expire(isLastLook: boolean): void {
    this.armed = false;
    const { now } = this.loop;
    let next = Number.POSITIVE_INFINITY;
    let looksAgain = false;
    for (const connection of this.all) {
      const { idleUntil } = connection;
      if (idleUntil === 0) continue;
      if (idleUntil > now) next = Math.min(next, idleUntil);
      else if (isLastLook || now - idleUntil <= LATE) connection.idleExpired();
      else looksAgain = true;
    }
    if (this.armed) return;
    if (looksAgain) this.arm(LATE, true);
    else if (next !== Number.POSITIVE_INFINITY) this.arm(next - now, false);
  }
}

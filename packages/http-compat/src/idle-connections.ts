/**
 * Connections that wait for their next request. All wait equally long, so the order of entry is the order of expiry
 * and one timer, for the first of them, serves all.
 */
import type { Loop } from '@efi-node/efi-core';

export interface Expiring {
  /** By the loop's time. */
  readonly idleUntil: number;
  idleExpired(): void;
}

export class IdleConnections<T extends Expiring> {
  private readonly loop: Pick<Loop, 'now' | 'timer'>;
  private readonly members = new Set<T>();
  private armed = false;

  constructor(loop: Pick<Loop, 'now' | 'timer'>) {
    this.loop = loop;
  }

  add(member: T): void {
    this.members.add(member);
    if (!this.armed) this.arm(member);
  }

  delete(member: T): void {
    this.members.delete(member);
  }

  private arm(first: T): void {
    this.armed = true;
    // A connection between requests keeps the program alive by its socket, not by its time-out.
    this.loop.timer(() => this.expire(), Math.max(1, first.idleUntil - this.loop.now)).unref();
  }

  private expire(): void {
    this.armed = false;
    for (const member of this.members) {
      if (member.idleUntil > this.loop.now) {
        this.arm(member);
        return;
      }
      this.members.delete(member);
      member.idleExpired();
    }
  }
}

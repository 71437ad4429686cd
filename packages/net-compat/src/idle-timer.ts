/**
 * `socket.setTimeout`: told once when nothing has moved for a while, and again after each further silence that
 * something broke. Noting that something moved costs one assignment, as it happens with every packet; the timer itself
 * is looked at only when it fires.
 */
import { AsyncResource } from 'node:async_hooks';
import type { Loop, LoopTimer } from '@efi-node/efi-core';

export class IdleTimer {
  private readonly loop: Loop;
  private readonly onIdle: () => void;
  private readonly delay: number;
  private lastActivity: number;
  /** Undefined after a silence was told and while it lasts. */
  private timer: LoopTimer | undefined;

  constructor(loop: Loop, delay: number, onIdle: () => void) {
    this.loop = loop;
    this.onIdle = AsyncResource.bind(onIdle);
    this.delay = delay;
    this.lastActivity = loop.now;
    this.arm(delay);
  }

  /** Something moved. */
  touch(): void {
    this.lastActivity = this.loop.now;
    if (this.timer === undefined) this.arm(this.delay);
  }

  close(): void {
    this.timer?.close();
    this.timer = undefined;
  }

  private arm(delay: number): void {
    this.timer = this.loop.timer(() => this.fire(), delay);
    // A socket that waits keeps the program alive, its time-out does not.
    this.timer.unref();
  }

  private fire(): void {
    const left = this.lastActivity + this.delay - this.loop.now;
    this.timer = undefined;
    if (left > 0) this.arm(left);
    else this.onIdle();
  }
}

import type { Loop, LoopHandle } from '@efi-node/efi-core';

/**
 * Whether something keeps the loop alive: it has to be both referenced by its user and busy, as a handle of libuv that
 * neither reads nor writes does not keep a program running.
 */
export class Activity {
  private readonly hold: LoopHandle;
  private referenced = true;
  private busy = false;

  constructor(loop: Loop) {
    this.hold = loop.hold();
    this.hold.unref();
  }

  get alive(): boolean {
    return this.referenced && this.busy;
  }

  ref(): void {
    this.referenced = true;
    this.apply();
  }

  unref(): void {
    this.referenced = false;
    this.apply();
  }

  setBusy(busy: boolean): void {
    if (this.busy === busy) return;
    this.busy = busy;
    this.apply();
  }

  close(): void {
    this.hold.close();
  }

  private apply(): void {
    if (this.alive) this.hold.ref();
    else this.hold.unref();
  }
}

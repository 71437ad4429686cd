/**
 * Reading a little while nobody reads.
 *
 * While EDK2's receive window is closed it takes no segment at all (TcpSeqAcceptable), so the acknowledgements of what we
 * have sent are lost: a program that waits for its writes before it reads would wait forever, and after enough
 * retransmissions the connection would be dropped. So, while nobody reads and something that was sent may be
 * unacknowledged, a little is read now and then, which opens the window for one segment.
 *
 * That is not enough when much was lost: EDK2 sends one segment again for each acknowledgement. But the window is announced
 * in units of 16 bytes, rounded down, and with a remainder, which no peer can fill, EDK2 hears while the peer believes the
 * window closed. The sizes of the receive buffer and of a sip see to it that there nearly always is one.
 */
import type { Loop, LoopTimer } from '@efi-node/efi-core';

/** Bytes of a sip: a full segment, as EDK2 does not announce less, and no multiple of its unit of 16. */
export const SIP_SIZE = 1487;
/** Milliseconds between two sips. */
const INTERVAL = 20;
/** Sips in a row while a Transmit waits, and while only acknowledgements are due: no multiples of 16 either. */
const MANY = 33;
const FEW = 5;
/**
 * Milliseconds of the first pauses behind a row, and of the longest. Each segment that comes in puts off EDK2's
 * retransmission, by 1 to 60 s: no longer than nothing has moved, as it doubles. So the other pauses are as long as that.
 */
const PAUSES = [1500, 3000];
const LONGEST_PAUSE = 60_000;
/** Milliseconds that acknowledgements are waited for after the last bytes moved. */
const PATIENCE = 120_000;

/**
 * What there is to wait for: nothing (or the program reads), acknowledgements of what firmware has taken, or Transmits that
 * it has not; with much read ahead already the sips for them are few.
 */
export type SipNeed = 'nothing' | 'acknowledgements' | 'transmits' | 'transmits, with much read ahead';

export interface SipsOptions {
  readonly loop: Loop;
  readonly need: () => SipNeed;
  /** Looks which Transmits have ended. */
  readonly collect: () => void;
  /** Posts a Receive of SIP_SIZE bytes. */
  readonly sip: () => void;
}

export class Sips {
  private readonly options: SipsOptions;
  private timer: LoopTimer | undefined;
  /** Of the present row; -1 in the pause behind it. */
  private taken = 0;
  private pauses = 0;
  /** When bytes went to firmware last, or firmware took some. Set without a call where nobody needs a sip. */
  lastMove: number = Number.NEGATIVE_INFINITY;

  constructor(options: SipsOptions) {
    this.options = options;
  }

  /** Begins to sip, if there is something to wait for. */
  schedule(): void {
    if (this.timer !== undefined || !this.isNeeded) return;
    this.timer = this.options.loop.timer(() => {
      this.timer = undefined;
      this.taken = Math.max(this.taken, 0);
      this.options.collect();
      if (!this.isNeeded) return;
      this.taken += 1;
      this.options.sip();
      this.schedule();
    }, this.next());
    this.timer.unref();
  }

  /** Something moved: what is sent from now on is waited for anew. */
  moved(): void {
    this.lastMove = this.options.loop.now;
    if (this.taken < 0) this.close();
    this.taken = 0;
    this.pauses = 0;
    this.schedule();
  }

  close(): void {
    this.timer?.close();
    this.timer = undefined;
  }

  private get isNeeded(): boolean {
    const need = this.options.need();
    return need !== 'nothing' && (need !== 'acknowledgements' || this.sinceMove < PATIENCE);
  }

  private get sinceMove(): number {
    return this.options.loop.now - this.lastMove;
  }

  private next(): number {
    if (this.taken < (this.options.need() === 'transmits' ? MANY : FEW)) return INTERVAL;
    this.taken = -1;
    this.pauses += 1;
    return PAUSES[this.pauses - 1] ?? Math.min(this.sinceMove, LONGEST_PAUSE);
  }
}

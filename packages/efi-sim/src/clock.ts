/** A thing to come on a simulated clock. */
export interface Scheduled {
  /** Milliseconds on the clock. */
  readonly at: number;
  cancel(): void;
}

interface Entry extends Scheduled {
  readonly sequence: number;
  action: (() => void) | undefined;
}

function before(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}

/**
 * Simulated time in milliseconds. It moves only when somebody waits; what is scheduled runs in order of time, then of
 * scheduling. One clock may be shared by a network and several machines.
 */
export class SimClock {
  #now = 0;
  #sequence = 0;
  /** Binary heap: the earliest first. */
  readonly #heap: Entry[] = [];

  get now(): number {
    return this.#now;
  }

  /** Things to come, cancelled ones left out. */
  get pending(): number {
    return this.#heap.filter((entry) => entry.action !== undefined).length;
  }

  /** When the next thing comes; Infinity when there is none. */
  get next(): number {
    this.#dropCancelled();
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Runs `action` after `delay` milliseconds, at the earliest when the clock moves next. */
  schedule(delay: number, action: () => void): Scheduled {
    const entry: Entry = {
      at: this.#now + Math.max(0, delay),
      sequence: this.#sequence++,
      action,
      cancel() {
        entry.action = undefined;
      },
    };
    this.#push(entry);
    return entry;
  }

  /**
   * Moves the clock forward by at most `milliseconds`, running what comes due; stops early, at the time reached, as
   * soon as `until()` is true. Answers whether it was.
   */
  advance(milliseconds: number, until?: () => boolean): boolean {
    return this.advanceTo(this.#now + Math.max(0, milliseconds), until);
  }

  advanceTo(time: number, until?: () => boolean): boolean {
    if (until?.() === true) return true;
    while (this.next <= time) {
      const entry = this.#pop();
      if (entry === undefined) break;
      this.#now = Math.max(this.#now, entry.at);
      const action = entry.action;
      entry.action = undefined;
      action?.();
      if (until?.() === true) return true;
    }
    if (Number.isFinite(time)) this.#now = Math.max(this.#now, time);
    return false;
  }

  #dropCancelled(): void {
    while (this.#heap[0] !== undefined && this.#heap[0].action === undefined) this.#pop();
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !before(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): Entry | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    let index = 0;
    for (;;) {
      let child = index * 2 + 1;
      const left = heap[child];
      if (left === undefined) break;
      const right = heap[child + 1];
      let least = left;
      if (right !== undefined && before(right, left)) {
        least = right;
        child += 1;
      }
      if (!before(least, last)) break;
      heap[index] = least;
      index = child;
    }
    heap[index] = last;
    return top;
  }
}

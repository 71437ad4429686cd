/** Timers by deadline, then by order of creation: a binary heap in which every timer knows its place. */

export interface HeapTimer {
  /** Milliseconds of the loop's time. */
  deadline: number;
  /** Breaks ties. */
  sequence: number;
  /** Where the heap has filed it: never later than `deadline` and `sequence`. */
  filed: number;
  filedSequence: number;
  /** Place in the heap; -1 outside of it. */
  index: number;
}

function before(a: HeapTimer, b: HeapTimer): boolean {
  return a.filed < b.filed || (a.filed === b.filed && a.filedSequence < b.filedSequence);
}

/**
 * A timer may be postponed by raising its `deadline` and `sequence` alone (sockets do this for each packet): the heap
 * refiles it when it comes to the top.
 */
export class TimerHeap<T extends HeapTimer> {
  private readonly items: T[] = [];

  get size(): number {
    return this.items.length;
  }

  add(timer: T): void {
    timer.filed = timer.deadline;
    timer.filedSequence = timer.sequence;
    timer.index = this.items.length;
    this.items.push(timer);
    this.up(timer);
  }

  remove(timer: T): void {
    const { index } = timer;
    if (index < 0) return;
    timer.index = -1;
    const last = this.items.pop();
    if (last === undefined || last === timer) return;
    last.index = index;
    this.items[index] = last;
    this.up(last);
    this.down(last);
  }

  /** The timer that is due first. */
  first(): T | undefined {
    for (;;) {
      const top = this.items[0];
      if (top === undefined || top.filedSequence === top.sequence) return top;
      top.filed = top.deadline;
      top.filedSequence = top.sequence;
      this.down(top);
    }
  }

  private up(timer: T): void {
    const { items } = this;
    let { index } = timer;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = items[parentIndex];
      if (parent === undefined || !before(timer, parent)) break;
      items[index] = parent;
      parent.index = index;
      index = parentIndex;
    }
    items[index] = timer;
    timer.index = index;
  }

  private down(timer: T): void {
    const { items } = this;
    let { index } = timer;
    for (;;) {
      const left = index * 2 + 1;
      let child = items[left];
      if (child === undefined) break;
      const right = items[left + 1];
      if (right !== undefined && before(right, child)) child = right;
      if (!before(child, timer)) break;
      const childIndex = child.index;
      items[index] = child;
      child.index = index;
      index = childIndex;
    }
    items[index] = timer;
    timer.index = index;
  }
}

import { describe, expect, it } from 'vitest';
import { type HeapTimer, TimerHeap } from './timer-heap.ts';

function timer(deadline: number, sequence: number): HeapTimer {
  return { deadline, sequence, filed: 0, filedSequence: 0, index: -1 };
}

/** A small generator with a fixed seed: the same numbers each run. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % limit;
  };
}

function takeAll(heap: TimerHeap<HeapTimer>): HeapTimer[] {
  const order: HeapTimer[] = [];
  for (let next = heap.first(); next !== undefined; next = heap.first()) {
    heap.remove(next);
    order.push(next);
  }
  return order;
}

const inOrder = (a: HeapTimer, b: HeapTimer): number => a.deadline - b.deadline || a.sequence - b.sequence;

describe('TimerHeap', () => {
  it('is empty at first', () => {
    const heap = new TimerHeap<HeapTimer>();
    expect(heap.first()).toBeUndefined();
    heap.remove(timer(1, 1));
    expect(heap.size).toBe(0);
  });

  it.each([1, 2, 3, 4, 5])(
    'gives timers in order after adding, removing and postponing (seed %i)',
    (seed) => {
      const random = numbers(seed);
      const heap = new TimerHeap<HeapTimer>();
      let sequence = 0;
      let present: HeapTimer[] = [];
      for (let round = 0; round < 500; round++) {
        const action = random(4);
        const chosen = present[random(present.length || 1)];
        if (action < 2 || chosen === undefined) {
          const added = timer(random(50), sequence++);
          heap.add(added);
          present.push(added);
        } else if (action === 2) {
          heap.remove(chosen);
          expect(chosen.index).toBe(-1);
          present = present.filter((other) => other !== chosen);
        } else {
          chosen.deadline += random(20);
          chosen.sequence = sequence++;
        }
      }
      expect(heap.size).toBe(present.length);
      expect(takeAll(heap)).toEqual(present.toSorted(inOrder));
    },
  );
});

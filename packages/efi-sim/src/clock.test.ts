import { describe, expect, it } from 'vitest';
import { SimClock } from './clock.ts';

describe('SimClock', () => {
  it('runs things in order of time, then of scheduling', () => {
    const clock = new SimClock();
    const seen: string[] = [];
    for (const [name, delay] of [
      ['c', 5],
      ['a', 1],
      ['d', 5],
      ['b', 3],
    ] as const) {
      clock.schedule(delay, () => void seen.push(`${name}@${clock.now}`));
    }
    clock.advance(4);
    expect(seen).toEqual(['a@1', 'b@3']);
    expect(clock.now).toBe(4);
    clock.advance(10);
    expect(seen).toEqual(['a@1', 'b@3', 'c@5', 'd@5']);
    expect(clock.now).toBe(14);
  });

  it('keeps its order with many of them', () => {
    const clock = new SimClock();
    const seen: number[] = [];
    for (let index = 0; index < 500; index++) {
      const delay = (index * 7919) % 501;
      clock.schedule(delay, () => void seen.push(delay));
    }
    clock.advance(1000);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen).toHaveLength(500);
  });

  it('stops as soon as what is waited for is true', () => {
    const clock = new SimClock();
    let done = false;
    clock.schedule(10, () => {
      done = true;
    });
    clock.schedule(20, () => undefined);
    expect(clock.advance(100, () => done)).toBe(true);
    expect(clock.now).toBe(10);
    expect(clock.pending).toBe(1);
    expect(clock.advance(5, () => false)).toBe(false);
  });

  it('runs what is scheduled meanwhile, and not what was cancelled', () => {
    const clock = new SimClock();
    const seen: number[] = [];
    const never = clock.schedule(2, () => void seen.push(2));
    clock.schedule(1, () => {
      never.cancel();
      clock.schedule(1, () => void seen.push(clock.now));
    });
    clock.advance(3);
    expect(seen).toEqual([2]);
    expect(clock.next).toBe(Number.POSITIVE_INFINITY);
  });
});

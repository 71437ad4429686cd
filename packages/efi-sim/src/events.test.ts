import { describe, expect, it } from 'vitest';
import { SimClock } from './clock.ts';
import { CrashLog } from './crash.ts';
import {
  EventRing,
  EVT_NOTIFY_SIGNAL,
  EVT_TIMER,
  FirmwareEvents,
  TPL_CALLBACK,
  TPL_NOTIFY,
} from './events.ts';
import { AddressSpace } from './memory.ts';

function parts(): { events: FirmwareEvents; ring: EventRing; clock: SimClock } {
  const log = new CrashLog();
  const clock = new SimClock();
  const events = new FirmwareEvents(new AddressSpace(log), log, clock, 10);
  return { events, ring: new EventRing(events, log), clock };
}

function taken(ring: EventRing, room = 8): number[] {
  const into = new Float64Array(room);
  return Array.from(into.subarray(0, ring.take(into)));
}

describe('EventRing', () => {
  it('gives each notified event once, oldest first', () => {
    const { events, ring } = parts();
    const [a, b, c] = [ring.create(), ring.create(), ring.create()];
    events.signal(ring.handle(c));
    events.signal(ring.handle(a));
    events.signal(ring.handle(c));
    expect(ring.ready).toBe(true);
    expect(taken(ring)).toEqual([c, a]);
    expect(taken(ring)).toEqual([]);
    events.signal(ring.handle(b));
    expect(taken(ring)).toEqual([b]);
  });

  it('hands over what a muted event missed', () => {
    const { events, ring } = parts();
    const id = ring.create();
    ring.mute(id, true);
    events.signal(ring.handle(id));
    events.signal(ring.handle(id));
    expect([ring.ready, taken(ring)]).toEqual([false, []]);
    ring.mute(id, false);
    expect([ring.ready, taken(ring)]).toEqual([true, [id]]);
    ring.mute(id, true);
    ring.mute(id, false);
    expect(ring.ready).toBe(false);
  });

  it('keeps what does not fit', () => {
    const { events, ring } = parts();
    const ids = Array.from({ length: 5 }, () => ring.create());
    for (const id of ids) events.signal(ring.handle(id));
    expect([...taken(ring, 2), ...taken(ring, 2), ...taken(ring, 2)]).toEqual(ids);
  });

  it('drops and counts a notification that is on its way when the event is closed', () => {
    const { events, ring } = parts();
    const id = ring.create();
    events.signal(ring.handle(id));
    ring.close(id);
    expect(ring.late).toBe(1);
    expect(taken(ring)).toEqual([]);
    const next = ring.create();
    expect(next).not.toBe(id);
    expect(() => ring.handle(id)).toThrow(/not open/);
    expect(() => ring.close(id)).toThrow(/not open/);
    expect(ring.open).toBe(1);
  });

  it('crashes when firmware signals an event that was closed', () => {
    const { events, ring } = parts();
    const id = ring.create();
    const handle = ring.handle(id);
    ring.close(id);
    expect(() => events.signal(handle)).toThrow(/not an open event/);
  });
});

describe('FirmwareEvents', () => {
  it('holds notifications back while the level is high, higher levels first', () => {
    const { events } = parts();
    const seen: string[] = [];
    const low = events.create(
      EVT_NOTIFY_SIGNAL,
      TPL_CALLBACK,
      () => void seen.push(`low at ${events.level}`),
    );
    const high = events.create(
      EVT_NOTIFY_SIGNAL,
      TPL_NOTIFY,
      () => void seen.push(`high at ${events.level}`),
    );
    const old = events.raise(TPL_NOTIFY);
    events.signal(low);
    events.signal(low);
    events.signal(high);
    expect(seen).toEqual([]);
    events.restore(old);
    expect(seen).toEqual(['high at 16', 'low at 8']);
    expect(() => events.restore(TPL_NOTIFY)).toThrow(/RestoreTPL/);
  });

  it('has timers of whole ticks', () => {
    const { events, clock } = parts();
    const seen: number[] = [];
    const timer = events.create(EVT_TIMER + EVT_NOTIFY_SIGNAL, TPL_CALLBACK, () => void seen.push(clock.now));
    expect(events.setTimer(timer, 'periodic', 15)).toBe(true);
    clock.advance(65);
    expect(seen).toEqual([20, 40, 60]);
    events.setTimer(timer, 'relative', 1);
    clock.advance(100);
    expect(seen).toEqual([20, 40, 60, 75]);
    events.setTimer(timer, 'periodic', 10);
    events.setTimer(timer, 'cancel', 0);
    clock.advance(100);
    expect(seen).toHaveLength(4);
    const plain = events.create(EVT_NOTIFY_SIGNAL, TPL_CALLBACK, () => undefined);
    expect(events.setTimer(plain, 'relative', 10)).toBe(false);
  });

  it('checks and clears events without a notification', () => {
    const { events } = parts();
    const event = events.create(0, 0);
    expect(events.check(event)).toBe(false);
    events.signal(event);
    expect(events.check(event)).toBe(true);
    expect(events.check(event)).toBe(false);
  });
});

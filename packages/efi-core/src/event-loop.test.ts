import { beforeEach, describe, expect, it } from 'vitest';
import { EventLoop } from './event-loop.ts';
import { createFakeNative, type FakeNative } from './fake-native.test.support.ts';
import { EFI_NOT_READY } from './status.ts';

let native: FakeNative;
let loop: EventLoop;
let seen: string[];
let uncaught: unknown[];

const see = (what: string) => (): void => {
  seen.push(what);
};

function run(): void {
  for (let turns = 0; loop.turn(); turns++) if (turns > 1000) throw new Error('the loop does not end');
}

beforeEach(() => {
  native = createFakeNative();
  loop = new EventLoop(native);
  seen = [];
  uncaught = [];
  loop.setUncaught((error) => uncaught.push(error));
});

describe('phases', () => {
  it('run in the order timers, events, completions, check, close', () => {
    const event = native.createEvent();
    loop.closing(see('close'));
    loop.immediate(see('check'));
    loop.enqueue(see('completion'));
    loop.onEvent(event, see('event')).unref();
    loop.timer(see('timer'), 1);
    native.notify(event);
    native.time = 5;
    loop.turn();
    expect(seen).toEqual(['timer', 'event', 'completion', 'check', 'close']);
  });

  it('what a callback adds to its own phase waits for the next turn', () => {
    for (const add of ['enqueue', 'immediate', 'closing'] as const) {
      loop[add](() => {
        seen.push(`${add} 1`);
        loop[add](see(`${add} 2`));
      });
    }
    loop.turn(false);
    expect(seen).toEqual(['enqueue 1', 'immediate 1', 'closing 1']);
    loop.turn(false);
    expect(seen.slice(3)).toEqual(['enqueue 2', 'immediate 2', 'closing 2']);
  });

  it('what is pending comes before the completions, and in the turn that a completion asked for it', () => {
    loop.timer(() => loop.pending(see('of a timer')), 1);
    loop.enqueue(() => {
      seen.push('completion');
      loop.pending(see('of a completion'));
      loop.enqueue(see('next turn'));
      loop.immediate(see('check'));
    });
    native.time = 5;
    loop.turn(false);
    expect(seen).toEqual(['of a timer', 'completion', 'of a completion', 'check']);
  });

  it('what is closed last is told first', () => {
    for (const name of ['first', 'second', 'third']) loop.closing(see(name));
    loop.closing(see('given back')).close();
    loop.turn(false);
    expect(seen).toEqual(['third', 'second', 'first']);
  });

  it('an immediate made by a completion runs in the same turn', () => {
    loop.enqueue(() => loop.immediate(see('immediate')));
    loop.turn(false);
    expect(seen).toEqual(['immediate']);
  });

  it('a closed handle is not called', () => {
    const event = native.createEvent();
    const handles = [
      loop.timer(see('timer'), 1),
      loop.immediate(see('immediate')),
      loop.enqueue(see('enqueue')),
      loop.closing(see('closing')),
      loop.onEvent(event, see('event')),
    ];
    native.notify(event);
    native.time = 10;
    for (const handle of handles) {
      handle.close();
      handle.close();
    }
    expect(loop.alive()).toBe(false);
    loop.turn();
    expect(seen).toEqual([]);
  });

  it('step runs one callback and drains after it', () => {
    loop.enqueue(see('one'));
    loop.enqueue(see('two'));
    expect(loop.step()).toBe(true);
    expect(seen).toEqual(['one']);
    expect(loop.step()).toBe(true);
    expect(loop.step()).toBe(false);
  });
});

describe('timers', () => {
  it('fire by deadline, equal ones in order of creation', () => {
    loop.timer(see('c'), 20);
    loop.timer(see('a'), 10);
    loop.timer(see('d'), 20);
    loop.timer(see('b'), 10);
    run();
    expect(seen).toEqual(['a', 'b', 'c', 'd']);
    expect(native.time).toBe(20);
  });

  it('take 1 ms at least, also for what is no number', () => {
    loop.timer(see('zero'), 0);
    loop.timer(see('not a number'), Number.NaN);
    loop.timer(see('negative'), -5);
    loop.turn(false);
    expect(seen).toEqual([]);
    run();
    expect(seen).toEqual(['zero', 'not a number', 'negative']);
    expect(native.time).toBe(1);
  });

  it('refresh counts from the present, and puts a timer behind those of equal deadline', () => {
    const first = loop.timer(see('first'), 10);
    loop.timer(see('second'), 10);
    loop.timer(see('third'), 10);
    first.refresh();
    run();
    expect(seen).toEqual(['second', 'third', 'first']);
  });

  it('refresh keeps order among many', () => {
    const timers = Array.from({ length: 40 }, (_, index) => loop.timer(see(`${index}`), 10));
    const moved = [0, 1, 2, 7, 20, 39, 0];
    for (const index of moved) timers[index]?.refresh();
    run();
    const still = Array.from({ length: 40 }, (_, index) => index).filter((index) => !moved.includes(index));
    expect(seen.map(Number)).toEqual([...still, 1, 2, 7, 20, 39, 0]);
  });

  it('refresh arms a timer that has fired, and none that is closed', () => {
    const timer = loop.timer(see('timer'), 10);
    run();
    timer.refresh();
    expect(loop.alive()).toBe(true);
    run();
    expect(seen).toEqual(['timer', 'timer']);
    expect(native.time).toBe(20);
    timer.close();
    timer.refresh();
    expect(loop.alive()).toBe(false);
  });

  it('one that a timer makes waits for a later turn', () => {
    loop.timer(() => {
      native.time += 50;
      loop.updateTime();
      loop.timer(see('inner'), 1);
      loop.immediate(see('immediate'));
    }, 1);
    run();
    expect(seen).toEqual(['immediate', 'inner']);
  });
});

describe('after each callback', () => {
  it('jobs run', () => {
    loop.enqueue(() => native.jobs.push(see('job')));
    loop.enqueue(see('next'));
    loop.turn();
    expect(seen).toEqual(['job', 'next']);
  });

  it('or what was set as the drain', () => {
    loop.setDrain(see('drain'));
    loop.enqueue(see('first'));
    loop.enqueue(see('second'));
    loop.turn();
    expect(seen).toEqual(['first', 'drain', 'second', 'drain']);
  });

  it('exceptions of callbacks, ticks and jobs are told, and the rest goes on', () => {
    let ticks = 2;
    loop.setDrain(() => {
      if (ticks-- > 0) throw new Error('tick');
      native.runJobs();
    });
    const fail = (message: string) => (): never => {
      throw new Error(message);
    };
    native.jobs.push(fail('job'), see('job'));
    loop.enqueue(fail('callback'));
    loop.enqueue(see('next'));
    run();
    expect(uncaught.map(String)).toEqual(['Error: callback', 'Error: tick', 'Error: tick', 'Error: job']);
    expect(seen).toEqual(['job', 'next']);
  });

  it('without a listener an exception comes out of step', () => {
    const bare = new EventLoop(native);
    bare.enqueue(() => {
      throw new Error('callback');
    });
    expect(() => bare.turn()).toThrow('callback');
  });
});

describe('alive', () => {
  it('counts referenced handles only', () => {
    const hold = loop.hold();
    expect(loop.alive()).toBe(true);
    hold.unref();
    hold.unref();
    expect([hold.hasRef(), loop.alive()]).toEqual([false, false]);
    hold.ref();
    hold.ref();
    expect(loop.alive()).toBe(true);
    hold.close();
    hold.close();
    hold.ref();
    expect(loop.alive()).toBe(false);
  });

  it('an unreferenced timer does not keep the loop, nor does it sleep for it', () => {
    loop.timer(see('timer'), 1000).unref();
    expect(loop.turn()).toBe(false);
    expect(native.waits).toEqual([]);
  });

  it('a poller starts unreferenced', () => {
    const poller = loop.poller(
      native.define(() => EFI_NOT_READY),
      0x1000,
    );
    expect(loop.alive()).toBe(false);
    poller.ref();
    expect(loop.alive()).toBe(true);
    poller.close();
    expect(loop.alive()).toBe(false);
  });
});

describe('sleep', () => {
  it('lasts until the next timer, at most a minute', () => {
    loop.timer(see('timer'), 70_000);
    run();
    expect(native.waits).toEqual([60_000, 10_000]);
  });

  it('does not happen while something is due, or when told not to', () => {
    loop.hold();
    loop.immediate(see('immediate'));
    loop.turn();
    loop.turn(false);
    expect(native.waits).toEqual([]);
  });

  it('with a poller comes 50 ms after the last move', () => {
    loop.hold();
    let polls = 0;
    let moves = 1;
    loop.poller(
      native.define((argument) => {
        expect(argument).toBe(0x1234);
        polls++;
        return moves-- > 0 ? 0 : EFI_NOT_READY;
      }),
      0x1234,
    );
    while (native.waits.length === 0) loop.turn();
    expect(polls).toBeGreaterThanOrEqual(50);
    expect(polls).toBeLessThanOrEqual(60);
    loop.stir();
    loop.turn();
    expect(native.waits).toHaveLength(1);
  });

  it('is no sleep with a poller that moves packets: it stays awake until a timer is due', () => {
    loop.poller(
      native.define(() => EFI_NOT_READY),
      0,
    );
    loop.stir();
    loop.timer(see('timer'), 20);
    run();
    expect([seen, native.time, native.waits]).toEqual([['timer'], 20, []]);
  });

  it('an event ends the wait of a poller', () => {
    const event = native.createEvent();
    loop.onEvent(event, see('event'));
    let polls = 0;
    loop.poller(
      native.define(() => {
        if (++polls === 5) native.notify(event);
        return EFI_NOT_READY;
      }),
      0,
    );
    loop.stir();
    loop.turn();
    expect([seen, polls, native.waits]).toEqual([['event'], 5, []]);
  });

  it('an event that comes before or during it is taken in the same turn', () => {
    const event = native.createEvent();
    loop.onEvent(event, see('event'));
    native.whileWaiting = () => {
      native.notify(event);
      return 3;
    };
    loop.turn();
    expect(seen).toEqual(['event']);
    expect(loop.now).toBe(3);
    // Between the look into the ring and the sleep.
    const { takeEvents } = native;
    let looks = 0;
    native.takeEvents = (into) => {
      const count = takeEvents(into);
      if (looks++ === 0) native.notify(event);
      return count;
    };
    native.whileWaiting = () => {
      throw new Error('slept through an event');
    };
    loop.turn();
    expect(seen).toEqual(['event', 'event']);
  });

  it('events of one burst are all delivered, more than are taken at once', () => {
    const events = Array.from({ length: 600 }, () => native.createEvent());
    for (const event of events) loop.onEvent(event, see(`${event}`)).unref();
    for (const event of events) native.notify(event);
    for (let turn = 0; turn < 3; turn++) loop.turn(false);
    expect(seen.map(Number)).toEqual(events);
  });

  it('an event has one callback', () => {
    const event = native.createEvent();
    const handle = loop.onEvent(event, see('event'));
    expect(() => loop.onEvent(event, see('other'))).toThrow('has a callback already');
    handle.close();
    loop.onEvent(event, see('other'));
  });

  it('all pollers are called, each while it moves something, at most 64 times', () => {
    const calls = [0, 0, 0];
    const poller = (index: number, moves: number): void => {
      const fn = native.define(() => {
        calls[index] = (calls[index] ?? 0) + 1;
        return moves-- > 0 ? 0 : EFI_NOT_READY;
      });
      loop.poller(fn, 0);
    };
    poller(0, 3);
    poller(1, 0);
    poller(2, 1000);
    loop.turn(false);
    expect(calls).toEqual([4, 1, 64]);
  });
});

describe('runUntil', () => {
  it('turns until it is done, or the limit', () => {
    let done = false;
    loop.timer(() => {
      done = true;
    }, 30);
    expect(loop.runUntil(() => done, 10)).toBe(false);
    expect(native.time).toBe(10);
    expect(loop.runUntil(() => done, 100)).toBe(true);
    expect(native.time).toBe(30);
  });

  it('gives up when nothing can make it true', () => {
    expect(loop.runUntil(() => false)).toBe(false);
  });

  it('sleeps for an event that nobody references', () => {
    const event = native.createEvent();
    let done = false;
    loop
      .onEvent(event, () => {
        done = true;
      })
      .unref();
    native.whileWaiting = () => {
      native.notify(event);
      return 7;
    };
    expect(loop.runUntil(() => done)).toBe(true);
    expect(native.waits).toHaveLength(1);
  });

  it('inside a callback lets the rest of the turn run, once each', () => {
    loop.enqueue(() => {
      seen.push('blocks');
      loop.runUntil(() => seen.includes('timer'), 100);
      seen.push('goes on');
    });
    loop.enqueue(see('second'));
    loop.immediate(see('immediate'));
    loop.timer(see('timer'), 5);
    run();
    expect(seen).toEqual(['blocks', 'second', 'immediate', 'timer', 'goes on']);
  });

  it("inside an event's callback loses no event", () => {
    const events = [native.createEvent(), native.createEvent(), native.createEvent()];
    const first = native.createEvent();
    for (const event of events) loop.onEvent(event, see(`${event}`)).unref();
    loop.onEvent(first, () => {
      native.notify(events[1] ?? 0);
      loop.runUntil(() => seen.length > 0, 100);
      native.notify(events[2] ?? 0);
    });
    native.notify(first);
    native.notify(events[0] ?? 0);
    for (let turn = 0; turn < 4; turn++) loop.turn(false);
    expect(seen.map(Number)).toEqual(events);
  });
});

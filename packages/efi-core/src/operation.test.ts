import { beforeEach, describe, expect, it } from 'vitest';
import { EventLoop } from './event-loop.ts';
import { createFakeNative, type FakeNative, nothingLeft } from './fake-native.test.support.ts';
import { u32 } from './layout/scalar.ts';
import { struct } from './layout/struct.ts';
import { Operation, type OperationOptions } from './operation.ts';
import { EFI_TCP4_COMPLETION_TOKEN, EFI_TCP4_IO_TOKEN } from './protocols/tcp4.ts';
import { type Leak, Scope } from './scope.ts';
import {
  EFI_ABORTED,
  EFI_ACCESS_DENIED,
  EFI_CONNECTION_FIN,
  EFI_OUT_OF_RESOURCES,
  EFI_TIMEOUT,
  type Status,
} from './status.ts';

type Token = (typeof EFI_TCP4_IO_TOKEN)['fields'];

let native: FakeNative;
let loop: EventLoop;
let scope: Scope;
let ends: Status[];

function operation(options: Partial<OperationOptions<Token>> = {}): Operation<Token> {
  return new Operation({ native, loop }, scope, {
    name: 'Receive',
    token: EFI_TCP4_IO_TOKEN,
    submit: () => 0,
    done: (status) => ends.push(status),
    ...options,
  });
}

/** What firmware does at the end: writes the status, then signals. */
function complete(started: Operation<Token>, status: Status): void {
  started.token.CompletionToken.assign({ Status: status });
  native.notify(started.token.CompletionToken.Event - 0xe000);
}

function run(): void {
  for (let turns = 0; loop.turn(); turns++) if (turns > 1000) throw new Error('the loop does not end');
}

beforeEach(() => {
  native = createFakeNative();
  loop = new EventLoop(native);
  scope = new Scope(loop, 'machine');
  ends = [];
});

describe('Operation', () => {
  it.each([
    [0, 'completed'],
    [EFI_CONNECTION_FIN, 'failed'],
    [EFI_ABORTED, 'aborted'],
  ] as const)('that ends with status %i is %s, says so once, and can start again', (status, state) => {
    const receive = operation();
    expect(receive.state).toBe('idle');
    for (let round = 1; round <= 2; round++) {
      receive.pin(new Uint8Array(8));
      expect(receive.start()).toBe(0);
      expect(receive.state).toBe('pending');
      complete(receive, status);
      complete(receive, status);
      loop.turn();
      loop.turn();
      expect([receive.state, receive.status, ends.length]).toEqual([state, status, round]);
      expect(native.counters().pins).toBe(0);
    }
    receive.close();
    receive.close();
    expect(receive.state).toBe('closed');
    expect(native.counters()).toEqual(nothingLeft);
    expect(() => receive.start()).toThrow('Receive cannot be started: it is closed');
  });

  it('refused at start has ended: no call of done, no pin', () => {
    const receive = operation({ submit: () => EFI_ACCESS_DENIED });
    receive.pin(new Uint8Array(8));
    expect(receive.start()).toBe(EFI_ACCESS_DENIED);
    expect(receive.state).toBe('failed');
    loop.turn(false);
    expect(ends).toEqual([]);
    expect(native.counters().pins).toBe(0);
  });

  it('muted tells its end when it is collected, or when it is listened to', () => {
    const transmit = operation();
    transmit.mute();
    transmit.start();
    expect(transmit.collect()).toBe(undefined);
    complete(transmit, 0);
    loop.turn(false);
    expect(transmit.isPending).toBe(true);
    expect(transmit.collect()).toBe(0);
    expect(transmit.collect()).toBe(undefined);
    expect([ends.length, transmit.state]).toEqual([0, 'completed']);
    // The notification of the first run comes in the second, and ends nothing.
    transmit.start();
    transmit.listen();
    loop.turn(false);
    expect([ends.length, transmit.isPending]).toEqual([0, true]);
    complete(transmit, EFI_CONNECTION_FIN);
    loop.turn(false);
    expect(ends).toEqual([EFI_CONNECTION_FIN]);
    transmit.mute();
    transmit.start();
    complete(transmit, 0);
    transmit.listen();
    loop.turn(false);
    expect(ends).toEqual([EFI_CONNECTION_FIN, 0]);
    transmit.mute();
    transmit.start();
    transmit.pin(new Uint8Array(8));
    complete(transmit, EFI_ABORTED);
    expect([transmit.collect(), transmit.state]).toEqual([EFI_ABORTED, 'aborted']);
    transmit.close();
    expect(native.counters()).toEqual(nothingLeft);
  });

  it('muted is heard when its scope closes', () => {
    const transmit = operation({
      abort: () => {
        complete(transmit, EFI_ABORTED);
        return 0;
      },
    });
    transmit.mute();
    transmit.start();
    let leaks: readonly Leak[] | undefined;
    scope.close((left) => {
      leaks = left;
    });
    run();
    expect([leaks, ends]).toEqual([[], [EFI_ABORTED]]);
    expect(native.counters()).toEqual(nothingLeft);
  });

  it('whose start throws has ended too', () => {
    const receive = operation({
      submit: () => {
        throw new TypeError('bad argument');
      },
    });
    receive.pin(new Uint8Array(8));
    expect(() => receive.start()).toThrow('bad argument');
    expect(receive.isPending).toBe(false);
    receive.close();
    expect(native.counters()).toEqual(nothingLeft);
  });

  it('ends with its scope though it was started anew in the same callback', () => {
    const receive = operation({
      done: (status) => {
        ends.push(status);
        if (status !== 0) return;
        receive.start();
        scope.close();
      },
      abort: () => {
        complete(receive, EFI_ABORTED);
        return 0;
      },
    });
    receive.start();
    complete(receive, 0);
    run();
    expect([receive.state, scope.state, ends]).toEqual(['closed', 'closed', [0, EFI_ABORTED]]);
    expect(native.counters()).toEqual(nothingLeft);
  });

  it('is not ended by a notification of an earlier run', () => {
    const receive = operation();
    receive.start();
    complete(receive, 0);
    loop.turn();
    native.notify(receive.token.CompletionToken.Event - 0xe000);
    receive.start();
    loop.turn(false);
    expect([receive.state, ends]).toEqual(['pending', [0]]);
  });

  it('cannot start twice, nor close, while firmware has its token', () => {
    const receive = operation();
    receive.start();
    expect(() => receive.start()).toThrow('Receive cannot be started: it is pending');
    expect(() => receive.close()).toThrow('Receive is pending and cannot be closed');
  });

  it('aborted asks firmware once, and ends as firmware says', () => {
    let asked = 0;
    const abort = (): Status => {
      asked++;
      return 0;
    };
    const receive = operation({ abort });
    receive.abort();
    receive.start();
    receive.abort();
    receive.abort();
    expect([asked, receive.state, ends]).toEqual([1, 'aborting', []]);
    complete(receive, 0);
    loop.turn(false);
    expect([receive.state, ends]).toEqual(['completed', [0]]);
  });

  it('keeps what it allocated and pinned until close', () => {
    const fragment = struct('FRAGMENT', { Length: u32 });
    const receive = operation();
    receive.memory(fragment, { Length: 7 });
    receive.keep(new Uint8Array(8));
    receive.start();
    complete(receive, 0);
    loop.turn();
    expect(native.counters()).toEqual({ ...nothingLeft, blocks: 2, events: 1, pins: 1 });
    receive.close();
    expect(native.counters()).toEqual(nothingLeft);
  });

  it('that finds no memory leaves nothing behind', () => {
    native.allocationsLeft = 0;
    expect(() => operation()).toThrow(RangeError);
    expect([native.counters(), scope.size]).toEqual([nothingLeft, 0]);
  });

  it('needs a token with Event and Status', () => {
    const layout = struct('NO_TOKEN', { Length: u32 });
    const make = (): unknown =>
      new Operation({ native, loop }, scope, {
        name: 'Nothing',
        token: layout,
        submit: () => 0,
        done: () => undefined,
      });
    expect(make).toThrow('NO_TOKEN is no completion token');
    expect([native.counters(), scope.size]).toEqual([nothingLeft, 0]);
  });

  it('takes tokens that are a completion token themselves', () => {
    const close = new Operation({ native, loop }, scope, {
      name: 'Close',
      token: EFI_TCP4_COMPLETION_TOKEN,
      submit: () => 0,
      done: (status) => ends.push(status),
    });
    close.start();
    close.token.Status = EFI_OUT_OF_RESOURCES;
    native.notify(close.token.Event - 0xe000);
    loop.turn();
    expect(ends).toEqual([EFI_OUT_OF_RESOURCES]);
  });
});

describe('a scope that closes', () => {
  let leaks: (readonly Leak[])[];

  beforeEach(() => {
    leaks = [];
  });

  it('aborts and awaits what is pending', () => {
    const receive = operation({
      abort: () => {
        complete(receive, EFI_ABORTED);
        return 0;
      },
    });
    operation();
    receive.start();
    scope.close((left) => leaks.push(left));
    scope.close((left) => leaks.push(left));
    run();
    expect([ends, leaks, scope.state]).toEqual([[EFI_ABORTED], [[], []], 'closed']);
    expect(native.counters()).toEqual(nothingLeft);
    expect(() => operation()).toThrow('machine is closed: no Receive may begin in it');
  });

  it('answers EFI_ABORTED to starts in it, and keeps no pin of them', () => {
    const other = operation();
    const receive = operation({
      done: () => {
        for (const each of [receive, other]) {
          each.pin(new Uint8Array(8));
          ends.push(each.start());
        }
      },
    });
    receive.start();
    scope.close((left) => leaks.push(left));
    complete(receive, 0);
    run();
    expect([ends, leaks]).toEqual([[EFI_ABORTED, EFI_ABORTED], [[]]]);
    expect(native.counters()).toEqual(nothingLeft);
  });

  it('reports what never ends by its name, and leaves its memory to firmware', () => {
    const connection = scope.child('10.0.2.15:80', 300);
    const never = new Operation({ native, loop }, connection, {
      name: 'EFI_TCP4_PROTOCOL.Receive',
      token: EFI_TCP4_IO_TOKEN,
      submit: () => 0,
      done: (status) => ends.push(status),
    });
    never.pin(new Uint8Array(8));
    never.start();
    native.time = 50;
    scope.close((left) => leaks.push(left));
    run();
    const name = 'machine/10.0.2.15:80 EFI_TCP4_PROTOCOL.Receive';
    expect(leaks).toEqual([[{ name, milliseconds: expect.any(Number) }]]);
    expect([never.state, ends]).toEqual(['abandoned', [EFI_TIMEOUT]]);
    expect(native.counters()).toEqual({ ...nothingLeft, blocks: 1, events: 1, pins: 1 });
    expect(() => never.start()).toThrow('it is abandoned');
    // At last.
    complete(never, EFI_ABORTED);
    loop.turn(false);
    expect([ends, native.counters()]).toEqual([[EFI_TIMEOUT], nothingLeft]);
  });

  it('reports what a child left behind that was closed long before', () => {
    const child = scope.child('child', 10);
    child.onClose('stuck', () => undefined);
    child.close();
    run();
    scope.close((left) => leaks.push(left));
    run();
    expect(leaks).toEqual([[{ name: 'machine/child stuck', milliseconds: 10 }]]);
  });

  it('runs closers last first, each after the end of the one before, and goes on behind one that hangs', () => {
    const order: string[] = [];
    scope.onClose('first', (done) => {
      order.push('first');
      done();
    });
    scope.onClose('hangs', () => order.push('hangs'));
    const takeBack = scope.onClose('taken back', () => order.push('taken back'));
    scope.onClose('last', (done) => {
      order.push('last');
      loop.enqueue(done);
      loop.enqueue(done);
    });
    takeBack();
    scope.onAbort(() => order.push('abort'));
    scope.close((left) => leaks.push(left));
    run();
    expect(order).toEqual(['abort', 'last', 'hangs', 'first']);
    expect(leaks).toEqual([[{ name: 'machine hangs', milliseconds: 5000 }]]);
  });

  it('goes on behind aborters and closers that throw, and tells of the exceptions', () => {
    const uncaught: unknown[] = [];
    loop.setUncaught((error) => uncaught.push(error));
    scope.onAbort(() => {
      throw new Error('aborter');
    });
    scope.onClose('closer', () => {
      throw new Error('closer');
    });
    scope.close((left) => leaks.push(left));
    run();
    expect(uncaught.map(String)).toEqual(['Error: aborter', 'Error: closer']);
    expect([scope.state, leaks]).toEqual(['closed', [[{ name: 'machine closer', milliseconds: 0 }]]]);
  });
});

({ native, check, equal, throws, ascii, say }) => {
  const bootServices = () => {
    const table = new DataView(native.view(native.systemTable, 120).buffer);
    return Number(table.getBigUint64(96, true));
  };
  const service = (offset) =>
    Number(new DataView(native.view(bootServices() + offset, 8).buffer).getBigUint64(0, true));
  const SIGNAL_EVENT = 104;

  say({ keys: Object.keys(native) });

  check('the machine', () => {
    equal(native.host, 'qemu');
    equal(native.engine, '0.17.0');
    equal([...native.view(native.systemTable, 8)], [...ascii('IBI SYST')]);
  });

  check('allocate, view, free', () => {
    const before = native.counters().blocks;
    const address = native.allocate(4096);
    equal(address % 8, 0);
    equal(
      native.view(address, 4096).every((byte) => byte === 0),
      true,
    );
    native.view(address, 8).set([1, 2, 3]);
    equal([...native.view(address + 1, 2)], [2, 3]);
    equal(native.counters().blocks, before + 1);
    native.free(address);
    equal(native.counters().blocks, before);
    throws(() => native.free(address), RangeError, /not from allocate/);
    throws(() => native.free(null), TypeError, /argument 1 \(address\) must be a number, but it is null/);
    throws(() => native.allocate(-1), RangeError, /size/);
    throws(() => native.allocate(1.5), RangeError, /integer/);
    throws(() => native.allocate(2 ** 32), RangeError, /no 4294967296 bytes/);
    throws(() => native.view(address), TypeError, /argument 2 \(length\)/);
    const many = Array.from({ length: 300 }, (_, i) => native.allocate(i));
    for (const block of many.toReversed()) native.free(block);
    equal(native.counters().blocks, before);
  });

  check('pin is counted per buffer and keeps it alive', () => {
    const buffer = new Uint8Array([1, 2, 3, 4]);
    const address = native.pin(buffer);
    equal(native.pin(buffer), address);
    equal(native.pin(buffer.subarray(2)), address + 2);
    equal(native.counters().pins, 3);
    equal([...native.view(address, 4)], [1, 2, 3, 4]);
    native.unpin(address);
    native.unpin(address + 2);
    native.unpin(address);
    throws(() => native.unpin(address), RangeError, /nothing is pinned/);
    const empty = native.pin(new Uint8Array(0));
    native.unpin(empty);
    let forgotten = new Uint8Array(1000).fill(7);
    const kept = native.pin(forgotten);
    forgotten = undefined;
    native.collectGarbage();
    for (let i = 0; i < 100; i++) new Uint8Array(1000).fill(9);
    equal(
      native.view(kept, 1000).every((byte) => byte === 7),
      true,
    );
    native.unpin(kept);
    equal(native.counters().pins, 0);
    throws(() => native.pin([1]), TypeError, /must be a Uint8Array, but it is an object/);
    const gone = new Uint8Array(8);
    gone.buffer.transfer();
    throws(() => native.pin(gone), TypeError, /detached/);
  });

  check('lookInside', () => {
    const shown = (value) => JSON.stringify(native.lookInside(value));
    equal(shown(new Promise(() => {})), '["pending"]');
    equal(shown(Promise.resolve(5)), '["fulfilled",5]');
    const rejected = Promise.reject('no');
    rejected.catch(() => {});
    equal(shown(rejected), '["rejected","no"]');
    const revocable = Proxy.revocable({ a: 1 }, {});
    equal(shown(revocable.proxy), '["proxy",{"a":1},{}]');
    revocable.revoke();
    equal(shown(revocable.proxy), '["proxy",null,null]');
    const map = new Map([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    const pairs = map.entries();
    pairs.next();
    map.delete('b');
    equal(shown(pairs), '["pairs","c",3]');
    equal(shown(map.keys()), '["items","a","c"]');
    equal(shown(map.values()), '["items",1,3]');
    const items = new Set(['x', 'y']).values();
    equal(shown(items), '["items","x","y"]');
    equal([...items].join(), 'x,y', 'looking does not move it');
    equal(shown(items), '["items"]');
    equal(shown(new Set(['z']).entries()), '["pairs","z","z"]');
    const key = { key: true };
    equal(shown(new WeakMap([[key, 7]])), '["pairs",{"key":true},7]');
    equal(shown(new WeakSet([key])), '["items",{"key":true}]');
    equal(native.lookInside({}), undefined);
    equal(native.lookInside(map), undefined);
    equal(native.lookInside(5), undefined);
  });

  check('call', () => {
    const CALCULATE_CRC32 = 344;
    const RAISE_TPL = 24;
    const RESTORE_TPL = 32;
    const data = native.allocate(16);
    native.view(data, 9).set(ascii('123456789'));
    equal(native.call(service(CALCULATE_CRC32), data, 9, data + 12), 0);
    equal(new DataView(native.view(data + 12, 4).buffer).getUint32(0, true), 0xcbf43926);
    equal(native.call(service(CALCULATE_CRC32), null, 9n, 0), -2, 'EFI_INVALID_PARAMETER');
    native.free(data);
    const level = native.call(service(RAISE_TPL), 8);
    native.call(service(RESTORE_TPL), level);
    equal(level, 4);
    throws(() => native.call(0), RangeError, /function's address/);
    throws(
      () => native.call(service(RAISE_TPL), undefined),
      TypeError,
      /argument 1 must be a number, bigint, boolean or null, but it is undefined/,
    );
    throws(() => native.call(service(RAISE_TPL), 1, 2, 3.5), TypeError, /argument 3 must be an integer/);
    throws(() => native.call(service(RAISE_TPL), 1, 2, 'x'), TypeError, /argument 3 .*a string/);
    throws(
      () => native.call(service(RAISE_TPL), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13),
      TypeError,
      /at most 12 .*there are 13/,
    );
  });

  check("call passes twelve arguments, negative ones in two's complement", () => {
    // mov rax, [rsp + 8 * rcx]; ret: answers the argument whose number is in the first one (0 is the return address).
    const code = native.allocate(64);
    native.view(code, 6).set([0x48, 0x8b, 0x04, 0xcc, 0xc3, 0x90]);
    for (let i = 5; i <= 12; i++) {
      const args = [i, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
      equal(native.call(code, ...args), i);
    }
    equal(native.call(code, 5, 0, 0, 0, -1), -(2 ** 63 - 1));
    equal(native.call(code, 5, 0, 0, 0, true), 1);
    equal(native.call(code, 5, 0, 0, 0, 0x123456789abcdn), 0x123456789abcd);
    equal(native.call(code, 5, 0, 0, 0, -0x8000000000000000n), 0);
    native.free(code);
  });

  check('callPrepared calls as call does', () => {
    // mov rax, rN; ret: answers one of the four arguments, which are in rcx, rdx, r8 and r9.
    const code = native.allocate(32);
    const answers = [
      [0x48, 0x89, 0xc8, 0xc3],
      [0x48, 0x89, 0xd0, 0xc3],
      [0x4c, 0x89, 0xc0, 0xc3],
      [0x4c, 0x89, 0xc8, 0xc3],
    ];
    answers.forEach((bytes, index) => {
      native.view(code, 4).set(bytes);
      const call = Float64Array.of(code, 11, 22, 33, 44);
      equal(native.callPrepared(call), (index + 1) * 11);
      equal(native.callPrepared(call.subarray(0, index + 1)), 0, 'arguments left out are 0');
    });
    native.free(code);
    const RAISE_TPL = 24;
    const CALCULATE_CRC32 = 344;
    equal(
      native.callPrepared(Float64Array.of(service(CALCULATE_CRC32), 0, 9, 0)),
      -2,
      'EFI_INVALID_PARAMETER',
    );
    throws(() => native.callPrepared([service(RAISE_TPL)]), TypeError, /argument 1 \(call\)/);
    throws(() => native.callPrepared(new Float64Array(0)), TypeError, /1 to 5 elements, but it has 0/);
    throws(() => native.callPrepared(new Float64Array(6)), TypeError, /1 to 5 elements, but it has 6/);
    throws(() => native.callPrepared(Float64Array.of(0, 1)), RangeError, /must hold addresses, but it has 0/);
    for (const wrong of [-1, NaN, Infinity])
      throws(() => native.callPrepared(Float64Array.of(service(RAISE_TPL), wrong)), RangeError, /addresses/);
  });

  check('poll calls while something moves, and waits awake', () => {
    // CheckEvent of a plain event: EFI_SUCCESS once after each signal, else EFI_NOT_READY.
    const [CREATE_EVENT, CHECK_EVENT, CLOSE_EVENT] = [80, 120, 112];
    const place = native.allocate(8);
    equal(native.call(service(CREATE_EVENT), 0, 0, null, null, place), 0);
    const plain = new DataView(native.view(place, 8).buffer, 0);
    const handle = plain.getUint32(0, true) + plain.getUint32(4, true) * 2 ** 32;
    const pollers = Float64Array.of(service(CHECK_EVENT), handle);
    const into = new Float64Array(4);
    equal(native.poll(pollers, 8, 0, into), 0);
    native.call(service(SIGNAL_EVENT), handle);
    equal(native.poll(pollers, 8, 1000, into), -1);
    const before = native.now();
    equal(native.poll(pollers, 8, 20, into), 0);
    const waited = native.now() - before;
    equal(waited >= 20 && waited < 2000, true, `waited ${waited}`);
    const ours = native.createEvent();
    native.call(service(SIGNAL_EVENT), native.eventHandle(ours));
    equal(native.poll(pollers, 8, 60000, into), 1);
    equal(into[0], ours);
    native.call(service(SIGNAL_EVENT), native.eventHandle(ours));
    equal(native.poll(new Float64Array(0), 1, 0, into), 1);
    native.closeEvent(ours);
    equal(native.poll(new Float64Array(0), 1, 0, into), 0);
    throws(() => native.poll([], 1, 0, into), TypeError, /pollers/);
    throws(() => native.poll(pollers, 0, 0, into), RangeError, /most/);
    throws(() => native.poll(pollers, 1, -1, into), RangeError, /milliseconds/);
    throws(() => native.poll(pollers, 1, 0), TypeError, /into/);
    throws(() => native.poll(Float64Array.of(NaN, 1), 1, 0, into), RangeError, /addresses/);
    native.call(service(CLOSE_EVENT), handle);
    native.free(place);
  });

  check('copyBytes makes new memory of the kind that is asked for', () => {
    class Kind extends Uint8Array {}
    const source = Uint8Array.of(1, 2, 3, 4);
    const copy = native.copyBytes(source, 1, 3, Kind.prototype);
    equal(copy instanceof Kind, true);
    equal([...copy].join(), '2,3');
    source[1] = 9;
    copy[1] = 7;
    equal([...copy].join() + [...source].join(), '2,71,9,3,4');
    equal(copy.buffer.byteLength, 2);
    equal(native.copyBytes(source, 4, 4, Uint8Array.prototype).length, 0);
    equal(
      Object.getPrototypeOf(native.copyBytes(source, 0, 1, Uint8Array.prototype)) === Uint8Array.prototype,
      true,
    );
    throws(() => native.copyBytes(source, 2, 1, Kind.prototype), RangeError, /end/);
    throws(() => native.copyBytes(source, 0, 5, Kind.prototype), RangeError, /end/);
    throws(() => native.copyBytes(source, -1, 1, Kind.prototype), RangeError, /start/);
    throws(() => native.copyBytes([1], 0, 1, Kind.prototype), TypeError, /source/);
    throws(() => native.copyBytes(source, 0, 1, 5), TypeError, /prototype/);
  });

  check('events come once each, oldest first', () => {
    const into = new Float64Array(8);
    const ids = Array.from({ length: 5 }, () => native.createEvent());
    equal(native.counters().events, 5);
    for (const index of [3, 1, 4, 1, 3]) native.call(service(SIGNAL_EVENT), native.eventHandle(ids[index]));
    equal(native.takeEvents(new Float64Array(2)), 2);
    equal(native.takeEvents(into), 1);
    equal(into[0], ids[4]);
    equal(native.takeEvents(into), 0);
    for (const id of ids) native.closeEvent(id);
    equal(native.counters().events, 0);
    throws(() => native.closeEvent(ids[0]), RangeError, /closed/);
    throws(() => native.eventHandle(0), RangeError, /id/);
    throws(() => native.takeEvents([]), TypeError, /Float64Array/);
  });

  check('a muted event is heard when it is unmuted', () => {
    const into = new Float64Array(8);
    const [loud, quiet] = [native.createEvent(), native.createEvent()];
    const signal = (id) => native.call(service(SIGNAL_EVENT), native.eventHandle(id));
    native.muteEvent(quiet, true);
    native.muteEvent(quiet, true);
    signal(quiet);
    signal(quiet);
    signal(loud);
    equal(native.takeEvents(into), 1);
    equal(into[0], loud);
    const before = native.now();
    native.wait(20);
    equal(native.now() - before >= 10, true);
    native.muteEvent(quiet, false);
    native.muteEvent(quiet, false);
    equal(native.takeEvents(into), 1);
    equal(into[0], quiet);
    signal(quiet);
    equal(native.takeEvents(into), 1);
    native.muteEvent(quiet, true);
    signal(quiet);
    for (const id of [loud, quiet]) native.closeEvent(id);
    const again = native.createEvent();
    signal(again);
    equal(native.takeEvents(into), 1);
    native.closeEvent(again);
    throws(() => native.muteEvent(quiet, true), RangeError, /closed/);
    throws(() => native.muteEvent(again), TypeError, /muted/);
  });

  check('a late notification is dropped and counted', () => {
    const into = new Float64Array(8);
    const late = native.counters().lateEvents;
    const first = native.createEvent();
    native.call(service(SIGNAL_EVENT), native.eventHandle(first));
    native.closeEvent(first);
    const second = native.createEvent();
    equal(native.takeEvents(into), 0);
    equal(native.counters().lateEvents, late + 1);
    native.call(service(SIGNAL_EVENT), native.eventHandle(second));
    equal(native.takeEvents(into), 1);
    equal(into[0], second);
    native.closeEvent(second);
    const reused = native.createEvent();
    equal(reused === second || reused === first, false);
    native.closeEvent(reused);
  });

  check('a thousand events', () => {
    const into = new Float64Array(2000);
    const ids = Array.from({ length: 1000 }, () => native.createEvent());
    for (const id of ids) native.call(service(SIGNAL_EVENT), native.eventHandle(id));
    equal(native.takeEvents(into), 1000);
    equal(
      ids.every((id, index) => into[index] === id),
      true,
    );
    for (const id of ids) native.closeEvent(id);
  });

  check('wait ends with its time, or at once with a notification', () => {
    const SET_TIMER = 88;
    const into = new Float64Array(4);
    const before = native.now();
    native.wait(30);
    const slept = native.now() - before;
    equal(slept >= 15 && slept < 2000, true, `slept ${slept}`);
    const id = native.createEvent();
    // Notified between takeEvents and wait: wait must not sleep.
    native.call(service(SIGNAL_EVENT), native.eventHandle(id));
    const start = native.now();
    native.wait(5000);
    equal(native.now() - start < 2500, true);
    equal(native.takeEvents(into), 1);
    // A timer event that fires in the midst of the sleep wakes it.
    native.call(service(SET_TIMER), native.eventHandle(id), 0, 0);
    native.closeEvent(id);
    native.wait(0);
    throws(() => native.wait(-1), RangeError, /milliseconds/);
    throws(() => native.wait(NaN), RangeError, /milliseconds/);
  });

  check('time', () => {
    const a = native.now();
    let b = native.now();
    for (let i = 0; i < 1000; i++) {
      const c = native.now();
      equal(c >= b, true);
      b = c;
    }
    equal(b > a, true);
    equal(Math.abs(native.wallClock() - Date.now()) < 50, true);
    equal(new Date(native.wallClock()).getUTCFullYear() >= 2024, true);
  });

  check('evaluate', () => {
    equal(native.evaluate(ascii('1 + 41'), 'a.js'), 42);
    equal(native.evaluate(ascii('1 + 41//').subarray(0, 6), 'a.js'), 42);
    try {
      native.evaluate(ascii('\n\nnull.x'), 'dir/b.js');
    } catch (error) {
      equal(/dir\/b\.js:3/.test(error.stack), true, error.stack);
    }
    throws(() => native.evaluate(ascii('a b'), 'c.js'), SyntaxError, /./);
    equal(native.file('none'), undefined);
    equal(native.file('note.txt')?.length, 5);
    throws(() => native.file(3), TypeError, /string/);
    equal(native.fileNames().slice(0, 3), ['config.json', 'program.js', 'note.txt']);
    equal(
      native.fileNames().every((name) => native.file(name) instanceof Uint8Array),
      true,
    );
  });

  check('runJobs and onRejection', () => {
    const seen = [];
    native.onRejection((kind, promise, reason) => seen.push([kind, promise instanceof Promise, reason]));
    const rejected = Promise.reject(5);
    equal(seen, [['unhandled', true, 5]]);
    rejected.catch(() => seen.push('caught'));
    native.runJobs();
    equal(seen[1], ['handled', true, 5]);
    equal(seen[2], 'caught');
    const order = [];
    Promise.resolve()
      .then(() => order.push(1))
      .then(() => order.push(2));
    queueMicrotask(() => {
      throw new Error('from a job');
    });
    queueMicrotask(() => order.push(3));
    throws(() => native.runJobs(), Error, /from a job/);
    native.runJobs();
    equal(order.toSorted(), [1, 2, 3]);
  });

  check('the asynchronous context goes along with promises and microtasks', () => {
    const slot = native.asyncContext;
    const seen = [];
    const note = (what) => seen.push(`${what} in ${slot.current}`);
    let resolve;
    const promise = new Promise((done) => {
      resolve = done;
    });
    slot.current = 'awaits';
    (async () => {
      await promise;
      note('await');
      slot.current = 'entered';
      await null;
      note('second await');
    })();
    slot.current = 'then';
    promise.then(() => note('then'));
    slot.current = 'queues';
    queueMicrotask(() => note('microtask'));
    slot.current = 'resolves';
    resolve();
    slot.current = 'outside';
    native.runJobs();
    equal(seen, ['microtask in queues', 'await in awaits', 'then in then', 'second await in entered']);
    equal(slot.current, 'outside');
    slot.current = undefined;
    throws(() => Object.defineProperty(slot, 'other', { value: 1 }), TypeError, /extensible/);
    equal(Reflect.deleteProperty(slot, 'current'), false);
  });

  check('memory is measured', () => {
    const usage = native.memoryUsage();
    equal(
      usage.heapUsed > 10000 && usage.heapTotal >= usage.heapUsed && usage.free > 2 ** 24,
      true,
      JSON.stringify(usage),
    );
    const big = new Uint8Array(8 << 20);
    equal(native.memoryUsage().heapUsed - usage.heapUsed >= big.length, true);
  });

  check('the processor', () => {
    const [most, b, c, d] = native.cpuid(0, 0);
    equal(most > 0, true);
    const vendor = String.fromCharCode(
      ...[b, d, c].flatMap((word) => [word & 255, (word >> 8) & 255, (word >> 16) & 255, word >>> 24]),
    );
    equal(/^[\x20-\x7e]{12}$/.test(vendor), true, vendor);
    equal(typeof native.readMsr(0x1b), 'bigint');
    native.writePort(0x70, 1, 0);
    equal(native.readPort(0x71, 1) <= 0x59, true);
    throws(() => native.readPort(0x70, 3), RangeError, /1, 2 or 4/);
    throws(() => native.writePort(0x70, 1, 256), RangeError, /value/);
    const random = new Uint8Array(64);
    native.randomBytes(random);
    equal(new Set(random).size > 16, true);
  });

  check('a stack overflow is an exception', () => {
    const deep = (n) => 1 + deep(n + 1);
    throws(() => deep(0), RangeError, /call stack/);
    const nested = `${'['.repeat(200000)}`;
    throws(() => JSON.parse(nested), Error, /./);
    let depth = 0;
    const count = () => {
      depth++;
      count();
    };
    try {
      count();
    } catch {}
    equal(depth > 9000, true, `${depth} calls`);
  });

  check('out of memory is an exception', () => {
    const held = [];
    try {
      for (;;) held.push(new Uint8Array(4 << 20));
    } catch (error) {
      held.length = 0;
      equal(error instanceof Error, true, `${error}`);
    }
    native.collectGarbage();
    equal(new Uint8Array(4 << 20).length, 4 << 20);
    throws(
      () => {
        let text = 'x'.repeat(1 << 20);
        for (;;) text += text;
      },
      Error,
      /./,
    );
  });
};

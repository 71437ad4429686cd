import { createMachine, EFI_OUT_OF_RESOURCES, EFI_RUNTIME_SERVICES, EFI_TIME } from '@efi-node/efi-core';
import { describe, expect, it } from 'vitest';
import { createSim, expectNoLeaks } from './sim.ts';

describe('native boundary', () => {
  it('crashes on a call of what is not code, and checks arguments', () => {
    const { native, calls } = createSim();
    expect(() => native.call(0x1234)).toThrow(/not code/);
    const seen: number[][] = [];
    const fn = calls.register('Test.Function', 3, (...args) => {
      seen.push(args);
      return -14;
    });
    expect(native.call(fn, true, null, 2n ** 40n)).toBe(-14);
    expect(seen).toEqual([[1, 0, 2 ** 40]]);
    expect(() => native.call(fn, 1)).toThrow(/takes 3 arguments/);
    expect(() => native.call(fn, 1.5, 0, 0)).toThrow(TypeError);
    expect(() => native.call(fn, ...Array.from({ length: 13 }, () => 0))).toThrow(RangeError);
  });

  it('lets faults answer instead of a function', () => {
    const { native, calls, faults } = createSim();
    const fn = calls.register('Test.Function', 0, () => 0);
    faults.on('Test.Function', { kind: 'status', status: EFI_OUT_OF_RESOURCES }, { after: 1, times: 2 });
    expect([0, 0, 0, 0].map(() => native.call(fn))).toEqual([0, -9, -9, 0]);
    expect(faults.calls('Test.Function')).toBe(4);
    faults.on('Test.Function', { kind: 'status', status: -1 });
    faults.clear('Test.Function');
    expect(native.call(fn)).toBe(0);
  });

  it('runs out of memory by size and on demand', () => {
    const { native, faults } = createSim({ nics: [], memory: 1000 });
    const address = native.allocate(900);
    expect(() => native.allocate(200)).toThrow(RangeError);
    expect(native.memoryUsage().free).toBe(100);
    native.free(address);
    faults.on('native.allocate', { kind: 'status', status: EFI_OUT_OF_RESOURCES }, { after: 1 });
    const again = native.allocate(1);
    expect(() => native.allocate(1)).toThrow(RangeError);
    native.free(again);
  });

  it('moves time by waiting, and a little by turns', () => {
    const { native, clock } = createSim({ nics: [] });
    const before = native.now();
    native.wait(1000);
    expect(native.now() - before).toBe(1000);
    native.takeEvents(new Float64Array(1));
    expect(native.now() - before).toBeGreaterThan(1000);
    expect(native.wallClock()).toBe(Date.UTC(2026, 0, 1) + clock.now);
    expect(() => native.wait(Number.NaN)).toThrow(RangeError);
  });

  it('wakes from a wait by an event of ours', () => {
    const { native, clock, events } = createSim({ nics: [] });
    const id = native.createEvent();
    clock.schedule(30, () => events.signal(native.eventHandle(id)));
    native.wait(1000);
    expect(native.now()).toBe(30);
    native.closeEvent(id);
    expect(native.counters().lateEvents).toBe(1);
  });

  it('tells the time', () => {
    const sim = createSim({ nics: [], startTime: Date.UTC(2024, 1, 29, 12, 30, 15) });
    const machine = createMachine(sim.native);
    const time = EFI_TIME.allocate(sim.native);
    expect(
      EFI_RUNTIME_SERVICES.bind(sim.native, machine.systemTable.RuntimeServices).GetTime(time.address, null),
    ).toBe(0);
    expect([time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second]).toEqual([
      2024, 2, 29, 12, 30, 15,
    ]);
    sim.native.free(time.address);
    expectNoLeaks(sim);
  });

  it('has codecs that write whole characters only', () => {
    const { native } = createSim({ nics: [] });
    const target = new Uint8Array(5);
    expect(native.encodeInto('aé€', 'utf8', target, 1, 4)).toBe(3);
    expect(Array.from(target)).toEqual([0, 0x61, 0xc3, 0xa9, 0]);
    expect(native.encodeInto('abc', 'utf16le', target, 0, 5)).toBe(4);
    expect(native.decode(Uint8Array.of(0xff, 0x61), 'latin1', 0, 2)).toBe('ÿa');
    expect(native.decode(Uint8Array.of(0xfb, 0xff), 'base64url', 0, 2)).toBe('-_8');
    expect(native.byteLength('€', 'utf8')).toBe(3);
    expect(native.byteLength('zz', 'hex')).toBe(1);
    expect([native.isUtf8(Uint8Array.of(0xc3)), native.isUtf8(Uint8Array.of(0xc3, 0xa9))]).toEqual([
      false,
      true,
    ]);
    expect(() => native.encodeInto('a', 'utf8', target, 6, 1)).toThrow(RangeError);
  });

  it('derives keys', () => {
    const { native } = createSim({ nics: [] });
    const [password, salt] = [Buffer.from('passwd'), Buffer.from('salt')];
    const target = new Uint8Array(4);
    native.pbkdf2('sha256', password, salt, 1, target);
    expect(Buffer.from(target).toString('hex')).toBe('55ac046e');
    native.pbkdf2('sha256', password, salt, 1, new Uint8Array(0));
    // RFC 5869, A.1
    native.hkdf(
      'sha256',
      Buffer.alloc(22, 0x0b),
      Buffer.from('000102030405060708090a0b0c', 'hex'),
      Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex'),
      target,
    );
    expect(Buffer.from(target).toString('hex')).toBe('3cb25f25');
    native.hkdf('sha256', password, salt, salt, new Uint8Array(0));
    expect(() => native.hkdf('md5', password, salt, salt, new Uint8Array(255 * 16 + 1))).toThrow(RangeError);
  });

  it('hashes, with and without a key', () => {
    const { native } = createSim({ nics: [] });
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
    const state = native.createHash('md5');
    native.updateHash(state, Buffer.from('a'));
    const other = native.copyHash(state);
    native.updateHash(state, Buffer.from('bc'));
    expect(hex(native.digestHash(state))).toBe('900150983cd24fb0d6963f7d28e17f72');
    expect(hex(native.digestHash(other))).toBe('0cc175b9c0f1b6a831c399e269772661');
    const keyed = native.createHash('md5', Buffer.from('Jefe'));
    native.updateHash(keyed, Buffer.from('what do ya want for nothing?'));
    expect(() => native.copyHash(keyed)).toThrow(TypeError);
    expect(hex(native.digestHash(keyed))).toBe('750c783e6ab0b503eaa86e310a5db738');
    expect(() => native.updateHash({}, Buffer.from('a'))).toThrow(TypeError);
  });

  it('packs and unpacks step by step', () => {
    const { native } = createSim({ nics: [] });
    const stream = native.createZlib({
      type: 'deflate',
      windowBits: 15,
      level: 6,
      memLevel: 8,
      strategy: 0,
    });
    const back = native.createZlib({ type: 'inflate', windowBits: 47 });
    const [packed, unpacked, moved] = [new Uint8Array(100), new Uint8Array(100), new Float64Array(2)];
    const text = Buffer.from('some text');
    expect(stream.write(2, text, 0, text.length, packed, 10, 100, moved)).toBe(0);
    const end = 10 + (moved[1] ?? 0);
    expect(moved[0]).toBe(text.length);
    expect(back.write(0, packed, 10, end, unpacked, 0, 4, moved)).toBe(0);
    expect(moved[1]).toBe(4);
    expect(Buffer.from(unpacked.subarray(0, 5)).toString()).toBe('some\0');
    expect(stream.params(9, 0)).toBe(0);
    expect(back.params(9, 0)).toBe(-2);
    expect(back.reset()).toBe(0);
    expect(back.write(4, Uint8Array.of(1, 2), 0, 2, unpacked, 0, 100, moved)).toBe(-3);
    expect(back.message()).toBe('incorrect header check');
    expect(() => stream.write(0, text, 0, 10, packed, 0, 100, moved)).toThrow(RangeError);
    expect(() => stream.write(6, text, 0, 1, packed, 0, 100, moved)).toThrow(RangeError);
    expect(() => native.createZlib({ type: 'inflate', windowBits: 5 })).toThrow(RangeError);
    stream.free();
    expect(() => stream.reset()).toThrow(/was freed/);
    expect(native.crc32(Buffer.from('6789'), native.crc32(Buffer.from('12345'), 0))).toBe(0xcbf4_3926);
  });

  it('has a processor with answers', () => {
    const { native, processor } = createSim({ nics: [] });
    const [, ebx, ecx, edx] = native.cpuid(0, 0);
    const name = Buffer.alloc(12);
    for (const [index, word] of [ebx, edx, ecx].entries()) name.writeUInt32LE(word, index * 4);
    expect(name.toString()).toBe('GenuineIntel');
    expect(native.cpuid(0x4000_0000, 0)).toEqual([0, 0, 0, 0]);
    expect(() => native.readMsr(1)).toThrow(RangeError);
    native.writeMsr(0x1b, 5n);
    expect(native.readMsr(0x1b)).toBe(5n);
    expect([native.readPort(0x70, 1), native.readPort(0x70, 4)]).toEqual([0xff, 0xffff_ffff]);
    native.writePort(0x80, 1, 7);
    expect(processor.written).toEqual([{ port: 0x80, width: 1, value: 7 }]);
    const random = new Uint8Array(64);
    native.randomBytes(random);
    expect(random.some((byte) => byte !== 0)).toBe(true);
  });

  it('serves the files of the bundle and keeps what is written', () => {
    const sim = createSim({ nics: [], files: { 'a.txt': 'hällo' } });
    expect(Buffer.from(sim.native.file('a.txt') ?? []).toString()).toBe('hällo');
    expect(sim.native.file('b.txt')).toBeUndefined();
    expect(sim.native.fileNames()).toEqual(['a.txt']);
    sim.native.write(1, Buffer.from('out'));
    sim.native.write(2, Buffer.from('err'));
    expect([sim.stdout, sim.stderr]).toEqual(['out', 'err']);
  });

  it('counts parsers', () => {
    const { native } = createSim({ nics: [] });
    const parser = native.createHttpParser(
      { type: 'request', maxHeaderSize: 1000, lenient: 0, maxHeaders: 0 },
      { onMessageBegin() {}, onHeadersComplete: () => 0, onBody() {}, onMessageComplete() {} },
    );
    expect(native.counters().parsers).toBe(1);
    parser.free();
    expect(native.counters().parsers).toBe(0);
  });
});

it('lookInside tells of promises, proxies, iterators and weak collections what they hold', () => {
  const { native } = createSim();
  expect(native.lookInside(new Promise(() => undefined))).toEqual(['pending']);
  expect(native.lookInside(Promise.resolve(5))).toEqual(['fulfilled', 5]);
  const reason = { code: 1 };
  const rejected = Promise.reject(reason);
  rejected.catch(() => undefined);
  expect(native.lookInside(rejected)?.[1]).toBe(reason);
  const target = { a: 1 };
  const revocable = Proxy.revocable(target, {});
  expect(native.lookInside(revocable.proxy)?.[1]).toBe(target);
  revocable.revoke();
  expect(native.lookInside(revocable.proxy)).toEqual(['proxy', null, null]);
  const map = new Map([
    ['a', 1],
    ['b', 2],
  ]);
  const pairs = map.entries();
  pairs.next();
  expect(native.lookInside(pairs)).toEqual(['pairs', 'b', 2]);
  expect(native.lookInside(map.keys())).toEqual(['items', 'a', 'b']);
  expect(native.lookInside(new Set(['z']).entries())).toEqual(['pairs', 'z', 'z']);
  const symbol = Symbol('s');
  expect(native.lookInside(new Set([symbol, undefined, 0]).values())).toEqual([
    'items',
    symbol,
    undefined,
    0,
  ]);
  expect(native.lookInside(new WeakSet([target]))?.[1]).toBe(target);
  expect(native.lookInside(map)).toBeUndefined();
  expect(native.lookInside({})).toBeUndefined();
});

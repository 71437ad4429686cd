import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeNative, type FakeNative } from '../fake-native.test.support.ts';
import type { Argument } from '../native.ts';
import { check, EFI_NOT_FOUND, EFI_UNSUPPORTED, EfiError, statusName, statusNames } from '../status.ts';
import { method, protocol, service, valueService, voidService } from './protocol.ts';
import { u32 } from './scalar.ts';

const EXAMPLE = protocol('EXAMPLE_PROTOCOL', '65530BC7-A359-410F-B010-5AADC7EC2B62', {
  Revision: u32,
  None: method(),
  One: method('A'),
  Two: method('A', 'B'),
  Three: method('A', 'B', 'C'),
  Plain: service('A'),
  Tpl: valueService('NewTpl'),
  Nothing: voidService('Buffer'),
  Absent: method('A'),
  AbsentPlain: service(),
  AbsentVoid: voidService(),
});

let native: FakeNative;
let result: number;

const members = ['None', 'One', 'Two', 'Three', 'Plain', 'Tpl', 'Nothing'] as const;

function bound(): ReturnType<typeof EXAMPLE.bind> {
  const view = EXAMPLE.allocate(native, { Revision: 7 });
  for (const name of members) view[name] = native.define(() => result);
  return EXAMPLE.bind(native, view.address);
}

const lastArguments = (): readonly Argument[] | undefined => native.calls.at(-1)?.args;

beforeEach(() => {
  native = createFakeNative();
  result = 0;
});

describe('a bound protocol', () => {
  it('passes This to methods, and not to services', () => {
    const example = bound();
    const { address } = example;
    for (const form of [example, example.call]) {
      form.None();
      expect(lastArguments()).toEqual([address]);
      form.One(1);
      expect(lastArguments()).toEqual([address, 1]);
      form.Two(1n, null);
      expect(lastArguments()).toEqual([address, 1n, null]);
      form.Three(1, true, 3);
      expect(lastArguments()).toEqual([address, 1, true, 3]);
      form.Plain(5);
      expect(lastArguments()).toEqual([5]);
      form.Nothing(6);
      expect(lastArguments()).toEqual([6]);
    }
  });

  it('throws errors in one form, and answers them in the other; warnings are answered', () => {
    const example = bound();
    result = EFI_NOT_FOUND;
    for (const call of [
      () => example.None(),
      () => example.One(1),
      () => example.Two(1, 2),
      () => example.Three(1, 2, 3),
      () => example.Plain(1),
    ]) {
      expect(call).toThrow(EfiError);
    }
    expect(() => example.Two(1, 2)).toThrow('EXAMPLE_PROTOCOL.Two: EFI_NOT_FOUND');
    expect([example.call.None(), example.call.Three(1, 2, 3), example.call.Plain(1)]).toEqual([
      -14, -14, -14,
    ]);
    result = 2;
    expect([example.None(), example.Three(1, 2, 3)]).toEqual([2, 2]);
  });

  it('gives values of other functions as they are', () => {
    const example = bound();
    result = -5;
    expect([example.Tpl(16), example.call.Tpl(16), example.Nothing(0)]).toEqual([-5, -5, 0]);
  });

  it('does not call what firmware left out', () => {
    const example = bound();
    expect(example.call.Absent(1)).toBe(EFI_UNSUPPORTED);
    expect(example.call.AbsentPlain()).toBe(EFI_UNSUPPORTED);
    expect(() => example.Absent(1)).toThrow('EXAMPLE_PROTOCOL.Absent: EFI_UNSUPPORTED');
    expect(() => example.AbsentVoid()).toThrow('EXAMPLE_PROTOCOL.AbsentVoid: EFI_UNSUPPORTED');
    expect(native.calls).toEqual([]);
  });

  it('shows its memory', () => {
    const example = bound();
    expect(example.view.Revision).toBe(7);
    expect(String(example.view)).toContain('EXAMPLE_PROTOCOL (ofs=0 size=88)');
    expect(EXAMPLE.guid).toBe('65530bc7-a359-410f-b010-5aadc7ec2b62');
  });
});

describe('EFI_STATUS', () => {
  it('has a name, or prints as itself', () => {
    expect(statusNames.size).toBe(new Set(statusNames.values()).size);
    expect([0, 1, -14, -106].map(statusName)).toEqual([
      'EFI_SUCCESS',
      'EFI_WARN_UNKNOWN_GLYPH',
      'EFI_NOT_FOUND',
      'EFI_CONNECTION_REFUSED',
    ]);
    expect([-9999, 9999].map(statusName)).toEqual(['EFI_STATUS 0x800000000000270f', 'EFI_STATUS 0x270f']);
  });

  it('becomes an error with operation, name and cause', () => {
    const cause = new Error('below');
    const error = new EfiError(EFI_NOT_FOUND, 'LocateProtocol', { cause });
    expect(error).toMatchObject({
      name: 'EfiError',
      message: 'LocateProtocol: EFI_NOT_FOUND',
      status: -14,
      statusName: 'EFI_NOT_FOUND',
      operation: 'LocateProtocol',
      cause,
    });
    expect(check(3, 'Delete')).toBe(3);
    expect(() => check(-1, 'LoadImage')).toThrow('LoadImage: EFI_LOAD_ERROR');
  });
});

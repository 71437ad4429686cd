import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeNative, type FakeNative } from '../fake-native.test.support.ts';
import { Memory } from '../memory.ts';
import type { Argument } from '../native.ts';
import { EFI_FILE_PROTOCOL } from '../protocols/file.ts';
import {
  EFI_BUFFER_TOO_SMALL,
  EFI_DEVICE_ERROR,
  EFI_NOT_FOUND,
  EFI_VOLUME_FULL,
  EFI_WARN_DELETE_FAILURE,
} from '../status.ts';
import { EfiFile } from './file.ts';
import { type FileInfo, sizeOfFileInfo, writeFileInfo } from './info.ts';

type Handler = (...args: Argument[]) => number;

let native: FakeNative;
let memory: Memory;
let file: EfiFile;
/** What the file's functions do; one that is not set is not to be called. */
let handlers: Partial<Record<string, Handler>>;
let blocksBefore: number;

function dataAt(address: Argument | undefined, size = 8): DataView {
  const view = native.view(Number(address), size);
  return new DataView(view.buffer, view.byteOffset, size);
}

function textAt(address: Argument | undefined): string {
  let text = '';
  for (let at = Number(address); ; at += 2) {
    const unit = dataAt(at, 2).getUint16(0, true);
    if (unit === 0) return text;
    text += String.fromCharCode(unit);
  }
}

const information: FileInfo = {
  name: 'boot.txt',
  size: 300,
  physicalSize: 512,
  created: undefined,
  accessed: undefined,
  modified: undefined,
  attributes: 0x20,
};

/** Answers with an EFI_FILE_INFO as firmware does: the size it takes first, and the buffer if that is large enough. */
function answerInfo(info: FileInfo, sizeAt: Argument | undefined, bufferAt: Argument | undefined): number {
  const size = sizeOfFileInfo(info.name);
  const given = Number(dataAt(sizeAt).getBigUint64(0, true));
  dataAt(sizeAt).setBigUint64(0, BigInt(size), true);
  if (given < size) return EFI_BUFFER_TOO_SMALL;
  writeFileInfo(dataAt(bufferAt, size), info, {
    created: Date.UTC(2026, 1, 3, 4, 5, 6),
    modified: Date.UTC(2026, 1, 3, 4, 5, 8),
  });
  return 0;
}

beforeEach(() => {
  native = createFakeNative();
  memory = new Memory(native);
  handlers = {};
  const address = native.allocate(EFI_FILE_PROTOCOL.size);
  for (const { name, type, offset } of EFI_FILE_PROTOCOL.layout) {
    if (type.kind !== 'method') continue;
    const fn = native.define((self, ...args) => {
      expect(self).toBe(address);
      const handler = handlers[name];
      if (handler === undefined) throw new Error(`${name} was called`);
      return handler(...args);
    });
    dataAt(address + offset).setBigUint64(0, BigInt(fn), true);
  }
  file = new EfiFile({ native, memory }, address);
  expect(memory.scratch).toBeGreaterThan(0);
  blocksBefore = native.counters().blocks;
});

describe('open', () => {
  it('passes the name in UCS-2, the mode and the attributes', () => {
    let seen: unknown;
    handlers['Open'] = (out, name, mode, attributes) => {
      seen = [textAt(name), mode, attributes];
      dataAt(out).setBigUint64(0, 0x5000n, true);
      return 0;
    };
    expect(file.open('\\logs\\é.txt', 'create', 0x10)).toBeInstanceOf(EfiFile);
    expect(seen).toEqual(['\\logs\\é.txt', 0x8000_0000_0000_0003n, 0x10]);
    file.open('a', 'read');
    expect(seen).toEqual(['a', 1n, 0]);
    file.open('a', 'write');
    expect(seen).toEqual(['a', 3n, 0]);
  });

  it('answers the status of what it cannot open, with a name of any length', () => {
    const long = 'x'.repeat(5000);
    let seen = '';
    handlers['Open'] = (_out, name) => {
      seen = textAt(name);
      return EFI_NOT_FOUND;
    };
    expect(file.open(long, 'read')).toBe(EFI_NOT_FOUND);
    expect(seen).toBe(long);
    expect(native.counters().blocks).toBe(blocksBefore);
  });
});

describe('read and write', () => {
  it('hand over the buffer itself and pin it only for the call', () => {
    const pinned: number[] = [];
    handlers['Read'] = (size) => {
      pinned.push(native.counters().pins);
      expect(Number(dataAt(size).getBigUint64(0, true))).toBe(100);
      dataAt(size).setBigUint64(0, 7n, true);
      return 0;
    };
    expect(file.read(new Uint8Array(100))).toBe(7);
    expect(pinned).toEqual([1]);
    expect(native.counters().pins).toBe(0);
  });

  it('go on in parts of a MiB, and a failure behind the first part is left to the next call', () => {
    const parts: number[] = [];
    handlers['Write'] = (size) => {
      parts.push(Number(dataAt(size).getBigUint64(0, true)));
      if (parts.length < 3) return 0;
      dataAt(size).setBigUint64(0, 0n, true);
      return EFI_VOLUME_FULL;
    };
    expect(file.write(new Uint8Array((5 << 20) / 2))).toBe(2 << 20);
    expect(parts).toEqual([1 << 20, 1 << 20, 1 << 19]);
    expect(() => file.write(new Uint8Array(1))).toThrow(/EFI_FILE_PROTOCOL\.Write: EFI_VOLUME_FULL/);
    expect(native.counters().pins).toBe(0);
  });

  it('do not call for nothing', () => {
    expect(file.read(new Uint8Array(0))).toBe(0);
    expect(file.write(new Uint8Array(0))).toBe(0);
  });
});

describe('info', () => {
  it('reads names, sizes, times and attributes', () => {
    handlers['GetInfo'] = (_id, size, buffer) => answerInfo(information, size, buffer);
    expect(file.info()).toEqual({
      ...information,
      created: Date.UTC(2026, 1, 3, 4, 5, 6),
      modified: Date.UTC(2026, 1, 3, 4, 5, 8),
    });
  });

  it('takes more memory for what asks for it, and gives it back', () => {
    const name = 'y'.repeat(3000);
    handlers['GetInfo'] = (_id, size, buffer) => answerInfo({ ...information, name }, size, buffer);
    expect(file.info().name).toBe(name);
    expect(native.counters().blocks).toBe(blocksBefore + 1); // the GUIDs
  });

  it('reads entries of a directory to the last', () => {
    const names = ['.', '..', 'a.txt'];
    handlers['Read'] = (size, buffer) => {
      const name = names.shift();
      if (name !== undefined) return answerInfo({ ...information, name }, size, buffer);
      dataAt(size).setBigUint64(0, 0n, true);
      return 0;
    };
    expect([file.readEntry()?.name, file.readEntry()?.name, file.readEntry()?.name]).toEqual([
      '.',
      '..',
      'a.txt',
    ]);
    expect(file.readEntry()).toBeUndefined();
  });

  it('a change keeps what it does not name, and leaves the times alone', () => {
    handlers['GetInfo'] = (_id, size, buffer) => answerInfo(information, size, buffer);
    let set: DataView | undefined;
    handlers['SetInfo'] = (_id, size, buffer) => {
      set = new DataView(native.view(Number(buffer), Number(size)).slice().buffer);
      return 0;
    };
    file.setInfo({ name: '\\new\\name', size: 10 });
    expect(set?.byteLength).toBe(sizeOfFileInfo('\\new\\name'));
    expect(Number(set?.getBigUint64(8, true))).toBe(10);
    expect(set?.getUint16(24, true)).toBe(0); // year of the creation
    expect(Number(set?.getBigUint64(72, true))).toBe(0x20);
  });

  it('an error has the name of the function', () => {
    handlers['GetInfo'] = () => EFI_DEVICE_ERROR;
    expect(() => file.info()).toThrow(/EFI_FILE_PROTOCOL\.GetInfo: EFI_DEVICE_ERROR/);
  });
});

it('delete answers the warning of what could not be deleted', () => {
  handlers['Delete'] = () => EFI_WARN_DELETE_FAILURE;
  expect(file.delete()).toBe(EFI_WARN_DELETE_FAILURE);
});

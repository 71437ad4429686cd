import { describe, expect, it } from 'vitest';
import { CrashLog } from './crash.ts';
import { AddressSpace } from './memory.ts';

function space(): { memory: AddressSpace; log: CrashLog } {
  const log = new CrashLog();
  return { memory: new AddressSpace(log), log };
}

describe('AddressSpace', () => {
  it('gives zeroed, aligned blocks whose views alias', () => {
    const { memory } = space();
    const address = memory.allocate(100, 'program');
    expect(address % 8).toBe(0);
    expect(memory.view(address, 100).every((byte) => byte === 0)).toBe(true);
    memory.view(address + 8, 4).set([1, 2, 3, 4]);
    expect(memory.readU32(address + 8)).toBe(0x04030201);
    memory.writeU64(address + 16, -1n);
    expect(memory.view(address, 24)[23]).toBe(255);
    expect(memory.readU64(address + 16)).toBe(2n ** 64n - 1n);
  });

  it('crashes on memory that is not there, and keeps the crash', () => {
    const { memory, log } = space();
    const address = memory.allocate(16, 'program');
    expect(() => memory.view(0, 1)).toThrow(/unmapped/);
    expect(() => memory.view(address, 17)).toThrow(/over the end/);
    expect(() => memory.readU32(address + 14)).toThrow(/over the end/);
    memory.free(address, 'program');
    expect(() => memory.view(address, 1)).toThrow(/freed pool/);
    expect(() => memory.free(address, 'program')).toThrow(/double free/);
    expect(() => memory.free(address + 8, 'program')).toThrow(/not a pool block/);
    expect(log.crashes).toHaveLength(6);
  });

  it('tells whose block is freed by whom', () => {
    const { memory } = space();
    expect(() => memory.free(memory.allocate(8, 'firmware'), 'program')).toThrow(/AllocatePool/);
    expect(() => memory.free(memory.allocate(8, 'program'), 'firmware')).toThrow(/Native.allocate/);
    expect([memory.blocks('program'), memory.blocks('firmware')]).toEqual([1, 1]);
  });

  it('maps pinned buffers where they are, and counts the pins', () => {
    const { memory } = space();
    const buffer = new Uint8Array(64);
    const whole = memory.pin(buffer);
    const part = memory.pin(buffer.subarray(8, 16));
    expect(part - whole).toBe(8);
    buffer[9] = 42;
    expect(memory.readU8(part + 1)).toBe(42);
    memory.writeU8(whole, 7);
    expect(buffer[0]).toBe(7);
    expect(memory.pin(buffer)).toBe(whole);
    expect(memory.pins).toBe(3);
    memory.unpin(whole);
    memory.unpin(whole);
    expect(memory.readU8(part)).toBe(0);
    expect(() => memory.unpin(whole)).toThrow(/not pinned/);
    memory.unpin(part);
    expect(() => memory.readU8(part)).toThrow(/freed pinned buffer/);
    expect(memory.pins).toBe(0);
  });

  it('finds its way among thousands of segments', () => {
    const { memory } = space();
    const blocks = Array.from({ length: 5000 }, () => memory.allocate(24, 'program'));
    for (const [index, block] of blocks.entries()) if (index % 2 === 0) memory.free(block, 'program');
    for (const [index, block] of blocks.entries()) expect(memory.isMapped(block)).toBe(index % 2 === 1);
  });
});

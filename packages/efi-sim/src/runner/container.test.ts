import { describe, expect, it } from 'vitest';
import { readBundle } from './container.ts';

function entry(name: string, data: string): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(Buffer.byteLength(name), 0);
  head.writeUInt32LE(Buffer.byteLength(data), 4);
  const body = Buffer.concat([head, Buffer.from(name + data), Buffer.alloc(1)]);
  return Buffer.concat([body, Buffer.alloc((8 - (body.length % 8)) % 8)]);
}

const bundle = (...entries: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from('EFINODE\x01', 'latin1'), ...entries]);
const text = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : Buffer.from(bytes).toString();

describe('readBundle', () => {
  it('gives the runtime and the entries of each program', () => {
    const { runtime, programs } = readBundle(
      bundle(
        entry('runtime.js', 'run'),
        entry('0/config.json', '{}'),
        entry('0/a/b.txt', 'x'.repeat(17)),
        entry('1/program.js', ''),
      ),
    );
    expect(text(runtime)).toBe('run');
    expect(programs).toHaveLength(2);
    expect(text(programs[0]?.get('config.json'))).toBe('{}');
    expect(text(programs[0]?.get('a/b.txt'))).toBe('x'.repeat(17));
    expect(text(programs[1]?.get('program.js'))).toBe('');
    expect(readBundle(bundle(entry('runtime.bin', '?'))).runtime).toBeUndefined();
  });

  it('refuses anything else', () => {
    expect(() => readBundle(Buffer.from('EFINODE\x02'))).toThrow(/not an efi-node bundle/);
    const whole = bundle(entry('0/program.js', 'abcdefgh'));
    for (const length of [12, 20, 30]) {
      expect(() => readBundle(whole.subarray(0, length))).toThrow(/ends inside/);
    }
  });
});

import { expect, test } from 'vitest';
import { decodeEntries, encodeContainer, encodeEntries } from './container.ts';

const config = {
  argv: ['/efi-node', '/app/a.js'],
  execArgv: [],
  env: {},
  cwd: '/',
  filename: '/app/a.js',
  network: true,
  verbose: false,
};

test('the bytes are those of docs/architecture.md', () => {
  const bytes = encodeEntries([['é', Buffer.from('data')]]);
  expect(bytes.toString('latin1')).toBe(
    'EFINODE\x01\x02\0\0\0\x04\0\0\0\xC3\xA9data\0\0'.padEnd(Math.ceil((8 + 8 + 2 + 4 + 1) / 8) * 8, '\0'),
  );
});

test.each([0, 1, 5, 6, 7, 8])('a NUL follows %i bytes of data, and the next entry is aligned', (length) => {
  const bytes = encodeEntries([
    ['a', Buffer.alloc(length, 1)],
    ['b', Buffer.from('next')],
  ]);
  expect(bytes[8 + 8 + 1 + length]).toBe(0);
  expect(bytes.length % 8).toBe(0);
  expect([...decodeEntries(bytes)].map(([name, data]) => [name, data.length])).toEqual([
    ['a', length],
    ['b', 4],
  ]);
});

test('programs are numbered', () => {
  const program = { config, code: Buffer.from('code'), map: Buffer.from('map') };
  const files = new Map([['asset.txt', Buffer.from('asset')]]);
  const bytes = encodeContainer({ name: 'runtime.bin', data: Buffer.from('rt') }, [
    program,
    { ...program, files },
  ]);
  const entries = decodeEntries(bytes);
  expect([...entries.keys()]).toEqual([
    'runtime.bin',
    '0/config.json',
    '0/program.js',
    '0/program.map',
    '1/config.json',
    '1/program.js',
    '1/program.map',
    '1/asset.txt',
  ]);
  expect(JSON.parse(Buffer.from(entries.get('0/config.json') ?? []).toString())).toEqual(config);
});

test('what is no container is refused', () => {
  expect(() => decodeEntries(Buffer.from('EFINODE\x02'))).toThrow(RangeError);
  expect(() => decodeEntries(encodeEntries([['a', Buffer.alloc(20)]]).subarray(0, 24))).toThrow(/cut off/);
});

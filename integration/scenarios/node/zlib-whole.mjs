// Whole buffers: promises, many at a time, `info`, checksums, every level and strategy.
import zlib from 'node:zlib';
import { promisify } from 'node:util';
import { told, toldLater } from './lib/told.cjs';

const { constants } = zlib;
const noise = Buffer.from(
  Array.from({ length: 300 }, (_, index) => (((index >> 2) * 2654435761) % 4294967296).toString(16)).join(''),
);
for (const level of [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  for (const strategy of [
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FILTERED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
    constants.Z_FIXED,
  ]) {
    const packed = zlib.deflateSync(noise, { level, strategy });
    console.log(
      level,
      strategy,
      zlib.inflateSync(packed).equals(noise),
      (packed.length < noise.length === level) !== 0,
    );
  }
for (const windowBits of [8, 9, 12, 15])
  for (const memLevel of [1, 5, 9]) {
    told([windowBits, memLevel], () =>
      zlib.inflateSync(zlib.deflateSync(noise, { windowBits, memLevel }), { windowBits }).equals(noise),
    );
    told(['raw', windowBits, memLevel], () =>
      zlib.inflateRawSync(zlib.deflateRawSync(noise, { windowBits, memLevel })).equals(noise),
    );
  }
told('window too small', () =>
  zlib.inflateSync(zlib.deflateSync(noise, { windowBits: 15 }), { windowBits: 9 }),
);
told(
  'window of the head',
  () => zlib.inflateSync(zlib.deflateSync(noise, { windowBits: 9 }), { windowBits: 0 }).length,
);
for (const length of [0, 1, 2, 100, 32767, 32768, 65536]) {
  const bytes = Buffer.alloc(length, 'abcdefg');
  console.log(
    length,
    ['deflate', 'gzip', 'deflateRaw'].map((name) =>
      zlib[{ deflate: 'inflateSync', gzip: 'gunzipSync', deflateRaw: 'inflateRawSync' }[name]](
        zlib[`${name}Sync`](bytes),
      ).equals(bytes),
    ),
  );
}

const gzip = promisify(zlib.gzip);
const gunzip = promisify(zlib.gunzip);
const many = await Promise.all(
  Array.from(
    { length: 30 },
    async (_, index) => (await gunzip(await gzip(Buffer.alloc(index * 1000, index)))).length,
  ),
);
console.log(many.join());
await toldLater('rejected', () => gunzip(Buffer.from('x')));

const info = zlib.gzipSync('abc', { info: true });
console.log(
  Object.keys(info),
  info.engine instanceof zlib.Gzip,
  info.engine.bytesWritten,
  zlib.gunzipSync(info.buffer).toString(),
);
zlib.gunzip(info.buffer, { info: true }, (error, { buffer, engine }) =>
  console.log(error, buffer.toString(), engine.constructor.name, engine.bytesWritten === info.buffer.length),
);

told('crc32', () => [
  zlib.crc32(''),
  zlib.crc32('hello'),
  zlib.crc32(Buffer.from('hello')),
  zlib.crc32('world', zlib.crc32('hello ')),
  zlib.crc32('hello world'),
  zlib.crc32(new Uint16Array([1, 2])),
  zlib.crc32('grün'),
]);
for (const wrong of [undefined, null, 5, {}, []]) told('crc32', () => zlib.crc32(wrong));
for (const wrong of [-1, 2 ** 32, 1.5, '1', null]) told(['crc32', wrong], () => zlib.crc32('a', wrong));

// The heads.
console.log(
  zlib.deflateSync('a').subarray(0, 2).toString('hex'),
  zlib.gzipSync('a').subarray(0, 10).toString('hex'),
  zlib.gzipSync('a', { level: 9 })[8],
  zlib.gzipSync('a', { level: 1 })[8],
);
console.log(zlib.gzipSync('').length, zlib.deflateSync('').length, zlib.deflateRawSync('').length);
console.log(Object.keys(zlib.codes), Object.isFrozen(zlib.codes));
console.log(
  ['Z_BEST_SPEED', 'Z_SYNC_FLUSH', 'DEFLATE', 'UNZIP', 'Z_MAX_CHUNK', 'Z_MIN_WINDOWBITS', 'ZLIB_VERNUM'].map(
    (name) => [name, name in zlib, constants[name]].join(' '),
  ),
);
console.log(Object.isFrozen(constants), Object.keys(constants).length);

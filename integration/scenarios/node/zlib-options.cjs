// Options of zlib, right and wrong.
const zlib = require('node:zlib');
const { told } = require('./lib/told.cjs');

const values = [
  undefined,
  null,
  -2,
  -1,
  0,
  1,
  5,
  6,
  8,
  9,
  10,
  15,
  16,
  1.5,
  Number.NaN,
  Infinity,
  '5',
  {},
  true,
];
for (const name of [
  'level',
  'memLevel',
  'windowBits',
  'strategy',
  'flush',
  'finishFlush',
  'chunkSize',
  'maxOutputLength',
])
  for (const value of values) {
    told([name, value], () => zlib.createGzip({ [name]: value }) instanceof zlib.Gzip);
    if (name === 'windowBits') {
      told(['inflate', name, value], () => zlib.createInflate({ [name]: value }) instanceof zlib.Inflate);
      told(['raw', name, value], () => zlib.createDeflateRaw({ [name]: value }) instanceof zlib.DeflateRaw);
    }
  }
for (const chunkSize of [63, 64, 65])
  told(['chunkSize', chunkSize], () => zlib.gzipSync('a', { chunkSize }).length > 0);
for (const dictionary of [
  Buffer.from('abc'),
  new ArrayBuffer(3),
  new DataView(new ArrayBuffer(3)),
  'abc',
  5,
  null,
  {},
])
  told(['dictionary', dictionary], () => zlib.deflateSync('abc', { dictionary }).length > 0);
for (const options of [null, 5, 'x', true])
  told(['options', options], () => zlib.inflateSync(zlib.deflateSync('abc', options)).toString());
told('without new', () => zlib.Gzip() instanceof zlib.Gzip);
told('with new', () => new zlib.Inflate({ level: 3 }) instanceof require('node:stream').Transform);
told('defaults', () => {
  const { _level, _strategy, _chunkSize } = zlib.createDeflate();
  return [_level, _strategy, _chunkSize];
});

for (const input of [undefined, null, 5, {}, [], true, () => 1]) {
  told('input', () => zlib.gzipSync(input));
  told('input', () => zlib.gunzip(input, () => {}));
}
const packed = zlib.deflateSync('views');
const memory = packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.length);
told('memory', () => zlib.inflateSync(memory).toString());
told('data view', () => zlib.inflateSync(new DataView(memory)).toString());
told('words', () => zlib.inflateSync(zlib.deflateSync(new Uint32Array([1, 2]))).length);
told('text', () => zlib.inflateSync(zlib.deflateSync('grün')).toString());
told('no callback', () => zlib.gzip('a'));
told('no callback', () => zlib.gzip('a', {}));
told('wrong option', () => zlib.gzip('a', { level: 99 }, () => {}));

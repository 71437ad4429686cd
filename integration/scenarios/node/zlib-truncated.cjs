// What was cut short, and is wanted all the same: Z_SYNC_FLUSH at the end.
const zlib = require('node:zlib');
const { told } = require('./lib/told.cjs');

const text = Buffer.from(Array.from({ length: 300 }, (_, index) => `line ${index * 7919}\n`).join(''));
const finishFlush = zlib.constants.Z_SYNC_FLUSH;
for (const [pack, unpack] of [
  ['gzip', 'gunzip'],
  ['deflate', 'inflate'],
  ['deflateRaw', 'inflateRaw'],
  ['gzip', 'unzip'],
]) {
  const packed = zlib[`${pack}Sync`](text);
  const cut = packed.subarray(0, packed.length - 200);
  told([unpack, 'as it is'], () => zlib[`${unpack}Sync`](cut));
  told([unpack, 'with patience'], () => {
    const result = zlib[`${unpack}Sync`](cut, { finishFlush });
    return result.length > 1000 && text.subarray(0, result.length).equals(result);
  });
  told([unpack, 'nothing'], () => zlib[`${unpack}Sync`](Buffer.alloc(0), { finishFlush }).length);
  told([unpack, 'only a part of its check'], () =>
    zlib[`${unpack}Sync`](packed.subarray(0, -1), { finishFlush }).equals(text),
  );
}
for (const kind of ['Z_NO_FLUSH', 'Z_PARTIAL_FLUSH', 'Z_SYNC_FLUSH', 'Z_FULL_FLUSH', 'Z_FINISH', 'Z_BLOCK']) {
  const stream = zlib.createGunzip({ finishFlush: zlib.constants[kind] });
  let length = 0;
  stream.on('data', (chunk) => (length += chunk.length));
  stream.on('end', () => console.log(kind, 'end', length > 100));
  stream.on('error', (error) => console.log(kind, error.code));
  stream.end(zlib.gzipSync(text).subarray(0, 500));
}
// Packed without an end, and read with patience.
const open = zlib.deflateRawSync(text, { finishFlush });
told('without an end', () => zlib.inflateRawSync(open));
told('without an end, with patience', () => zlib.inflateRawSync(open, { finishFlush }).equals(text));

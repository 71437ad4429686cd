'use strict';
// Unzip tells gzip from zlib by the first two bytes, however they come, and takes nothing else; with the finishFlush
// that HTTP clients give, what is cut off ends like what is whole.
const zlib = require('node:zlib');

const text = 'abc'.repeat(100);
const { Z_SYNC_FLUSH } = zlib.constants;
const lenient = { flush: Z_SYNC_FLUSH, finishFlush: Z_SYNC_FLUSH };

async function unpacked(label, parts, options) {
  const stream = zlib.createUnzip(options);
  for (const part of parts) stream.write(part);
  stream.end();
  let length = 0;
  try {
    for await (const part of stream) length += part.length;
    console.log(label, length);
  } catch (error) {
    console.log(label, error.code, error.message);
  }
}

async function main() {
  const bytes = (packed) => Array.from(packed, (_, i) => packed.subarray(i, i + 1));
  await unpacked('gzip', [zlib.gzipSync(text)]);
  await unpacked('zlib', [zlib.deflateSync(text)]);
  await unpacked('gzip byte by byte', bytes(zlib.gzipSync(text)));
  await unpacked('zlib byte by byte', bytes(zlib.deflateSync(text)));
  await unpacked('neither', ['this is neither']);
  await unpacked('without a checksum', [Buffer.from([0x78, 0x9c]), zlib.deflateRawSync(text)], lenient);
  await unpacked('gzip without its end', [zlib.gzipSync(text).subarray(0, -8)], lenient);
  console.log(String(zlib.unzipSync(zlib.gzipSync('a'))), String(zlib.unzipSync(zlib.deflateSync('b'))));
}
main();

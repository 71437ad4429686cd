// A limit for what comes out: a small file may have a large one in it.
const zlib = require('node:zlib');
const { told } = require('./lib/told.cjs');

const packed = zlib.gzipSync(Buffer.alloc(100_000));

/** What a stream gives for the packed bytes. */
async function sizes(options) {
  const stream = zlib.createGunzip(options);
  stream.end(packed);
  return (await stream.toArray()).map((chunk) => chunk.length);
}

(async () => {
  for (const maxOutputLength of [1, 1000, 16384, 99_999, 100_000, 100_001]) {
    told(maxOutputLength, () => zlib.gunzipSync(packed, { maxOutputLength }).length);
    await new Promise((done) => {
      zlib.gunzip(packed, { maxOutputLength }, (error, result) => {
        console.log(
          'later',
          maxOutputLength,
          error ? `${error.name} ${error.code} ${error.message}` : result.length,
        );
        done();
      });
    });
  }
  told('of packing', () => zlib.gzipSync(Buffer.from('abc'), { maxOutputLength: 5 }));
  // A stream has no such limit.
  console.log(
    'stream',
    (await sizes({ maxOutputLength: 10 })).reduce((sum, size) => sum + size, 0),
  );
  for (const chunkSize of [64, 1000, 65536]) {
    console.log('pieces of', chunkSize, Math.max(...(await sizes({ chunkSize }))) <= chunkSize);
    told(['at once in pieces of', chunkSize], () => zlib.gunzipSync(packed, { chunkSize }).length);
  }
})();

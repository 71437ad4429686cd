// params() and reset(): another level in the middle, and a stream used again.
const zlib = require('node:zlib');
const { told } = require('./lib/told.cjs');

const text = Buffer.from(
  Array.from({ length: 2000 }, (_, index) => `line ${(index * 7919) % 1000}\n`).join(''),
);
const { Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY, Z_SYNC_FLUSH } = zlib.constants;
const levels = [
  [0, Z_DEFAULT_STRATEGY],
  [9, Z_DEFAULT_STRATEGY],
  [1, Z_HUFFMAN_ONLY],
  [1, Z_HUFFMAN_ONLY],
  [6, zlib.constants.Z_RLE],
  [5, zlib.constants.Z_FIXED],
  [0, zlib.constants.Z_FILTERED],
  [6, Z_DEFAULT_STRATEGY],
];

(async () => {
  for (const pack of ['createDeflate', 'createGzip', 'createDeflateRaw']) {
    const packing = zlib[pack]({ level: 9 });
    const parts = [];
    packing.on('data', (chunk) => parts.push(chunk));
    let size = 0;
    for (const [level, strategy] of levels) {
      await new Promise((done) => packing.write(text, done));
      await new Promise((done, fail) =>
        packing.params(level, strategy, (error) => (error ? fail(error) : done())),
      );
      console.log(level, strategy, packing._level, packing._strategy);
      size += text.length;
    }
    packing.end();
    await new Promise((done) => packing.on('end', done));
    const unpack = {
      createDeflate: 'inflateSync',
      createGzip: 'gunzipSync',
      createDeflateRaw: 'inflateRawSync',
    }[pack];
    const back = zlib[unpack](Buffer.concat(parts));
    console.log(pack, back.length === size, back.equals(Buffer.concat(levels.map(() => text))));
  }
  const packing = zlib.createDeflate();
  for (const args of [[99, 0], [0, 99], ['1', 0], [1, '0'], [undefined, 0], [1]])
    told(['params', ...args], () => packing.params(...args, () => {}));

  // As a WebSocket keeps one stream for all its messages, and forgets between them.
  const inflate = zlib.createInflateRaw();
  let seen = '';
  inflate.on('data', (chunk) => (seen += chunk));
  for (const word of ['one', 'two', 'three']) {
    const message = zlib.deflateRawSync(word.repeat(3), { finishFlush: Z_SYNC_FLUSH });
    await new Promise((done) => inflate.write(message, done));
    await new Promise((done) => inflate.flush(done));
    console.log(seen);
    seen = '';
    inflate.reset();
  }
  const deflate = zlib.createDeflateRaw();
  const parts = [];
  deflate.on('data', (chunk) => parts.push(chunk));
  const sizes = [];
  for (let times = 0; times < 3; times++) {
    await new Promise((done) => deflate.write('the same text again, the same text again', done));
    await new Promise((done) => deflate.flush(Z_SYNC_FLUSH, done));
    sizes.push(Buffer.concat(parts.splice(0)).length);
    deflate.reset();
  }
  console.log('all of one size', new Set(sizes).size === 1);
  deflate.close();
  told('reset after close', () => deflate.reset());
})();

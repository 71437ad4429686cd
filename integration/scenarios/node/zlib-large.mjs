// A long stream through gzip and back with a slow reader: what is under way stays small.
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import zlib from 'node:zlib';

const block = Buffer.from(
  Array.from({ length: 4096 }, (_, index) => `${(index * 7919) % 4093} `)
    .join('')
    .slice(0, 16384),
);
const blocks = 256;
let made = 0;
let read = 0;
let most = 0;
let before = 0;
let after = 0;
const source = Readable.from(
  (function* () {
    for (; made < blocks; made++) {
      before = zlib.crc32(block, before);
      yield block;
    }
  })(),
);
const sink = new Writable({
  highWaterMark: 16384,
  write(chunk, _encoding, done) {
    read += chunk.length;
    after = zlib.crc32(chunk, after);
    most = Math.max(most, made * block.length - read);
    if (read % (block.length * 32) < chunk.length) pause(1).then(() => done());
    else done();
  },
});
await pipeline(source, zlib.createGzip({ level: 1 }), zlib.createGunzip(), sink);
console.log(read === blocks * block.length, before === after, most < 2 * 2 ** 20);

// A file that grows a thousandfold does not come out faster than it is read.
const packed = zlib.gzipSync(Buffer.alloc(8 * 2 ** 20));
const bomb = zlib.createGunzip();
bomb.end(packed);
await pause(50);
console.log(packed.length < 20_000, bomb.readableLength < 200_000);
let length = 0;
for await (const chunk of bomb) length += chunk.length;
console.log(length);

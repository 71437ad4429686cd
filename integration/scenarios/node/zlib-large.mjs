// A long stream through gzip and back with a slow reader: what is under way stays small.
import { createHash } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import zlib from 'node:zlib';

const block = Buffer.from(
  Array.from({ length: 4096 }, (_, index) => `${(index * 7919) % 4093} `)
    .join('')
    .slice(0, 16384),
);
const blocks = 32;
let made = 0;
let read = 0;
let most = 0;
const before = createHash('md5');
const after = createHash('md5');
const source = Readable.from(
  (function* () {
    for (; made < blocks; made++) {
      before.update(block);
      yield block;
    }
  })(),
);
const sink = new Writable({
  highWaterMark: 16384,
  write(chunk, _encoding, done) {
    read += chunk.length;
    after.update(chunk);
    most = Math.max(most, made * block.length - read);
    if (read % (block.length * 8) < chunk.length) pause(1).then(() => done());
    else done();
  },
});
await pipeline(source, zlib.createGzip({ level: 1 }), zlib.createGunzip(), sink);
console.log(read === blocks * block.length, before.digest('hex') === after.digest('hex'), most < 400_000);

// A file that grows a thousandfold does not come out faster than it is read.
const packed = zlib.gzipSync(Buffer.alloc(2 ** 20));
const bomb = zlib.createGunzip();
bomb.end(packed);
await pause(50);
console.log(packed.length < 3000, bomb.readableLength < 150_000);
let length = 0;
for await (const chunk of bomb) length += chunk.length;
console.log(length);

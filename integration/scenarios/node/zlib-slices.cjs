// Large buffers given at once: others go on while zlib works, and where it pauses cannot be seen in what comes out.
const zlib = require('node:zlib');

/** Bytes that do not get smaller. */
function noise(length) {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** The same gzip member with a file's name in its head, so long that the member has this length. */
function named(packed, length) {
  const name = Buffer.alloc(length - packed.length, 'n');
  name[name.length - 1] = 0;
  const head = Buffer.from(packed.subarray(0, 10));
  head[3] |= 8;
  return Buffer.concat([head, name, packed.subarray(10)]);
}

const collect = (stream, input) =>
  new Promise((resolve) => {
    const sizes = [];
    const parts = [];
    stream.on('data', (part) => {
      sizes.push(part.length);
      parts.push(part);
    });
    stream.on('error', (error) => resolve([error.code, error.message, sizes]));
    stream.on('end', () => resolve([Buffer.concat(parts), sizes]));
    stream.end(input);
  });

async function main() {
  const bytes = noise(300_000);
  const text = Buffer.from(Array.from({ length: 60_000 }, (_, index) => `${index % 977} `).join(''));

  // Immediates run between the beginning and the end.
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const packedLater = await new Promise((resolve) => zlib.gzip(bytes, (_error, made) => resolve(made)));
  isDone = true;
  console.log(turns >= 3, zlib.gunzipSync(packedLater).equals(bytes));

  // The pieces are those of the chunk's size, however the input was cut.
  const packed = zlib.gzipSync(bytes);
  const [back, sizes] = await collect(zlib.createGunzip(), packed);
  console.log(back.equals(bytes), sizes.join(' '));
  const [small, smallSizes] = await collect(zlib.createGunzip({ chunkSize: 100_000 }), packed);
  console.log(small.equals(bytes), smallSizes.join(' '));
  const [made, madeSizes] = await collect(zlib.createDeflateRaw({ level: 9 }), text);
  console.log(
    zlib.inflateRawSync(made).equals(text),
    madeSizes.slice(0, -1).every((size) => size === 16_384),
  );

  // Members and what is behind the last, where a power of two ends.
  const member = zlib.gzipSync('first ');
  for (const length of [65_536, 131_072]) {
    const first = named(member, length);
    const two = Buffer.concat([first, zlib.gzipSync('second')]);
    console.log(
      String((await collect(zlib.createGunzip(), two))[0]),
      String((await collect(zlib.createUnzip(), two))[0]),
    );
    const padded = Buffer.concat([first, Buffer.alloc(70_000)]);
    console.log(String((await collect(zlib.createGunzip(), padded))[0]));
    console.log(await collect(zlib.createGunzip(), Buffer.concat([first, Buffer.alloc(70_000, 'x')])));
    console.log(await collect(zlib.createGunzip({ rejectGarbageAfterEnd: true }), two));
    console.log(await collect(zlib.createGunzip(), Buffer.concat([first, member.subarray(0, 8)])));
    await new Promise((resolve) =>
      zlib.gunzip(two, (error, result) => {
        console.log(error, String(result));
        resolve();
      }),
    );
  }

  // An end in the midst.
  console.log((await collect(zlib.createGunzip(), packed.subarray(0, 200_000))).slice(0, 2));
  zlib.gunzip(packed.subarray(0, 200_000), (error) => console.log(error.code, error.message));
}
main();

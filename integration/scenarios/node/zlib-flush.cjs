// flush(): what has been written so far comes out, as servers of endless answers need it.
const zlib = require('node:zlib');

const { Z_SYNC_FLUSH, Z_PARTIAL_FLUSH, Z_FULL_FLUSH, Z_NO_FLUSH } = zlib.constants;
const after = (stream, act) => new Promise((done) => act.call(stream, done));

(async () => {
  for (const [pack, unpack] of [
    ['createGzip', 'createGunzip'],
    ['createDeflate', 'createInflate'],
    ['createDeflateRaw', 'createInflateRaw'],
  ]) {
    const packing = zlib[pack]();
    const unpacking = zlib[unpack]();
    let seen = '';
    packing.on('data', (chunk) => unpacking.write(chunk));
    unpacking.on('data', (chunk) => (seen += chunk));
    const settled = () =>
      after(unpacking, function (done) {
        this.write(Buffer.alloc(0), done);
      });
    for (const [word, kind] of [
      ['none ', Z_NO_FLUSH],
      ['partial ', Z_PARTIAL_FLUSH],
      ['sync ', Z_SYNC_FLUSH],
      ['full ', Z_FULL_FLUSH],
      ['usual ', undefined],
    ]) {
      packing.write(word);
      await after(packing, function (done) {
        kind === undefined ? this.flush(done) : this.flush(kind, done);
      });
      await settled();
      console.log(pack, JSON.stringify(seen));
    }
    packing.end('end');
    packing.on('end', () => unpacking.end());
    await after(unpacking, function (done) {
      this.on('end', done);
    });
    console.log(pack, JSON.stringify(seen));
    await after(packing, function (done) {
      this.flush(done);
    });
    console.log('flushed after the end');
  }

  // An option for every write.
  const eager = zlib.createDeflateRaw({ flush: Z_SYNC_FLUSH });
  const parts = [];
  eager.on('data', (chunk) => parts.push(chunk));
  for (const word of ['a', 'b', 'c']) {
    await after(eager, function (done) {
      this.write(word, done);
    });
    console.log(zlib.inflateRawSync(Buffer.concat(parts), { finishFlush: Z_SYNC_FLUSH }).toString());
  }
  eager.end();

  // A flush that has something to wait for.
  const order = [];
  const busy = zlib.createGzip();
  busy.resume();
  busy.write(Buffer.alloc(200_000), () => order.push('written'));
  busy.flush(() => order.push('flushed'));
  busy.write('more', () => order.push('written more'));
  busy.flush(() => order.push('flushed more'));
  busy.end(() => order.push('finished'));
  busy.on('end', () => order.push('end'));
  busy.on('close', () => console.log(order.join(', ')));
  await after(busy, function (done) {
    this.on('close', done);
  });
})();

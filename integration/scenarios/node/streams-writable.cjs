const { Writable, Transform, Duplex } = require('node:stream');
const log = [];
const w = new Writable({
  highWaterMark: 5,
  write(chunk, encoding, done) {
    log.push(`write ${chunk}`);
    setTimeout(done, 1);
  },
  writev: undefined,
  final(done) {
    log.push('final');
    done();
  },
});
for (const event of ['drain', 'finish', 'close']) w.on(event, () => log.push(event));
console.log(
  w.write('abc', (error) => log.push(`cb ${error}`)),
  w.write('defg'),
  w.writableLength,
  w.writableNeedDrain,
  w.writableHighWaterMark,
);
w.cork();
w.write('h');
w.write('i');
w.uncork();
w.end('last', () => log.push('end callback'));
w.on('close', () => {
  console.log(log.join(', '));
  w.write('after', (error) => console.log(error.code));
});
w.on('error', (error) => console.log('error', error.code));
const v = new Writable({
  writev(chunks, done) {
    console.log(
      'writev',
      chunks.map(({ chunk }) => String(chunk)),
    );
    done();
  },
});
v.cork();
v.write('a');
v.write('b');
process.nextTick(() => v.uncork());
const upper = new Transform({
  transform(chunk, encoding, done) {
    done(null, String(chunk).toUpperCase());
  },
  flush(done) {
    this.push('!');
    done();
  },
});
upper
  .on('data', (chunk) => console.log('transformed', String(chunk)))
  .on('end', () => console.log('transform ends'));
upper.write('x');
upper.end('y');
const failing = new Writable({
  write(chunk, encoding, done) {
    done(new Error('no'));
  },
});
failing
  .on('error', (error) => console.log('failing', error.message, failing.destroyed))
  .on('close', () => console.log('failing closed'));
failing.write('z', (error) => console.log('callback', error.message));
for (const bad of [null, 5, {}])
  try {
    new Writable().write(bad);
  } catch (error) {
    console.log(error.code, error.message);
  }
const objects = new Writable({
  objectMode: true,
  write(value, encoding, done) {
    console.log('object', value);
    done();
  },
});
objects.write({ a: 1 });
objects.end([2]);
const d = new Duplex({
  read() {},
  write(chunk, encoding, done) {
    this.push(chunk);
    done();
  },
  final(done) {
    this.push(null);
    done();
  },
});
d.on('data', (chunk) => console.log('duplex', String(chunk))).on('end', () => console.log('duplex ends'));
d.end('echo');

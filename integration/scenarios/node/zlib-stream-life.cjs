// The life of a stream: events, counts, closing, errors of what is behind it.
const zlib = require('node:zlib');
const { pipeline, Readable, Writable } = require('node:stream');

const told = (name, stream) => {
  const seen = [];
  for (const event of ['data', 'end', 'finish', 'error', 'close', 'drain'])
    stream.on(event, (value) =>
      seen.push(
        event === 'error' ? `error ${value.code ?? value.message}` : event === 'data' ? 'data' : event,
      ),
    );
  stream.on('close', () =>
    setTimeout(
      () => console.log(name, [...new Set(seen)].join(' '), stream.destroyed, stream.bytesWritten),
      10,
    ),
  );
  return stream;
};

const steps = [
  () => told('nothing', zlib.createGzip()).end(),
  () => told('text', zlib.createGzip()).end('abc'),
  () => told('nothing in', zlib.createGunzip()).end(),
  () => told('raw nothing in', zlib.createInflateRaw()).end(),
  () => told('closed', zlib.createGzip()).close(),
  () => told('closed, and told', zlib.createGzip()).close(() => console.log('closed')),
  () => {
    const stream = told('closed twice', zlib.createGzip());
    stream.close();
    stream.close(() => console.log('closed again'));
  },
  () => {
    const stream = told('closed while busy', zlib.createGzip());
    stream.write(Buffer.alloc(100_000));
    stream.close();
  },
  () => {
    const stream = told('written when closed', zlib.createGzip());
    stream.close();
    stream.write('x', (error) => console.log('write', error.code));
  },
  () => told('destroyed with an error', zlib.createGzip()).destroy(new Error('mine')),
  () => {
    const stream = told('written after the end', zlib.createGzip());
    stream.resume();
    stream.end('a');
    stream.write('b');
  },
  () => {
    const stream = told('wrong chunk', zlib.createGzip());
    try {
      stream.write(5);
    } catch (error) {
      console.log(error.code, error.message);
      stream.destroy();
    }
  },
  () =>
    told('base64', zlib.createGunzip().setEncoding('utf8')).end(
      zlib.gzipSync('abc').toString('base64'),
      'base64',
    ),
  () =>
    pipeline(
      Readable.from([Buffer.from('no gzip at all')]),
      told('in a pipeline', zlib.createGunzip()),
      new Writable({
        write(_chunk, _encoding, done) {
          done();
        },
      }),
      (error) => console.log('pipeline', error.code, error.errno),
    ),
  () =>
    pipeline(
      Readable.from([Buffer.alloc(300_000)]),
      told('behind it fails', zlib.createGzip({ level: 0 })),
      new Writable({
        write(_chunk, _encoding, done) {
          done(new Error('full'));
        },
      }),
      (error) => console.log('pipeline', error.message),
    ),
  () =>
    pipeline(
      Readable.from(['a', 'b', 'c']),
      zlib.createGzip(),
      told('all the way', zlib.createGunzip()),
      async (source) => {
        let text = '';
        for await (const chunk of source) text += chunk;
        console.log('came through', text);
      },
      (error) => console.log('pipeline', error),
    ),
  () => {
    const stream = zlib.createGunzip();
    console.log(
      stream._closed,
      typeof stream._handle,
      stream.bytesWritten,
      stream.readableHighWaterMark,
      stream.writableHighWaterMark,
      stream.readableObjectMode,
    );
    stream.close(() => console.log(stream._closed, stream._handle));
  },
];
let at = 0;
const next = () => {
  if (at === steps.length) return;
  console.log('---', at);
  steps[at++]();
  setTimeout(next, 60);
};
next();

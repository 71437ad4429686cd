// Input that is broken: what each function says, at once, with a callback, and as a stream.
const zlib = require('node:zlib');

// 'a text that repeats, a text that repeats, a text that ends. ' twenty times, as zlib packs it.
const gz = Buffer.from(
  'H4sIAAAAAAAAA0tUKEmtKFEoyUgsUShKLUhNLCnWUUgkJJial1KsR1jZqN5RvaN6R/VSUS8A2S7trbAEAAA=',
  'base64',
);
const df = Buffer.from('eJxLVChJrShRKMlILFEoSi1ITSwp1lFIJCSYmpdSrEdY2ajeUb2jekf1UlEvAIopplQ=', 'base64');
const raw = Buffer.from('S1QoSa0oUSjJSCxRKEotSE0sKdZRSCQkmJqXUqxHWNmo3lG9o3pH9VJRLwA=', 'base64');
const changed = (bytes, at, mask = 0xff) => {
  const copy = Buffer.from(bytes);
  copy[at < 0 ? copy.length + at : at] ^= mask;
  return copy;
};
const cases = {
  'no gzip': ['gunzip', Buffer.from('this is not gzip')],
  'no zlib': ['inflate', Buffer.from('this is not zlib')],
  neither: ['unzip', Buffer.from('this is neither')],
  method: ['gunzip', changed(gz, 2)],
  flags: ['gunzip', changed(gz, 3, 0xe0)],
  window: ['inflate', Buffer.from([0x98, 0x1d, 3, 0])],
  'zlib method': ['inflate', Buffer.from([0x79, 0x99, 3, 0])],
  'check of zlib': ['inflate', changed(df, -1)],
  'check of gzip': ['gunzip', changed(gz, -6)],
  'length of gzip': ['gunzip', changed(gz, -1)],
  'block type': ['inflateRaw', Buffer.from([0x07])],
  'stored length': ['inflateRaw', Buffer.from([0x01, 1, 0, 1, 0])],
  distance: ['inflateRaw', Buffer.from([0x03, 0x02, 0x00])],
  'code lengths': ['inflateRaw', Buffer.from([0x05, 0xe0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])],
  'too many symbols': ['inflateRaw', Buffer.from([0xfd, 0xff, 0xff, 0xff])],
  'empty gzip': ['gunzip', Buffer.alloc(0)],
  'empty zlib': ['inflate', Buffer.alloc(0)],
  'empty raw': ['inflateRaw', Buffer.alloc(0)],
  'empty either': ['unzip', Buffer.alloc(0)],
  'one byte of gzip': ['gunzip', gz.subarray(0, 1)],
  'one byte of either': ['unzip', gz.subarray(0, 1)],
  'head of gzip': ['gunzip', gz.subarray(0, 10)],
  'half of gzip': ['gunzip', gz.subarray(0, gz.length >> 1)],
  'half of zlib': ['inflate', df.subarray(0, df.length >> 1)],
  'half of raw': ['inflateRaw', raw.subarray(0, raw.length >> 1)],
  'without its check': ['gunzip', gz.subarray(0, -8)],
  'without the end of its check': ['inflate', df.subarray(0, -2)],
};

const say = (error, result) =>
  error
    ? [error.constructor.name, error.errno, error.code, error.message].join(' | ')
    : `${result.length} bytes`;

async function all(name, method, input) {
  try {
    console.log(name, 'at once:', say(null, zlib[`${method}Sync`](input)));
  } catch (error) {
    console.log(name, 'at once:', say(error), Object.keys(error).join());
  }
  await new Promise((done) => {
    zlib[method](input, (error, result) => {
      console.log(name, 'later:', say(error, result));
      done();
    });
  });
  await new Promise((done) => {
    const stream = zlib[`create${method[0].toUpperCase()}${method.slice(1)}`]();
    const seen = [];
    stream.on('data', (chunk) => seen.push(chunk.length));
    for (const event of ['end', 'finish', 'error'])
      stream.on(event, (error) => seen.push(error ? say(error) : event));
    stream.on('close', () => {
      console.log(name, 'stream:', seen.join(', '));
      done();
    });
    for (const byte of input) stream.write(Buffer.from([byte]));
    stream.end();
  });
}

(async () => {
  for (const [name, [method, input]] of Object.entries(cases)) await all(name, method, input);
})();

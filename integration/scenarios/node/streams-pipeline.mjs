import {
  pipeline as callbackPipeline,
  finished,
  PassThrough,
  Readable,
  Transform,
  Writable,
  duplexPair,
} from 'node:stream';
import { finished as finishedPromise, pipeline } from 'node:stream/promises';
import { buffer, json, text } from 'node:stream/consumers';
const collect = (into) =>
  new Writable({
    write(chunk, encoding, done) {
      into.push(String(chunk));
      done();
    },
  });
const got = [];
await pipeline(
  Readable.from(['a', 'b']),
  async function* (source) {
    for await (const chunk of source) yield chunk + chunk;
  },
  collect(got),
);
console.log(got);
await pipeline(
  Readable.from(['x']),
  new Transform({
    transform(chunk, encoding, done) {
      done(new Error('in the middle'));
    },
  }),
  collect([]),
).catch((error) => console.log(error.message));
const controller = new AbortController();
setTimeout(() => controller.abort(), 2);
await pipeline(new Readable({ read() {} }), collect([]), { signal: controller.signal }).catch((error) =>
  console.log(error.name, error.code),
);
const p = new PassThrough();
p.end('done');
p.resume();
await finishedPromise(p);
await new Promise((resolve) => {
  const s = new PassThrough();
  finished(s, (error) => {
    console.log(error.code);
    resolve();
  });
  s.destroy();
});
console.log(
  await text(Readable.from(['he', 'llo'])),
  await json(Readable.from(['{"a":', '1}'])),
  await buffer(Readable.from(['x'])),
);
const [left, right] = duplexPair();
right.on('data', (chunk) => right.write(`echo ${chunk}`));
left.write('hi');
left.once('data', (chunk) => {
  console.log(String(chunk));
  left.end();
  right.end();
});
await new Promise((resolve) =>
  callbackPipeline(Readable.from(['1', '2']), collect([]), (error) => {
    console.log('callback', error);
    resolve();
  }),
);
console.log(
  await Readable.fromWeb(
    new ReadableStream({
      start(c) {
        c.enqueue('web');
        c.close();
      },
    }),
  ).toArray(),
);
for await (const chunk of Readable.toWeb(Readable.from(['to', 'web']))) console.log(chunk);

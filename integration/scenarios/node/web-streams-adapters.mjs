// `toWeb` and `fromWeb` of the three classes, and Node's functions over web streams.
import { Readable, Writable, Duplex, PassThrough, Transform } from 'node:stream';
import { ReadableStream, WritableStream, TransformStream } from 'node:stream/web';
import { text, json, arrayBuffer, buffer, blob } from 'node:stream/consumers';
const show = (label, e) => console.log(label, '|', e?.constructor?.name, e?.name, e?.code, '|', e?.message);
const sync = (label, fn) => {
  try {
    const v = fn();
    console.log(label, 'ok', typeof v);
  } catch (e) {
    show(label, e);
  }
};
const later = async (label, fn) => {
  try {
    console.log(label, 'ok', await fn());
  } catch (e) {
    show(label, e);
  }
};
sync('r toWeb', () => Readable.toWeb({}));
sync('r fromWeb', () => Readable.fromWeb({}));
sync('w toWeb', () => Writable.toWeb({}));
sync('w fromWeb', () => Writable.fromWeb({}));
sync('d toWeb', () => Duplex.toWeb({}));
sync('d fromWeb', () => Duplex.fromWeb({}));
sync('d fromWeb2', () => Duplex.fromWeb({ readable: new ReadableStream() }));
sync('r fromWeb opt', () => Readable.fromWeb(new ReadableStream(), 5));
sync('r toWeb hwm', () => Readable.toWeb(new Readable(), { strategy: { highWaterMark: -1 } }));
sync('r fromWeb locked', () => {
  const s = new ReadableStream();
  s.getReader();
  return Readable.fromWeb(s);
});
sync('r fromWeb enc', () => Readable.fromWeb(new ReadableStream(), { encoding: 'nope' }));
sync('r fromWeb om', () => Readable.fromWeb(new ReadableStream(), { objectMode: 5 }));
await later('toWeb', () => Array.fromAsync(Readable.toWeb(Readable.from(['a', 'b']))));
await later('toWeb bytes', () =>
  Array.fromAsync(Readable.toWeb(Readable.from([Buffer.from('ab')], { objectMode: false }))),
);
await later('toWeb type bytes', async () => {
  const s = Readable.toWeb(Readable.from([Buffer.from('ab')], { objectMode: false }), { type: 'bytes' });
  const r = s.getReader({ mode: 'byob' });
  return [await r.read(new Uint8Array(1)), await r.read(new Uint8Array(5)), await r.read(new Uint8Array(5))];
});
await later('toWeb strategy', async () => {
  const s = Readable.toWeb(Readable.from(['ab', 'c']), {
    strategy: new CountQueuingStrategy({ highWaterMark: 5 }),
  });
  return Array.fromAsync(s);
});
await later('toWeb destroyed', () => {
  const r = new Readable({ read() {} });
  r.destroy();
  return Readable.toWeb(r).getReader().read();
});
await later('toWeb error', () => {
  const r = new Readable({
    read() {
      this.destroy(new Error('r'));
    },
  });
  return Readable.toWeb(r).getReader().read();
});
await later('toWeb premature', () => {
  const r = new Readable({ read() {} });
  const w = Readable.toWeb(r).getReader();
  setImmediate(() => r.destroy());
  return w.read();
});
await later('toWeb cancel', async () => {
  const r = new Readable({ read() {} });
  r.on('error', (e) => show('r error', e));
  r.on('close', () => console.log('r close'));
  const w = Readable.toWeb(r);
  await w.cancel();
  return r.destroyed;
});
await later('toWeb cancel reason', async () => {
  const r = new Readable({ read() {} });
  r.on('error', (e) => show('r error', e));
  const w = Readable.toWeb(r);
  await w.cancel(new Error('why'));
  return r.destroyed;
});
await later('toWeb cancel str', async () => {
  const r = new Readable({ read() {} });
  r.on('error', (e) => show('r error', e));
  const w = Readable.toWeb(r);
  await w.cancel('why');
  return r.destroyed;
});
await later('fromWeb', () =>
  text(
    Readable.fromWeb(
      new ReadableStream({
        start(c) {
          c.enqueue('a');
          c.enqueue('b');
          c.close();
        },
      }),
    ),
  ),
);
await later('fromWeb obj', () =>
  Array.fromAsync(Readable.fromWeb(ReadableStream.from([{ a: 1 }, 2]), { objectMode: true })),
);
await later('fromWeb notobj', () => Array.fromAsync(Readable.fromWeb(ReadableStream.from([{ a: 1 }, 2]))));
await later('fromWeb enc', () =>
  Array.fromAsync(Readable.fromWeb(ReadableStream.from([Buffer.from('é')]), { encoding: 'latin1' })),
);
await later('fromWeb err', () =>
  Array.fromAsync(
    Readable.fromWeb(
      new ReadableStream({
        pull() {
          throw new Error('p');
        },
      }),
    ),
  ),
);
await later('fromWeb destroy', async () => {
  let why;
  const r = Readable.fromWeb(
    new ReadableStream({
      cancel(x) {
        why = x;
      },
    }),
  );
  r.on('error', (e) => show('e', e));
  r.destroy(new Error('d'));
  await new Promise((ok) => r.on('close', ok));
  return String(why);
});
await later('fromWeb destroy0', async () => {
  let why = 'unset';
  const r = Readable.fromWeb(
    new ReadableStream({
      cancel(x) {
        why = x;
      },
    }),
  );
  r.destroy();
  await new Promise((ok) => r.on('close', ok));
  return String(why);
});
await later('fromWeb signal', async () => {
  const ac = new AbortController();
  const r = Readable.fromWeb(new ReadableStream(), { signal: ac.signal });
  setImmediate(() => ac.abort());
  return Array.fromAsync(r);
});
await later('w toWeb', async () => {
  const got = [];
  const w = new Writable({
    write(c, e, d) {
      got.push(c.toString());
      d();
    },
    final(d) {
      got.push('final');
      d();
    },
  });
  const s = Writable.toWeb(w);
  const wr = s.getWriter();
  await wr.write('a');
  await wr.write(Buffer.from('b'));
  await wr.close();
  return got.join();
});
await later('w toWeb obj', async () => {
  const got = [];
  const w = new Writable({
    objectMode: true,
    write(c, e, d) {
      got.push(c);
      d();
    },
  });
  const wr = Writable.toWeb(w).getWriter();
  await wr.write({ a: 1 });
  await wr.close();
  return got;
});
await later('w toWeb num', async () => {
  const w = new Writable({
    write(c, e, d) {
      d();
    },
  });
  const wr = Writable.toWeb(w).getWriter();
  await wr.write(5);
});
await later('w toWeb abort', async () => {
  const w = new Writable({
    write(c, e, d) {
      d();
    },
  });
  w.on('error', (e) => show('w error', e));
  w.on('close', () => console.log('w close'));
  const s = Writable.toWeb(w);
  await s.abort(new Error('ab'));
  return w.destroyed;
});
await later('w toWeb abort0', async () => {
  const w = new Writable({
    write(c, e, d) {
      d();
    },
  });
  w.on('error', (e) => show('w error', e));
  const s = Writable.toWeb(w);
  await s.abort();
  return w.destroyed;
});
await later('w toWeb destroyed', async () => {
  const w = new Writable({
    write(c, e, d) {
      d();
    },
  });
  w.destroy();
  const s = Writable.toWeb(w);
  console.log(s);
  const wr = s.getWriter();
  await wr.write('x');
});
await later('w toWeb later destroyed', async () => {
  const w = new Writable({
    write(c, e, d) {
      d();
    },
  });
  const s = Writable.toWeb(w);
  const wr = s.getWriter();
  w.destroy();
  await wr.closed;
});
await later('w toWeb destroyed err', async () => {
  const w = new Writable({
    write(c, e, d) {
      d();
    },
  });
  w.on('error', () => {});
  const s = Writable.toWeb(w);
  const wr = s.getWriter();
  w.destroy(new Error('de'));
  await wr.closed;
});
await later('w toWeb backpressure', async () => {
  const w = new Writable({
    highWaterMark: 2,
    write(c, e, d) {
      setTimeout(d, 5);
    },
  });
  const s = Writable.toWeb(w);
  const wr = s.getWriter();
  console.log(wr.desiredSize);
  const p = wr.write('abc');
  console.log(wr.desiredSize);
  await p;
  await wr.ready;
  console.log(wr.desiredSize);
  await wr.close();
  return w.writableFinished;
});
await later('w fromWeb', async () => {
  const got = [];
  const w = Writable.fromWeb(
    new WritableStream({
      write(c) {
        got.push(c);
      },
      close() {
        got.push('close');
      },
    }),
  );
  w.write('a');
  w.write(Buffer.from('b'));
  w.end('c');
  await new Promise((ok) => w.on('finish', ok));
  return got.map(String).join();
});
await later('w fromWeb nodecode', async () => {
  const got = [];
  const w = Writable.fromWeb(
    new WritableStream({
      write(c) {
        got.push(typeof c);
      },
    }),
    { decodeStrings: false },
  );
  w.end('c');
  await new Promise((ok) => w.on('finish', ok));
  return got;
});
await later('w fromWeb type', async () => {
  const got = [];
  const w = Writable.fromWeb(
    new WritableStream({
      write(c) {
        got.push(c.constructor.name);
      },
    }),
  );
  w.end('c');
  await new Promise((ok) => w.on('finish', ok));
  return got;
});
await later('w fromWeb err', async () => {
  const w = Writable.fromWeb(
    new WritableStream({
      write() {
        throw new Error('we');
      },
    }),
  );
  w.write('a');
  await new Promise((ok, no) => w.on('error', no));
});
await later('w fromWeb cork', async () => {
  const got = [];
  const w = Writable.fromWeb(
    new WritableStream({
      write(c) {
        got.push(String(c));
      },
    }),
  );
  w.cork();
  w.write('a');
  w.write('b');
  w.uncork();
  w.end();
  await new Promise((ok) => w.on('finish', ok));
  return got;
});
await later('w fromWeb destroy', async () => {
  let why;
  const w = Writable.fromWeb(
    new WritableStream({
      abort(r) {
        why = r;
      },
    }),
  );
  w.on('error', (e) => show('e', e));
  w.destroy(new Error('dd'));
  await new Promise((ok) => w.on('close', ok));
  return String(why);
});
await later('w fromWeb destroy0', async () => {
  const log = [];
  const w = Writable.fromWeb(
    new WritableStream({
      abort(r) {
        log.push('abort', r);
      },
      close() {
        log.push('close');
      },
    }),
  );
  w.destroy();
  await new Promise((ok) => w.on('close', ok));
  return log;
});
await later('d toWeb', async () => {
  const { readable, writable } = Duplex.toWeb(new PassThrough());
  const wr = writable.getWriter();
  wr.write('hey');
  wr.close();
  return (await Array.fromAsync(readable)).map((x) => Buffer.from(x).toString());
});
await later('d fromWeb', async () => {
  const t = new TransformStream({
    transform(c, k) {
      k.enqueue(String(c).toUpperCase());
    },
  });
  const d = Duplex.fromWeb(t);
  d.end('hello');
  return text(d);
});
await later('d fromWeb enc', async () => {
  const t = new TransformStream({
    transform(c, k) {
      k.enqueue(String(c).toUpperCase());
    },
  });
  const d = Duplex.fromWeb(t, { encoding: 'utf8', objectMode: true });
  d.write('a');
  d.end('b');
  return Array.fromAsync(d);
});
await later('d fromWeb err', async () => {
  const d = Duplex.fromWeb(
    new TransformStream({
      transform() {
        throw new Error('te');
      },
    }),
  );
  d.on('error', () => {});
  d.end('x');
  return text(d);
});
await later('pipeline web', async () => {
  const { pipeline } = await import('node:stream/promises');
  const out = [];
  await pipeline(
    ReadableStream.from(['a', 'b']),
    new TransformStream({
      transform(c, k) {
        k.enqueue(c + '!');
      },
    }),
    new WritableStream({
      write(c) {
        out.push(c);
      },
    }),
  );
  return out;
});
await later('pipeline mixed', async () => {
  const { pipeline } = await import('node:stream/promises');
  const out = [];
  await pipeline(
    Readable.from(['a', 'b']),
    new TransformStream({
      transform(c, k) {
        k.enqueue(c + '!');
      },
    }),
    async function* (s) {
      for await (const c of s) yield c + '?';
    },
    new Writable({
      objectMode: true,
      write(c, e, d) {
        out.push(String(c));
        d();
      },
    }),
  );
  return out;
});
await later('finished web', async () => {
  const { finished } = await import('node:stream/promises');
  const s = ReadableStream.from(['a']);
  const p = finished(s);
  for await (const _ of s);
  await p;
  return 'done';
});
await later('consumers', async () => [
  await text(ReadableStream.from(['a', 'b'])),
  await json(ReadableStream.from(['{"a":', '1}'])),
  (await buffer(ReadableStream.from([Buffer.from('x')]))).toString(),
  (await arrayBuffer(ReadableStream.from(['xy']))).byteLength,
  (await blob(ReadableStream.from(['xyz']))).size,
]);
await later('Readable.from web', () => Array.fromAsync(Readable.from(ReadableStream.from([1, 2]))));
await later('compose', () =>
  Array.fromAsync(
    Readable.from(['a']).compose(
      new TransformStream({
        transform(c, k) {
          k.enqueue(c + 'z');
        },
      }),
    ),
  ),
);

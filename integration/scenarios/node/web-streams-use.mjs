// Web streams at work: from, iteration, tee, pipes with a signal, how they print, and coders that get split characters.
import {
  ReadableStream,
  WritableStream,
  TransformStream,
  ReadableStreamDefaultReader,
  ReadableStreamBYOBReader,
  WritableStreamDefaultWriter,
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  ReadableStreamDefaultController,
  ReadableByteStreamController,
  WritableStreamDefaultController,
  TransformStreamDefaultController,
  ReadableStreamBYOBRequest,
  TextDecoderStream,
  TextEncoderStream,
} from 'node:stream/web';
import { later, sync } from './lib/attempts.mjs';

sync('from(5)', () => ReadableStream.from(5));
sync('from({})', () => ReadableStream.from({}));
sync('from iter bad', () =>
  ReadableStream.from({
    [Symbol.iterator]() {
      return 5;
    },
  }),
);
{
  const s = ReadableStream.from([1]);
  await later('from', () => Array.fromAsync(s));
  await later('from str', () => Array.fromAsync(ReadableStream.from('ab')));
  await later('from agen', () =>
    Array.fromAsync(
      ReadableStream.from(
        (async function* () {
          yield 1;
          yield Promise.resolve(2);
        })(),
      ),
    ),
  );
  await later('from throws', () =>
    Array.fromAsync(
      ReadableStream.from(
        (function* () {
          yield 1;
          throw new Error('gen');
        })(),
      ),
    ),
  );
}
{
  const s = ReadableStream.from([1, 2, 3, 4]);
  for await (const v of s.values({ preventCancel: true })) {
    console.log(v);
    break;
  }
  console.log(s.locked);
  for await (const v of s) {
    console.log(v);
    break;
  }
  console.log(s.locked);
  await later('rest', () => s.getReader().read());
}
{
  const [a, b] = ReadableStream.from([1, 2]).tee();
  console.log(await Array.fromAsync(a), await Array.fromAsync(b));
}
{
  const [a, b] = new ReadableStream({
    cancel(r) {
      console.log('cancelled with', r);
    },
  }).tee();
  const p = a.cancel('x');
  const q = b.cancel('y');
  await p;
  await q;
}
{
  const ac = new AbortController();
  const s = new ReadableStream({
    cancel(r) {
      console.log('src cancel', r.name);
    },
  });
  const w = new WritableStream({
    abort(r) {
      console.log('abort', r.name);
    },
  });
  const p = s.pipeTo(w, { signal: ac.signal });
  ac.abort();
  await later('piped', () => p);
  console.log(s.locked, w.locked);
}
{
  const ac = new AbortController();
  ac.abort(new Error('own'));
  await later('preaborted', () =>
    ReadableStream.from([1]).pipeTo(new WritableStream(), {
      signal: ac.signal,
      preventAbort: true,
      preventCancel: true,
    }),
  );
}
{
  const w = new WritableStream({
    close() {
      console.log('closed');
    },
  });
  await ReadableStream.from([1]).pipeTo(w, { preventClose: true });
  console.log(w.locked);
  await w.close();
  await later('pipe to closed', () => ReadableStream.from([1]).pipeTo(w));
}
{
  const w = new WritableStream({
    write() {
      throw new Error('wfail');
    },
  });
  await later('dest fails', () =>
    new ReadableStream({
      start(c) {
        c.enqueue(1);
      },
      cancel(r) {
        console.log('c', r.message);
      },
    }).pipeTo(w),
  );
}
{
  await later('src fails', () =>
    new ReadableStream({
      start(c) {
        c.error(new Error('sfail'));
      },
    }).pipeTo(
      new WritableStream({
        abort(r) {
          console.log('a', r.message);
        },
      }),
    ),
  );
}
{
  const out = await Array.fromAsync(
    ReadableStream.from(['a', 'b']).pipeThrough(
      new TransformStream({
        transform(c, k) {
          k.enqueue(c.toUpperCase());
        },
      }),
    ),
  );
  console.log(out);
}
for (const stream of [new ReadableStream(), new WritableStream(), new TransformStream()])
  sync('clone', () => structuredClone(stream));
console.log(
  new ReadableStream(),
  new ReadableStream({ type: 'bytes' }),
  new WritableStream(),
  new TransformStream(),
);
console.log(new ReadableStream().getReader(), new WritableStream().getWriter());
console.log(new ReadableStream({ type: 'bytes' }).getReader({ mode: 'byob' }));
console.log(
  new CountQueuingStrategy({ highWaterMark: 2 }),
  new ByteLengthQueuingStrategy({ highWaterMark: 2 }),
);
console.log(new TextEncoderStream(), new TextDecoderStream());
sync('TDS label', () => new TextDecoderStream('nope'));
sync('TDS opt', () => new TextDecoderStream('utf-8', 5));
await later('tds split', () =>
  Array.fromAsync(
    ReadableStream.from([Uint8Array.of(0xe2, 0x82), Uint8Array.of(0xac, 65)]).pipeThrough(
      new TextDecoderStream(),
    ),
  ),
);
await later('tds cut', () =>
  Array.fromAsync(ReadableStream.from([Uint8Array.of(0xe2, 0x82)]).pipeThrough(new TextDecoderStream())),
);
await later('tds fatal', () =>
  Array.fromAsync(
    ReadableStream.from([Uint8Array.of(0xff)]).pipeThrough(new TextDecoderStream('utf-8', { fatal: true })),
  ),
);
await later('tds fatal end', () =>
  Array.fromAsync(
    ReadableStream.from([Uint8Array.of(0xe2)]).pipeThrough(new TextDecoderStream('utf-8', { fatal: true })),
  ),
);
await later('tds str', () =>
  Array.fromAsync(ReadableStream.from(['x']).pipeThrough(new TextDecoderStream())),
);
await later('tes split', () =>
  Array.fromAsync(ReadableStream.from(['a\ud83d', '\ude00b', '\ud83d']).pipeThrough(new TextEncoderStream())),
);
await later('tes num', () =>
  Array.fromAsync(ReadableStream.from([5, null, undefined]).pipeThrough(new TextEncoderStream())),
);

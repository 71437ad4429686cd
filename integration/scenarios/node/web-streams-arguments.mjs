// Wrong arguments of web streams and locked streams: Node's codes and words.
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

const locked = () => {
  const s = new ReadableStream();
  s.getReader();
  return s;
};
sync('getReader locked', () => locked().getReader());
sync('byob of locked', () => {
  const s = new ReadableStream({ type: 'bytes' });
  s.getReader();
  return s.getReader({ mode: 'byob' });
});
await later('cancel locked', () => locked().cancel());
sync('tee locked', () => locked().tee());
await later('pipeTo locked', () => locked().pipeTo(new WritableStream()));
await later('pipeTo to locked', () => {
  const w = new WritableStream();
  w.getWriter();
  return new ReadableStream().pipeTo(w);
});
sync('pipeThrough locked', () => locked().pipeThrough(new TransformStream()));
sync('pipeThrough writable locked', () => {
  const t = new TransformStream();
  t.writable.getWriter();
  return new ReadableStream().pipeThrough(t);
});
sync('pipeThrough {}', () => new ReadableStream().pipeThrough({}));
sync('pipeThrough undefined', () => new ReadableStream().pipeThrough());
sync('pipeThrough 5', () =>
  new ReadableStream().pipeThrough({ readable: 5, writable: new WritableStream() }),
);
await later('pipeTo undefined', () => new ReadableStream().pipeTo());
await later('pipeTo {}', () => new ReadableStream().pipeTo({}));
await later('pipeTo signal', () => new ReadableStream().pipeTo(new WritableStream(), { signal: 5 }));
await later('pipeTo options', () => new ReadableStream().pipeTo(new WritableStream(), 5));
sync('pipeThrough signal', () => new ReadableStream().pipeThrough(new TransformStream(), { signal: {} }));
sync('reader mode', () => new ReadableStream().getReader({ mode: 'x' }));
sync('reader options', () => new ReadableStream().getReader(5));
sync('byob of default', () => new ReadableStream().getReader({ mode: 'byob' }));
sync('values locked', () => locked().values());
sync('values options', () => new ReadableStream().values(5));
sync('new ReadableStream(5)', () => new ReadableStream(5));
sync('new ReadableStream(null)', () => new ReadableStream(null));
sync('new RS({}, 5)', () => new ReadableStream({}, 5));
sync('type x', () => new ReadableStream({ type: 'x' }));
sync('hwm -1', () => new ReadableStream({}, { highWaterMark: -1 }));
sync('hwm NaN', () => new ReadableStream({}, { highWaterMark: NaN }));
sync('hwm abc', () => new ReadableStream({}, { highWaterMark: 'abc' }));
sync('size 5', () => new ReadableStream({}, { size: 5 }));
sync(
  'bytes size',
  () =>
    new ReadableStream(
      { type: 'bytes' },
      {
        size() {
          return 1;
        },
      },
    ),
);
sync('auto 0', () => new ReadableStream({ type: 'bytes', autoAllocateChunkSize: 0 }));

sync('pull 5', () => new ReadableStream({ pull: 5 }));

sync('cancel 5', () => new ReadableStream({ cancel: 5 }));
sync(
  'start throws',
  () =>
    new ReadableStream({
      start() {
        throw new Error('mine');
      },
    }),
);
sync('W(5)', () => new WritableStream(5));
sync('W type', () => new WritableStream({ type: 'bytes' }));
sync('W write 5', () => new WritableStream({ write: 5 }));
sync('W close 5', () => new WritableStream({ close: 5 }));
sync('W abort 5', () => new WritableStream({ abort: 5 }));
sync('W hwm', () => new WritableStream({}, { highWaterMark: -1 }));
sync('W size', () => new WritableStream({}, { size: 'x' }));
sync('T(5)', () => new TransformStream(5));
sync('T readableType', () => new TransformStream({ readableType: 'bytes' }));
sync('T writableType', () => new TransformStream({ writableType: 'bytes' }));
sync('T transform 5', () => new TransformStream({ transform: 5 }));
sync('T hwm', () => new TransformStream({}, { highWaterMark: -1 }));
sync('T rhwm', () => new TransformStream({}, {}, { highWaterMark: -1 }));
sync('CQS()', () => new CountQueuingStrategy());
sync('CQS({})', () => new CountQueuingStrategy({}));
sync('BQS({})', () => new ByteLengthQueuingStrategy({}));
sync('BQS(5)', () => new ByteLengthQueuingStrategy(5));
for (const C of [
  ReadableStreamDefaultController,
  ReadableByteStreamController,
  WritableStreamDefaultController,
  TransformStreamDefaultController,
  ReadableStreamBYOBRequest,
])
  sync('new ' + C.name, () => new C());
sync('new reader()', () => new ReadableStreamDefaultReader());
sync('new reader({})', () => new ReadableStreamDefaultReader({}));
sync('new reader(locked)', () => new ReadableStreamDefaultReader(locked()));
sync('new byobreader({})', () => new ReadableStreamBYOBReader({}));
sync('new byobreader(default)', () => new ReadableStreamBYOBReader(new ReadableStream()));
sync('new writer()', () => new WritableStreamDefaultWriter());
sync('new writer(locked)', () => {
  const w = new WritableStream();
  w.getWriter();
  return new WritableStreamDefaultWriter(w);
});

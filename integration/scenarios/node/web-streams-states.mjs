// What web streams say that are closed, failed or released: controllers, readers, BYOB requests, writers, transforms.
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

let c;
new ReadableStream({
  start(x) {
    c = x;
  },
});
c.close();
sync('enqueue after close', () => c.enqueue(1));
sync('close after close', () => c.close());
sync('error after close', () => c.error(new Error('x')));
console.log(c.desiredSize);
new ReadableStream({
  start(x) {
    c = x;
  },
});
c.error(new Error('bad'));
sync('enqueue after error', () => c.enqueue(1));
sync('close after error', () => c.close());
console.log(c.desiredSize);
new ReadableStream({
  type: 'bytes',
  start(x) {
    c = x;
  },
});
sync('bytes enqueue 5', () => c.enqueue(5));
sync('bytes enqueue str', () => c.enqueue('abc'));
sync('bytes enqueue empty', () => c.enqueue(new Uint8Array(0)));
sync('bytes enqueue empty buffer', () => c.enqueue(new Uint8Array(new ArrayBuffer(0))));
c.close();
sync('bytes enqueue after close', () => c.enqueue(new Uint8Array(1)));
sync('bytes close after close', () => c.close());
{
  const s = new ReadableStream();
  const r = s.getReader();
  const p = r.read();
  sync('release pending', () => r.releaseLock());
  await later('pending read', () => p);
  await later('read released', () => r.read());
  await later('cancel released', () => r.cancel());
  await later('closed released', () => r.closed);
  sync('release twice', () => r.releaseLock());
}
{
  const s = new ReadableStream({ type: 'bytes', pull(c) {} });
  const r = s.getReader({ mode: 'byob' });
  await later('byob read()', () => r.read());
  await later('byob read(5)', () => r.read(5));
  await later('byob read empty', () => r.read(new Uint8Array(0)));
  await later('byob read empty buffer', () => r.read(new Uint8Array(new ArrayBuffer(8), 0, 0)));
  await later('byob min 0', () => r.read(new Uint8Array(4), { min: 0 }));
  await later('byob min 5', () => r.read(new Uint8Array(4), { min: 5 }));
  const detached = new Uint8Array(4);
  structuredClone(detached.buffer, { transfer: [detached.buffer] });
  await later('byob detached', () => r.read(detached));
  const p = r.read(new Uint8Array(3));
  sync('byob release', () => r.releaseLock());
  await later('byob pending', () => p);
  await later('byob read released', () => r.read(new Uint8Array(1)));
  await later('byob cancel released', () => r.cancel());
}
{
  let ctl;
  const s = new ReadableStream({
    type: 'bytes',
    start(c) {
      ctl = c;
    },
  });
  const r = s.getReader({ mode: 'byob' });
  const p = r.read(new Uint8Array(4));
  const q = ctl.byobRequest;
  sync('respond 0', () => q.respond(0));
  sync('respond 9', () => q.respond(9));
  sync('withNewView 5', () => q.respondWithNewView(5));
  sync('withNewView other', () => q.respondWithNewView(new Uint8Array(9)));
  q.view[0] = 7;
  sync('respond 1', () => q.respond(1));
  console.log((await p).value);
  sync('respond again', () => q.respond(1));
  sync('newview again', () => q.respondWithNewView(new Uint8Array(1)));
  console.log(q.view, ctl.byobRequest);
}
{
  const w = new WritableStream();
  const wr = w.getWriter();
  sync('getWriter locked', () => w.getWriter());
  await later('abort locked', () => w.abort());
  await later('close locked', () => w.close());
  await wr.close();
  await later('write after close', () => wr.write(1));
  await later('close after close', () => wr.close());
  await later('abort after close', () => wr.abort());
  wr.releaseLock();
  await later('write released', () => wr.write(1));
  await later('close released', () => wr.close());
  await later('abort released', () => wr.abort());
  sync('desiredSize released', () => wr.desiredSize);
  await later('closed rel', () => wr.closed);
  await later('ready rel', () => wr.ready);
  sync('release twice', () => wr.releaseLock());
  await later('close closed', () => w.close());
  await later('abort closed', () => w.abort());
}
{
  const w = new WritableStream();
  w.close();
  await later('close twice', () => w.close());
  sync('get writer', () => w.getWriter());
}
{
  const w = new WritableStream({
    write() {
      throw new Error('disk');
    },
  });
  const wr = w.getWriter();
  await later('w1', () => wr.write(1));
  await later('w2', () => wr.write(2));
  await later('wc', () => wr.close());
  sync('desired', () => wr.desiredSize);
  await later('closed', () => wr.closed);
}
{
  let ctl;
  const w = new WritableStream({
    start(c) {
      ctl = c;
    },
  });
  console.log(ctl.signal.aborted);
  const wr = w.getWriter();
  wr.closed.catch(() => {});
  wr.ready.catch(() => {});
  await wr.abort('why');
  console.log(ctl.signal.aborted, ctl.signal.reason);
  await later('write aborted', () => wr.write(1));
}
{
  let ctl;
  const t = new TransformStream({
    start(c) {
      ctl = c;
    },
  });
  ctl.terminate();
  sync('t enqueue terminated', () => ctl.enqueue(1));
  sync('terminate again', () => ctl.terminate());
  await later('t write', () => t.writable.getWriter().write(1));
}
{
  let ctl;
  const t = new TransformStream({
    start(c) {
      ctl = c;
    },
  });
  ctl.error(new Error('t'));
  sync('t enqueue errored', () => ctl.enqueue(1));
  await later('t read', () => t.readable.getReader().read());
}
const get = (C, n) => Object.getOwnPropertyDescriptor(C.prototype, n);
sync('this locked', () => get(ReadableStream, 'locked').get.call({}));
sync('this getReader', () => ReadableStream.prototype.getReader.call({}));
await later('this cancel', () => ReadableStream.prototype.cancel.call({}));
await later('this read', () => ReadableStreamDefaultReader.prototype.read.call({}));
sync('this w locked', () => get(WritableStream, 'locked').get.call({}));
await later('this w close', () => WritableStream.prototype.close.call({}));
await later('this write', () => WritableStreamDefaultWriter.prototype.write.call({}));
sync('this t readable', () => get(TransformStream, 'readable').get.call({}));

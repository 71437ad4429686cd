/** node:stream: readable-stream, which was taken from Node 18, brought up to Node 24. */
import stream from 'readable-stream/lib/stream.js';
import { builtin } from '../load.ts';
import { bringUpToDate } from '../stream/current.ts';
import { duplexPair } from '../stream/duplex-pair.ts';

bringUpToDate(stream, () => builtin('internal/web-adapters'));
// Node's default since 22.
stream.setDefaultHighWaterMark(false, 64 * 1024);

const members: Record<string, unknown> = {
  duplexPair,
  _isArrayBufferView: (value: unknown) => ArrayBuffer.isView(value),
};
Object.assign(stream, members);
Object.defineProperty(stream, 'promises', {
  get: () => builtin('stream/promises'),
  configurable: true,
  enumerable: true,
});

type StreamModule = typeof stream;

export const Stream: StreamModule['Stream'] = stream.Stream;
export const Readable: StreamModule['Readable'] = stream.Readable;
export const Writable: StreamModule['Writable'] = stream.Writable;
export const Duplex: StreamModule['Duplex'] = stream.Duplex;
export const Transform: StreamModule['Transform'] = stream.Transform;
export const PassThrough: StreamModule['PassThrough'] = stream.PassThrough;
export const pipeline: StreamModule['pipeline'] = stream.pipeline;
export const finished: StreamModule['finished'] = stream.finished;
export const addAbortSignal: StreamModule['addAbortSignal'] = stream.addAbortSignal;
export const getDefaultHighWaterMark: StreamModule['getDefaultHighWaterMark'] =
  stream.getDefaultHighWaterMark;
export const setDefaultHighWaterMark: StreamModule['setDefaultHighWaterMark'] =
  stream.setDefaultHighWaterMark;
export { duplexPair };

export default stream;

/**
 * web-streams-polyfill throws what the Streams standard asks for, in words of its own; Node's errors have codes, and words
 * of Node's. The texts below are replaced while the runtime is built. Each must be in the published file so many times as
 * is said here, so that another version of the package fails the build. `src/stream/web-errors.ts` has the functions.
 */
const state = {
  'This stream has already been locked for exclusive reading by another reader': [
    2,
    'ReadableStream is locked',
  ],
  'Cannot cancel a stream that already has a reader': [1, 'ReadableStream is locked'],
  'ReadableStream.prototype.pipeTo cannot be used on a locked ReadableStream': [
    1,
    'The ReadableStream is locked',
  ],
  'ReadableStream.prototype.pipeTo cannot be used on a locked WritableStream': [
    1,
    'The WritableStream is locked',
  ],
  'ReadableStream.prototype.pipeThrough cannot be used on a locked ReadableStream': [
    1,
    'The ReadableStream is locked',
  ],
  'ReadableStream.prototype.pipeThrough cannot be used on a locked WritableStream': [
    1,
    'The WritableStream is locked',
  ],
  'This stream has already been locked for exclusive writing by another writer': [
    1,
    'WritableStream is locked',
  ],
  'Cannot abort a stream that already has a writer': [1, 'WritableStream is locked'],
  'Cannot close a stream that already has a writer': [1, 'WritableStream is locked'],
  'Cannot close an already-closing stream': [2, 'Failure closing WritableStream'],
  'The stream is closing or closed and cannot be written to': [1, 'WritableStream is closed'],
  'the destination writable stream closed before all data could be piped to it': [
    1,
    'Destination WritableStream is closed',
  ],
  "Writer was released and can no longer be used to monitor the stream's closedness": [
    1,
    'Writer has been released',
  ],
  "Reader was released and can no longer be used to monitor the stream's closedness": [2, 'Reader released'],
  'Reader was released': [2, 'Releasing reader'],
  'The stream is not in a state that permits enqueue': [1, 'Controller is already closed'],
  'The stream is not in a state that permits close': [1, 'Controller is already closed'],
  'The stream has already been closed; do not close it again!': [1, 'ReadableStream is already closed'],
  'stream is closed or draining': [1, 'ReadableStream is already closed'],
  'Readable side is not in a state that permits enqueue': [1, 'Unable to enqueue'],
  'TransformStream terminated': [1, 'TransformStream has been terminated'],
  'This BYOB request has been invalidated': [2, 'This BYOB request has been invalidated'],
  'Insufficient bytes to fill elements in the given buffer': [2, 'Partial read'],
  'chunk must have non-zero byteLength': [1, 'chunk ArrayBuffer is zero-length or detached'],
  "chunk's buffer must have non-zero byteLength": [1, 'chunk ArrayBuffer is zero-length or detached'],
  "chunk's buffer is detached and so cannot be enqueued": [1, 'chunk ArrayBuffer is zero-length or detached'],
  'view must have non-zero byteLength': [1, 'View or Viewed ArrayBuffer is zero-length or detached'],
  "view's buffer must have non-zero byteLength": [1, 'View or Viewed ArrayBuffer is zero-length or detached'],
  "view's buffer has been detached": [1, 'View or Viewed ArrayBuffer is zero-length or detached'],
  'The iterator method must return an object': [1, 'The iterator method must return an object'],
};

/** [published, how often, ours]. */
const others = [
  ['new TypeError("Illegal constructor")', 5, 'efi.illegalConstructor()'],
  ['new TypeError("Cannot "+e+" a stream using a released reader")', 1, 'efi.detachedReader()'],
  ['new TypeError("Cannot "+e+" a stream using a released writer")', 1, 'efi.detachedWriter()'],
  [
    'new TypeError(`The stream (in ${t} state) is not in the writable state and cannot be closed`)',
    1,
    'efi.invalidState("WritableStream is closed")',
  ],
  [
    'new TypeError(`The stream (in ${t} state) is not in the readable state and cannot be enqueued to`)',
    1,
    'efi.invalidState("ReadableStream is already closed")',
  ],
  [
    'new TypeError(`The stream (in ${e} state) is not in the readable state and cannot be closed`)',
    1,
    'efi.invalidState("ReadableStream is already closed")',
  ],
  [
    'new TypeError("Cannot construct a ReadableStreamBYOBReader for a stream not constructed with a byte source")',
    1,
    'efi.notForBytes(e)',
  ],
  ['new TypeError("chunk must be an array buffer view")', 1, 'efi.notAView("buffer",e)'],
  ['new TypeError("view must be an array buffer view")', 1, 'efi.notAView("view",e)'],
  ['new TypeError("You can only respond with array buffer views")', 1, 'efi.notAView("view",e)'],
  [
    'new TypeError("options.min must be greater than 0")',
    1,
    'efi.invalidArgValue("options.min",o,"must be greater than 0")',
  ],
  [
    'new RangeError("options.min must be less than or equal to view\'s byteLength")',
    1,
    'efi.outOfRange("options.min","<= view.byteLength",o)',
  ],
  [
    'new RangeError("options.min must be less than or equal to view\'s length")',
    1,
    'efi.outOfRange("options.min","<= view.length",o)',
  ],
  [
    'new TypeError("bytesWritten must be greater than 0 when calling respond() on a readable stream")',
    1,
    'efi.invalidArgValue("bytesWritten",t)',
  ],
  ['new RangeError("bytesWritten out of range")', 1, 'efi.invalidRange("bytesWritten",t)'],
  [
    'new RangeError("The region specified by view is larger than byobRequest")',
    1,
    'efi.invalidRange("view",t)',
  ],
  [
    'new RangeError("The region specified by view does not match byobRequest")',
    1,
    'efi.invalidRange("view",t)',
  ],
  [
    'new RangeError("The buffer of view has different capacity than byobRequest")',
    1,
    'efi.invalidRange("view",t)',
  ],
  ['class ReadableStream{constructor(e={},t={}){', 1, '$&efi.checkSource(e,t);'],
  ['class WritableStream{constructor(e={},t={}){', 1, '$&efi.checkSink(e,t);'],
  ['class TransformStream{constructor(e={},t={},r={}){', 1, '$&efi.checkTransformer(e,t,r);'],
  ['class ByteLengthQueuingStrategy{constructor(e){', 1, '$&efi.checkStrategyInit(e);'],
  ['class CountQueuingStrategy{constructor(e){', 1, '$&efi.checkStrategyInit(e);'],
  [
    'class ReadableStreamDefaultReader{constructor(e){',
    1,
    '$&efi.checkInstance("stream",e,ReadableStream,"ReadableStream");',
  ],
  [
    'class ReadableStreamBYOBReader{constructor(e){',
    1,
    '$&efi.checkInstance("stream",e,ReadableStream,"ReadableStream");',
  ],
  [
    'class WritableStreamDefaultWriter{constructor(e){',
    1,
    '$&efi.checkInstance("stream",e,WritableStream,"WritableStream");',
  ],
  ['throw Qr("getReader");', 1, '$&efi.checkReaderOptions(e);'],
  ['throw Qr("values");', 1, '$&efi.checkOptions(e);'],
  ['throw Qr("pipeThrough");', 1, '$&efi.checkPair(e,t,ReadableStream,WritableStream);'],
  ['return d(Qr("pipeTo"));', 1, '$&try{efi.checkTarget(e,t,WritableStream)}catch(e){return d(e)}'],
  [
    'e._state="errored",e._writableStreamController',
    1,
    'e._state="errored",efi.ended(e),e._writableStreamController',
  ],
  ['e._state="closed";', 2, '$&efi.ended(e);'],
  ['e._state="errored",e._storedError=t;', 1, '$&efi.ended(e);'],
  ['static from(e){', 1, '$&efi.checkIterable(e);'],
];

/** A method that was called on something else. */
const misused = /new TypeError\(`(\w+)\.prototype\.\$\{e\} can only be used on a \1`\)/g;
const misusedCount = 13;

function replaceAll(text, published, count, ours) {
  const parts = text.split(published);
  if (parts.length !== count + 1)
    throw new Error(`web-streams-polyfill has ${parts.length - 1} times, not ${count}: ${published}`);
  return parts.join(ours.replace('$&', () => published));
}

export function changeWebStreams(text) {
  let result = text;
  for (const [words, [count, ours]] of Object.entries(state))
    result = replaceAll(
      result,
      `new TypeError(${JSON.stringify(words)})`,
      count,
      `efi.invalidState(${JSON.stringify(ours)})`,
    );
  for (const [published, count, ours] of others) result = replaceAll(result, published, count, ours);
  const found = result.match(misused)?.length ?? 0;
  if (found !== misusedCount)
    throw new Error(`web-streams-polyfill checks ${found} classes, not ${misusedCount}`);
  result = result.replace(misused, 'efi.invalidThis("$1")');
  return `import * as efi from 'efi-node:web-errors';\n${result}`;
}

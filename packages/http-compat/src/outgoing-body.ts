/** How the body of a message goes out: whole, in chunks, or as it is, and who hears when it has. */
import type { Socket } from 'node:net';
import {
  streamAlreadyFinished,
  httpBodyNotAllowed,
  type CodedError,
  httpContentLengthMismatch,
  invalidArgType,
  streamNullValues,
  streamDestroyed,
  streamWriteAfterEnd,
} from '@efi-node/node-errors';
import type { OutgoingMessage } from './outgoing.ts';
import {
  kBytesWritten,
  kChunks,
  kChunksLength,
  kCorked,
  kEndCallbacks,
  kFlushed,
  kFlushError,
  kHighWaterMark,
  kNeedDrain,
  kRejectBodyWrites,
  kSocket,
  kWritableFinished,
} from './symbols.ts';

export type WriteCallback = (error?: Error | null) => void;
export type Chunk = string | Uint8Array;

export interface PendingWrite {
  data: Chunk;
  encoding: BufferEncoding | null;
  callback: WriteCallback | null;
}

/** Up to this size, head and body are copied into one buffer rather than written as two. */
const SMALL_BODY = 8192;

function lengthOf(chunk: Chunk, encoding: BufferEncoding | null | undefined): number {
  return typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding ?? 'utf8') : chunk.byteLength;
}

/** Calls back and emits 'error' a tick later, as a stream would. */
export function failLater(message: OutgoingMessage, error: Error, callback: WriteCallback | undefined): void {
  process.nextTick(() => {
    callback?.(error);
    // An answer that nobody listened to is closed a tick early: as if it were open still, as it is on Node.
    const closedEarly = message._closed && message[kWritableFinished];
    if (!message.destroyed || closedEarly) message.emit('error', error);
  });
}

function uncorkLater(socket: Socket): void {
  process.nextTick(() => socket.uncork());
}

/** Tells the callback of `end` when the last byte is with the socket, or why it never will be. */
export function whenFlushed(message: OutgoingMessage, callback: WriteCallback): void {
  const failure = message[kFlushError];
  if (failure) process.nextTick(callback, failure);
  // At once, as Node does.
  else if (message[kWritableFinished]) callback(streamAlreadyFinished('end'));
  else (message[kEndCallbacks] ??= []).push(callback);
}

export function flushedCallback(message: OutgoingMessage): WriteCallback {
  return (error) => settleFlush(message, error);
}

/** The last byte is with the socket, or will never be: the callbacks of `end` hear it. Answers whether it is. */
export function settleCallbacks(message: OutgoingMessage, error: Error | null | undefined): boolean {
  if (error) message[kFlushError] = error;
  else message[kWritableFinished] = true;
  const callbacks = message[kEndCallbacks];
  if (callbacks) {
    message[kEndCallbacks] = null;
    for (const callback of callbacks) callback(error ?? null);
  }
  return !error;
}

function settleFlush(message: OutgoingMessage, error: Error | null | undefined): void {
  if (message[kSocket]?._hadError) return;
  if (settleCallbacks(message, error)) message.emit('finish');
}

/**
 * The common answer: one chunk, the head has not gone yet, the socket is ours. Head and body go out in one write. Answers whether it
 * did all there was to do.
 */
export function endWhole(
  message: OutgoingMessage,
  chunk: Chunk | null | undefined,
  encoding: BufferEncoding | null | undefined,
): boolean {
  const socket = message[kSocket];
  if (!socket || socket._httpMessage !== message || !socket.writable || socket.writableCorked > 0)
    return false;
  if (message.outputData.length > 0) return false;
  let body: Chunk = '';
  if (chunk) {
    if (typeof chunk === 'string') {
      if (encoding && encoding !== 'utf8' && encoding !== 'latin1') return false;
    } else if (!(chunk instanceof Uint8Array) || chunk.byteLength > SMALL_BODY) {
      return false;
    }
    body = chunk;
  }
  if (message._header === null) {
    message._contentLength = lengthOf(body, encoding);
    message._implicitHeader();
  }
  if (message.chunkedEncoding || (chunk && !message._hasBody)) return false;

  const flushed = message[kFlushed] ?? flushedCallback(message);
  const head = message._header ?? '';
  message._headerSent = true;
  message.finished = true;
  if (typeof body === 'string') {
    socket.write(head + body, encoding ?? (chunk ? 'utf8' : 'latin1'), flushed);
  } else {
    const whole = Buffer.allocUnsafe(head.length + body.byteLength);
    whole.write(head, 0, 'latin1');
    whole.set(body, head.length);
    socket.write(whole, flushed);
  }
  message._finish();
  return true;
}

function checkWritable(message: OutgoingMessage): CodedError | undefined {
  if (message.finished) return streamWriteAfterEnd();
  if (message.destroyed) return streamDestroyed('write');
  return undefined;
}

export function writeChunk(
  message: OutgoingMessage,
  chunk: Chunk,
  encoding: BufferEncoding | null | undefined,
  callback: WriteCallback | undefined,
  fromEnd: boolean,
): boolean {
  if (chunk === null) throw streamNullValues();
  if (typeof chunk !== 'string' && !((chunk as unknown) instanceof Uint8Array)) {
    throw invalidArgType('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
  }
  const failure = checkWritable(message);
  if (failure) {
    if (message.destroyed) process.nextTick(() => callback?.(failure));
    else failLater(message, failure, callback);
    return false;
  }
  const length = lengthOf(chunk, encoding);
  if (fromEnd && !message._header) message._contentLength = length;
  // Before the head is rendered a length that the program has set is not known yet: as in Node, `end` finds out.
  countBytes(message, length, fromEnd);
  if (!message._header) message._implicitHeader();
  if (!message._hasBody) {
    if (message[kRejectBodyWrites]) throw httpBodyNotAllowed();
    if (callback) process.nextTick(callback);
    return true;
  }
  const socket = message[kSocket];
  if (!fromEnd && socket && socket.writableCorked === 0) {
    // What is written in one turn goes out as one.
    socket.cork();
    uncorkLater(socket);
  }
  let more: boolean;
  if (!message.chunkedEncoding || length === 0) {
    more = message._send(chunk, encoding, callback, length);
  } else if (message[kCorked] > 0 && message._headerSent && !fromEnd) {
    const write = { data: chunk, encoding: encoding ?? null, callback: callback ?? null };
    (message[kChunks] ??= []).push(write);
    message[kChunksLength] += length;
    more = message[kChunksLength] < message[kHighWaterMark];
  } else {
    flushChunks(message);
    message._send(`${length.toString(16)}\r\n`, 'latin1', null);
    message._send(chunk, encoding, null, length);
    more = message._send('\r\n', 'latin1', callback);
  }
  if (!more) message[kNeedDrain] = true;
  return more;
}

/** Whether the body must have the length that the head says. */
export function countsBytes(message: OutgoingMessage): boolean {
  return (
    message.strictContentLength &&
    message._contentLength !== null &&
    message._hasBody &&
    !message._removedContLen &&
    !message.chunkedEncoding &&
    !message.hasHeader('transfer-encoding')
  );
}

function countBytes(message: OutgoingMessage, length: number, fromEnd: boolean): void {
  if (!message.strictContentLength) return;
  const total = message[kBytesWritten] + length;
  const announced = message._contentLength ?? 0;
  if (countsBytes(message) && (fromEnd ? total !== announced : total > announced)) {
    throw httpContentLengthMismatch(total, message._contentLength);
  }
  message[kBytesWritten] = total;
}

/** Chunks written while corked go out as one chunk. */
export function flushChunks(message: OutgoingMessage): void {
  const chunks = message[kChunks];
  if (!chunks) return;
  message[kChunks] = null;
  const length = message[kChunksLength];
  message[kChunksLength] = 0;
  message._send(`${length.toString(16)}\r\n`, 'latin1', null);
  const callbacks: WriteCallback[] = [];
  for (const { data, encoding, callback } of chunks) {
    message._send(data, encoding, null);
    if (callback) callbacks.push(callback);
  }
  message._send('\r\n', 'latin1', (error) => {
    for (const callback of callbacks) callback(error);
  });
}

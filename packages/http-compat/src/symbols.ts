/** State of messages that programs need not see: keys kept out of `Object.keys`. */
export const kHeaders: unique symbol = Symbol('kHeaders');
export const kHeadersDistinct: unique symbol = Symbol('kHeadersDistinct');
export const kHeadersCount: unique symbol = Symbol('kHeadersCount');
export const kTrailers: unique symbol = Symbol('kTrailers');
export const kTrailersDistinct: unique symbol = Symbol('kTrailersDistinct');
export const kTrailersCount: unique symbol = Symbol('kTrailersCount');
export const kAbortController: unique symbol = Symbol('kAbortController');
export const kOutHeaders: unique symbol = Symbol('kOutHeaders');
export const kSocket: unique symbol = Symbol('kSocket');
export const kNeedDrain: unique symbol = Symbol('kNeedDrain');
export const kCorked: unique symbol = Symbol('corked');
export const kChunks: unique symbol = Symbol('kChunks');
export const kChunksLength: unique symbol = Symbol('kChunksLength');
export const kBytesWritten: unique symbol = Symbol('kBytesWritten');
export const kErrored: unique symbol = Symbol('errored');
export const kHighWaterMark: unique symbol = Symbol('kHighWaterMark');
export const kRejectBodyWrites: unique symbol = Symbol('kRejectNonStandardBodyWrites');
export const kUniqueHeaders: unique symbol = Symbol('kUniqueHeaders');
export const kWritableFinished: unique symbol = Symbol('kWritableFinished');
export const kEndCallbacks: unique symbol = Symbol('kEndCallbacks');
export const kFlushError: unique symbol = Symbol('kFlushError');
/** Called when the last byte of a response has been taken by the socket; the connection that serves it sets it. */
export const kFlushed: unique symbol = Symbol('kFlushed');
/** The server connection that owns a response. */
export const kConnection: unique symbol = Symbol('kConnection');
/** AsyncResource of a request: what comes of it runs in the context that it was made in. */
export const kContext: unique symbol = Symbol('kContext');
export const kEmptyBody: unique symbol = Symbol('kEmptyBody');
export const kClosedUnread: unique symbol = Symbol('kClosedUnread');

/** Node's errors of streams. */
import { codedError, type CodedError } from './coded.ts';

export function streamNullValues(): CodedError {
  const message = 'May not write null values to stream';
  return codedError(TypeError, 'ERR_STREAM_NULL_VALUES', message, { above: streamNullValues });
}

export function streamWriteAfterEnd(): CodedError {
  return codedError(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end', { above: streamWriteAfterEnd });
}

/** `method`: 'write', 'end', 'pipe', … */
export function streamDestroyed(method: string): CodedError {
  const message = `Cannot call ${method} after a stream was destroyed`;
  return codedError(Error, 'ERR_STREAM_DESTROYED', message, { above: streamDestroyed });
}

export function streamAlreadyFinished(method: string): CodedError {
  const message = `Cannot call ${method} after a stream was finished`;
  return codedError(Error, 'ERR_STREAM_ALREADY_FINISHED', message, { above: streamAlreadyFinished });
}

export function streamCannotPipe(): CodedError {
  const message = 'Cannot pipe, not readable';
  return codedError(Error, 'ERR_STREAM_CANNOT_PIPE', message, { above: streamCannotPipe });
}

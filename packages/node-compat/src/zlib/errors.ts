import { codedError, type CodedError } from '@efi-node/node-errors';

/** An error as zlib's callers see it: its own properties are `errno` and `code`, in that order. */
export function plainError(code: string, errno: number, message: string): Error {
  const error = new Error(message);
  Error.captureStackTrace(error, plainError);
  return Object.assign(error, { errno, code });
}

export function tooLarge(most: number): CodedError {
  const message = `Cannot create a Buffer larger than ${most} bytes`;
  return codedError(RangeError, 'ERR_BUFFER_TOO_LARGE', message, { above: tooLarge });
}

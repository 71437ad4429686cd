/** What cannot be had here, what nobody handled, and what was called off. */
import { codedError, type CodedError } from './coded.ts';

/** `feature` is what the program asked for. */
export function featureUnavailable(feature: string): CodedError {
  const message = `The feature ${feature} is unavailable on the current platform, which is being used to run Node.js`;
  return codedError(TypeError, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', message, { above: featureUnavailable });
}

/** `method` as it is called: '_implicitHeader()'. */
export function methodNotImplemented(method: string): CodedError {
  const message = `The ${method} method is not implemented`;
  return codedError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', message, { above: methodNotImplemented });
}

/** An 'error' event with no error in it and no listener; `shown` is the value as inspect prints it. */
export function unhandledError(shown: string, context: unknown): CodedError {
  const options = { above: unhandledError, properties: { context } };
  return codedError(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${shown})`, options);
}

/** A promise was rejected with a value that a callback would take for success. */
export function falsyValueRejection(reason: unknown): CodedError {
  const message = 'Promise was rejected with falsy value';
  const options = { above: falsyValueRejection, properties: { reason } };
  return codedError(Error, 'ERR_FALSY_VALUE_REJECTION', message, options);
}

/** What an aborted operation ends with; the signal's reason is its `cause`. */
export class AbortError extends Error {
  code: string = 'ABORT_ERR';
  override name: string = 'AbortError';

  constructor(message = 'The operation was aborted', options?: { readonly cause?: unknown }) {
    super(message, options);
  }
}

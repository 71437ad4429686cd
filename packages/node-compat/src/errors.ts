/** node-errors under the names that Node's own sources have for them, to be thrown with `new`. */
import {
  type CodedError,
  ambiguousArgument,
  argNotIterable,
  bufferOutOfBounds,
  encodingInvalidEncodedData,
  encodingNotSupported,
  falsyValueRejection,
  illegalConstructor,
  invalidArgType,
  invalidArgValue,
  invalidBufferSize,
  invalidFileUrlHost,
  invalidFileUrlPath,
  invalidReturnValue,
  invalidTuple,
  invalidUrl,
  invalidUrlScheme,
  missingArgs,
  outOfRange,
  unhandledError,
  unknownEncoding,
} from '@efi-node/node-errors';

type CodedClass<A extends readonly unknown[]> = new (...args: A) => CodedError;

/** A class whose instances are what `make` makes. */
function classOf<A extends readonly unknown[]>(make: (...args: A) => CodedError): CodedClass<A> {
  return class {
    declare name: string;
    declare message: string;
    declare code: string;

    constructor(...args: A) {
      return make(...args);
    }
  };
}

/** Classes may also be written as they stand in the message: 'an instance of Buffer'. */
function invalidType(name: string, expected: string | readonly string[], value: unknown): CodedError {
  const names = typeof expected === 'string' ? [expected] : expected;
  return invalidArgType(
    name,
    names.map((each) => each.replace(/^an instance of /, '')),
    value,
  );
}

/** The caller adds the `context`. */
function unhandled(shown: string): CodedError {
  return unhandledError(shown, undefined);
}

export const ERR_INVALID_ARG_TYPE: CodedClass<Parameters<typeof invalidType>> = classOf(invalidType);
export const ERR_UNHANDLED_ERROR: CodedClass<[shown: string]> = classOf(unhandled);
export const ERR_OUT_OF_RANGE: CodedClass<Parameters<typeof outOfRange>> = classOf(outOfRange);
export const ERR_UNKNOWN_ENCODING: CodedClass<Parameters<typeof unknownEncoding>> = classOf(unknownEncoding);
export const ERR_INVALID_ARG_VALUE: CodedClass<Parameters<typeof invalidArgValue>> = classOf(invalidArgValue);
export const ERR_BUFFER_OUT_OF_BOUNDS: CodedClass<Parameters<typeof bufferOutOfBounds>> =
  classOf(bufferOutOfBounds);
export const ERR_INVALID_BUFFER_SIZE: CodedClass<Parameters<typeof invalidBufferSize>> =
  classOf(invalidBufferSize);
export const ERR_MISSING_ARGS: CodedClass<[...names: string[]]> = classOf(missingArgs);
export const ERR_ILLEGAL_CONSTRUCTOR: CodedClass<Parameters<typeof illegalConstructor>> =
  classOf(illegalConstructor);
export const ERR_ENCODING_NOT_SUPPORTED: CodedClass<Parameters<typeof encodingNotSupported>> =
  classOf(encodingNotSupported);
export const ERR_ENCODING_INVALID_ENCODED_DATA: CodedClass<Parameters<typeof encodingInvalidEncodedData>> =
  classOf(encodingInvalidEncodedData);
export const ERR_FALSY_VALUE_REJECTION: CodedClass<Parameters<typeof falsyValueRejection>> =
  classOf(falsyValueRejection);
export const ERR_INVALID_URL: CodedClass<Parameters<typeof invalidUrl>> = classOf(invalidUrl);
export const ERR_INVALID_URL_SCHEME: CodedClass<Parameters<typeof invalidUrlScheme>> =
  classOf(invalidUrlScheme);
export const ERR_INVALID_FILE_URL_HOST: CodedClass<Parameters<typeof invalidFileUrlHost>> =
  classOf(invalidFileUrlHost);
export const ERR_INVALID_FILE_URL_PATH: CodedClass<Parameters<typeof invalidFileUrlPath>> =
  classOf(invalidFileUrlPath);
export const ERR_AMBIGUOUS_ARGUMENT: CodedClass<Parameters<typeof ambiguousArgument>> =
  classOf(ambiguousArgument);
export const ERR_INVALID_RETURN_VALUE: CodedClass<Parameters<typeof invalidReturnValue>> =
  classOf(invalidReturnValue);
export const ERR_ARG_NOT_ITERABLE: CodedClass<Parameters<typeof argNotIterable>> = classOf(argNotIterable);
export const ERR_INVALID_TUPLE: CodedClass<Parameters<typeof invalidTuple>> = classOf(invalidTuple);

/** Node's errors of buffers, text encodings, URLs and hashes. */
import { codedError, type CodedError, plainCodedError } from './coded.ts';

/** Without a name: what is read or written lies beyond the end. */
export function bufferOutOfBounds(name?: string): CodedError {
  const message =
    name === undefined
      ? 'Attempt to access memory outside buffer bounds'
      : `"${name}" is outside of buffer bounds`;
  return codedError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', message, { above: bufferOutOfBounds });
}

/** `unit`: '16-bits', '32-bits' or '64-bits'. */
export function invalidBufferSize(unit: string): CodedError {
  const message = `Buffer size must be a multiple of ${unit}`;
  return codedError(RangeError, 'ERR_INVALID_BUFFER_SIZE', message, { above: invalidBufferSize });
}

export function encodingNotSupported(encoding: string): CodedError {
  const message = `The "${encoding}" encoding is not supported`;
  return codedError(RangeError, 'ERR_ENCODING_NOT_SUPPORTED', message, { above: encodingNotSupported });
}

export function encodingInvalidEncodedData(encoding: string): CodedError {
  const message = `The encoded data was not valid for encoding ${encoding}`;
  const options = { above: encodingInvalidEncodedData };
  return plainCodedError(TypeError, 'ERR_ENCODING_INVALID_ENCODED_DATA', message, options);
}

/** Carries the `input`, and the `base` if one was given. */
export function invalidUrl(input: string, base?: string): CodedError {
  const properties = base === undefined ? { input } : { input, base };
  return plainCodedError(TypeError, 'ERR_INVALID_URL', 'Invalid URL', { above: invalidUrl, properties });
}

export function invalidUrlScheme(expected: string): CodedError {
  const message = `The URL must be of scheme ${expected}`;
  return codedError(TypeError, 'ERR_INVALID_URL_SCHEME', message, { above: invalidUrlScheme });
}

export function invalidFileUrlHost(platform: string): CodedError {
  const message = `File URL host must be "localhost" or empty on ${platform}`;
  return codedError(TypeError, 'ERR_INVALID_FILE_URL_HOST', message, { above: invalidFileUrlHost });
}

/** `reason`: 'must not include encoded / characters', …; carries the URL as `input` if it is given. */
export function invalidFileUrlPath(reason: string, input?: string): CodedError {
  const properties = input === undefined ? {} : { input };
  const options = { above: invalidFileUrlPath, properties };
  return codedError(TypeError, 'ERR_INVALID_FILE_URL_PATH', `File URL path ${reason}`, options);
}

export function cryptoHashFinalized(): CodedError {
  const message = 'Digest already called';
  return codedError(Error, 'ERR_CRYPTO_HASH_FINALIZED', message, { above: cryptoHashFinalized });
}

export function cryptoInvalidDigest(name: string): CodedError {
  const message = `Invalid digest: ${name}`;
  return plainCodedError(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', message, { above: cryptoInvalidDigest });
}

export function cryptoTimingSafeEqualLength(): CodedError {
  const message = 'Input buffers must have the same byte length';
  const options = { above: cryptoTimingSafeEqualLength };
  return plainCodedError(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', message, options);
}

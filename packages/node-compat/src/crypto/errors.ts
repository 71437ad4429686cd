/** What node:crypto throws beside the argument errors; the codes without one of Node's are those of OpenSSL. */
import { codedError, type CodedError, plainCodedError } from '@efi-node/node-errors';

export function invalidState(operation?: string): CodedError {
  const message = operation === undefined ? 'Invalid state' : `Invalid state for operation ${operation}`;
  return codedError(Error, 'ERR_CRYPTO_INVALID_STATE', message, { above: invalidState });
}

export function invalidKeyLength(): CodedError {
  return plainCodedError(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length', {
    above: invalidKeyLength,
  });
}

export function invalidIv(): CodedError {
  const message = 'Invalid initialization vector';
  return plainCodedError(TypeError, 'ERR_CRYPTO_INVALID_IV', message, { above: invalidIv });
}

export function unknownCipher(): CodedError {
  return plainCodedError(Error, 'ERR_CRYPTO_UNKNOWN_CIPHER', 'Unknown cipher', { above: unknownCipher });
}

export function invalidAuthTag(length: number): CodedError {
  const message = `Invalid authentication tag length: ${length}`;
  return plainCodedError(TypeError, 'ERR_CRYPTO_INVALID_AUTH_TAG', message, { above: invalidAuthTag });
}

export function hashUpdateFailed(): CodedError {
  const message = 'Hash update failed';
  return codedError(Error, 'ERR_CRYPTO_HASH_UPDATE_FAILED', message, { above: hashUpdateFailed });
}

export function invalidScryptParameters(detail?: string): CodedError {
  const message = detail === undefined ? 'Invalid scrypt params' : `Invalid scrypt params: ${detail}`;
  return codedError(RangeError, 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', message, {
    above: invalidScryptParameters,
  });
}

export function incompatibleOptionPair(first: string, second: string): CodedError {
  const message = `Option "${first}" cannot be used in combination with option "${second}"`;
  return codedError(TypeError, 'ERR_INCOMPATIBLE_OPTION_PAIR', message, { above: incompatibleOptionPair });
}

export function invalidKeyObjectType(type: string, expected: string): CodedError {
  const message = `Invalid key object type ${type}, expected ${expected}.`;
  return codedError(TypeError, 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE', message, {
    above: invalidKeyObjectType,
  });
}

/** `number` is OpenSSL's: the library and the reason. */
export function opensslError(number: string, library: string, reason: string): CodedError {
  const code = `ERR_OSSL_${library === 'digital envelope routines' ? 'EVP_' : ''}${reason.toUpperCase().replaceAll(' ', '_')}`;
  return plainCodedError(Error, code, `error:${number}:${library}::${reason}`, {
    above: opensslError,
    properties: { library, reason },
  });
}

/** What Web Crypto rejects with (Web Cryptography API, section 10, and Web IDL). */
import { codedError, type CodedError } from '@efi-node/node-errors';

export type FailureName =
  | 'DataError'
  | 'InvalidAccessError'
  | 'NotSupportedError'
  | 'OperationError'
  | 'SyntaxError';

export function failure(name: FailureName, message: string): DOMException {
  return new DOMException(message, name);
}

export function operationFailed(): DOMException {
  return failure('OperationError', 'The operation failed for an operation-specific reason');
}

export function missingOption(dictionary: string, option: string): CodedError {
  const message = `Failed to normalize algorithm: passed algorithm cannot be converted to '${dictionary}' because '${option}' is required in '${dictionary}'.`;
  return codedError(TypeError, 'ERR_MISSING_OPTION', message, { above: missingOption });
}

/** Node's errors and checks that only net has, beside those of node-errors that it uses. */
import { codedError, type CodedError, outOfRange, validateNumber } from '@efi-node/node-errors';

export {
  invalidArgType,
  invalidIpAddress,
  ipBlocked,
  missingArgs,
  serverAlreadyListen,
  serverNotRunning,
  validateArray,
  validateBoolean,
  validateFunction,
  validateInteger,
  validateNumber,
  validatePort,
  validateString,
} from '@efi-node/node-errors';

/** `reason` is all that stands after the name; `value` as it is to be shown. */
export function invalidArgValue(name: string, reason: string, value: string): CodedError {
  return codedError(
    TypeError,
    'ERR_INVALID_ARG_VALUE',
    `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${value}`,
  );
}

export function invalidAddressFamily(family: unknown, host: string, port: unknown): CodedError {
  const message = `Invalid address family: ${String(family)} ${host}:${String(port)}`;
  return Object.assign(codedError(RangeError, 'ERR_INVALID_ADDRESS_FAMILY', message), { host, port });
}

export function invalidAddress(): CodedError {
  return codedError(Error, 'ERR_INVALID_ADDRESS', 'Invalid socket address');
}

export function socketClosed(): CodedError {
  return codedError(Error, 'ERR_SOCKET_CLOSED', 'Socket is closed');
}

export function closedBeforeConnection(): CodedError {
  const message = 'Socket closed before the connection was established';
  return codedError(Error, 'ERR_SOCKET_CLOSED_BEFORE_CONNECTION', message);
}

/** What a write ends in after the peer's FIN, on a socket that does not allow half-open. */
export function brokenPipeAfterEnd(): CodedError {
  return Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' });
}

export function invalidFdType(): CodedError {
  return codedError(TypeError, 'ERR_INVALID_FD_TYPE', 'Unsupported fd type: UNKNOWN');
}

/** Longest delay of a timer, in milliseconds. */
const MAX_DELAY = 2 ** 31 - 1;

/** The delay of a timer, cut to what a timer can do. */
export function validateMilliseconds(value: unknown, name: string): number {
  validateNumber(value, name);
  if (!(value >= 0 && Number.isFinite(value))) throw outOfRange(name, 'a non-negative finite number', value);
  return Math.min(Math.trunc(value), MAX_DELAY);
}

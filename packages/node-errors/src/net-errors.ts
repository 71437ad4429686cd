/** Node's errors of net and dns that are no system errors. */
import { codedError, type CodedError, plainCodedError } from './coded.ts';
import { asText, describe } from './received.ts';

/** `name`: 'Port' of connect, 'options.port' of listen. */
export function socketBadPort(name: string, value: unknown, allowZero = true): CodedError {
  const message = `${name} should be ${allowZero ? '>=' : '>'} 0 and < 65536. Received ${describe(value)}.`;
  return codedError(RangeError, 'ERR_SOCKET_BAD_PORT', message, { above: socketBadPort });
}

export function invalidIpAddress(value: unknown): CodedError {
  const message = `Invalid IP address: ${asText(value)}`;
  return codedError(TypeError, 'ERR_INVALID_IP_ADDRESS', message, { above: invalidIpAddress });
}

/** A lookup answered with a family that is none; carries `host` and `port`. */
export function invalidAddressFamily(family: unknown, host: string, port: unknown): CodedError {
  const message = `Invalid address family: ${asText(family)} ${host}:${asText(port)}`;
  const options = { above: invalidAddressFamily, properties: { host, port } };
  return codedError(RangeError, 'ERR_INVALID_ADDRESS_FAMILY', message, options);
}

export function invalidAddress(): CodedError {
  return plainCodedError(Error, 'ERR_INVALID_ADDRESS', 'Invalid socket address', { above: invalidAddress });
}

export function ipBlocked(address: string): CodedError {
  const message = `IP(${address}) is blocked by net.BlockList`;
  return codedError(Error, 'ERR_IP_BLOCKED', message, { above: ipBlocked });
}

/** `type` is what the file descriptor is: 'FILE', 'UNKNOWN', … */
export function invalidFdType(type: string): CodedError {
  return codedError(TypeError, 'ERR_INVALID_FD_TYPE', `Unsupported fd type: ${type}`, {
    above: invalidFdType,
  });
}

export function serverAlreadyListen(): CodedError {
  const message = 'Listen method has been called more than once without closing.';
  return codedError(Error, 'ERR_SERVER_ALREADY_LISTEN', message, { above: serverAlreadyListen });
}

export function serverNotRunning(): CodedError {
  return codedError(Error, 'ERR_SERVER_NOT_RUNNING', 'Server is not running.', { above: serverNotRunning });
}

export function socketClosed(): CodedError {
  return codedError(Error, 'ERR_SOCKET_CLOSED', 'Socket is closed', { above: socketClosed });
}

export function socketClosedBeforeConnection(): CodedError {
  const message = 'Socket closed before the connection was established';
  const options = { above: socketClosedBeforeConnection };
  return codedError(Error, 'ERR_SOCKET_CLOSED_BEFORE_CONNECTION', message, options);
}

/** Node's errors of net, each with its code, and the argument checks that throw them. */

type ErrorClass = new (message: string) => Error;

export type CodedError = Error & { code: string };

function coded(Base: ErrorClass, code: string, message: string): CodedError {
  const error = Object.assign(new Base(message), { code });
  Object.defineProperty(error, 'toString', {
    value: () => `${error.name} [${code}]: ${error.message}`,
    configurable: true,
    writable: true,
  });
  return error;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 28 ? `${value.slice(0, 25)}...` : value}'`;
  return typeof value === 'bigint' ? `${value}n` : String(value);
}

function received(value: unknown): string {
  if (value === null || value === undefined) return `Received ${String(value)}`;
  if (typeof value === 'function') return `Received function ${value.name}`;
  if (typeof value === 'object') {
    const name: unknown = value.constructor?.name;
    return typeof name === 'string' && name !== '' ? `Received an instance of ${name}` : 'Received {}';
  }
  return `Received type ${typeof value} (${shown(value)})`;
}

function what(name: string): string {
  return name.includes('.') ? 'property' : 'argument';
}

/** `expected` is all that stands after 'must be'. */
export function invalidArgType(name: string, expected: string, value: unknown): CodedError {
  const message = `The "${name}" ${what(name)} must be ${expected}. ${received(value)}`;
  return coded(TypeError, 'ERR_INVALID_ARG_TYPE', message);
}

/** `reason` is all that stands after the name; `value` as it is to be shown. */
export function invalidArgValue(name: string, reason: string, value: string): CodedError {
  return coded(
    TypeError,
    'ERR_INVALID_ARG_VALUE',
    `The ${what(name)} '${name}' ${reason}. Received ${value}`,
  );
}

export function outOfRange(name: string, range: string, value: unknown): CodedError {
  const message = `The value of "${name}" is out of range. It must be ${range}. Received ${shown(value)}`;
  return coded(RangeError, 'ERR_OUT_OF_RANGE', message);
}

export function badPort(name: string, value: unknown): CodedError {
  return coded(RangeError, 'ERR_SOCKET_BAD_PORT', `${name} should be >= 0 and < 65536. ${received(value)}.`);
}

export function missingArgs(...names: string[]): CodedError {
  const list = names.map((name) => `"${name}"`).join(' or ');
  return coded(TypeError, 'ERR_MISSING_ARGS', `The ${list} argument must be specified`);
}

export function invalidIpAddress(value: unknown): CodedError {
  return coded(TypeError, 'ERR_INVALID_IP_ADDRESS', `Invalid IP address: ${String(value)}`);
}

export function invalidAddressFamily(family: unknown, host: string, port: unknown): CodedError {
  const message = `Invalid address family: ${String(family)} ${host}:${String(port)}`;
  return Object.assign(coded(RangeError, 'ERR_INVALID_ADDRESS_FAMILY', message), { host, port });
}

export function invalidAddress(): CodedError {
  return coded(Error, 'ERR_INVALID_ADDRESS', 'Invalid socket address');
}

export function ipBlocked(address: string): CodedError {
  return coded(Error, 'ERR_IP_BLOCKED', `IP(${address}) is blocked by net.BlockList`);
}

export function socketClosed(): CodedError {
  return coded(Error, 'ERR_SOCKET_CLOSED', 'Socket is closed');
}

export function closedBeforeConnection(): CodedError {
  const message = 'Socket closed before the connection was established';
  return coded(Error, 'ERR_SOCKET_CLOSED_BEFORE_CONNECTION', message);
}

/** What a write ends in after the peer's FIN, on a socket that does not allow half-open. */
export function brokenPipeAfterEnd(): CodedError {
  return Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' });
}

export function serverAlreadyListening(): CodedError {
  const message = 'Listen method has been called more than once without closing.';
  return coded(Error, 'ERR_SERVER_ALREADY_LISTEN', message);
}

export function serverNotRunning(): CodedError {
  return coded(Error, 'ERR_SERVER_NOT_RUNNING', 'Server is not running.');
}

export function invalidFdType(): CodedError {
  return coded(TypeError, 'ERR_INVALID_FD_TYPE', 'Unsupported fd type: UNKNOWN');
}

export function featureUnavailable(feature: string): CodedError {
  const message = `${feature} is unavailable on the current platform, which is being used to run Node.js`;
  return coded(TypeError, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', message);
}

export function validateFunction(
  value: unknown,
  name: string,
): asserts value is (...args: unknown[]) => unknown {
  if (typeof value !== 'function') throw invalidArgType(name, 'of type function', value);
}

export function validateString(value: unknown, name: string): asserts value is string {
  if (typeof value !== 'string') throw invalidArgType(name, 'of type string', value);
}

export function validateBoolean(value: unknown, name: string): asserts value is boolean {
  if (typeof value !== 'boolean') throw invalidArgType(name, 'of type boolean', value);
}

export function validateNumber(value: unknown, name: string): asserts value is number {
  if (typeof value !== 'number') throw invalidArgType(name, 'of type number', value);
}

/** An integer within the range, both ends in it. */
export function validateInteger(
  value: unknown,
  name: string,
  min: number,
  max: number,
): asserts value is number {
  validateNumber(value, name);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < min || value > max) throw outOfRange(name, `>= ${min} && <= ${max}`, value);
}

/** The port as a number: text that is a number counts. */
export function validatePort(value: unknown, name: string): number {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  const port = isNumber ? Number(value) : Number.NaN;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw badPort(name, value);
  return port;
}

/** Longest delay of a timer, in milliseconds. */
const MAX_DELAY = 2 ** 31 - 1;

/** The delay of a timer, cut to what a timer can do. */
export function validateMilliseconds(value: unknown, name: string): number {
  validateNumber(value, name);
  if (!(value >= 0 && Number.isFinite(value))) throw outOfRange(name, 'a non-negative finite number', value);
  return Math.min(Math.trunc(value), MAX_DELAY);
}

export function validateAbortSignal(value: unknown, name: string): asserts value is AbortSignal {
  if (typeof value !== 'object' || value === null || !('aborted' in value)) {
    throw invalidArgType(name, 'an instance of AbortSignal', value);
  }
}

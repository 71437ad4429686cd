/** TCP's failures by Node's names: the one table between `TcpErrorCode` and Node's codes. */
import { TcpError, type TcpErrorCode } from '@efi-node/efi-tcp4';
import { exceptionWithHostPort, type SystemError, uvExceptionWithHostPort } from '@efi-node/node-errors';

/** The errors that an operation of net can end in. */
export type SystemErrorCode =
  | 'EACCES'
  | 'EADDRINUSE'
  | 'EADDRNOTAVAIL'
  | 'EAFNOSUPPORT'
  | 'EALREADY'
  | 'ECANCELED'
  | 'ECONNABORTED'
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'EHOSTUNREACH'
  | 'EINVAL'
  | 'EIO'
  | 'ENETDOWN'
  | 'ENETUNREACH'
  | 'ENOENT'
  | 'ENOMEM'
  | 'ENOTSUP'
  | 'EPIPE'
  | 'ETIMEDOUT';

const CODES: Readonly<Record<TcpErrorCode, SystemErrorCode>> = {
  refused: 'ECONNREFUSED',
  reset: 'ECONNRESET',
  aborted: 'ECONNABORTED',
  'timed-out': 'ETIMEDOUT',
  'host-unreachable': 'EHOSTUNREACH',
  'network-unreachable': 'ENETUNREACH',
  'no-media': 'ENETDOWN',
  'no-address': 'ENETUNREACH',
  'address-in-use': 'EADDRINUSE',
  'address-not-available': 'EADDRNOTAVAIL',
  'no-memory': 'ENOMEM',
  'broken-pipe': 'EPIPE',
  unsupported: 'ENOTSUP',
  firmware: 'EIO',
};

/** Errors of the stack by their code, all others as an I/O error. */
export function systemErrorCode(error: unknown): SystemErrorCode {
  return error instanceof TcpError ? CODES[error.code] : 'EIO';
}

export interface SystemErrorDetails {
  readonly address?: string | undefined;
  readonly port?: number | undefined;
  /** Where the connection came from, shown when the program chose it. */
  readonly local?: string | undefined;
  readonly cause?: unknown;
}

/**
 * Most codes say all there is, and a program that prints the error sees what Node has. What firmware alone knows stays
 * with the error as its cause.
 */
function withCause(error: SystemError, cause: unknown): SystemError {
  if (!(cause instanceof TcpError) || (cause.code !== 'firmware' && cause.code !== 'unsupported'))
    return error;
  return Object.defineProperty(error, 'cause', { value: cause, configurable: true, writable: true });
}

/** As Node reports a failed connect, bind, read, write or shutdown: `connect ECONNREFUSED 127.0.0.1:1`. */
export function systemError(
  code: SystemErrorCode,
  syscall: string,
  { address, port, local, cause }: SystemErrorDetails = {},
): SystemError {
  return withCause(exceptionWithHostPort(code, syscall, address, port, local), cause);
}

/** As Node reports a failed listen: with the error's text too. */
export function listenError(
  code: SystemErrorCode,
  { address, port, cause }: SystemErrorDetails,
): SystemError {
  return withCause(uvExceptionWithHostPort(code, 'listen', address, port), cause);
}

/** What a write ends in after the peer's FIN, on a socket that does not allow half-open. */
export function brokenPipeAfterEnd(): Error & { code: string } {
  return Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' });
}

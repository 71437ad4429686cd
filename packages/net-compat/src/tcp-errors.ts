/** TCP's failures by Node's names: the one table between `TcpErrorCode` and errno. */
import { TcpError, type TcpErrorCode } from '@efi-node/efi-tcp4';

/** The errors that an operation of net can end in. */
export type SystemErrorCode =
  | 'EACCES'
  | 'EADDRINUSE'
  | 'EADDRNOTAVAIL'
  | 'EAFNOSUPPORT'
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

/** libuv's number and text of each (Linux numbers, as Node's on it). */
const ERRNO: Readonly<Record<SystemErrorCode, readonly [number, string]>> = {
  EACCES: [-13, 'permission denied'],
  EADDRINUSE: [-98, 'address already in use'],
  EADDRNOTAVAIL: [-99, 'address not available'],
  EAFNOSUPPORT: [-97, 'address family not supported'],
  ECONNABORTED: [-103, 'software caused connection abort'],
  ECONNREFUSED: [-111, 'connection refused'],
  ECONNRESET: [-104, 'connection reset by peer'],
  EHOSTUNREACH: [-113, 'host is unreachable'],
  EINVAL: [-22, 'invalid argument'],
  EIO: [-5, 'i/o error'],
  ENETDOWN: [-100, 'network is down'],
  ENETUNREACH: [-101, 'network is unreachable'],
  ENOMEM: [-12, 'not enough memory'],
  ENOTSUP: [-95, 'operation not supported on socket'],
  EPIPE: [-32, 'broken pipe'],
  ETIMEDOUT: [-110, 'connection timed out'],
  ENOENT: [-2, 'no such file or directory'],
};

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

export interface SystemError extends NodeJS.ErrnoException {
  address?: string;
  port?: number;
}

function create(
  message: string,
  fields: { readonly errno: number; readonly code: string; readonly syscall: string },
  { address, port, cause }: SystemErrorDetails,
): SystemError {
  const error: SystemError = Object.assign(new Error(message), fields);
  if (address !== undefined) error.address = address;
  if (port !== undefined && port !== 0) error.port = port;
  // Not enumerable, so that what a program prints of the error is what Node has.
  if (cause !== undefined)
    Object.defineProperty(error, 'cause', { value: cause, configurable: true, writable: true });
  return error;
}

function endpoint({ address, port }: SystemErrorDetails): string {
  if (address === undefined) return '';
  return port !== undefined && port > 0 ? ` ${address}:${port}` : ` ${address}`;
}

/** As Node reports a failed connect, bind, read, write or shutdown: `connect ECONNREFUSED 127.0.0.1:1`. */
export function systemError(
  code: SystemErrorCode,
  syscall: string,
  details: SystemErrorDetails = {},
): SystemError {
  const from = details.local === undefined ? '' : ` - Local (${details.local})`;
  const message = `${syscall} ${code}${endpoint(details)}${from}`;
  return create(message, { errno: ERRNO[code][0], code, syscall }, details);
}

/** As Node reports a failed listen: with the error's text too. */
export function listenError(code: SystemErrorCode, details: SystemErrorDetails): SystemError {
  const [errno, text] = ERRNO[code];
  const message = `listen ${code}: ${text}${endpoint(details)}`;
  return create(message, { code, errno, syscall: 'listen' } as const, details);
}

/** Errors as Berkeley sockets have them: a code, its number, and Python's name for the kind. */
import { TcpError, type TcpErrorCode } from '@efi-node/efi-tcp4';

export type SocketErrorCode =
  | 'EACCES'
  | 'EADDRINUSE'
  | 'EADDRNOTAVAIL'
  | 'EAFNOSUPPORT'
  | 'EAGAIN'
  | 'EAI_NONAME'
  | 'EALREADY'
  | 'EBADF'
  | 'ECONNABORTED'
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'EDEADLK'
  | 'EDESTADDRREQ'
  | 'EHOSTUNREACH'
  | 'EINPROGRESS'
  | 'EINVAL'
  | 'EIO'
  | 'EISCONN'
  | 'ENETDOWN'
  | 'ENETUNREACH'
  | 'ENOMEM'
  | 'ENOPROTOOPT'
  | 'ENOTCONN'
  | 'EOPNOTSUPP'
  | 'EPIPE'
  | 'ETIMEDOUT';

/** Linux's number (getaddrinfo's for EAI_NONAME), text, and the name where it is not OSError. */
const ERRORS: Readonly<Record<SocketErrorCode, readonly [number, string, string?]>> = {
  EACCES: [13, 'Permission denied', 'PermissionError'],
  EADDRINUSE: [98, 'Address already in use'],
  EADDRNOTAVAIL: [99, 'Cannot assign requested address'],
  EAFNOSUPPORT: [97, 'Address family not supported by protocol'],
  EAGAIN: [11, 'Resource temporarily unavailable', 'BlockingIOError'],
  EAI_NONAME: [-2, 'Name or service not known', 'gaierror'],
  EALREADY: [114, 'Operation already in progress', 'BlockingIOError'],
  EBADF: [9, 'Bad file descriptor'],
  ECONNABORTED: [103, 'Software caused connection abort', 'ConnectionAbortedError'],
  ECONNREFUSED: [111, 'Connection refused', 'ConnectionRefusedError'],
  ECONNRESET: [104, 'Connection reset by peer', 'ConnectionResetError'],
  EDEADLK: [35, 'Nothing is left that could end this wait'],
  EDESTADDRREQ: [89, 'Destination address required'],
  EHOSTUNREACH: [113, 'No route to host'],
  EINPROGRESS: [115, 'Operation now in progress', 'BlockingIOError'],
  EINVAL: [22, 'Invalid argument'],
  EIO: [5, 'Input/output error'],
  EISCONN: [106, 'Transport endpoint is already connected'],
  ENETDOWN: [100, 'Network is down'],
  ENETUNREACH: [101, 'Network is unreachable'],
  ENOMEM: [12, 'Cannot allocate memory'],
  ENOPROTOOPT: [92, 'Protocol not available'],
  ENOTCONN: [107, 'Transport endpoint is not connected'],
  EOPNOTSUPP: [95, 'Operation not supported'],
  EPIPE: [32, 'Broken pipe', 'BrokenPipeError'],
  ETIMEDOUT: [110, 'Connection timed out', 'TimeoutError'],
};

const CODES: Readonly<Record<TcpErrorCode, SocketErrorCode>> = {
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
  unsupported: 'EOPNOTSUPP',
  firmware: 'EIO',
};

export class SocketError extends Error {
  override readonly name: string;
  readonly code: SocketErrorCode;
  readonly errno: number;
  /** The call that failed: 'connect', 'recv', … */
  readonly syscall: string;

  constructor(code: SocketErrorCode, syscall: string, detail?: string, cause?: unknown) {
    const [errno, text, name = 'OSError'] = ERRORS[code];
    const about = detail === undefined ? '' : ` (${detail})`;
    super(`[Errno ${errno}] ${syscall}: ${text}${about}`, cause === undefined ? undefined : { cause });
    this.name = name;
    this.code = code;
    this.errno = errno;
    this.syscall = syscall;
  }
}

/** What the stack reported, by Berkeley's code. */
export function fromTcp(error: unknown, syscall: string, detail?: string): SocketError {
  const code = error instanceof TcpError ? CODES[error.code] : 'EIO';
  return new SocketError(code, syscall, detail, error);
}

/** The number that SO_ERROR gives for a code. */
export function errnoOf(code: SocketErrorCode): number {
  return ERRORS[code][0];
}

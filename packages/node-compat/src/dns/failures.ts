/** The errors of queries and of look-ups, as Node makes them of c-ares's and of the C library's. */

interface Details {
  readonly errno: number | undefined;
  readonly code: string;
  readonly syscall: string;
  /** Left out when it is ''. */
  readonly hostname: string;
  /** Why this machine could not ask anybody. */
  readonly cause?: unknown;
}

/** Error numbers of libuv: what the C library's resolver says. */
export const EAI_AGAIN = -3001;
export const EAI_NODATA = -3007;
export const EAI_NONAME = -3008;

export function dnsError({ errno, code, syscall, hostname, cause }: Details): NodeJS.ErrnoException {
  const message = hostname === '' ? `${syscall} ${code}` : `${syscall} ${code} ${hostname}`;
  const error = cause === undefined ? new Error(message) : new Error(message, { cause });
  return Object.assign(error, { errno, code, syscall, ...(hostname === '' ? {} : { hostname }) });
}

/** A query's: c-ares knows no error numbers. */
export function queryError(
  syscall: string,
  code: string,
  hostname: string,
  cause?: unknown,
): NodeJS.ErrnoException {
  return dnsError({ errno: undefined, code, syscall, hostname, cause });
}

/** `getaddrinfo`'s and `getnameinfo`'s. A name without addresses is as good as none. */
export function lookupError(
  errno: number,
  hostname: string,
  syscall = 'getaddrinfo',
  cause?: unknown,
): NodeJS.ErrnoException {
  const code = errno === EAI_AGAIN ? 'EAI_AGAIN' : 'ENOTFOUND';
  return dnsError({ errno, code, syscall, hostname, cause });
}

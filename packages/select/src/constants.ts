/** Berkeley's constants, with Linux's values. */
export const AF_INET = 2;
export const SOCK_STREAM = 1;
export const SOL_SOCKET = 1;
export const IPPROTO_TCP = 6;

export const SO_REUSEADDR = 2;
export const SO_ERROR = 4;
export const SO_KEEPALIVE = 9;
export const SO_LINGER = 13;
export const TCP_NODELAY = 1;

export const SHUT_RD = 0;
export const SHUT_WR = 1;
export const SHUT_RDWR = 2;

export const MSG_PEEK = 2;
export const MSG_DONTWAIT = 0x40;

export const POLLIN = 1;
export const POLLPRI = 2;
export const POLLOUT = 4;
export const POLLERR = 8;
export const POLLHUP = 16;
export const POLLNVAL = 32;

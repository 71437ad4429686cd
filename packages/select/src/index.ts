/** `select`, `poll` and Berkeley sockets over the TCP streams of efi-tcp4. */
export * from './constants.ts';
export { SocketError, type SocketErrorCode } from './errors.ts';
export type { Readiness, Selectable } from './readiness.ts';
export { Poll, type Polled, type Select, type SelectAsync, type Selected } from './select.ts';
export type { LingerValue } from './settings.ts';
export { Socket, type SocketName } from './socket.ts';
export { createSockets, type SocketParts, type Sockets } from './sockets.ts';

/** Node's `net` over the TCP streams of efi-tcp4. */
export type { LiveHandle } from './context.ts';
export { createNet, type Net, type NetParts } from './net.ts';
export type { Server, ServerOptions } from './server.ts';
export type { Socket } from './socket.ts';
export type { SocketOptions } from './socket-options.ts';

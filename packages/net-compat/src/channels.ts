/** What net tells `diagnostics_channel`. */
import { type Channel, channel, type TracingChannel, tracingChannel } from 'node:diagnostics_channel';

/** `{ socket }`: one is about to connect. */
export const clientSocket: Channel = channel('net.client.socket');
/** `{ socket }`: one was accepted. */
export const serverSocket: Channel = channel('net.server.socket');
/** `{ server, options }`, and `error`: asyncStart, asyncEnd and error of a listen. */
export const serverListen: TracingChannel<unknown, object> = tracingChannel('net.server.listen');

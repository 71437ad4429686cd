/** What http hangs on the sockets that it uses. Names are Node's: packages look at them. */
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { StrictnessOptions } from './parsing.ts';

/** The message that writes to a socket at present. */
export interface SocketMessage {
  readonly finished: boolean;
  emit(event: string, ...args: unknown[]): boolean;
}

export interface HttpSocket extends Socket {
  _httpMessage?: SocketMessage | null;
  /** An 'error' has been seen: what is still being written is lost. */
  _hadError?: boolean;
  /** The server that took it, which says how strict messages on it are. */
  server?: StrictnessOptions;
  /** The server holds reading back, because answers pile up. */
  _paused?: boolean;
}

/** Any Duplex serves as a socket: what only sockets have is asked for before it is called, or does not matter. */
export function asSocket(stream: Duplex): HttpSocket {
  if (isSocketLike(stream)) return stream;
  throw new TypeError('not a stream');
}

function isSocketLike(stream: Duplex): stream is HttpSocket {
  return typeof stream.on === 'function' && typeof stream.write === 'function';
}

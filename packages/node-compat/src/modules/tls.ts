/** node:tls: absent, but for a constructor that packages try out when they are loaded. */
import { createAbsent, unavailableError } from '../unavailable.ts';

const tls = createAbsent('tls');

// oxlint-disable-next-line typescript/no-extraneous-class -- packages ask for the constructor and never make one
class JSStreamSocket {
  constructor() {
    throw unavailableError('tls', 'TLSSocket', 'TLS is not available yet');
  }
}

function isSocket(stream: unknown): boolean {
  return typeof stream === 'object' && stream !== null && 'remoteAddress' in stream;
}

/**
 * Over anything but a socket it can be made, and nothing can be done with it: http2-wrapper (of got) takes the class
 * of the wrapper around such a stream from it.
 */
function TLSSocket(this: object, stream?: unknown): void {
  const absent: unknown = tls['TLSSocket'];
  if ((stream === undefined || isSocket(stream)) && typeof absent === 'function')
    Reflect.apply(absent, undefined, []);
  Object.defineProperty(this, '_handle', { value: { _parentWrap: { constructor: JSStreamSocket } } });
}

const exported: Record<string, unknown> = { ...tls, TLSSocket };
export default exported;

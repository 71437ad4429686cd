/** The opening handshake of a client (RFC 6455, section 4.1) over this machine's `http`. */
import type { Socket } from 'node:net';
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Headers, linesOf } from '../fetch/headers.ts';
import { isBadPort } from '../fetch/ports.ts';
import type { HttpModule } from '../http.ts';
import { featureUnavailable } from '@efi-node/node-errors';
import { OFFER, type DeflateParameters, readExtensions } from './deflate.ts';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export interface Wanted {
  readonly url: URL;
  readonly protocols: readonly string[];
  readonly headers: unknown;
}

export interface Opened {
  readonly socket: Socket;
  /** Bytes that came with the answer. */
  readonly head: Buffer;
  readonly protocol: string;
  /** As the server wrote them. */
  readonly extensions: string;
  readonly deflate: DeflateParameters | undefined;
}

export interface Handshake {
  /** Gives it up; nothing is told any more. */
  abandon(): void;
}

/** In the order that Node's have on the wire. */
function linesToSend({ url, protocols, headers }: Wanted, key: string): [string, string][] {
  const lines: [string, string][] = [
    ['host', url.host],
    ['connection', 'upgrade'],
    ['upgrade', 'websocket'],
  ];
  const own = new Headers(headers ?? undefined);
  const fixed = /^(?:host|connection|upgrade|sec-websocket-.*)$/i;
  lines.push(...linesOf(own).filter(([name]) => !fixed.test(name)));
  lines.push(['sec-websocket-key', key], ['sec-websocket-version', '13']);
  if (protocols.length > 0) lines.push(['sec-websocket-protocol', protocols.join(', ')]);
  lines.push(['sec-websocket-extensions', OFFER]);
  const usual: [string, string][] = [
    ['accept', '*/*'],
    ['accept-language', '*'],
    ['sec-fetch-mode', 'websocket'],
    ['user-agent', 'node'],
    ['pragma', 'no-cache'],
    ['cache-control', 'no-cache'],
    ['accept-encoding', 'gzip, deflate'],
  ];
  return [...lines, ...usual.filter(([name]) => !own.has(name))];
}

/** The server's word on what was asked; a text for what is wrong with it. */
function judge(
  { headers }: IncomingMessage,
  { protocols }: Wanted,
  key: string,
): Pick<Opened, 'protocol' | 'extensions' | 'deflate'> | string {
  const said = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  if (said('upgrade')?.toLowerCase() !== 'websocket')
    return 'Server did not set Upgrade header to "websocket".';
  if (said('connection')?.toLowerCase() !== 'upgrade') {
    return 'Server did not set Connection header to "upgrade".';
  }
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
  if (said('sec-websocket-accept') !== accept)
    return 'Incorrect hash received in Sec-WebSocket-Accept header.';
  const extensions = said('sec-websocket-extensions') ?? '';
  const deflate = readExtensions(extensions);
  if (deflate === 'wrong') return 'Sec-WebSocket-Extensions header does not match.';
  const protocol = said('sec-websocket-protocol');
  if (protocol === undefined ? protocols.length > 0 : !protocols.includes(protocol)) {
    return 'Protocol was not set in the opening handshake.';
  }
  return { protocol: protocol ?? '', extensions, deflate };
}

/** Why it cannot even be tried. */
function refusal({ url }: Wanted): Error | undefined {
  if (url.protocol === 'wss:') return featureUnavailable('wss:');
  return isBadPort(url) ? new Error('bad port') : undefined;
}

export function openHandshake(
  http: HttpModule,
  wanted: Wanted,
  opened: (result: Opened) => void,
  failed: (cause: Error) => void,
): Handshake {
  let isOver = false;
  const end = (tell: () => void): void => {
    if (isOver) return;
    isOver = true;
    tell();
  };
  const wrong = refusal(wanted);
  if (wrong !== undefined) {
    process.nextTick(() => end(() => failed(wrong)));
    return { abandon: () => end(() => undefined) };
  }
  const { url } = wanted;
  const key = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const request = http.request({
    agent: false,
    method: 'GET',
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 80 : Number(url.port),
    path: `${url.pathname}${url.search}`,
    setDefaultHeaders: false,
  });
  for (const [name, value] of linesToSend(wanted, key)) request.setHeader(name, value);
  const fail = (cause: Error): void => {
    end(() => failed(cause));
    request.destroy();
  };
  request.on('error', fail);
  request.on('response', () => fail(new Error('Received network error or non-101 status code.')));
  request.on('upgrade', (message: IncomingMessage, socket: Socket, head: Buffer) => {
    const judged = judge(message, wanted, key);
    if (typeof judged === 'string' || isOver) {
      socket.on('error', () => undefined);
      socket.destroy();
      if (typeof judged === 'string') end(() => failed(new Error(judged)));
      return;
    }
    end(() => opened({ socket, head, ...judged }));
  });
  request.end();
  return {
    abandon() {
      end(() => undefined);
      request.destroy();
    },
  };
}

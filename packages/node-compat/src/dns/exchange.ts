/** One name server asked, over UDP or over TCP (RFC 1035, section 4.2). Handlers are called from the loop. */
import type { Loop } from '@efi-node/efi-core';
import { type Stacks, type TcpConnection, TcpError } from '@efi-node/efi-tcp4';
import { isIP } from './ip.ts';
import type { Server } from './server.ts';

export interface ExchangeHandlers {
  /** A message that came, whatever it says. */
  onMessage(bytes: Uint8Array): void;
  /** Nothing more comes. `unsupported`: firmware lacks the transport. */
  onFailure(unsupported: boolean): void;
}

export interface Exchange {
  send(query: Uint8Array): void;
  /** No handler is called after this. */
  close(): void;
}

export interface ExchangeOptions {
  readonly loop: Loop;
  readonly stacks: Stacks;
  readonly server: Server;
  /** Address to ask from; any when not given. */
  readonly local: string | undefined;
}

/** There is no IPv6 here. */
function unreachable(loop: Loop, handlers: ExchangeHandlers): Exchange {
  const told = loop.enqueue(() => handlers.onFailure(false));
  return { send: () => undefined, close: () => told.close() };
}

export function openUdp(
  { loop, stacks, server, local }: ExchangeOptions,
  handlers: ExchangeHandlers,
): Exchange {
  const { address, port } = server;
  if (isIP(address) === 6) return unreachable(loop, handlers);
  return stacks.udp.open(
    { remote: { address, port }, ...(local === undefined ? {} : { local }) },
    {
      // An empty datagram is no message.
      onMessage: (bytes) => {
        if (bytes.length > 0) handlers.onMessage(bytes);
      },
      onError: (error) => handlers.onFailure(error instanceof TcpError && error.code === 'unsupported'),
    },
  );
}

/** Each message has its length before it. */
class Framer {
  private pending = new Uint8Array(0);

  push(bytes: Uint8Array): Uint8Array[] {
    const all = new Uint8Array(this.pending.length + bytes.length);
    all.set(this.pending);
    all.set(bytes, this.pending.length);
    const messages: Uint8Array[] = [];
    let at = 0;
    for (;;) {
      const length = (all[at] ?? 0) * 256 + (all[at + 1] ?? 0);
      if (all.length < at + 2 + length || all.length < at + 2) break;
      messages.push(all.slice(at + 2, at + 2 + length));
      at += 2 + length;
    }
    this.pending = all.slice(at);
    return messages;
  }
}

function framed(query: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(2 + query.length);
  new DataView(bytes.buffer).setUint16(0, query.length);
  bytes.set(query, 2);
  return bytes;
}

export function openTcp(
  { loop, stacks, server, local }: ExchangeOptions,
  handlers: ExchangeHandlers,
): Exchange {
  const { address, port } = server;
  if (isIP(address) === 6) return unreachable(loop, handlers);
  const framer = new Framer();
  const waiting: Uint8Array[] = [];
  let connection: TcpConnection | undefined;
  let open = true;
  const close = (): void => {
    open = false;
    pending?.cancel();
    connection?.close(() => undefined);
  };
  const fail = (): void => {
    if (!open) return;
    close();
    handlers.onFailure(false);
  };
  const send = (query: Uint8Array): void => {
    if (connection === undefined) waiting.push(query);
    else if (open) connection.write([framed(query)], (error) => (error === undefined ? undefined : fail()));
  };
  const pending = connect();
  return { send, close };

  function connect(): { cancel(): void } {
    try {
      return stacks.tcp.connect(
        { remote: { address, port }, ...(local === undefined ? {} : { local: { address: local } }) },
        {
          onConnect(connected) {
            connection = connected;
            for (const query of waiting.splice(0)) send(query);
            connected.readStart({
              onData(bytes) {
                for (const message of framer.push(bytes)) if (open) handlers.onMessage(message);
              },
              onEnd: fail,
              onError: fail,
            });
          },
          onError: fail,
        },
      );
    } catch {
      // An address that is none of this machine's.
      const told = loop.enqueue(fail);
      return { cancel: () => told.close() };
    }
  }
}

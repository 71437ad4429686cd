/** One machine's sockets and `select`. */
import type { LookupFunction } from 'node:net';
import type { Loop } from '@efi-node/efi-core';
import { parseIpv4, type TcpStack } from '@efi-node/efi-tcp4';
import { AF_INET, SOCK_STREAM } from './constants.ts';
import { SocketError } from './errors.ts';
import type { Selectable } from './readiness.ts';
import { createSelect, createSelectAsync, Poll, type Select, type SelectAsync } from './select.ts';
import { Socket, type SocketMachine } from './socket.ts';

export interface SocketParts {
  readonly machine: { readonly loop: Loop };
  readonly tcp: TcpStack;
  /** Node's `dns.lookup`; without it dotted quads and `localhost` are known. */
  readonly lookup?: LookupFunction | undefined;
}

export interface Sockets {
  /** A new TCP socket; other families and types end in EAFNOSUPPORT and EOPNOTSUPP. */
  readonly socket: (family?: number, type?: number) => Socket;
  readonly select: Select;
  readonly selectAsync: SelectAsync;
  readonly poll: <One extends Selectable = Selectable>() => Poll<One>;
}

export function createSockets({ machine, tcp, lookup }: SocketParts): Sockets {
  const { loop } = machine;
  const resolve: SocketMachine['resolve'] = (host, done) => {
    if (host === '' || host === 'localhost') done(undefined, '127.0.0.1');
    else if (parseIpv4(host) !== undefined) done(undefined, host);
    else if (lookup === undefined) done(new Error(`no resolver knows '${host}'`), '');
    else {
      lookup(host, { family: 4 }, (error, address) => {
        if (error === null && typeof address === 'string') done(undefined, address);
        else done(error ?? new Error(`no address for '${host}'`), '');
      });
    }
  };
  const parts: SocketMachine = { loop, tcp, resolve };
  return {
    socket(family = AF_INET, type = SOCK_STREAM) {
      if (family !== AF_INET) throw new SocketError('EAFNOSUPPORT', 'socket', `family ${family}`);
      if (type !== SOCK_STREAM) throw new SocketError('EOPNOTSUPP', 'socket', `type ${type}`);
      return new Socket(parts);
    },
    select: createSelect(loop),
    selectAsync: createSelectAsync(loop),
    poll: () => new Poll(loop),
  };
}

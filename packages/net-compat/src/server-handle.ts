/** What a server has while it listens: Node's `server._handle`. */
import { AsyncResource } from 'node:async_hooks';
import type { AddressInfo } from 'node:net';
import type { TcpListener } from '@efi-node/efi-tcp4';
import { nameOf } from './handle.ts';

export class ServerHandle extends AsyncResource {
  private readonly listener: TcpListener;

  constructor(listener: TcpListener) {
    super('TCPSERVERWRAP');
    this.listener = listener;
  }

  getsockname(): AddressInfo {
    return nameOf(this.listener.local);
  }

  ref(): void {
    this.listener.ref();
  }

  unref(): void {
    this.listener.unref();
  }

  close(done: () => void): void {
    this.listener.close(done);
  }
}

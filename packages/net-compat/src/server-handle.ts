/** What a server has while it listens: Node's `server._handle`. */
import { AsyncResource } from 'node:async_hooks';
import type { TcpListener } from '@efi-node/efi-tcp4';
import { type Name, nameOf } from './handle.ts';
import type { LiveHandle } from './context.ts';
import type { Server } from './server.ts';

export class ServerHandle extends AsyncResource {
  /** The server that hears of connections: the one that listened last, when several share the handle. */
  owner: Server;
  private readonly listener: TcpListener;
  readonly resource = 'TCPServerWrap';
  private readonly live: Set<LiveHandle>;
  private referenced = true;

  constructor(listener: TcpListener, owner: Server) {
    super('TCPSERVERWRAP');
    this.listener = listener;
    this.owner = owner;
    this.live = owner._context.live;
    this.live.add(this);
  }

  getAsyncId(): number {
    return this.asyncId();
  }

  /** There are no descriptors. */
  get fd(): number {
    return -1;
  }

  /** Fills in `name`; 0, as it cannot fail. */
  getsockname(name: Name): number {
    Object.assign(name, nameOf(this.listener.local));
    return 0;
  }

  ref(): void {
    this.referenced = true;
    this.listener.ref();
  }

  unref(): void {
    this.referenced = false;
    this.listener.unref();
  }

  get holder(): Server {
    return this.owner;
  }

  /** The listener has ended by itself, or is closed. */
  forget(): void {
    this.live.delete(this);
  }

  hasRef(): boolean {
    return this.referenced;
  }

  close(): void {
    this.listener.close(() => undefined);
    // As libuv, which has it until its close phase.
    this.owner._context.loop.closing(() => this.forget());
  }
}

/** The name by which packages tell what a server stands on. */
Object.defineProperty(ServerHandle, 'name', { value: 'TCP', configurable: true });

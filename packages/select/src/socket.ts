/**
 * Berkeley sockets: `s = socket(); s.connect(['10.0.2.2', 8080]); s.sendall('…'); s.recv(4096)`. Calls block unless the
 * socket was told otherwise; while one does, everything else on the loop goes on. Each that can block has a form with a
 * promise beside it.
 */
import { Buffer } from 'node:buffer';
import type { Loop } from '@efi-node/efi-core';
import type { TcpListener, TcpPendingConnect, TcpStack } from '@efi-node/efi-tcp4';
import { MSG_DONTWAIT, MSG_PEEK, SHUT_RD, SHUT_RDWR, SHUT_WR, SO_ERROR } from './constants.ts';
import { errnoOf, fromTcp, SocketError } from './errors.ts';
import { type LingerValue, SocketSettings } from './settings.ts';
import { type Readiness, type Selectable, Watchers } from './readiness.ts';
import { StreamEnd } from './stream-end.ts';
import { type Attempt, waitAsync, waitBlocking, type Waited, WOULD_BLOCK } from './wait.ts';

/** Host (a dotted quad, a name, or '' for all of this machine's addresses) and port. */
export type SocketName = [host: string, port: number];

export interface SocketMachine {
  readonly loop: Loop;
  readonly tcp: TcpStack;
  /** The addresses of a name; rejects for one that does not exist. */
  readonly resolve: (host: string, done: (error: Error | undefined, address: string) => void) => void;
}

type State =
  | { readonly kind: 'new' }
  | { readonly kind: 'connecting'; pending: TcpPendingConnect | undefined }
  | { readonly kind: 'refused'; readonly error: SocketError }
  | { readonly kind: 'connected'; readonly end: StreamEnd }
  | { readonly kind: 'listening'; readonly listener: TcpListener; readonly clients: Socket[] }
  | { readonly kind: 'closed' };

const NEW: State = { kind: 'new' };
const CLOSED: State = { kind: 'closed' };

export class Socket implements Selectable {
  private readonly machine: SocketMachine;
  private readonly watchers = new Watchers();
  private readonly settings = new SocketSettings();
  private state: State = NEW;
  private bound: SocketName | undefined;
  /** Seconds: null blocks without end, 0 does not block. */
  private timeout: number | null = null;
  private holds = 0;

  constructor(machine: SocketMachine, end?: (onChange: () => void) => StreamEnd) {
    this.machine = machine;
    if (end !== undefined) this.state = { kind: 'connected', end: end(() => this.watchers.notify()) };
  }

  // -- both sides

  /** The address to listen on or to connect from; the port is taken when one of these happens. */
  bind([host, port]: SocketName): void {
    if (this.state.kind !== 'new' || this.bound !== undefined) throw new SocketError('EINVAL', 'bind');
    this.bound = [host, checkPort(port, 'bind')];
  }

  close(): void {
    const before = this.state;
    this.state = CLOSED;
    if (before.kind === 'connecting') before.pending?.cancel();
    else if (before.kind === 'connected') before.end.close(this.settings.abortsOnClose);
    else if (before.kind === 'listening') {
      before.listener.close(() => undefined);
      for (const client of before.clients) client.close();
    }
    this.watchers.notify();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  setblocking(blocking: boolean): void {
    this.timeout = blocking ? null : 0;
  }

  getblocking(): boolean {
    return this.timeout !== 0;
  }

  /** Seconds for each call that blocks; null for no end. */
  settimeout(seconds: number | null): void {
    if (seconds !== null && !(typeof seconds === 'number' && seconds >= 0)) {
      throw new SocketError('EINVAL', 'settimeout', `expected null or seconds, got ${String(seconds)}`);
    }
    this.timeout = seconds;
  }

  gettimeout(): number | null {
    return this.timeout;
  }

  setsockopt(level: number, option: number, value: number | boolean | LingerValue): void {
    this.settings.set(level, option, value);
  }

  getsockopt(level: number, option: number): number {
    if (option !== SO_ERROR) return this.settings.get(level, option);
    const failure = this.takeFailure();
    return failure === undefined ? 0 : errnoOf(failure.code);
  }

  getsockname(): SocketName {
    if (this.state.kind === 'connected') return toName(this.state.end.connection.local);
    if (this.state.kind === 'listening') return toName(this.state.listener.local);
    if (this.state.kind === 'closed') throw new SocketError('EBADF', 'getsockname');
    return this.bound ?? ['0.0.0.0', 0];
  }

  getpeername(): SocketName {
    return toName(this.connected('getpeername').connection.remote);
  }

  // -- the server's side

  listen(backlog?: number): void {
    if (this.state.kind !== 'new') throw new SocketError('EINVAL', 'listen');
    const [host, port] = this.bound ?? ['', 0];
    const clients: Socket[] = [];
    try {
      const listener = this.machine.tcp.listen(
        { address: host === '' ? '0.0.0.0' : host, port, ...(backlog === undefined ? {} : { backlog }) },
        {
          onListening: () => undefined,
          onConnection: (connection) => {
            clients.push(new Socket(this.machine, (onChange) => new StreamEnd(connection, onChange)));
            this.watchers.notify();
          },
          onError: (error) => {
            this.state = { kind: 'refused', error: fromTcp(error, 'listen') };
            this.watchers.notify();
          },
        },
      );
      if (this.holds === 0) listener.unref();
      this.state = { kind: 'listening', listener, clients };
    } catch (error) {
      throw fromTcp(error, 'listen', `${host}:${port}`);
    }
  }

  /** The next client, and who it is. */
  accept(): [Socket, SocketName] {
    return this.block('accept', this.acceptNow);
  }

  acceptAsync(): Promise<[Socket, SocketName]> {
    return this.later('accept', this.acceptNow);
  }

  // -- the client's side

  connect(name: SocketName): void {
    this.startConnect(name);
    if (this.timeout === 0 && this.state.kind === 'connecting')
      throw new SocketError('EINPROGRESS', 'connect');
    this.block('connect', this.connectNow);
  }

  async connectAsync(name: SocketName): Promise<void> {
    this.startConnect(name);
    await this.later('connect', this.connectNow);
  }

  // -- data

  /** At most `size` bytes of what has arrived, waiting for the first; none at the peer's end. */
  recv(size: number, flags = 0): Buffer {
    return this.block('recv', this.receiver(size, flags), (flags & MSG_DONTWAIT) !== 0);
  }

  recvAsync(size: number, flags = 0): Promise<Buffer> {
    return this.later('recv', this.receiver(size, flags));
  }

  /** Bytes that have arrived and were not taken yet. */
  get available(): number {
    return this.state.kind === 'connected' ? this.state.end.queue.size : 0;
  }

  /** How many bytes were taken. Text goes as UTF-8. */
  send(data: Uint8Array | string, flags = 0): number {
    const bytes = toBytes(data);
    return this.block('send', () => this.connected('send').send(bytes), (flags & MSG_DONTWAIT) !== 0);
  }

  /** All of the bytes, in as many sends as it takes. */
  sendall(data: Uint8Array | string): void {
    const bytes = toBytes(data);
    let sent = 0;
    do sent += this.send(bytes.subarray(sent));
    while (sent < bytes.length);
  }

  async sendallAsync(data: Uint8Array | string): Promise<void> {
    const bytes = toBytes(data);
    let sent = 0;
    do sent += await this.later('send', () => this.connected('send').send(bytes.subarray(sent)));
    while (sent < bytes.length);
  }

  shutdown(how: number): void {
    const end = this.connected('shutdown');
    if (how !== SHUT_RD && how !== SHUT_WR && how !== SHUT_RDWR) throw new SocketError('EINVAL', 'shutdown');
    if (how !== SHUT_RD) end.shutdownWrite();
    if (how !== SHUT_WR) end.shutdownRead();
  }

  // -- readiness

  readiness(): Readiness {
    const { state } = this;
    switch (state.kind) {
      case 'connected': {
        const { readable, writable, failed, hungUp } = state.end;
        return { readable, writable, failed, hungUp };
      }
      case 'listening':
        return { readable: state.clients.length > 0, writable: false, failed: false, hungUp: false };
      case 'refused':
        return { readable: true, writable: true, failed: true, hungUp: false };
      case 'closed':
        throw new SocketError('EBADF', 'select');
      default:
        return { readable: false, writable: false, failed: false, hungUp: false };
    }
  }

  watch(listener: () => void): () => void {
    return this.watchers.add(listener);
  }

  /** Open sockets do not keep a program alive by themselves; those that somebody waits for do. */
  hold(): () => void {
    this.holds += 1;
    if (this.holds === 1) this.source()?.ref();
    return () => {
      this.holds -= 1;
      if (this.holds === 0) this.source()?.unref();
    };
  }

  toString(): string {
    const { kind } = this.state;
    const names =
      kind === 'connected' ? ` ${this.getsockname().join(':')} to ${this.getpeername().join(':')}` : '';
    const own = kind === 'listening' ? ` on ${this.getsockname().join(':')}` : '';
    const queued = kind === 'connected' ? `, ${this.available} bytes received` : '';
    return `<socket ${kind}${names}${own}${queued}>`;
  }

  private source(): TcpListener | TcpPendingConnect | StreamEnd['connection'] | undefined {
    const { state } = this;
    if (state.kind === 'connected') return state.end.connection;
    if (state.kind === 'listening') return state.listener;
    return state.kind === 'connecting' ? state.pending : undefined;
  }

  private readonly acceptNow: Attempt<[Socket, SocketName]> = () => {
    if (this.state.kind === 'refused') throw this.state.error;
    if (this.state.kind !== 'listening') throw new SocketError('EINVAL', 'accept', 'not listening');
    const client = this.state.clients.shift();
    return client === undefined ? WOULD_BLOCK : [client, client.getpeername()];
  };

  private readonly connectNow: Attempt<true> = () => {
    if (this.state.kind === 'connecting') return WOULD_BLOCK;
    const failure = this.state.kind === 'refused' ? this.takeFailure() : undefined;
    if (failure !== undefined) throw failure;
    this.connected('connect');
    return true;
  };

  private startConnect([host, port]: SocketName): void {
    const { state } = this;
    if (state.kind === 'connecting') throw new SocketError('EALREADY', 'connect');
    if (state.kind === 'connected') throw new SocketError('EISCONN', 'connect');
    if (state.kind !== 'new' && state.kind !== 'refused') throw new SocketError('EBADF', 'connect');
    checkPort(port, 'connect');
    const connecting: State = { kind: 'connecting', pending: undefined };
    this.state = connecting;
    this.machine.resolve(host, (error, address) => {
      if (this.state !== connecting) return;
      if (error !== undefined) this.refuse(new SocketError('EAI_NONAME', 'connect', host, error));
      else this.connectTo(connecting, address, port);
    });
  }

  private connectTo(connecting: State & { kind: 'connecting' }, address: string, port: number): void {
    const to = `${address}:${port}`;
    try {
      const pending = this.machine.tcp.connect(
        {
          remote: { address, port },
          ...(this.bound === undefined ? {} : { local: localOf(this.bound) }),
          ...this.settings.connectOptions(),
        },
        {
          onConnect: (connection) => {
            const end = new StreamEnd(connection, () => this.watchers.notify());
            this.state = { kind: 'connected', end };
            if (this.holds > 0) connection.ref();
            this.watchers.notify();
          },
          onError: (error) => this.refuse(fromTcp(error, 'connect', to)),
        },
      );
      connecting.pending = pending;
      if (this.holds === 0) pending.unref();
    } catch (error) {
      this.refuse(fromTcp(error, 'connect', to));
    }
  }

  private refuse(error: SocketError): void {
    this.state = { kind: 'refused', error };
    this.watchers.notify();
  }

  private takeFailure(): SocketError | undefined {
    if (this.state.kind === 'connected') return this.state.end.takeFailure();
    if (this.state.kind !== 'refused') return undefined;
    const { error } = this.state;
    this.state = NEW;
    return error;
  }

  private connected(syscall: string): StreamEnd {
    if (this.state.kind === 'connected') return this.state.end;
    throw new SocketError(this.state.kind === 'closed' ? 'EBADF' : 'ENOTCONN', syscall);
  }

  private receiver(size: number, flags: number): Attempt<Buffer> {
    if (!Number.isInteger(size) || size < 0) {
      throw new SocketError('EINVAL', 'recv', `expected a number of bytes, got ${String(size)}`);
    }
    return () => this.connected('recv').receive(size, (flags & MSG_PEEK) !== 0);
  }

  private block<Value>(syscall: string, attempt: Attempt<Value>, once = false): Value {
    if (once || this.timeout === 0) {
      const value = attempt();
      if (value === WOULD_BLOCK) throw new SocketError('EAGAIN', syscall);
      return value;
    }
    return this.settle(syscall, waitBlocking(this.machine.loop, [this], attempt, this.limit()));
  }

  private async later<Value>(syscall: string, attempt: Attempt<Value>): Promise<Value> {
    return this.settle(syscall, await waitAsync(this.machine.loop, [this], attempt, this.limit()));
  }

  private settle<Value>(syscall: string, waited: Waited<Value>): Value {
    if (waited.kind === 'done') return waited.value;
    throw new SocketError(waited.kind === 'stuck' ? 'EDEADLK' : 'ETIMEDOUT', syscall);
  }

  /** The time-out in milliseconds; a promise does not block, so a socket that must not block has none there. */
  private limit(): number | undefined {
    return this.timeout === null || this.timeout === 0 ? undefined : this.timeout * 1000;
  }
}

// What a console shows; not in the class, as its type could not be declared there.
Object.defineProperty(Socket.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value(this: Socket) {
    return this.toString();
  },
});

function toName({ address, port }: { readonly address: string; readonly port: number }): SocketName {
  return [address, port];
}

function localOf([host, port]: SocketName): { address?: string; port: number } {
  return host === '' ? { port } : { address: host, port };
}

function toBytes(data: Uint8Array | string): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  if (data instanceof Uint8Array) return data;
  throw new TypeError(`expected a string or Uint8Array, got ${typeof data}`);
}

function checkPort(port: number, syscall: string): number {
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new SocketError('EINVAL', syscall, `expected a port from 0 to 65535, got ${String(port)}`);
}

import {
  type Address,
  EFI_ABORTED,
  EFI_ACCESS_DENIED,
  EFI_CONNECTION_FIN,
  EFI_CONNECTION_RESET,
  EFI_HOST_UNREACHABLE,
  EFI_INVALID_PARAMETER,
  EFI_NETWORK_UNREACHABLE,
  EFI_NOT_FOUND,
  EFI_NOT_STARTED,
  EFI_PORT_UNREACHABLE,
  EFI_PROTOCOL_UNREACHABLE,
  EFI_SUCCESS,
  EFI_TIMEOUT,
  type Status,
} from '@efi-node/efi-core';
import type { TcpEnd, TcpState, TcpStream } from '../net/tcp-stream.ts';
import type { TcpAcceptor } from '../net/tcp-host.ts';
import type { SimInterface } from './interface.ts';
import type { Child } from './service-binding.ts';
import { type Fragments, readFragments, scatter } from './tcp4-fragments.ts';
import type { Tcp4Config } from './tcp4-config.ts';
import { checkToken, type DriverParts, PendingToken } from './token.ts';

/** EDK2 takes no data into the send buffer while less than this is free. */
const SEND_LOW_WATER = 2048;

/** What tokens end with. EDK2 knows no 'refused': it says the same in SYN_SENT as later. */
const END_STATUS: Readonly<Record<TcpEnd, Status>> = {
  finished: EFI_ABORTED,
  aborted: EFI_ABORTED,
  reset: EFI_CONNECTION_RESET,
  refused: EFI_CONNECTION_RESET,
  'timed-out': EFI_TIMEOUT,
  host: EFI_HOST_UNREACHABLE,
  network: EFI_NETWORK_UNREACHABLE,
  port: EFI_PORT_UNREACHABLE,
  protocol: EFI_PROTOCOL_UNREACHABLE,
};

/** Where Tcp4 makes and destroys the handles of accepted connections. */
export interface Tcp4Children {
  add(socket: Tcp4Socket): Address;
  destroy(handle: Address): void;
}

interface QueuedSend {
  readonly token: PendingToken;
  readonly fragments: Fragments;
  /** `TcpStream.sent` at which all of it has gone out; undefined while it waits for room. */
  end: number | undefined;
}

type Life =
  /** No configuration. */
  | { readonly kind: 'unconfigured' }
  /** Configured to connect; not connected yet. */
  | { readonly kind: 'closed'; readonly config: Tcp4Config }
  | { readonly kind: 'listening'; readonly config: Tcp4Config; readonly acceptor: TcpAcceptor }
  /** There is a stream, from the SYN to its end. */
  | { readonly kind: 'connected'; readonly config: Tcp4Config; readonly stream: TcpStream }
  /** The stream has ended, by itself or by Close. */
  | { readonly kind: 'ended'; readonly config: Tcp4Config; readonly end: TcpEnd };

/** One EFI_TCP4 instance as EDK2's TcpDxe behaves: tokens, buffers, states. */
export class Tcp4Socket implements Child {
  readonly sim: SimInterface;
  readonly #parts: DriverParts;
  readonly #children: Tcp4Children;
  #life: Life = { kind: 'unconfigured' };
  #connectToken: PendingToken | undefined;
  #closeToken: PendingToken | undefined;
  #acceptTokens: PendingToken[] = [];
  #sends: QueuedSend[] = [];
  #receives: { readonly token: PendingToken; readonly fragments: Fragments }[] = [];
  /** Bytes handed to the stream. */
  #handed = 0;
  #closing = false;
  /** Of a listener: connections that no token has taken, in order of their SYN. */
  #backlog: Tcp4Socket[] = [];
  #established = false;
  #handle: Address = 0;

  constructor(parts: DriverParts, children: Tcp4Children, sim: SimInterface) {
    this.#parts = parts;
    this.#children = children;
    this.sim = sim;
  }

  get config(): Tcp4Config | undefined {
    return this.#life.kind === 'unconfigured' ? undefined : this.#life.config;
  }

  get stream(): TcpStream | undefined {
    return this.#life.kind === 'connected' ? this.#life.stream : undefined;
  }

  get state(): TcpState | 'listen' {
    switch (this.#life.kind) {
      case 'listening':
        return 'listen';
      case 'connected':
        return this.#life.stream.state;
      default:
        return 'closed';
    }
  }

  /** Binds; `config` has passed all checks but that of the port. */
  configure(config: Tcp4Config): Status {
    if (this.#life.kind !== 'unconfigured') return EFI_ACCESS_DENIED;
    const { tcp } = this.sim.nic;
    const { local, localPort } = config;
    if (localPort !== 0 && (tcp.hasLocal(local, localPort) || tcp.isListening(local, localPort))) {
      return EFI_INVALID_PARAMETER;
    }
    const bound = localPort === 0 ? { ...config, localPort: tcp.freePort(local) } : config;
    if (config.active) {
      this.#life = { kind: 'closed', config: bound };
      return EFI_SUCCESS;
    }
    const acceptor: TcpAcceptor = {
      local,
      port: bound.localPort,
      behaviour: bound.behaviour,
      hasRoom: () => this.#backlog.length < bound.backlog,
      onStream: (stream) => this.#spawn(bound, stream),
    };
    tcp.listen(acceptor);
    this.#life = { kind: 'listening', config: bound, acceptor };
    return EFI_SUCCESS;
  }

  /** Configure(NULL): silent on the wire. */
  reset(): void {
    const life = this.#life;
    if (life.kind === 'listening') this.#stopListening(life.acceptor);
    if (life.kind === 'connected') {
      life.stream.listener = undefined;
      life.stream.vanish();
    }
    this.#flush(EFI_ABORTED);
    this.#life = { kind: 'unconfigured' };
    this.#closing = false;
    this.#handed = 0;
  }

  destroy(): void {
    this.reset();
  }

  connect(token: Address): Status {
    const life = this.#life;
    if (life.kind === 'unconfigured') return EFI_NOT_STARTED;
    if (life.kind !== 'closed' || !life.config.active) return EFI_ACCESS_DENIED;
    if (checkToken(this.#parts, token) !== EFI_SUCCESS) return EFI_INVALID_PARAMETER;
    const pending = new PendingToken(this.#parts, token);
    if (pending.failsAtOnce !== undefined) {
      pending.flush(pending.failsAtOnce);
      return EFI_SUCCESS;
    }
    const { local, localPort, remote, remotePort, behaviour } = life.config;
    const stream = this.sim.nic.tcp.open({ local, localPort, remote, remotePort }, behaviour);
    this.#connectToken = pending;
    this.#attach(life.config, stream);
    stream.connect();
    return EFI_SUCCESS;
  }

  accept(token: Address): Status {
    const life = this.#life;
    if (life.kind === 'unconfigured') return EFI_NOT_STARTED;
    if (life.kind !== 'listening') return EFI_ACCESS_DENIED;
    const refused = this.#checkNew(token);
    if (refused !== EFI_SUCCESS) return refused;
    const pending = new PendingToken(this.#parts, token);
    if (pending.failsAtOnce !== undefined) {
      pending.flush(pending.failsAtOnce);
      return EFI_SUCCESS;
    }
    this.#acceptTokens.push(pending);
    this.#matchAccepts();
    return EFI_SUCCESS;
  }

  transmit(token: Address): Status {
    const stream = this.#usable();
    if (typeof stream === 'number') return stream;
    const refused = this.#checkNew(token);
    if (refused !== EFI_SUCCESS) return refused;
    const fragments = readFragments(this.#parts.memory, token);
    if (fragments === undefined || this.#closing || !stream.canSend) {
      return fragments === undefined ? EFI_INVALID_PARAMETER : EFI_ACCESS_DENIED;
    }
    const pending = new PendingToken(this.#parts, token);
    if (pending.failsAtOnce !== undefined) {
      pending.flush(pending.failsAtOnce);
      return EFI_SUCCESS;
    }
    this.#sends.push({ token: pending, fragments, end: undefined });
    this.#progress(stream);
    return EFI_SUCCESS;
  }

  receive(token: Address): Status {
    const stream = this.#usable();
    if (typeof stream === 'number') return stream;
    const refused = this.#checkNew(token);
    if (refused !== EFI_SUCCESS) return refused;
    const fragments = readFragments(this.#parts.memory, token);
    if (fragments === undefined) return EFI_INVALID_PARAMETER;
    if (this.#closing) return EFI_ACCESS_DENIED;
    if (stream.peerFinished && stream.readable === 0) return EFI_CONNECTION_FIN;
    const pending = new PendingToken(this.#parts, token);
    if (pending.failsAtOnce !== undefined) {
      pending.flush(pending.failsAtOnce);
      return EFI_SUCCESS;
    }
    this.#receives.push({ token: pending, fragments });
    this.#deliver(stream);
    return EFI_SUCCESS;
  }

  close(token: Address, abort: boolean): Status {
    const life = this.#life;
    if (life.kind === 'unconfigured') return EFI_NOT_STARTED;
    if (this.#closing || life.kind === 'ended') return EFI_ACCESS_DENIED;
    if (checkToken(this.#parts, token) !== EFI_SUCCESS) return EFI_INVALID_PARAMETER;
    const pending = new PendingToken(this.#parts, token);
    this.#closing = true;
    this.#closeToken = pending;
    if (pending.failsAtOnce !== undefined) {
      pending.flush(pending.failsAtOnce);
      return EFI_SUCCESS;
    }
    if (life.kind === 'connected') {
      if (abort) life.stream.abort();
      else life.stream.close();
      return EFI_SUCCESS;
    }
    if (life.kind === 'listening') this.#stopListening(life.acceptor);
    this.#ended(life.config, 'finished');
    return EFI_SUCCESS;
  }

  /** Token 0 stands for all. */
  cancel(token: Address): Status {
    if (this.#life.kind === 'unconfigured') return EFI_NOT_STARTED;
    const wanted = (pending: PendingToken): boolean => token === 0 || pending.token === token;
    if (token !== 0 && this.#sends.some((send) => wanted(send.token))) {
      return this.#parts.crashes.crash('Cancel of a Transmit in flight corrupts the TCP stack');
    }
    const cancelled = [
      ...(this.#connectToken === undefined ? [] : [this.#connectToken]),
      ...this.#acceptTokens,
      ...this.#receives.map((receive) => receive.token),
    ].filter(wanted);
    if (cancelled.length === 0) return token === 0 ? EFI_SUCCESS : EFI_NOT_FOUND;
    if (this.#connectToken !== undefined && cancelled.includes(this.#connectToken))
      this.#connectToken = undefined;
    this.#acceptTokens = this.#acceptTokens.filter((pending) => !cancelled.includes(pending));
    this.#receives = this.#receives.filter((receive) => !cancelled.includes(receive.token));
    for (const pending of cancelled) pending.flush(EFI_ABORTED);
    return EFI_SUCCESS;
  }

  // -- inside

  #usable(): TcpStream | Status {
    switch (this.#life.kind) {
      case 'unconfigured':
        return EFI_NOT_STARTED;
      case 'connected':
        return this.#established ? this.#life.stream : EFI_ACCESS_DENIED;
      default:
        return EFI_ACCESS_DENIED;
    }
  }

  /** One event cannot serve two tokens that are outstanding. */
  #checkNew(token: Address): Status {
    if (checkToken(this.#parts, token) !== EFI_SUCCESS) return EFI_INVALID_PARAMETER;
    const event = this.#parts.memory.readPointer(token);
    const outstanding = [
      ...this.#acceptTokens,
      ...this.#sends.map((send) => send.token),
      ...this.#receives.map((receive) => receive.token),
    ];
    return outstanding.some((pending) => pending.event === event) ? EFI_ACCESS_DENIED : EFI_SUCCESS;
  }

  /** A SYN came to this listener. */
  #spawn(config: Tcp4Config, stream: TcpStream): void {
    const { remote, remotePort } = stream.address;
    const child = new Tcp4Socket(this.#parts, this.#children, this.sim);
    child.#handle = this.#children.add(child);
    this.#backlog.push(child);
    child.#attach({ ...config, active: false, remote, remotePort }, stream, this);
  }

  #attach(config: Tcp4Config, stream: TcpStream, parent?: Tcp4Socket): void {
    this.#life = { kind: 'connected', config, stream };
    stream.listener = {
      onConnected: () => {
        this.#established = true;
        this.#connectToken?.complete(EFI_SUCCESS);
        this.#connectToken = undefined;
        if (parent !== undefined) parent.#matchAccepts();
      },
      onReadable: () => this.#deliver(stream),
      onProgress: () => this.#progress(stream),
      onClosed: (end) => {
        this.#ended(config, end);
        if (parent !== undefined) parent.#lost(this);
      },
    };
  }

  #matchAccepts(): void {
    for (;;) {
      const index = this.#backlog.findIndex((child) => child.#established);
      const child = this.#backlog[index];
      const token = this.#acceptTokens[0];
      if (child === undefined || token === undefined) return;
      this.#backlog.splice(index, 1);
      this.#acceptTokens.shift();
      token.complete(EFI_SUCCESS, () => this.#parts.memory.writePointer(token.token + 16, child.#handle));
    }
  }

  /** A connection that ended before anybody accepted it; an established one still can be. */
  #lost(child: Tcp4Socket): void {
    if (child.#established || !this.#backlog.includes(child)) return;
    this.#backlog = this.#backlog.filter((other) => other !== child);
    this.#children.destroy(child.#handle);
  }

  #stopListening(acceptor: TcpAcceptor): void {
    this.sim.nic.tcp.unlisten(acceptor);
    for (const child of this.#backlog.splice(0)) {
      child.stream?.abort();
      this.#children.destroy(child.#handle);
    }
  }

  /** Moves parked data into the send buffer and completes what has gone out. */
  #progress(stream: TcpStream): void {
    for (const send of this.#sends) {
      if (send.end !== undefined) continue;
      if (stream.space < SEND_LOW_WATER || !stream.canSend) break;
      this.#handed += send.fragments.length;
      send.end = this.#handed;
      for (const { address, length } of send.fragments.list)
        stream.send(this.#parts.memory.bytes(address, length));
    }
    while (this.#sends[0]?.end !== undefined && this.#sends[0].end <= stream.sent) {
      const sent = this.#sends.shift();
      for (const { address, length } of sent?.fragments.list ?? []) {
        if (!this.#parts.memory.isMapped(address, length)) {
          this.#parts.crashes.crash('data of a Transmit was freed before its completion');
        }
      }
      sent?.token.complete(EFI_SUCCESS);
    }
  }

  #deliver(stream: TcpStream): void {
    while (stream.readable > 0) {
      const receive = this.#receives.shift();
      if (receive === undefined) return;
      receive.token.complete(EFI_SUCCESS, () => scatter(this.#parts.memory, receive.fragments, stream));
    }
    if (!stream.peerFinished) return;
    for (const { token } of this.#receives.splice(0)) token.complete(EFI_CONNECTION_FIN);
  }

  #ended(config: Tcp4Config, end: TcpEnd): void {
    this.#life = { kind: 'ended', config, end };
    this.#flush(END_STATUS[end]);
  }

  /** Ends all tokens. */
  #flush(status: Status): void {
    const connect = this.#connectToken;
    this.#connectToken = undefined;
    const close = this.#closeToken;
    this.#closeToken = undefined;
    const others = [
      ...this.#acceptTokens.splice(0),
      ...this.#sends.splice(0).map((send) => send.token),
      ...this.#receives.splice(0).map((receive) => receive.token),
    ];
    const forced = status === EFI_ABORTED;
    for (const token of [...(connect === undefined ? [] : [connect]), ...others]) {
      if (forced) token.flush(status);
      else token.complete(status);
    }
    if (close === undefined) return;
    if (this.#life.kind === 'ended') close.complete(EFI_SUCCESS);
    else close.flush(EFI_ABORTED);
  }
}

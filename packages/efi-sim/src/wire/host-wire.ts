import { performance } from 'node:perf_hooks';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { SimClock } from '../clock.ts';
import type { SimNetwork } from '../net/network.ts';
import type { Ipv4 } from '../net/packet.ts';
import type { SimPeer } from '../net/peer.ts';
import type { FromHost, ToHost } from './messages.ts';

/** A port of the host's 127.0.0.1 that leads to the machine. */
export interface PublishedPort {
  readonly host: number;
  readonly guest: number;
}

export interface HostWireOptions {
  readonly network: SimNetwork;
  /** Address of the host on the simulated network: what connects to it reaches the host's 127.0.0.1. */
  readonly gateway: Ipv4;
  /** Asked for each connection from the host. */
  readonly guest: () => Ipv4;
}

interface Link {
  readonly peer: SimPeer;
  /** Bytes written to the machine of which the host has not been told that they were taken. */
  written: number;
}

type LinkMessage = Extract<FromHost, { kind: 'data' | 'end' | 'reset' }>;

/** Milliseconds between looks at what the machine has taken. */
const LOOK = 5;
/** Milliseconds in which the host's sockets have to come up. */
const START = 10_000;
/** Milliseconds in which their thread has to end by itself. */
const STOP = 2000;

/**
 * Joins a simulated network to the host's real sockets, as QEMU's user-mode network does. The clock then follows the
 * host's, and a machine that waits sleeps. The sockets live in a thread of their own.
 */
export class HostWire {
  readonly #clock: SimClock;
  readonly #options: HostWireOptions;
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #signal: Int32Array = new Int32Array(new SharedArrayBuffer(4));
  readonly #links = new Map<number, Link>();
  readonly #pending = new Map<number, (peer: ((peer: SimPeer) => void) | undefined) => void>();
  /** What the host said on connections that the machine has not completed yet. */
  readonly #early = new Map<number, LinkMessage[]>();
  readonly #guestPorts = new Map<number, number>();
  readonly #opened = new Map<number, string | undefined>();
  readonly #started: number;
  #next = 1;

  constructor(options: HostWireOptions) {
    this.#options = options;
    this.#clock = options.network.clock;
    this.#started = performance.now() - this.#clock.now;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const source = new URL('./host-sockets.ts', import.meta.url);
    const file = import.meta.url.endsWith('.ts') ? source : source.href.replace(/\.ts$/, '.js');
    this.#worker = new Worker(new URL(file), {
      workerData: { port: port2, signal: this.#signal },
      transferList: [port2],
    });
    this.#worker.unref();
    options.network.host(options.gateway).onUnheard = (port, decide) => {
      const connection = this.#next++;
      this.#pending.set(connection, decide);
      this.#send({ kind: 'connect', connection, port });
    };
    options.network.host(options.gateway).onDatagram = ({ fromPort, toPort, data }) =>
      this.#send({ kind: 'datagram', guestPort: fromPort, port: toPort, bytes: data });
  }

  /** Throws when the host's port is taken. */
  publish({ host, guest }: PublishedPort): void {
    this.#opened.delete(host);
    const former = this.#guestPorts.get(host);
    this.#guestPorts.set(host, guest);
    this.#send({ kind: 'listen', port: host });
    const limit = performance.now() + START;
    while (!this.#opened.has(host)) {
      const seen = Atomics.load(this.#signal, 0);
      if (this.#drain()) continue;
      if (performance.now() > limit) throw new Error(`port ${host} of the host did not open`);
      Atomics.wait(this.#signal, 0, seen, LOOK);
    }
    const error = this.#opened.get(host);
    if (error === undefined) return;
    if (former === undefined) this.#guestPorts.delete(host);
    else this.#guestPorts.set(host, former);
    throw new Error(error);
  }

  /** Takes what has come from the host, and moves the clock to the present. */
  sync(): void {
    this.#drain();
    for (const [connection, link] of this.#links) {
      const taken = link.written - link.peer.unacknowledged;
      if (taken <= 0) continue;
      link.written -= taken;
      this.#send({ kind: 'taken', connection, bytes: taken });
    }
    this.#clock.advanceTo(performance.now() - this.#started);
  }

  wait(milliseconds: number, until: () => boolean): void {
    const end = performance.now() + milliseconds;
    for (;;) {
      const seen = Atomics.load(this.#signal, 0);
      this.sync();
      const left = Math.min(end - performance.now(), this.#clock.next - this.#clock.now);
      if (until() || performance.now() >= end) return;
      if (left > 0) Atomics.wait(this.#signal, 0, seen, Math.min(left, this.#links.size > 0 ? LOOK : left));
    }
  }

  /** What was sent before reaches the host's sockets. */
  async close(): Promise<void> {
    const host = this.#options.network.host(this.#options.gateway);
    host.onUnheard = undefined;
    host.onDatagram = undefined;
    await new Promise<void>((resolve) => {
      const limit = setTimeout(resolve, STOP);
      this.#worker.once('exit', () => {
        clearTimeout(limit);
        resolve();
      });
      this.#send({ kind: 'stop' });
    });
    await this.#worker.terminate();
    this.#port.close();
  }

  #send(message: ToHost): void {
    this.#port.postMessage(message, []);
  }

  #drain(): boolean {
    let any = false;
    for (;;) {
      const received: { message: FromHost } | undefined = receiveMessageOnPort(this.#port);
      if (received === undefined) return any;
      any = true;
      this.#hear(received.message);
    }
  }

  #hear(message: FromHost): void {
    switch (message.kind) {
      case 'listening':
        this.#opened.set(message.port, message.error);
        return;
      case 'connection': {
        const { network, gateway, guest } = this.#options;
        const port = this.#guestPorts.get(message.port) ?? 0;
        this.#join(message.connection, network.host(gateway).connect(guest(), port));
        return;
      }
      case 'connected': {
        const decide = this.#pending.get(message.connection);
        this.#pending.delete(message.connection);
        this.#early.set(message.connection, []);
        decide?.((peer) => this.#join(message.connection, peer));
        return;
      }
      case 'refused':
        this.#pending.get(message.connection)?.(undefined);
        this.#pending.delete(message.connection);
        return;
      case 'datagram': {
        const { network, gateway, guest } = this.#options;
        network.host(gateway).sendDatagram(guest(), message.guestPort, message.port, message.bytes);
        return;
      }
      case 'unheard': {
        const { network, gateway, guest } = this.#options;
        network.host(gateway).refuseDatagram({
          kind: 'udp',
          from: guest(),
          fromPort: message.guestPort,
          to: gateway,
          toPort: message.port,
          data: new Uint8Array(0),
        });
        return;
      }
      default:
        this.#pass(message);
    }
  }

  #pass(message: LinkMessage): void {
    this.#early.get(message.connection)?.push(message);
    const link = this.#links.get(message.connection);
    if (link === undefined || link.peer.closed !== undefined) return;
    switch (message.kind) {
      case 'data':
        link.written += message.bytes.length;
        link.peer.write(message.bytes);
        return;
      case 'end':
        link.peer.end();
        return;
      case 'reset':
        link.peer.reset();
    }
  }

  #join(connection: number, peer: SimPeer): void {
    this.#links.set(connection, { peer, written: 0 });
    peer.discard();
    peer.onData = (bytes) => this.#send({ kind: 'data', connection, bytes });
    peer.onEnd = () => this.#send({ kind: 'end', connection });
    peer.onClose = (end) => {
      this.#links.delete(connection);
      if (end !== 'finished') this.#send({ kind: 'reset', connection });
    };
    const early = this.#early.get(connection);
    this.#early.delete(connection);
    for (const message of early ?? []) this.#pass(message);
  }
}

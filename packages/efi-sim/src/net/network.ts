import { SimClock } from '../clock.ts';
import { DhcpServer, type DhcpServerOptions } from './dhcp-server.ts';
import { SimHost } from './host.ts';
import type { Ipv4, Packet, UnreachableReason } from './packet.ts';

/** What is plugged into a network: a machine's interface or a scripted host. */
export interface NetworkPort {
  /** Addresses that packets are delivered by; they may change at any time. */
  readonly addresses: readonly Ipv4[];
  readonly mac: string;
  deliver(packet: Packet): void;
}

export interface NetworkOptions {
  /** Milliseconds that a packet takes. Default 0.1. */
  readonly latency?: number;
  /** Default: QEMU's: 10.0.2.2 grants 10.0.2.15 and up. False: no server. */
  readonly dhcp?: DhcpServerOptions | false;
  readonly clock?: SimClock;
}

/** One Ethernet that loses nothing but what is sent to nobody. */
export class SimNetwork {
  readonly clock: SimClock;
  /** Milliseconds that a packet takes; may be changed at any time. */
  latency: number;
  readonly dhcp: DhcpServer | undefined;
  /** Called with each packet that is sent: for tests that look at the wire. */
  onPacket: ((packet: Packet) => void) | undefined;
  readonly #ports = new Set<NetworkPort>();
  readonly #hosts = new Map<Ipv4, SimHost>();
  readonly #unreachable = new Map<Ipv4, UnreachableReason>();
  #arrival = 0;

  constructor(options: NetworkOptions = {}) {
    this.clock = options.clock ?? new SimClock();
    this.latency = options.latency ?? 0.1;
    this.dhcp = options.dhcp === false ? undefined : new DhcpServer(this, options.dhcp ?? {});
  }

  /** The scripted host of that address, made at the first call. */
  host(address: Ipv4): SimHost {
    let host = this.#hosts.get(address);
    if (host === undefined) {
      host = new SimHost(this, address);
      this.#hosts.set(address, host);
      this.attach(host);
    }
    return host;
  }

  /** Connects and datagrams to the address are answered by ICMP from now on. */
  setUnreachable(address: Ipv4, reason: UnreachableReason): void {
    this.#unreachable.set(address, reason);
  }

  /** A hardware address that nobody on this network has: QEMU's, and those after it. */
  freeMac(): string {
    for (let last = 0x56; ; last++) {
      const mac = `52:54:00:12:34:${last.toString(16).padStart(2, '0')}`;
      if (!Array.from(this.#ports).some((port) => port.mac === mac)) return mac;
    }
  }

  attach(port: NetworkPort): void {
    this.#ports.add(port);
  }

  detach(port: NetworkPort): void {
    this.#ports.delete(port);
  }

  send(packet: Packet): void {
    this.onPacket?.(packet);
    if (packet.kind === 'tcp' || packet.kind === 'udp') {
      const reason = this.#unreachable.get(packet.to);
      if (reason !== undefined) {
        this.send({ kind: 'unreachable', reason, from: packet.to, to: packet.from, about: packet });
        return;
      }
    }
    // Never earlier than the packet before it, even when the latency was lowered in between.
    this.#arrival = Math.max(this.#arrival, this.clock.now + this.latency);
    this.clock.schedule(this.#arrival - this.clock.now, () => this.#deliver(packet));
  }

  #deliver(packet: Packet): void {
    if (packet.kind === 'dhcp') {
      if (packet.type === 'discover' || packet.type === 'request') {
        this.dhcp?.input(packet);
        return;
      }
      for (const port of this.#ports) if (port.mac === packet.mac) port.deliver(packet);
      return;
    }
    for (const port of this.#ports) if (port.addresses.includes(packet.to)) port.deliver(packet);
  }
}

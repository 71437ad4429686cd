import type { Scheduled, SimClock } from '../clock.ts';
import type { NetworkPort, SimNetwork } from './network.ts';
import type { DhcpMessage, Ipv4, Packet, UdpDatagram, Unreachable } from './packet.ts';
import { TcpHost } from './tcp-host.ts';

export interface InterfaceAddress {
  readonly address: Ipv4;
  readonly netmask: Ipv4;
  readonly gateway: Ipv4 | undefined;
  readonly dns: readonly Ipv4[];
}

/** MNP's own tick, in milliseconds: without Poll one packet moves at each. */
const MNP_TICK = 10;

/**
 * A network interface of a simulated machine. What arrives waits in its queue until somebody polls, which takes one
 * packet, or MNP's tick does.
 */
export class Nic implements NetworkPort {
  readonly mac: string;
  readonly network: SimNetwork;
  readonly tcp: TcpHost;
  /** UDP datagrams to the interface's address. */
  readonly datagramListeners: Set<(datagram: UdpDatagram) => void> = new Set();
  /** What ICMP says of datagrams that the interface has sent. */
  readonly unreachableListeners: Set<(message: Unreachable) => void> = new Set();
  readonly dhcpListeners: Set<(message: DhcpMessage) => void> = new Set();
  /** Called after the address has come, changed or gone. */
  readonly addressListeners: Set<() => void> = new Set();
  readonly #clock: SimClock;
  #queue: Packet[] = [];
  #held: Packet[] = [];
  #tick: Scheduled | undefined;
  #link: boolean;
  #address: InterfaceAddress | undefined;

  constructor(network: SimNetwork, mac: string, link: boolean) {
    this.network = network;
    this.mac = mac;
    this.#clock = network.clock;
    this.#link = link;
    this.tcp = new TcpHost(network.clock, (packet) => this.send(packet));
    network.attach(this);
  }

  get address(): InterfaceAddress | undefined {
    return this.#address;
  }

  setAddress(address: InterfaceAddress | undefined): void {
    this.#address = address;
    for (const listener of this.addressListeners) listener();
  }

  get addresses(): readonly Ipv4[] {
    return this.#address === undefined ? [] : [this.#address.address];
  }

  /** Whether the cable is in. While it is out packets of both directions wait: what TCP would send again. */
  get link(): boolean {
    return this.#link;
  }

  set link(up: boolean) {
    this.#link = up;
    if (!up) return;
    for (const packet of this.#held.splice(0)) this.network.send(packet);
    this.#armTick();
  }

  /** Packets that wait for a poll. */
  get waiting(): number {
    return this.#queue.length;
  }

  send(packet: Packet): void {
    if (this.#link) this.network.send(packet);
    else this.#held.push(packet);
  }

  deliver(packet: Packet): void {
    this.#queue.push(packet);
    this.#armTick();
  }

  /** Takes one packet, if there is any, and lets the protocols have it. */
  poll(): boolean {
    if (!this.#link) return false;
    const packet = this.#queue.shift();
    if (packet === undefined) return false;
    switch (packet.kind) {
      case 'tcp':
        this.tcp.input(packet);
        break;
      case 'unreachable':
        if (packet.about.kind === 'tcp') this.tcp.unreachable(packet.reason, packet.about);
        else for (const listener of this.unreachableListeners) listener(packet);
        break;
      case 'udp':
        for (const listener of this.datagramListeners) listener(packet);
        break;
      case 'dhcp':
        for (const listener of this.dhcpListeners) listener(packet);
        break;
    }
    return true;
  }

  detach(): void {
    this.network.detach(this);
    this.#tick?.cancel();
  }

  #armTick(): void {
    if (this.#tick !== undefined || this.#queue.length === 0 || !this.#link) return;
    const next = (Math.floor(this.#clock.now / MNP_TICK) + 1) * MNP_TICK;
    this.#tick = this.#clock.schedule(next - this.#clock.now, () => {
      this.#tick = undefined;
      this.poll();
      this.#armTick();
    });
  }
}

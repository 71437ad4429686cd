import type { SimNetwork } from './network.ts';
import { type DhcpMessage, type Ipv4, ipv4ToNumber, type Lease, numberToIpv4 } from './packet.ts';

export interface DhcpServerOptions {
  /** Default '10.0.2.2', as in QEMU's user-mode network; also the gateway. */
  readonly server?: Ipv4;
  /** First address to grant. Default '10.0.2.15'. */
  readonly first?: Ipv4;
  readonly netmask?: Ipv4;
  readonly gateway?: Ipv4;
  readonly dns?: readonly Ipv4[];
  /** Milliseconds before each answer. Default 1. */
  readonly delay?: number;
  /** Seconds. Default 86400. */
  readonly leaseTime?: number;
}

/** Grants one address to each hardware address, in order of asking. */
export class DhcpServer {
  readonly address: Ipv4;
  /** While true nothing is answered. */
  silent = false;
  /** While true requests are answered with DHCPNAK. */
  refusing = false;
  readonly #network: SimNetwork;
  readonly #options: DhcpServerOptions;
  readonly #leases = new Map<string, Lease>();

  constructor(network: SimNetwork, options: DhcpServerOptions) {
    this.#network = network;
    this.#options = options;
    this.address = options.server ?? '10.0.2.2';
  }

  get leases(): ReadonlyMap<string, Lease> {
    return this.#leases;
  }

  input(message: DhcpMessage): void {
    if (this.silent) return;
    const lease = this.#leaseFor(message.mac);
    const type = message.type === 'discover' ? 'offer' : this.refusing ? 'nak' : 'ack';
    this.#network.clock.schedule(this.#options.delay ?? 1, () => {
      this.#network.send({
        kind: 'dhcp',
        type,
        mac: message.mac,
        from: this.address,
        to: '255.255.255.255',
        ...(type === 'nak' ? {} : { lease }),
      });
    });
  }

  #leaseFor(mac: string): Lease {
    const known = this.#leases.get(mac);
    if (known !== undefined) return known;
    const lease: Lease = {
      address: numberToIpv4(ipv4ToNumber(this.#options.first ?? '10.0.2.15') + this.#leases.size),
      netmask: this.#options.netmask ?? '255.255.255.0',
      gateway: this.#options.gateway ?? this.address,
      dns: this.#options.dns ?? ['10.0.2.3'],
      server: this.address,
      time: this.#options.leaseTime ?? 86_400,
    };
    this.#leases.set(mac, lease);
    return lease;
  }
}

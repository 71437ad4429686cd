/**
 * The machine's bound ports. EFI_TCP4 learns of a conflict when it is configured, which is too late for Node's
 * `listen`; loopback has no firmware to ask. So one table covers loopback and every interface.
 */
import { TcpError } from './error.ts';
import type { Ipv4Address } from './tcp.ts';

const ANY: Ipv4Address = '0.0.0.0';
/** The dynamic ports of RFC 6335, section 6. */
const FIRST_EPHEMERAL = 49152;
const EPHEMERAL_PORTS = 65536 - FIRST_EPHEMERAL;

/** A bound port; `release` may be called twice. */
export interface PortLease {
  readonly address: Ipv4Address;
  readonly port: number;
  release(): void;
}

export class PortTable {
  private readonly bound = new Map<number, Ipv4Address[]>();
  private next: number;

  /** `random` answers a number in [0, 1): where the ephemeral ports begin. */
  constructor(random: () => number) {
    this.next = Math.floor(random() * EPHEMERAL_PORTS);
  }

  /** Binds a port, or an ephemeral one for 0. Throws 'address-in-use'. */
  bind(address: Ipv4Address, port: number, operation: string): PortLease {
    const chosen = port === 0 ? this.ephemeral(operation) : port;
    const holders = this.bound.get(chosen);
    if (holders === undefined) {
      this.bound.set(chosen, [address]);
    } else {
      if (address === ANY || holders.includes(ANY) || holders.includes(address)) {
        throw new TcpError('address-in-use', operation, `${address}:${chosen}`);
      }
      holders.push(address);
    }
    let held = true;
    return {
      address,
      port: chosen,
      release: () => {
        if (held) this.release(address, chosen);
        held = false;
      },
    };
  }

  private release(address: Ipv4Address, port: number): void {
    const holders = this.bound.get(port);
    if (holders === undefined) return;
    const left = holders.filter((holder) => holder !== address);
    if (left.length === 0) this.bound.delete(port);
    else this.bound.set(port, left);
  }

  private ephemeral(operation: string): number {
    for (let tried = 0; tried < EPHEMERAL_PORTS; tried += 1) {
      const port = FIRST_EPHEMERAL + this.next;
      this.next = (this.next + 1) % EPHEMERAL_PORTS;
      if (!this.bound.has(port)) return port;
    }
    throw new TcpError('address-in-use', operation, `all ${EPHEMERAL_PORTS} ephemeral ports are bound`);
  }
}

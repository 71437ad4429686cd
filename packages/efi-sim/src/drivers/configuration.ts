import type { Scheduled, SimClock } from '../clock.ts';
import type { InterfaceAddress, Nic } from '../net/nic.ts';
import type { Ipv4, Lease } from '../net/packet.ts';
import { DhcpClient, type DhcpOwner, DISCOVER_TIMEOUTS, REQUEST_TIMEOUTS } from './dhcp-client.ts';

export type Policy = 'static' | 'dhcp';

/** From the policy's change to the address, when the DHCP service is bound already, in milliseconds. */
const ADOPTION = 7;
/** From a manual address to its use: the time that ARP looks for somebody who has it. */
const CONFLICT_DETECTION = 1000;

/** The IPv4 configuration of one interface: what EFI_IP4_CONFIG2 shows and EFI_DHCP4's lease flows into. */
export class InterfaceConfiguration {
  readonly dhcp: DhcpClient;
  readonly #clock: SimClock;
  readonly #nic: Nic;
  #policy: Policy = 'static';
  #dns: readonly Ipv4[] = [];
  #pending: Scheduled | undefined;

  constructor(clock: SimClock, nic: Nic) {
    this.#clock = clock;
    this.#nic = nic;
    this.dhcp = new DhcpClient(clock, nic);
  }

  get policy(): Policy {
    return this.#policy;
  }

  get dns(): readonly Ipv4[] {
    return this.#dns;
  }

  /** A manual address was set and is not in use yet. */
  get settling(): boolean {
    return this.#pending !== undefined && this.#policy === 'static';
  }

  /** A change wipes everything; 'dhcp' takes over a lease that is there, or starts a run of its own. */
  setPolicy(policy: Policy): void {
    if (policy === this.#policy) return;
    this.#policy = policy;
    this.#pending?.cancel();
    this.#pending = undefined;
    this.#dns = [];
    if (this.#nic.address !== undefined) this.#nic.setAddress(undefined);
    if (policy === 'static') {
      if (this.dhcp.owner === this.#owner) this.dhcp.stop();
      return;
    }
    const { lease } = this.dhcp;
    if (lease !== undefined) this.#pending = this.#clock.schedule(ADOPTION, () => this.#use(lease));
    else if (this.dhcp.state === 'stopped' || this.dhcp.state === 'init') this.dhcp.start(this.#owner);
  }

  /** A run that somebody else owned has ended with this lease. */
  adopt(lease: Lease): void {
    if (this.#policy !== 'dhcp' || this.#nic.address !== undefined) return;
    this.#pending = this.#clock.schedule(ADOPTION, () => this.#use(lease));
  }

  setManualAddress(address: Ipv4, netmask: Ipv4): void {
    this.#pending?.cancel();
    this.#pending = this.#clock.schedule(CONFLICT_DETECTION, () => {
      this.#pending = undefined;
      this.setAddress({ address, netmask, gateway: undefined, dns: this.#dns });
    });
  }

  setGateway(gateway: Ipv4): boolean {
    const { address } = this.#nic;
    if (address === undefined) return false;
    this.setAddress({ ...address, gateway });
    return true;
  }

  setDns(dns: readonly Ipv4[]): void {
    this.#dns = dns;
    const { address } = this.#nic;
    if (address !== undefined) this.setAddress({ ...address, dns });
  }

  setAddress(address: InterfaceAddress): void {
    this.#dns = address.dns;
    this.#nic.setAddress(address);
  }

  #use({ address, netmask, gateway, dns }: Lease): void {
    this.#pending = undefined;
    this.setAddress({ address, netmask, gateway, dns });
  }

  /** The system's own DHCP takes no offer before the first try's time is over, and starts over for ever. */
  readonly #owner: DhcpOwner = {
    discoverTimeouts: DISCOVER_TIMEOUTS,
    requestTimeouts: REQUEST_TIMEOUTS,
    onOffer: () => 'wait',
    onStep: () => true,
    onEnd: (outcome) => {
      const { lease } = this.dhcp;
      if (outcome === 'bound' && lease !== undefined) this.#use(lease);
      else if (this.#policy === 'dhcp') this.dhcp.start(this.#owner);
    },
  };
}

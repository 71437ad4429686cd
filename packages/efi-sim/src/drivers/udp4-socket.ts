import {
  type Address,
  EFI_ABORTED,
  EFI_ACCESS_DENIED,
  EFI_ALREADY_STARTED,
  EFI_HOST_UNREACHABLE,
  EFI_INVALID_PARAMETER,
  EFI_NETWORK_UNREACHABLE,
  EFI_NO_MAPPING,
  EFI_NOT_FOUND,
  EFI_NOT_READY,
  EFI_NOT_STARTED,
  EFI_PORT_UNREACHABLE,
  EFI_PROTOCOL_UNREACHABLE,
  EFI_SUCCESS,
  EFI_UDP4_COMPLETION_TOKEN,
  EFI_UDP4_FRAGMENT_DATA,
  EFI_UDP4_RECEIVE_DATA,
  EFI_UDP4_SESSION_DATA,
  EFI_UDP4_TRANSMIT_DATA,
  type Status,
} from '@efi-node/efi-core';
import { EVT_NOTIFY_SIGNAL, TPL_NOTIFY } from '../events.ts';
import type { Ipv4, Unreachable, UdpDatagram, UnreachableReason } from '../net/packet.ts';
import type { SimInterface } from './interface.ts';
import type { Child } from './service-binding.ts';
import { checkToken, type DriverParts, PendingToken } from './token.ts';

/** EFI_UDP4_CONFIG_DATA as far as it is simulated. */
export interface Udp4Config {
  readonly useDefaultAddress: boolean;
  readonly station: Ipv4;
  readonly port: number;
  /** '0.0.0.0' and 0 take datagrams from anybody. */
  readonly remote: Ipv4;
  readonly remotePort: number;
}

interface Bound extends Udp4Config {
  readonly local: Ipv4;
}

const ANY: Ipv4 = '0.0.0.0';
const FIRST_PORT = 49_152;
const PACKET = EFI_UDP4_COMPLETION_TOKEN.offsets.Packet;

const ICMP_STATUS: Readonly<Record<UnreachableReason, Status>> = {
  network: EFI_NETWORK_UNREACHABLE,
  host: EFI_HOST_UNREACHABLE,
  protocol: EFI_PROTOCOL_UNREACHABLE,
  port: EFI_PORT_UNREACHABLE,
};

/**
 * One EFI_UDP4 instance as EDK2's Udp4Dxe behaves: datagrams wait for a Receive, each is lent to the caller until it
 * signals the RecycleSignal, and what ICMP says ends one Receive.
 */
export class Udp4Socket implements Child {
  readonly sim: SimInterface;
  readonly #parts: DriverParts;
  readonly #others: () => readonly Udp4Socket[];
  #bound: Bound | undefined;
  /** Receives that no datagram has been given to. */
  #receives: PendingToken[] = [];
  /** All tokens that were accepted and are not completed. */
  #outstanding: PendingToken[] = [];
  #queue: UdpDatagram[] = [];
  /** What ICMP said while no Receive was posted. */
  #error: Status = EFI_SUCCESS;
  /** Datagrams that the caller has and did not give back. */
  readonly #lent = new Set<Address>();

  constructor(parts: DriverParts, others: () => readonly Udp4Socket[], sim: SimInterface) {
    this.#parts = parts;
    this.#others = others;
    this.sim = sim;
  }

  get bound(): Bound | undefined {
    return this.#bound;
  }

  configure(config: Udp4Config): Status {
    if (this.#bound !== undefined) return EFI_ALREADY_STARTED;
    const own = this.sim.nic.address;
    if (own === undefined) {
      if (config.useDefaultAddress) this.sim.configuration.setPolicy('dhcp');
      return EFI_NO_MAPPING;
    }
    if (!config.useDefaultAddress && config.station !== own.address) return EFI_INVALID_PARAMETER;
    if (config.port !== 0 && this.#isTaken(config.port)) return EFI_ACCESS_DENIED;
    this.#bound = { ...config, local: own.address, port: config.port === 0 ? this.#freePort() : config.port };
    this.sim.nic.datagramListeners.add(this.#onDatagram);
    this.sim.nic.unreachableListeners.add(this.#onUnreachable);
    return EFI_SUCCESS;
  }

  /** Configure(NULL): tokens end, what has come is forgotten. */
  reset(): void {
    this.#bound = undefined;
    this.sim.nic.datagramListeners.delete(this.#onDatagram);
    this.sim.nic.unreachableListeners.delete(this.#onUnreachable);
    this.#queue = [];
    this.#error = EFI_SUCCESS;
    this.#receives = [];
    for (const token of this.#outstanding.splice(0)) token.flush(EFI_ABORTED);
  }

  destroy(): void {
    this.reset();
    if (this.#lent.size > 0)
      this.#parts.crashes.crash('a UDP child was destroyed with datagrams not recycled');
  }

  transmit(token: Address): Status {
    const bound = this.#bound;
    if (bound === undefined) return EFI_NOT_STARTED;
    const refused = this.#checkNew(token);
    if (refused !== EFI_SUCCESS) return refused;
    const datagram = this.#readDatagram(bound, this.#parts.memory.readPointer(token + PACKET));
    if (datagram === undefined) return EFI_INVALID_PARAMETER;
    const pending = new PendingToken(this.#parts, token);
    if (pending.failsAtOnce !== undefined) {
      pending.flush(pending.failsAtOnce);
      return EFI_SUCCESS;
    }
    this.#outstanding.push(pending);
    this.sim.nic.send(datagram);
    pending.complete(EFI_SUCCESS);
    return EFI_SUCCESS;
  }

  receive(token: Address): Status {
    if (this.#bound === undefined) return EFI_NOT_STARTED;
    const refused = this.#checkNew(token);
    if (refused !== EFI_SUCCESS) return refused;
    if (this.#error !== EFI_SUCCESS) {
      const error = this.#error;
      this.#error = EFI_SUCCESS;
      return error;
    }
    const pending = new PendingToken(this.#parts, token);
    if (pending.failsAtOnce !== undefined) {
      pending.flush(pending.failsAtOnce);
      return EFI_SUCCESS;
    }
    this.#outstanding.push(pending);
    this.#receives.push(pending);
    this.#match();
    return EFI_SUCCESS;
  }

  /** Token 0 stands for all. */
  cancel(token: Address): Status {
    if (this.#bound === undefined) return EFI_NOT_STARTED;
    const cancelled = this.#pending().filter((pending) => token === 0 || pending.token === token);
    if (cancelled.length === 0) return token === 0 ? EFI_SUCCESS : EFI_NOT_FOUND;
    this.#receives = this.#receives.filter((pending) => !cancelled.includes(pending));
    for (const pending of cancelled) pending.flush(EFI_ABORTED);
    return EFI_SUCCESS;
  }

  poll(): Status {
    if (this.#bound === undefined) return EFI_NOT_STARTED;
    return this.sim.nic.poll() ? EFI_SUCCESS : EFI_NOT_READY;
  }

  // -- inside

  readonly #onDatagram = (datagram: UdpDatagram): void => {
    const bound = this.#bound;
    if (bound === undefined || bound.local !== datagram.to || bound.port !== datagram.toPort) return;
    if (bound.remote !== ANY && bound.remote !== datagram.from) return;
    if (bound.remotePort !== 0 && bound.remotePort !== datagram.fromPort) return;
    this.#queue.push(datagram);
    this.#match();
  };

  readonly #onUnreachable = ({ reason, about }: Unreachable): void => {
    const bound = this.#bound;
    if (about.kind !== 'udp' || bound?.port !== about.fromPort || bound.local !== about.from) return;
    if (bound.remote !== ANY && bound.remote !== about.to) return;
    const receive = this.#receives.shift();
    if (receive === undefined) this.#error = ICMP_STATUS[reason];
    else receive.complete(ICMP_STATUS[reason]);
  };

  #match(): void {
    for (;;) {
      const [datagram] = this.#queue;
      const [receive] = this.#receives;
      if (datagram === undefined || receive === undefined) return;
      this.#queue.shift();
      this.#receives.shift();
      receive.complete(EFI_SUCCESS, () =>
        this.#parts.memory.writePointer(receive.token + PACKET, this.#lend(datagram)),
      );
    }
  }

  /** The datagram in memory of firmware's, as two fragments: a caller has to put them together. */
  #lend({ from, fromPort, to, toPort, data }: UdpDatagram): Address {
    const { memory, native, events } = this.#parts;
    const half = Math.ceil(data.length / 2);
    const parts = [data.subarray(0, half), data.subarray(half)].filter((part) => part.length > 0);
    const size = EFI_UDP4_RECEIVE_DATA.sizeWith(parts.length);
    const address = memory.map(size + data.length, 'EFI_UDP4_RECEIVE_DATA');
    const recycle = events.create(EVT_NOTIFY_SIGNAL, TPL_NOTIFY, () => {
      this.#lent.delete(address);
      events.close(recycle);
      memory.unmap(address);
    });
    this.#lent.add(address);
    const view = EFI_UDP4_RECEIVE_DATA.at(native, address);
    view.assign({ RecycleSignal: recycle, DataLength: data.length, FragmentCount: parts.length });
    view.UdpSession.assign({
      SourceAddress: from,
      SourcePort: fromPort,
      DestinationAddress: to,
      DestinationPort: toPort,
    });
    let bytesAt = address + size;
    for (const [index, part] of parts.entries()) {
      const at = address + EFI_UDP4_RECEIVE_DATA.offsets.FragmentTable + index * EFI_UDP4_FRAGMENT_DATA.size;
      memory.writeU32(at, part.length);
      memory.writePointer(at + EFI_UDP4_FRAGMENT_DATA.offsets.FragmentBuffer, bytesAt);
      memory.write(bytesAt, part);
      bytesAt += part.length;
    }
    return address;
  }

  /** Reads a transmit descriptor; undefined when the driver would say EFI_INVALID_PARAMETER. */
  #readDatagram(bound: Bound, descriptor: Address): UdpDatagram | undefined {
    const { memory, native } = this.#parts;
    if (descriptor === 0) return undefined;
    const { DataLength, FragmentCount, UdpSessionData } = EFI_UDP4_TRANSMIT_DATA.at(native, descriptor);
    const session = UdpSessionData === 0 ? undefined : EFI_UDP4_SESSION_DATA.at(native, UdpSessionData);
    const to = session?.DestinationAddress ?? bound.remote;
    const toPort = session?.DestinationPort ?? bound.remotePort;
    if (to === ANY || toPort === 0 || FragmentCount === 0) return undefined;
    const parts = Array.from({ length: FragmentCount }, (_, index) => {
      const at =
        descriptor + EFI_UDP4_TRANSMIT_DATA.offsets.FragmentTable + index * EFI_UDP4_FRAGMENT_DATA.size;
      const length = memory.readU32(at);
      const address = memory.readPointer(at + EFI_UDP4_FRAGMENT_DATA.offsets.FragmentBuffer);
      return length === 0 || address === 0 ? new Uint8Array(0) : memory.bytes(address, length).slice();
    });
    const data = Buffer.concat(parts);
    if (data.length !== DataLength || parts.some((part) => part.length === 0)) return undefined;
    return { kind: 'udp', from: bound.local, fromPort: bound.port, to, toPort, data };
  }

  /** One event cannot serve two tokens that are outstanding. */
  #checkNew(token: Address): Status {
    if (checkToken(this.#parts, token) !== EFI_SUCCESS) return EFI_INVALID_PARAMETER;
    const event = this.#parts.memory.readPointer(token);
    return this.#pending().some((pending) => pending.event === event) ? EFI_ACCESS_DENIED : EFI_SUCCESS;
  }

  #pending(): readonly PendingToken[] {
    this.#outstanding = this.#outstanding.filter((each) => !each.completed);
    return this.#outstanding;
  }

  #isTaken(port: number): boolean {
    return this.#others().some((other) => other.sim === this.sim && other.bound?.port === port);
  }

  #freePort(): number {
    let port = FIRST_PORT;
    while (this.#isTaken(port)) port += 1;
    return port;
  }
}

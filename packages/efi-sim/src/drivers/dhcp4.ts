import {
  type Address,
  EFI_ABORTED,
  EFI_ACCESS_DENIED,
  EFI_ALREADY_STARTED,
  EFI_DHCP4_CONFIG_DATA,
  EFI_DHCP4_EVENT,
  EFI_DHCP4_MODE_DATA,
  EFI_DHCP4_PACKET,
  EFI_DHCP4_PROTOCOL,
  EFI_DHCP4_SERVICE_BINDING_PROTOCOL,
  EFI_DHCP4_STATE,
  EFI_INVALID_PARAMETER,
  EFI_NO_MEDIA,
  EFI_NOT_READY,
  EFI_NOT_STARTED,
  EFI_SUCCESS,
  EFI_TIMEOUT,
  type Status,
} from '@efi-node/efi-core';
import type { HandleDatabase } from '../firmware/handles.ts';
import type { Lease } from '../net/packet.ts';
import {
  type DhcpOwner,
  type DhcpState,
  type DhcpStep,
  DISCOVER_TIMEOUTS,
  type OfferAnswer,
  REQUEST_TIMEOUTS,
} from './dhcp-client.ts';
import type { SimInterface } from './interface.ts';
import { macBytes } from './modes.ts';
import { type Child, ChildService } from './service-binding.ts';
import type { DriverParts } from './token.ts';

const { values: STATE } = EFI_DHCP4_STATE;
const { values: EVENT } = EFI_DHCP4_EVENT;

const STATES: Record<DhcpState, number> = {
  stopped: STATE.Dhcp4Stopped,
  init: STATE.Dhcp4Init,
  selecting: STATE.Dhcp4Selecting,
  requesting: STATE.Dhcp4Requesting,
  bound: STATE.Dhcp4Bound,
};

const STEP_EVENTS: Record<DhcpStep, number> = {
  discover: EVENT.Dhcp4SendDiscover,
  select: EVENT.Dhcp4SelectOffer,
  request: EVENT.Dhcp4SendRequest,
  ack: EVENT.Dhcp4RcvdAck,
  nak: EVENT.Dhcp4RcvdNak,
  bound: EVENT.Dhcp4BoundCompleted,
  fail: EVENT.Dhcp4Fail,
};

interface Dhcp4Config {
  readonly discoverTimeouts: readonly number[];
  readonly requestTimeouts: readonly number[];
  readonly callback: Address;
  readonly context: number;
}

/** The address of a child's own interface, which its callback is told as This. */
type SelfOf = (child: Dhcp4Child) => Address;

class Dhcp4Child implements Child {
  readonly sim: SimInterface;
  readonly #parts: DriverParts;
  readonly #selfOf: SelfOf;
  #config: Dhcp4Config | undefined;
  #status: Status | undefined;
  #owner: DhcpOwner | undefined;
  #packet: Address = 0;

  constructor(parts: DriverParts, selfOf: SelfOf, sim: SimInterface) {
    this.#parts = parts;
    this.#selfOf = selfOf;
    this.sim = sim;
  }

  get configured(): boolean {
    return this.#config !== undefined;
  }

  configure(config: Dhcp4Config): void {
    this.#config = config;
  }

  unconfigure(): void {
    this.#config = undefined;
    this.stop();
  }

  destroy(): void {
    this.unconfigure();
    if (this.#packet !== 0) this.#parts.memory.unmap(this.#packet);
    this.#packet = 0;
  }

  /** With event 0 it returns when the run has ended, and time passes meanwhile. */
  start(event: Address): Status {
    const config = this.#config;
    const { dhcp } = this.sim.configuration;
    if (config === undefined) return EFI_NOT_STARTED;
    if (dhcp.state !== 'stopped' && dhcp.state !== 'init') return EFI_ALREADY_STARTED;
    if (!this.sim.link) return EFI_NO_MEDIA;
    this.#status = undefined;
    const owner: DhcpOwner = {
      discoverTimeouts: config.discoverTimeouts,
      requestTimeouts: config.requestTimeouts,
      onOffer: () => (config.callback === 0 ? 'wait' : this.#answer(EVENT.Dhcp4RcvdOffer, config)),
      onStep: (step) => config.callback === 0 || this.#answer(STEP_EVENTS[step], config) !== 'abort',
      onEnd: (outcome) => {
        this.#status = outcome === 'bound' ? EFI_SUCCESS : outcome === 'timeout' ? EFI_TIMEOUT : EFI_ABORTED;
        if (event !== 0) this.#parts.events.signal(event);
      },
    };
    this.#owner = owner;
    dhcp.start(owner);
    if (event !== 0) return EFI_SUCCESS;
    // As EDK2's synchronous start does: it polls until the run is over.
    while (this.#status === undefined) {
      const step = 1;
      this.#parts.clock.advance(step);
      while (this.#status === undefined && this.sim.nic.poll());
    }
    return this.#status;
  }

  /** Gives the lease back if it is this child's, and is not the interface's own by now. */
  stop(): void {
    const { dhcp } = this.sim.configuration;
    if (this.#owner !== undefined && dhcp.owner === this.#owner) dhcp.stop();
    this.#owner = undefined;
  }

  #answer(event: number, { callback, context }: Dhcp4Config): OfferAnswer {
    this.#packet ||= this.#parts.memory.map(EFI_DHCP4_PACKET.size + 64, 'DHCP packet');
    const state = STATES[this.sim.configuration.dhcp.state];
    const status = this.#parts.calls.callBack(callback, [
      this.#selfOf(this),
      context,
      state,
      event,
      this.#packet,
      0,
    ]);
    if (status === EFI_SUCCESS) return 'accept';
    return status === EFI_NOT_READY ? 'wait' : 'abort';
  }
}

type Dhcp4Service = ChildService<(typeof EFI_DHCP4_PROTOCOL)['fields'], Dhcp4Child, SimInterface>;

/** EFI_DHCP4 (UEFI 2.10, section 29.2): one run an interface, whichever child owns it. */
export function createDhcp4(parts: DriverParts & { readonly handles: HandleDatabase }): Dhcp4Service {
  const { native } = parts;
  const service: Dhcp4Service = new ChildService(
    parts,
    'Dhcp4',
    EFI_DHCP4_PROTOCOL,
    EFI_DHCP4_SERVICE_BINDING_PROTOCOL.guid,
    {
      GetModeData: (child, modeAt = 0) => {
        if (modeAt === 0) return EFI_INVALID_PARAMETER;
        writeMode(parts, child, modeAt);
        return EFI_SUCCESS;
      },
      Configure: (child, configAt = 0) => {
        if (configAt === 0) {
          child.unconfigure();
          return EFI_SUCCESS;
        }
        // Only one child of an interface can be in charge.
        if (
          service.instances.some((other) => other !== child && other.sim === child.sim && other.configured)
        ) {
          return EFI_ACCESS_DENIED;
        }
        const data = EFI_DHCP4_CONFIG_DATA.at(native, configAt);
        const timeouts = (count: number, at: Address): readonly number[] | undefined =>
          count === 0 || at === 0
            ? undefined
            : Array.from({ length: count }, (_, index) => parts.memory.readU32(at + 4 * index) * 1000);
        child.configure({
          discoverTimeouts: timeouts(data.DiscoverTryCount, data.DiscoverTimeout) ?? DISCOVER_TIMEOUTS,
          requestTimeouts: timeouts(data.RequestTryCount, data.RequestTimeout) ?? REQUEST_TIMEOUTS,
          callback: data.Dhcp4Callback,
          context: data.CallbackContext,
        });
        return EFI_SUCCESS;
      },
      Start: (child, event = 0) => child.start(event),
      Stop: (child) => {
        child.stop();
        return EFI_SUCCESS;
      },
      Release: (child) => {
        if (child.sim.configuration.dhcp.lease === undefined) return EFI_ACCESS_DENIED;
        child.stop();
        return EFI_SUCCESS;
      },
    },
    (sim) => new Dhcp4Child(parts, (child) => service.interfaceOf(child), sim),
  );
  return service;
}

function writeMode({ native }: DriverParts, child: Dhcp4Child, address: Address): void {
  const { dhcp } = child.sim.configuration;
  const lease: Lease | undefined = dhcp.lease;
  EFI_DHCP4_MODE_DATA.at(native, address).assign({
    State: child.configured && dhcp.state === 'stopped' ? STATE.Dhcp4Init : STATES[dhcp.state],
    ClientAddress: lease?.address ?? '0.0.0.0',
    ClientMacAddress: macBytes(child.sim.mac),
    ServerAddress: lease?.server ?? '0.0.0.0',
    RouterAddress: lease?.gateway ?? '0.0.0.0',
    SubnetMask: lease?.netmask ?? '0.0.0.0',
    LeaseTime: lease?.time ?? 0,
    ReplyPacket: 0,
  });
}

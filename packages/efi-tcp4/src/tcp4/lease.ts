/**
 * A DHCP lease by a child of our own, which takes the first offer: EDK2's own client waits 4 seconds for a better one.
 *
 * The callback of EFI_DHCP4 decides about an offer by what it returns. It would have to be a function of ours, called in
 * the middle of anything; but any function of firmware that answers EFI_SUCCESS to (This, Context, …) serves, and
 * GetModeData of the child itself is one, with memory for EFI_DHCP4_MODE_DATA as the context.
 */
import {
  type Address,
  type Bound,
  EFI_DHCP4_CONFIG_DATA,
  EFI_DHCP4_MODE_DATA,
  EFI_DHCP4_PROTOCOL,
  EFI_DHCP4_SERVICE_BINDING_PROTOCOL,
  EFI_DHCP4_STATE,
  EfiError,
  type EventId,
  type LoopHandle,
  type Machine,
  statusName,
  writeNumber64,
} from '@efi-node/efi-core';

/** Seconds that each DHCPDISCOVER and DHCPREQUEST waits for an answer. */
const TIMEOUTS = [1, 2, 4, 8];
/** DHCP options asked for: subnet mask, router, name servers (RFC 2132). */
const PARAMETERS = [1, 3, 6];
const PARAMETER_REQUEST_LIST = 55;

const MODE_AT = 0;
const CONFIG_AT = 128;
const TIMEOUTS_AT = 192;
const LIST_AT = 256;
const OPTION_AT = 264;
const BLOCK_SIZE = 320;

export class Lease {
  private readonly machine: Machine;
  private readonly binding: Address;
  private readonly block: Address;
  private readonly event: EventId;
  private readonly subscription: LoopHandle;
  private child: Address = 0;
  private dhcp: Bound<(typeof EFI_DHCP4_PROTOCOL)['fields']> | undefined;
  private ended: ((failure: string | undefined) => void) | undefined;

  /** Throws RangeError when firmware has no memory left. */
  constructor(machine: Machine, binding: Address) {
    this.machine = machine;
    this.binding = binding;
    this.block = machine.native.allocate(BLOCK_SIZE);
    try {
      this.event = machine.native.createEvent();
    } catch (error) {
      machine.native.free(this.block);
      throw error;
    }
    this.subscription = machine.loop.onEvent(this.event, () => this.check());
    this.subscription.unref();
  }

  /** Asks for a lease. `done` comes from the loop: with nothing when it is bound, else with the reason in words. */
  start(done: (failure: string | undefined) => void): void {
    this.ended = done;
    try {
      this.begin();
    } catch (error) {
      this.machine.loop.enqueue(() => this.end(error instanceof Error ? error.message : 'DHCP failed'));
    }
  }

  /** Gives the lease up, if there is one, and everything else. */
  dispose(): void {
    this.ended = undefined;
    this.dhcp?.call.Stop();
    this.dhcp = undefined;
    if (this.child !== 0) {
      this.machine.bootServices.destroyChild(this.binding, EFI_DHCP4_SERVICE_BINDING_PROTOCOL, this.child);
      this.child = 0;
    }
    this.subscription.close();
    this.machine.native.closeEvent(this.event);
    this.machine.native.free(this.block);
  }

  private begin(): void {
    const { bootServices, native } = this.machine;
    this.child = bootServices.createChild(this.binding, EFI_DHCP4_SERVICE_BINDING_PROTOCOL);
    const dhcp = bootServices.requireProtocol(this.child, EFI_DHCP4_PROTOCOL);
    this.dhcp = dhcp;
    const bytes = native.view(this.block, BLOCK_SIZE);
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    TIMEOUTS.forEach((seconds, index) => data.setUint32(TIMEOUTS_AT + index * 4, seconds, true));
    writeNumber64(data, LIST_AT, this.block + OPTION_AT);
    bytes.set([PARAMETER_REQUEST_LIST, PARAMETERS.length, ...PARAMETERS], OPTION_AT);
    EFI_DHCP4_CONFIG_DATA.at(native, this.block + CONFIG_AT).assign({
      DiscoverTryCount: TIMEOUTS.length,
      DiscoverTimeout: this.block + TIMEOUTS_AT,
      RequestTryCount: TIMEOUTS.length,
      RequestTimeout: this.block + TIMEOUTS_AT,
      ClientAddress: '0.0.0.0',
      Dhcp4Callback: dhcp.view.GetModeData,
      CallbackContext: this.block + MODE_AT,
      OptionCount: 1,
      OptionList: this.block + LIST_AT,
    });
    dhcp.Configure(this.block + CONFIG_AT);
    dhcp.Start(native.eventHandle(this.event));
  }

  private check(): void {
    const { dhcp } = this;
    if (dhcp === undefined) return;
    const status = dhcp.call.GetModeData(this.block + MODE_AT);
    if (status < 0) {
      this.end(`EFI_DHCP4_PROTOCOL.GetModeData: ${statusName(status)}`);
      return;
    }
    const { State } = EFI_DHCP4_MODE_DATA.at(this.machine.native, this.block + MODE_AT);
    this.end(
      State === EFI_DHCP4_STATE.values.Dhcp4Bound
        ? undefined
        : `DHCP ended in ${EFI_DHCP4_STATE.nameOf(State)}`,
    );
  }

  private end(failure: string | undefined): void {
    const done = this.ended;
    this.ended = undefined;
    done?.(failure);
  }
}

export function hasDhcp(machine: Machine, binding: Address): boolean {
  try {
    return machine.bootServices.interfaceOf(binding, EFI_DHCP4_SERVICE_BINDING_PROTOCOL) !== 0;
  } catch (error) {
    if (error instanceof EfiError) return false;
    throw error;
  }
}

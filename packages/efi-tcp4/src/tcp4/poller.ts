/**
 * What moves the packets of an interface. EDK2's MNP takes one packet at each 10 ms tick or at each Poll, for all who
 * share the interface; so one MNP child, which receives nothing itself, is polled in each turn of the loop, and only
 * while something of ours is open. MNP's Poll says EFI_NOT_READY when no packet was waiting; Tcp4.Poll never does.
 */
import {
  type Address,
  type Bound,
  EFI_MANAGED_NETWORK_CONFIG_DATA,
  EFI_MANAGED_NETWORK_PROTOCOL,
  EFI_MANAGED_NETWORK_SERVICE_BINDING_PROTOCOL,
  type LoopHandle,
  type Machine,
} from '@efi-node/efi-core';

/** An Ethernet type that nobody sends (IEEE 802, local experimental), so that nothing is queued for the child. */
const UNUSED_TYPE = 0x88b5;

type Mnp = Bound<(typeof EFI_MANAGED_NETWORK_PROTOCOL)['fields']>;

export class Poller {
  private readonly machine: Machine;
  private readonly binding: Address;
  private child: Address = 0;
  private mnp: Mnp | undefined;
  private users = 0;
  private handle: LoopHandle | undefined;

  constructor(machine: Machine, binding: Address) {
    this.machine = machine;
    this.binding = binding;
  }

  /** Polls from now on, until as many `release`s. */
  acquire(): void {
    this.users += 1;
    if (this.users > 1) {
      this.machine.loop.stir();
      return;
    }
    this.mnp ??= this.open();
    const { mnp } = this;
    // Without MNP firmware moves packets by its own tick: slow, but right.
    if (mnp === undefined) return;
    this.handle = this.machine.loop.poller(mnp.view.Poll, mnp.address);
    this.machine.loop.stir();
  }

  release(): void {
    this.users -= 1;
    if (this.users > 0) return;
    this.handle?.close();
    this.handle = undefined;
  }

  dispose(): void {
    this.handle?.close();
    this.handle = undefined;
    this.mnp = undefined;
    if (this.child === 0) return;
    this.machine.bootServices.destroyChild(
      this.binding,
      EFI_MANAGED_NETWORK_SERVICE_BINDING_PROTOCOL,
      this.child,
    );
    this.child = 0;
  }

  private open(): Mnp | undefined {
    const { bootServices, native } = this.machine;
    const service = EFI_MANAGED_NETWORK_SERVICE_BINDING_PROTOCOL;
    if (bootServices.interfaceOf(this.binding, service) === 0) return undefined;
    try {
      this.child = bootServices.createChild(this.binding, service);
      const mnp = bootServices.requireProtocol(this.child, EFI_MANAGED_NETWORK_PROTOCOL);
      const config = EFI_MANAGED_NETWORK_CONFIG_DATA.allocate(native, { ProtocolTypeFilter: UNUSED_TYPE });
      try {
        mnp.Configure(config.address);
      } finally {
        native.free(config.address);
      }
      return mnp;
    } catch {
      this.dispose();
      return undefined;
    }
  }
}

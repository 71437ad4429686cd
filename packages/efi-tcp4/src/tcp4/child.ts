/** One child of an EFI_TCP4 service binding. */
import {
  type Address,
  EFI_SUCCESS,
  EFI_TCP4_CONFIG_DATA,
  EFI_TCP4_CONNECTION_STATE,
  EFI_TCP4_PROTOCOL,
  EFI_TCP4_SERVICE_BINDING_PROTOCOL,
  type Machine,
  readNumber64,
  type Status,
} from '@efi-node/efi-core';
import type { Endpoint } from '../tcp.ts';
import type { Tcp4 } from './tokens.ts';

export class Tcp4Child {
  readonly tcp: Tcp4;
  private readonly machine: Machine;
  private readonly binding: Address;
  private readonly handle: Address;
  private destroyed = false;

  /** `handle` is a child of the service binding on `binding`. Throws EfiError. */
  constructor(machine: Machine, binding: Address, handle: Address) {
    this.machine = machine;
    this.binding = binding;
    this.handle = handle;
    try {
      this.tcp = machine.bootServices.requireProtocol(handle, EFI_TCP4_PROTOCOL);
    } catch (error) {
      this.destroy();
      throw error;
    }
  }

  static create(machine: Machine, binding: Address): Tcp4Child {
    const handle = machine.bootServices.createChild(binding, EFI_TCP4_SERVICE_BINDING_PROTOCOL);
    return new Tcp4Child(machine, binding, handle);
  }

  /** A child that firmware made for a connection. */
  static adopt(machine: Machine, binding: Address, handle: Address): Tcp4Child {
    machine.bootServices.adoptChild();
    return new Tcp4Child(machine, binding, handle);
  }

  /** Both ends of the connection. */
  endpoints(): { readonly local: Endpoint; readonly remote: Endpoint } {
    const { scratch } = this.machine.memory;
    const config = EFI_TCP4_CONFIG_DATA.at(this.machine.native, scratch);
    this.tcp.GetModeData(null, scratch, null, null, null);
    const point = config.AccessPoint;
    return {
      local: { address: point.StationAddress, port: point.StationPort },
      remote: { address: point.RemoteAddress, port: point.RemotePort },
    };
  }

  /** EFI_TCP4_CONNECTION_STATE, for reports and tests. */
  state(): number {
    const { scratch, data } = this.machine.memory;
    this.tcp.GetModeData(scratch, null, null, null, null);
    return EFI_TCP4_CONNECTION_STATE.read(data, 0);
  }

  /** Ends all its tokens and frees its port at once. */
  destroy(): Status {
    if (this.destroyed) return EFI_SUCCESS;
    this.destroyed = true;
    return this.machine.bootServices.destroyChild(
      this.binding,
      EFI_TCP4_SERVICE_BINDING_PROTOCOL,
      this.handle,
    );
  }
}

/** EFI_TCP4_LISTEN_TOKEN.NewChildHandle and other addresses in tokens. */
export function readHandle(data: DataView, offset: number): Address {
  return readNumber64(data, offset);
}

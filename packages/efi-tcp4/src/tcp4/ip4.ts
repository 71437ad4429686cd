/** The IPv4 configuration of an interface as firmware has it: EFI_IP4_CONFIG2, and EFI_IP4_CONFIG of older firmware. */
import {
  type Address,
  type Bound,
  EFI_ABORTED,
  EFI_IP4_CONFIG2_DATA_TYPE,
  EFI_IP4_CONFIG2_INTERFACE_INFO,
  EFI_IP4_CONFIG2_POLICY,
  EFI_IP4_CONFIG2_PROTOCOL,
  EFI_IP4_CONFIG_PROTOCOL,
  EFI_IP4_IPCONFIG_DATA,
  EFI_IP4_ROUTE_TABLE,
  EFI_SIMPLE_NETWORK_MODE,
  EFI_SIMPLE_NETWORK_PROTOCOL,
  type Machine,
  readNumber64,
  type Status,
  writeNumber64,
} from '@efi-node/efi-core';
import { ANY_ADDRESS, formatIpv4 } from '../address.ts';
import type { Ipv4Address } from '../tcp.ts';
import type { InterfaceAddress } from './interface.ts';

type Config2 = Bound<(typeof EFI_IP4_CONFIG2_PROTOCOL)['fields']>;
type Config = Bound<(typeof EFI_IP4_CONFIG_PROTOCOL)['fields']>;
type Snp = Bound<(typeof EFI_SIMPLE_NETWORK_PROTOCOL)['fields']>;

/** Room for the configuration and its route table behind the size, in scratch memory. */
const DATA_OFFSET = 16;
const DATA_SIZE = 4096 - DATA_OFFSET;
const ADDRESS_SIZE = 4;

export class Ip4Settings {
  readonly config: Config | undefined;
  private readonly machine: Machine;
  private readonly config2: Config2 | undefined;
  private readonly snp: Snp | undefined;

  constructor(machine: Machine, handle: Address) {
    const { bootServices } = machine;
    this.machine = machine;
    this.config2 = bootServices.handleProtocol(handle, EFI_IP4_CONFIG2_PROTOCOL);
    this.config = bootServices.handleProtocol(handle, EFI_IP4_CONFIG_PROTOCOL);
    this.snp = bootServices.handleProtocol(handle, EFI_SIMPLE_NETWORK_PROTOCOL);
  }

  get hasConfig2(): boolean {
    return this.config2 !== undefined;
  }

  /** The address that the interface has; undefined when it has none. */
  read(): InterfaceAddress | undefined {
    return this.config2 === undefined ? this.readConfig() : this.readConfig2();
  }

  /** '52:54:00:12:34:56', or '?' where no protocol tells it. */
  get mac(): string {
    const mode = this.snpMode();
    if (mode === undefined) return '?';
    const bytes = mode.CurrentAddress.subarray(0, mode.HwAddressSize);
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(':');
  }

  /** Name servers that DHCP or the set-up gave; none is known where only EFI_IP4_CONFIG is there. */
  nameServers(): Ipv4Address[] {
    const { scratch, data } = this.machine.memory;
    writeNumber64(data, 0, DATA_SIZE);
    const type = EFI_IP4_CONFIG2_DATA_TYPE.values.Ip4Config2DataTypeDnsServer;
    const status = this.config2?.call.GetData(type, scratch, scratch + DATA_OFFSET) ?? EFI_ABORTED;
    if (status < 0) return [];
    const count = Math.floor(readNumber64(data, 0) / ADDRESS_SIZE);
    return Array.from({ length: count }, (_, index) =>
      formatIpv4(data.getUint32(DATA_OFFSET + index * ADDRESS_SIZE)),
    );
  }

  /** Whether there is a link; true where the interface can not tell. */
  hasMedia(): boolean {
    if (this.snpMode()?.MediaPresentSupported !== true) return true;
    // Asking for the status is what brings MediaPresent up to date.
    this.snp?.call.GetStatus(this.machine.memory.scratch, null);
    return this.snpMode()?.MediaPresent === true;
  }

  /** Lets EFI_IP4_CONFIG2 adopt a lease that DHCP has, or ask for one itself. */
  useDhcp(): Status {
    const { Ip4Config2PolicyDhcp, Ip4Config2PolicyStatic } = EFI_IP4_CONFIG2_POLICY.values;
    const status = this.setPolicy(Ip4Config2PolicyDhcp);
    // It has the policy already, and takes it as nothing new: older EDK2 looks at its leases at a change only.
    if (status !== EFI_ABORTED) return status;
    this.setPolicy(Ip4Config2PolicyStatic);
    return this.setPolicy(Ip4Config2PolicyDhcp);
  }

  private setPolicy(policy: number): Status {
    const { scratch, data } = this.machine.memory;
    data.setUint32(0, policy, true);
    const type = EFI_IP4_CONFIG2_DATA_TYPE.values.Ip4Config2DataTypePolicy;
    return this.config2?.call.SetData(type, 4, scratch) ?? EFI_ABORTED;
  }

  private snpMode(): ReturnType<(typeof EFI_SIMPLE_NETWORK_MODE)['at']> | undefined {
    const mode = this.snp?.view.Mode ?? 0;
    return mode === 0 ? undefined : EFI_SIMPLE_NETWORK_MODE.at(this.machine.native, mode);
  }

  private readConfig2(): InterfaceAddress | undefined {
    const { scratch, data } = this.machine.memory;
    writeNumber64(data, 0, DATA_SIZE);
    const type = EFI_IP4_CONFIG2_DATA_TYPE.values.Ip4Config2DataTypeInterfaceInfo;
    const status = this.config2?.call.GetData(type, scratch, scratch + DATA_OFFSET) ?? EFI_ABORTED;
    if (status < 0) return undefined;
    const info = EFI_IP4_CONFIG2_INTERFACE_INFO.at(this.machine.native, scratch + DATA_OFFSET);
    return this.addressOf(info.StationAddress, info.SubnetMask, info.RouteTable, info.RouteTableSize);
  }

  private readConfig(): InterfaceAddress | undefined {
    const { scratch, data } = this.machine.memory;
    writeNumber64(data, 0, DATA_SIZE);
    const status = this.config?.call.GetData(scratch, scratch + DATA_OFFSET) ?? EFI_ABORTED;
    if (status < 0) return undefined;
    const info = EFI_IP4_IPCONFIG_DATA.at(this.machine.native, scratch + DATA_OFFSET);
    return this.addressOf(info.StationAddress, info.SubnetMask, info.RouteTable, info.RouteTableSize);
  }

  private addressOf(
    address: string,
    mask: string,
    table: Address,
    routes: number,
  ): InterfaceAddress | undefined {
    if (address === ANY_ADDRESS) return undefined;
    return { address, mask, gateway: this.defaultRoute(table, routes) };
  }

  private defaultRoute(table: Address, routes: number): string | undefined {
    if (table === 0) return undefined;
    for (let index = 0; index < routes; index += 1) {
      const route = EFI_IP4_ROUTE_TABLE.at(this.machine.native, table + index * EFI_IP4_ROUTE_TABLE.size);
      if (route.SubnetMask === ANY_ADDRESS && route.GatewayAddress !== ANY_ADDRESS)
        return route.GatewayAddress;
    }
    return undefined;
  }
}

import {
  type Address,
  EFI_ABORTED,
  EFI_ACCESS_DENIED,
  EFI_BAD_BUFFER_SIZE,
  EFI_BUFFER_TOO_SMALL,
  EFI_INVALID_PARAMETER,
  EFI_IP4_CONFIG2_DATA_TYPE,
  EFI_IP4_CONFIG2_INTERFACE_INFO,
  EFI_IP4_CONFIG2_MANUAL_ADDRESS,
  EFI_IP4_CONFIG2_POLICY,
  EFI_IP4_CONFIG2_PROTOCOL,
  EFI_IP4_ROUTE_TABLE,
  EFI_NOT_FOUND,
  EFI_NOT_READY,
  EFI_SUCCESS,
  EFI_UNSUPPORTED,
  EFI_WRITE_PROTECTED,
  type Status,
} from '@efi-node/efi-core';
import { ProtocolDriver } from '../firmware/implement.ts';
import { bytesToIpv4, ipv4ToBytes, ipv4ToNumber, numberToIpv4 } from '../net/packet.ts';
import type { SimInterface } from './interface.ts';
import { macBytes } from './modes.ts';
import type { DriverParts } from './token.ts';

const { values: TYPE } = EFI_IP4_CONFIG2_DATA_TYPE;
const { values: POLICY } = EFI_IP4_CONFIG2_POLICY;

interface Instance {
  readonly sim: SimInterface;
  /** Events to signal, by data type. */
  readonly notify: Map<number, Set<Address>>;
}

export type Ip4Config2 = ProtocolDriver<(typeof EFI_IP4_CONFIG2_PROTOCOL)['fields'], Instance>;

/** EFI_IP4_CONFIG2 (UEFI 2.10, section 28.5) with EDK2's habits: see `InterfaceConfiguration`. */
export function createIp4Config2(parts: DriverParts): {
  readonly driver: Ip4Config2;
  install(sim: SimInterface): Address;
} {
  const driver: Ip4Config2 = new ProtocolDriver(parts, EFI_IP4_CONFIG2_PROTOCOL, 'Ip4Config2', {
    SetData: ({ sim }, type = 0, size = 0, at = 0) => setData(parts, sim, type, size, at),
    GetData: ({ sim }, type = 0, sizeAt = 0, at = 0) => {
      if (sizeAt === 0) return EFI_INVALID_PARAMETER;
      const data = getData(parts, sim, type, at);
      if (typeof data === 'number') return data;
      const room = parts.memory.readPointer(sizeAt);
      parts.memory.writePointer(sizeAt, data.length);
      if (room < data.length) return EFI_BUFFER_TOO_SMALL;
      if (at === 0) return EFI_INVALID_PARAMETER;
      parts.memory.write(at, data);
      return EFI_SUCCESS;
    },
    RegisterDataNotify: ({ notify }, type = 0, event = 0) => {
      if (event === 0) return EFI_INVALID_PARAMETER;
      if (type > TYPE.Ip4Config2DataTypeDnsServer) return EFI_UNSUPPORTED;
      const events = notify.get(type) ?? new Set();
      notify.set(type, events);
      if (events.has(event)) return EFI_ACCESS_DENIED;
      events.add(event);
      return EFI_SUCCESS;
    },
    UnregisterDataNotify: ({ notify }, type = 0, event = 0) =>
      notify.get(type)?.delete(event) === true ? EFI_SUCCESS : EFI_NOT_FOUND,
  });
  return {
    driver,
    install(sim) {
      const instance: Instance = { sim, notify: new Map() };
      sim.nic.addressListeners.add(() => {
        for (const type of Object.values(TYPE)) {
          for (const event of instance.notify.get(type) ?? []) parts.events.signal(event);
        }
      });
      return driver.create(instance);
    },
  };
}

function setData(
  { native, memory }: DriverParts,
  sim: SimInterface,
  type: number,
  size: number,
  at: Address,
): Status {
  const { configuration } = sim;
  if (at === 0 || size === 0) return EFI_INVALID_PARAMETER;
  const needsStatic = type !== TYPE.Ip4Config2DataTypePolicy;
  switch (type) {
    case TYPE.Ip4Config2DataTypePolicy: {
      if (size !== 4) return EFI_BAD_BUFFER_SIZE;
      const wanted = memory.readU32(at);
      if (wanted > POLICY.Ip4Config2PolicyDhcp) return EFI_INVALID_PARAMETER;
      const policy = wanted === POLICY.Ip4Config2PolicyDhcp ? 'dhcp' : 'static';
      if (policy === configuration.policy) return EFI_ABORTED;
      configuration.setPolicy(policy);
      return EFI_SUCCESS;
    }
    case TYPE.Ip4Config2DataTypeManualAddress: {
      if (size !== EFI_IP4_CONFIG2_MANUAL_ADDRESS.size) return EFI_BAD_BUFFER_SIZE;
      if (configuration.policy !== 'static' && needsStatic) return EFI_WRITE_PROTECTED;
      const data = EFI_IP4_CONFIG2_MANUAL_ADDRESS.at(native, at);
      configuration.setManualAddress(data.Address, data.SubnetMask);
      return EFI_NOT_READY;
    }
    case TYPE.Ip4Config2DataTypeGateway: {
      if (size % 4 !== 0) return EFI_BAD_BUFFER_SIZE;
      if (configuration.policy !== 'static') return EFI_WRITE_PROTECTED;
      return configuration.setGateway(bytesToIpv4(memory.bytes(at, 4))) ? EFI_SUCCESS : EFI_NOT_READY;
    }
    case TYPE.Ip4Config2DataTypeDnsServer: {
      if (size % 4 !== 0) return EFI_BAD_BUFFER_SIZE;
      if (configuration.policy !== 'static') return EFI_WRITE_PROTECTED;
      configuration.setDns(
        Array.from({ length: size / 4 }, (_, index) => bytesToIpv4(memory.bytes(at + 4 * index, 4))),
      );
      return EFI_SUCCESS;
    }
    case TYPE.Ip4Config2DataTypeInterfaceInfo:
      return EFI_WRITE_PROTECTED;
    default:
      return EFI_UNSUPPORTED;
  }
}

/** `at` is where the data will be, for the pointer inside of the interface's info. */
function getData(
  { native, memory }: DriverParts,
  sim: SimInterface,
  type: number,
  at: Address,
): Uint8Array | Status {
  const own = sim.nic.address;
  const { configuration } = sim;
  switch (type) {
    case TYPE.Ip4Config2DataTypeInterfaceInfo: {
      const routes = routesOf(sim);
      const { size } = EFI_IP4_CONFIG2_INTERFACE_INFO;
      const scratch = memory.map(size + routes.length, 'scratch');
      EFI_IP4_CONFIG2_INTERFACE_INFO.at(native, scratch).assign({
        Name: new Uint8Array(Buffer.from('eth0', 'utf16le')),
        IfType: 1,
        HwAddressSize: 6,
        HwAddress: macBytes(sim.mac),
        StationAddress: own?.address ?? '0.0.0.0',
        SubnetMask: own?.netmask ?? '0.0.0.0',
        RouteTableSize: routes.length / EFI_IP4_ROUTE_TABLE.size,
        RouteTable: routes.length === 0 || at === 0 ? 0 : at + size,
      });
      memory.write(scratch + size, routes);
      const data = memory.bytes(scratch, size + routes.length).slice();
      memory.unmap(scratch);
      return data;
    }
    case TYPE.Ip4Config2DataTypePolicy:
      return Uint8Array.of(configuration.policy === 'dhcp' ? 1 : 0, 0, 0, 0);
    case TYPE.Ip4Config2DataTypeManualAddress:
      if (configuration.settling) return EFI_NOT_READY;
      if (configuration.policy !== 'static' || own === undefined) return EFI_NOT_FOUND;
      return Buffer.concat([ipv4ToBytes(own.address), ipv4ToBytes(own.netmask)]);
    case TYPE.Ip4Config2DataTypeGateway:
      return own?.gateway === undefined ? EFI_NOT_FOUND : ipv4ToBytes(own.gateway);
    case TYPE.Ip4Config2DataTypeDnsServer:
      return configuration.dns.length === 0
        ? EFI_NOT_FOUND
        : Buffer.concat(configuration.dns.map(ipv4ToBytes));
    default:
      return EFI_UNSUPPORTED;
  }
}

/** The route to the subnet, then the default route, as EDK2's list begins. */
function routesOf(sim: SimInterface): Uint8Array {
  const own = sim.nic.address;
  if (own === undefined) return new Uint8Array(0);
  const subnet = numberToIpv4((ipv4ToNumber(own.address) & ipv4ToNumber(own.netmask)) >>> 0);
  const routes = [[subnet, own.netmask, '0.0.0.0']];
  if (own.gateway !== undefined) routes.push(['0.0.0.0', '0.0.0.0', own.gateway]);
  return Buffer.concat(routes.flat().map(ipv4ToBytes));
}

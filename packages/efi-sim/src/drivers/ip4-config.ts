import {
  type Address,
  EFI_ALREADY_STARTED,
  EFI_BUFFER_TOO_SMALL,
  EFI_INVALID_PARAMETER,
  EFI_IP4_CONFIG_PROTOCOL,
  EFI_IP4_IPCONFIG_DATA,
  EFI_NO_MAPPING,
  EFI_NOT_READY,
  EFI_NOT_STARTED,
  EFI_SUCCESS,
} from '@efi-node/efi-core';
import { ProtocolDriver } from '../firmware/implement.ts';
import type { SimInterface } from './interface.ts';
import type { DriverParts } from './token.ts';

class Instance {
  readonly sim: SimInterface;
  started = false;

  constructor(sim: SimInterface) {
    this.sim = sim;
  }
}

/** The EFI_IP4_CONFIG of firmware from before EFI_IP4_CONFIG2 (UEFI 2.10, section 28.4): DHCP, or nothing. */
export function createIp4Config(parts: DriverParts): {
  install(sim: SimInterface): Address;
  readonly guid: string;
} {
  const { memory, native, events } = parts;
  const driver = new ProtocolDriver<(typeof EFI_IP4_CONFIG_PROTOCOL)['fields'], Instance>(
    parts,
    EFI_IP4_CONFIG_PROTOCOL,
    'Ip4Config',
    {
      Start: (instance, done = 0, reconfigured = 0) => {
        if (done === 0 || reconfigured === 0) return EFI_INVALID_PARAMETER;
        if (instance.started) return EFI_ALREADY_STARTED;
        instance.started = true;
        const { nic, configuration } = instance.sim;
        const listener = (): void => {
          if (nic.address === undefined) return;
          nic.addressListeners.delete(listener);
          events.signal(done);
        };
        nic.addressListeners.add(listener);
        if (nic.address === undefined) configuration.setPolicy('dhcp');
        else listener();
        return EFI_SUCCESS;
      },
      Stop: (instance) => {
        if (!instance.started) return EFI_NOT_STARTED;
        instance.started = false;
        instance.sim.configuration.setPolicy('static');
        return EFI_SUCCESS;
      },
      GetData: ({ sim, started }, sizeAt = 0, at = 0) => {
        if (sizeAt === 0) return EFI_INVALID_PARAMETER;
        if (!started) return EFI_NOT_STARTED;
        const own = sim.nic.address;
        if (own === undefined) {
          return sim.configuration.dhcp.state === 'init' ? EFI_NO_MAPPING : EFI_NOT_READY;
        }
        const { size } = EFI_IP4_IPCONFIG_DATA;
        const room = memory.readPointer(sizeAt);
        memory.writePointer(sizeAt, size);
        if (room < size || at === 0) return EFI_BUFFER_TOO_SMALL;
        EFI_IP4_IPCONFIG_DATA.at(native, at).assign({
          StationAddress: own.address,
          SubnetMask: own.netmask,
          RouteTableSize: 0,
          RouteTable: 0,
        });
        return EFI_SUCCESS;
      },
    },
  );
  return { guid: driver.guid, install: (sim) => driver.create(new Instance(sim)) };
}

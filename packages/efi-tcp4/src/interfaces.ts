/** The network interfaces of firmware, as they are configured at this moment. */
import { EFI_IP4_CONFIG2_PROTOCOL, EFI_IP4_CONFIG_PROTOCOL, type Machine } from '@efi-node/efi-core';
import type { Ipv4Address } from './tcp.ts';
import { Ip4Settings } from './tcp4/ip4.ts';

export interface InterfaceDescription {
  /** '52:54:00:12:34:56', or '?' where no protocol tells it. */
  readonly mac: string;
  readonly address: Ipv4Address;
  readonly netmask: Ipv4Address;
}

/** Those with an address, in firmware's order. Nothing is configured by looking, and no driver is connected. */
export function listInterfaces(machine: Machine): InterfaceDescription[] {
  const { bootServices } = machine;
  const handles = new Set([
    ...bootServices.locateHandles(EFI_IP4_CONFIG2_PROTOCOL),
    ...bootServices.locateHandles(EFI_IP4_CONFIG_PROTOCOL),
  ]);
  return [...handles].flatMap((handle) => {
    const settings = new Ip4Settings(machine, handle);
    const found = settings.read();
    return found === undefined ? [] : [{ mac: settings.mac, address: found.address, netmask: found.mask }];
  });
}

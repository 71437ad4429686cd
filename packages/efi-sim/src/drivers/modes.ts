import { type Address, EFI_IP4_MODE_DATA, EFI_SIMPLE_NETWORK_MODE, type Native } from '@efi-node/efi-core';
import type { SimInterface } from './interface.ts';

const INITIALIZED = 2;
const ETHERNET = 1;
const MAC_SIZE = 6;

export function macBytes(mac: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(mac.split(':').map((part) => Number.parseInt(part, 16)));
}

export function writeSnpMode(native: Native, address: Address, sim: SimInterface): void {
  const mac = macBytes(sim.mac);
  EFI_SIMPLE_NETWORK_MODE.at(native, address).assign({
    State: INITIALIZED,
    HwAddressSize: MAC_SIZE,
    MediaHeaderSize: 14,
    MaxPacketSize: 1500,
    CurrentAddress: mac,
    PermanentAddress: mac,
    BroadcastAddress: new Uint8Array(MAC_SIZE).fill(255),
    IfType: ETHERNET,
    MultipleTxSupported: true,
    MediaPresentSupported: true,
    MediaPresent: sim.link,
  });
}

/** Without the route table, which the caller would have to free. */
export function writeIp4ModeData(native: Native, address: Address, sim: SimInterface): void {
  const own = sim.nic.address;
  const data = EFI_IP4_MODE_DATA.at(native, address);
  data.assign({ IsStarted: true, MaxPacketSize: 1480, IsConfigured: own !== undefined });
  data.ConfigData.assign({
    UseDefaultAddress: true,
    StationAddress: own?.address ?? '0.0.0.0',
    SubnetMask: own?.netmask ?? '0.0.0.0',
  });
}

import {
  type Address,
  EFI_LOADED_IMAGE_PROTOCOL,
  EFI_PCI_IO_PROTOCOL,
  EFI_SUCCESS,
  EFI_SYSTEM_TABLE,
  EFI_TABLE_HEADER,
  EFI_UNSUPPORTED,
} from '@efi-node/efi-core';
import type { SimClock } from '../clock.ts';
import { InterfaceConfiguration } from '../drivers/configuration.ts';
import { SimVolume } from '../disk/sim-volume.ts';
import { createDhcp4 } from '../drivers/dhcp4.ts';
import { createFileSystem } from '../drivers/file-system.ts';
import { SimInterface } from '../drivers/interface.ts';
import { createIp4Config } from '../drivers/ip4-config.ts';
import { createIp4Config2 } from '../drivers/ip4-config2.ts';
import { createPollables } from '../drivers/pollable.ts';
import { createSnp } from '../drivers/snp.ts';
import { createTcp4 } from '../drivers/tcp4.ts';
import { createUdp4 } from '../drivers/udp4.ts';
import type { FirmwareEvents } from '../events.ts';
import type { SimNetwork } from '../net/network.ts';
import { Nic } from '../net/nic.ts';
import type { NicOptions, SystemOptions, VariableOptions, VolumeOptions } from '../options.ts';
import { type BootServicesState, createBootServices } from './boot-services.ts';
import { HandleDatabase } from './handles.ts';
import { type FirmwareParts, ProtocolDriver } from './implement.ts';
import { createRuntimeServices } from './runtime-services.ts';
import { createTables } from './tables.ts';

export interface InstallParts extends FirmwareParts {
  readonly clock: SimClock;
  readonly events: FirmwareEvents;
  readonly network: SimNetwork;
  readonly memorySize: number;
  readonly startTime: number;
  readonly system: SystemOptions;
  readonly variables: readonly VariableOptions[];
}

/** The firmware of a machine, as tests look at it. */
export interface Firmware {
  readonly systemTable: Address;
  readonly imageHandle: Address;
  readonly handles: HandleDatabase;
  readonly nics: readonly SimInterface[];
  readonly volumes: readonly SimVolume[];
  /** Files and directories that are open, roots of volumes among them. */
  readonly openFiles: number;
  /** Child handles of all network protocols. */
  readonly children: number;
  /** OpenProtocols without their CloseProtocol. */
  readonly opened: number;
  /** Seconds of the last SetWatchdogTimer. */
  readonly watchdog: number;
}

/** The class of network cards, as configuration space has it. */
const NETWORK_CARD = 0x0200_0000;

const SYSTEM_TABLE_SIGNATURE = 0x5453_5953_2049_4249n;
/** UEFI 2.10. */
const REVISION = 0x2_0064;
const WATCHDOG = 300;

/** Puts firmware into a machine's memory: tables, handles, drivers. */
export function installFirmware(
  parts: InstallParts,
  nicOptions: readonly NicOptions[],
  connected: boolean,
  volumeOptions: readonly VolumeOptions[] = [],
): Firmware {
  const { memory, native, clock } = parts;
  const handles = new HandleDatabase(memory, parts.crashes);
  const state: BootServicesState = { watchdog: WATCHDOG, opened: new Map() };
  const driverParts = { ...parts, handles };
  const snp = createSnp(driverParts);
  const ip4Config2 = createIp4Config2(driverParts);
  const ip4Config = createIp4Config(driverParts);
  const dhcp4 = createDhcp4(driverParts);
  const tcp4 = createTcp4(driverParts);
  const udp4 = createUdp4(driverParts);
  const pollables = createPollables(driverParts);

  const imageHandle = handles.create();
  const image = memory.map(EFI_LOADED_IMAGE_PROTOCOL.size, 'EFI_LOADED_IMAGE_PROTOCOL');
  handles.install(imageHandle, EFI_LOADED_IMAGE_PROTOCOL.guid, image);

  const fileSystem = createFileSystem(driverParts);
  const volumes = volumeOptions.map((options) => {
    const volume = new SimVolume(options, parts.startTime);
    const handle = handles.create();
    handles.install(handle, fileSystem.guid, fileSystem.install(volume));
    if (volume.boot) memory.writePointer(image + EFI_LOADED_IMAGE_PROTOCOL.offsets.DeviceHandle, handle);
    return volume;
  });

  const pci = new ProtocolDriver<(typeof EFI_PCI_IO_PROTOCOL)['fields'], SimInterface>(
    parts,
    EFI_PCI_IO_PROTOCOL,
    'PciIo',
    {
      PciRead: (_sim, _width = 0, offset = 0, _count = 0, bufferAt = 0) => {
        if (offset === 8) memory.writeU32(bufferAt, NETWORK_CARD);
        return offset === 8 ? EFI_SUCCESS : EFI_UNSUPPORTED;
      },
    },
  );
  const controllers = new Map<Address, SimInterface>();
  const nics = nicOptions.map((options) => {
    const nic = new Nic(parts.network, options.mac ?? parts.network.freeMac(), options.link ?? true);
    const { address } = options;
    const sim = new SimInterface(nic, options, new InterfaceConfiguration(clock, nic));
    if (address !== undefined) {
      sim.configuration.setAddress({
        address: address.address,
        netmask: address.netmask ?? '255.255.255.0',
        gateway: address.gateway,
        dns: address.dns ?? [],
      });
    }
    const controller = handles.create();
    handles.install(controller, pci.guid, pci.create(sim));
    controllers.set(controller, sim);
    return sim;
  });

  const connect = (controller: Address): boolean => {
    const sim = controllers.get(controller);
    if (sim === undefined) return nics.some((nic) => nic.handle === controller);
    if (sim.handle !== 0) return true;
    const handle = handles.create();
    sim.handle = handle;
    handles.install(handle, snp.guid, snp.install(sim));
    for (const service of pollables) service.offer(sim, handle);
    if (sim.options.dhcp4 !== false) dhcp4.offer(sim, handle);
    if (sim.options.tcp4 !== false) tcp4.offer(sim, handle);
    if (sim.options.udp4 !== false) udp4.offer(sim, handle);
    const configuration = sim.options.configuration ?? 'ip4config2';
    if (configuration === 'ip4config2')
      handles.install(handle, ip4Config2.driver.guid, ip4Config2.install(sim));
    else if (configuration === 'ip4config') handles.install(handle, ip4Config.guid, ip4Config.install(sim));
    return true;
  };
  if (connected) for (const controller of controllers.keys()) connect(controller);

  const bootServices = createBootServices({ ...driverParts, connect }, state);
  const runtimeServices = createRuntimeServices(parts);
  const tables = createTables(parts);
  const systemTable = memory.map(EFI_SYSTEM_TABLE.size, 'EFI_SYSTEM_TABLE');
  const vendor = Buffer.from('efi-sim\0', 'utf16le');
  const vendorAt = memory.map(vendor.length, 'firmware vendor');
  memory.write(vendorAt, vendor);
  const table = EFI_SYSTEM_TABLE.at(native, systemTable);
  table.Hdr.assign({
    Signature: SYSTEM_TABLE_SIGNATURE,
    Revision: REVISION,
    HeaderSize: EFI_SYSTEM_TABLE.size,
  });
  table.assign({
    FirmwareVendor: vendorAt,
    FirmwareRevision: 0x1_0000,
    RuntimeServices: runtimeServices,
    BootServices: bootServices,
    NumberOfTableEntries: tables.count,
    ConfigurationTable: tables.address,
  });
  for (const [address, size] of [
    [bootServices, 376],
    [runtimeServices, 136],
  ] as const) {
    EFI_TABLE_HEADER.at(native, address).assign({ Revision: REVISION, HeaderSize: size });
  }

  return {
    systemTable,
    imageHandle,
    handles,
    nics,
    volumes,
    get openFiles() {
      return fileSystem.opens;
    },
    get children() {
      return (
        tcp4.count + udp4.count + dhcp4.count + pollables.reduce((sum, service) => sum + service.count, 0)
      );
    },
    get opened() {
      let sum = 0;
      for (const count of state.opened.values()) sum += count;
      return sum;
    },
    get watchdog() {
      return state.watchdog;
    },
  };
}

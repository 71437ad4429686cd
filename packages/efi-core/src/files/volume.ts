/** EFI_SIMPLE_FILE_SYSTEM_PROTOCOL (UEFI 2.10, section 13.4): every handle that carries it is a volume. */
import type { BootServices } from '../boot-services.ts';
import { readNumber64 } from '../layout/scalar.ts';
import type { Address } from '../native.ts';
import { EFI_SIMPLE_FILE_SYSTEM_PROTOCOL } from '../protocols/file.ts';
import { EFI_LOADED_IMAGE_PROTOCOL } from '../protocols/loaded-image.ts';
import { EFI_PCI_IO_PROTOCOL, EfiPciIoWidthUint32 } from '../protocols/pci-io.ts';
import { check } from '../status.ts';
import { EfiFile, type FileMachine } from './file.ts';

interface VolumeMachine extends FileMachine {
  readonly bootServices: BootServices;
}

export class EfiVolume {
  readonly handle: Address;
  private readonly machine: VolumeMachine;

  constructor(machine: VolumeMachine, handle: Address) {
    this.machine = machine;
    this.handle = handle;
  }

  /** The root directory; whoever opens it closes it. Throws EfiError (EFI_NO_MEDIA, EFI_VOLUME_CORRUPTED, …). */
  openRoot(): EfiFile {
    const { bootServices, memory } = this.machine;
    const volume = bootServices.requireProtocol(this.handle, EFI_SIMPLE_FILE_SYSTEM_PROTOCOL);
    check(volume.call.OpenVolume(memory.scratch), 'EFI_SIMPLE_FILE_SYSTEM_PROTOCOL.OpenVolume');
    return new EfiFile(this.machine, readNumber64(memory.data, 0));
  }
}

/** Where configuration space has a device's class, subclass and interface, in its upper three bytes. */
const classOffset = 8;
const massStorage = 0x01;
const usbController = 0x0c03;

/** Whether volumes may be behind a device: disks, and the controllers of USB sticks. */
function mayHaveVolumes(machine: VolumeMachine, handle: Address): boolean {
  const { memory } = machine;
  const pci = machine.bootServices.handleProtocol(handle, EFI_PCI_IO_PROTOCOL);
  if (pci === undefined) return false;
  if (pci.call.PciRead(EfiPciIoWidthUint32, classOffset, 1, memory.scratch) < 0) return false;
  const kind = memory.data.getUint32(0, true);
  return kind >>> 24 === massStorage || kind >>> 16 === usbController;
}

/**
 * Starts the drivers of disks. Firmware does so before it boots from one; booted otherwise (QEMU's -kernel, the network)
 * it may have left them alone. Those that run already are not disturbed.
 */
export function connectVolumes(machine: VolumeMachine): void {
  const { bootServices } = machine;
  for (const handle of bootServices.locateHandles(EFI_PCI_IO_PROTOCOL)) {
    // What a driver has to say about its device is told by the volumes that are missing.
    if (mayHaveVolumes(machine, handle)) bootServices.table.call.ConnectController(handle, null, null, true);
  }
}

/** The volumes that firmware knows at this moment, in its order. */
export function locateVolumes(machine: VolumeMachine): EfiVolume[] {
  return machine.bootServices
    .locateHandles(EFI_SIMPLE_FILE_SYSTEM_PROTOCOL)
    .map((handle) => new EfiVolume(machine, handle));
}

/** The device that the application was loaded from; 0 when firmware does not say. */
export function bootDevice(machine: VolumeMachine): Address {
  const image = machine.bootServices.handleProtocol(machine.native.imageHandle, EFI_LOADED_IMAGE_PROTOCOL);
  return image?.view.DeviceHandle ?? 0;
}

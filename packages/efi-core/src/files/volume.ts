/** EFI_SIMPLE_FILE_SYSTEM_PROTOCOL (UEFI 2.10, section 13.4): every handle that carries it is a volume. */
import type { BootServices } from '../boot-services.ts';
import { readNumber64 } from '../layout/scalar.ts';
import type { Address } from '../native.ts';
import { EFI_SIMPLE_FILE_SYSTEM_PROTOCOL } from '../protocols/file.ts';
import { EFI_LOADED_IMAGE_PROTOCOL } from '../protocols/loaded-image.ts';
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

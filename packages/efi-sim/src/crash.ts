/**
 * What on a real machine would be corrupted memory, a jump to nowhere or a hang: a mistake of the caller that no
 * EFI_STATUS reports. It is thrown, and kept by the machine, so that a test fails even if somebody catches it.
 */
export class FirmwareCrash extends Error {
  override readonly name: string = 'FirmwareCrash';
}

/** Keeps every crash of one machine. */
export class CrashLog {
  readonly crashes: FirmwareCrash[] = [];

  crash(message: string): never {
    const error = new FirmwareCrash(message);
    this.crashes.push(error);
    throw error;
  }
}

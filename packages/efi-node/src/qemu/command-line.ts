import type { PublishedPort } from '../run-arguments.ts';
import type { Ovmf } from './locate.ts';

export type Accelerator = 'kvm' | 'tcg';

/** The port that the application writes its frames to, and the one that ends QEMU with a code. */
const FRAMES_PORT = '0x4e0';
const EXIT_PORT = '0xf4';

/** Numbers of the file descriptors that QEMU inherits. */
export const FRAMES_FD = 3;
export const CONSOLE_FD = 4;

export interface MachineShape {
  readonly accelerator: Accelerator;
  readonly ovmf: Ovmf;
  /** This run's own copy of the variables store. */
  readonly vars: string;
  /** The EFI application. */
  readonly application: string;
  readonly bundle: string;
  /** MiB. */
  readonly memory: number;
  readonly network: boolean;
  readonly publish: readonly PublishedPort[];
  /** Further arguments for QEMU, as they are. */
  readonly extra: readonly string[];
}

/** A comma separates options in QEMU's syntax; a doubled one stands for itself. */
function escaped(value: string): string {
  return value.replaceAll(',', ',,');
}

function networkArguments(shape: MachineShape): string[] {
  if (!shape.network) return [];
  const forwards = shape.publish.map(
    ({ address, hostPort, guestPort }) => `,hostfwd=tcp:${address}:${hostPort}-:${guestPort}`,
  );
  return [
    '-netdev',
    `user,id=net0${forwards.join('')}`,
    // Debian's OVMF brings no driver but virtio's; romfile= keeps iPXE out.
    '-device',
    'virtio-net-pci,netdev=net0,romfile=',
    // From edk2-stable202405 on, the network stack needs EFI_RNG.
    '-device',
    'virtio-rng-pci',
  ];
}

/** QEMU's arguments: no default devices, each one is named. */
export function qemuArguments(shape: MachineShape): string[] {
  return [
    '-machine',
    'q35',
    '-accel',
    shape.accelerator,
    '-cpu',
    shape.accelerator === 'kvm' ? 'host' : 'max',
    '-m',
    String(shape.memory),
    '-nodefaults',
    '-no-user-config',
    '-display',
    'none',
    '-no-reboot',
    '-drive',
    `if=pflash,unit=0,format=raw,readonly=on,file=${escaped(shape.ovmf.code)}`,
    '-drive',
    `if=pflash,unit=1,format=raw,file=${escaped(shape.vars)}`,
    '-chardev',
    `socket,id=frames,fd=${FRAMES_FD}`,
    '-device',
    `isa-debugcon,iobase=${FRAMES_PORT},chardev=frames`,
    '-chardev',
    `socket,id=console,fd=${CONSOLE_FD}`,
    '-serial',
    'chardev:console',
    '-device',
    `isa-debug-exit,iobase=${EXIT_PORT},iosize=0x04`,
    ...networkArguments(shape),
    '-kernel',
    shape.application,
    '-append',
    `host=qemu port=${FRAMES_PORT} exit=${EXIT_PORT}`,
    '-initrd',
    shape.bundle,
    ...shape.extra,
  ];
}

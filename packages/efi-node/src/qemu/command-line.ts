import type { PublishedPort } from '../run-arguments.ts';
import type { Ovmf } from './locate.ts';
import { hardwareAddress } from './tap.ts';

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
  /** Tap devices, a card on each; without any the card is on QEMU's user-mode network. */
  readonly taps: readonly string[];
  /** Path of the socket that QEMU's monitor listens on. */
  readonly qmp: string | undefined;
  /** Further arguments for QEMU, as they are. */
  readonly extra: readonly string[];
}

/** A comma separates options in QEMU's syntax; a doubled one stands for itself. */
function escaped(value: string): string {
  return value.replaceAll(',', ',,');
}

/** A card; `id` is its name in QMP. Debian's OVMF brings no driver but virtio's; romfile= keeps iPXE out. */
function card(index: number, more: string): string {
  return `virtio-net-pci,id=nic${index},netdev=net${index},romfile=${more}`;
}

function userCard(publish: readonly PublishedPort[]): string[] {
  const forwards = publish.map(
    ({ address, hostPort, guestPort }) => `,hostfwd=tcp:${address}:${hostPort}-:${guestPort}`,
  );
  return ['-netdev', `user,id=net0${forwards.join('')}`, '-device', card(0, '')];
}

function tapCard(tap: string, index: number): string[] {
  return [
    '-netdev',
    `tap,id=net${index},ifname=${tap},script=no,downscript=no`,
    '-device',
    card(index, `,mac=${hardwareAddress(tap)}`),
  ];
}

function monitorArguments(qmp: string | undefined): string[] {
  return qmp === undefined ? [] : ['-qmp', `unix:${escaped(qmp)},server=on,wait=off`];
}

function networkArguments(shape: MachineShape): string[] {
  if (!shape.network) return [];
  const cards = shape.taps.length === 0 ? userCard(shape.publish) : shape.taps.flatMap(tapCard);
  // From edk2-stable202405 on, the network stack needs EFI_RNG.
  return [...cards, '-device', 'virtio-rng-pci'];
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
    ...monitorArguments(shape.qmp),
    '-kernel',
    shape.application,
    '-append',
    `host=qemu port=${FRAMES_PORT} exit=${EXIT_PORT}`,
    '-initrd',
    shape.bundle,
    ...shape.extra,
  ];
}

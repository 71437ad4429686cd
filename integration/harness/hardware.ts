/** A machine as hardware would be: a disk, the firmware's console, and no word about QEMU. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locateOvmf, locateQemu, type Ovmf } from 'efi-node';
import { expect } from 'vitest';
import { TemporaryFolder, until } from './command.ts';
import { keep } from './places.ts';
import { startProcess } from './process.ts';

// Colours, cursor movements and modes of the terminal that firmware draws on.
// oxlint-disable-next-line no-control-regex -- escape codes begin with one
const ESCAPES = /\u001B(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_=])/g;

/** What firmware shows when nothing that it booted is left. */
export const GIVEN_UP: RegExp = /Shell>|Boot Manager Menu|Select Language|No bootable option/;

export interface Hardware {
  /** Path of a raw disk. */
  readonly disk?: string;
  /** An application that firmware starts before it looks for disks, and the load options that it hands over, as a boot entry's. */
  readonly application?: { readonly path: string; readonly loadOptions: string };
  readonly attachedBy?: 'virtio' | 'usb';
  /** A port of this host that leads to port 8000 of the machine, which has a network card then. */
  readonly port?: number;
  /** Firmware with Secure Boot, which has its variables protected from all but itself. */
  readonly secureOvmf?: Ovmf;
}

export interface Boot {
  /** What the console showed until it held, without escape codes. */
  readonly console: string;
  /** What came out of the ports that belong to QEMU. */
  readonly ports: Buffer;
}

const ATTACHED = {
  virtio: ['-device', 'virtio-blk-pci,drive=disk,bootindex=0'],
  usb: ['-device', 'qemu-xhci', '-device', 'usb-storage,drive=disk,bootindex=0'],
};

function diskArguments({ disk, attachedBy = 'virtio' }: Hardware): string[] {
  if (disk === undefined) return [];
  return ['-drive', `if=none,id=disk,format=raw,file=${disk}`, ...ATTACHED[attachedBy]];
}

function applicationArguments({ application }: Hardware): string[] {
  if (application === undefined) return [];
  return ['-kernel', application.path, '-append', application.loadOptions];
}

function networkArguments(port: number | undefined): string[] {
  if (port === undefined) return [];
  return [
    ['-netdev', `user,id=net0,hostfwd=tcp:127.0.0.1:${port}-:8000`],
    ['-device', 'virtio-net-pci,netdev=net0,romfile=', '-device', 'virtio-rng-pci'],
  ].flat();
}

/** Boots until the console shows `last`. `meanwhile` is called with each text that the console shows anew. */
export async function bootHardware(
  hardware: Hardware,
  last: RegExp = GIVEN_UP,
  meanwhile: (shown: string) => void = () => undefined,
): Promise<Boot> {
  using folder = new TemporaryFolder();
  const vars = join(folder.path, 'vars.fd');
  const ports = join(folder.path, 'ports');
  const { secureOvmf } = hardware;
  const ovmf = secureOvmf ?? locateOvmf();
  const isSecure = secureOvmf !== undefined;
  copyFileSync(ovmf.vars, vars);
  writeFileSync(ports, '');
  const args = [
    ['-machine', isSecure ? 'q35,smm=on' : 'q35', '-accel', 'tcg', '-cpu', 'max', '-m', '512'],
    ['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
    isSecure ? ['-global', 'driver=cfi.pflash01,property=secure,value=on'] : [],
    ['-drive', `if=pflash,unit=0,format=raw,readonly=on,file=${ovmf.code}`],
    ['-drive', `if=pflash,unit=1,format=raw,file=${vars}`],
    diskArguments(hardware),
    applicationArguments(hardware),
    networkArguments(hardware.port),
    ['-chardev', `file,id=ports,path=${ports}`, '-device', 'isa-debugcon,iobase=0x4e0,chardev=ports'],
    ['-device', 'isa-debug-exit,iobase=0xf4,iosize=0x04'],
    ['-serial', 'stdio'],
  ].flat();
  let shown = '';
  let ended: string | number | undefined;
  const seen = (): string => shown.replaceAll(ESCAPES, '').replaceAll('\r', '');
  const machine = startProcess(locateQemu(), args, {
    limit: 110_000,
    onText: (text) => {
      shown += text;
      meanwhile(seen());
    },
  });
  const end = machine.ended.then(({ code }) => {
    ended = code;
  });
  try {
    await until(() => ended !== undefined || last.test(seen()), `${last} on the console`, 100_000);
    // The machine goes on: QEMU's exit port, too, was left alone.
    expect(ended).toBeUndefined();
    return { console: seen(), ports: readFileSync(ports) };
  } catch (error) {
    throw new Error(`see ${keep('hardware', seen())}`, { cause: error });
  } finally {
    machine.kill('SIGKILL');
    await end;
  }
}

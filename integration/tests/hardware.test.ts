/** Booted as on hardware: from a disk, with no word about QEMU, and with nothing but the firmware's console. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeContainer, loadInstallation, locateOvmf, locateQemu, prepareProgram } from 'efi-node';
import { describe, expect, test } from 'vitest';
import { TemporaryFolder, until } from '../harness/command.ts';
import { diskObstacle, makeDisk } from '../harness/disk.ts';
import { INTEGRATION, keep } from '../harness/places.ts';
import { startProcess } from '../harness/process.ts';

// Colours, cursor movements and modes of the terminal that firmware draws on.
// oxlint-disable-next-line no-control-regex -- escape codes begin with one
const ESCAPES = /\u001B(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_=])/g;

async function bundle(file: string): Promise<Buffer> {
  const { filename, code, map } = await prepareProgram(join(INTEGRATION, 'programs', file));
  const config = {
    argv: ['by', 'hand'],
    execArgv: [],
    env: {},
    cwd: '/',
    filename,
    network: false,
    verbose: false,
  };
  return encodeContainer(loadInstallation().runtime, [{ config, code, map }]);
}

interface Boot {
  /** What the console showed until it held, without escape codes. */
  readonly console: string;
  /** What came out of the ports that belong to QEMU. */
  readonly ports: Buffer;
}

/** Boots from a disk until the console shows `last`. */
async function bootDisk(files: Readonly<Record<string, Uint8Array>>, last: RegExp): Promise<Boot> {
  using folder = new TemporaryFolder();
  const disk = makeDisk(folder.path, files);
  const vars = join(folder.path, 'vars.fd');
  const ports = join(folder.path, 'ports');
  const ovmf = locateOvmf();
  copyFileSync(ovmf.vars, vars);
  writeFileSync(ports, '');
  const args = [
    ['-machine', 'q35', '-accel', 'tcg', '-cpu', 'max', '-m', '512'],
    ['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
    ['-drive', `if=pflash,unit=0,format=raw,readonly=on,file=${ovmf.code}`],
    ['-drive', `if=pflash,unit=1,format=raw,file=${vars}`],
    ['-drive', `if=none,id=disk,format=raw,file=${disk}`],
    ['-device', 'virtio-blk-pci,drive=disk,bootindex=0'],
    ['-chardev', `file,id=ports,path=${ports}`, '-device', 'isa-debugcon,iobase=0x4e0,chardev=ports'],
    ['-device', 'isa-debug-exit,iobase=0xf4,iosize=0x04'],
    ['-serial', 'stdio'],
  ].flat();
  let shown = '';
  let ended: string | number | undefined;
  const machine = startProcess(locateQemu(), args, {
    limit: 110_000,
    onText: (text) => {
      shown += text;
    },
  });
  const seen = (): string => shown.replaceAll(ESCAPES, '').replaceAll('\r', '');
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

const obstacle = diskObstacle();

describe.skipIf(obstacle !== undefined)(
  `from a disk${obstacle === undefined ? '' : ` (not here: ${obstacle})`}`,
  () => {
    test('output on the console, and an exit code other than 0 is EFI_ABORTED', async () => {
      const files = {
        'BOOTX64.EFI': readFileSync(loadInstallation().application),
        'efi-node.bundle': await bundle('ends-with-seven.js'),
      };
      const { console, ports } = await bootDisk(files, /Shell>|Boot Manager Menu|Select Language/);
      expect(console).toMatch(/^out: by hand, 1,4,9$/m);
      expect(console).toMatch(/^err: . .$/m);
      expect(console).toMatch(/failed to start Boot\d+ .*: Aborted/);
      expect(ports).toEqual(Buffer.alloc(0));
    });

    test('without a bundle it says what is missing', async () => {
      const files = { 'BOOTX64.EFI': readFileSync(loadInstallation().application) };
      const { console, ports } = await bootDisk(files, /Shell>|Boot Manager Menu|Select Language/);
      expect(console).toMatch(
        /efi-node\.bundle beside the application cannot be opened \(EFI_STATUS 0x\w+\)/,
      );
      expect(console).toMatch(/failed to start Boot\d+ .*: Aborted/);
      expect(ports).toEqual(Buffer.alloc(0));
    });
  },
);

/** Booted as on hardware: from a disk, with no word about QEMU, and with nothing but the firmware's console. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeContainer, loadInstallation, prepareProgram } from 'efi-node';
import { describe, expect, test } from 'vitest';
import { TemporaryFolder } from '../harness/command.ts';
import { diskObstacle, makeDisk } from '../harness/disk.ts';
import { type Boot, bootHardware } from '../harness/hardware.ts';
import { INTEGRATION } from '../harness/places.ts';

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

/** Boots from a disk with these files until firmware has nothing left to boot. */
async function bootDisk(files: Readonly<Record<string, Uint8Array>>): Promise<Boot> {
  using folder = new TemporaryFolder();
  return await bootHardware({ disk: makeDisk(folder.path, files) });
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
      const { console, ports } = await bootDisk(files);
      expect(console).toMatch(/^out: by hand, 1,4,9$/m);
      expect(console).toMatch(/^err: . .$/m);
      expect(console).toMatch(/failed to start Boot\d+ .*: Aborted/);
      expect(ports).toEqual(Buffer.alloc(0));
    });

    test('without a bundle it says what is missing', async () => {
      const files = { 'BOOTX64.EFI': readFileSync(loadInstallation().application) };
      const { console, ports } = await bootDisk(files);
      expect(console).toMatch(
        /efi-node\.bundle beside the application cannot be opened \(EFI_STATUS 0x\w+\)/,
      );
      expect(console).toMatch(/failed to start Boot\d+ .*: Aborted/);
      expect(ports).toEqual(Buffer.alloc(0));
    });
  },
);

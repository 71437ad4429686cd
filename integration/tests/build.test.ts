/** `efi-node build`: one file that firmware starts, with nothing beside it that it needs. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freeHostPort, installation } from 'efi-node';
import { describe, expect, test } from 'vitest';
import { efiNode, TemporaryFolder } from '../harness/command.ts';
import { diskObstacle, makeDisk } from '../harness/disk.ts';
import { bootHardware } from '../harness/hardware.ts';
import { INTEGRATION } from '../harness/places.ts';

const program = (name: string): string => join(INTEGRATION, 'programs', name);

/** Builds into a folder and gives the application's path. */
async function build(folder: string, ...args: readonly string[]): Promise<string> {
  const output = join(folder, 'app.efi');
  const { code, stderr } = await efiNode(['build', '-o', output, ...args]).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return output;
}

const obstacle = diskObstacle();

describe.skipIf(obstacle !== undefined)(
  `from a disk${obstacle === undefined ? '' : ` (not here: ${obstacle})`}`,
  () => {
    test('booted by firmware: its arguments, its environment, the network, its exit code', async () => {
      using folder = new TemporaryFolder();
      const file = program('says-how-it-was-started.js');
      const application = await build(folder.path, file, '--env', 'COLOUR=red', '--', 'built', 'in');
      const disk = makeDisk(folder.path, {
        'BOOTX64.EFI': readFileSync(application),
        // What is inside comes first, or a signature would say little about what is run.
        'efi-node.bundle': 'not looked at',
      });
      const port = await freeHostPort();
      let answer: Promise<string> | undefined;
      const { console, ports } = await bootHardware({ disk, port }, undefined, (shown) => {
        if (!/^listening$/m.test(shown)) return;
        answer ??= fetch(`http://127.0.0.1:${port}/log`).then((response) => response.text());
      });
      expect(console).toMatch(/^argv: \["built","in"\]$/m);
      expect(console).toMatch(/^env: \{"COLOUR":"red"\}$/m);
      expect(console).toMatch(/^asked for \/log$/m);
      expect(await answer).toBe('from firmware\n');
      expect(console).toMatch(/failed to start Boot\d+ .*: Aborted/);
      expect(ports).toEqual(Buffer.alloc(0));
    });

    test('started in the UEFI shell: its words follow the arguments, its exit code is an EFI_STATUS', async () => {
      using folder = new TemporaryFolder();
      const file = program('ends-with-seven.js');
      const application = await build(folder.path, file, '--no-network', '--', 'built');
      const script = ['@echo -off', 'fs0:\\app.efi one "two  three"', 'echo status %lasterror%', ''];
      const disk = makeDisk(folder.path, {
        '/app.efi': readFileSync(application),
        '/startup.nsh': script.join('\r\n'),
      });
      const { console } = await bootHardware({ disk }, /^status \w+$/m);
      expect(console).toMatch(/^out: built one two {2}three, 1,4,9$/m);
      // EFI_ABORTED, as the shell shows it.
      expect(console).toMatch(/^status 0x15$/m);
    });
  },
);

test('what is inside comes before QEMU’s -initrd', async () => {
  using folder = new TemporaryFolder();
  const application = await build(folder.path, program('ends-with-seven.js'), '--', 'inside');
  copyFileSync(application, join(folder.path, 'efi-node.efi'));
  copyFileSync(installation().runtime, join(folder.path, 'runtime.bin'));
  const { code, stdout } = await efiNode(['run', program('many-lines.js')], {
    env: { ...process.env, EFI_NODE_FIRMWARE: folder.path },
  }).ended;
  expect(stdout).toBe('out: inside, 1,4,9\n');
  expect(code).toBe(7);
});

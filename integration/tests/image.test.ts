/** `efi-node image`: a disk that firmware boots, with room for what is written to it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freeHostPort } from 'efi-node';
import { describe, expect, test } from 'vitest';
import { efiNode, TemporaryFolder } from '../harness/command.ts';
import { diskObstacle, onVolume } from '../harness/disk.ts';
import { bootHardware } from '../harness/hardware.ts';
import { INTEGRATION } from '../harness/places.ts';

const program = (name: string): string => join(INTEGRATION, 'programs', name);

/** Makes an image in a folder and gives its path. */
async function image(folder: string, ...args: readonly string[]): Promise<string> {
  const output = join(folder, 'disk.img');
  const { code, stderr } = await efiNode(['image', '-o', output, ...args]).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return output;
}

test('booted as a USB stick', async () => {
  using folder = new TemporaryFolder();
  const file = program('says-how-it-was-started.js');
  const disk = await image(folder.path, file, '--env', 'COLOUR=red', '--', 'built', 'in');
  const port = await freeHostPort();
  let answer: Promise<string> | undefined;
  const { console, ports } = await bootHardware({ disk, attachedBy: 'usb', port }, undefined, (shown) => {
    if (!/^listening$/m.test(shown)) return;
    answer ??= fetch(`http://127.0.0.1:${port}/log`).then((response) => response.text());
  });
  expect(console).toMatch(/^argv: \["built","in"\]$/m);
  expect(console).toMatch(/^env: \{"COLOUR":"red"\}$/m);
  expect(console).toMatch(/^asked for \/log$/m);
  expect(await answer).toBe('from firmware\n');
  expect(console).toMatch(/failed to start Boot\d+ "UEFI QEMU QEMU USB .*: Aborted/);
  expect(ports).toEqual(Buffer.alloc(0));
});

const obstacle = diskObstacle();

describe.skipIf(obstacle !== undefined)(
  `read with mtools${obstacle === undefined ? '' : ` (not here: ${obstacle})`}`,
  () => {
    test.each([8, 64])('what firmware writes to a disk of %i MiB is there', async (size) => {
      using folder = new TemporaryFolder();
      const file = program('ends-with-seven.js');
      const disk = await image(folder.path, file, '--size', String(size), '--no-network');
      const volume = `${disk}@@1M`;
      const script = join(folder.path, 'startup.nsh');
      // The shell is what firmware boots after a program that did not end with 0.
      writeFileSync(
        script,
        ['fs0:', 'mkdir LOGS', 'echo "written" >a LOGS\\boot.txt', 'echo end', ''].join('\r\n'),
      );
      onVolume(volume, 'mcopy', script, '::');
      const { console } = await bootHardware({ disk }, /^end$/m);
      expect(console).toMatch(/^out: , 1,4,9$/m);
      const log = join(folder.path, 'boot.txt');
      onVolume(volume, 'mcopy', '::/LOGS/boot.txt', log);
      expect(readFileSync(log, 'latin1')).toBe('written\r\n');
    });
  },
);

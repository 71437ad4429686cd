/** `efi-node build`: one file that firmware starts, with nothing beside it that it needs. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freeHostPort, installation } from 'efi-node';
import { describe, expect, test } from 'vitest';
import { efiNode, TemporaryFolder } from '../harness/command.ts';
import { diskObstacle, makeDisk } from '../harness/disk.ts';
import { bootHardware } from '../harness/hardware.ts';
import { INTEGRATION } from '../harness/places.ts';
import { SECURE_OVMF, secureBootObstacle, sign } from '../harness/secure-boot.ts';

const program = (name: string): string => join(INTEGRATION, 'programs', name);

/** Builds into a folder and gives the application's path. */
async function build(folder: string, ...args: readonly string[]): Promise<string> {
  const output = join(folder, 'app.efi');
  const { code, stderr } = await efiNode(['build', '-o', output, ...args]).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return output;
}

test.each([
  ['build', ['-o', 'folder'], '-o folder: that is a folder, and a file is expected'],
  ['build', ['-o', 'nowhere/app.efi'], 'there is no folder'],
  ['build', ['--env', 'HOME'], '--env HOME: expected NAME=VALUE'],
  ['image', ['--size', '3'], '--size 3: too small, this program needs 7 MiB'],
  ['image', ['-o', '/dev/null'], '-o /dev/null: that is a device, and a file is expected'],
])('%s %j is a mistake, and leaves nothing', async (command, args, message) => {
  using folder = new TemporaryFolder();
  mkdirSync(join(folder.path, 'folder'));
  const file = program('ends-with-seven.js');
  const { code, stdout, stderr } = await efiNode([command, file, ...args], { cwd: folder.path }).ended;
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(readdirSync(folder.path)).toEqual(['folder']);
});

test('the same program makes the same bytes, whatever the environment is', async () => {
  using folder = new TemporaryFolder();
  const file = program('ends-with-seven.js');
  const make = async (command: string, secret: string): Promise<Buffer> => {
    const env = { ...process.env, EFI_NODE_TEST_SECRET: secret };
    const { code } = await efiNode([command, file, '-o', secret], { cwd: folder.path, env }).ended;
    expect(code).toBe(0);
    return readFileSync(join(folder.path, secret));
  };
  for (const command of ['build', 'image']) {
    const bytes = await make(command, 'xyzzy-plugh');
    expect(bytes.includes('xyzzy-plugh')).toBe(false);
    expect(bytes.equals(await make(command, 'plover'))).toBe(true);
  }
});

test('started with load options, as by a boot entry', async () => {
  using folder = new TemporaryFolder();
  const path = await build(folder.path, program('ends-with-seven.js'), '--no-network', '--', 'built');
  const { console, ports } = await bootHardware({ application: { path, loadOptions: 'one "two  three"' } });
  expect(console).toMatch(/^out: built one two {2}three, 1,4,9$/m);
  expect(ports).toEqual(Buffer.alloc(0));
});

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

const insecure = obstacle ?? secureBootObstacle();

describe.skipIf(insecure !== undefined)(
  `Secure Boot${insecure === undefined ? '' : ` (not here: ${insecure})`}`,
  () => {
    test('a signed application runs, also from an image', async () => {
      using folder = new TemporaryFolder();
      const application = await build(
        folder.path,
        program('ends-with-seven.js'),
        '--no-network',
        '--',
        'signed',
      );
      const signed = join(folder.path, 'signed.efi');
      // It warns of what is not covered by a section.
      expect(sign(application, signed)).toBe('Signing Unsigned original image\n');
      const disk = join(folder.path, 'disk.img');
      const made = await efiNode(['image', signed, '-o', disk]).ended;
      expect(made).toMatchObject({ code: 0, stderr: '' });
      const { console } = await bootHardware({ disk, secureOvmf: SECURE_OVMF });
      expect(console).toMatch(/^out: signed, 1,4,9$/m);
    });

    test('one that is not signed is refused by firmware', async () => {
      using folder = new TemporaryFolder();
      const application = await build(folder.path, program('ends-with-seven.js'), '--no-network');
      const disk = makeDisk(folder.path, { 'BOOTX64.EFI': readFileSync(application) });
      const { console } = await bootHardware({ disk, secureOvmf: SECURE_OVMF });
      expect(console).toMatch(/failed to load Boot\d+ .*: Access Denied/);
      expect(console).not.toMatch(/^out:/m);
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

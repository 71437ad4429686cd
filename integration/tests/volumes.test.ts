/** Files on a disk, in firmware: what a program leaves there is read by the next one, and by mtools on the host. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeContainer, loadInstallation, locateOvmf, locateQemu, prepareProgram } from 'efi-node';
import { describe, expect, test } from 'vitest';
import { TemporaryFolder, until } from '../harness/command.ts';
import {
  diskArguments,
  diskObstacle,
  listVolume,
  makeDisk,
  makeVolume,
  putFile,
  readFromVolume,
} from '../harness/disk.ts';
import { startProgram } from '../harness/machine.ts';
import { INTEGRATION, keep } from '../harness/places.ts';
import { startProcess } from '../harness/process.ts';

const NOTHING_LEFT = { blocks: 0, events: 0, pins: 0, parsers: 0, handles: 0 };

/** Runs integration/programs/volume.cjs to its end and gives its output. */
async function run(action: string, qemuArguments: readonly string[]): Promise<string> {
  const file = join(INTEGRATION, 'programs/volume.cjs');
  await using machine = await startProgram({ file, args: [action], qemuArguments });
  const { end, leaks } = await machine.ended;
  expect(end, `${machine.stderr()}\nsee ${machine.log(`volume ${action}`)}`).toEqual({
    kind: 'done',
    code: 0,
  });
  expect(leaks).toEqual(NOTHING_LEFT);
  return machine.stdout();
}

test('without a disk only /tmp can be written to', async () => {
  expect(await run('no-disk', [])).toBe(
    [
      "[ 'app', 'boot', 'dev', 'tmp', 'volumes' ] /",
      "EROFS: read-only file system, open 'out.txt'",
      "EROFS: read-only file system, open '/app/out.txt'",
      "EROFS: read-only file system, open '/volumes/out.txt'",
      "EROFS: read-only file system, open '/app/programs/volume.cjs'",
      "EROFS: read-only file system, mkdir '/data' ENOENT: no such file or directory, open '/volumes/DATA/x'",
      'in memory true',
      'true',
      'EROFS',
      '',
    ].join('\n'),
  );
});

/** Boots from the disk, as hardware does, until the console shows a text. */
async function bootFrom(image: string, folder: string, shown: string): Promise<void> {
  const ovmf = locateOvmf();
  const vars = join(folder, 'vars.fd');
  copyFileSync(ovmf.vars, vars);
  const args = [
    ['-machine', 'q35', '-accel', 'tcg', '-cpu', 'max', '-m', '512', '-nodefaults', '-display', 'none'],
    ['-drive', `if=pflash,unit=0,format=raw,readonly=on,file=${ovmf.code}`],
    ['-drive', `if=pflash,unit=1,format=raw,file=${vars}`],
    ['-drive', `if=none,id=disk,format=raw,file=${image}`],
    ['-device', 'virtio-blk-pci,drive=disk,bootindex=0', '-serial', 'stdio'],
  ].flat();
  let console = '';
  const machine = startProcess(locateQemu(), args, {
    limit: 110_000,
    onText: (text) => {
      console += text;
    },
  });
  try {
    await until(() => console.includes(shown), `${shown} on the console`, 100_000);
  } catch (error) {
    throw new Error(`see ${keep('boot volume', console)}`, { cause: error });
  } finally {
    machine.kill('SIGKILL');
    await machine.ended;
  }
}

const obstacle = diskObstacle();

describe.skipIf(obstacle !== undefined)(
  `on a FAT disk${obstacle === undefined ? '' : ` (not here: ${obstacle})`}`,
  () => {
    test('what is written is there after the next boot, and for the host', async () => {
      using folder = new TemporaryFolder();
      const image = makeVolume(folder.path, 'DATA');
      putFile(image, folder.path, '/hello.txt', 'from the host');
      expect(await run('write', diskArguments(image))).toBe(
        ["[ 'hello.txt' ] from the host", 'FROM the host false', 'written', ''].join('\n'),
      );
      expect(listVolume(image, '/').toSorted()).toEqual(['/logs/', '/stream.txt']);
      expect(listVolume(image, '/logs').toSorted()).toEqual(['/logs/boot.txt', '/logs/deep/', '/logs/large']);
      expect(readFromVolume(image, '/logs/boot.txt')).toBe('first line\nsecond line\n');
      expect(readFromVolume(image, '/logs/deep/Grüße an alle.text')).toBe('a long name');
      expect(readFromVolume(image, '/logs/large')).toBe('large '.repeat(500_000));
      expect(await run('read', diskArguments(image))).toBe(
        [
          '[',
          "  'logs',",
          "  'logs/boot.txt',",
          "  'logs/deep',",
          "  'logs/deep/Grüße an alle.text',",
          "  'logs/large',",
          "  'stream.txt'",
          ']',
          'first line',
          'second line',
          ' streamed',
          '2001-09-09T01:46:40.000Z',
          'true',
          '',
        ].join('\n'),
      );
    });

    test('the disk that a machine was booted from is /boot', async () => {
      using folder = new TemporaryFolder();
      const { filename, code, map } = await prepareProgram(join(INTEGRATION, 'programs/boot-volume.cjs'));
      const settings = { argv: [], execArgv: [], env: {}, cwd: '/', network: false, verbose: false };
      const config = { ...settings, filename };
      const image = makeDisk(folder.path, {
        'BOOTX64.EFI': readFileSync(loadInstallation().application),
        'efi-node.bundle': encodeContainer(loadInstallation().runtime, [{ config, code, map }]),
      });
      await bootFrom(image, folder.path, 'report written');
      expect(readFromVolume(image, '/report.txt')).toMatch(/^volumes: .+, boot: \/volumes\/.+\n$/);
    });

    test('a write-protected disk can be read', async () => {
      using folder = new TemporaryFolder();
      const image = makeVolume(folder.path, 'DATA');
      putFile(image, folder.path, '/hello.txt', 'from the host');
      expect(await run('protected', diskArguments(image, { readOnly: true }))).toBe(
        [
          'from the host',
          "EROFS: read-only file system, open '/volumes/DATA/hello.txt'",
          "EROFS: read-only file system, open '/volumes/DATA/new'",
          "EROFS: read-only file system, mkdir '/volumes/DATA/dir' EROFS: read-only file system, unlink '/volumes/DATA/hello.txt'",
          "EROFS: read-only file system, access '/volumes/DATA/hello.txt'",
          "EROFS: read-only file system, rename '/volumes/DATA/hello.txt' -> '/volumes/DATA/x'",
          "EXDEV: cross-device link not permitted, rename '/volumes/DATA/hello.txt' -> '/tmp/x'",
          'from the host',
          '',
        ].join('\n'),
      );
    });

    test('a full disk says so, and goes on when there is room', async () => {
      using folder = new TemporaryFolder();
      const image = makeVolume(folder.path, 'DATA', 2);
      expect(await run('fill', diskArguments(image))).toBe(
        [
          'true true true',
          'ENOSPC: no space left on device, write true true',
          'ENOSPC: no space left on device, ftruncate',
          'ENOSPC: no space left on device, write',
          'true',
          '',
        ].join('\n'),
      );
      expect(readFromVolume(image, '/more')).toBe('there is room');
    });
  },
);

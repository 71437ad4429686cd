import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { crc32 } from './crc32.ts';
import { smallestDisk, systemDisk } from './disk.ts';
import { fatLayout } from './fat-layout.ts';
import { guidBytes } from './gpt.ts';
import { writeOutput } from './output-file.ts';

// What checks disks is often not in the PATH of a user. The user's own settings for mtools do not matter here.
const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`, MTOOLSRC: '/dev/null' };
const MIB = 1_048_576;

const isMissing = (command: string): boolean =>
  spawnSync(command, ['--version'], { env }).error !== undefined;

const missing = (...commands: readonly string[]): string | undefined => {
  const found = commands.find(isMissing);
  return found === undefined ? undefined : `${found} is not installed`;
};

const title = (name: string, reason: string | undefined): string =>
  reason === undefined ? name : `${name} (not here: ${reason})`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'efi-node-disk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Not a multiple of any cluster's size, and different everywhere. */
const application = Buffer.from(
  Uint32Array.from({ length: 400_001 }, (_, index) => index * 2_654_435_761).buffer,
);

async function write(mebibytes: number, content: Uint8Array = application): Promise<string> {
  const path = join(folder, `${mebibytes}.img`);
  const { size, pieces } = systemDisk(content, mebibytes);
  await writeOutput(path, size, pieces);
  return path;
}

const output = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** The largest FAT16, the smallest FAT32, and each size of clusters. */
const SIZES = [7, 17, 18, 34, 35, 64, 261, 263, 8200, 20_000, 40_000];

const noPartitioner = missing('sfdisk');
describe.skipIf(noPartitioner !== undefined)(title('the table, as fdisk reads it', noPartitioner), () => {
  test.each(SIZES)('%i MiB', async (mebibytes) => {
    const path = await write(mebibytes);
    expect(output('sfdisk', '--verify', path)).toContain('No errors detected');
    const table: unknown = JSON.parse(output('sfdisk', '--json', path));
    expect(table).toMatchObject({
      partitiontable: {
        label: 'gpt',
        firstlba: 34,
        lastlba: mebibytes * 2048 - 34,
        partitions: [
          {
            start: 2048,
            size: (mebibytes - 2) * 2048,
            type: 'C12A7328-F81F-11D2-BA4B-00A0C93EC93B',
            name: 'EFI-NODE',
          },
        ],
      },
    });
  });

  test('the copy at the end serves when the first is gone', async () => {
    const path = await write(64);
    const whole = output('sfdisk', '--dump', path);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0, 512, 1024));
    expect(output('sfdisk', '--dump', path)).toBe(whole);
  });
});

const noChecker = missing('fsck.vfat');
describe.skipIf(noChecker !== undefined)(title('the volume, as fsck.vfat checks it', noChecker), () => {
  test.each(SIZES)('%i MiB', async (mebibytes) => {
    const { pieces } = systemDisk(application, mebibytes);
    const path = join(folder, 'volume');
    const volume = pieces
      .filter(({ offset }) => offset >= MIB && offset < (mebibytes - 1) * MIB)
      .map(({ offset, bytes }) => ({ offset: offset - MIB, bytes }));
    await writeOutput(path, (mebibytes - 2) * MIB, volume);
    const report = output('fsck.vfat', '-n', '-v', path);
    expect(report).toMatch(mebibytes <= 34 ? /2 FATs, 16 bit entries/ : /2 FATs, 32 bit entries/);
    const clusters = fatLayout((mebibytes - 2) * 2048)?.clusters ?? 0;
    expect(report).toMatch(new RegExp(`: 4 files, \\d+/${clusters} clusters\n$`));
  });
});

const noTools = missing('mdir', 'mcopy', 'minfo');
describe.skipIf(noTools !== undefined)(title('the volume, as mtools read it', noTools), () => {
  test.each(SIZES)('%i MiB', async (mebibytes) => {
    const drive = `${await write(mebibytes)}@@1M`;
    expect(output('mdir', '-/', '-b', '-i', drive, '::')).toBe(
      '::/EFI/\n::/EFI/BOOT/\n::/EFI/BOOT/BOOTX64.EFI\n',
    );
    const copy = join(folder, 'copy');
    output('mcopy', '-i', drive, '::/EFI/BOOT/BOOTX64.EFI', copy);
    expect(readFileSync(copy).equals(application)).toBe(true);
    expect(output('mdir', '-i', drive, '::')).toContain('Volume in drive : is EFI-NODE');
    const free = Number(
      /([\d ]+) bytes free/.exec(output('mdir', '-i', drive, '::'))?.[1]?.replaceAll(' ', ''),
    );
    expect(free).toBe(systemDisk(application, mebibytes).free);
  });

  test('what is free can be filled to the last byte', async () => {
    const path = await write(7);
    const { free } = systemDisk(application, 7);
    const log = join(folder, 'LOG.TXT');
    writeFileSync(log, Buffer.alloc(free, 'line\n'));
    output('mcopy', '-i', `${path}@@1M`, log, '::');
    expect(output('mdir', '-i', `${path}@@1M`, '::')).toMatch(/ 0 bytes free/);
    writeFileSync(log, 'more');
    expect(() => output('mcopy', '-i', `${path}@@1M`, log, '::/MORE.TXT')).toThrow('Disk full');
  });
});

describe('without tools', () => {
  test('the same bytes for the same application, others for another', () => {
    const other = Buffer.from(application);
    other.writeUInt8(other.readUInt8(9) ^ 1, 9);
    const parts = (content: Uint8Array): string[] =>
      systemDisk(content, 64).pieces.map(({ offset, bytes }) => `${offset} ${crc32(bytes)}`);
    expect(parts(application)).toEqual(parts(Buffer.from(application)));
    // The table's header and entries, for which the content decides the identifiers.
    expect(parts(application)[1]).not.toBe(parts(other)[1]);
    expect(parts(application)[2]).not.toBe(parts(other)[2]);
  });

  test('a disk that is too small', () => {
    const smallest = smallestDisk(application.length);
    expect(smallest).toBe(7);
    expect(() => systemDisk(application, smallest - 1)).toThrow(RangeError);
    expect(smallestDisk(10 * MIB)).toBe(13);
    expect(() => systemDisk(Buffer.alloc(10 * MIB), 12)).toThrow(RangeError);
  });

  test('no size makes a volume that could be taken for the other kind', () => {
    for (let mebibytes = 7; mebibytes < 70_000; mebibytes += mebibytes < 600 ? 1 : 509) {
      const layout = fatLayout((mebibytes - 2) * 2048);
      const clusters = layout?.clusters ?? 0;
      const limits = layout?.type === 'FAT16' ? [4085, 65_524] : [65_525, 0x0fff_fff4];
      expect(clusters).toBeGreaterThanOrEqual(limits[0] ?? 0);
      expect(clusters).toBeLessThanOrEqual(limits[1] ?? 0);
    }
  });

  test('the check sum of the nine digits, and the bytes of a GUID', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf4_3926);
    expect(guidBytes('00112233-4455-6677-8899-aabbccddeeff').toString('hex')).toBe(
      '33221100554477668899aabbccddeeff',
    );
  });
});

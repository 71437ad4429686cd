/** A disk as hardware would have: a FAT volume that firmware boots from. */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why no disk can be made here; undefined when one can. */
export function diskObstacle(): string | undefined {
  const missing = ['mformat', 'mmd', 'mcopy'].find(
    (command) => spawnSync(command, ['--version']).error !== undefined,
  );
  return missing === undefined ? undefined : `${missing} is not installed: apt-get install -y mtools`;
}

/** The volume that scenarios work on. */
export const VOLUME_LABEL = 'SCENARIO';

/** Bytes of a file that is read from an image. */
const MOST_OUTPUT = 2 ** 26;

/** Runs a command of mtools on a volume: the path of an image, and after @@ where in it the volume begins. */
export function onVolume(volume: string, command: string, ...args: readonly string[]): string {
  // The environment of the user may describe drives of its own, and have no letters but those of ASCII.
  const env = { ...process.env, MTOOLSRC: '/dev/null', LC_ALL: 'C.UTF-8' };
  return execFileSync(command, ['-i', volume, ...args], { env, encoding: 'utf8', maxBuffer: MOST_OUTPUT });
}

/** Heads and sectors per track, as mtools wants to know them. */
const GEOMETRY = ['-h', '64', '-s', '32'];
const SECTORS_PER_MIB = 2048;

/** Makes an image with an empty FAT volume of this label, and gives its path. */
export function makeVolume(folder: string, label: string, mebibytes = 64): string {
  const image = join(folder, `${label}.img`);
  onVolume(image, 'mformat', '-C', '-T', String(mebibytes * SECTORS_PER_MIB), ...GEOMETRY, '-v', label, '::');
  return image;
}

/** What QEMU is told to give the machine a disk. */
export function diskArguments(image: string, { readOnly = false }: { readOnly?: boolean } = {}): string[] {
  const drive = `if=none,id=volume,format=raw,readonly=${readOnly ? 'on' : 'off'},file=${image}`;
  return ['-drive', drive, '-device', 'virtio-blk-pci,drive=volume'];
}

/** Copies a text to a volume; its directory is there. */
export function putFile(image: string, folder: string, path: string, content: string | Uint8Array): void {
  const file = join(folder, 'file');
  writeFileSync(file, content);
  onVolume(image, 'mcopy', '-o', file, `::${path}`);
}

/** A file's text, as the host reads it from the image. */
export function readFromVolume(image: string, path: string): string {
  return onVolume(image, 'mtype', `::${path}`);
}

/** Names in a directory, as the host reads them; directories end in a slash. */
export function listVolume(image: string, path: string): string[] {
  return onVolume(image, 'mdir', '-b', `::${path}`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^::/, ''));
}

/**
 * Makes a disk image of 64 MiB in `folder` with these files in `EFI/BOOT/`, or at the root if their names begin with a
 * slash, and gives its path.
 */
export function makeDisk(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const image = join(folder, 'disk.img');
  onVolume(image, 'mformat', '-C', '-T', String(64 * SECTORS_PER_MIB), ...GEOMETRY, '::');
  onVolume(image, 'mmd', '::/EFI', '::/EFI/BOOT');
  for (const [name, content] of Object.entries(files))
    putFile(image, folder, name.startsWith('/') ? name : `/EFI/BOOT/${name}`, content);
  return image;
}

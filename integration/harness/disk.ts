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

/** Runs a command of mtools on a volume: the path of an image, and after @@ where in it the volume begins. */
export function onVolume(volume: string, command: string, ...args: readonly string[]): void {
  // The environment of the user may describe drives of its own.
  execFileSync(command, ['-i', volume, ...args], { env: { ...process.env, MTOOLSRC: '/dev/null' } });
}

/**
 * Makes a disk image of 64 MiB in `folder` with these files in `EFI/BOOT/`, or at the root if their names begin with a
 * slash, and gives its path.
 */
export function makeDisk(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const image = join(folder, 'disk.img');
  const onImage = (command: string, ...args: readonly string[]): void => onVolume(image, command, ...args);
  // 131,072 sectors of 512 bytes, by heads and sectors per track as mtools wants it.
  onImage('mformat', '-C', '-T', '131072', '-h', '64', '-s', '32', '::');
  onImage('mmd', '::/EFI', '::/EFI/BOOT');
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, 'file');
    writeFileSync(file, content);
    onImage('mcopy', file, name.startsWith('/') ? `::${name}` : `::/EFI/BOOT/${name}`);
  }
  return image;
}

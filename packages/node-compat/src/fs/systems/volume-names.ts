/** Names of a FAT volume, as Linux's vfat takes and refuses them. */
import { Failure, longestName, type Names } from './file-system.ts';

/** A backslash would be taken for the end of a directory's name. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const impossible = /[\u0000-\u001f"*:<>?\\|]/;

/** Files that are deleted while they are open wait in the root under such a name for being closed. */
const asidePattern = /^\.efi-node-deleted-\d+$/i;

export function asideName(number: number): string {
  return `.efi-node-deleted-${number}`;
}

export function isAside(name: string): boolean {
  return asidePattern.test(name);
}

/** The path as firmware wants it. What no file can be called is not there. */
export function pathOf(names: Names): string {
  if (names.some((name) => impossible.test(name))) throw new Failure('ENOENT');
  return `\\${names.join('\\')}`;
}

/** Refuses a name that is to be made. */
export function checkNew(names: Names): void {
  const name = names.at(-1) ?? '';
  if (name.length > longestName) throw new Failure('ENAMETOOLONG');
  // FAT's names cannot end in dots and spaces: firmware would drop them, and the file would be called otherwise.
  if (impossible.test(name) || /[. ]$/.test(name)) throw new Failure('EINVAL');
}

/** Case does not count. */
export function keyOf(names: Names): string {
  return names.join('\\').toLowerCase();
}

/** A number for each path, always the same: FAT has no inodes. */
export function inodeOf(names: Names): number {
  let hash = 0xcbf2_9ce4;
  for (const char of keyOf(names)) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x0100_0193) >>> 0;
  return hash + 2;
}

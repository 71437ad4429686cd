import { existsSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

/** The folder that programs live in, as they see it. */
export const PROGRAM_ROOT = '/app';

/** Whether a file belongs to an npm package and not to the user. */
export function isInNodeModules(file: string): boolean {
  return /(?:^|[\\/])node_modules[\\/]/.test(file);
}

/** The nearest folder at or above the file's that has a package.json, or the file's own. */
export function projectRoot(entry: string): string {
  const own = dirname(entry);
  for (let directory = own; ; ) {
    if (existsSync(join(directory, 'package.json'))) return directory;
    const above = dirname(directory);
    if (above === directory) return own;
    directory = above;
  }
}

/** The package that a file belongs to: the folder of the nearest package.json. */
export function packageOf(file: string): string {
  for (let directory = dirname(file); ; directory = dirname(directory)) {
    if (existsSync(join(directory, 'package.json')) || directory === dirname(directory)) return directory;
  }
}

/**
 * What `__filename` is on the machine: below /app as it is below `root`; an npm package that lies elsewhere (a
 * workspace's store) is below /app/node_modules, any other file below /app/_.
 */
export function machinePath(file: string, root: string): string {
  const inside = relative(root, file);
  const parts = inside.split(sep);
  const portable = parts.join('/');
  if (parts[0] !== '..' && !portable.startsWith('/')) return posix.join(PROGRAM_ROOT, portable);
  const marker = '/node_modules/';
  const absolute = file.split(sep).join('/');
  const at = absolute.lastIndexOf(marker);
  if (at >= 0) return posix.join(PROGRAM_ROOT, 'node_modules', absolute.slice(at + marker.length));
  return posix.join(PROGRAM_ROOT, '_', absolute.replace(/^[A-Za-z]:/, ''));
}

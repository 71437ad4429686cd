// The Debian packages that building and booting need: installed if root or sudo allows it, else named.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say, SetupError, succeeds } from './run.mjs';

export const inPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .concat('/usr/sbin', '/sbin')
    .some((directory) => existsSync(join(directory, name)));
const anyOf =
  (...paths) =>
  () =>
    paths.some((path) => existsSync(path));
export const command = (name) => () => inPath(name);

/** Package, and how one sees that it is there. */
const NEEDED = [
  ['qemu-system-x86', () => Boolean(process.env.EFI_NODE_QEMU) || inPath('qemu-system-x86_64')],
  ['ovmf', () => Boolean(process.env.EFI_NODE_OVMF_CODE) || existsSync('/usr/share/OVMF/OVMF_CODE_4M.fd')],
  ['gnu-efi', anyOf('/usr/include/efi/efi.h')],
  ['gcc', command('gcc')],
  ['libc6-dev', anyOf('/usr/include/stdio.h')],
  ['binutils', command('ld')],
  ['make', command('make')],
  ['xz-utils', command('xz')],
  // Disk images for the tests that boot as hardware does.
  ['mtools', command('mformat')],
];

/** What goes before a command that root has to run; undefined if there is no way. */
export function sudo() {
  if (process.getuid?.() === 0) return [];
  return succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

export function execute(prefix, words) {
  const [name, ...args] = [...prefix, ...words];
  say(`$ ${[name, ...args].join(' ')}`);
  run(name, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

export function updateLists(prefix) {
  try {
    execute(prefix, ['apt-get', 'update']);
  } catch (error) {
    // The lists that are there may do.
    say(error.message);
  }
}

/** Installs what is missing, after printing the command. Throws SetupError with the exact command if it may not. */
export function installPackages() {
  const missing = NEEDED.filter(([, isThere]) => !isThere()).map(([name]) => name);
  if (missing.length === 0) return;
  if (!inPath('apt-get')) {
    throw new SetupError(`these are missing, and there is no apt-get to install them with: ${missing.join(', ')}
  efi-node is set up on Debian 12 and its relatives; elsewhere install what corresponds to these packages`);
  }
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing];
  const prefix = sudo();
  if (prefix === undefined) {
    throw new SetupError(`these Debian packages are missing: ${missing.join(', ')}. Install them, then try again:
  sudo apt-get update && sudo ${install.join(' ')}`);
  }
  updateLists(prefix);
  execute(prefix, install);
  const still = NEEDED.filter(([name, isThere]) => missing.includes(name) && !isThere()).map(
    ([name]) => name,
  );
  if (still.length > 0) throw new SetupError(`installed, but still not found: ${still.join(', ')}`);
}

/** The machine's compiler and gnu-efi, and the flags that everything in the image is compiled with. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { BuildError } from './errors.mjs';
import { run } from './process.mjs';

/**
 * Holds for every object in the image, libraries too. Interrupt handlers run on the application's stack, so no red
 * zone; nobody has set up %fs, so no stack protector; there is no unwinder.
 */
export const SAFE_FLAGS = [
  '-ffreestanding',
  '-fpic',
  '-fvisibility=hidden',
  '-mno-red-zone',
  '-fno-stack-protector',
  '-fcf-protection=none',
  '-fno-asynchronous-unwind-tables',
];

/** gnu-efi 3.0 keeps its crt0, linker script and library in /usr/lib, 4.0 in the multiarch directory: all from one. */
const GNU_EFI_PLACES = [
  '/usr/lib',
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu/gnuefi',
  '/usr/lib/gnuefi',
  '/usr/lib64/gnuefi',
];

export function findGnuEfi() {
  for (const directory of GNU_EFI_PLACES) {
    const found = {
      startup: join(directory, 'crt0-efi-x86_64.o'),
      script: join(directory, 'elf_x86_64_efi.lds'),
      library: join(directory, 'libgnuefi.a'),
    };
    if (Object.values(found).every((path) => existsSync(path)) && existsSync('/usr/include/efi/efi.h'))
      return found;
  }
  throw new BuildError(
    `gnu-efi is not installed (looked for crt0-efi-x86_64.o, elf_x86_64_efi.lds and libgnuefi.a in ${GNU_EFI_PLACES.join(', ')})\n  apt-get install gnu-efi`,
  );
}

function find(command) {
  for (const directory of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(directory, command);
    if (directory !== '' && existsSync(path)) return realpathSync(path);
  }
  throw new BuildError(`${command} is not installed\n  apt-get install build-essential`);
}

/** Changes when a tool or gnu-efi is replaced by another; asks no tool to run, so that a build with nothing to do is quick. */
export function toolchainIdentity() {
  const tools = ['gcc', 'ld', 'objcopy', 'objdump', 'make', 'ar'].map(find);
  const files = [...tools, ...Object.values(findGnuEfi())];
  return files.map((path) => {
    const { size, mtimeMs } = statSync(path);
    return `${path} ${size} ${mtimeMs}`;
  });
}

/** Paths that only the compiler itself knows. */
export function compilerPaths() {
  return {
    include: run('gcc', ['-print-file-name=include']).trim(),
    libgcc: run('gcc', ['-print-libgcc-file-name']).trim(),
  };
}

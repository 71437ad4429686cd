// Builds the yardstick as a folder that EFI_NODE_FIRMWARE can name: `efi-node run` then boots it in the application's place.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { backlogLibrary } from '../../firmware/index.js';
import { withLinuxHeader } from '../../firmware/scripts/pe.mjs';

const source = fileURLToPath(new URL('yardstick.c', import.meta.url));
const folder = fileURLToPath(new URL('../build/yardstick/', import.meta.url));

/** gnu-efi 3.0 keeps its start code and linker script in /usr/lib, 4.0 in the multiarch folder. */
function gnuEfi() {
  const places = ['/usr/lib', '/usr/lib/x86_64-linux-gnu'];
  const found = places.find((place) => existsSync(join(place, 'crt0-efi-x86_64.o')));
  if (!found) throw new Error(`gnu-efi was expected in ${places.join(' or ')}; install the package gnu-efi`);
  return found;
}

const INCLUDES = ['-I/usr/include/efi', '-I/usr/include/efi/x86_64'];
const COMPILE = [
  '-c -O2 -Wall -ffreestanding -fpic -fshort-wchar -mno-red-zone -fno-stack-protector'.split(' '),
  '-maccumulate-outgoing-args -DGNU_EFI_USE_MS_ABI'.split(' '),
  INCLUDES,
].flat();
const LINK = '-nostdlib -znocombreloc -shared -Bsymbolic'.split(' ');
const SECTIONS = [
  '.text',
  '.sdata',
  '.data',
  '.dynamic',
  '.dynsym',
  '.rel',
  '.rela',
  '.rel.*',
  '.rela.*',
  '.reloc',
];

/** Answers the folder. */
export function buildYardstick() {
  mkdirSync(folder, { recursive: true });
  const at = (name) => join(folder, name);
  const lib = gnuEfi();
  const run = (command, args) => execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const sections = SECTIONS.flatMap((name) => ['-j', name]);
  const format = ['--target', 'efi-app-x86_64', '--subsystem=10'];
  run('gcc', [...COMPILE, source, '-o', at('yardstick.o')]);
  run('ld', [
    ...LINK,
    '-T',
    join(lib, 'elf_x86_64_efi.lds'),
    join(lib, 'crt0-efi-x86_64.o'),
    at('yardstick.o'),
    `-L${lib}`,
    '-lefi',
    '-lgnuefi',
    '-o',
    at('yardstick.so'),
  ]);
  run('objcopy', [...sections, ...format, at('yardstick.so'), at('yardstick.efi')]);
  writeFileSync(at('efi-node.efi'), withLinuxHeader(readFileSync(at('yardstick.efi'))));
  copyFileSync(backlogLibrary, at('listen-backlog.so'));
  writeFileSync(at('runtime.bin'), ''); // it runs no program
  return folder;
}

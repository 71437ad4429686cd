// Builds the yardstick as a folder that EFI_NODE_FIRMWARE can name: `efi-node run` then boots it in the application's place.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

const SECTIONS = ['.text', '.sdata', '.data', '.dynamic', '.dynsym', '.rel', '.rela', '.rel.*', '.rela.*', '.reloc'];

/** Answers the folder. */
export function buildYardstick() {
  mkdirSync(folder, { recursive: true });
  const at = (name) => join(folder, name);
  const lib = gnuEfi();
  const run = (command, args) => execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  run('gcc', [
    ...['-c', '-O2', '-Wall', '-ffreestanding', '-fpic', '-fshort-wchar', '-mno-red-zone', '-fno-stack-protector'],
    ...['-maccumulate-outgoing-args', '-DGNU_EFI_USE_MS_ABI', '-I/usr/include/efi', '-I/usr/include/efi/x86_64'],
    ...[source, '-o', at('yardstick.o')],
  ]);
  run('ld', [
    ...['-nostdlib', '-znocombreloc', '-shared', '-Bsymbolic', '-T', join(lib, 'elf_x86_64_efi.lds'), `-L${lib}`],
    ...[join(lib, 'crt0-efi-x86_64.o'), at('yardstick.o'), '-lefi', '-lgnuefi', '-o', at('yardstick.so')],
  ]);
  const sections = SECTIONS.flatMap((name) => ['-j', name]);
  run('objcopy', [...sections, '--target', 'efi-app-x86_64', '--subsystem=10', at('yardstick.so'), at('yardstick.efi')]);
  writeFileSync(at('efi-node.efi'), withLinuxHeader(readFileSync(at('yardstick.efi'))));
  writeFileSync(at('runtime.bin'), ''); // it runs no program
  return folder;
}

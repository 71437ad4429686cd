import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(`./dist/${name}`, import.meta.url));

export const efiApplication = path('efi-node.efi');
export const runtimeBytecode = path('runtime.bin');
export const backlogLibrary = path('listen-backlog.so');
export const scriptCompiler = path('efi-node-compile');

export function readBuild() {
  return JSON.parse(readFileSync(path('build.json'), 'utf8'));
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `integration`. */
export const INTEGRATION: string = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
/** What that folder is on the machine. */
export const MACHINE_DIRECTORY = '/app';
export const REPOSITORY: string = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Node 24, the oracle, whatever runs the tests. */
export const ORACLE: string = join(REPOSITORY, 'node_modules/.bin/node');
export const COMMAND: string = join(REPOSITORY, 'packages/efi-node/bin/efi-node.js');

/** Keeps what a failed test may need, and gives the path to be put into its message. */
export function keep(name: string, text: string): string {
  const directory = join(INTEGRATION, 'build/failures');
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${name.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}.log`);
  writeFileSync(path, text);
  return path;
}

/** Whether tests are to take the time for their long versions. */
export const isLong: boolean = process.env['EFI_NODE_LONG'] === '1';

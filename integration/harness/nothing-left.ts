/**
 * Around a whole run of the suite: nothing of it is left on the host afterwards. The run gets a folder for temporary
 * files of its own, so that whatever else runs on this host does not count.
 */
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { qemuProcesses } from './command.ts';
import { remainingNamespaces, removeNamespace } from './network-namespace.ts';

async function remaining<T>(left: () => readonly T[]): Promise<readonly T[]> {
  // What cleans up after a killed command may still be about its work.
  for (let round = 0; round < 50 && left().length > 0; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return left();
}

/** For vitest's `globalSetup`. */
export function setup(): () => Promise<void> {
  const before = process.env['TMPDIR'];
  const directory = mkdtempSync(join(tmpdir(), 'efi-node-suite-'));
  // PostgreSQL refuses to be root: where the suite is root's, somebody else's data is below.
  chmodSync(directory, 0o711);
  process.env['TMPDIR'] = directory;
  return async () => {
    // Each QEMU names its copy of the variables store, which is in the folder.
    const machines = await remaining(() => qemuProcesses(''));
    const folders = await remaining(() =>
      readdirSync(directory).filter((name) => name.startsWith('efi-node-')),
    );
    const namespaces = await remaining(remainingNamespaces);
    for (const name of namespaces) removeNamespace(name);
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(directory, { recursive: true, force: true });
    const complaints = [
      ...machines.map((pid) => `the tests have left a QEMU running, process ${pid}`),
      ...namespaces.map((name) => `the tests have left a network namespace: ${name}`),
      ...folders.map((name) => `the tests have left a folder: ${name}`),
    ];
    if (complaints.length === 0) return;
    // vitest prints what a teardown throws, and then ends with 0.
    process.exitCode = 1;
    throw new Error(complaints.join('\n'));
  };
}

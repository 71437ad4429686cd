import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND } from './places.ts';
import { type ProcessOptions, type RunningProcess, startProcess } from './process.ts';

/** `efi-node …` as a user types it. */
export function efiNode(args: readonly string[], options: ProcessOptions = {}): RunningProcess {
  return startProcess(process.execPath, [COMMAND, ...args], { limit: 90_000, ...options });
}

/** A process's command line, undefined when it has ended (a zombie has none either). */
function commandLine(pid: string): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return text === '' ? undefined : text.replaceAll('\0', ' ');
  } catch {
    return undefined;
  }
}

/**
 * Process ids of the QEMUs of this run, which name its temporary folder, whose command line has `text` in it; its words
 * are separated by a space.
 */
export function qemuProcesses(text: string): number[] {
  const ours = join(tmpdir(), 'efi-node-');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const line = commandLine(pid);
      return line !== undefined && /^\S*qemu-system/.test(line) && line.includes(ours) && line.includes(text);
    })
    .map(Number);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until something holds; throws after the limit in milliseconds. */
export async function until(holds: () => boolean, what: string, limit = 30_000): Promise<void> {
  const end = Date.now() + limit;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`in vain, after ${limit} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A folder that is gone after the test. */
export class TemporaryFolder implements Disposable {
  readonly path: string = mkdtempSync(join(tmpdir(), 'efi-node-test-'));

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

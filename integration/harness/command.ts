import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND } from './places.ts';
import { type ProcessOptions, type RunningProcess, startProcess } from './process.ts';

/** `efi-node …` as a user types it. */
export function efiNode(args: readonly string[], options: ProcessOptions = {}): RunningProcess {
  return startProcess(process.execPath, [COMMAND, ...args], { limit: 90_000, ...options });
}

/** Process ids of all QEMUs whose command line has `text` in it. */
export function qemuProcesses(text: string): number[] {
  const table = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 2 ** 24 });
  return table
    .split('\n')
    .filter((line) => /^\s*\d+ \S*qemu-system/.test(line) && line.includes(text))
    .map((line) => Number.parseInt(line, 10));
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

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A program's script as bytecode of the engine; undefined where the compiler cannot run, or cannot make sense of the
 * script: the machine then gets the text, and tells where it is wrong. `name` is what stack frames show.
 */
export function compileScript(compiler: string, code: Uint8Array, name: string): Uint8Array | undefined {
  if (!existsSync(compiler)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'efi-node-'));
  try {
    const source = join(folder, name);
    const output = join(folder, 'bytecode');
    writeFileSync(source, code);
    // The text of functions stays: programs and packages look into it.
    const { status } = spawnSync(compiler, ['--keep-source', source, name, output], { stdio: 'ignore' });
    return status === 0 ? readFileSync(output) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

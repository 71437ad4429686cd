/**
 * What a tsconfig.json says of TypeScript is not to change JavaScript: with `strict` or `alwaysStrict` the bundler would
 * make every file strict, and `this` in a plain function of a .cjs file would no longer be what it is on Node.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const NAME = 'tsconfig.json';

/** The nearest tsconfig.json, as the bundler would use it. */
export function nearestSettings(file: string): { readonly path: string; readonly text: string } | undefined {
  for (let directory = dirname(file); ; directory = dirname(directory)) {
    const path = join(directory, NAME);
    try {
      return { path, text: readFileSync(path, 'utf8') };
    } catch {
      // Not in this folder.
    }
    if (directory === dirname(directory)) return undefined;
  }
}

/** Settings for a build, in a file of their own as long as it takes: those of `base` without making anything strict. */
export class SloppySettings implements Disposable {
  readonly path: string;
  private readonly directory: string;

  constructor(base: string) {
    this.directory = mkdtempSync(join(tmpdir(), 'efi-node-settings-'));
    this.path = join(this.directory, NAME);
    const compilerOptions = { strict: false, alwaysStrict: false };
    writeFileSync(this.path, JSON.stringify({ extends: base, compilerOptions }));
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true });
  }
}

/** The one tsconfig.json that holds for all of these files; undefined where there is none, or more than one. */
export function commonSettings(files: readonly string[]): string | undefined {
  const paths = new Set(files.map((file) => nearestSettings(file)?.path));
  const [only] = paths;
  return paths.size === 1 ? only : undefined;
}

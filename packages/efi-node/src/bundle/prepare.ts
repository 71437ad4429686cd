import { readdirSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../command-error.ts';
import { installation, ownVersion } from '../installation.ts';
import { cacheDirectory } from '../paths.ts';
import { BundleCache, type CachedProgram } from './cache.ts';

export interface PreparedProgram extends CachedProgram {
  readonly cached: boolean;
}

const EXTENSIONS: readonly string[] = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.jsx', '.tsx'];

/** The absolute path of a program's file. Throws CommandError if it is none. */
function programFile(given: string): string {
  const path = resolve(given);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new CommandError(`no such file: ${given}`);
  if (!stat.isFile()) throw new CommandError(`not a file: ${given}`);
  if (!EXTENSIONS.includes(extname(path))) {
    throw new CommandError(
      `${given}: a file that ends with ${EXTENSIONS.slice(0, 4).join(', ')} is expected`,
    );
  }
  return path;
}

async function bundle(entry: string): Promise<{ program: CachedProgram; inputs: readonly string[] }> {
  // Loaded only when there is something to bundle, as a start from the cache must not pay for them.
  const [{ bundleProgram }, { refusedBuiltins }, esbuild, compat] = await Promise.all([
    import('./bundler.ts'),
    import('./policy.ts'),
    import('esbuild'),
    import('@efi-node/node-compat'),
  ]);
  const refused = refusedBuiltins(compat.absentBuiltins);
  const result = await bundleProgram({ entry, builtins: compat.outsideModules, refused, esbuild });
  const notes = result.absent.map(
    ({ kind, specifier, importer }) => `absent: ${kind} '${specifier}', asked for by ${importer}`,
  );
  const program = {
    filename: result.filename,
    code: Buffer.from(result.code),
    map: compat.encodeSourceMap(result.map),
    notes,
  };
  return { program, inputs: result.inputs };
}

/**
 * Names what decides a bundle besides the program: this bundler, and the runtime whose builtins it leaves outside. A
 * version alone does not, for whoever works on them.
 */
function bundlerIdentity(): string {
  const own = fileURLToPath(new URL('.', import.meta.url));
  const files = [...readdirSync(own).map((name) => join(own, name)), installation().runtime];
  const stamps = files.map((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? '' : `${stat.size} ${stat.mtimeMs}`;
  });
  return [ownVersion(), ...stamps].join('\n');
}

/** Bundles a program, or takes it from the cache if nothing has changed. */
export async function prepareProgram(
  file: string,
  options: { cache?: boolean } = {},
): Promise<PreparedProgram> {
  const entry = programFile(file);
  const cache = options.cache === false ? undefined : new BundleCache(cacheDirectory(), bundlerIdentity());
  const known = cache?.read(entry);
  if (known !== undefined) return { ...known, cached: true };
  const { program, inputs } = await bundle(entry);
  cache?.write(entry, program, inputs);
  return { ...program, cached: false };
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../command-error.ts';
import { installation, ownVersion } from '../installation.ts';
import { cacheDirectory } from '../paths.ts';
import { compileScript } from './bytecode.ts';
import { BundleCache, type CachedProgram } from './cache.ts';
import { machinePath, projectRoot } from './module-paths.ts';

export interface PreparedProgram extends CachedProgram {
  readonly cached: boolean;
  /** One line for the user about modules that are missed; undefined if none are, or if it was said before. */
  readonly warning: string | undefined;
  /** The working directory on the machine: what the command's is here, if that is inside of the project. */
  readonly cwd: string;
  /** Files that come along, by their absolute paths on the machine: `files` of a ContainerProgram. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface PrepareOptions {
  /** Whether bundles are kept and taken from the cache; they are unless told otherwise. */
  readonly cache?: boolean;
  /** Files and folders that come along besides those that the sources name. */
  readonly assets?: readonly string[];
  /** False: only `assets` come along. */
  readonly findAssets?: boolean;
  /** Shorter code. Stack traces point into the files that the user wrote all the same. */
  readonly minify?: boolean;
  /** False: `code` is source text; otherwise it is the engine's bytecode where that can be made. */
  readonly bytecode?: boolean;
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

interface Bundled {
  readonly program: CachedProgram;
  readonly inputs: readonly string[];
  readonly watched: readonly string[];
  readonly warning: string | undefined;
}

async function bundle(entry: string, options: PrepareOptions): Promise<Bundled> {
  // Loaded only when there is something to bundle, as a start from the cache must not pay for them.
  const [{ bundleProgram }, { describeMissed }, { refusedBuiltins }, esbuild, compat] = await Promise.all([
    import('./bundler.ts'),
    import('./missed.ts'),
    import('./policy.ts'),
    import('esbuild'),
    import('@efi-node/node-compat'),
  ]);
  const refused = refusedBuiltins(compat.absentBuiltins);
  const { assets = [], findAssets = true, minify = false } = options;
  const builtins = compat.outsideModules;
  const result = await bundleProgram({ entry, builtins, refused, esbuild, assets, findAssets, minify });
  const notes = result.absent.map(
    ({ kind, specifier, importer }) => `absent: ${kind} '${specifier}', asked for by ${importer}`,
  );
  const code = Buffer.from(result.code);
  const compiled =
    options.bytecode === false ? undefined : compileScript(installation().compiler, code, 'program.js');
  const program = {
    filename: result.filename,
    code: compiled ?? code,
    map: compat.encodeSourceMap(result.map),
    notes,
    assets: result.assets,
  };
  return { program, inputs: result.inputs, watched: result.watched, warning: describeMissed(result.missed) };
}

/**
 * Names what decides a bundle besides the program: this bundler, and the runtime whose builtins it leaves outside. A
 * version alone does not, for whoever works on them.
 */
function bundlerIdentity(): string {
  const own = fileURLToPath(new URL('.', import.meta.url));
  const files = [
    ...readdirSync(own).map((name) => join(own, name)),
    installation().runtime,
    installation().compiler,
  ];
  const stamps = files.map((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? '' : `${stat.size} ${stat.mtimeMs}`;
  });
  return [ownVersion(), ...stamps].join('\n');
}

/** What the working directory is on the machine. */
function machineDirectory(entry: string): string {
  const root = projectRoot(entry);
  const inside = relative(root, process.cwd());
  return inside.startsWith('..') || isAbsolute(inside) ? '/' : machinePath(process.cwd(), root);
}

/** The files themselves. One that has gone since is not there on the machine either. */
function readAssets(assets: ReadonlyMap<string, string>): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const [machine, host] of assets) {
    if (statSync(host, { throwIfNoEntry: false }) !== undefined) files.set(machine, readFileSync(host));
  }
  return files;
}

/** Bundles a program, or takes it from the cache if nothing has changed. */
export async function prepareProgram(file: string, options: PrepareOptions = {}): Promise<PreparedProgram> {
  const entry = programFile(file);
  const { cache: usesCache = true, ...rest } = options;
  const versions = [bundlerIdentity(), JSON.stringify(rest)].join('\n');
  const cache = usesCache ? new BundleCache(cacheDirectory(), versions) : undefined;
  let program = cache?.read(entry);
  const cached = program !== undefined;
  let warning: string | undefined;
  if (program === undefined) {
    const bundled = await bundle(entry, rest);
    cache?.write(entry, bundled.program, bundled.inputs, bundled.watched);
    ({ program, warning } = bundled);
  }
  return { ...program, cached, warning, cwd: machineDirectory(entry), files: readAssets(program.assets) };
}

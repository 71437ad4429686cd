/** Files that a program reads when it runs, and that therefore come along: those that its sources name. */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { CommandError } from '../command-error.ts';
import { isInNodeModules } from './module-paths.ts';
import type { PathReference } from './references.ts';

const MEBIBYTE = 2 ** 20;
/** All assets together, those named by --assets apart. */
const LIMIT = 64 * MEBIBYTE;

export interface FoundAssets {
  /** Absolute paths of files. */
  readonly files: ReadonlySet<string>;
  /** Paths whose existence, or for a folder whose listing, has decided what was found. */
  readonly watched: ReadonlySet<string>;
}

/** Whether a path leads into a folder of packages, or one that its name hides. */
function isHidden(inside: string): boolean {
  const parts = inside.split(sep);
  const folders = parts.slice(0, -1);
  return parts.includes('node_modules') || folders.some((part) => part.startsWith('.'));
}

export interface AssetOptions {
  /** The project's folder. */
  readonly root: string;
  /** What relative paths are relative to. */
  readonly cwd: string;
}

export class AssetCollector {
  private readonly options: AssetOptions;
  /** Path and what brought it in. */
  private readonly sizes = new Map<string, { readonly size: number; readonly cause: string }>();
  private readonly exempt = new Set<string>();
  private readonly watched = new Set<string>();
  private readonly folders = new Set<string>();

  constructor(options: AssetOptions) {
    this.options = options;
  }

  /** What `--assets` names; it counts towards no limit. */
  addNamed(given: string): void {
    const path = resolve(given);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) throw new CommandError(`--assets ${given}: no such file or folder`);
    this.watched.add(path);
    const before = new Set(this.sizes.keys());
    this.take(path, given);
    for (const file of this.sizes.keys()) if (!before.has(file)) this.exempt.add(file);
  }

  /** A file whose path is certain, as `require.resolve` has answered it. */
  addFile(path: string): void {
    this.take(path, path);
  }

  /** What a package reads from the working directory by itself, if it is there. */
  addExpected(name: string): void {
    for (const base of new Set([this.options.cwd, this.options.root])) {
      const path = join(base, name);
      if (relative(this.options.root, path).startsWith('..')) continue;
      this.watch(path);
      this.take(path, name);
    }
  }

  /** What one source file names. Of a package only its own files, by absolute paths. */
  addReferences(source: string, paths: readonly PathReference[], boundary: string): void {
    const isPackage = isInNodeModules(source);
    for (const path of paths) {
      if (path.text === '' || path.text.includes('\0') || path.text.includes('\n')) continue;
      if (path.text.length > 1000 || path.text.includes('://')) continue;
      for (const candidate of this.candidates(source, path, isPackage)) {
        const inside = relative(boundary, candidate);
        if (inside.startsWith('..') || inside.startsWith(sep) || isHidden(inside)) continue;
        // A source that names itself does not read itself, and its folder alone is no file to be read.
        const isOwn = candidate === source || candidate === dirname(source) || inside === '';
        if (isOwn && path.isWhole && !path.isCertain) continue;
        this.watch(candidate);
        if (this.matches(candidate, path)) this.takeMatching(candidate, path);
      }
    }
  }

  /** Absolute paths that a reference may stand for. */
  private candidates(
    source: string,
    { text, isCertain, isWhole }: PathReference,
    isPackage: boolean,
  ): string[] {
    const ending = /[^/]\/$/.test(text) ? sep : '';
    if (text.startsWith('/')) return [resolve(text) + (ending === '' ? '' : sep)];
    if (isPackage) return [];
    if (/^\.*\/*$/.test(text)) return isCertain && isWhole ? [resolve(this.options.cwd, text)] : [];
    // A mere word is a path only where a path is expected; with an ending it may be a file's name anywhere.
    if (!isCertain && !/[\\/]|\w\.\w+$/.test(text)) return [];
    const bases = new Set([this.options.cwd, dirname(source), this.options.root]);
    return [...bases].map((base) => resolve(base, text) + ending);
  }

  private watch(path: string): void {
    this.watched.add(path.endsWith(sep) ? path.slice(0, -1) : path);
  }

  private matches(candidate: string, path: PathReference): boolean {
    if (path.isWhole || candidate.endsWith(sep)) {
      return statSync(candidate, { throwIfNoEntry: false }) !== undefined;
    }
    return statSync(dirname(candidate), { throwIfNoEntry: false })?.isDirectory() ?? false;
  }

  private takeMatching(candidate: string, path: PathReference): void {
    if (path.isWhole || candidate.endsWith(sep)) {
      this.take(resolve(candidate), path.text);
      return;
    }
    const folder = dirname(candidate);
    this.watched.add(folder);
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(basename(candidate)) || name.startsWith('.') || name === 'node_modules') continue;
      this.take(join(folder, name), path.text);
    }
  }

  /** A file, or a folder with all that is in it. Hidden ones only by their own name. */
  private take(path: string, cause: string): void {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isFile() === true) {
      if (!this.sizes.has(path)) this.sizes.set(path, { size: stat.size, cause });
      return;
    }
    if (stat?.isDirectory() !== true || this.folders.has(path)) return;
    this.folders.add(path);
    this.watched.add(path);
    for (const name of readdirSync(path)) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      this.take(join(path, name), cause);
    }
  }

  /** Throws CommandError when what was found by itself is too much. */
  finish(): FoundAssets {
    const causes = new Map<string, number>();
    let total = 0;
    for (const [path, { size, cause }] of this.sizes) {
      if (this.exempt.has(path)) continue;
      total += size;
      causes.set(cause, (causes.get(cause) ?? 0) + size);
    }
    if (total > LIMIT) throw this.tooMuch(total, causes);
    return { files: new Set(this.sizes.keys()), watched: this.watched };
  }

  private tooMuch(total: number, causes: ReadonlyMap<string, number>): CommandError {
    const mebibytes = (size: number): string => `${(size / MEBIBYTE).toFixed(1)} MiB`;
    const largest = [...causes].toSorted(([, a], [, b]) => b - a).slice(0, 5);
    const lines = largest.map(([cause, size]) => `  ${mebibytes(size)} by '${cause}'`);
    return new CommandError(
      `the files that the program names are too much to come along: ${mebibytes(total)}, and ${mebibytes(LIMIT)} is the limit\n${lines.join('\n')}`,
      {
        hints: [
          'what --assets names does not count: --assets PATH',
          'with --no-assets only that comes along',
        ],
      },
    );
  }
}

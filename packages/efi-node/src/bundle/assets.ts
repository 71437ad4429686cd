/** Files that a program reads when it runs, and that therefore come along: those that its sources name. */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
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

/** What no program reads of its own project: histories of sources, and packages, which the bundler brings. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules']);
/** What only its own name brings, wherever it lies: it has secrets in it. */
const SECRET = /^\.(?:env(?:\..*)?|npmrc|netrc)$/;
/** Something that belongs to a package, and not a package as a whole. */
const INSIDE_PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/@.][^/]*\/[^/]/;

/** Whether a path leads to what does not come along, even where it is named. */
function isLeftOut(inside: string, mayBeOfPackage: boolean): boolean {
  const parts = inside.split(sep);
  if (!parts.some((part) => LEFT_OUT.has(part))) return false;
  const isOfPackage = mayBeOfPackage && INSIDE_PACKAGE.test(parts.join('/'));
  return !isOfPackage || parts.some((part) => LEFT_OUT.has(part) && part !== 'node_modules');
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
  /** Those that were taken, and whether with what is hidden in them. */
  private readonly folders = new Map<string, boolean>();

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
    const namesItself = paths.some(({ text }) => text.startsWith(boundary));
    for (const path of paths) {
      if (path.text === '' || path.text.includes('\0') || path.text.includes('\n')) continue;
      if (path.text.length > 1000 || path.text.includes('://')) continue;
      const bases = isPackage ? (namesItself ? [dirname(source), boundary] : []) : this.bases(source);
      for (const candidate of this.candidates(path, bases, isPackage)) {
        const inside = relative(boundary, candidate);
        const mayBeOfPackage = !isPackage && (path.isCertain || isAbsolute(path.text));
        if (inside.startsWith('..') || isAbsolute(inside) || isLeftOut(inside, mayBeOfPackage)) continue;
        // A source that names itself does not read itself, and its folder alone is no file to be read.
        const isOwn = candidate === source || candidate === dirname(source) || inside === '';
        // A package that hands out its folder does so for others to read what is in it.
        const isMeant = path.isCertain || (isPackage && path.isHandedOut);
        if (isOwn && path.isWhole && !isMeant) continue;
        this.watch(candidate);
        if (this.matches(candidate, path)) this.takeMatching(candidate, path);
      }
    }
  }

  /** What relative paths of the user's own files may be relative to. */
  private bases(source: string): string[] {
    return [...new Set([this.options.cwd, dirname(source), this.options.root])];
  }

  /** Absolute paths that a reference may stand for. */
  private candidates(
    { text, isCertain, isWhole, isRest }: PathReference,
    bases: readonly string[],
    isPackage: boolean,
  ): string[] {
    const ending = /[^/]\/$/.test(text) ? sep : '';
    if (/^\.*\/*$/.test(text)) {
      return isCertain && isWhole && !isPackage ? [resolve(this.options.cwd, text)] : [];
    }
    // `folder + '/views/a.html'`: what the folder is shows when the program runs, and most often it is the own one.
    if (isRest) return bases.map((base) => join(base, text));
    if (text.startsWith('/')) return [resolve(text) + ending];
    if (isPackage) return [];
    // A mere word is a path only where a path is expected; with an ending it may be a file's name anywhere.
    if (!isCertain && !/[\\/]|\w\.\w+$/.test(text)) return [];
    return bases.map((base) => resolve(base, text) + ending);
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
      const isHidden = name.startsWith('.') && !basename(candidate).startsWith('.');
      if (!name.startsWith(basename(candidate)) || isHidden || LEFT_OUT.has(name)) continue;
      this.take(join(folder, name), path.text);
    }
  }

  /** A file, or a folder with all that is in it: what is hidden in it too, unless the project itself lies in it. */
  private take(path: string, cause: string, withHidden = !this.holdsProject(path)): void {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isFile() === true) {
      if (!this.sizes.has(path)) this.sizes.set(path, { size: stat.size, cause });
      return;
    }
    if (stat?.isDirectory() !== true || this.folders.get(path) === true) return;
    if (!withHidden && this.folders.has(path)) return;
    this.folders.set(path, withHidden);
    this.watched.add(path);
    for (const name of readdirSync(path)) {
      if (LEFT_OUT.has(name) || SECRET.test(name) || (name.startsWith('.') && !withHidden)) continue;
      this.take(join(path, name), cause, withHidden);
    }
  }

  /** Whether a folder is the project's or above it. */
  private holdsProject(path: string): boolean {
    const inside = relative(path, this.options.root);
    return !inside.startsWith('..') && !isAbsolute(inside);
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

import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeEntries, encodeEntries } from '../container.ts';

/** What is kept of a bundled program. */
export interface CachedProgram {
  readonly filename: string;
  readonly code: Uint8Array;
  readonly map: Uint8Array;
  /** What the user should hear with --verbose. */
  readonly notes: readonly string[];
  /** Files that come along: path on the machine, absolute path here. They are read anew at each start. */
  readonly assets: ReadonlyMap<string, string>;
}

interface Fingerprint {
  readonly path: string;
  /** Size and time of change; if these are as they were, the content is taken to be. Undefined for no such file. */
  readonly stamp: string | undefined;
  /** Hash of the content, of a folder that of its names; undefined for no such file. */
  readonly hash: string | undefined;
}

interface Manifest {
  readonly filename: string;
  readonly notes: readonly string[];
  readonly assets: readonly (readonly [machine: string, host: string])[];
  readonly inputs: readonly Fingerprint[];
}

/** Entries beyond this many, or beyond so many bytes together, are thrown away, those not used for longest first. */
const KEPT = 100;
const KEPT_BYTES = 256 * 2 ** 20;

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function fingerprint(path: string): Fingerprint {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return { path, stamp: undefined, hash: undefined };
  const stamp = `${stat.size} ${stat.mtimeMs} ${stat.ino}`;
  return { path, stamp, hash: contentHash(path, stat.isFile()) };
}

function contentHash(path: string, isFile: boolean): string {
  return sha256(isFile ? readFileSync(path) : `folder\0${readdirSync(path).toSorted().join('\0')}`);
}

function isUnchanged(known: Fingerprint): boolean {
  const stat = statSync(known.path, { throwIfNoEntry: false });
  if (stat === undefined) return known.stamp === undefined;
  if (`${stat.size} ${stat.mtimeMs} ${stat.ino}` === known.stamp) return true;
  return known.hash !== undefined && contentHash(known.path, stat.isFile()) === known.hash;
}

/**
 * Files that decide what is found, besides those that were read: manifests of packages, and the folders that a
 * package could newly appear in.
 */
function deciders(inputs: readonly string[]): Set<string> {
  const paths = new Set<string>();
  const seen = new Set<string>();
  for (const input of inputs) {
    for (let directory = dirname(input); !seen.has(directory); directory = dirname(directory)) {
      seen.add(directory);
      paths.add(join(directory, 'package.json'));
      paths.add(join(directory, 'tsconfig.json'));
      const inPackage = /[\\/]node_modules[\\/]/.test(`${directory}/`);
      if (!inPackage) paths.add(join(directory, 'node_modules'));
    }
  }
  return paths;
}

/**
 * Keeps bundled programs by what went into them. `versions` names everything else that decides the result: the
 * bundler's, the builtins'.
 */
export class BundleCache {
  private readonly directory: string;
  private readonly versions: string;

  constructor(directory: string, versions: string) {
    this.directory = join(directory, 'bundles');
    this.versions = versions;
  }

  private pathOf(entry: string): string {
    // Positions in error messages and sources are relative to the working directory.
    return join(this.directory, sha256(`${this.versions}\0${process.cwd()}\0${entry}`));
  }

  /** The program if nothing that it was made of has changed. */
  read(entry: string): CachedProgram | undefined {
    const path = this.pathOf(entry);
    try {
      const entries = decodeEntries(readFileSync(path));
      const manifestBytes = entries.get('manifest');
      const code = entries.get('code');
      const map = entries.get('map');
      if (manifestBytes === undefined || code === undefined || map === undefined) return undefined;
      const manifest: Manifest = JSON.parse(Buffer.from(manifestBytes).toString());
      if (!manifest.inputs.every(isUnchanged)) return undefined;
      const now = new Date();
      utimesSync(path, now, now);
      const { filename, notes, assets } = manifest;
      return { filename, notes, assets: new Map(assets), code, map };
    } catch {
      // Not there, or cut off by a full disk: both mean bundling anew.
      return undefined;
    }
  }

  /**
   * `watched` are paths that decide besides the inputs: whether they are there, or what is in them. Failing to write is
   * no failure: the next run bundles again.
   */
  write(
    entry: string,
    program: CachedProgram,
    inputs: readonly string[],
    watched: readonly string[] = [],
  ): void {
    const manifest: Manifest = {
      filename: program.filename,
      notes: program.notes,
      assets: [...program.assets],
      inputs: [...new Set([...inputs, ...watched, ...deciders(inputs)])].map(fingerprint),
    };
    const bytes = encodeEntries([
      ['manifest', Buffer.from(JSON.stringify(manifest))],
      ['code', program.code],
      ['map', program.map],
    ]);
    const path = this.pathOf(entry);
    const draft = `${path}.${process.pid}`;
    try {
      mkdirSync(this.directory, { recursive: true });
      writeFileSync(draft, bytes);
      renameSync(draft, path);
      this.prune();
    } catch {
      // Nothing is kept; a draft that was cut off goes with the others when its turn comes.
    }
  }

  private prune(): void {
    const byUse = readdirSync(this.directory)
      .map((name) => join(this.directory, name))
      .map((path) => ({ path, stat: statSync(path, { throwIfNoEntry: false }) }))
      .toSorted((a, b) => (b.stat?.mtimeMs ?? 0) - (a.stat?.mtimeMs ?? 0));
    let bytes = 0;
    for (const [index, { path, stat }] of byUse.entries()) {
      bytes += stat?.size ?? 0;
      if (index >= KEPT || bytes > KEPT_BYTES) rmSync(path, { force: true });
    }
  }
}

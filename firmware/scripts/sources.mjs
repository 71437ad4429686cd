/**
 * The third-party sources of the firmware: which, at which version and checksum, and where they are looked for.
 * Nothing of them is committed; a copy whose sha256 is right is kept under `firmware/build/downloads`.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './process.mjs';
import { openArchive } from './apt.mjs';
import { BuildError } from './errors.mjs';

/** Names a directory that holds the files, for machines without an archive or after a version has left it. */
export const SOURCES_VARIABLE = 'EFI_NODE_SOURCES';

export const SOURCES = {
  engine: {
    what: 'QuickJS-ng 0.17.0',
    file: 'qjs-src_0.17.0-1_all.deb',
    sha256: '04631979bdadaccffd76c1cb0aff5d07389aa889a90b6a902eba858a3a3b3988',
    package: { kind: 'binary', name: 'qjs-src', version: '0.17.0-1', suite: 'sid' },
    inside: 'usr/src/quickjs-ng',
  },
  parser: {
    what: 'llhttp 9.4.3',
    file: 'libllhttp-source_9.4.3+~cs12.11.9-2_all.deb',
    sha256: '8a70cbc1d310f51a7d5594d258eeb6ef57db6fbc1c58065407c203a03abadf2e',
    package: { kind: 'binary', name: 'libllhttp-source', version: '9.4.3+~cs12.11.9-2', suite: 'sid' },
    inside: 'usr/src/llhttp',
  },
  libc: {
    what: 'musl 1.2.5',
    file: 'musl_1.2.5.orig.tar.gz',
    sha256: 'a9a118bbe84d8764da0ea0d28b3ab3fae8477fc7e4085d90102b8596fc7c75e4',
    // Only the upstream archive is used: its checksum is the same whatever Debian's revision is.
    package: { kind: 'source', name: 'musl', version: '1.2.5', suite: 'trixie' },
    inside: 'musl-1.2.5',
  },
  zlib: {
    what: 'zlib 1.3.1',
    file: 'zlib_1.3.dfsg+really1.3.1.orig.tar.gz',
    sha256: '60dd315c07f616887caa029408308a018ace66e3d142726a97db164b3b8f69fb',
    package: { kind: 'source', name: 'zlib', version: '1.3.dfsg+really1.3.1', suite: 'trixie' },
    inside: 'zlib-1.3.1',
  },
  digests: {
    what: 'Mbed TLS 2.28.3',
    file: 'mbedtls_2.28.3.orig.tar.gz',
    sha256: '3b4953aa55a681e084d31892d9904cc5328d6b4958ea57b90ae4b4f94ae69a8d',
    // Its digests are those of the newest; a suite that is past its point releases keeps the archive where it is.
    package: { kind: 'source', name: 'mbedtls', version: '2.28.3', suite: 'bookworm' },
    inside: 'Mbed-TLS-mbedtls-8f97ca5',
  },
};

export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The reason why a file is not the one wanted, or undefined. */
function defect(path, source) {
  if (!existsSync(path)) return 'not there';
  const got = sha256(readFileSync(path));
  return got === source.sha256 ? undefined : `sha256 is ${got}, expected ${source.sha256}`;
}

function keep(path, source, downloads) {
  const target = join(downloads, source.file);
  const half = `${target}.part`;
  copyFileSync(path, half);
  renameSync(half, target);
  return target;
}

/** What to say when no place has a source: the places, what each answered, and what would help. */
function missing(source, tried) {
  const lines = [
    `cannot get the sources of ${source.what} (${source.file})`,
    ...tried.map(({ place, reason }) => `  tried ${place}: ${reason}`),
    `  Put ${source.file} (Debian ${source.package.kind} package ${source.package.name}, version ${source.package.version},`,
    `  sha256 ${source.sha256})`,
    `  into a directory and name that directory in ${SOURCES_VARIABLE}.`,
  ];
  return new BuildError(lines.join('\n'));
}

/** Looks for one source in its places, in order, and answers the checked file's path. */
function obtain(source, places) {
  const tried = [];
  for (const place of places) {
    let reason;
    try {
      const path = place.find(source);
      reason = defect(path, source);
      if (reason === undefined) return path;
      place.discard?.(path);
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
    tried.push({ place: place.name, reason });
  }
  throw missing(source, tried);
}

function unpack(path, source, target) {
  const fresh = `${target}.part`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  if (path.endsWith('.deb')) run('dpkg-deb', ['-x', path, fresh]);
  else run('tar', ['-xzf', path, '-C', fresh]);
  rmSync(target, { recursive: true, force: true });
  renameSync(fresh, target);
}

/**
 * Makes all sources present and unpacked under `directory`; answers the path of each source tree by its name in
 * `SOURCES`. Throws a BuildError that names every place tried.
 * @returns {Record<'engine' | 'parser' | 'libc' | 'zlib' | 'digests', string>}
 */
export function fetchSources({ directory, environment = process.env, log = () => {} }) {
  const downloads = join(directory, 'downloads');
  mkdirSync(downloads, { recursive: true });
  const named = environment[SOURCES_VARIABLE];
  const places = [
    {
      name: downloads,
      find: (source) => join(downloads, source.file),
      discard: (path) => rmSync(path, { force: true }),
    },
    openArchive({
      directory: join(directory, 'apt'),
      environment,
      log,
      wanted: () =>
        Object.values(SOURCES).filter((source) => defect(join(downloads, source.file), source) !== undefined),
    }),
    named === undefined || named === ''
      ? {
          name: `the directory named by ${SOURCES_VARIABLE}`,
          find: () => {
            throw new Error('the variable is not set');
          },
        }
      : { name: `${named} (${SOURCES_VARIABLE})`, find: (source) => join(named, source.file) },
  ];
  const trees = {};
  for (const [name, source] of Object.entries(SOURCES)) {
    const target = join(directory, 'sources', `${name}-${source.sha256.slice(0, 12)}`);
    trees[name] = join(target, source.inside);
    if (existsSync(trees[name])) continue;
    const found = obtain(source, places);
    const kept = found === join(downloads, source.file) ? found : keep(found, source, downloads);
    log(`unpacking ${source.what}`);
    unpack(kept, source, target);
  }
  return trees;
}

/** musl for the firmware: its own build with two private headers of ours in front (`libc/overlay`), into `libc.a`. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, start } from './process.mjs';
import { SAFE_FLAGS } from './toolchain.mjs';

const INTERNAL_INCLUDES = (source, objects) => [
  '-D_XOPEN_SOURCE=700',
  `-I${join(source, 'arch/x86_64')}`,
  `-I${join(source, 'arch/generic')}`,
  `-I${join(objects, 'obj/src/internal')}`,
  `-I${join(source, 'src/include')}`,
  `-I${join(source, 'src/internal')}`,
  `-I${join(objects, 'obj/include')}`,
  `-I${join(source, 'include')}`,
];

/**
 * Builds (or finds) the C library for the inputs named by `key`. Answers the archive and the directory of its headers.
 */
export async function buildLibc({ source, overlay, init, directory, key, log }) {
  const place = join(directory, `libc-${key}`);
  const built = { archive: join(place, 'libc.a'), include: join(place, 'installed/include') };
  if (existsSync(built.archive)) return built;
  log('building the C library');
  const objects = join(place, 'objects');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(objects, { recursive: true });
  const flags = ['-O2', ...SAFE_FLAGS];
  run(
    join(source, 'configure'),
    [
      '--disable-shared',
      '--enable-optimize=no',
      '--with-malloc=mallocng',
      '--target=x86_64-linux-gnu',
      `--prefix=${join(place, 'installed')}`,
      'CC=gcc',
      `CFLAGS=${flags.join(' ')}`,
    ],
    { cwd: objects },
  );
  // The overlay has to come before musl's own -I, and CFLAGS comes after them.
  const configuration = join(objects, 'config.mak');
  writeFileSync(
    configuration,
    readFileSync(configuration, 'utf8').replace(/^CFLAGS_C99FSE = .*/m, `$& -I${overlay}`),
  );
  await start('make', ['-j2', '-s', 'lib/libc.a', 'install-headers'], { cwd: objects });
  const object = join(place, 'init.o');
  run('gcc', [
    '-std=c99',
    ...flags,
    '-nostdinc',
    `-I${overlay}`,
    ...INTERNAL_INCLUDES(source, objects),
    '-c',
    init,
    '-o',
    object,
  ]);
  const archive = join(place, 'unfinished.a');
  copyFileSync(join(objects, 'lib/libc.a'), archive);
  run('ar', ['rs', archive, object], { stdio: ['ignore', 'pipe', 'pipe'] });
  // Last, so that a broken-off build is not taken for a whole one.
  copyFileSync(archive, built.archive);
  rmSync(archive);
  return built;
}

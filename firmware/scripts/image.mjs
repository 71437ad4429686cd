/** The EFI application: its objects, the link, and the checks of what was linked. */
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildError } from './errors.mjs';
import { contents, digest, objectTask } from './objects.mjs';
import { inParallel, run } from './process.mjs';
import { engineChanges, parserChanges, withChanges } from './changes.mjs';
import { withLinuxHeader } from './pe.mjs';
import { SAFE_FLAGS, compilerPaths, findGnuEfi } from './toolchain.mjs';

const ENGINE_FILES = ['dtoa.c', 'libregexp.c', 'libunicode.c'];
const PARSER_FILES = ['api.c', 'http.c'];
const ZLIB_FILES = ['adler32', 'crc32', 'deflate', 'inffast', 'inflate', 'inftrees', 'trees', 'zutil'];
const DIGEST_FILES = [
  'md.c',
  'md5.c',
  'ripemd160.c',
  'sha1.c',
  'sha256.c',
  'sha512.c',
  'pkcs5.c',
  'hkdf.c',
  'platform_util.c',
];

/** -ffreestanding says -fno-builtin too: without -fbuiltin the engine makes hundreds of calls of memcpy for a few bytes each. */
const COMMON = [
  ...SAFE_FLAGS,
  '-fbuiltin',
  '-fshort-wchar',
  '-fno-math-errno',
  '-DNDEBUG',
  '-D_GNU_SOURCE',
  '-nostdinc',
];
const OWN = [
  '-std=gnu11',
  '-O2',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-DGNU_EFI_USE_MS_ABI',
  '-maccumulate-outgoing-args',
];
const FOREIGN = ['-w'];

/** Flags of the engine's interpreter, chosen by measurement (README.md). */
const ENGINE_OPTIMISATION = process.env['EFI_NODE_ENGINE_FLAGS']?.split(' ') ?? ['-O3'];

/** What `readelf` and `objdump` must not show. */
function check(shared) {
  const code = run('objdump', ['-d', '--no-show-raw-insn', shared]);
  const forbidden = [
    [/[ ,]-0x[0-9a-f]+\(%rsp[,)]/, 'uses the red zone, which interrupt handlers overwrite'],
    [/\tsyscall/, 'makes a system call'],
    [/%fs:/, 'uses thread-local storage, which nobody has set up'],
  ];
  for (const line of code.split('\n'))
    for (const [pattern, what] of forbidden)
      if (pattern.test(line)) throw new BuildError(`the linked image ${what}:\n${line}`);
  const lost = /^.* \.bss\..*$/m.exec(run('readelf', ['-SW', shared]));
  if (lost) throw new BuildError(`the linker script has left a section outside of the image:\n${lost[0]}`);
}

/** gnu-efi's linker script forgets the sections that -fdata-sections and some compilers make. */
function linkerScript(original, directory) {
  const target = join(directory, 'application.lds');
  writeFileSync(target, readFileSync(original, 'utf8').replace('*(.bss)', '*(.bss .bss.*)'));
  return target;
}

export async function buildImage({ root, sources, libc, engineBuild, basis, directory, output, log }) {
  const own = join(root, 'src');
  const objects = join(directory, 'objects');
  mkdirSync(objects, { recursive: true });
  const compiler = compilerPaths();
  const gnuEfi = findGnuEfi();
  const system = ['-isystem', libc.include, '-isystem', compiler.include];
  const changed = join(directory, 'changed');
  const engine = withChanges(join(sources.engine, 'quickjs.c'), changed, engineChanges);
  // Before the sources, so that quickjs-inside.c includes the engine as it was changed.
  const includes = ['-I', own, '-I', changed, '-I', sources.engine, '-I', join(sources.parser, 'include')];
  const headers = digest(basis, ...contents(own, ['.h']), ...contents(join(root, 'libc/overlay'), ['.h']));
  const digestFlags = [
    '-DMBEDTLS_CONFIG_FILE=<mbedtls-config.h>',
    '-isystem',
    join(sources.digests, 'include'),
  ];
  const foreign = (source, extra = ['-O2']) =>
    objectTask({
      source,
      flags: [...COMMON, ...FOREIGN, ...extra, ...includes, ...system],
      basis,
      directory: objects,
      log,
    });
  const tasks = [
    objectTask({
      source: join(own, 'quickjs-inside.c'),
      flags: [...COMMON, ...FOREIGN, ...ENGINE_OPTIMISATION, ...includes, ...system],
      basis: digest(basis, readFileSync(join(own, 'quickjs-inside.h')), readFileSync(engine)),
      directory: objects,
      log,
    }),
    ...ENGINE_FILES.map((name) => foreign(join(sources.engine, name))),
    ...PARSER_FILES.map((name) => foreign(join(sources.parser, 'src', name))),
    ...ZLIB_FILES.map((name) => foreign(join(sources.zlib, `${name}.c`))),
    // The configuration is in the name, so that an object of another one is not taken.
    ...DIGEST_FILES.map((name) =>
      foreign(join(sources.digests, 'library', name), [
        '-O2',
        ...digestFlags,
        `-DCONFIGURATION=${digest(readFileSync(join(own, 'mbedtls-config.h')))}`,
      ]),
    ),
    foreign(withChanges(join(sources.parser, 'src/llhttp.c'), changed, parserChanges)),
    ...readdirSync(own)
      .filter((name) => name.endsWith('.c') && name !== 'quickjs-inside.c')
      .toSorted()
      .map((name) =>
        objectTask({
          source: join(own, name),
          flags: [
            ...COMMON,
            ...OWN,
            `-DENGINE_BUILD_ID=0x${engineBuild}ull`,
            '-isystem',
            '/usr/include/efi',
            '-isystem',
            '/usr/include/efi/x86_64',
            '-I',
            own,
            '-isystem',
            sources.engine,
            '-isystem',
            join(sources.parser, 'include'),
            '-isystem',
            sources.zlib,
            ...digestFlags,
            ...system,
          ],
          basis: headers,
          directory: objects,
          log,
        }),
      ),
  ];
  const compiled = await inParallel(2, tasks);
  log('linking efi-node.efi');
  const shared = join(directory, 'efi-node.so');
  run('ld', [
    '-nostdlib',
    '-znocombreloc',
    '-z',
    'defs',
    '-shared',
    '-Bsymbolic',
    '-T',
    linkerScript(gnuEfi.script, directory),
    gnuEfi.startup,
    ...compiled,
    libc.archive,
    gnuEfi.library,
    compiler.libgcc,
    '-Map',
    join(directory, 'efi-node.map'),
    '-o',
    shared,
  ]);
  check(shared);
  const sections = ['.text', '.sdata', '.data', '.dynamic', '.dynsym', '.rel*', '.rela*', '.reloc'];
  const plain = join(directory, 'efi-node.pe');
  run('objcopy', [
    ...sections.flatMap((section) => ['-j', section]),
    '--target',
    'efi-app-x86_64',
    '--subsystem=10',
    '--strip-all',
    shared,
    plain,
  ]);
  const unfinished = `${output}.part`;
  writeFileSync(unfinished, withLinuxHeader(readFileSync(plain)));
  renameSync(unfinished, output);
}

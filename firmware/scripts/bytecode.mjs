/** runtime.js to runtime.bin, by the same engine on this machine. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digest, objectTask } from './objects.mjs';
import { inParallel, run } from './process.mjs';

const FLAGS = ['-O1', '-w', '-DNDEBUG', '-D_GNU_SOURCE', '-fPIE'];
const ENGINE_FILES = ['dtoa.c', 'libregexp.c', 'libunicode.c', 'quickjs.c'];

/** Builds (or finds) the compiler `efi-node-compile`; answers its path. */
export async function buildCompiler({ root, sources, engineBuild, tools, directory, log }) {
  const objects = join(directory, 'host-objects');
  mkdirSync(objects, { recursive: true });
  const basis = digest(tools, engineBuild);
  const flags = [...FLAGS, `-DENGINE_BUILD_ID=0x${engineBuild}ull`, '-I', sources.engine];
  const files = [
    join(root, 'tool/efi-node-compile.c'),
    ...ENGINE_FILES.map((name) => join(sources.engine, name)),
  ];
  const compiled = await inParallel(
    2,
    files.map((source) => objectTask({ source, flags, basis, directory: objects, log })),
  );
  const compiler = join(directory, `efi-node-compile-${digest(...compiled)}`);
  if (!existsSync(compiler)) run('gcc', ['-pie', ...compiled, '-lm', '-lpthread', '-o', compiler]);
  return compiler;
}

/** Compiles the runtime; without one, an old runtime.bin goes away so that it is not taken for a present one. */
export async function compileRuntime({ source, output, log, ...rest }) {
  if (!existsSync(source)) {
    rmSync(output, { force: true });
    return;
  }
  const compiler = await buildCompiler({ ...rest, log });
  log('compiling the runtime to bytecode');
  const unfinished = `${output}.part`;
  run(compiler, [source, 'node:runtime', unfinished]);
  renameSync(unfinished, output);
}

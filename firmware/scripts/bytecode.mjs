/** runtime.js to runtime.bin, by the same engine on this machine; and the compiler itself, for programs. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digest, objectTask } from './objects.mjs';
import { inParallel, run } from './process.mjs';

const FLAGS = ['-O1', '-w', '-DNDEBUG', '-D_GNU_SOURCE', '-fno-pie'];
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
  if (!existsSync(compiler))
    run('gcc', ['-static', '-no-pie', ...compiled, '-lm', '-lpthread', '-o', compiler]);
  return compiler;
}

/** The compiler for those who have none: it needs nothing of the machine that it runs on but the processor and Linux. */
export function shipCompiler({ compiler, output }) {
  const unfinished = `${output}.part`;
  copyFileSync(compiler, unfinished);
  run('strip', [unfinished]);
  renameSync(unfinished, output);
}

/** Compiles the runtime; without one, an old runtime.bin goes away so that it is not taken for a present one. */
export function compileRuntime({ compiler, source, output, log }) {
  if (!existsSync(source)) {
    rmSync(output, { force: true });
    return;
  }
  log('compiling the runtime to bytecode');
  const unfinished = `${output}.part`;
  run(compiler, [source, 'node:runtime', unfinished]);
  renameSync(unfinished, output);
}

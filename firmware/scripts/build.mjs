#!/usr/bin/env node
/**
 * Builds `firmware/dist`: `efi-node.efi`, `listen-backlog.so`, `efi-node-compile`, and `runtime.bin` from node-compat's
 * runtime if that has been bundled.
 *
 *   node firmware/scripts/build.mjs [--verbose]
 *
 * Objects are kept in `firmware/build` by the hash of what goes into them; with nothing changed it ends at once.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BuildError } from './errors.mjs';
import { buildBacklogLibrary } from './backlog.mjs';
import { buildCompiler, compileRuntime, shipCompiler } from './bytecode.mjs';
import { buildImage } from './image.mjs';
import { buildLibc } from './libc.mjs';
import { withLock } from './lock.mjs';
import { contents, digest } from './objects.mjs';
import { SAFE_FLAGS, toolchainIdentity } from './toolchain.mjs';
import { SOURCES, fetchSources as fetchInto } from './sources.mjs';

export { BuildError } from './errors.mjs';
export { SOURCES, SOURCES_VARIABLE } from './sources.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const directory = join(root, 'build');
const dist = join(root, 'dist');
const runtimeSource = join(dirname(root), 'packages/node-compat/dist/runtime.js');

/** Fetches and unpacks the third-party sources; answers the tree of each. */
export function fetchSources({ log = () => {} } = {}) {
  return fetchInto({ directory, log });
}

/** Names the engine in bytecode: what reads it must be built from the same sources. */
function engineBuildId() {
  return digest(SOURCES.engine.sha256, 'bytecode 1');
}

/** Everything that the outputs are made from, as one word. */
function inputs() {
  return digest(
    ...toolchainIdentity(),
    ...Object.values(SOURCES).map((source) => source.sha256),
    process.env['EFI_NODE_ENGINE_FLAGS'] ?? '',
    ...['src', 'libc', 'libc/overlay', 'tool', 'scripts'].flatMap((part) =>
      contents(join(root, part), ['.c', '.h', '.mjs']),
    ),
  );
}

function read(path) {
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
}

const application = join(dist, 'efi-node.efi');
const bytecode = join(dist, 'runtime.bin');
const backlogLibrary = join(dist, 'listen-backlog.so');
const shippedCompiler = join(dist, 'efi-node-compile');
const stamp = join(directory, 'stamp');

/** The state that the outputs should be of, and whether they are. */
function examine(runtime) {
  const state = `${inputs()} ${digest(read(runtime))}`;
  const complete =
    [application, backlogLibrary, shippedCompiler].every((path) => existsSync(path)) &&
    existsSync(bytecode) === existsSync(runtime);
  return { state, current: complete && read(stamp).toString() === state };
}

async function buildAll({ log, runtime }) {
  const { state, current } = examine(runtime);
  if (current) return false;
  const sources = fetchSources({ log });
  const engineBuild = engineBuildId();
  const tools = digest(...toolchainIdentity());
  const overlay = join(root, 'libc/overlay');
  const init = join(root, 'libc/init.c');
  const key = digest(
    tools,
    SOURCES.libc.sha256,
    SAFE_FLAGS.join(' '),
    ...contents(overlay, ['.h']),
    readFileSync(init),
    readFileSync(join(root, 'scripts/libc.mjs')),
  );
  const libc = await buildLibc({ source: sources.libc, overlay, init, directory, key, log });
  const foreign = ['engine', 'parser', 'zlib', 'digests'].map((name) => SOURCES[name].sha256);
  const basis = digest(key, ...foreign);
  await buildImage({ root, sources, libc, engineBuild, basis, directory, output: application, log });
  buildBacklogLibrary({ root, output: backlogLibrary, log });
  const compiler = await buildCompiler({ root, sources, engineBuild, tools, directory, log });
  compileRuntime({ compiler, source: runtime, output: bytecode, log });
  shipCompiler({ compiler, output: shippedCompiler });
  writeFileSync(
    join(dist, 'build.json'),
    `${JSON.stringify({ engine: SOURCES.engine.what, engineBuild })}\n`,
  );
  writeFileSync(stamp, state);
  return true;
}

/**
 * Builds what is out of date. Answers whether there was anything to do. Throws a BuildError that says what is missing.
 */
export async function build({ log = () => {}, runtime = runtimeSource } = {}) {
  if (examine(runtime).current) return false;
  mkdirSync(dist, { recursive: true });
  return await withLock(directory, log, () => buildAll({ log, runtime }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const verbose = process.argv.includes('--verbose');
    const done = await build({ log: (line) => console.error(`firmware: ${line}`) });
    if (verbose) console.error(done ? 'firmware: built' : 'firmware: nothing to do');
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(`firmware: ${error.message}`);
    process.exitCode = 2;
  }
}

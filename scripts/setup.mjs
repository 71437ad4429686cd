// Sets up everything that this repository needs: npm packages, Debian packages, TypeScript, firmware, runtime. Each
// step is skipped while what it depends on has not changed.
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './setup/debian.mjs';
import { run, say, SetupError } from './setup/run.mjs';
import { step } from './setup/stamps.mjs';

const PNPM = 'pnpm@12.21.0';
const MINIMUM_NODE = 20;

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);

function workspaceFolders() {
  const inside = (folder) => readdirSync(at(folder)).map((name) => join(folder, name));
  return [...inside('packages'), ...inside('apps'), 'firmware', 'integration'].filter((folder) =>
    existsSync(at(folder, 'package.json')),
  );
}

/** What decides how the packages are built; tests too, as they are compiled with the rest. */
function packageSources() {
  const packages = workspaceFolders().filter((folder) => folder.startsWith('packages/'));
  return packages.flatMap((folder) => [
    at(folder, 'src'),
    at(folder, 'tsconfig.json'),
    at(folder, 'scripts'),
  ]);
}

async function installDependencies(stamps) {
  const manifests = workspaceFolders().map((folder) => at(folder, 'package.json'));
  const inputs = [at('package.json'), at('pnpm-lock.yaml'), at('pnpm-workspace.yaml'), ...manifests];
  await step(stamps, { name: 'install', inputs, outputs: [at('node_modules/.pnpm')] }, () => {
    say('installing npm packages');
    run('npx', ['-y', PNPM, 'install', '--frozen-lockfile'], { cwd: root });
  });
}

async function compileTypeScript(stamps) {
  const projects = workspaceFolders().filter((folder) => folder.startsWith('packages/'));
  const outputs = projects.map((folder) => at(folder, 'dist/index.js'));
  const inputs = [at('tsconfig.base.json'), ...packageSources()];
  await step(stamps, { name: 'typescript', inputs, outputs }, () => {
    say('compiling TypeScript');
    run(at('node_modules/.bin/tsc'), ['-b', ...projects.map((folder) => at(folder))], { cwd: root });
  });
}

async function buildRuntime(stamps) {
  const outputs = [at('packages/node-compat/dist/runtime.js')];
  await step(stamps, { name: 'runtime', inputs: packageSources(), outputs }, () => {
    say('bundling the runtime');
    run(process.execPath, [at('packages/node-compat/scripts/build-runtime.mjs')], { cwd: root });
  });
}

/** The application, and the runtime as bytecode. The build keeps its objects, and says what it does. */
async function buildFirmware(stamps) {
  const parts = ['src', 'libc', 'scripts', 'tool'].map((folder) => at('firmware', folder));
  const inputs = [...parts, at('packages/node-compat/dist/runtime.js')];
  const outputs = [at('firmware/dist/efi-node.efi'), at('firmware/dist/runtime.bin')];
  await step(stamps, { name: 'firmware', inputs, outputs }, () => {
    run(process.execPath, [at('firmware/scripts/build.mjs')], { cwd: at('firmware') });
  });
}

/** Throws SetupError for what the user has to mend. */
export async function setUp() {
  if (Number(process.versions.node.split('.')[0]) < MINIMUM_NODE) {
    throw new SetupError(`Node ${MINIMUM_NODE} or later is needed, and this is ${process.versions.node}`);
  }
  const stamps = at('node_modules/.cache/efi-node-setup');
  installPackages();
  await installDependencies(stamps);
  await compileTypeScript(stamps);
  await buildRuntime(stamps);
  await buildFirmware(stamps);
}

/** Runs `work` as a command: a SetupError is printed as it is and ends with 2. */
export async function asCommand(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`efi-node: ${error.message}`);
    process.exitCode = 2;
  }
}

const isMain =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isMain) await asCommand(setUp);

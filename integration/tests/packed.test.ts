import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locateQemu } from 'efi-node';
import { expect, test } from 'vitest';
import { TemporaryFolder } from '../harness/command.ts';
import { REPOSITORY } from '../harness/places.ts';
import { startProcess } from '../harness/process.ts';

const PNPM = 'pnpm@12.21.0';

/** The packages that `efi-node` needs, itself included, as folders. */
function neededFolders(): string[] {
  const folders = new Map<string, string>();
  const manifests = new Map<string, { name: string; dependencies?: Record<string, string> }>();
  const candidates = [
    ...readdirSync(join(REPOSITORY, 'packages')).map((name) => `packages/${name}`),
    'firmware',
  ];
  for (const folder of candidates) {
    const manifest: { name: string } = JSON.parse(
      readFileSync(join(REPOSITORY, folder, 'package.json'), 'utf8'),
    );
    folders.set(manifest.name, folder);
    manifests.set(manifest.name, manifest);
  }
  const needed = new Set(['efi-node']);
  for (const name of needed) {
    for (const dependency of Object.keys(manifests.get(name)?.dependencies ?? {})) {
      if (folders.has(dependency)) needed.add(dependency);
    }
  }
  return [...needed].map((name) => folders.get(name) ?? '');
}

async function succeed(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { stdout, stderr, code } = await startProcess(command, args, { cwd, limit: 120_000 }).ended;
  expect(code, `${command} ${args.join(' ')}\n${stdout}${stderr}`).toBe(0);
}

test('packed and installed elsewhere, it runs a program without a compiler', async () => {
  using folder = new TemporaryFolder();
  const tarballs: string[] = [];
  for (const needed of neededFolders()) {
    await succeed('npx', ['-y', PNPM, 'pack', '--pack-destination', folder.path], join(REPOSITORY, needed));
  }
  for (const name of readdirSync(folder.path)) if (name.endsWith('.tgz')) tarballs.push(`./${name}`);
  writeFileSync(join(folder.path, 'package.json'), '{ "private": true }');
  await succeed('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs], folder.path);
  writeFileSync(
    join(folder.path, 'program.mjs'),
    "import { EventEmitter } from 'node:events';\nconsole.log('packed', new EventEmitter().emit('x'));\nprocess.exit(4);\n",
  );
  // No compiler, no linker: QEMU, and what the command calls.
  const bin = join(folder.path, 'bin');
  mkdirSync(bin);
  for (const tool of ['sh', 'sleep', 'rm']) symlinkSync(join('/bin', tool), join(bin, tool));
  symlinkSync(locateQemu(), join(bin, 'qemu-system-x86_64'));
  const args = [join(folder.path, 'node_modules/.bin/efi-node'), 'run', 'program.mjs', '--no-network'];
  args.push('--verbose');
  const { stdout, stderr, code } = await startProcess(process.execPath, args, {
    cwd: folder.path,
    env: { PATH: bin, HOME: folder.path },
  }).ended;
  expect({ stdout, code }).toEqual({ stdout: 'packed false\n', code: 4 });
  const others = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('efi-node: '));
  expect(others).toEqual([]);
  // The compiler came along, and can run.
  expect(stderr).toMatch(/: bundled: \d+ bytes of bytecode\n/);
}, 400_000);

/**
 * What a registry would serve: every package is packed, the tarballs are installed into an empty folder outside the
 * repository, and a program runs from there. No compiler, no sources.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TemporaryFolder } from '../harness/command.ts';
import { REPOSITORY } from '../harness/places.ts';
import { type ProcessResult, startProcess } from '../harness/process.ts';

const PNPM = 'pnpm@12.21.0';
const folder = new TemporaryFolder();
const project = join(folder.path, 'project');
const tarballs = join(folder.path, 'tarballs');

async function succeed(command: string, args: readonly string[], cwd: string): Promise<ProcessResult> {
  const result = await startProcess(command, args, { cwd, limit: 240_000 }).ended;
  if (result.code !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${result.code}\n${result.stdout}${result.stderr}`);
  return result;
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
}

function publishable(): { path: string; name: string }[] {
  const packages = readdirSync(join(REPOSITORY, 'packages')).map((name) =>
    join(REPOSITORY, 'packages', name),
  );
  return [...packages, join(REPOSITORY, 'firmware')].flatMap((path) => {
    const manifest: Manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    return manifest.private === true ? [] : [{ path, name: manifest.name }];
  });
}

beforeAll(async () => {
  mkdirSync(tarballs);
  mkdirSync(project);
  const overrides: Record<string, string> = {};
  for (const { path, name } of publishable()) {
    const before = new Set(readdirSync(tarballs));
    await succeed('npx', ['-y', PNPM, 'pack', '--pack-destination', tarballs], path);
    const made = readdirSync(tarballs).find((file) => !before.has(file));
    if (made === undefined) throw new Error(`packing ${name} made no tarball`);
    overrides[name] = `file:${join(tarballs, made)}`;
  }
  const { 'efi-node': command, ...others } = overrides;
  if (command === undefined) throw new Error('there is no package efi-node');
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({
      name: 'a-user',
      private: true,
      dependencies: { 'efi-node': command },
      overrides: others,
    }),
  );
  await succeed('npm', ['install', '--no-audit', '--no-fund'], project);
});

afterAll(() => folder[Symbol.dispose]());

test('a program runs from the installed tarballs', async () => {
  const file = join(project, 'hello.mjs');
  writeFileSync(
    file,
    "import { basename } from 'node:path';\nconsole.log('hello from', basename(import.meta.filename));\n",
  );
  const result = await startProcess('npx', ['efi-node', 'run', '--no-network', file], {
    cwd: project,
    limit: 90_000,
  }).ended;
  expect(result).toEqual({ stdout: 'hello from hello.mjs\n', stderr: '', code: 0 });
});

test('the packed firmware is the application and its runtime, and no source', () => {
  const installed = readdirSync(join(project, 'node_modules/@efi-node/firmware/dist')).toSorted();
  expect(installed).toContain('efi-node.efi');
  expect(installed).toContain('runtime.bin');
  expect(readdirSync(join(project, 'node_modules/@efi-node/firmware')).includes('src')).toBe(false);
});

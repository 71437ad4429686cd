// Packs every publishable package as the registry would get it, and lets publint and attw judge the tarballs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = [...readdirSync(join(root, 'packages')).map((name) => join('packages', name)), 'firmware'];
const out = mkdtempSync(join(tmpdir(), 'efi-node-pack-'));
let failures = 0;

function run(command, args, cwd = root) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return {
    ok: result.status === 0,
    text: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}`,
  };
}

/** Both tools at once: what is packed is what is judged. */
function check(folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  if (manifest.private) return;
  const before = new Set(readdirSync(out));
  const pack = run('npx', ['-y', 'pnpm@12.21.0', 'pack', '--pack-destination', out], join(root, folder));
  const tarball = readdirSync(out).find((name) => !before.has(name));
  const problems = [];
  if (!pack.ok || !tarball) problems.push(pack.text);
  else {
    const file = join(out, tarball);
    const publint = run(join(root, 'node_modules/.bin/publint'), ['run', file, '--strict']);
    if (!publint.ok) problems.push(publint.text);
    // ESM only, so a CommonJS importer's warning is expected; everything else counts.
    const attw = run(join(root, 'node_modules/.bin/attw'), [
      file,
      '--profile',
      'esm-only',
      '--format',
      'ascii',
    ]);
    if (!attw.ok) problems.push(attw.text);
  }
  if (problems.length > 0) failures++;
  console.log(`${problems.length === 0 ? 'ok  ' : 'BAD '} ${manifest.name}`);
  for (const problem of problems) console.log(problem);
}

try {
  for (const folder of folders) check(folder);
} finally {
  rmSync(out, { recursive: true, force: true });
}
process.exit(failures === 0 ? 0 : 1);

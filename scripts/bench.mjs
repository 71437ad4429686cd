// `pnpm bench [http] [net] [--rounds N] …`: sets up, then measures. The bench shares the tests' harness, which is TypeScript:
// it runs on the Node 24 that the repository brings.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { asCommand, setUp } from './setup.mjs';

await asCommand(async () => {
  await setUp();
  const path = (name) => fileURLToPath(new URL(name, import.meta.url));
  const argv = [path('../integration/bench/bench.mjs'), ...process.argv.slice(2)];
  const { status } = spawnSync(path('../node_modules/.bin/node'), argv, { stdio: 'inherit' });
  process.exitCode = status ?? 1;
});

// `pnpm soak [http]`: sets up, then runs the long traffic; with `http`, many small requests. That shares the tests' harness, which is
// TypeScript: it runs on the Node 24 that the repository brings.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { asCommand, setUp } from './setup.mjs';

await asCommand(async () => {
  await setUp();
  const [first, ...rest] = process.argv.slice(2);
  if (first !== 'http') {
    await import('../integration/soak/soak.mjs');
    return;
  }
  const path = (name) => fileURLToPath(new URL(name, import.meta.url));
  const argv = [path('../integration/soak/http.mjs'), ...rest];
  const { status } = spawnSync(path('../node_modules/.bin/node'), argv, { stdio: 'inherit' });
  process.exitCode = status ?? 1;
});

// `pnpm bench [--rounds N] [--requests N] [--connections N] [--mebibytes N]`: sets up, then measures.
import { asCommand, setUp } from './setup.mjs';

await asCommand(async () => {
  await setUp();
  await import('../integration/bench/bench.mjs');
});

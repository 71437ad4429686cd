// `pnpm soak`: sets up, then runs the long traffic.
import { asCommand, setUp } from './setup.mjs';

await asCommand(async () => {
  await setUp();
  await import('../integration/soak/soak.mjs');
});

/** The short form of `pnpm soak`. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startProgram } from '../harness/machine.ts';
import { REPOSITORY } from '../harness/places.ts';
import { traffic } from '../soak/traffic.mjs';

const GUEST_PORT = 80;

test('mixed traffic with clients that break off: every acknowledged byte comes back', async () => {
  await using server = await startProgram({
    file: join(REPOSITORY, 'apps/log-server/src/main.ts'),
    args: ['--port', String(GUEST_PORT), '--limit', '100'],
    port: GUEST_PORT,
    memory: 256,
  });
  const totals = await traffic({
    port: server.hostPort,
    clients: 6,
    seed: 1,
    until: ({ rounds }) => rounds >= 60,
  });
  expect(totals.verified).toBe(totals.uploaded);
  expect(totals.brokenOff).toBeGreaterThan(0);
});

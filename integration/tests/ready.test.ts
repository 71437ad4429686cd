/**
 * How long it takes from the command to a program's first line, its bundle cached. The promise is made for a machine
 * that does nothing else, so the figure is printed to be read, and what fails is three times the promise.
 */
import { join } from 'node:path';
import { freeHostPort } from 'efi-node';
import { expect, test } from 'vitest';
import { efiNode, until } from '../harness/command.ts';
import { INTEGRATION, REPOSITORY } from '../harness/places.ts';

const TOLERANCE = 3;

/** Seconds from the start of the command to the first line on stdout. */
async function secondsToReady(args: readonly string[]): Promise<number> {
  let ready: number | undefined;
  const begun = performance.now();
  const running = efiNode(args, {
    onLine: () => {
      ready ??= (performance.now() - begun) / 1000;
    },
  });
  try {
    await until(() => ready !== undefined, `the first line of ${args.join(' ')}`, 90_000);
  } finally {
    running.kill();
    await running.ended;
  }
  return ready ?? Number.NaN;
}

test.each([
  ['a program without network', 6, [join(INTEGRATION, 'programs/waiting.js'), '--no-network'], undefined],
  ['the log server', 8, [join(REPOSITORY, 'apps/log-server/src/main.ts')], 80],
] as const)('%s is ready soon', async (name, promised, args, port) => {
  const published = async (): Promise<string[]> =>
    port === undefined ? [] : ['--publish', `${await freeHostPort()}:${port}`, '--', '--port', String(port)];
  // The first run fills the cache, if it is empty.
  await secondsToReady(['run', ...args, ...(await published())]);
  const seconds = await secondsToReady(['run', ...args, ...(await published())]);
  console.log(`boot to ready: ${name}, ${seconds.toFixed(1)} s (promised: ${promised} s)`);
  expect(seconds).toBeLessThan(promised * TOLERANCE);
});

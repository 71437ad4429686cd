import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { idleThreads } from './idle-threads.ts';

/** Says that it has begun, computes for a while, and says that it is done. */
const BUSY = `
const { workerData: word } = require('node:worker_threads');
Atomics.store(word, 0, 1);
Atomics.notify(word, 0);
const end = performance.now() + 200;
while (performance.now() < end);
Atomics.store(word, 0, 2);
`;

// Elsewhere what threads do cannot be known, and nothing is waited for.
test.skipIf(process.platform !== 'linux')('a thread that computes is waited for', async () => {
  const word = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(BUSY, { eval: true, workerData: word });
  Atomics.wait(word, 0, 0, 10_000);
  await idleThreads();
  expect(Atomics.load(word, 0)).toBe(2);
  await worker.terminate();
});

/**
 * How long it takes from the command to a server's first answer, its bundle cached, and what the server takes of the
 * heap. The promise of time is made for a machine that does nothing else, so the figure is printed to be read, and what
 * fails is three times the promise; the heap does not depend on who else is there.
 */
import { join } from 'node:path';
import { freeHostPort } from 'efi-node';
import { expect, test } from 'vitest';
import { efiNode } from '../harness/command.ts';
import { INTEGRATION } from '../harness/places.ts';

const TOLERANCE = 3;
const LIMIT = 90_000;
const MEBIBYTE = 2 ** 20;

interface Answer {
  /** From the start of the command. */
  readonly seconds: number;
  /** Bytes of heap that the program says it takes. */
  readonly heap: number;
}

/** The text of the first answer from a server that may not listen yet. */
async function firstAnswer(port: number): Promise<string> {
  const end = Date.now() + LIMIT;
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(LIMIT) });
      return await response.text();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function answerOf(program: string, options: readonly string[]): Promise<Answer> {
  const port = await freeHostPort();
  const begun = performance.now();
  let listens: () => void = () => {};
  const listening = new Promise<void>((resolve) => {
    listens = resolve;
  });
  const args = ['run', join(INTEGRATION, 'programs/hello', program), ...options];
  const running = efiNode([...args, '--publish', `${port}:8000`], { onLine: () => listens(), limit: LIMIT });
  try {
    // QEMU itself takes connections before the program does, and closes them.
    await Promise.race([listening, running.ended]);
    const text = await firstAnswer(port);
    const seconds = (performance.now() - begun) / 1000;
    const [, heap = ''] = /^hello (\d+)\n$/.exec(text) ?? [];
    return { seconds, heap: Number(heap) };
  } finally {
    running.kill();
    await running.ended;
  }
}

test.each([
  ['node:http', 'http.cjs', 7],
  ['express', 'express.cjs', 9],
  ['fastify', 'fastify.cjs', 9],
] as const)('hello from %s', async (name, program, promised) => {
  // The first run fills the cache, if it is empty.
  await answerOf(program, []);
  const { seconds, heap } = await answerOf(program, []);
  const mebibytes = (heap / MEBIBYTE).toFixed(1);
  console.log(`hello from ${name}: ${seconds.toFixed(1)} s (promised: ${promised} s), heap ${mebibytes} MiB`);
  expect(heap).toBeGreaterThan(MEBIBYTE);
  expect(heap).toBeLessThan(64 * MEBIBYTE);
  expect(seconds).toBeLessThan(promised * TOLERANCE);
});

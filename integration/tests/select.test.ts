import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInSimulator } from '../harness/in-simulator.ts';
import { INTEGRATION } from '../harness/places.ts';
import { readScenario } from '../harness/scenario.ts';

test('a program has the sockets of @efi-node/select on efi-sim', async () => {
  const trace = await runInSimulator(readScenario(join(INTEGRATION, 'programs/select.mjs')));
  expect(trace.stderr).toBe('');
  expect(trace.stdout).toBe('1 true hello\n');
  expect(trace.code).toBe(0);
  expect(Object.values(trace.leaks ?? { end: 1 }).filter((count) => count !== 0)).toEqual([]);
});

/** Every builtin, class and global has the names that Node's has, or a reason in integration/coverage/builtins.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInSimulator } from '../harness/in-simulator.ts';
import { runOnNode } from '../harness/on-node.ts';
import { INTEGRATION } from '../harness/places.ts';
import { readScenario } from '../harness/scenario.ts';

interface Coverage {
  /** A name with `*` at its end stands for all that begin so. */
  readonly missing: readonly { readonly names: readonly string[]; readonly why: string }[];
}

const coverage: Coverage = JSON.parse(readFileSync(join(INTEGRATION, 'coverage/builtins.json'), 'utf8'));
const excused = coverage.missing.flatMap(({ names }) => names);

function excuses(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

test('names of builtins, their classes and the globals', async () => {
  const scenario = readScenario(join(INTEGRATION, 'programs/names.cjs'));
  const [node, simulator] = await Promise.all([runOnNode(scenario), runInSimulator(scenario)]);
  expect(simulator.code, simulator.stderr).toBe(0);
  const ours = new Set(simulator.stdout.split('\n'));
  const missing = node.stdout.split('\n').filter((name) => !ours.has(name));
  expect(ours.size).toBeGreaterThan(1000);
  expect(missing.filter((name) => !excused.some((pattern) => excuses(pattern, name)))).toEqual([]);
  // Whole builtins that others complete may have all of their names one day.
  const exact = excused.filter((pattern) => !pattern.endsWith('.*'));
  expect(exact.filter((pattern) => !missing.some((name) => excuses(pattern, name)))).toEqual([]);
});

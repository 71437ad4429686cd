/**
 * Programs on real Node 24 and on this package over the host's own net, outputs compared: what differs is http's fault and
 * nobody else's. The same programs run on simulated and real firmware in `integration`.
 */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const scenarios = join(root, 'integration/scenarios/http');
const node = join(root, 'node_modules/.bin/node');
/** Not those that say what the parser of the simulator, or the host's loop, cannot do. */
const programs = existsSync(scenarios)
  ? readdirSync(scenarios).filter(
      (name) =>
        name.endsWith('.cjs') && !/^\/\/ @skip simulator/m.test(readFileSync(join(scenarios, name), 'utf8')),
    )
  : [];

let folder = '';
let substitute = '';

async function output(program: string, ...flags: string[]): Promise<string> {
  const { stdout } = await run(node, [...flags, join(scenarios, program)], {
    env: { NODE_NO_WARNINGS: '1' },
    timeout: 30_000,
  });
  return stdout;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'http-compat-'));
  substitute = join(folder, 'substitute.cjs');
  const simulator = pathToFileURL(join(root, 'packages/efi-sim/src/llhttp.ts')).href;
  await build({
    entryPoints: [fileURLToPath(new URL('testing/substitute.test.support.ts', import.meta.url))],
    outfile: substitute,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    conditions: ['@efi-node/source'],
    // The simulator finds its parser beside itself.
    define: { 'import.meta.url': JSON.stringify(simulator) },
    logLevel: 'error',
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

// Node 24 comes with the repository's dependencies; a package by itself has no oracle.
test.skipIf(!existsSync(node)).each(programs)(
  '%s',
  async (program) => {
    const [ours, theirs] = await Promise.all([output(program, '--require', substitute), output(program)]);
    expect(ours).toBe(theirs);
  },
  60_000,
);

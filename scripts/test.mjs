// `npm test`: sets everything up, then runs every check and every test, and ends with the line 'N passed, N failed'.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installTestPackages } from './setup/test-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', name);

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}

const setUp = spawnSync(process.execPath, ['scripts/setup.mjs'], { cwd: root, stdio: 'inherit' });
if (setUp.status !== 0) process.exit(setUp.status ?? 1);
installTestPackages();

/** Each check counts as one test; a vitest run counts its own. */
const checks = [
  ['types of tests and apps', bin('tsc'), ['-p', 'integration', '--noEmit']],
  ['types of the log server', bin('tsc'), ['-p', 'apps/log-server', '--noEmit']],
  ['types of the firmware build', bin('tsc'), ['-p', 'firmware', '--noEmit']],
  ['format', bin('biome'), ['format', '.']],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ['no dead code', bin('knip'), []],
  ['packages as packed', process.execPath, ['scripts/check-packages.mjs']],
  ['tree', process.execPath, ['scripts/check-tree.mjs']],
];
/** @type {[name: string, args: string[]][]} */
const suites = [
  ['unit tests', []],
  ['integration tests', ['--config', 'integration/vitest.config.ts']],
];

let passed = 0;
let failed = 0;
const skipped = [];

for (const [name, command, args] of checks) {
  console.log(`\n── ${name}`);
  if (run(command, args)) passed++;
  else {
    failed++;
    console.log(`── ${name}: FAILED`);
  }
}

const results = mkdtempSync(join(tmpdir(), 'efi-node-test-'));
try {
  for (const [name, args] of suites) {
    console.log(`\n── ${name}`);
    const file = join(results, `${name.replaceAll(' ', '-')}.json`);
    const ok = run(bin('vitest'), [
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    try {
      const report = JSON.parse(readFileSync(file, 'utf8'));
      passed += report.numPassedTests;
      failed += report.numFailedTests;
      if (!ok && report.numFailedTests === 0) failed++; // a file that did not load has no tests to fail
      for (const { assertionResults } of report.testResults)
        for (const test of assertionResults)
          if (test.status === 'pending' || test.status === 'skipped') skipped.push(test.fullName);
    } catch {
      failed++;
      console.log(`── ${name}: no report was written`);
    }
  }
} finally {
  rmSync(results, { recursive: true, force: true });
}

if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);

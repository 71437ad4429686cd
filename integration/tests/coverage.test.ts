import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../harness/places.ts';

test('every documented item of net, dns, http and fetch is shown by a scenario or excused, and the tables are up to date', () => {
  const script = join(REPOSITORY, 'scripts/coverage-table.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

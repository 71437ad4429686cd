// What a step was done with, so that it is skipped while nothing has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', 'build', '.git', '.cache', 'coverage']);

/** All files below a folder, or the file itself; nothing for a path that does not exist. */
export function* filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).toSorted())
    if (!SKIPPED.has(name)) yield* filesBelow(join(path, name));
}

/** One hash over names and contents. */
export function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of filesBelow(path)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/**
 * Does a step unless it was done with the same `inputs` and its `outputs` are still there. The stamp is removed first,
 * so that a step that was broken off is done again.
 */
export async function step(directory, { name, inputs, outputs, more = '' }, work) {
  const stamp = join(directory, name);
  const key = `${digest(inputs)} ${more}`;
  const done =
    existsSync(stamp) && readFileSync(stamp, 'utf8') === key && outputs.every((path) => existsSync(path));
  if (done) return;
  rmSync(stamp, { force: true });
  await work();
  const missing = outputs.find((path) => !existsSync(path));
  if (missing !== undefined) throw new Error(`${name} ended, but there is no ${missing}`);
  mkdirSync(dirname(stamp), { recursive: true });
  // What the step itself wrote among its inputs (a formatter, a lock file) belongs to this key.
  writeFileSync(stamp, `${digest(inputs)} ${more}`);
}

/** One build at a time in a directory: two commands started together must not write the same files. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs `task` while no other process does; a lock whose process has died is taken over. */
export async function withLock(directory, log, task) {
  const file = join(directory, 'lock');
  mkdirSync(directory, { recursive: true });
  for (let told = false; ; await sleep(200)) {
    try {
      writeFileSync(file, `${process.pid}`, { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    let owner;
    try {
      owner = Number(readFileSync(file, 'utf8'));
    } catch {
      continue; // it went away just now
    }
    // An empty file is one that is being written.
    if (owner > 0 && !alive(owner)) rmSync(file, { force: true });
    else if (!told) {
      log(`waiting for the build of process ${owner}`);
      told = true;
    }
  }
  try {
    return await task();
  } finally {
    rmSync(file, { force: true });
  }
}

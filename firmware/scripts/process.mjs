import { spawn, spawnSync } from 'node:child_process';
import { BuildError } from './errors.mjs';

function describe(command, outcome) {
  if (outcome.error?.code === 'ENOENT') return `${command}: command not found`;
  const how = outcome.signal ? `was ended by ${outcome.signal}` : `ended with code ${outcome.status}`;
  const said = `${outcome.stderr ?? ''}`.trim() || `${outcome.stdout ?? ''}`.trim();
  return `${command} ${how}${said === '' ? '' : `:\n${said}`}`;
}

/** Runs a command to its end and answers its stdout; throws a BuildError with what it said. */
export function run(command, args, options = {}) {
  const outcome = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 256 << 20, ...options });
  if (outcome.error || outcome.status !== 0) throw new BuildError(describe(command, outcome));
  return outcome.stdout;
}

/** The same without blocking, so that two compilers can run at once. */
export function start(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (part) => (stdout += part));
    child.stderr.on('data', (part) => (stderr += part));
    child.on('error', (error) => reject(new BuildError(describe(command, { error, stdout, stderr }))));
    child.on('close', (status, signal) => {
      if (status === 0) resolve(stdout);
      else reject(new BuildError(describe(command, { status, signal, stdout, stderr })));
    });
  });
}

/** Runs tasks (functions that answer promises), at most `width` at once; the first failure stops the rest from starting. */
export async function inParallel(width, tasks) {
  const results = Array.from({ length: tasks.length });
  let next = 0;
  let failed = false;
  const worker = async () => {
    while (next < tasks.length && !failed) {
      const index = next++;
      try {
        results[index] = await tasks[index]();
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

import { spawnSync } from 'node:child_process';

/** Something that the user has to mend: printed without a stack, exit code 2. */
export class SetupError extends Error {}

export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs a command with its output on stderr, so that stdout stays the program's. Throws SetupError when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { stdio: ['ignore', 2, 2], ...options });
  if (result.error) throw new SetupError(`${command}: ${result.error.message}`);
  if (result.status !== 0) {
    throw new SetupError(`'${[command, ...args].join(' ')}' ended with ${result.status ?? result.signal}`);
  }
}

/** Whether a command runs and ends with 0. */
export function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

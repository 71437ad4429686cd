/**
 * A real server of the host for a scenario: it runs in a folder of its own, on PEER_PORT of 127.0.0.1, until this process
 * is told to end (`@peer until: end`), and does not outlive it, however it ends.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../../harness/programs.ts';

/** Nobody's user and group on Debian. */
const NOBODY = 65534;
const ending = Promise.withResolvers();
process.on('SIGTERM', ending.resolve).on('SIGINT', ending.resolve);

/** Starts a program; `drop` has it run as nobody. It gets `signal` when this process ends, even by SIGKILL. */
function start(name, args, { cwd, drop, signal = 'TERM' }) {
  const user = drop ? [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  const words = [...user, `--pdeathsig=${signal}`, '--', findProgram(name), ...args];
  const child = spawn('setpriv', words, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const ended = once(child, 'close').then(([code, by]) => ({ code: code ?? by, said: Buffer.concat(said) }));
  return { child, ended };
}

/**
 * `programs(folder)` gives the programs that run one after another, `{ program, args, signal }`: the last is the server
 * and ends by `signal` ('TERM' unless told otherwise), or before, when a client tells it to; those before it end by
 * themselves. Each has to end with 0. With `refusesRoot` they run as nobody where this process is root's.
 */
export async function serve(programs, { refusesRoot = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'efi-node-server-'));
  const drop = refusesRoot && process.getuid() === 0;
  const run = async ({ program, args, signal }, end) => {
    const { child, ended } = start(program, args, { cwd: folder, drop, signal });
    end?.then(() => child.kill(`SIG${signal ?? 'TERM'}`));
    const { code, said } = await ended;
    if (code !== 0) throw new Error(`${program} ended with ${code}: ${said}`);
  };
  // Signals alone do not keep a process alive, and the server may end before one comes.
  const alive = setInterval(() => {}, 60_000);
  try {
    if (drop) chownSync(folder, NOBODY, NOBODY);
    const steps = programs(folder);
    for (const step of steps.slice(0, -1)) await run(step);
    await run(steps.at(-1), ending.promise);
    await ending.promise;
  } finally {
    clearInterval(alive);
    rmSync(folder, { recursive: true, force: true });
  }
}

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
function start(name, args, { drop, signal = 'TERM', input = '' }) {
  const user = drop ? [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  const words = [...user, `--pdeathsig=${signal}`, '--', findProgram(name), ...args];
  const child = spawn('setpriv', words, { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => {}).end(input);
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const ended = once(child, 'close').then(([code, by]) => ({ code: code ?? by, said: Buffer.concat(said) }));
  return { child, ended };
}

/**
 * `servers(folder)` gives the programs that run one after another, `{ program, args, input, signal }`: the last is
 * the server and ends by `signal` ('TERM' unless told otherwise), those before it have to end with 0 by themselves. With
 * `refusesRoot` they run as nobody where this process is root's. Files that the server needs are written by `servers`.
 */
export async function serve(servers, { refusesRoot = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'efi-node-server-'));
  const drop = refusesRoot && process.getuid() === 0;
  try {
    if (drop) chownSync(folder, NOBODY, NOBODY);
    const steps = servers(folder);
    for (const { program, args, input } of steps.slice(0, -1)) {
      const { code, said } = await start(program, args, { drop, input }).ended;
      if (code !== 0) throw new Error(`${program} ended with ${code}: ${said}`);
    }
    const { program, args, signal } = steps.at(-1);
    const { child, ended } = start(program, args, { drop, signal });
    const first = await Promise.race([ending.promise, ended]);
    if (child.exitCode !== null) throw new Error(`${program} ended with ${first.code}: ${first.said}`);
    child.kill(`SIG${signal ?? 'TERM'}`);
    await ended;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

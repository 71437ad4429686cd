// `pnpm soak [--minutes N] [--clients N] [--seed N] [--memory MB]`: the log server in firmware under mixed traffic. Every
// acknowledged byte is read back; the machine's memory is fixed, so a leak ends the run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { traffic } from './traffic.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    clients: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
    memory: { type: 'string', default: '256' },
  },
});

const cli = fileURLToPath(new URL('../../packages/efi-node/bin/efi-node.js', import.meta.url));
const program = fileURLToPath(new URL('../../apps/log-server/src/main.ts', import.meta.url));

const probe = net.createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address();
probe.close();

const child = spawn(
  process.execPath,
  [cli, 'run', program, '--publish', `${port}:8080`, '--memory', values.memory],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
child.once('exit', (code) => {
  if (child.killed) return;
  console.error(`the machine ended with ${code} under load`);
  process.exit(1);
});
await once(child.stdout, 'data');

const end = Date.now() + Number(values.minutes) * 60_000;
let said = 0;
const totals = await traffic({
  port,
  clients: Number(values.clients),
  seed: Number(values.seed),
  until(so) {
    if (Date.now() - said > 10_000) {
      said = Date.now();
      console.log(
        `${(so.verified / 2 ** 20).toFixed(0)} MiB verified, ${so.rounds} rounds, ${so.brokenOff} broken off`,
      );
    }
    return Date.now() >= end;
  },
});
console.log(totals);
child.kill('SIGINT');

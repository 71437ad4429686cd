// `pnpm bench`: node:http in firmware against plain C on the same firmware, by turns, in the same run. Prints the
// median of each figure and their ratio: the machine's own speed cancels out.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildYardstick } from './build-yardstick.mjs';
import { downloadRate, requestRate, uploadRate } from './load.mjs';

const MIB = 1 << 20;
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    requests: { type: 'string', default: '6000' },
    connections: { type: 'string', default: '16' },
    mebibytes: { type: 'string', default: '32' },
  },
});
const [rounds, requests, connections, bytes] = [
  Number(values.rounds),
  Number(values.requests),
  Number(values.connections),
  Number(values.mebibytes) * MIB,
];

const cli = fileURLToPath(new URL('../../packages/efi-node/bin/efi-node.js', import.meta.url));
const program = fileURLToPath(new URL('server.js', import.meta.url));

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** Boots, calls back with the port when the program has said 'ready', and ends the machine. */
async function withMachine(firmware, work) {
  const port = await freePort();
  const env = firmware === undefined ? process.env : { ...process.env, EFI_NODE_FIRMWARE: firmware };
  const child = spawn(process.execPath, [cli, 'run', program, '--publish', `${port}:8000`], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise((resolve, reject) => {
      child.stdout.on('data', (text) => String(text).includes('ready') && resolve());
      child.once('exit', (code) => reject(new Error(`the machine ended with ${code} before it was ready`)));
    });
    return await work(port);
  } finally {
    child.kill('SIGINT');
    await once(child, 'exit');
  }
}

async function measure(port) {
  await requestRate(port, connections, Math.ceil(requests / 4)); // warms up both sides
  return {
    'requests/s': await requestRate(port, connections, requests),
    'upload MB/s': (await uploadRate(port, bytes)) / 1e6,
    'download MB/s': (await downloadRate(port, bytes)) / 1e6,
  };
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

const yardstick = buildYardstick();
const results = { c: [], node: [] };
for (let round = 0; round < rounds; round++) {
  results.c.push(await withMachine(yardstick, measure));
  results.node.push(await withMachine(undefined, measure));
  console.log(`round ${round + 1} of ${rounds}`, { c: results.c[round], node: results.node[round] });
}
const row = (name) => {
  const c = median(results.c.map((r) => r[name]));
  const node = median(results.node.map((r) => r[name]));
  const ratio = median(results.node.map((r, i) => r[name] / results.c[i][name]));
  return [name, { C: c.toFixed(1), 'node:http': node.toFixed(1), ratio: ratio.toFixed(2) }];
};
console.table(Object.fromEntries(['requests/s', 'upload MB/s', 'download MB/s'].map(row)));

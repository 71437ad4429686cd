// Where the bench's machines are: on a tap in a network namespace of the bench's own, or behind QEMU's user-mode network.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import { cardOnTap, NetworkNamespace } from '../harness/network-namespace.ts';

const GUEST_PORT = 8000;
const GUEST_ADDRESS = '10.9.0.51';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const cli = path('../../packages/efi-node/bin/efi-node.js');

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** The command's words before 'efi-node', its options, where the machine is reached, and what is to be undone. */
async function place(onTap) {
  if (!onTap) {
    const port = await freePort();
    return {
      prefix: [],
      options: ['--publish', `${port}:${GUEST_PORT}`],
      at: ['127.0.0.1', port],
      leave() {},
    };
  }
  const network = new NetworkNamespace([cardOnTap(0, GUEST_ADDRESS)]);
  const leave = () => network[Symbol.dispose]();
  return { prefix: network.prefix, options: ['--tap', 'tap0'], at: [GUEST_ADDRESS, GUEST_PORT], leave };
}

function run([command, ...args], options) {
  return spawn(command, args, options);
}

/**
 * Boots the program, or another EFI application in its place, runs the suite against it when it has said 'ready', and ends
 * the machine. Answers the suite's figures.
 */
export async function measureMachine({ firmware, program, suite, options, onTap }) {
  const there = await place(onTap);
  try {
    const env = firmware === undefined ? process.env : { ...process.env, EFI_NODE_FIRMWARE: firmware };
    const command = [...there.prefix, process.execPath, cli, 'run', path(program), ...there.options];
    const machine = run(command, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(machine, 'exit');
    try {
      await new Promise((resolve, reject) => {
        let said = '';
        machine.stdout.on('data', (text) => {
          // A line may come in pieces.
          said += text;
          if (said.includes('ready')) resolve();
        });
        machine.once('exit', (code) =>
          reject(new Error(`the machine ended with ${code} before it was ready`)),
        );
      });
      const words = [process.execPath, path('measure.mjs'), suite, ...there.at, JSON.stringify(options)];
      const client = run([...there.prefix, ...words.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [output] = await Promise.all([client.stdout.setEncoding('utf8').toArray(), once(client, 'exit')]);
      if (client.exitCode !== 0) throw new Error(`the bench's clients ended with ${client.exitCode}`);
      return JSON.parse(output.join(''));
    } finally {
      machine.kill('SIGINT');
      await ended;
    }
  } finally {
    there.leave();
  }
}

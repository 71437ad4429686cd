// `pnpm bench`: node:http and node:net in firmware against plain C on the same firmware, by turns, in the same run. Prints
// the median of each figure and of the rounds' ratios: the machine's own speed cancels out. Runs on Node 24.
import { parseArgs } from 'node:util';
import { namespaceObstacle } from '../harness/network-namespace.ts';
import { buildYardstick } from './build-yardstick.mjs';
import { suites } from './figures.mjs';
import { measureMachine } from './machines.mjs';

const USAGE = `pnpm bench [http] [net] [options]
  --rounds N         rounds of C and Node by turns, 3 unless given
  --requests N       requests or echoes of a round, 6000
  --connections N    connections that they go over, 16
  --mebibytes N      size of a transfer, 32
  --user-network     QEMU's user-mode network, also where a tap can be had`;

function fail(message) {
  console.error(`bench: ${message}\n${USAGE}`);
  process.exit(2);
}

function read() {
  const number = { type: 'string' };
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        rounds: number,
        requests: number,
        connections: number,
        mebibytes: number,
        'user-network': { type: 'boolean' },
      },
    });
  } catch (error) {
    return fail(error.message);
  }
}

const { values, positionals } = read();
const amount = (name, usual) => {
  const value = Number(values[name] ?? usual);
  return Number.isInteger(value) && value > 0 ? value : fail(`--${name}: a number above 0 is expected`);
};
const names = positionals.length > 0 ? positionals : Object.keys(suites);
for (const name of names) if (!(name in suites)) fail(`there is no suite '${name}'`);
const rounds = amount('rounds', 3);
const options = {
  requests: amount('requests', 6000),
  connections: amount('connections', 16),
  bytes: amount('mebibytes', 32) * 2 ** 20,
};

const obstacle = values['user-network'] ? 'asked for' : namespaceObstacle();
const onTap = obstacle === undefined;
console.log(
  onTap
    ? 'on a tap in a network namespace'
    : `through QEMU's user-mode network (${obstacle}): slower, and the same for both`,
);

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const show = (list) => String(Number(median(list).toPrecision(3)));
const firmware = buildYardstick();
for (const suite of names) {
  const { program, title } = suites[suite];
  const results = [];
  for (let round = 1; round <= rounds; round++) {
    const c = await measureMachine({ firmware, program, suite, options, onTap });
    const node = await measureMachine({ program, suite, options, onTap });
    results.push({ c, node });
    console.log(`${title}, round ${round} of ${rounds}`, { c, node });
  }
  const row = (name) => [
    name,
    {
      C: show(results.map(({ c }) => c[name])),
      [title]: show(results.map(({ node }) => node[name])),
      ratio: median(results.map(({ c, node }) => node[name] / c[name])).toFixed(2),
    },
  ];
  console.table(Object.fromEntries(Object.keys(results[0].c).map(row)));
}

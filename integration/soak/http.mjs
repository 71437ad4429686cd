// `pnpm soak http [--requests N] [--connections N]`: node:http's hello world in firmware, over the wire where that can be had, and
// what it has of memory and of firmware at 10 %, 50 % and 100 % of the requests.
import { parseArgs } from 'node:util';
import { namespaceObstacle } from '../harness/network-namespace.ts';
import { keepAliveRequests, table } from './requests.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    connections: { type: 'string', default: '16' },
  },
});

const obstacle = namespaceObstacle();
if (obstacle !== undefined) throw new Error(`a network namespace with a tap is needed: ${obstacle}`);
const outcome = await keepAliveRequests({
  requests: Number(values.requests),
  connections: Number(values.connections),
  say: console.log,
});
console.log(table(outcome.reports));
console.log(`${Math.round(outcome.rate)} requests/s; the program left ${outcome.left}`);

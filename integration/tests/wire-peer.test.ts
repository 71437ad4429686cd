/** What a peer does to a connection, heard by one program on Node and in firmware, on the same wire. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  cardOnTap,
  NetworkNamespace,
  namespaceObstacle,
  whereThereIsOne,
} from '../harness/network-namespace.ts';
import { INTEGRATION } from '../harness/places.ts';
import type { RunningProcess } from '../harness/process.ts';
import { startOnWire } from '../harness/wire-machine.ts';

const PROGRAMS = join(INTEGRATION, 'programs/wire');
const PORT = '7000';

/** Stops the peer when the program has connected, and lets it go on when the program has waited for nothing. */
function stopAndGo(peer: RunningProcess, line: string): void {
  if (line === 'data silent from now on') peer.kill('SIGSTOP');
  if (line.startsWith('drained in silence')) peer.kill('SIGCONT');
}

async function startPeer(network: NetworkNamespace): Promise<RunningProcess> {
  let listening: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    listening = resolve;
  });
  const file = join(PROGRAMS, 'fault.peer.mjs');
  const peer = network.startNode(file, [PORT], { onLine: (line) => line === 'listening' && listening() });
  await ready;
  return peer;
}

const obstacle = namespaceObstacle();

describe.skipIf(obstacle !== undefined)(`the peer's doings${whereThereIsOne(obstacle)}`, () => {
  test.each(['rst', 'fin', 'half', 'silence'])('%s', async (mode) => {
    using network = new NetworkNamespace([cardOnTap(0, '10.9.0.51')]);
    const file = join(PROGRAMS, 'events.cjs');
    const args = [mode, '10.9.0.1', PORT];

    const peerOfNode = await startPeer(network);
    const onNode = await network.startNode(file, args, { onLine: (line) => stopAndGo(peerOfNode, line) })
      .ended;
    const heardOnNode = await peerOfNode.ended;

    const peer = await startPeer(network);
    await using machine = startOnWire({ network, file, args, onLine: (line) => stopAndGo(peer, line) });
    const end = await machine.ended;
    expect(end.stdout, end.stderr).toBe(onNode.stdout);
    expect(end.code).toBe(onNode.code);
    expect(end.left).toBe('nothing left');
    expect((await peer.ended).stdout).toBe(heardOnNode.stdout);
  });
});

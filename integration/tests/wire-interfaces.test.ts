/** A machine with two cards on two subnets. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  cardOnTap,
  NetworkNamespace,
  namespaceObstacle,
  whereThereIsOne,
} from '../harness/network-namespace.ts';
import { INTEGRATION } from '../harness/places.ts';
import { startOnWire } from '../harness/wire-machine.ts';

const PROGRAMS = join(INTEGRATION, 'programs/wire');
const obstacle = namespaceObstacle();

describe.skipIf(obstacle !== undefined)(`several interfaces${whereThereIsOne(obstacle)}`, () => {
  test('listeners, local addresses and routes', async () => {
    using network = new NetworkNamespace([cardOnTap(0, '10.9.0.51')], [cardOnTap(1, '10.9.1.51')]);
    // Somewhere behind the router, which only the first subnet has.
    network.ip('addr', 'add', '10.77.0.1/32', 'dev', 'lo');
    network.startNode(join(PROGRAMS, 'mirror.peer.mjs'), ['7100'], { limit: 120_000 });
    const visit = async (port: number, ...hosts: readonly string[]): Promise<string> => {
      const words = [String(port), ...hosts];
      return (await network.startNode(join(PROGRAMS, 'visit.peer.mjs'), words).ended).stdout;
    };

    await using machine = startOnWire({
      network,
      file: join(PROGRAMS, 'interfaces.cjs'),
      args: ['7000', '7100'],
      taps: ['tap0', 'tap1'],
    });
    await machine.line('ready');
    expect(machine.lines()).toEqual([
      'listening 10.9.0.51 IPv4',
      'listening 10.9.1.51 IPv4',
      'listening 0.0.0.0 IPv4',
      'error EADDRNOTAVAIL listen 10.9.2.51',
      'to 10.9.0.1 from wherever: 10.9.0.51, seen as 10.9.0.51',
      'to 10.9.1.1 from wherever: 10.9.1.51, seen as 10.9.1.51',
      'to 10.77.0.1 from wherever: 10.9.0.51, seen as 10.9.0.51',
      'to 10.9.1.1 from 10.9.0.51: 10.9.0.51, seen as 10.9.0.51',
      'to 10.77.0.1 from 10.9.1.51: ENETUNREACH connect',
      'to 10.9.0.1 from 10.9.2.51: EADDRNOTAVAIL bind',
      'ready',
    ]);
    expect(await visit(7000, '10.9.0.51', '10.9.1.51')).toBe(
      '10.9.0.51: 10.9.0.51 at 10.9.0.51\n10.9.1.51: 10.9.1.51 at 10.9.1.51\n',
    );
    expect(await visit(7001, '10.9.0.51', '10.9.1.51')).toBe(
      '10.9.0.51: 0.0.0.0 at 10.9.0.51\n10.9.1.51: 0.0.0.0 at 10.9.1.51\n',
    );
    await visit(7002, '10.9.1.51');
    expect((await machine.ended).left).toBe('nothing left');
  });
});

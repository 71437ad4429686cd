/** Peers on a real wire that mean no good: half a head and no more, answers nobody reads, bodies without an end. */
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
const MACHINE = '10.9.0.51';
const PORT = '7000';
const HALF_OPEN = 1000;
/** Of readers that do not read, and posts that do not end. */
const OTHERS = 30;
/** Connections that a peer opens at a time: what EDK2's backlog has room for. */
const WINDOW = 8;
const MEBIBYTE = 1024 * 1024;
const LIMIT = 400_000;
/** Those of one connection: the stack keeps some for connections to come, with or without the reporter's. */
const TOKENS = { events: 3, blocks: 5 };

interface Moment {
  readonly moment: string;
  readonly held: number;
  readonly errors: Readonly<Record<string, number>>;
  readonly answered: number;
  readonly connections: number;
  readonly usedMemory: number;
  readonly totalMemory: number;
  readonly availableMemory: number;
  readonly blocks: number;
  readonly events: number;
  readonly pins: number;
  readonly parsers: number;
}

function momentOf(moments: readonly Moment[], name: string): Moment {
  const found = moments.find(({ moment }) => moment === name);
  if (found === undefined) throw new Error(`nothing was said ${name}: ${JSON.stringify(moments)}`);
  return found;
}

const obstacle = namespaceObstacle();

describe.skipIf(obstacle !== undefined)(`on a real wire${whereThereIsOne(obstacle)}`, () => {
  test(`${HALF_OPEN} half-open requests, ${OTHERS} more that hold on: others are answered, and nothing is left`, {
    timeout: LIMIT,
  }, async () => {
    using wire = new NetworkNamespace([cardOnTap(0, MACHINE)]);
    await using machine = startOnWire({
      network: wire,
      file: join(PROGRAMS, 'hello.cjs'),
      args: [PORT],
      limit: LIMIT,
    });
    await machine.line('listening');
    const args = [MACHINE, PORT, String(HALF_OPEN), String(WINDOW)];
    const peer = await wire.startNode(join(PROGRAMS, 'hostile.peer.mjs'), args, { limit: LIMIT }).ended;
    expect(peer.code, `${peer.stderr}\nthe machine said:\n${machine.stderr()}`).toBe(0);

    const moments = peer.stdout
      .trim()
      .split('\n')
      .map((line): Moment => JSON.parse(line));
    const before = momentOf(moments, 'before');
    const all = momentOf(moments, 'all');
    const after = momentOf(moments, 'after');
    expect(all.errors).toEqual({});
    expect(all.held).toBe(HALF_OPEN + OTHERS);
    expect(all.connections).toBe(HALF_OPEN + OTHERS + 1);
    expect(momentOf(moments, 'honest').answered).toBe(50);
    // Each reader costs what the stream and the socket hold back, and no more.
    expect(all.usedMemory - before.usedMemory, 'memory while they hold on').toBeLessThan(48 * MEBIBYTE);
    const { blocks, events, pins, parsers } = before;
    expect(after).toMatchObject({ connections: 1, parsers });
    expect(after.events).toBeLessThanOrEqual(events + TOKENS.events);
    expect(after.blocks).toBeLessThanOrEqual(blocks + TOKENS.blocks);
    // Spare tokens have their memory pinned or not, as their last connection left them.
    expect(after.pins).toBeLessThanOrEqual(pins);
    expect(after.usedMemory - before.usedMemory, 'heap').toBeLessThan(MEBIBYTE);
    const outside = ({ totalMemory, availableMemory }: Moment): number => totalMemory + availableMemory;
    // Firmware's pool keeps pages that are used in part: what many connections need at once leaves some so.
    expect(outside(before) - outside(after), 'pool of firmware').toBeLessThan(2 * MEBIBYTE);
    expect((await machine.ended).left).toBe('nothing left');
  });
});

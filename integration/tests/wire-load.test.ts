/** Many connections and many bytes on a real wire. */
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
const HOST = '10.9.0.1';
const MACHINE = '10.9.0.51';
const PORT = '7000';
const MEBIBYTE = 1024 * 1024;
const LIMIT = 200_000;

const BURST = 500;
const CHURN = 5000;
/** Connections that a peer opens at a time: what EDK2's backlog has room for. */
const WINDOW = 8;

interface Report {
  readonly closed: number;
  readonly heapUsed: number;
  readonly heapTotal: number;
  readonly free: number;
}

function network(): NetworkNamespace {
  return new NetworkNamespace([cardOnTap(0, MACHINE)]);
}

/** A peer that listens. */
async function listening(
  wire: NetworkNamespace,
  file: string,
  args: readonly string[],
): Promise<RunningProcess> {
  return new Promise((resolve) => {
    const peer = wire.startNode(join(PROGRAMS, file), args, {
      limit: LIMIT,
      onLine: (line) => {
        if (line === 'listening') resolve(peer);
      },
    });
  });
}

function lastLine(stdout: string): unknown {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}

function expectFlat(stdout: string): void {
  const reports = stdout
    .split('\n')
    .filter((line) => line.startsWith('{"closed"'))
    .map((line): Report => JSON.parse(line));
  const [first] = reports;
  const last = reports.at(-1);
  if (first === undefined || last === undefined) throw new Error(`no reports: ${stdout}`);
  expect(last.closed).toBe(CHURN);
  // What the engine does not have and firmware has not left: children, events, pool of firmware.
  const outside = ({ heapTotal, free }: Report): number => heapTotal + free;
  expect(outside(first) - outside(last), 'pool of firmware').toBeLessThan(MEBIBYTE);
  // The engine collects cycles only now and then: what it has right after that must not grow.
  const lowest = Math.min(...reports.slice(reports.length / 2).map(({ heapUsed }) => heapUsed));
  expect(lowest, 'heap').toBeLessThan(first.heapUsed + MEBIBYTE);
}

const obstacle = namespaceObstacle();

describe.skipIf(obstacle !== undefined)(`on a real wire${whereThereIsOne(obstacle)}`, () => {
  const whole = { opened: BURST, rounds: BURST * 3, ended: BURST, closed: BURST, wrong: 0, errors: {} };
  const file = join(PROGRAMS, 'burst.cjs');

  test(
    `${BURST} connections open at once into a server in firmware`,
    async () => {
      using wire = network();
      await using machine = startOnWire({ network: wire, file, args: ['listen', PORT, String(BURST)] });
      await machine.line('listening');
      const args = ['connect', MACHINE, PORT, String(BURST), String(WINDOW)];
      const peer = await wire.startNode(file, args, { limit: LIMIT }).ended;
      expect(lastLine(peer.stdout)).toEqual(whole);
      const { stdout, left } = await machine.ended;
      expect(lastLine(stdout)).toEqual(whole);
      expect(left).toBe('nothing left');
    },
    LIMIT,
  );

  test(
    'a burst of connects of five times the backlog',
    async () => {
      using wire = network();
      await using machine = startOnWire({ network: wire, file, args: ['listen', PORT, '50'] });
      await machine.line('listening');
      const peer = await wire.startNode(file, ['connect', MACHINE, PORT, '50', '50']).ended;
      expect(lastLine(peer.stdout)).toEqual({ ...whole, opened: 50, rounds: 150, ended: 50, closed: 50 });
      expect((await machine.ended).left).toBe('nothing left');
    },
    LIMIT,
  );

  test(
    `${BURST} connections at once out of firmware`,
    async () => {
      using wire = network();
      const peer = await listening(wire, 'burst.cjs', ['listen', PORT, String(BURST)]);
      const args = ['connect', HOST, PORT, String(BURST), String(BURST)];
      await using machine = startOnWire({ network: wire, file, args });
      const { stdout, left } = await machine.ended;
      expect(lastLine(stdout)).toEqual(whole);
      expect(lastLine((await peer.ended).stdout)).toEqual(whole);
      expect(left).toBe('nothing left');
    },
    LIMIT,
  );

  test(
    `${CHURN} connections into firmware, one after another`,
    async () => {
      using wire = network();
      const churn = join(PROGRAMS, 'churn.cjs');
      await using machine = startOnWire({
        network: wire,
        file: churn,
        args: ['listen', 'waits', String(CHURN), PORT],
      });
      await machine.line('listening');
      const args = ['connect', 'ends', String(CHURN), PORT, MACHINE];
      const peer = await wire.startNode(churn, args, { limit: LIMIT }).ended;
      expect(lastLine(peer.stdout)).toEqual({ total: CHURN, answered: CHURN, errors: {} });
      const { stdout, left } = await machine.ended;
      expect(lastLine(stdout)).toEqual({ total: CHURN, errors: {} });
      expectFlat(stdout);
      expect(left).toBe('nothing left');
    },
    LIMIT,
  );

  test(
    `${CHURN} connections out of firmware, one after another`,
    async () => {
      using wire = network();
      const peer = await listening(wire, 'churn.cjs', ['listen', 'ends', String(CHURN), PORT]);
      await using machine = startOnWire({
        network: wire,
        file: join(PROGRAMS, 'churn.cjs'),
        args: ['connect', 'waits', String(CHURN), PORT, HOST],
      });
      const { stdout, left } = await machine.ended;
      expect(lastLine(stdout)).toEqual({ total: CHURN, answered: CHURN, errors: {} });
      expect(lastLine((await peer.ended).stdout)).toEqual({ total: CHURN, errors: {} });
      expectFlat(stdout);
      expect(left).toBe('nothing left');
    },
    LIMIT,
  );

  test.each([
    { name: '64 MiB each way', size: 64 * MEBIBYTE, impairment: undefined },
    {
      name: 'each way over a cable that loses 1 % and takes 20 ms',
      size: 8 * MEBIBYTE,
      impairment: { loss: 1, delay: 20 },
    },
  ])(
    '$name',
    async ({ size, impairment }) => {
      using wire = network();
      await using machine = startOnWire({ network: wire, file: join(PROGRAMS, 'echo.cjs'), args: [PORT] });
      await machine.line('listening');
      await using cable = impairment === undefined ? undefined : await machine.impair(impairment);
      const args = [MACHINE, PORT, String(size)];
      const peer = await wire.startNode(join(PROGRAMS, 'transfer.peer.mjs'), args, { limit: LIMIT }).ended;
      expect(peer.stdout).toContain(`the same ${size} bytes\n`);
      expect(await machine.line('closed')).toBe(`closed false: ${size} read, ${size} written`);
      if (cable !== undefined) expect(cable.lost).toBeGreaterThan(0);
    },
    LIMIT,
  );
});

/** The cable of a machine is pulled, and put back. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  cardOnTap,
  NetworkNamespace,
  namespaceObstacle,
  whereThereIsOne,
} from '../harness/network-namespace.ts';
import { INTEGRATION, isLong } from '../harness/places.ts';
import { startOnWire } from '../harness/wire-machine.ts';

const PROGRAMS = join(INTEGRATION, 'programs/wire');
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

const obstacle = namespaceObstacle();

describe.skipIf(obstacle !== undefined)(`the cable${whereThereIsOne(obstacle)}`, () => {
  test('a transfer goes on when it is put back', async () => {
    const SIZE = 12 * 1024 * 1024;
    using network = new NetworkNamespace([cardOnTap(0, '10.9.0.51')]);
    await using machine = startOnWire({ network, file: join(PROGRAMS, 'echo.cjs'), args: ['7000'] });
    await machine.line('listening');
    let pulled: Promise<void> | undefined;
    const peer = network.startNode(join(PROGRAMS, 'transfer.peer.mjs'), ['10.9.0.51', '7000', String(SIZE)], {
      limit: 60_000,
      onLine: () => {
        pulled ??= machine
          .setLink(false)
          .then(() => pause(3000))
          .then(() => machine.setLink(true));
      },
    });
    const { stdout } = await peer.ended;
    await pulled;
    expect(stdout).toContain(`the same ${SIZE} bytes`);
    expect(Number(/longest pause (\d+) ms/.exec(stdout)?.[1])).toBeGreaterThan(2900);
  });

  test('a server serves again when it is put back', async () => {
    using network = new NetworkNamespace([cardOnTap(0, '10.9.0.51')]);
    const say = async (text: string): Promise<string> => {
      const words = ['10.9.0.51', '7000', text];
      return (await network.startNode(join(PROGRAMS, 'say.peer.mjs'), words).ended).stdout;
    };
    const file = join(PROGRAMS, 'cable.cjs');
    await using machine = startOnWire({ network, file, args: ['7000', '10.9.0.1', '7100'] });
    await machine.line('listening');
    if (isLong) expect(await say('connect')).toBe('connect\n');
    await machine.setLink(false);
    // Firmware gives up after 60 to 75 seconds.
    if (isLong) expect(await machine.line('connect:', 90_000)).toBe('connect: error ETIMEDOUT connect');
    else await pause(1500);
    await machine.setLink(true);
    expect(await say('hello')).toBe('hello\n');
    expect(await say('bye')).toBe('bye\n');
    expect((await machine.ended).left).toBe('nothing left');
  });

  test.skipIf(!isLong)(
    'pulled for good with something unacknowledged',
    async () => {
      using network = new NetworkNamespace([cardOnTap(0, '10.9.0.51')]);
      network.startNode(join(PROGRAMS, 'fault.peer.mjs'), ['7100'], { limit: 900_000 });
      const args = ['vanish', '10.9.0.1', '7100'];
      await using machine = startOnWire({
        network,
        file: join(PROGRAMS, 'events.cjs'),
        args,
        limit: 900_000,
      });
      await machine.line('vanishing');
      await machine.setLink(false);
      const { stdout, left } = await machine.ended;
      expect(stdout).toContain('error ETIMEDOUT read read ETIMEDOUT\n');
      expect(left).toBe('nothing left');
    },
    920_000,
  );

  test('a machine that starts without it', async () => {
    using network = new NetworkNamespace([cardOnTap(0, '10.9.0.51')]);
    const file = join(PROGRAMS, 'cable.cjs');
    await using machine = startOnWire({ network, file, args: ['0', '10.9.0.1', '7100'] });
    await machine.setLink(false);
    const { stdout, left } = await machine.ended;
    expect(stdout).toBe('listening\nconnecting\nconnect: error ENETDOWN connect\n');
    expect(left).toBe('nothing left');
  });
});

import { EFI_OUT_OF_RESOURCES } from '@efi-node/efi-core';
import { describe, expect, test } from 'vitest';
import { record } from '../compliance/peers.ts';
import { testMachine } from '../machine.test.support.ts';

const noMemory = { kind: 'status', status: EFI_OUT_OF_RESOURCES } as const;

describe('a port of EFI_TCP4', () => {
  test('takes over where a closed listener left connections', async () => {
    const one = testMachine();
    const first = await one.listen();
    const old = one.host.connect('10.0.2.15', 80);
    await one.until('accepted', () => first.accepted.length === 1);
    first.listener.close(() => undefined);
    const between = one.host.connect('10.0.2.15', 80);
    await one.until('the refusal', () => between.closed !== undefined);
    expect(between.closed).toBe('reset');
    const second = await one.listen();
    one.host.connect('10.0.2.15', 80);
    await one.until('accepted again', () => second.accepted.length === 1);
    expect(old.closed).toBe(undefined);
    await one.close();
  });

  test('is given back to firmware with the last connection', async () => {
    const one = testMachine();
    const { listener, accepted } = await one.listen();
    const old = one.host.connect('10.0.2.15', 80);
    await one.until('accepted', () => accepted.length === 1);
    listener.close(() => undefined);
    if (accepted[0] !== undefined) record(accepted[0]);
    old.end();
    accepted[0]?.shutdown(() => accepted[0]?.close(() => undefined));
    await one.until('the old one gone', () => old.closed !== undefined);
    await one.pass(100);
    const after = one.host.connect('10.0.2.15', 80);
    await one.until('the refusal', () => after.closed !== undefined);
    expect(after.connected).toBe(false);
    await one.close();
  });

  test('restarts at once while a closed connection still waits for the FIN of its peer', async () => {
    const one = testMachine();
    for (let round = 0; round < 5; round += 1) {
      const { listener, accepted } = await one.listen();
      one.host.connect('10.0.2.15', 80);
      await one.until('accepted', () => accepted.length === 1);
      accepted[0]?.close(() => undefined);
      listener.close(() => undefined);
    }
    await one.close();
  });

  test('accepts a burst without a turn in between', async () => {
    const one = testMachine();
    const { accepted } = await one.listen();
    const peers = Array.from({ length: 30 }, () => one.host.connect('10.0.2.15', 80));
    await one.until('all', () => accepted.length === 30);
    expect(peers.every((peer) => peer.connected)).toBe(true);
    await one.close();
  });

  test.for(['Tcp4.CreateChild', 'Tcp4.Configure', 'Tcp4.Accept'])(
    'tells its listener when %s fails',
    async (call) => {
      const one = testMachine({ nics: [{ address: { address: '10.0.2.15' } }], connected: true });
      expect(await one.connectCode(7)).toBe('refused');
      one.sim.faults.on(call, noMemory);
      await expect(one.listen()).rejects.toMatchObject({ code: 'no-memory', operation: 'listen' });
      one.sim.faults.clear();
      await one.listen();
      await one.close();
    },
  );

  test('one Accept that is refused is tried again', async () => {
    const one = testMachine();
    one.sim.faults.on('Tcp4.Accept', noMemory, { after: 1, times: 7 });
    const { accepted } = await one.listen();
    for (let count = 0; count < 12; count += 1) one.host.connect('10.0.2.15', 80);
    await one.until('all', () => accepted.length === 12);
    await one.close();
  });

  test('memory that is short for all Accepts at once does not end the listener', async () => {
    const one = testMachine();
    // One is posted. The others are refused, and so is that one when it is posted again.
    one.sim.faults.on('Tcp4.Accept', noMemory, { after: 1, times: 64 });
    const { accepted } = await one.listen();
    one.host.connect('10.0.2.15', 80);
    await one.until('the first', () => accepted.length === 1);
    one.host.connect('10.0.2.15', 80);
    await one.until('the second', () => accepted.length === 2);
    await one.close();
  });

  test('a connection without memory for it is reset, and the listener goes on', async () => {
    const one = testMachine();
    const { accepted } = await one.listen();
    one.sim.faults.on('native.allocate', noMemory, { times: 1 });
    const lost = one.host.connect('10.0.2.15', 80);
    await one.until('the reset', () => lost.closed !== undefined || accepted.length > 0);
    one.host.connect('10.0.2.15', 80);
    await one.until('the next', () => accepted.length > 0);
    expect(one.uncaught).toEqual([]);
    await one.close();
  });
});

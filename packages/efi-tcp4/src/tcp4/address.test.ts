import { EFI_DEVICE_ERROR, EFI_OUT_OF_RESOURCES } from '@efi-node/efi-core';
import { SimNetwork } from '@efi-node/efi-sim';
import { describe, expect, test } from 'vitest';
import { testMachine } from '../machine.test.support.ts';

describe('the address of an interface', () => {
  test('comes by a lease of our own within a second', async () => {
    const one = testMachine();
    await one.listen();
    expect(one.machine.loop.now).toBeLessThan(1000);
    expect(one.lines).toEqual(['IP configuration started', 'IP configuration complete: 10.0.2.15/24']);
    await one.close();
  });

  test('is reused without a word when firmware has one', async () => {
    const one = testMachine({
      nics: [{ address: { address: '10.0.2.99', gateway: '10.0.2.2' } }],
      connected: true,
    });
    one.host.listen(7, () => undefined);
    const connection = await one.connect(7);
    expect(connection.local.address).toBe('10.0.2.99');
    expect(one.lines).toEqual([]);
    expect(one.sim.faults.calls('Dhcp4.Start')).toBe(0);
    await one.close();
  });

  test('stays for the next program of the same boot', async () => {
    const one = testMachine();
    await one.listen();
    let closed = false;
    one.stack.close(() => {
      closed = true;
    });
    await one.until('the stack closed', () => closed);
    expect(one.sim.nics[0]?.address).toBe('10.0.2.15');
    await one.close();
  });

  test('comes by EFI_IP4_CONFIG2 itself where there is no EFI_DHCP4', async () => {
    const one = testMachine({ nics: [{ dhcp4: false }] });
    one.host.listen(7, () => undefined);
    const connection = await one.connect(7);
    expect(connection.local.address).toBe('10.0.2.15');
    await one.close();
  });

  test('comes by EFI_IP4_CONFIG on older firmware', async () => {
    const one = testMachine({ nics: [{ configuration: 'ip4config' }] });
    one.host.listen(7, () => undefined);
    const connection = await one.connect(7);
    expect(connection.local.address).toBe('10.0.2.15');
    await one.close();
  });

  test.for(['Dhcp4.CreateChild', 'Dhcp4.Configure', 'Dhcp4.Start'])(
    'comes by EFI_IP4_CONFIG2 itself when %s fails',
    async (call) => {
      const one = testMachine();
      one.sim.faults.on(call, { kind: 'status', status: EFI_OUT_OF_RESOURCES }, { times: 1 });
      one.host.listen(7, () => undefined);
      const connection = await one.connect(7);
      expect(connection.local.address).toBe('10.0.2.15');
      await one.close();
    },
  );

  test('is missed with a clear error when no server answers, within the limit', async () => {
    const one = testMachine({ network: new SimNetwork({ dhcp: false }) }, { addressLimit: 9000 });
    await expect(one.connect(7)).rejects.toMatchObject({ code: 'no-address', operation: 'configure' });
    await expect(one.connect(7)).rejects.toThrow(/52:54:00:12:34:56 got none within 9000 ms; tried: /);
    expect(one.machine.loop.now).toBeLessThan(20_000);
    expect(one.lines.at(-1)).toMatch(/^IP configuration failed: /);
    await one.close();
  });

  test('is missed with a clear error when there is no link', async () => {
    const one = testMachine({ nics: [{ link: false }] });
    await expect(one.connect(7)).rejects.toMatchObject({
      code: 'no-media',
      message: 'configure: no-media (52:54:00:12:34:56 has no link)',
    });
    await one.close();
  });

  test('is looked for again once the cable is in', async () => {
    const one = testMachine({ nics: [{ link: false }] });
    expect(await one.connectCode(7)).toBe('no-media');
    const [nic] = one.sim.nics;
    if (nic !== undefined) nic.link = true;
    one.host.listen(7, () => undefined);
    expect(await one.connectCode(7)).toBe(undefined);
    await one.close();
  });

  test('a listener on all addresses serves loopback without any interface', async () => {
    const one = testMachine({ nics: [] });
    await one.listen();
    expect(await one.connectCode(80, { remote: { address: '127.0.0.1', port: 80 } })).toBe(undefined);
    expect(await one.connectCode(7)).toBe('network-unreachable');
    await one.close();
  });

  test('firmware that fails to open its protocols is an error, not an exception in the loop', async () => {
    const one = testMachine();
    one.sim.faults.on('BootServices.LocateHandleBuffer', { kind: 'status', status: EFI_DEVICE_ERROR });
    expect(await one.connectCode(7)).toBe('firmware');
    expect(one.uncaught).toEqual([]);
    await one.close();
  });

  test('the interface in the subnet of the peer is chosen, else the one with a gateway', async () => {
    const one = testMachine({
      nics: [{ address: { address: '10.1.0.5' } }, { address: { address: '10.2.0.5', gateway: '10.2.0.1' } }],
      connected: true,
    });
    one.network.host('10.1.0.9').listen(7, () => undefined);
    one.network.host('198.51.100.1').listen(7, () => undefined);
    const near = await one.connect(7, { remote: { address: '10.1.0.9', port: 7 } });
    const away = await one.connect(7, { remote: { address: '198.51.100.1', port: 7 } });
    expect([near.local.address, away.local.address]).toEqual(['10.1.0.5', '10.2.0.5']);
    // From an address that has no way there: at once, where firmware would try for a minute.
    const noWay = { remote: { address: '198.51.100.1', port: 7 }, local: { address: '10.1.0.5' } };
    const before = one.machine.loop.now;
    expect(await one.connectCode(7, noWay)).toBe('network-unreachable');
    expect(one.machine.loop.now - before).toBeLessThan(100);
    const own = await one.listen({ address: '10.2.0.5' });
    const itself = await one.connect(80, { remote: { address: '10.2.0.5', port: 80 } });
    expect(itself.local.address).toBe('10.2.0.5');
    expect(own.accepted.length).toBe(1);
    await one.close();
  });
});

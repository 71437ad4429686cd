import {
  createMachine,
  EFI_DHCP4_SERVICE_BINDING_PROTOCOL,
  EFI_SIMPLE_NETWORK_PROTOCOL,
  EFI_TCP4_SERVICE_BINDING_PROTOCOL,
} from '@efi-node/efi-core';
import { describe, expect, it } from 'vitest';
import { createSim, expectNoLeaks } from './sim.ts';

describe('createSim', () => {
  it('has tables that efi-core reads', async () => {
    const sim = createSim();
    const machine = createMachine(sim.native);
    expect(machine.systemTable.Hdr.Signature).toBe(0x5453595320494249n);
    const before = machine.bootServices.locateHandles(EFI_SIMPLE_NETWORK_PROTOCOL);
    expect(before).toEqual([]);
    for (const handle of machine.bootServices.locateHandles()) machine.bootServices.connectController(handle);
    const [handle] = machine.bootServices.locateHandles(EFI_TCP4_SERVICE_BINDING_PROTOCOL);
    expect(handle).toBe(sim.nics[0]?.handle);
    machine.bootServices.setWatchdogTimer(0);
    expect(sim.firmware.watchdog).toBe(0);
    const child = machine.bootServices.createChild(handle ?? 0, EFI_DHCP4_SERVICE_BINDING_PROTOCOL);
    expect(sim.leaks().handles).toBe(1);
    expect(() => expectNoLeaks(sim)).toThrow(/1 handles/);
    machine.bootServices.destroyChild(handle ?? 0, EFI_DHCP4_SERVICE_BINDING_PROTOCOL, child);
    machine.close(() => undefined);
    await sim.run(machine.loop);
    expectNoLeaks(sim);
  });

  it('runs timers on the simulated clock, one callback at a time', async () => {
    const sim = createSim({ nics: [] });
    const { loop } = createMachine(sim.native);
    const seen: string[] = [];
    const log = (text: string): void => void seen.push(text);
    loop.timer(() => {
      log(`a at ${loop.now}`);
      void Promise.resolve().then(() => log('job of a'));
    }, 1000);
    loop.timer(() => log('b'), 1000);
    loop.immediate(() => log('immediate'));
    await sim.run(loop);
    expect(seen).toEqual(['immediate', 'a at 1000', 'job of a', 'b']);
  });

  it('stops with an error when the loop outlives the limit', async () => {
    const sim = createSim({ nics: [] });
    const { loop } = createMachine(sim.native);
    loop.hold();
    await expect(sim.run(loop, { limit: 1000 })).rejects.toThrow(/still lives/);
  });
});

import { createMachine } from '@efi-node/efi-core';
import { createSim, expectNoLeaks } from '@efi-node/efi-sim';
import { expect, it } from 'vitest';
import { Volumes } from './volumes.ts';

it('volumes are called by their labels, else by their number, and never two the same', () => {
  const labels = ['DATA', '', 'data', 'a/b', '..', 'DATA'];
  const sim = createSim({ volumes: labels.map((label, index) => ({ label, boot: index === 2 })) });
  const machine = createMachine(sim.native);
  const volumes = new Volumes(machine);
  const names = (): string[] => volumes.list().map(({ name }) => name);
  expect(names()).toEqual(['DATA', '1', 'data-2', 'a_b', '4', 'DATA-3']);
  expect(volumes.bootName()).toBe('data-2');
  const devices = volumes.list().map(({ system }) => system.device);
  expect(new Set(devices).size).toBe(6);
  expect(volumes.entries().map(({ name }) => name)).toEqual(names());
  expect(volumes.list().map(({ system }) => system.device)).toEqual(devices);
  volumes.close();
  machine.memory.free();
  expectNoLeaks(sim);
});

it('one without a medium is there by its number, and says what is missing', () => {
  const sim = createSim({ nics: [], volumes: [{ label: 'GONE' }] });
  const [volume] = sim.volumes;
  if (volume === undefined) throw new Error('there is no volume');
  volume.media = 'out';
  const machine = createMachine(sim.native);
  const volumes = new Volumes(machine);
  expect(volumes.list().map(({ name }) => name)).toEqual(['0']);
  expect(() => volumes.list()[0]?.system.list([])).toThrow('ENXIO');
  volume.media = 'in';
  expect(volumes.list()[0]?.system.list([])).toEqual([]);
  volumes.close();
  machine.memory.free();
  expectNoLeaks(sim);
});

it('a machine without any has none', () => {
  const sim = createSim();
  const machine = createMachine(sim.native);
  const volumes = new Volumes(machine);
  expect(volumes.list()).toEqual([]);
  expect(volumes.bootName()).toBeUndefined();
  machine.memory.free();
  expectNoLeaks(sim);
});

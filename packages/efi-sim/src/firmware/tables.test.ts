import {
  acpiProcessors,
  configurationTables,
  createMachine,
  EFI_ACPI_20_TABLE_GUID,
  EFI_MEMORY_TYPE,
  type Machine,
  readAcpi,
  readMemoryMap,
  readSmbios,
  readVariable,
  SMBIOS3_TABLE_GUID,
  smbiosMemory,
  smbiosSpeed,
  smbiosThreads,
  totalMemory,
  variableNames,
} from '@efi-node/efi-core';
import { expect, test } from 'vitest';
import type { SimOptions } from '../options.ts';
import { createSim, expectNoLeaks, type Sim } from '../sim.ts';

const MEGABYTE = 2 ** 20;
const VENDOR = '11111111-2222-3333-4444-555555555555';
const OTHER = '99999999-2222-3333-4444-555555555555';

function start(options: SimOptions): { readonly sim: Sim; readonly machine: Machine } {
  const sim = createSim(options);
  return { sim, machine: createMachine(sim.native) };
}

/** Nothing may be left once the machine's own memory is given back. */
async function end(sim: Sim, machine: Machine): Promise<void> {
  let closed = false;
  machine.close(() => {
    closed = true;
  });
  await sim.run(machine.loop);
  expect(closed).toBe(true);
  expectNoLeaks(sim);
}

test('SMBIOS tells the system, its processors and its memory', async () => {
  const { sim, machine } = start({
    memory: 512 * MEGABYTE,
    system: { manufacturer: 'Maker', product: 'Box', serial: 'S-1', processors: 4, speed: 3100 },
  });
  const smbios = readSmbios(machine);
  if (smbios === undefined) throw new Error('there is no SMBIOS');
  expect([smbios.major, smbios.minor]).toEqual([3, 0]);
  const [system] = smbios.structures;
  expect(system?.type).toBe(1);
  expect([system?.text(4), system?.text(5), system?.text(6), system?.text(7)]).toEqual([
    'Maker',
    'Box',
    '',
    'S-1',
  ]);
  expect(smbios.structures.map(({ type }) => type)).toEqual([1, 4, 4, 4, 4, 17, 127]);
  expect(smbiosThreads(smbios)).toBe(4);
  expect(smbiosSpeed(smbios)).toBe(3100);
  expect(smbiosMemory(smbios)).toBe(512 * MEGABYTE);
  // A field that the structure is too short for.
  expect(system?.dword(200)).toBe(0);
  await end(sim, machine);
});

test('configuration tables are listed, and ACPI is found through them', async () => {
  const { sim, machine } = start({ system: { processors: 3 } });
  expect(configurationTables(machine).map(({ guid }) => guid)).toEqual([
    SMBIOS3_TABLE_GUID,
    EFI_ACPI_20_TABLE_GUID,
  ]);
  const tables = readAcpi(machine);
  expect(tables.map(({ signature }) => signature)).toEqual(['APIC']);
  expect(acpiProcessors(tables)).toBe(3);
  expect(acpiProcessors([])).toBe(0);
  await end(sim, machine);
});

test('the memory map has all memory, and what is none apart', async () => {
  const { sim, machine } = start({ memory: 64 * MEGABYTE });
  const regions = readMemoryMap(machine);
  expect(totalMemory(regions)).toBe(64 * MEGABYTE);
  expect(regions.some(({ type }) => type === EFI_MEMORY_TYPE.values.EfiMemoryMappedIO)).toBe(true);
  await end(sim, machine);
});

test('variables are listed and read by name and vendor', async () => {
  const { sim, machine } = start({
    variables: [
      { name: 'HOSTNAME', guid: VENDOR, data: 'box' },
      { name: 'HOSTNAME', guid: OTHER, data: 'other' },
      { name: 'Größe', guid: VENDOR, data: new Uint8Array([0, 1, 2]) },
      { name: 'L'.repeat(600), guid: VENDOR, data: '' },
      { name: 'LAST', guid: VENDOR, data: 'z' },
    ],
  });
  expect(variableNames(machine).map(({ name, guid }) => [name.slice(0, 9), guid])).toEqual([
    ['HOSTNAME', VENDOR],
    ['HOSTNAME', OTHER],
    ['Größe', VENDOR],
    ['LLLLLLLLL', VENDOR],
    ['LAST', VENDOR],
  ]);
  const text = (name: string, guid: string): string | undefined => {
    const bytes = readVariable(machine, { name, guid });
    return bytes === undefined ? undefined : Buffer.from(bytes).toString();
  };
  expect(text('HOSTNAME', OTHER)).toBe('other');
  expect(text('HOSTNAME', VENDOR)).toBe('box');
  expect(text('LAST', OTHER)).toBeUndefined();
  expect(readVariable(machine, { name: 'Größe', guid: VENDOR })).toEqual(new Uint8Array([0, 1, 2]));
  await end(sim, machine);
});

/** What `node:os` says in firmware, of machines that QEMU was asked for. */
import { join } from 'node:path';
import { encodeContainer, loadInstallation, prepareProgram } from 'efi-node';
import { expect, test } from 'vitest';
import { boot } from '../../firmware/test/boot.mjs';
import { INTEGRATION } from '../harness/places.ts';

const MEGABYTE = 2 ** 20;
const LIMIT = 120_000;

const NETWORK = ['-netdev', 'user,id=net0', '-device', 'virtio-net-pci,netdev=net0,mac=52:54:00:12:34:56'];

interface Told {
  readonly hostname: string;
  readonly cpus: readonly { readonly model: string; readonly speed: number }[];
  readonly parallel: number;
  readonly totalmem: number;
  readonly freemem: number;
  readonly release: string;
  readonly version: string;
  readonly type: string;
  readonly interfaces: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly variables: readonly string[];
}

async function ask(memory: number, extra: readonly string[]): Promise<Told> {
  const { filename, code, map } = await prepareProgram(join(INTEGRATION, 'programs/machine.cjs'));
  const config = { argv: [], execArgv: [], env: {}, cwd: '/', filename, network: true, verbose: false };
  const bundle = encodeContainer(loadInstallation().runtime, [{ config, code, map }]);
  const run = await boot(bundle, { memory, timeout: 100, extra: [...NETWORK, ...extra] });
  expect(run.events.at(-1), run.stderr).toMatchObject({ event: 'done', code: 0 });
  const end = run.events.find(({ event }) => event === 'end');
  expect(Object.entries(end?.leaks ?? { end: 1 }).filter(([, count]) => count !== 0)).toEqual([]);
  const told: Told = JSON.parse(run.stdout);
  return told;
}

test(
  'processors, memory, name and interface',
  async () => {
    const told = await ask(768, ['-smp', '3', '-cpu', 'qemu64', '-smbios', 'type=1,serial=rack-7']);
    expect(told.hostname).toBe('rack-7');
    expect(told.cpus).toHaveLength(3);
    expect(new Set(told.cpus.map(({ model }) => model))).toEqual(new Set(['QEMU Virtual CPU version 2.5+']));
    // QEMU's SMBIOS says 2000 MHz.
    expect(told.cpus.map(({ speed }) => speed)).toEqual([2000, 2000, 2000]);
    expect(told.parallel).toBe(1);
    expect(told.totalmem).toBe(768 * MEGABYTE);
    expect(told.freemem).toBeGreaterThan(300 * MEGABYTE);
    expect(told.freemem).toBeLessThan(768 * MEGABYTE);
    expect(told.type).toBe('UEFI');
    expect(told.release).toMatch(/^2\.\d+\.\d+$/);
    expect(told.version).toContain('QuickJS-ng');
    expect(told.interfaces).toEqual({
      lo: [
        {
          address: '127.0.0.1',
          netmask: '255.0.0.0',
          family: 'IPv4',
          mac: '00:00:00:00:00:00',
          internal: true,
          cidr: '127.0.0.1/8',
        },
      ],
      eth0: [
        {
          address: '10.0.2.15',
          netmask: '255.255.255.0',
          family: 'IPv4',
          mac: '52:54:00:12:34:56',
          internal: false,
          cidr: '10.0.2.15/24',
        },
      ],
    });
    expect(told.variables).toEqual([]);
  },
  LIMIT,
);

test(
  'another machine, without a serial number',
  async () => {
    const told = await ask(1024, []);
    expect(told.hostname).toBe('localhost');
    expect(told.cpus).toHaveLength(1);
    expect(told.totalmem).toBe(1024 * MEGABYTE);
  },
  LIMIT,
);

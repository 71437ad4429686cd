/** The simulated driver as EDK2's FAT driver is: by efi-core's files, one matter at a time. */
import {
  bootDevice,
  createMachine,
  EFI_ACCESS_DENIED,
  EFI_FILE_DIRECTORY,
  EFI_FILE_READ_ONLY,
  EFI_INVALID_PARAMETER,
  EFI_NOT_FOUND,
  EFI_WARN_DELETE_FAILURE,
  EFI_WRITE_PROTECTED,
  EfiFile,
  locateVolumes,
  type Machine,
  type Status,
} from '@efi-node/efi-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { VolumeOptions } from '../options.ts';
import { createSim, expectNoLeaks, type Sim } from '../sim.ts';

let sim: Sim;
let machine: Machine;
let root: EfiFile;

function start(options: VolumeOptions): void {
  sim = createSim({ nics: [], volumes: [options] });
  machine = createMachine(sim.native);
  const [volume] = locateVolumes(machine);
  if (volume === undefined) throw new Error('there is no volume');
  root = volume.openRoot();
}

beforeEach(() => start({ label: 'TEST', files: { 'dir/file.txt': 'hello', other: 'x' } }));
afterEach(() => {
  root.close();
  machine.memory.free();
  expectNoLeaks(sim);
});

function opened(file: EfiFile | Status): EfiFile {
  if (file instanceof EfiFile) return file;
  throw new Error(`it could not be opened: ${file}`);
}

const directory = Number(EFI_FILE_DIRECTORY);
const readOnly = Number(EFI_FILE_READ_ONLY);

it('names lead from a directory and from the root', () => {
  const inside = opened(root.open('DIR', 'read'));
  const file = opened(inside.open('file.txt', 'read'));
  const again = opened(inside.open('\\dir\\..\\dir\\.\\FILE.TXT', 'read'));
  expect(file.info()).toMatchObject({ name: 'file.txt', size: 5, physicalSize: 4096, attributes: 0x20 });
  expect(again.info()).toEqual(file.info());
  expect(inside.open('none', 'read')).toBe(EFI_NOT_FOUND);
  expect(inside.open('file.txt\\x', 'read')).toBe(EFI_NOT_FOUND);
  expect(inside.open('a?', 'create')).toBe(EFI_INVALID_PARAMETER);
  for (const each of [inside, file, again]) each.close();
});

it('directories list what is in them, with the two that every directory but the root has', () => {
  const list = (file: EfiFile): string[] => {
    const names: string[] = [];
    for (let entry = file.readEntry(); entry !== undefined; entry = file.readEntry()) names.push(entry.name);
    return names;
  };
  const inside = opened(root.open('dir', 'read'));
  expect(list(root)).toEqual(['dir', 'other']);
  expect(list(inside)).toEqual(['.', '..', 'file.txt']);
  inside.setPosition(0);
  expect(list(inside)).toHaveLength(3);
  inside.close();
});

it('reading behind the end is a device error', () => {
  const file = opened(root.open('other', 'read'));
  file.setPosition(1);
  expect(file.read(new Uint8Array(1))).toBe(0);
  file.setPosition(2);
  expect(() => file.read(new Uint8Array(1))).toThrow('EFI_DEVICE_ERROR');
  file.close();
});

it('a handle for reading can set attributes and nothing else', () => {
  const file = opened(root.open('other', 'read'));
  file.setInfo({ attributes: readOnly });
  expect(root.open('other', 'write')).toBe(EFI_ACCESS_DENIED);
  expect(() => file.setInfo({ size: 0 })).toThrow('EFI_ACCESS_DENIED');
  expect(() => file.setInfo({ name: 'new' })).toThrow('EFI_ACCESS_DENIED');
  expect(() => file.setInfo({ attributes: directory })).toThrow('EFI_ACCESS_DENIED');
  expect(file.delete()).toBe(EFI_WARN_DELETE_FAILURE);
});

it('a deleted file is worth nothing to other handles', () => {
  const file = opened(root.open('other', 'read'));
  expect(opened(root.open('other', 'write')).delete()).toBe(0);
  expect(() => file.read(new Uint8Array(1))).toThrow('EFI_DEVICE_ERROR');
  file.close();
  expect(opened(root.open('dir', 'write')).delete()).toBe(EFI_WARN_DELETE_FAILURE);
});

it('a handle that was closed is no handle', () => {
  const file = opened(root.open('other', 'read'));
  file.close();
  expect(() => file.info()).toThrow(/no such interface/);
  expect(sim.crashes).toHaveLength(1);
  start({});
});

it('the boot volume is the loaded image’s device', () => {
  expect(bootDevice(machine)).toBe(0);
  root.close();
  machine.memory.free();
  start({ boot: true, readOnly: true, files: { a: '' } });
  expect(locateVolumes(machine)[0]?.handle).toBe(bootDevice(machine));
  expect(root.open('a', 'write')).toBe(EFI_WRITE_PROTECTED);
  expect(root.volumeInfo()).toMatchObject({ label: '', readOnly: true, blockSize: 4096 });
});

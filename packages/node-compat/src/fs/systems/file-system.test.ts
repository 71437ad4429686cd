/** What every file system that can be written to does, on memory and on a volume; and what only one of them does. */
import {
  createMachine,
  EFI_DEVICE_ERROR,
  EFI_MEDIA_CHANGED,
  EFI_VOLUME_FULL,
  locateVolumes,
} from '@efi-node/efi-core';
import { createSim, expectNoLeaks, type Sim } from '@efi-node/efi-sim';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BundledFileSystem } from './bundled.ts';
import type { FileSystem, OpenNode } from './file-system.ts';
import { MemoryFileSystem } from './memory.ts';
import { VolumeFileSystem } from './volume.ts';

const LIMIT = 1 << 20;

interface Made {
  readonly system: FileSystem;
  /** Closes it, and fails if anything is left. */
  end(): void;
}

function onMemory(): Made {
  const options = { device: 2, limit: LIMIT, now: () => 1_700_000_000_000, rootMode: 0o777 };
  return { system: new MemoryFileSystem(options), end: () => undefined };
}

interface OnVolume extends Made {
  readonly sim: Sim;
}

function onVolume(options: { readOnly?: boolean } = {}): OnVolume {
  const files = { 'dir/old.txt': 'old' };
  const sim = createSim({ nics: [], volumes: [{ label: 'TEST', size: LIMIT, files, ...options }] });
  const machine = createMachine(sim.native);
  const [volume] = locateVolumes(machine);
  if (volume === undefined) throw new Error('there is no volume');
  const system = new VolumeFileSystem({ device: 16, volume });
  return {
    sim,
    system,
    end() {
      system.close();
      machine.memory.free();
      expectNoLeaks(sim);
    },
  };
}

function put(system: FileSystem, path: readonly string[], text: string): void {
  const node = system.create(path, 0o644);
  node.write(Buffer.from(text), 0);
  node.close();
}

function textOf(node: OpenNode): string {
  const bytes = Buffer.alloc(100);
  return bytes.toString('latin1', 0, node.read(bytes, 0));
}

function read(system: FileSystem, path: readonly string[]): string {
  const node = system.open(path, false);
  const text = textOf(node);
  node.close();
  return text;
}

const names = (system: FileSystem, ...path: string[]): string[] =>
  system
    .list(path)
    .map(({ name }) => name)
    .toSorted();

describe.each([
  ['memory', onMemory],
  ['a volume', onVolume],
] as const)('on %s', (_name, make) => {
  let made: Made;
  let system: FileSystem;
  beforeEach(() => {
    made = make();
    ({ system } = made);
    system.makeDirectory(['work'], 0o755);
  });
  afterEach(() => made.end());

  it('files are made, read and removed', () => {
    put(system, ['work', 'a'], 'hello');
    expect(read(system, ['work', 'a'])).toBe('hello');
    expect(system.status(['work', 'a'])).toMatchObject({ kind: 'file', size: 5, mode: 0o644 });
    system.removeFile(['work', 'a']);
    expect(() => system.status(['work', 'a'])).toThrow('ENOENT');
    expect(names(system, 'work')).toEqual([]);
  });

  it('what is in the way is told apart from what is not there', () => {
    put(system, ['work', 'a'], '');
    expect(() => system.status(['work', 'a', 'b'])).toThrow('ENOTDIR');
    expect(() => system.status(['work', 'none', 'b'])).toThrow('ENOENT');
    expect(() => system.create(['work', 'none', 'b'], 0o644)).toThrow('ENOENT');
    expect(() => system.list(['work', 'a'])).toThrow('ENOTDIR');
    expect(() => system.removeFile(['work'])).toThrow('EISDIR');
    expect(() => system.removeDirectory(['work', 'a'])).toThrow('ENOTDIR');
    expect(() => system.removeDirectory(['work'])).toThrow('ENOTEMPTY');
    expect(() => system.makeDirectory(['work'], 0o755)).toThrow('EEXIST');
    expect(() => system.removeDirectory([])).toThrow('EBUSY');
  });

  it('a gap is filled with zeros', () => {
    put(system, ['work', 'a'], 'secret'.repeat(10));
    const node = system.open(['work', 'a'], true);
    node.truncate(2);
    node.write(Buffer.from('x'), 5);
    expect(textOf(node)).toBe('se\0\0\0x');
    node.truncate(8);
    expect(textOf(node)).toBe('se\0\0\0x\0\0');
    expect(node.read(Buffer.alloc(1), 100)).toBe(0);
    node.close();
  });

  it('a full file system says so, and takes more when there is room again', () => {
    const node = system.create(['work', 'large'], 0o644);
    expect(() => {
      for (let at = 0; at <= LIMIT; at += 65_536) node.write(Buffer.alloc(65_536), at);
    }).toThrow('ENOSPC');
    expect(() => node.truncate(2 * LIMIT)).toThrow('ENOSPC');
    node.close();
    expect(system.space().free).toBeLessThan(32);
    system.removeFile(['work', 'large']);
    put(system, ['work', 'small'], 'fits');
    expect(read(system, ['work', 'small'])).toBe('fits');
  });

  it('renames over files, into directories, never into itself', () => {
    put(system, ['work', 'a'], 'A');
    put(system, ['work', 'b'], 'B');
    system.rename(['work', 'a'], ['work', 'b']);
    expect(read(system, ['work', 'b'])).toBe('A');
    expect(names(system, 'work')).toEqual(['b']);
    system.makeDirectory(['work', 'd'], 0o755);
    system.rename(['work', 'b'], ['work', 'd', 'b']);
    expect(() => system.rename(['work', 'd'], ['work', 'd', 'x'])).toThrow('EINVAL');
    expect(() => system.rename(['work', 'none'], ['work', 'x'])).toThrow('ENOENT');
    system.makeDirectory(['work', 'e'], 0o755);
    expect(() => system.rename(['work', 'e'], ['work', 'd'])).toThrow('ENOTEMPTY');
    system.rename(['work', 'd'], ['work', 'e']);
    expect(read(system, ['work', 'e', 'b'])).toBe('A');
  });

  it('an open file outlives its name', () => {
    put(system, ['work', 'a'], 'kept');
    const node = system.open(['work', 'a'], true);
    system.removeFile(['work', 'a']);
    expect(names(system, 'work')).toEqual([]);
    node.write(Buffer.from('K'), 0);
    expect(textOf(node)).toBe('Kept');
    expect(node.status().links).toBe(0);
    put(system, ['work', 'a'], 'new');
    expect(textOf(node)).toBe('Kept');
    node.close();
    expect(read(system, ['work', 'a'])).toBe('new');
    expect(names(system)).not.toContain('.efi-node-deleted-1');
  });

  it('nothing of what was left open stays open', () => {
    put(system, ['work', 'a'], '');
    system.open(['work', 'a'], true);
    system.open(['work'], false);
    system.open([], false);
  });
});

describe('a volume', () => {
  let made: OnVolume;
  let system: FileSystem;
  beforeEach(() => {
    made = onVolume();
    ({ system } = made);
  });
  afterEach(() => made.end());
  const old = ['dir', 'old.txt'];

  it('knows no case, no links, no owners and one permission', () => {
    expect(read(system, ['DIR', 'OLD.TXT'])).toBe('old');
    expect(() => system.symlink('a', ['b'])).toThrow('EPERM');
    expect(() => system.link(old, ['b'])).toThrow('EPERM');
    expect(() => system.change(old, { uid: 5 })).toThrow('EPERM');
    expect(() => system.change(old, { mode: 0o600 })).toThrow('EPERM');
    system.change(old, { mode: 0o444 });
    expect(system.status(old).mode).toBe(0o444);
    expect(() => system.open(old, true)).toThrow('EACCES');
    system.rename(old, ['dir', 'moved']);
    expect(system.status(['dir', 'moved']).mode).toBe(0o444);
    system.removeFile(['dir', 'moved']);
  });

  it('changes the case of a name', () => {
    system.rename(old, ['dir', 'Old.txt']);
    expect(names(system, 'dir')).toEqual(['Old.txt']);
  });

  it('takes no name that FAT has no way to write', () => {
    for (const name of ['a:b', 'a*', 'a\\b', 'a?', 'ends.', 'ends '])
      expect(() => system.create([name], 0o644), name).toThrow('EINVAL');
    expect(() => system.status(['dir\\old.txt'])).toThrow('ENOENT');
    put(system, ['zwölf Boxkämpfer.text'], 'long');
    expect(names(system)).toEqual(['dir', 'zwölf Boxkämpfer.text']);
  });

  it('short reads and writes are answers', () => {
    made.sim.faults.on('File.Read', { kind: 'short', bytes: 2 }, { times: 1 });
    const node = system.open(old, true);
    expect(node.read(Buffer.alloc(3), 0)).toBe(2);
    made.sim.faults.on('File.Write', { kind: 'short', bytes: 1 }, { times: 1 });
    expect(node.write(Buffer.from('NEW'), 0)).toBe(1);
    expect(textOf(node)).toBe('Nld');
    node.close();
  });

  it.each([
    ['File.Read', EFI_DEVICE_ERROR, 'EIO', /EFI_FILE_PROTOCOL\.Read: EFI_DEVICE_ERROR/],
    ['File.Read', EFI_MEDIA_CHANGED, 'EIO', /EFI_MEDIA_CHANGED/],
    ['File.Open', EFI_DEVICE_ERROR, 'EIO', /EFI_FILE_PROTOCOL\.Open/],
    ['File.Open', EFI_VOLUME_FULL, 'ENOSPC', undefined],
  ] as const)('%s with %i is %s', (operation, status, code, cause) => {
    made.sim.faults.on(operation, { kind: 'status', status }, { times: 1 });
    let error: unknown;
    try {
      read(system, old);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code });
    if (cause !== undefined) expect(String(Reflect.get(Object(error), 'cause'))).toMatch(cause);
    for (const node of [system.open(old, false)]) node.close();
  });

  it('one that is taken out is ENXIO, and can be used again when it is back', () => {
    const [volume] = made.sim.volumes;
    if (volume === undefined) throw new Error('there is no volume');
    const node = system.open(old, false);
    volume.media = 'out';
    expect(() => system.status(old)).toThrow('ENXIO');
    expect(() => node.read(Buffer.alloc(1), 0)).toThrow('ENXIO');
    volume.media = 'in';
    expect(read(system, old)).toBe('old');
    node.close();
  });

  it('what a power cut has left is not shown, and goes when its name is wanted', () => {
    const [volume] = made.sim.volumes;
    volume?.put('.efi-node-deleted-1', 'from before');
    expect(names(system)).toEqual(['dir']);
    const node = system.open(old, false);
    system.removeFile(old);
    expect(volume?.text('.efi-node-deleted-1')).toBe('old');
    node.close();
    expect(volume?.text('.efi-node-deleted-1')).toBeUndefined();
  });

  it('says how much room there is', () => {
    expect(system.space()).toMatchObject({ type: 0x4d44, blockSize: 4096, blocks: 256, free: 253 });
    expect(system.isReadOnly()).toBe(false);
  });
});

it('a write-protected volume can be read, and nothing else', () => {
  const { system, end } = onVolume({ readOnly: true });
  const old = ['dir', 'old.txt'];
  expect(read(system, old)).toBe('old');
  expect(system.isReadOnly()).toBe(true);
  expect(() => system.open(old, true)).toThrow('EROFS');
  expect(() => system.create(['new'], 0o644)).toThrow('EROFS');
  expect(() => system.makeDirectory(['new'], 0o755)).toThrow('EROFS');
  expect(() => system.removeFile(old)).toThrow('EROFS');
  expect(() => system.rename(old, ['new'])).toThrow('EROFS');
  expect(() => system.change(old, { modified: 0 })).toThrow('EROFS');
  end();
});

describe('the bundle', () => {
  const system = new BundledFileSystem({
    device: 1,
    files: new Map([
      ['/app/server.js', () => Buffer.from('code')],
      ['/app/public/index.html', () => Buffer.from('<html>')],
    ]),
    directories: ['/tmp', '/'],
    time: 1000,
    links: (path) => (path === '/boot' ? '/volumes/EFI' : undefined),
    guests: (path) => (path === '/' ? [{ name: 'boot', kind: 'link' }] : []),
  });

  it('shows the files, and the directories that lead to them', () => {
    expect(names(system)).toEqual(['app', 'boot', 'dev', 'tmp']);
    expect(names(system, 'app')).toEqual(['public', 'server.js']);
    expect(system.status(['app', 'public'])).toMatchObject({ kind: 'directory', mode: 0o555 });
    expect(system.status(['app', 'server.js'])).toMatchObject({ kind: 'file', size: 4, modified: 1000 });
    expect(read(system, ['app', 'public', 'index.html'])).toBe('<html>');
    expect(system.linkTarget(['boot'])).toBe('/volumes/EFI');
  });

  it('nothing of it can be changed', () => {
    expect(() => system.open(['app', 'server.js'], true)).toThrow('EROFS');
    expect(() => system.create(['app', 'new'])).toThrow('EROFS');
    expect(() => system.create(['none', 'new'])).toThrow('ENOENT');
    expect(() => system.create(['app', 'server.js', 'new'])).toThrow('ENOTDIR');
    expect(() => system.makeDirectory(['app'])).toThrow('EEXIST');
    expect(() => system.removeFile(['app', 'server.js'])).toThrow('EROFS');
    expect(() => system.removeFile(['none'])).toThrow('ENOENT');
  });
});

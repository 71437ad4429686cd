/** The files of this machine, made when the first of them is asked for. */
import { runtime } from '../context.ts';
import { directoryOf, programFile } from '../runtime/program.ts';
import { BundledFileSystem } from './systems/bundled.ts';
import { MemoryFileSystem } from './systems/memory.ts';
import { Volumes } from './systems/volumes.ts';
import { type Mount, Tree } from './tree.ts';

/** Where what is not in the bundle begins. */
const temporary = '/tmp';
const volumesAt = '/volumes';
/** Leads to the volume that the application was loaded from. */
const bootLink = '/boot';

/** Entries of the bundle that are the system's: the program is seen under its own name, whatever was made of it. */
const programEntries = [programFile, 'program.bin'];
const systemEntries = new Set(['config.json', 'program.map', ...programEntries]);

/** Files in memory may take this part of what is free when the first is made. */
const memoryShare = 0.5;

let tree: Tree | undefined;

/** Names of the bundle as paths: a relative one is beside the program. The program's own file is what was made of it. */
function bundledFiles(): Map<string, () => Uint8Array> {
  const { native, config } = runtime();
  const beside = directoryOf(config.filename);
  const files = new Map<string, () => Uint8Array>();
  const names = native.fileNames();
  const add = (path: string, name: string): void => {
    let bytes: Uint8Array | undefined;
    files.set(path, () => (bytes ??= native.file(name) ?? new Uint8Array(0)));
  };
  const program = programEntries.find((name) => names.includes(name));
  if (program !== undefined) add(config.filename, program);
  for (const name of names)
    if (!systemEntries.has(name)) add(name.startsWith('/') ? name : `${beside}/${name}`, name);
  return files;
}

function makeTree(): Tree {
  const context = runtime();
  const { native, machine, config } = context;
  const now = (): number => Date.now();
  const volumes = new Volumes(machine);
  const root = new BundledFileSystem({
    device: 1,
    files: bundledFiles(),
    directories: [temporary, volumesAt, config.cwd],
    time: now(),
    links(path) {
      const name = path === bootLink ? volumes.bootName() : undefined;
      return name === undefined ? undefined : `${volumesAt}/${name}`;
    },
    guests(path) {
      if (path === volumesAt) return volumes.entries();
      return path === '/' && volumes.bootName() !== undefined
        ? [{ name: bootLink.slice(1), kind: 'link' }]
        : [];
    },
  });
  let memory: readonly Mount[] | undefined;
  const memoryMount = (): readonly Mount[] => {
    const limit = Math.floor(native.memoryUsage().free * memoryShare);
    memory ??= [
      { at: [temporary.slice(1)], system: new MemoryFileSystem({ device: 2, limit, now, rootMode: 0o1777 }) },
    ];
    return memory;
  };
  context.closers.push((done) => {
    volumes.close();
    done();
  });
  return new Tree(root, (first) => {
    if (first === temporary.slice(1)) return memoryMount();
    if (first !== volumesAt.slice(1)) return [];
    return volumes.list().map(({ name, system }) => ({ at: [volumesAt.slice(1), name], system }));
  });
}

/** All paths of this program. */
export function files(): Tree {
  tree ??= makeTree();
  return tree;
}

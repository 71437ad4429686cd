/**
 * The bundle that firmware loads: 'EFINODE\x01', then entries of u32 name length, u32 data length (little-endian),
 * name, data, a NUL, and NULs up to the next multiple of 8. See docs/architecture.md, 'Runtime, program, bundle'.
 */

const MAGIC = Buffer.from('EFINODE\x01', 'latin1');
const HEADER = 8;
const BYTECODE_MAGIC = Buffer.from('EFINBC\x01\0', 'latin1');

/** What a program is told when it starts: the entry `config.json`. */
export interface ProgramConfig {
  /** The user's arguments; `process.argv` has them after the engine's and the program's names. */
  readonly argv: readonly string[];
  readonly execArgv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly filename: string;
  readonly network: boolean;
  readonly verbose: boolean;
}

export interface ContainerRuntime {
  readonly name: 'runtime.bin' | 'runtime.js';
  readonly data: Uint8Array;
}

export interface ContainerProgram {
  readonly config: ProgramConfig;
  /** Source text, or the engine's bytecode. */
  readonly code: Uint8Array;
  readonly map: Uint8Array;
  /** Further entries, by the name that the program sees. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
}

function paddedLength(nameLength: number, dataLength: number): number {
  return Math.ceil((HEADER + nameLength + dataLength + 1) / 8) * 8;
}

/** Lays out named entries in the order given. */
export function encodeEntries(entries: Iterable<readonly [name: string, data: Uint8Array]>): Buffer {
  const list = [...entries].map(([name, data]) => ({ name: Buffer.from(name), data }));
  let total = MAGIC.length;
  for (const { name, data } of list) total += paddedLength(name.length, data.length);
  const out = Buffer.alloc(total);
  let offset = MAGIC.copy(out);
  for (const { name, data } of list) {
    out.writeUInt32LE(name.length, offset);
    out.writeUInt32LE(data.length, offset + 4);
    name.copy(out, offset + HEADER);
    out.set(data, offset + HEADER + name.length);
    offset += paddedLength(name.length, data.length);
  }
  return out;
}

/** Entries by name, as views of `bytes`. Throws RangeError on anything but a whole container. */
export function decodeEntries(bytes: Uint8Array): Map<string, Uint8Array> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < MAGIC.length || !buffer.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new RangeError('not an efi-node bundle: it does not start with EFINODE and version 1');
  }
  const entries = new Map<string, Uint8Array>();
  let offset = MAGIC.length;
  while (offset < buffer.length) {
    if (offset + HEADER > buffer.length) throw new RangeError(`bundle cut off at byte ${offset}`);
    const nameLength = buffer.readUInt32LE(offset);
    const dataLength = buffer.readUInt32LE(offset + 4);
    const length = paddedLength(nameLength, dataLength);
    if (offset + length > buffer.length)
      throw new RangeError(`bundle cut off in the entry at byte ${offset}`);
    const start = offset + HEADER;
    const name = buffer.toString('utf8', start, start + nameLength);
    entries.set(name, buffer.subarray(start + nameLength, start + nameLength + dataLength));
    offset += length;
  }
  return entries;
}

/** Whether a program's code is the engine's bytecode: firmware's `tool/efi-node-compile.c` writes it. */
export function isBytecode(code: Uint8Array): boolean {
  return BYTECODE_MAGIC.equals(code.subarray(0, BYTECODE_MAGIC.length));
}

/** One container with a runtime and the programs that run one after another. */
export function encodeContainer(runtime: ContainerRuntime, programs: readonly ContainerProgram[]): Buffer {
  const entries: [string, Uint8Array][] = [[runtime.name, runtime.data]];
  for (const [index, program] of programs.entries()) {
    entries.push([`${index}/config.json`, Buffer.from(JSON.stringify(program.config))]);
    entries.push([`${index}/program.js`, program.code]);
    entries.push([`${index}/program.map`, program.map]);
    for (const [name, data] of program.files ?? []) entries.push([`${index}/${name}`, data]);
  }
  return encodeEntries(entries);
}

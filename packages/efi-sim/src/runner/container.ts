/** One program of a bundle: its entries by the names that it sees. */
export type ProgramFiles = ReadonlyMap<string, Uint8Array>;

export interface Bundle {
  /** Source text of the runtime; undefined when the bundle has bytecode only. */
  readonly runtime: Uint8Array | undefined;
  readonly programs: readonly ProgramFiles[];
}

const MAGIC = 'EFINODE\x01';
const HEADER = 8;

/** Reads a bundle as firmware does (docs/architecture.md). Throws RangeError on anything else. */
export function readBundle(bytes: Uint8Array): Bundle {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new RangeError('not an efi-node bundle');
  let runtime: Uint8Array | undefined;
  const programs: Map<string, Uint8Array>[] = [];
  let offset = MAGIC.length;
  while (offset < buffer.length) {
    if (offset + HEADER > buffer.length)
      throw new RangeError(`the bundle ends inside of the entry at ${offset}`);
    const nameEnd = offset + HEADER + buffer.readUInt32LE(offset);
    const end = nameEnd + buffer.readUInt32LE(offset + 4);
    if (end + 1 > buffer.length) throw new RangeError(`the bundle ends inside of the entry at ${offset}`);
    const name = buffer.toString('utf8', offset + HEADER, nameEnd);
    const data = buffer.subarray(nameEnd, end);
    const match = /^(\d+)\/(.+)$/s.exec(name);
    if (name === 'runtime.js') runtime = data;
    else if (match?.[1] !== undefined && match[2] !== undefined) {
      const index = Number(match[1]);
      const files = programs[index] ?? new Map<string, Uint8Array>();
      programs[index] = files;
      files.set(match[2], data);
    }
    offset = Math.ceil((end + 1) / 8) * 8;
  }
  return { runtime, programs: Array.from(programs, (files) => files ?? new Map()) };
}

/** A processor with canned answers, which tests may change. */
export class Processor {
  /** By `leaf` or `leaf.subleaf`. */
  readonly leaves: Map<string, [number, number, number, number]> = new Map();
  readonly msrs: Map<number, bigint> = new Map([
    // IA32_APIC_BASE, IA32_EFER as OVMF leaves them.
    [0x1b, 0xfee0_0900n],
    [0xc000_0080, 0xd00n],
  ]);
  /** What was written to ports, in order. */
  readonly written: { readonly port: number; readonly width: 1 | 2 | 4; readonly value: number }[] = [];
  readonly ports: Map<number, number> = new Map();

  constructor() {
    const [ebx, edx, ecx] = words('GenuineIntel');
    this.leaves.set('0', [1, ebx, ecx, edx]);
    this.leaves.set('1', [0x000906ed, 0x0000_0800, 0x8000_2201, 0x0789_fbff]);
    const brand = 'efi-sim virtual processor'.padEnd(48, '\0');
    this.leaves.set(String(0x8000_0000), [0x8000_0004, 0, 0, 0]);
    for (let part = 0; part < 3; part++) {
      const [a, b, c, d] = words(brand.slice(part * 16, part * 16 + 16));
      this.leaves.set(String(0x8000_0002 + part), [a, b, c, d]);
    }
  }

  /** Leaves that are not there answer zeros, as the processor does. */
  cpuid(leaf: number, subleaf: number): [number, number, number, number] {
    const found = this.leaves.get(`${leaf >>> 0}.${subleaf}`) ?? this.leaves.get(String(leaf >>> 0));
    return found === undefined ? [0, 0, 0, 0] : [...found];
  }

  /** A register that is not there raises #GP on a real machine. */
  readMsr(index: number): bigint {
    const value = this.msrs.get(index);
    if (value === undefined) throw new RangeError(`no model-specific register 0x${index.toString(16)}`);
    return value;
  }

  writeMsr(index: number, value: bigint): void {
    this.readMsr(index);
    this.msrs.set(index, BigInt.asUintN(64, value));
  }

  /** A port with nothing behind it reads as all ones. */
  readPort(port: number, width: 1 | 2 | 4): number {
    const mask = 2 ** (8 * width) - 1;
    const value = this.ports.get(port) ?? mask;
    return value % (mask + 1);
  }

  writePort(port: number, width: 1 | 2 | 4, value: number): void {
    this.written.push({ port, width, value });
  }
}

function words(text: string): [number, number, number, number] {
  const bytes = Buffer.from(text.padEnd(16, '\0'), 'latin1');
  return [bytes.readUInt32LE(0), bytes.readUInt32LE(4), bytes.readUInt32LE(8), bytes.readUInt32LE(12)];
}

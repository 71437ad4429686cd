/**
 * A further section in a PE32+ image (Microsoft's PE format specification). It becomes an ordinary part of the image:
 * firmware's loader puts it into memory with the others, and what signs the file signs it too.
 */

const PE_OFFSET_FIELD = 0x3c;
const PE32_PLUS = 0x20b;

/** Offsets from the PE signature: the COFF header, then the optional header. */
const SECTION_COUNT = 6;
const SYMBOLS = 12;
const OPTIONAL_SIZE = 20;
const OPTIONAL = 24;
const INITIALIZED_DATA_SIZE = OPTIONAL + 8;
const SECTION_ALIGNMENT = OPTIONAL + 32;
const FILE_ALIGNMENT = OPTIONAL + 36;
const IMAGE_SIZE = OPTIONAL + 56;
const HEADERS_SIZE = OPTIONAL + 60;
const CHECKSUM = OPTIONAL + 64;
const DIRECTORIES = OPTIONAL + 112;
/** Index of the directory that leads to signatures. */
const CERTIFICATES = 4;

/** Offsets in a section's header. */
const SECTION_SIZE = 40;
const VIRTUAL_SIZE = 8;
const ADDRESS = 12;
const RAW_SIZE = 16;
const RAW_POINTER = 20;
const CHARACTERISTICS = 36;

const NAME_LENGTH = 8;
/** Initialised data that may be read and written, as the bundle may be in the memory of a file. */
const DATA = 0xc000_0040;

function roundUp(value: number, alignment: number): number {
  return Math.ceil(value / alignment) * alignment;
}

/** The sum of the file's 16-bit words with the carry added in again, the field itself as 0, and the file's length. */
function checksum(image: Buffer, field: number): number {
  let sum = 0;
  for (let at = 0; at < image.length; at += 2) {
    if (at === field || at === field + 2) continue;
    sum += image.readUInt16LE(at);
    sum = (sum & 0xffff) + (sum >>> 16);
  }
  return sum + image.length;
}

interface Section {
  readonly name: string;
  readonly address: number;
  readonly virtualSize: number;
  readonly rawPointer: number;
  readonly rawSize: number;
}

interface Headers {
  /** Offset of the PE signature. */
  readonly pe: number;
  /** Offset behind the last section's header. */
  readonly end: number;
  readonly sections: readonly Section[];
}

function readHeaders(image: Buffer): Headers {
  const pe = image.length < PE_OFFSET_FIELD + 4 ? 0 : image.readUInt32LE(PE_OFFSET_FIELD);
  if (pe + DIRECTORIES > image.length) throw new RangeError('not a PE32+ image');
  if (image.toString('latin1', pe, pe + 4) !== 'PE\0\0' || image.readUInt16LE(pe + OPTIONAL) !== PE32_PLUS)
    throw new RangeError('not a PE32+ image');
  const table = pe + OPTIONAL + image.readUInt16LE(pe + OPTIONAL_SIZE);
  const sections = Array.from({ length: image.readUInt16LE(pe + SECTION_COUNT) }, (_, index) => {
    const at = table + index * SECTION_SIZE;
    return {
      name: image.toString('latin1', at, at + NAME_LENGTH).replace(/\0+$/, ''),
      address: image.readUInt32LE(at + ADDRESS),
      virtualSize: image.readUInt32LE(at + VIRTUAL_SIZE),
      rawPointer: image.readUInt32LE(at + RAW_POINTER),
      rawSize: image.readUInt32LE(at + RAW_SIZE),
    };
  });
  return { pe, end: table + sections.length * SECTION_SIZE, sections };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Names of the sections. Throws RangeError for anything but a PE32+ image. */
export function sectionNames(image: Uint8Array): string[] {
  return readHeaders(asBuffer(image)).sections.map(({ name }) => name);
}

/**
 * The image with `data` as its last section. Throws RangeError for anything but a plain, unsigned PE32+ image with room
 * in its headers, no section of that name, and nothing behind its sections.
 */
export function withSection(image: Uint8Array, name: string, data: Uint8Array): Buffer {
  const source = asBuffer(image);
  const { pe, end: header, sections } = readHeaders(source);
  if (source.readUInt32LE(pe + DIRECTORIES + CERTIFICATES * 8) !== 0)
    throw new RangeError('the image is signed, and a further section would break its signature');
  if (header + SECTION_SIZE > source.readUInt32LE(pe + HEADERS_SIZE))
    throw new RangeError('the headers of the image have no room for a further section');
  if (sections.some((section) => section.name === name))
    throw new RangeError(`the image has a section ${name} already`);
  const end = Math.max(...sections.map(({ rawPointer, rawSize }) => rawPointer + rawSize));
  const memoryEnd = Math.max(...sections.map(({ address, virtualSize }) => address + virtualSize));
  if (end !== source.length || source.readUInt32LE(pe + SYMBOLS) !== 0)
    throw new RangeError('the image is cut off, or has something behind its sections');

  const fileAlignment = source.readUInt32LE(pe + FILE_ALIGNMENT);
  const sectionAlignment = source.readUInt32LE(pe + SECTION_ALIGNMENT);
  const pointer = roundUp(end, fileAlignment);
  const rawSize = roundUp(data.length, fileAlignment);
  const address = roundUp(memoryEnd, sectionAlignment);
  const out = Buffer.alloc(pointer + rawSize);
  source.copy(out);
  out.set(data, pointer);

  out.write(name.padEnd(NAME_LENGTH, '\0'), header, NAME_LENGTH, 'latin1');
  out.writeUInt32LE(data.length, header + VIRTUAL_SIZE);
  out.writeUInt32LE(address, header + ADDRESS);
  out.writeUInt32LE(rawSize, header + RAW_SIZE);
  out.writeUInt32LE(pointer, header + RAW_POINTER);
  out.writeUInt32LE(DATA, header + CHARACTERISTICS);
  out.writeUInt16LE(sections.length + 1, pe + SECTION_COUNT);
  out.writeUInt32LE(source.readUInt32LE(pe + INITIALIZED_DATA_SIZE) + rawSize, pe + INITIALIZED_DATA_SIZE);
  out.writeUInt32LE(roundUp(address + data.length, sectionAlignment), pe + IMAGE_SIZE);
  out.writeUInt32LE(checksum(out, pe + CHECKSUM), pe + CHECKSUM);
  return out;
}

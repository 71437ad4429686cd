/**
 * Makes room in a PE file's headers for the few words by which QEMU knows a Linux kernel. QEMU passes `-initrd` on only
 * with a kernel that has "HdrS" at 0x202 and a boot protocol of at least 2.00 at 0x206; it then writes to some fields
 * around (0x20, 0x210, 0x218), so that nothing of PE may be there. OVMF puts the file together again and loads it as
 * the EFI application that it is.
 */
import { BuildError } from './errors.mjs';

const PE_OFFSET_FIELD = 0x3c;
const NEW_PE_OFFSET = 0x280;
const LINUX_MAGIC = 0x202;
const LINUX_PROTOCOL = 0x206;
const OLDEST_PROTOCOL_WITH_INITRD = 0x0200;

/** Offsets from the PE signature: the COFF header, then the PE32+ optional header. */
const SECTION_COUNT = 6;
const OPTIONAL_SIZE = 20;
const OPTIONAL = 24;
const FILE_ALIGNMENT = OPTIONAL + 36;
const HEADERS_SIZE = OPTIONAL + 60;
const SECTION_SIZE = 40;
const SECTION_ADDRESS = 12;
const SECTION_RAW_SIZE = 16;
const SECTION_RAW_POINTER = 20;

/** The same image with its PE headers moved behind the place of a Linux header. */
export function withLinuxHeader(image) {
  const from = image.readUInt32LE(PE_OFFSET_FIELD);
  if (image.toString('latin1', from, from + 4) !== 'PE\0\0')
    throw new BuildError('objcopy did not make a PE file');
  const sections = image.readUInt16LE(from + SECTION_COUNT);
  const table = OPTIONAL + image.readUInt16LE(from + OPTIONAL_SIZE);
  const headers = image.subarray(from, from + table + sections * SECTION_SIZE);
  const alignment = image.readUInt32LE(from + FILE_ALIGNMENT);
  const oldSize = image.readUInt32LE(from + HEADERS_SIZE);
  const newSize = Math.ceil((NEW_PE_OFFSET + headers.length) / alignment) * alignment;
  const shift = newSize - oldSize;

  const head = Buffer.alloc(newSize);
  image.copy(head, 0, 0, Math.min(from, 0x80));
  head.writeUInt32LE(NEW_PE_OFFSET, PE_OFFSET_FIELD);
  head.write('HdrS', LINUX_MAGIC, 'latin1');
  head.writeUInt16LE(OLDEST_PROTOCOL_WITH_INITRD, LINUX_PROTOCOL);
  headers.copy(head, NEW_PE_OFFSET);
  head.writeUInt32LE(newSize, NEW_PE_OFFSET + HEADERS_SIZE);
  for (let i = 0; i < sections; i++) {
    const section = NEW_PE_OFFSET + table + i * SECTION_SIZE;
    if (head.readUInt32LE(section + SECTION_ADDRESS) < newSize)
      throw new BuildError('the first section of the image leaves no room for its headers');
    if (head.readUInt32LE(section + SECTION_RAW_SIZE) === 0) continue;
    head.writeUInt32LE(
      head.readUInt32LE(section + SECTION_RAW_POINTER) + shift,
      section + SECTION_RAW_POINTER,
    );
  }
  return Buffer.concat([head, image.subarray(oldSize)]);
}

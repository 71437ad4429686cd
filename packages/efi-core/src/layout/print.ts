/** A struct printed with offsets, as people read hex dumps: `EFI_TIME (ofs=0 size=16) …`, one line a field. */
import type { Address, Native } from '../native.ts';
import { readNumber64, type ScalarType } from './scalar.ts';
import type { Field, FieldType } from './struct.ts';

/** Arrays longer than this are cut. */
const elementLimit = 16;
const textLimit = 256;

export function printStruct(
  native: Native,
  name: string,
  layout: readonly Field[],
  data: DataView,
  address: Address,
  count: number,
): string {
  const lines: string[] = [`${name} (ofs=0 size=${data.byteLength}) at 0x${address.toString(16)}`];
  printFields(native, layout, data, 0, '  ', count, lines);
  return lines.join('\n');
}

function printFields(
  native: Native,
  layout: readonly Field[],
  data: DataView,
  base: number,
  indent: string,
  count: number,
  lines: string[],
): void {
  for (const { name, type, offset } of layout) {
    printField(native, name, type, data, base + offset, indent, count, lines);
  }
}

function printField(
  native: Native,
  name: string,
  type: FieldType,
  data: DataView,
  offset: number,
  indent: string,
  count: number,
  lines: string[],
): void {
  const length = type.kind === 'array' && type.flexible ? count : 0;
  const size = length > 0 && type.kind === 'array' ? type.element.size * length : type.size;
  const head = `${indent}${name} (ofs=${offset} size=${size})`;
  switch (type.kind) {
    case 'scalar':
      lines.push(`${head} = ${printScalar(native, type, data, offset)}`);
      return;
    case 'method':
      lines.push(`${head} = 0x${readNumber64(data, offset).toString(16)}`);
      return;
    case 'struct':
      lines.push(`${head}: ${type.name}`);
      printFields(native, type.layout, data, offset, `${indent}  `, 0, lines);
      return;
    case 'array': {
      const elements = type.flexible ? count : type.length;
      lines.push(`${head}: ${elements} × ${type.element.name}`);
      printElements(native, type.element, elements, data, offset, `${indent}  `, lines);
    }
  }
}

function printElements(
  native: Native,
  element: FieldType,
  count: number,
  data: DataView,
  offset: number,
  indent: string,
  lines: string[],
): void {
  for (let index = 0; index < Math.min(count, elementLimit); index++) {
    printField(native, `[${index}]`, element, data, offset + index * element.size, indent, 0, lines);
  }
  if (count > elementLimit) lines.push(`${indent}… ${count - elementLimit} more`);
}

export function printArray(
  native: Native,
  element: FieldType,
  count: number,
  data: DataView,
  offset: number,
): string {
  const lines = [`${count} × ${element.name}`];
  printElements(native, element, count, data, offset, '  ', lines);
  return lines.join('\n');
}

function printScalar(native: Native, type: ScalarType<unknown>, data: DataView, offset: number): string {
  const value = type.read(data, offset);
  const text = type.format(value);
  if (type.text === undefined || typeof value !== 'number' || value === 0) return text;
  return `${text} ${JSON.stringify(readText(native, value, type.text, textLimit))}`;
}

/** Reads a NUL-terminated string of at most `limit` characters. */
export function readText(native: Native, address: Address, form: 'char8' | 'char16', limit = 4096): string {
  const width = form === 'char16' ? 2 : 1;
  let text = '';
  // Bit by bit: memory behind the string's end need not be there.
  for (let index = 0; index < limit; index++) {
    const unit = native.view(address + index * width, width);
    const code = width === 2 ? (unit[0] ?? 0) + (unit[1] ?? 0) * 256 : (unit[0] ?? 0);
    if (code === 0) break;
    text += String.fromCharCode(code);
  }
  return text;
}

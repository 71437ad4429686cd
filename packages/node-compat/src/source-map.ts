/**
 * The source map of a program in a form that needs no parsing: `program.map` of the bundle.
 *
 * All numbers are little-endian u32, lines and columns count from 0.
 *
 * ```
 * 0   magic 'EFIMAP\x01\0'
 * 8   number of files F, number of generated lines L, number of mappings M, bytes of text T
 * 24  files:   F times { name offset, name length, content offset, content length } into the text
 *     lines:   L + 1 times: index of the line's first mapping
 *     columns: M times: generated column, ascending within a line
 *     file:    M times: index of the file, 0xffffffff for 'no source'
 *     line:    M times
 *     column:  M times
 *     last:    M times: generated column up to which the mapping moves along
 *     text:    T bytes of UTF-8
 * ```
 *
 * A mapping holds until the next one of its line. Code that moved as a whole (the same distance between generated and
 * source column, on one source line) is one mapping: up to `last`, where the last of its parts begins, the source column is
 * `column + (generated - mapping's generated)`; behind it, it stays.
 * Content is kept for the user's own files only, for the source line of an uncaught exception.
 */

const magic = [0x45, 0x46, 0x49, 0x4d, 0x41, 0x50, 0x01, 0x00];
const headerBytes = 24;
const noFile = 0xffffffff;

export interface SourcePosition {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** What `encodeSourceMap` takes: a source map, version 3, as esbuild writes it. */
export interface SourceMapJson {
  readonly version: number;
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
  readonly mappings: string;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

interface Mapping {
  readonly generated: number;
  last: number;
  readonly file: number;
  readonly line: number;
  readonly column: number;
}

/** Decodes the base-64 variable-length quantities of one segment. */
function decodeSegment(text: string): number[] {
  const values: number[] = [];
  let value = 0;
  let shift = 0;
  for (const char of text) {
    const digit = digits.indexOf(char);
    if (digit < 0) throw new SyntaxError(`source map: '${char}' is no base-64 digit`);
    value += (digit & 31) * 2 ** shift;
    shift += 5;
    if ((digit & 32) !== 0) continue;
    const half = Math.floor(value / 2);
    values.push(value % 2 === 1 ? -half : half);
    value = 0;
    shift = 0;
  }
  return values;
}

function decodeMappings(mappings: string): Mapping[][] {
  let file = 0;
  let line = 0;
  let column = 0;
  return mappings.split(';').map((text) => {
    let generated = 0;
    const result: Mapping[] = [];
    for (const segment of text === '' ? [] : text.split(',')) {
      const [toGenerated = 0, toFile, toLine = 0, toColumn = 0] = decodeSegment(segment);
      generated += toGenerated;
      const last = result.at(-1);
      if (toFile === undefined) {
        if (last === undefined || last.file !== noFile)
          result.push({ generated, last: generated, file: noFile, line: 0, column: 0 });
        continue;
      }
      file += toFile;
      line += toLine;
      column += toColumn;
      const moved =
        last !== undefined &&
        last.file === file &&
        last.line === line &&
        last.column - last.generated === column - generated;
      if (moved) last.last = generated;
      else result.push({ generated, last: generated, file, line, column });
    }
    return result;
  });
}

function isUsers(source: string): boolean {
  return !/(^|[\\/])node_modules[\\/]/.test(source);
}

/** Writes the compact form. Runs on the developer's machine. */
export function encodeSourceMap(map: SourceMapJson): Uint8Array<ArrayBuffer> {
  const lines = decodeMappings(map.mappings);
  const mappings = lines.flat();
  const encoder = new TextEncoder();
  const texts: Uint8Array[] = [];
  let textBytes = 0;
  const add = (text: string): [offset: number, length: number] => {
    const bytes = encoder.encode(text);
    texts.push(bytes);
    textBytes += bytes.length;
    return [textBytes - bytes.length, bytes.length];
  };
  const files = map.sources.flatMap((source, index) => {
    const content = map.sourcesContent?.[index];
    return [...add(source), ...add(typeof content === 'string' && isUsers(source) ? content : '')];
  });
  const numbers: number[] = [map.sources.length, lines.length, mappings.length, textBytes, ...files];
  let index = 0;
  for (const line of lines) {
    numbers.push(index);
    index += line.length;
  }
  numbers.push(index);
  for (const mapping of mappings) numbers.push(mapping.generated);
  for (const mapping of mappings) numbers.push(mapping.file);
  for (const mapping of mappings) numbers.push(mapping.line);
  for (const mapping of mappings) numbers.push(mapping.column);
  for (const mapping of mappings) numbers.push(mapping.last);

  const result = new Uint8Array(magic.length + numbers.length * 4 + textBytes);
  result.set(magic);
  const view = new DataView(result.buffer);
  numbers.forEach((value, position) => view.setUint32(magic.length + position * 4, value, true));
  let offset = magic.length + numbers.length * 4;
  for (const bytes of texts) {
    result.set(bytes, offset);
    offset += bytes.length;
  }
  return result;
}

/** Looks positions up by binary search, straight in the bytes of the bundle. */
export class SourceMap {
  private readonly view: DataView;
  private readonly decodeText: (start: number, end: number) => string;
  private readonly files: number;
  private readonly lines: number;
  private readonly mappings: number;
  private readonly lineTable: number;
  private readonly text: number;

  /** `decode` reads UTF-8 from the given bytes. Throws RangeError for what is no such map. */
  constructor(bytes: Uint8Array, decode: (bytes: Uint8Array, start: number, end: number) => string) {
    if (bytes.length < headerBytes || magic.some((byte, index) => bytes[index] !== byte)) {
      throw new RangeError('not a source map of efi-node');
    }
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.decodeText = (start, end) => decode(bytes, start, end);
    this.files = this.read(8);
    this.lines = this.read(12);
    this.mappings = this.read(16);
    this.lineTable = headerBytes + this.files * 16;
    this.text = this.lineTable + (this.lines + 1 + this.mappings * 5) * 4;
    if (this.text + this.read(20) !== bytes.length)
      throw new RangeError('source map of efi-node is cut short');
  }

  /** Takes line and column from 1; undefined where the map says nothing. */
  find(line: number, column: number): SourcePosition | undefined {
    if (line < 1 || line > this.lines) return undefined;
    const entry = this.lineTable + (line - 1) * 4;
    const first = this.read(entry);
    const end = this.read(entry + 4);
    const columns = this.lineTable + (this.lines + 1) * 4;
    const wanted = Math.max(column - 1, 0);
    let low = first;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.read(columns + middle * 4) <= wanted) low = middle + 1;
      else high = middle;
    }
    const index = low - 1;
    if (index < first) return undefined;
    const at = (table: number): number => this.read(columns + (table * this.mappings + index) * 4);
    const file = at(1);
    if (file === noFile || file >= this.files) return undefined;
    return {
      file: this.fileText(file, 0),
      line: at(2) + 1,
      column: at(3) + Math.min(wanted, at(4)) - at(0) + 1,
    };
  }

  /** A line (from 1) of a file whose content the map has. */
  sourceLine(file: string, line: number): string | undefined {
    for (let index = 0; index < this.files; index++) {
      if (this.fileText(index, 0) !== file) continue;
      const content = this.fileText(index, 8);
      return content === '' ? undefined : content.split('\n')[line - 1]?.replace(/\r$/, '');
    }
    return undefined;
  }

  private fileText(file: number, field: 0 | 8): string {
    const entry = headerBytes + file * 16 + field;
    const start = this.text + this.read(entry);
    return this.decodeText(start, start + this.read(entry + 4));
  }

  private read(offset: number): number {
    return this.view.getUint32(offset, true);
  }
}

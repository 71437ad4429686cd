import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { encodeSourceMap, SourceMap, type SourceMapJson } from './source-map.ts';

const decoder = new TextDecoder();

function open(bytes: Uint8Array): SourceMap {
  return new SourceMap(bytes, (text, start, end) => decoder.decode(text.subarray(start, end)));
}

/** Line and column, from 1, of a text. */
function placeOf(code: string, text: string): [line: number, column: number] {
  const before = code.slice(0, code.indexOf(text)).split('\n');
  return [before.length, (before.at(-1) ?? '').length + 1];
}

const source = [
  'interface Shape { size: number }',
  '',
  'export function area(shape: Shape): number {',
  '  return missing(shape.size * 2);',
  '}',
  '',
].join('\n');

function compile(minify: boolean): { code: string; map: SourceMapJson } {
  const { code, map } = transformSync(source, {
    loader: 'ts',
    sourcemap: true,
    sourcefile: 'src/area.ts',
    minify,
  });
  const parsed: SourceMapJson = JSON.parse(map);
  return { code, map: parsed };
}

describe.each([false, true])('minified: %s', (minify) => {
  const { code, map } = compile(minify);
  const compact = open(encodeSourceMap(map));

  test('finds where generated code comes from', () => {
    const [line, column] = placeOf(code, 'missing');
    expect(compact.find(line, column)).toEqual({ file: 'src/area.ts', line: 4, column: 10 });
  });

  test('has the lines of files of the user', () => {
    expect(compact.sourceLine('src/area.ts', 4)).toBe('  return missing(shape.size * 2);');
    expect(compact.sourceLine('other.ts', 1)).toBeUndefined();
  });

  test('says nothing outside of what it knows', () => {
    expect(compact.find(0, 1)).toBeUndefined();
    expect(compact.find(100_000, 1)).toBeUndefined();
  });
});

test('moved code is one mapping', () => {
  const { map } = compile(false);
  const segments = map.mappings.split(/[;,]/).filter((text) => text !== '').length;
  const view = new DataView(encodeSourceMap(map).buffer);
  expect(view.getUint32(16, true)).toBeLessThan(segments);
});

test('keeps no content of packages', () => {
  const map: SourceMapJson = {
    version: 3,
    sources: ['node_modules/x/index.js', 'own.js'],
    sourcesContent: ['secret', 'mine'],
    mappings: 'AAAA;ACAA',
  };
  const compact = open(encodeSourceMap(map));
  expect(compact.sourceLine('node_modules/x/index.js', 1)).toBeUndefined();
  expect(compact.sourceLine('own.js', 1)).toBe('mine');
  expect(compact.find(2, 1)).toEqual({ file: 'own.js', line: 1, column: 1 });
});

test('refuses what is no such map', () => {
  expect(() => open(new Uint8Array(30))).toThrow(RangeError);
  const bytes = encodeSourceMap(compile(false).map);
  expect(() => open(bytes.subarray(0, bytes.length - 1))).toThrow('cut short');
  expect(() => encodeSourceMap({ version: 3, sources: ['a'], mappings: 'A!' })).toThrow(SyntaxError);
});

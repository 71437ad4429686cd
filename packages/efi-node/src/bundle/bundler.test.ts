import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { encodeSourceMap, SourceMap } from '@efi-node/node-compat';
import * as esbuild from 'esbuild';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CommandError } from '../command-error.ts';
import { type BundledProgram, bundleProgram } from './bundler.ts';
import { describeMissed } from './missed.ts';
import { runBundled } from './program.test.support.ts';

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'efi-node-bundler-'));
  write('package.json', '{}');
});

afterEach(() => rmSync(directory, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function bundle(entry: string): Promise<BundledProgram> {
  const builtins = builtinModules.filter((name) => name !== 'cluster');
  return bundleProgram({ entry: join(directory, entry), builtins, esbuild });
}

function run(program: BundledProgram): Promise<unknown[]> {
  return runBundled(program.code, program.filename);
}

async function failure(entry: string): Promise<string> {
  const error: unknown = await bundle(entry).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CommandError)) throw new Error(`CommandError expected, and ${String(error)} came`);
  return error.message;
}

test('CommonJS, ES modules, JSON, TypeScript and builtins in one program', async () => {
  write('node_modules/dep/package.json', '{ "main": "index.js" }');
  write(
    'node_modules/dep/index.js',
    '#!/usr/bin/env node\n"use strict"\nexports.where = __filename; exports.self = this;',
  );
  write('data.json', '{ "answer": 42 }');
  write('typed.ts', 'export const typed: number = 1; export type Unused = string;');
  write(
    'main.mjs',
    `import dep, { where } from 'dep';
import path, { join } from 'node:path';
import * as events from 'events';
import data from './data.json' with { type: 'json' };
import { typed } from './typed.ts';
see(dep.where === where, where, path.join === join, typeof events.EventEmitter, data.answer, typed);
see(import.meta.url, import.meta.dirname, import.meta.filename);`,
  );
  expect(await run(await bundle('main.mjs'))).toEqual([
    true,
    '/app/node_modules/dep/index.js',
    true,
    'function',
    42,
    1,
    'file:///app/main.mjs',
    '/app',
    '/app/main.mjs',
  ]);
});

test('a strict tsconfig.json does not make JavaScript strict', async () => {
  write('tsconfig.json', '{ "compilerOptions": { "strict": true, "paths": { "@/*": ["./lib/*"] } } }');
  write('lib/named.ts', "export const named = 'by paths';");
  const isStrict = 'function () { return this === undefined; }';
  write('plain.js', `module.exports = ${isStrict};`);
  write('strict.cjs', `'use strict'; module.exports = ${isStrict};`);
  write(
    'main.cjs',
    "see(require('./plain.js')(), require('./strict.cjs')(), (function () { return this === undefined; })(), require('@/named').named);",
  );
  expect(await run(await bundle('main.cjs'))).toEqual([false, true, false, 'by paths']);
});

test('TypeScript that is more than types, and paths of tsconfig.json', async () => {
  write(
    'tsconfig.json',
    '{ "compilerOptions": { "experimentalDecorators": true, "paths": { "@lib/*": ["./library/*"] } } }',
  );
  write(
    'library/shape.ts',
    'export enum Shape { Round = 1, Square }\nexport namespace Inner { export const x = 5; }',
  );
  write(
    'folder/common.cts',
    'import path = require("node:path");\nexport = { base: path.basename(__filename) };',
  );
  write('folder/module.mts', 'export const kind = "mts";');
  write(
    'main.ts',
    `import { Inner, Shape } from '@lib/shape';
import common from './folder/common.cjs';
import { kind } from './folder/module.mjs';
const mark = (target: { marked?: boolean }): void => { target.marked = true; };
@mark class Marked { declare static marked?: boolean; constructor(readonly size = 7) {} }
const name: string = 'module';
see(Shape[Shape.Square], Inner.x, common.base, kind, Marked.marked, new Marked().size);
see(typeof import(\`./folder/\${name}.mts\`));`,
  );
  const source = await bundle('main.ts');
  expect(await run(source)).toEqual(['Square', 5, 'common.cts', 'mts', true, 7, 'object']);
});

test('require.main is the entry only', async () => {
  write('other.cjs', 'see(require.main === module);');
  write('main.cjs', '#!/usr/bin/env node\nrequire("./other.cjs"); see(require.main === module, __dirname);');
  expect(await run(await bundle('main.cjs'))).toEqual([false, true, '/app']);
});

test('a name that the file declares itself stays its own', async () => {
  write('main.mjs', 'const __dirname = new URL(".", import.meta.url).pathname; see(__dirname); export {};');
  expect(await run(await bundle('main.mjs'))).toEqual(['/app/']);
});

test('names of the program that are those of variables in the helpers of the bundler', async () => {
  write('common.cjs', 'exports.from = "common"; exports.again = () => require("./other.mjs").mod;');
  write('other.mjs', 'export const mod = "mod", target = "target";');
  write(
    'main.mjs',
    `import { from, again } from './common.cjs'; import * as other from './other.mjs';
const name = 1, isNodeMode = 2, all = 3, to = 4; see(from, again(), { ...other }.target, name, isNodeMode, all, to);`,
  );
  expect(await run(await bundle('main.mjs'))).toEqual(['common', 'mod', 'target', 1, 2, 3, 4]);
});

test('top-level await', async () => {
  write('late.mjs', 'await null; export const late = await Promise.resolve("late"); see("late");');
  write('main.mjs', 'import { late } from "./late.mjs"; see(late); await 0; see("end"); export default 1;');
  expect(await run(await bundle('main.mjs'))).toEqual(['late', 'late', 'end']);
});

test('optional modules that are not there are absent, as in Node', async () => {
  write('node_modules/lazy/index.js', 'exports.load = () => require("pg-native");');
  write('node_modules/native/index.js', 'module.exports = require("./build/it.node");');
  write('node_modules/native/build/it.node', '\x7fELF');
  write(
    'main.cjs',
    `try { require('not-there'); } catch (error) { see('first'); }
try { require('lazy').load(); } catch (error) { see(error.code); }
try { require('native'); } catch (error) { see(error.code); }`,
  );
  const program = await bundle('main.cjs');
  expect(await run(program)).toEqual(['first', 'MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED']);
  expect(program.absent.map(({ kind, specifier }) => [kind, specifier])).toEqual([
    ['unresolved', 'pg-native'],
    ['addon', './build/it.node'],
    ['unresolved', 'not-there'],
  ]);
  // Nothing says that this one is optional.
  expect(program.missed.map(({ specifier }) => specifier)).toEqual(['pg-native']);
});

test('what a manifest calls optional is not missed', async () => {
  write(
    'node_modules/lazy/package.json',
    '{ "peerDependenciesMeta": { "pg-native": { "optional": true } }, "optionalDependencies": { "@a/b": "1" } }',
  );
  write(
    'node_modules/lazy/index.js',
    'exports.load = () => [require("pg-native"), require("@a/b/c"), require("forgotten")];',
  );
  write('main.cjs', "require('lazy');");
  const { missed } = await bundle('main.cjs');
  expect(missed.map(({ specifier }) => specifier)).toEqual(['forgotten']);
  expect(describeMissed(missed)).toMatch(
    /^absent, as it is not installed: 'forgotten' \(asked for by .*lazy\/index\.js\); npm install forgotten$/,
  );
});

test('errors name file, line and column', async () => {
  write('main.mjs', 'const a = 1;\nconst b = ;\n');
  expect(await failure('main.mjs')).toMatch(
    /main\.mjs:2:11: Unexpected ";"\n  2 \| const b = ;\n    \| +\^$/,
  );
});

test('a module that cannot be found', async () => {
  write('main.mjs', 'import "@scope/name/sub";\nimport "./gone.js";');
  const message = await failure('main.mjs');
  expect(message).toContain(
    "main.mjs:1:8: cannot find '@scope/name/sub'; install it: npm install @scope/name\n",
  );
  expect(message).toContain("main.mjs:2:8: cannot find './gone.js'\n");
});

test('a builtin that the machine has not, asked for by a package', async () => {
  write('node_modules/dep/index.mjs', 'import "node:cluster";');
  write('main.mjs', 'import "dep/index.mjs";');
  expect(await failure('main.mjs')).toContain(
    "dep/index.mjs:1:8: the builtin 'node:cluster' does not exist in firmware",
  );
});

test('an addon that nothing guards', async () => {
  write('node_modules/native/index.js', 'module.exports = require("./it.node");');
  write('node_modules/native/it.node', '\x7fELF');
  write('main.mjs', 'import "native";');
  expect(await failure('main.mjs')).toMatch(
    /native\/index\.js:1:26: a native addon \(\.node\) cannot be loaded/,
  );
});

test('the map leads back to the line of the source', async () => {
  write('main.ts', '// a comment\ntype A = 1;\nsee(1 as A);\n');
  const program = await bundle('main.ts');
  const source = join(directory, 'main.ts');
  const text = '// a comment\ntype A = 1;\nsee(1 as A);\n';
  expect(program.map).toMatchObject({ sources: [source], sourcesContent: [text] });
  // Two lines of ours (function and comment), then the call: column 0 comes from line 2 (from 0), column 0.
  expect(program.map.mappings).toMatch(/^;+AAEA/);
  expect(program.inputs).toEqual([source]);
});

describe('minified', () => {
  const text = `// a comment that goes
import { deep } from './deep.ts';

export class Kept {}
function outer(value: number): number {
  const doubled: number = value * 2;
  return deep(doubled);
}
see(outer.name, Kept.name);
try {
  outer(21);
} catch (error) {
  see(error instanceof Error ? error.stack : '');
}
`;

  async function positions(minify: boolean): Promise<[unknown[], string[]]> {
    write('deep.ts', '\n\nexport function deep(n: number): never {\n  throw new Error(String(n));\n}\n');
    write('main.ts', text);
    const entry = join(directory, 'main.ts');
    const program = await bundleProgram({ entry, builtins: builtinModules, esbuild, minify });
    const map = new SourceMap(encodeSourceMap(program.map), (bytes, start, end) =>
      Buffer.from(bytes.subarray(start, end)).toString(),
    );
    const [outer, kept, stack] = await run(program);
    const places = [...String(stack).matchAll(/program\.js:(\d+):(\d+)/g)].slice(0, 3);
    const sources = places.map(([, line, column]) => map.find(Number(line), Number(column)));
    return [[outer, kept], sources.map((at) => `${basename(at?.file ?? '')}:${at?.line}:${at?.column}`)];
  }

  test('names stay, and stack traces lead into the files as they were written', async () => {
    const expected = [
      ['outer', 'Kept'],
      ['deep.ts:4:9', 'main.ts:7:10', 'main.ts:11:3'],
    ];
    expect(await positions(false)).toEqual(expected);
    expect(await positions(true)).toEqual(expected);
  });

  test('it is shorter', async () => {
    write('deep.ts', 'export const deep = (n: number): number => n;');
    const entry = write('main.ts', text);
    const sizes = await Promise.all(
      [false, true].map(async (minify) => {
        const { code } = await bundleProgram({ entry, builtins: builtinModules, esbuild, minify });
        return code.length;
      }),
    );
    expect(sizes[1]).toBeGreaterThan(200);
    expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) * 0.8);
  });
});

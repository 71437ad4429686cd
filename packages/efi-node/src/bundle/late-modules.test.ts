import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtinModules } from '@efi-node/node-compat';
import * as esbuild from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BundledProgram, bundleProgram } from './bundler.ts';

let directory = '';

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'efi-node-late-')));
  write('package.json', '{}');
});

afterEach(() => rmSync(directory, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function bundle(text: string, name = 'main.cjs'): Promise<BundledProgram> {
  const entry = write(name, text);
  return bundleProgram({ builtins: builtinModules, esbuild, entry });
}

/** The paths on the machine of the modules that may be asked for at run time. */
async function lateModulesOf(text: string, name?: string): Promise<string[]> {
  const { code } = await bundle(text, name);
  const table = /__efi\.table\(\{([^]*?)\n\s*\}, /.exec(code)?.[1] ?? '';
  return [...table.matchAll(/^\s*"([^"]+)": \[/gm)].map(([, path = '']) => path).toSorted();
}

test.each([
  ['a name behind a folder', "require('./routes/' + name)", ['/app/routes/a.cjs', '/app/routes/b.json']],
  ['a template', 'require(`./routes/${name}.cjs`)', ['/app/routes/a.cjs', '/app/routes/b.json']],
  ['the beginning of a name', 'require(`./routes/a${rest}`)', ['/app/routes/a.cjs']],
  ['join', "require(path.join(__dirname, 'routes', name))", ['/app/routes/a.cjs', '/app/routes/b.json']],
  ['a list of names', "['./routes/a', './other'].map((name) => require(name))", ['/app/other.js']],
  [
    'a variable',
    "const dir = __dirname + '/routes'; load(dir, require)",
    ['/app/routes/a.cjs', '/app/routes/b.json'],
  ],
  ['import', 'import(`./routes/${name}`)', ['/app/routes/a.cjs', '/app/routes/b.json']],
  ['resolve', "require.resolve('./other')", ['/app/other.js']],
  ['what is known', "require('./other'); import('./other.js')", []],
  ['a choice of what is known', "require(x ? './other' : './routes/a.cjs')", []],
  ['typeof', "typeof require === 'function'; module.exports = typeof require", []],
  ['a function of that name', '(function (require) { require(1 + name) })(load)', []],
])('%s', async (_name, text, expected) => {
  write('routes/a.cjs', '');
  write('routes/b.json', '{}');
  write('routes/.hidden.cjs', '');
  write('routes/types.d.ts', '');
  write('other.js', '');
  expect(await lateModulesOf(`${text};`)).toEqual(expected);
});

test('createRequire', async () => {
  write('data.json', '{}');
  write('node_modules/dep/index.js', '');
  const text = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
see(require('./data.json'), createRequire(import.meta.url)('dep'), require('no-such-package'));`;
  expect(await lateModulesOf(text, 'main.mjs')).toEqual(['/app/data.json', '/app/node_modules/dep/index.js']);
});

test('what late modules ask for comes along too, and what cannot be read is no mistake of the program', async () => {
  write('plugins/good.cjs', "require('dep'); require('not-installed'); require('./deep.cjs');");
  write('plugins/bad.cjs', 'this is no JavaScript');
  write('plugins/deep.cjs', '');
  write('node_modules/dep/index.js', 'exports.dep = "is in";');
  const program = await bundle("require('./plugins/' + name);");
  expect(program.code).toContain('is in');
  expect(program.code).toMatch(/throw new SyntaxError\(.*bad\.cjs:1\)'\)/);
  expect(program.absent.map(({ specifier }) => specifier)).toEqual(['not-installed']);
});

test('a package that is handed a name finds the packages that the program has', async () => {
  write('node_modules/framework/index.js', 'exports.load = (name) => require(name);');
  write('node_modules/engine/index.js', '');
  const text = "require('framework').load('engine'); require('engine');";
  expect(await lateModulesOf(text)).toEqual([
    '/app/node_modules/engine/index.js',
    '/app/node_modules/framework/index.js',
  ]);
  expect((await bundle(text)).code).toContain('"engine": "/app/node_modules/engine/index.js"');
});

test('a module that awaits at its top is imported only', async () => {
  write('late/waits.mjs', 'export const value = await 1;');
  const { code } = await bundle('see(await import(`./late/${name}.mjs`));', 'main.mjs');
  expect(code).toMatch(/"\/app\/late\/waits\.mjs": \[undefined, /);
});

test.each([false, true])(
  'stack traces lead to a file as it was written, in spite of its name (minified: %s)',
  async (minify) => {
    write('routes/a.cjs', '');
    const text =
      "const a = 1;\n\nfunction fail() {\n  throw new Error('x');\n}\nrequire('./routes/' + fail());\n";
    const entry = write('100% a#b é.cjs', text);
    const program = await bundleProgram({ builtins: builtinModules, esbuild, entry, minify });
    expect(program.map.sourcesContent[program.map.sources.indexOf(entry)]).toBe(text);
  },
);

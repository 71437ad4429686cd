import { mkdirSync, mkdtempSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtinModules } from '@efi-node/node-compat';
import * as esbuild from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BundlerOptions, bundleProgram } from './bundler.ts';

let directory = '';

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'efi-node-assets-')));
  write('package.json', '{}');
});

afterEach(() => rmSync(directory, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const VIEWS = ['/app/views/a.html', '/app/views/sub/b.html'];

/** The paths on the machine of what comes along with a program of this text, besides its own file. */
async function assetsOf(text: string, options: Partial<BundlerOptions> = {}): Promise<string[]> {
  const entry = write(options.entry ?? 'main.cjs', text);
  const program = await bundleProgram({ builtins: builtinModules, esbuild, ...options, entry });
  expect(program.assets.get(program.filename)).toBe(entry);
  return [...program.assets.keys()].filter((path) => path !== program.filename).toSorted();
}

test.each([
  ['join', "path.join(__dirname, 'views', 'a.html');", ['/app/views/a.html']],
  ['the joined folder', "path.join(__dirname, 'views');", ['/app/views/a.html', '/app/views/sub/b.html']],
  [
    'a part that is not known',
    "path.join(__dirname, 'views', name);",
    ['/app/views/a.html', '/app/views/sub/b.html'],
  ],
  ['up and down', "path.join(__dirname, 'views', '..', 'data.txt');", ['/app/data.txt']],
  ['a variable', "const dir = path.resolve(__dirname, 'views'); go(path.join(dir, 'sub'));", undefined],
  ['a relative path', "fs.readFileSync('./data.txt');", ['/app/data.txt']],
  ['a name with an ending', "load('data.txt');", ['/app/data.txt']],
  ['static of a folder', "express.static('views');", ['/app/views/a.html', '/app/views/sub/b.html']],
  ['a setting', "app.set('views', 'views');", ['/app/views/a.html', '/app/views/sub/b.html']],
  ['a property', "serve({ root: 'views' });", ['/app/views/a.html', '/app/views/sub/b.html']],
  ['a template', 'go(`${__dirname}/views/${name}.html`);', ['/app/views/a.html', '/app/views/sub/b.html']],
  ['the beginning of a name', "go(__dirname + '/da' + rest);", ['/app/data.txt']],
  ['a file without ending', "fs.readFileSync('LICENSE');", ['/app/LICENSE']],
  ['behind a regular expression', `if (/["'\\\`]/.test(x)) go("./data.txt"); // don't`, ['/app/data.txt']],
  ['in a template', 'go(`a ${ load("./data.txt") } b`);', ['/app/data.txt']],
  ['a hidden file by its name', "go('./.env');", ['/app/.env']],
  ['the beginning of a hidden name', "go('./.en' + rest);", ['/app/.env']],
  ['a folder that is not known', "go(path.join(dir, 'views', name));", VIEWS],
  ['more of a folder that is not known', "go(dir + '/views/' + name);", VIEWS],
  ['a helper', "const at = (...parts) => path.join(__dirname, 'views', ...parts); at('a.html');", VIEWS],
  ['what compilers write', "go((0, path_1.join)(__dirname, 'views', name));", VIEWS],
  ['what compilers write, relative', "(0, fs_1.readdirSync)('views');", VIEWS],
  ['what minifiers write', "var s = require('path').resolve; go(s(__dirname, './views'));", VIEWS],
  ['resolve alone', "go(resolve(__dirname, 'views'));", VIEWS],
])('%s', async (_name, text, expected) => {
  for (const file of ['views/a.html', 'views/sub/b.html', 'data.txt', 'LICENSE', '.env']) write(file, file);
  expect(await assetsOf(text)).toEqual(expected ?? VIEWS);
});

test.each([
  ['what is hidden in a folder', "express.static('public');"],
  ['what is hidden in a folder, joined', "go(path.join(__dirname, 'public', name));"],
])('%s comes along, but no history and no secrets', async (_name, text) => {
  for (const file of ['a.html', '.well-known/security.txt', 'sub/.dot', '.git/config', 'sub/.svn/entries'])
    write(`public/${file}`, '');
  for (const file of ['.env', '.env.local', '.npmrc', 'node_modules/dep/index.js'])
    write(`public/${file}`, '');
  expect(await assetsOf(text)).toEqual([
    '/app/public/.well-known/security.txt',
    '/app/public/a.html',
    '/app/public/sub/.dot',
  ]);
});

test('of the folder that the project lies in nothing hidden comes along', async () => {
  for (const file of ['page.html', '.config', '.cache/a', 'public/.dot']) write(file, '');
  expect(await assetsOf('express.static(__dirname);')).toEqual(['/app/package.json', '/app/page.html']);
  expect(await assetsOf("express.static(__dirname); express.static('public');")).toEqual([
    '/app/package.json',
    '/app/page.html',
    '/app/public/.dot',
  ]);
  expect(await assetsOf("go('./public/.dot', './.cache/a');")).toEqual(['/app/.cache/a', '/app/public/.dot']);
});

test.each([
  ['a mere word', "stream.on('views', go); go({ views: 1 }['views']);"],
  ['a comment', "// './data.txt'\n/* './views' */"],
  ['the own folder', 'console.log(__dirname, __filename);'],
  ['a hidden folder', "go('./.git/config');"],
  ['packages', "go('./node_modules/dep/data.txt'); go('./node_modules');"],
  ['outside of the project', "go('../'); go('/etc/passwd'); go('../../etc/passwd');"],
  ['dots and slashes', "go('.'); go('/'); go('./'); go('..');"],
  ['what the bundler follows', "require('./lib.cjs'); import('./lib.cjs');"],
])('%s is no file to come along', async (_name, text) => {
  for (const file of ['views/a.html', 'data.txt', '.git/config', 'node_modules/dep/data.txt'])
    write(file, file);
  write('lib.cjs', '');
  expect(await assetsOf(text)).toEqual([]);
});

test('the folder of the program, where it is listed or served', async () => {
  write('page.html', '');
  expect(await assetsOf('express.static(__dirname);')).toEqual(['/app/package.json', '/app/page.html']);
});

test('the folder of a module, joined with what is not known', async () => {
  write('lib/read.cjs', 'exports.read = (name) => fs.readFileSync(path.join(__dirname, name));');
  write('lib/a.txt', '');
  write('b.txt', '');
  expect(await assetsOf("require('./lib/read.cjs');")).toEqual(['/app/lib/a.txt', '/app/lib/read.cjs']);
});

test('ES modules, by their URL', async () => {
  write('views/a.html', '');
  write('data.txt', '');
  const text = `import { dirname, join } from 'node:path'; import { fileURLToPath } from 'node:url';
const __dirname = dirname(fileURLToPath(import.meta.url));
see(join(__dirname, 'views', 'a.html'), new URL('./data.txt', import.meta.url));`;
  expect(await assetsOf(text, { entry: 'main.mjs' })).toEqual(['/app/data.txt', '/app/views/a.html']);
});

test('a package has its own files, by its own folder', async () => {
  write('node_modules/dep/package.json', '{}');
  write(
    'node_modules/dep/index.js',
    "see(require('path').join(__dirname, 'own.txt'), './data.txt', '/etc/passwd');",
  );
  write('node_modules/dep/own.txt', '');
  write('data.txt', '');
  expect(await assetsOf("require('dep');")).toEqual(['/app/node_modules/dep/own.txt']);
});

test.each([
  ['answers its folder', "module.exports = () => require('path').resolve(__dirname);"],
  ['exports its folder', 'exports.dist = __dirname;'],
  ['joins its folder in a variable', "const own = path.join(__dirname, 'dist'); see(own + '/' + name);"],
  ['joins its folder in a property', "this.own = __dirname; see(path.join(this.own, 'dist', 'page.html'));"],
  ['adds to a property', "this.own = __dirname; see(this.own + '/dist/page.html');"],
  ['goes up first', "see(path.join(path.join(__dirname, '..'), 'dep', 'dist', name));"],
])('a package that %s', async (_name, text) => {
  write('node_modules/dep/package.json', '{}');
  write('node_modules/dep/index.js', text);
  write('node_modules/dep/dist/page.html', '');
  const found = await assetsOf("require('dep');");
  expect(found).toContain('/app/node_modules/dep/dist/page.html');
});

test('a package compiled from TypeScript', async () => {
  write('node_modules/dep/package.json', '{}');
  write(
    'node_modules/dep/dist/index.js',
    `const here = (0, path_1.dirname)((0, url_1.fileURLToPath)(require('url').pathToFileURL(__filename).href));
exports.read = (name) => (0, fs_1.readFileSync)((0, path_1.join)(__dirname, '../templates/', name));`,
  );
  write('node_modules/dep/templates/page.html', '');
  expect(await assetsOf("require('dep/dist/index.js');")).toEqual([
    '/app/node_modules/dep/templates/page.html',
  ]);
});

test('files of a package that are served by their path', async () => {
  for (const file of ['dep/dist/a.css', 'dep/.git/config', '@a/b/c.js', '.bin/dep']) {
    write(`node_modules/${file}`, '');
  }
  const text =
    "express.static('node_modules/dep/dist'); go(path.join(__dirname, 'node_modules', '@a/b/c.js'));";
  expect(await assetsOf(text)).toEqual(['/app/node_modules/@a/b/c.js', '/app/node_modules/dep/dist/a.css']);
  expect(await assetsOf("express.static('node_modules'); serve('node_modules/.bin/dep');")).toEqual([]);
});

test('what packages read from the working directory by themselves', async () => {
  write('node_modules/express/index.js', '');
  write('node_modules/dotenv/index.js', '');
  write('views/index.ejs', '');
  write('.env', '');
  expect(await assetsOf("require('express');")).toEqual(['/app/views/index.ejs']);
  expect(await assetsOf("require('dotenv');")).toEqual(['/app/.env']);
});

test('what is named by an option, and nothing else', async () => {
  write('data.txt', '');
  write('more/one.txt', '');
  write('.hidden', '');
  const assets = [join(directory, 'more'), join(directory, '.hidden')];
  expect(await assetsOf("go('./data.txt')", { assets, findAssets: false })).toEqual([
    '/app/.hidden',
    '/app/more/one.txt',
  ]);
  await expect(assetsOf('', { assets: ['no-such-thing'] })).rejects.toThrow(
    '--assets no-such-thing: no such file or folder',
  );
});

test('too much is an error that names the largest, unless an option asks for it', async () => {
  const file = write('large/a.bin', '');
  truncateSync(file, 80 * 2 ** 20);
  const text = "go('./large');";
  await expect(assetsOf(text)).rejects.toThrow(
    /80\.0 MiB, and 64\.0 MiB is the limit\n {2}80\.0 MiB by '\.\/large'/,
  );
  expect(await assetsOf(text, { assets: [join(directory, 'large')] })).toEqual(['/app/large/a.bin']);
});

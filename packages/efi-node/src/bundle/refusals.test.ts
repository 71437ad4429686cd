import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { absentBuiltins, builtinModules } from '@efi-node/node-compat';
import * as esbuild from 'esbuild';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CommandError } from '../command-error.ts';
import { bundleProgram } from './bundler.ts';
import { refusedBuiltins } from './policy.ts';
import { runBundled } from './program.test.support.ts';

const refused = refusedBuiltins(absentBuiltins);
let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'efi-node-bundler-'));
  write('package.json', '{}');
});

afterEach(() => rmSync(directory, { recursive: true }));

function write(name: string, text: string): void {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function bundle(entry: string): Promise<string> {
  const options = { entry: join(directory, entry), builtins: builtinModules, refused, esbuild };
  return (await bundleProgram(options)).code;
}

async function failure(entry: string): Promise<string> {
  const error: unknown = await bundle(entry).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CommandError)) throw new Error(`CommandError expected, and ${String(error)} came`);
  return error.message;
}

describe('builtins that need an operating system', () => {
  test('which they are', () => {
    expect([...refused.keys()].toSorted()).toEqual([
      'child_process',
      'cluster',
      'inspector',
      'inspector/promises',
      'repl',
      'sea',
      'sqlite',
      'test',
      'test/reporters',
      'trace_events',
      'wasi',
    ]);
  });

  test.each([...refused])('%s', async (name, instead) => {
    write('main.mjs', `// first\nimport * as it from 'node:${name}';\nconsole.log(it);\n`);
    const message = await failure('main.mjs');
    expect(message).toContain(`main.mjs:2:21: the builtin '${name}' cannot be had on a machine without`);
    expect(message).toContain(instead);
    expect(message.match(/cannot be had/g)).toHaveLength(1);
  });

  test.each([
    ['require', 'lib/run.cjs', "const { exec } = require('child_process');\nexec('ls');"],
    ['require in a function', 'lib/run.cjs', "exports.run = () => require('child_process').exec('ls');"],
    ['an export', 'lib/run.mjs', "export { exec } from 'child_process';"],
    ['TypeScript', 'lib/run.ts', "import { exec } from 'child_process';\nexec('ls' satisfies string);"],
  ])('%s, in a file that the entry needs', async (_name, file, text) => {
    write(file, text);
    write('main.mjs', `import * as run from './${file}';\nconsole.log(run);`);
    const message = await failure('main.mjs');
    expect(message).toMatch(new RegExp(`${file}:1:\\d+: the builtin 'child_process' cannot be had`));
  });

  test.each([
    ['a try', 'main.cjs', "let it; try { it = require('child_process'); } catch {}\nconsole.log(it);"],
    ['a try around a file', 'main.cjs', "try { require('./lib.cjs'); } catch {}"],
    ['an import()', 'main.mjs', "const it = await import('node:sqlite');\nconsole.log(it);"],
    ['a type', 'main.ts', "import type { ChildProcess } from 'child_process';\nlet it: ChildProcess;"],
    ['a package', 'main.mjs', "import 'dep';"],
    [
      'what works in part',
      'main.mjs',
      "import * as a from 'https'; import * as b from 'tls'; import * as c from 'worker_threads'; see(a, b, c);",
    ],
  ])('%s: bundled', async (_name, file, text) => {
    write('lib.cjs', "require('cluster');");
    write('node_modules/dep/index.js', "require('child_process'); require('cluster'); require('node:test');");
    write(file, text);
    expect(await bundle(file)).toContain('function');
  });

  test('both a try and none', async () => {
    write(
      'main.cjs',
      "try { require('repl') } catch {}\nrequire('./lib.cjs'); import('repl');\nrequire('repl');",
    );
    write('lib.cjs', "require('node:repl');");
    const message = await failure('main.cjs');
    expect(message).toContain("main.cjs:3:9: the builtin 'repl'");
    expect(message).toContain("lib.cjs:1:9: the builtin 'repl'");
    expect(message.match(/cannot be had/g)).toHaveLength(2);
  });
});

describe('loaders of native addons', () => {
  const call = (loader: string): string => `"use strict"\nmodule.exports = require('${loader}')('it')`;

  test.each(['bindings', 'node-gyp-build', '@mapbox/node-pre-gyp'])(
    '%s, with the addon it looks for',
    async (loader) => {
      write('node_modules/native/package.json', '{}');
      write('node_modules/native/index.js', call(loader));
      write('node_modules/native/build/Release/it.node', '\x7fELF');
      write('main.mjs', 'import "native";');
      const message = await failure('main.mjs');
      expect(message).toMatch(
        /native\/index\.js:2:\d+: a native addon \(\.node\) cannot be loaded in firmware: /,
      );
      expect(message).toContain(`native/build/Release/it.node, which '${loader}' looks for`);
    },
  );

  test('one that was not built', async () => {
    write('node_modules/native/package.json', '{}');
    write('node_modules/native/index.js', call('bindings'));
    write('main.mjs', 'import "native";');
    expect(await failure('main.mjs')).toMatch(/node_modules\/native, which 'bindings' looks for/);
  });

  test('a loader under a name of its own', async () => {
    write('main.cjs', "const load = require('bindings');\nload('it');");
    expect(await failure('main.cjs')).toMatch(/main\.cjs:1:22: a native addon/);
  });

  test.each([
    ['the package', `try { require('native'); } catch (error) { see(error.code); }`, call('bindings')],
    [
      'the addon',
      `require('native');`,
      `try { require('bindings')('it'); } catch (error) { see(error.code); }`,
    ],
    [
      'the call',
      `require('native');`,
      `const load = require('bindings');\ntry { load('it'); } catch (error) { see(error.code); }`,
    ],
  ])('a try around %s: it throws when it is called', async (_name, main, dependency) => {
    write('node_modules/native/index.js', dependency);
    write('main.cjs', main);
    expect(await runBundled(await bundle('main.cjs'))).toEqual(['ERR_DLOPEN_FAILED']);
  });
});

describe('a slash behind a name', () => {
  test.each(['process/', 'string_decoder/', 'punycode/'])("'%s' is the npm package", async (name) => {
    write(`node_modules/${name}package.json`, '{}');
    write(`node_modules/${name}index.js`, "module.exports = 'from npm';");
    write('main.cjs', `see(require('${name}'), require('${name.slice(0, -1)}'));`);
    const code = await bundle('main.cjs');
    expect(code).toContain('from npm');
    expect(code).toContain(`require("${name.slice(0, -1)}")`);
  });

  test('one that is not installed', async () => {
    write('main.mjs', "import 'punycode/';");
    expect(await failure('main.mjs')).toContain("cannot find 'punycode/'; install it: npm install punycode");
  });
});

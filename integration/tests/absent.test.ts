/** What a program hears that asks for what a machine without an operating system has not. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { TemporaryFolder } from '../harness/command.ts';
import { runInSimulator } from '../harness/in-simulator.ts';
import { readScenario } from '../harness/scenario.ts';

/** Runs a program of these files on efi-sim; the entry is `main.cjs`. */
async function outputOf(files: Readonly<Record<string, string>>): Promise<string> {
  using folder = new TemporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  }
  const { stdout, stderr } = await runInSimulator(readScenario(join(folder.path, 'main.cjs')));
  return `${stdout}${stderr}`;
}

const tell =
  'const tell = (work) => { try { work() } catch (error) { console.log(error.code, error.message) } };';

test('a builtin that a package uses late: one message names it, who asks, and what to do', async () => {
  const output = await outputOf({
    'package.json': '{}',
    'node_modules/dep/index.js':
      "exports.list = () => {\n  return require('child_process').execSync('ls');\n};",
    'main.cjs': `${tell}\ntell(() => require('dep').list());`,
  });
  expect(output).toMatch(
    /^ERR_FEATURE_UNAVAILABLE_ON_PLATFORM node:child_process: execSync is not available on this platform: .+ \(asked for by \S+\/dep\/index\.js:2\)\n$/,
  );
});

test('an uncaught one points at the file', async () => {
  const output = await outputOf({
    'package.json': '{}',
    'main.cjs': "const load = (name) => require(name);\nload('child_process').spawn('ls');",
  });
  expect(output).toMatch(/main\.cjs:2\nload\('child_process'\)\.spawn\('ls'\);\n/);
  expect(output).toMatch(/spawn is not available on this platform: .+ \(asked for by \S+main\.cjs:2\)/);
});

test('a module and an addon that are not there name the file that asks', async () => {
  const output = await outputOf({
    'package.json': '{}',
    'node_modules/lazy/index.js': "exports.load = () => require('pg-native');",
    'node_modules/native/index.js': "module.exports = require('./it.node');",
    'node_modules/native/it.node': '\x7fELF',
    'main.cjs': `${tell}
tell(() => require('lazy').load());
try { require('native'); } catch (error) { console.log(error.code, error.message); }
tell(() => require(['./data', 'none.json'].join('/')));`,
  });
  expect(output).toMatch(
    /^MODULE_NOT_FOUND Cannot find module 'pg-native'\nRequire stack:\n- \/app\/node_modules\/lazy\/index\.js\n/,
  );
  expect(output).toMatch(
    /ERR_DLOPEN_FAILED .*'\.\/it\.node', required by \/app\/node_modules\/native\/index\.js/,
  );
  expect(output).toMatch(
    /Cannot find module '\.\/data\/none\.json'\nRequire stack:\n- \/app\/main\.cjs\n\(.*--assets/,
  );
});

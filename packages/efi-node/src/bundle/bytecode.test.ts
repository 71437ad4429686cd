import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isBytecode } from '../container.ts';
import { installation } from '../installation.ts';
import { compileScript } from './bytecode.ts';

const script = Buffer.from('(function () { return 1; })');
const { compiler } = installation();

test.each(['/nowhere/efi-node-compile', '/bin/false', '/etc/passwd'])(
  'with %s for a compiler the source is all there is',
  (path) => {
    expect(compileScript(path, script, 'program.js')).toBeUndefined();
  },
);

// The build makes the compiler; without it source is all there is, as the test before says.
test.skipIf(!existsSync(compiler))('bytecode, unless the script makes no sense', () => {
  const compiled = compileScript(compiler, script, 'program.js');
  expect(compiled).toBeDefined();
  expect(isBytecode(compiled ?? script)).toBe(true);
  // The text of functions is in it.
  expect(Buffer.from(compiled ?? script).includes('function () { return 1; }')).toBe(true);
  expect(compileScript(compiler, Buffer.from('(function {'), 'program.js')).toBeUndefined();
  expect(isBytecode(script)).toBe(false);
});

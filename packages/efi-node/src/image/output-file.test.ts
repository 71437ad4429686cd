import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CommandError } from '../command-error.ts';
import { outputPath, writeOutput } from './output-file.ts';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'efi-node-output-')));
  writeFileSync(join(folder, 'app.js'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const choose = (name: string): string => outputPath(join(folder, name), join(folder, 'app.js'));

describe('where', () => {
  test('a new file, and one that is there', () => {
    expect(choose('new')).toBe(join(folder, 'new'));
    writeFileSync(join(folder, 'old'), '');
    expect(choose('old')).toBe(join(folder, 'old'));
  });

  test('a link leads to its file', () => {
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(join(folder, 'elsewhere/old'), '');
    symlinkSync(join(folder, 'elsewhere/old'), join(folder, 'link'));
    expect(choose('link')).toBe(join(folder, 'elsewhere/old'));
  });

  test.each([
    ['nowhere/out', 'there is no folder'],
    ['app.js/out', 'app.js is not a folder'],
    ['folder', 'that is a folder, and a file is expected'],
    ['new/', 'the name of a file is expected'],
    ['app.js', 'that is the program itself'],
    ['link-to-program', 'that is the program itself'],
    ['null', 'that is a device, and a file is expected'],
  ])('not %s', (name, message) => {
    mkdirSync(join(folder, 'folder'));
    symlinkSync('app.js', join(folder, 'link-to-program'));
    symlinkSync('/dev/null', join(folder, 'null'));
    expect(() => choose(name)).toThrow(CommandError);
    expect(() => choose(name)).toThrow(message);
  });

  test.skipIf(process.getuid?.() === 0)('not a folder that may not be written to (root may)', () => {
    mkdirSync(join(folder, 'closed'));
    chmodSync(join(folder, 'closed'), 0o555);
    expect(() => choose('closed/out')).toThrow('may not be written to');
  });
});

describe('writing', () => {
  test('pieces, with NULs between them and to the end', async () => {
    const path = join(folder, 'out');
    await writeOutput(path, 10, [
      { offset: 5, bytes: Buffer.from('cd') },
      { offset: 0, bytes: Buffer.from('ab') },
    ]);
    expect(readFileSync(path, 'latin1')).toBe('ab\0\0\0cd\0\0\0');
  });

  test('takes the place of what was there', async () => {
    const path = join(folder, 'out');
    writeFileSync(path, 'something longer');
    await writeOutput(path, 2, [{ offset: 0, bytes: Buffer.from('ab') }]);
    expect(readFileSync(path, 'latin1')).toBe('ab');
    expect(readdirSync(folder)).toEqual(['app.js', 'out']);
  });

  test('nothing is left of what fails, and what was there stays', async () => {
    const path = join(folder, 'out');
    writeFileSync(path, 'old');
    const broken = writeOutput(path, 2 ** 62, [{ offset: 0, bytes: Buffer.from('ab') }]);
    await expect(broken).rejects.toThrow(CommandError);
    await expect(broken).rejects.toThrow(`${path} cannot be written: `);
    expect(readFileSync(path, 'latin1')).toBe('old');
    expect(readdirSync(folder)).toEqual(['app.js', 'out']);
  });
});

import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BundleCache, type CachedProgram } from './cache.ts';

let directory = '';
let entry = '';
const program: CachedProgram = {
  filename: '/app/main.js',
  code: Buffer.from('code'),
  map: Buffer.from('map'),
  notes: ['a note'],
  assets: new Map([['/app/data.txt', '/project/data.txt']]),
};

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'efi-node-cache-'));
  mkdirSync(join(directory, 'project'));
  entry = join(directory, 'project/main.js');
  writeFileSync(entry, 'one');
});

afterEach(() => rmSync(directory, { recursive: true }));

function cache(versions = '1'): BundleCache {
  return new BundleCache(join(directory, 'cache'), versions);
}

function text(found: CachedProgram | undefined): unknown {
  if (found === undefined) return undefined;
  return { ...found, code: Buffer.from(found.code).toString(), map: Buffer.from(found.map).toString() };
}

test('what was written is read while nothing has changed', () => {
  expect(cache().read(entry)).toBeUndefined();
  cache().write(entry, program, [entry]);
  expect(text(cache().read(entry))).toEqual({ ...program, code: 'code', map: 'map' });
});

test('the content counts, not the time', () => {
  cache().write(entry, program, [entry]);
  utimesSync(entry, 1, 1);
  expect(cache().read(entry)).toBeDefined();
  writeFileSync(entry, 'two');
  expect(cache().read(entry)).toBeUndefined();
});

test('another version of the bundler bundles anew', () => {
  cache().write(entry, program, [entry]);
  expect(cache('2').read(entry)).toBeUndefined();
});

test('a package that is installed later may change what is found', () => {
  cache().write(entry, program, [entry]);
  mkdirSync(join(directory, 'project/node_modules'));
  expect(cache().read(entry)).toBeUndefined();
});

test('so may a manifest', () => {
  cache().write(entry, program, [entry]);
  writeFileSync(join(directory, 'project/package.json'), '{ "type": "module" }');
  expect(cache().read(entry)).toBeUndefined();
});

test('what is in a folder that came along', () => {
  const folder = join(directory, 'project/public');
  mkdirSync(folder);
  cache().write(entry, program, [entry], [folder, join(directory, 'project/views')]);
  utimesSync(folder, 1, 1);
  expect(cache().read(entry)).toBeDefined();
  writeFileSync(join(folder, 'new.html'), '');
  expect(cache().read(entry)).toBeUndefined();
  rmSync(join(folder, 'new.html'));
  expect(cache().read(entry)).toBeDefined();
  mkdirSync(join(directory, 'project/views'));
  expect(cache().read(entry)).toBeUndefined();
});

test('a file that has gone', () => {
  cache().write(entry, program, [entry, join(directory, 'gone.js')]);
  expect(cache().read(entry)).toBeDefined();
  rmSync(entry);
  expect(cache().read(entry)).toBeUndefined();
});

test('a broken entry is no entry', () => {
  cache().write(entry, program, [entry]);
  const bundles = join(directory, 'cache/bundles');
  for (const name of readdirSync(bundles)) writeFileSync(join(bundles, name), 'EFINODE\x01 cut');
  expect(cache().read(entry)).toBeUndefined();
});

test('it does not grow without end', () => {
  for (let number = 0; number < 110; number += 1) cache().write(`${entry}${number}`, program, []);
  expect(readdirSync(join(directory, 'cache/bundles')).length).toBe(100);
});

test('nor do large entries', () => {
  const code = Buffer.alloc(100 * 2 ** 20);
  for (let number = 0; number < 4; number += 1) cache().write(`${entry}${number}`, { ...program, code }, []);
  expect(readdirSync(join(directory, 'cache/bundles')).length).toBe(2);
  expect(cache().read(`${entry}3`)).toBeDefined();
});

test('a folder that cannot be written to is no failure', () => {
  writeFileSync(join(directory, 'cache'), 'a file');
  cache().write(entry, program, [entry]);
  expect(cache().read(entry)).toBeUndefined();
});

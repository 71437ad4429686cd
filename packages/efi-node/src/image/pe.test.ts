import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installation } from '../installation.ts';
import { withSection } from './pe.ts';

const { application } = installation();

function obstacleOf(...commands: readonly string[]): string | undefined {
  if (!existsSync(application)) return 'the firmware is not built';
  const missing = commands.find((command) => spawnSync(command, ['--version']).error !== undefined);
  return missing === undefined ? undefined : `${missing} is not installed`;
}

const title = (name: string, reason: string | undefined): string =>
  reason === undefined ? name : `${name} (not here: ${reason})`;

interface Listed {
  readonly name: string;
  readonly size: number;
  readonly address: number;
  readonly offset: number;
}

/** The sections as binutils reads them. */
function sections(file: string): Listed[] {
  const lines = execFileSync('objdump', ['-h', file], { encoding: 'utf8' }).matchAll(
    /^ *\d+ (\S+) +([0-9a-f]+) +([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) /gm,
  );
  return Array.from(lines, ([, name = '', ...numbers]) => {
    const [size = 0, address = 0, offset = 0] = numbers.map((text) => Number.parseInt(text, 16));
    return { name, size, address, offset };
  });
}

/** A number of the headers as binutils prints it. */
function field(file: string, name: string): number {
  const text = execFileSync('objdump', ['-p', file], { encoding: 'utf8' });
  return Number.parseInt(new RegExp(`^${name}\\s+([0-9a-f]+)$`, 'm').exec(text)?.[1] ?? '', 16);
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'efi-node-pe-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reason = obstacleOf('objdump', 'objcopy');

describe.skipIf(reason !== undefined)(title('read back by binutils', reason), () => {
  const add = (data: Uint8Array): string => {
    const file = join(folder, `${data.length}.efi`);
    writeFileSync(file, withSection(readFileSync(application), '.bundle', data));
    return file;
  };

  test.each([1, 511, 512, 4097, 100_003])('a section of %i bytes', (length) => {
    const data = Buffer.alloc(length, 'efi-node ');
    const file = add(data);
    const before = sections(application);
    const after = sections(file);
    expect(after.slice(0, -1)).toEqual(before);
    const last = before.at(-1);
    const added = after.at(-1);
    expect(added).toMatchObject({ name: '.bundle', size: length });
    expect(added?.address).toBe(Math.ceil(((last?.address ?? 0) + (last?.size ?? 0)) / 4096) * 4096);
    expect((added?.offset ?? 0) % 512).toBe(0);
    execFileSync('objcopy', ['-O', 'binary', '--only-section=.bundle', file, `${file}.data`]);
    expect(readFileSync(`${file}.data`)).toEqual(data);
  });

  test('the sizes in the headers', () => {
    const file = add(Buffer.alloc(5000, 1));
    expect(field(file, 'SizeOfImage')).toBe(field(application, 'SizeOfImage') + 2 * 4096);
    const initialised = 'SizeOfInitializedData';
    expect(field(file, initialised)).toBe(field(application, initialised) + 5120);
    expect(field(file, 'SizeOfHeaders')).toBe(field(application, 'SizeOfHeaders'));
  });

  test('the checksum', () => {
    const file = add(Buffer.alloc(999, 0xfe));
    const stored = field(file, 'CheckSum');
    const image = readFileSync(file);
    image.writeUInt32LE(0, image.readUInt32LE(0x3c) + 24 + 64);
    let sum = 0;
    for (let at = 0; at < image.length; at += 2) sum += image.readUInt16LE(at);
    while (sum > 0xffff) sum = (sum % 0x1_0000) + Math.floor(sum / 0x1_0000);
    expect(stored).toBe(sum + image.length);
  });

  test('QEMU still takes it for a kernel that an initrd may go with', () => {
    expect(readFileSync(add(Buffer.alloc(1))).toString('latin1', 0x202, 0x206)).toBe('HdrS');
  });

  const noSigner = obstacleOf('sbverify');
  test.skipIf(noSigner !== undefined)(title('what signs for Secure Boot has no complaints', noSigner), () => {
    const { stdout, stderr } = spawnSync('sbverify', ['--list', add(Buffer.alloc(777))], {
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: 'No signature table present\n' });
  });
});

const unbuilt = obstacleOf();

describe.skipIf(unbuilt !== undefined)(title('refused', unbuilt), () => {
  const wrong = (change: (image: Buffer, pe: number) => Uint8Array | void): (() => Buffer) => {
    const image = readFileSync(application);
    const changed = change(image, image.readUInt32LE(0x3c));
    return () => withSection(changed ?? image, '.bundle', Buffer.from('data'));
  };

  test('what is no image', () => {
    for (const length of [0, 10, 64, 300]) {
      expect(() => withSection(Buffer.alloc(length), '.bundle', Buffer.from('data'))).toThrow(
        'not a PE32+ image',
      );
    }
    expect(wrong((image, pe) => image.fill(0, pe, pe + 4))).toThrow('not a PE32+ image');
    expect(wrong((image, pe) => void image.writeUInt16LE(0x10b, pe + 24))).toThrow('not a PE32+ image');
  });

  test('a second one of the same name', () => {
    const one = wrong(() => undefined)();
    expect(() => withSection(one, '.bundle', Buffer.from('data'))).toThrow('has a section .bundle already');
  });

  test('a signed image', () => {
    expect(wrong((image, pe) => void image.writeUInt32LE(1, pe + 24 + 112 + 32))).toThrow('is signed');
  });

  test('headers without room', () => {
    expect(wrong((image, pe) => void image.writeUInt32LE(pe + 300, pe + 24 + 60))).toThrow('no room');
  });

  test('something behind the sections, or too little', () => {
    expect(wrong((image) => Buffer.concat([image, Buffer.alloc(4)]))).toThrow(
      'cut off, or has something behind',
    );
    expect(wrong((image) => image.subarray(0, -1))).toThrow('cut off, or has something behind');
    expect(wrong((image, pe) => void image.writeUInt32LE(image.length, pe + 12))).toThrow('something behind');
  });
});

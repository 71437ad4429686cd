import { expect, test } from 'vitest';
import { encodeForm } from './multipart-encode.ts';
import { FormData } from './form-data.ts';
import { boundaryOf, parseForm } from './multipart-parse.ts';

const FORM = [
  '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\none\r\n',
  '--B\r\nContent-Disposition: form-data; name="f"; filename="x.txt"\r\nContent-Type: text/x\r\n\r\n\r\n-\r\n--\r\n',
  '--B--\r\n',
].join('');

function read(bytes: Buffer): readonly (readonly [string, string])[] {
  return [...parseForm(bytes, 'B')].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value.name,
  ]);
}

async function readByNode(bytes: Buffer): Promise<readonly (readonly [string, string])[]> {
  const headers = { 'content-type': 'multipart/form-data; boundary=B' };
  const form = await new globalThis.Response(new Uint8Array(bytes), { headers }).formData();
  return [...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]);
}

test('line ends and dashes belong to a file', async () => {
  const file = parseForm(Buffer.from(FORM), 'B').get('f');
  if (file === null || typeof file === 'string') throw new Error('no file');
  expect(await file.text()).toBe('\r\n-\r\n--');
  expect(file.type).toBe('text/x');
});

test('cut after each byte it is refused, until the last boundary is there, as Node refuses it', async () => {
  const whole = Buffer.from(FORM);
  const closed = FORM.lastIndexOf('--B--') + '--B--'.length;
  for (let end = 0; end <= whole.length; end++) {
    const part = whole.subarray(0, end);
    if (end >= closed) {
      expect(read(part)).toEqual([
        ['a', 'one'],
        ['f', 'x.txt'],
      ]);
      expect(await readByNode(part)).toEqual(read(part));
    } else {
      expect(() => read(part), `${end} bytes`).toThrow('Failed to parse body as FormData.');
      await expect(readByNode(part), `${end} bytes`).rejects.toThrow('Failed to parse body as FormData.');
    }
  }
});

test('no byte put for another makes it throw anything but TypeError', () => {
  for (let at = 0; at < FORM.length; at++) {
    for (const byte of [0, 10, 13, 34, 37, 58, 255]) {
      const bytes = Buffer.from(FORM);
      bytes[at] = byte;
      try {
        read(bytes);
      } catch (error) {
        expect(error, `byte ${at} is ${byte}`).toBeInstanceOf(TypeError);
      }
    }
  }
});

test('what is encoded is read again', async () => {
  const form = new FormData();
  form.append('"\r\nä', '1\n2');
  form.append('file', new File(['\r\n--'], 'n"ä', { type: 'a/b' }));
  const { blob, type } = encodeForm(form);
  const boundary = type.slice(type.indexOf('boundary=') + 'boundary='.length);
  const again = parseForm(Buffer.from(await blob.arrayBuffer()), boundary);
  expect(again.get('"\r\nä')).toBe('1\r\n2');
  const file = again.get('file');
  if (file === null || typeof file === 'string') throw new Error('no file');
  expect([file.name, file.type, await file.text()]).toEqual(['n"ä', 'a/b', '\r\n--']);
});

test('a media type without a boundary is refused', () => {
  expect(() => boundaryOf(new Map())).toThrow('Failed to parse body as FormData.');
});
